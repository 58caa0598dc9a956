//! Europass of old: the `SkillsPassport` that its portal wrote until 2020.

use super::convert::{Draft, Import, scalar, words};
use super::listed::{self, ForeignList};
use super::mapping::How::{Known, Many, Phone, Text, Url};
use super::mapping::{Open, Row, Table, row};
use crate::tree::{Field, Node, Value};

/// What the parts of a file become.
pub(super) const TABLES: &[&Table] = &[
    &PERSON,
    &MAIL,
    &TELEPHONE,
    &WEBSITE,
    &NATIONALITY,
    &EMPLOYMENT,
    &EDUCATION,
    &MOTHER_TONGUE,
    &LANGUAGE,
    &SKILL,
    &ACHIEVEMENT,
];

const PERSON: Table = Table {
    at: "LearnerInfo.Identification",
    becomes: "cv",
    open: Open::Unknown,
    rows: &[
        row("PersonName", "name", Text),
        row("ContactInfo.Address", "location", Text),
    ],
};

const MAIL: Table = Table {
    at: "ContactInfo.Email",
    becomes: "cv",
    open: Open::Unknown,
    rows: &[row("Contact", "email", Text)],
};

const TELEPHONE: Table = Table {
    at: "ContactInfo.TelephoneList.Telephone",
    becomes: "cv",
    open: Open::Unknown,
    rows: &[row("Contact", "phone", Phone)],
};

const WEBSITE: Table = Table {
    at: "ContactInfo.WebsiteList.Website",
    becomes: "cv",
    open: Open::Unknown,
    rows: &[row("Contact", "website", Url)],
};

const NATIONALITY: Table = Table {
    at: "Demographics.NationalityList.Nationality",
    becomes: "cv",
    open: Open::Unknown,
    rows: &[row("Label", "nationality", Text)],
};

const CURRENT: Row = row("Period.Current", "", Known);

const EMPLOYMENT: Table = Table {
    at: "LearnerInfo.WorkExperienceList.WorkExperience",
    becomes: "experience",
    open: Open::Unknown,
    rows: &[
        row("Position.Label", "position", Text),
        row("Employer.Name", "organization", Text),
        row("Employer.ContactInfo.Website.Contact", "url", Url),
        row("Activities", "summary", Text),
        CURRENT,
    ],
};

const EDUCATION: Table = Table {
    at: "LearnerInfo.EducationList.Education",
    becomes: "education",
    open: Open::Unknown,
    rows: &[
        row("Title", "degree", Text),
        row("Field.Label", "area", Text),
        row("Organisation.Name", "institution", Text),
        row("Organisation.ContactInfo.Website.Contact", "url", Url),
        row("Level.Label", "grade", Text),
        row("Activities", "summary", Text),
        CURRENT,
    ],
};

const MOTHER_TONGUE: Table = Table {
    at: "LearnerInfo.Skills.Linguistic.MotherTongueList.MotherTongue",
    becomes: "languages",
    open: Open::Unknown,
    rows: &[row("Description.Label", "language", Text)],
};

const LANGUAGE: Table = Table {
    at: "LearnerInfo.Skills.Linguistic.ForeignLanguageList.ForeignLanguage",
    becomes: "languages",
    open: Open::Unknown,
    rows: &[row("Description.Label", "language", Text)],
};

const SKILL: Table = Table {
    at: "LearnerInfo.Skills",
    becomes: "lines",
    open: Open::Unknown,
    rows: &[row("Description", "text", Many)],
};

const ACHIEVEMENT: Table = Table {
    at: "LearnerInfo.AchievementList.Achievement",
    becomes: "entries",
    open: Open::Unknown,
    rows: &[row("Title.Label", "title", Text), row("Description", "summary", Text)],
};

const PARTS: [ForeignList; 2] = [
    ForeignList { at: EMPLOYMENT.at, title: "", table: &EMPLOYMENT },
    ForeignList { at: EDUCATION.at, title: "", table: &EDUCATION },
];

/// Groups of skills, and what they are called.
const SKILLS: [(&str, &str); 6] = [
    ("Communication", "Communication"),
    ("Organisational", "Organisation"),
    ("JobRelated", "At work"),
    ("Computer", "Computers"),
    ("Driving", "Driving licence"),
    ("Other", "Other skills"),
];

/// The CV that a document is.
pub(super) fn convert(root: &Node, import: &mut Import) -> Node {
    let passport = root.get("SkillsPassport").map_or(root, |field| &field.value);
    codes(passport, import);
    let mut cv = Draft::default();
    if let Some(person) = import.peek(passport, PERSON.at) {
        import.own(person, person.span);
        let names = ["PersonName.FirstName", "PersonName.Surname"];
        let mut name = Draft::default();
        listed::join(person, &names, " ", (&mut name, "name"), import);
        for Field { key_span, value, .. } in name.into_fields() {
            cv.begin(key_span, "name", value);
        }
        address(person, "ContactInfo.Address.Contact", import, &mut cv);
        for table in [&MAIL, &TELEPHONE, &WEBSITE, &NATIONALITY] {
            for item in listed::all(person, table.at) {
                for Field { key, key_span, value } in
                    import.draft(item, table).into_fields()
                {
                    cv.append_at(key_span, &key, value);
                }
                if let Some(kind) = import.peek(item, "Use") {
                    import.set(kind);
                }
            }
        }
        birth(person, import, &mut cv);
    }
    if let Some(headline) =
        import.peek(passport, "LearnerInfo.Headline.Description.Label")
        && let Some(text) = import.text(headline)
    {
        let is_statement = text.text().is_some_and(|text| text.len() > 100);
        import.use_up(headline);
        let to = if is_statement { "summary" } else { "headline" };
        cv.append_at(headline.span, to, text);
    }
    for name in ["DocumentInfo", "PrintingPreferences", "locale", "schemaLocation"] {
        if let Some(field) = passport.get(name) {
            import.set(&field.value);
        }
    }
    if let Some(kind) = import.peek(passport, "LearnerInfo.Headline.Type") {
        import.set(kind);
    }
    let sections =
        PARTS.iter().filter_map(|it| listed::section(passport, it, import, more));
    let mut sections: Vec<_> = sections.collect();
    sections.extend(languages(passport, import));
    sections.extend(skills(passport, import));
    let achievements = ForeignList { at: ACHIEVEMENT.at, title: "", table: &ACHIEVEMENT };
    sections.extend(listed::section(passport, &achievements, import, more));
    listed::file(root, cv, sections)
}

/// Takes the codes that say what the words beside them do.
fn codes(node: &Node, import: &mut Import) {
    match &node.value {
        Value::Scalar(_) => {}
        Value::Sequence(items) => items.iter().for_each(|item| codes(item, import)),
        Value::Mapping(fields) => {
            if let (Some(code), Some(_)) = (node.get("Code"), import.peek(node, "Label"))
            {
                import.use_up(&code.value);
            }
            fields.iter().for_each(|field| codes(&field.value, import));
        }
    }
}

fn birth(person: &Node, import: &mut Import, cv: &mut Draft) {
    let at = "Demographics.Birthdate";
    let part = |part: &str| format!("{at}.{part}");
    let (year, month, day) = (part("year"), part("month"), part("day"));
    let mut date = Draft::default();
    if listed::date(person, [&year, &month, &day], (&mut date, "date"), import) {
        date.finish(Open::Unknown);
        for Field { key_span, value, .. } in date.into_fields() {
            cv.append_at(key_span, "birth-date", value);
        }
    }
}

fn more(item: &Node, table: &Table, import: &mut Import, draft: &mut Draft) {
    let goes_on = import.peek(item, "Period.Current").is_some()
        || item
            .get("Period")
            .and_then(|field| field.value.get("Current"))
            .is_some_and(|field| field.value.text() == Some("true"));
    for (name, to) in [("From", "start"), ("To", "end")] {
        let part = |part: &str| format!("Period.{name}.{part}");
        let (year, month, day) = (part("year"), part("month"), part("day"));
        listed::date(item, [&year, &month, &day], (draft, to), import);
    }
    if goes_on && let Some(field) = item.get("Period") {
        let span = field.value.span;
        let end =
            Field { key: "end".into(), key_span: span, value: scalar(span, "present") };
        draft.set_end(&end);
    }
    let holder = if table.becomes == "education" { "Organisation" } else { "Employer" };
    address(item, &format!("{holder}.ContactInfo.Address.Contact"), import, draft);
}

/// A town and a country.
fn address(node: &Node, at: &str, import: &mut Import, draft: &mut Draft) {
    let part = |name: &str| format!("{at}.{name}");
    let (line, code, town) =
        (part("AddressLine"), part("PostalCode"), part("Municipality"));
    let country = part("Country.Label");
    listed::join(
        node,
        &[&line, &code, &town, &country],
        ", ",
        (draft, "location"),
        import,
    );
}

fn languages(passport: &Node, import: &mut Import) -> Option<Node> {
    const LEVELS: [&str; 5] = [
        "ProficiencyLevel.Listening",
        "ProficiencyLevel.Reading",
        "ProficiencyLevel.SpokenInteraction",
        "ProficiencyLevel.SpokenProduction",
        "ProficiencyLevel.Writing",
    ];
    let mut entries = Vec::new();
    for (table, is_own) in [(&MOTHER_TONGUE, true), (&LANGUAGE, false)] {
        for item in listed::all(passport, table.at) {
            let mut draft = import.draft(item, table);
            let said: Vec<_> =
                LEVELS.iter().filter_map(|path| import.peek(item, path)).collect();
            let texts: Vec<_> = said.iter().filter_map(|node| node.text()).collect();
            if is_own {
                draft.append_at(item.span, "level", scalar(item.span, "native"));
            } else if let (Some(first), Some(level)) = (said.first(), texts.first()) {
                let is_same = texts.iter().all(|text| text == level);
                let text = if is_same { (*level).to_owned() } else { texts.join(", ") };
                draft.append_at(first.span, "level", words(first, &text));
                said.iter().for_each(|node| import.use_up(node));
            }
            entries.push(draft.node(item.span));
        }
    }
    let span = entries.first()?.span;
    let fields =
        [("kind", scalar(span, "languages")), ("entries", Node::sequence(span, entries))];
    Some(super::convert::group(span, fields))
}

fn skills(passport: &Node, import: &mut Import) -> Option<Node> {
    let all = import.peek(passport, SKILL.at)?;
    let mut entries = Vec::new();
    for (name, label) in SKILLS {
        let Some(field) = all.get(name) else { continue };
        let mut draft = import.draft(&field.value, &SKILL);
        if draft.is_empty() {
            continue;
        }
        draft.begin(field.key_span, "label", scalar(field.key_span, label));
        entries.push(draft.node(field.value.span));
    }
    let span = entries.first()?.span;
    let fields = [
        ("kind", scalar(span, "lines")),
        ("title", scalar(span, "Skills")),
        ("entries", Node::sequence(span, entries)),
    ];
    Some(super::convert::group(span, fields))
}
