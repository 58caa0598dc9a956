//! `RenderCV`, with the keys of every version from 1.0 to 2.8 and those that al-folio adds.

mod tables;

use self::tables::{
    AWARD, CERTIFICATE, CV, DESIGN, EDUCATION, EXPERIENCE, LANGUAGE, LINE, MEMBERSHIP,
    NORMAL, PROJECT, PUBLICATION, REFERENCE, SKILL, TALK,
};
use super::convert::{Draft, Import, group, is_blank, scalar, words};
use super::mapping::Table;
use super::{people, texts};
use crate::tree::{Field, Node, Value};

/// What the parts of a file become.
pub(super) static TABLES: &[&Table] = &[
    &CV,
    &EXPERIENCE,
    &EDUCATION,
    &PUBLICATION,
    &NORMAL,
    &PROJECT,
    &AWARD,
    &CERTIFICATE,
    &TALK,
    &MEMBERSHIP,
    &LINE,
    &SKILL,
    &LANGUAGE,
    &REFERENCE,
    &DESIGN,
];

/// The language of a file, in the words of its versions.
const LANGUAGES: [(&str, &str); 26] = [
    ("english", "en"),
    ("en", "en"),
    ("french", "fr"),
    ("fr", "fr"),
    ("german", "de"),
    ("de", "de"),
    ("italian", "it"),
    ("it", "it"),
    ("japanese", "ja"),
    ("korean", "ko"),
    ("mandarin_chineese", "zh"),
    ("mandarin_chinese", "zh"),
    ("portuguese", "pt"),
    ("pt", "pt"),
    ("russian", "ru"),
    ("spanish", "es"),
    ("es", "es"),
    ("turkish", "tr"),
    ("danish", "da"),
    ("arabic", "ar"),
    ("dutch", "nl"),
    ("hebrew", "he"),
    ("tr", "tr"),
    ("norwegian_bokmål", "nb"),
    ("hungarian", "hu"),
    ("zh", "zh"),
];

/// Words in the title of a section that say what its entries are.
static TOPICS: [(&str, &Table); 19] = [
    ("reference", &REFERENCE),
    ("project", &PROJECT),
    ("open source", &PROJECT),
    ("software", &PROJECT),
    ("award", &AWARD),
    ("honor", &AWARD),
    ("honour", &AWARD),
    ("prize", &AWARD),
    ("fellowship", &AWARD),
    ("scholarship", &AWARD),
    ("certific", &CERTIFICATE),
    ("license", &CERTIFICATE),
    ("talk", &TALK),
    ("presentation", &TALK),
    ("lecture", &TALK),
    ("membership", &MEMBERSHIP),
    ("skill", &SKILL),
    ("technolog", &SKILL),
    ("language", &LANGUAGE),
];

/// The CV that a file is.
pub(super) fn convert(root: &Node, import: &mut Import) -> Node {
    import.has_dollars = true;
    for name in ["settings", "rendercv_settings"] {
        if let Some(words) = root.get(name)
            && let Some(list) = import.take(&words.value, "bold_keywords")
        {
            import.bold = list
                .one_or_many()
                .iter()
                .filter_map(Node::text)
                .map(Into::into)
                .collect();
        }
    }
    let mut file = Draft::default();
    let mut design = Draft::default();
    // What it starts a CV with has the person at the top.
    let bare = root.get("sections").filter(|_| root.get("cv").is_none()).map(|_| root);
    let cv = root.get("cv").map(|field| (&field.value, field.key_span));
    if let Some((node, place)) = cv.or(bare.map(|root| (root, root.span))) {
        let mut person = person(node, import, &mut design);
        let sections = sections(node, import, &mut person);
        file.append_at(place, "cv", person.node(node.span));
        if let Some(sections) = sections {
            file.append_at(sections.span, "sections", sections);
        }
    }
    if let Some(field) = root.get("design") {
        let found = import.draft(&field.value, &DESIGN);
        merge_design(found, &mut design);
    }
    if !design.is_empty() {
        file.append_at(root.span, "design", design.node(root.span));
    }
    locale(root, import, &mut file);
    for name in ["design", "settings", "rendercv_settings", "locale", "locale_catalog"] {
        if let Some(field) = root.get(name) {
            import.set(&field.value);
        }
    }
    file.node(root.span)
}

/// Puts the margins of a design into one group.
fn merge_design(mut found: Draft, design: &mut Draft) {
    let mut margins = Draft::default();
    for side in ["top", "bottom", "left", "right"] {
        if let Some(field) = found.remove(&format!("margin.{side}")) {
            margins.append_at(field.key_span, side, field.value);
        }
    }
    for field in found.into_fields() {
        design.append_at(field.key_span, &field.key, field.value);
    }
    let values = margins.values();
    if let [first, rest @ ..] = values.as_slice() {
        let is_one =
            rest.len() == 3 && rest.iter().all(|node| node.text() == first.text());
        let margin = if is_one { first.clone() } else { margins.node(first.span) };
        design.append_at(margin.span, "margin", margin);
    }
}

fn locale(root: &Node, import: &mut Import, file: &mut Draft) {
    for name in ["settings", "rendercv_settings"] {
        let Some(field) = root.get(name) else { continue };
        let Some(day) = import.peek(&field.value, "current_date|date") else { continue };
        if let Some(date) = day.text().and_then(super::dates::date) {
            file.append_at(day.span, "date", scalar(day.span, &date));
            import.use_up(day);
        }
    }
    let field = root.get("locale").or_else(|| root.get("locale_catalog"));
    let Some(language) = field.and_then(|field| import.peek(&field.value, "language"))
    else {
        return;
    };
    let written = language.text().unwrap_or_default().to_lowercase();
    if let Some((_, tag)) = LANGUAGES.iter().find(|(word, _)| *word == written) {
        import.use_up(language);
        file.append_at(language.span, "locale", scalar(language.span, tag));
    }
}

fn person(node: &Node, import: &mut Import, design: &mut Draft) -> Draft {
    let mut draft = import.draft(node, &CV);
    if let Some(photo) = import.peek(node, "photo|image")
        && photo.text().is_some_and(|path| !path.contains("://"))
    {
        import.use_up(photo);
        design.append_at(photo.span, "photo", photo.clone());
    }
    if let Some(list) = import.peek(node, "social_networks") {
        people::profiles(list, import, &mut draft);
    }
    if let Some(list) = import.peek(node, "custom_connections") {
        for item in people::items(list) {
            let is_text = |node: &&Node| node.text().is_some();
            let label = import.peek(item, "placeholder").filter(is_text);
            let Some(label) = label else { continue };
            import.use_up(label);
            let url = import.peek(item, "url").filter(is_text);
            let link = match url {
                Some(url) => {
                    import.use_up(url);
                    group(item.span, [("label", label.clone()), ("url", url.clone())])
                }
                None => label.clone(),
            };
            draft.append_at(label.span, "links", link);
            if let Some(icon) = import.peek(item, "fontawesome_icon") {
                import.set(icon);
            }
        }
    }
    draft
}

/// The sections, in the order of the file.
fn sections(node: &Node, import: &mut Import, person: &mut Draft) -> Option<Node> {
    let list = node.get("sections")?;
    let Value::Mapping(fields) = &list.value.value else { return None };
    let sections: Vec<_> = fields
        .iter()
        .filter(|field| !is_blank(&field.value))
        .filter_map(|field| section(field, import, person))
        .collect();
    (!sections.is_empty()).then(|| Node::sequence(list.value.span, sections))
}

fn section(field: &Field, import: &mut Import, person: &mut Draft) -> Option<Node> {
    let items: Vec<&Node> =
        people::items(&field.value).iter().filter(|item| !is_blank(item)).collect();
    let title = title(&field.key);
    let first = items.first()?;
    let mut section = Draft::default();
    let mut put =
        |name: &str, value: Node| section.append_at(field.key_span, name, value);
    if matches!(first.value, Value::Scalar(_)) {
        let texts: Vec<_> = items.iter().flat_map(|item| import.texts(item)).collect();
        items.iter().for_each(|item| import.use_up(item));
        put("kind", scalar(field.key_span, "text"));
        put("title", scalar(field.key_span, &title));
        texts.into_iter().for_each(|text| put("text", text));
        return Some(section.node(field.value.span));
    }
    for name in ["bullet", "number", "reversed_number"] {
        if first.get(name).is_none() {
            continue;
        }
        put("kind", scalar(field.key_span, "bullets"));
        put("title", scalar(field.key_span, &title));
        if name == "number" {
            put("numbered", scalar(field.key_span, "true"));
        }
        let mut points = Vec::new();
        for item in &items {
            import.own(item, item.span);
            let taken = import.take(item, name);
            points.extend(taken.map(|node| import.points(&import.texts(node))));
        }
        let points = points.into_iter().flatten().collect();
        put("items", Node::sequence(field.value.span, points));
        return Some(section.node(field.value.span));
    }
    let table = table_of(first, &title);
    let entries: Vec<_> = items.iter().map(|item| entry(item, table, import)).collect();
    if table.becomes == "publications" {
        items.iter().for_each(|item| own_name(item, person));
    }
    put("kind", scalar(field.key_span, table.becomes));
    put("title", scalar(field.key_span, &title));
    put("entries", Node::sequence(field.value.span, entries));
    Some(section.node(field.value.span))
}

/// The table for a section whose first entry is this.
fn table_of(first: &Node, title: &str) -> &'static Table {
    let has = |names: &[&str]| names.iter().any(|name| first.get(name).is_some());
    let lower = title.to_lowercase();
    let topic =
        TOPICS.iter().find(|(word, _)| lower.contains(word)).map(|(_, table)| *table);
    let is =
        |table: &'static Table| topic.is_some_and(|topic| std::ptr::eq(topic, table));
    if has(&["authors", "journal", "releaseDate"]) {
        &PUBLICATION
    } else if has(&["company"]) || has(&["position", "organization"]) {
        &EXPERIENCE
    } else if has(&["institution", "studyType"]) && !is(&CERTIFICATE) {
        &EDUCATION
    } else if has(&["reference"]) {
        &REFERENCE
    } else if has(&["awarder"]) {
        &AWARD
    } else if has(&["issuer"]) {
        &CERTIFICATE
    } else if has(&["language", "fluency"]) {
        &LANGUAGE
    } else if has(&["label", "details", "keywords", "level"]) {
        match topic {
            Some(table) if is(&SKILL) || is(&LANGUAGE) => table,
            Some(table) if is(&AWARD) && has(&["date"]) => table,
            _ => &LINE,
        }
    } else {
        match topic {
            Some(table) if !is(&SKILL) && !is(&LANGUAGE) => table,
            _ if has(&["title"]) && has(&["doi"]) => &PUBLICATION,
            _ => &NORMAL,
        }
    }
}

fn entry(item: &Node, table: &Table, import: &mut Import) -> Node {
    if !matches!(item.value, Value::Mapping(_)) {
        import.use_up(item);
        return import.text(item).unwrap_or_else(|| item.clone());
    }
    for name in ["icon"] {
        if let Some(icon) = import.peek(item, name) {
            import.set(icon);
        }
    }
    let mut draft = import.draft(item, table);
    if table.becomes == "skills" && !draft.has("items") {
        draft.rename("name", "items");
    }
    if table.becomes == "lines" && !draft.has("text") {
        draft.rename("label", "text");
        if let Some(text) = draft.only("text") {
            return text;
        }
    }
    draft.finish(table.open);
    draft.node(item.span)
}

/// A name that the author has set bold by hand is a form of the person's own.
fn own_name(item: &Node, person: &mut Draft) {
    let Some(authors) = item.get("authors") else { return };
    let is_marked =
        |text: &str| text.starts_with('*') && !texts::without_marks(text).is_empty();
    let Some(own) = people::items(&authors.value)
        .iter()
        .find(|author| author.text().is_some_and(is_marked))
    else {
        return;
    };
    let name = texts::without_marks(own.text().unwrap_or_default());
    let name = name.trim_end_matches(['*', '†', '‡', '§']).to_owned();
    let last = |name: &str| name.split([' ', ',']).next_back().map(str::to_lowercase);
    let known = person.text("name").unwrap_or_default();
    let is_alike = last(&name) == last(&known) || name == known;
    let aliases = person.values_of("aliases");
    if !is_alike && aliases.iter().all(|alias| alias.text() != Some(&name)) {
        person.append_at(own.span, "aliases", words(own, &name));
    }
}

/// Words that stay small in a title.
const SMALL: [&str; 28] = [
    "a", "and", "as", "at", "but", "by", "for", "from", "if", "in", "into", "like",
    "near", "nor", "of", "off", "on", "onto", "or", "over", "so", "than", "that", "the",
    "to", "upon", "when", "with",
];

/// The title that a key stands for.
fn title(key: &str) -> String {
    // Of old the words were taken one by one; of late one with a capital stays as it is.
    let is_written = key.contains(' ') || !key.contains('_');
    if is_written && (key.contains(' ') || key.chars().any(char::is_uppercase)) {
        return key.to_owned();
    }
    let words =
        key.split('_').filter(|word| !word.is_empty()).enumerate().map(|(at, word)| {
            let mut letters = word.chars();
            match letters.next() {
                _ if word.chars().any(char::is_uppercase) => word.to_owned(),
                Some(first) if at == 0 || !SMALL.contains(&word) => {
                    first.to_uppercase().chain(letters).collect()
                }
                _ => word.to_owned(),
            }
        });
    words.collect::<Vec<String>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_becomes_a_title() {
        for (key, expected) in [
            ("work_experience", "Work Experience"),
            ("the_art_of_cards", "The Art of Cards"),
            ("PhD work", "PhD work"),
            ("welcome_to_RenderCV!", "Welcome to RenderCV!"),
            ("Talks_given", "Talks Given"),
            ("PhDs", "PhDs"),
        ] {
            assert_eq!(title(key), expected);
        }
    }
}
