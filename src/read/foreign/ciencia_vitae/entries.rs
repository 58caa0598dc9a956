//! The entries of a CV of CIÊNCIAVITAE.

use super::super::convert::{Draft, Import, scalar, words};
use super::super::listed::{self, all};
use super::super::mapping::{Open, Table};
use super::super::texts;
use super::said;
use super::tables::of_output;
use crate::tree::Node;

/// Names of the dates of a thing: when it began or was, and when it ended.
const STARTS: [&str; 4] = [
    "start-date",
    "activity-start-date",
    "membership-start-date",
    "first-broadcast-date",
];
const ENDS: [&str; 3] = ["end-date", "activity-end-date", "membership-end-date"];
const DATES: [&str; 16] = [
    "publication-date",
    "conference-date",
    "presentation-date",
    "completion-date",
    "date",
    "date-of-review-publication",
    "date-submitted",
    "release-date",
    "launch-date",
    "date-first-used",
    "date-of-first-performance",
    "composition-date",
    "date-established",
    "date-issued",
    "filing-date",
    "date-posted",
];

/// An entry of a kind of cvtex.
pub(super) fn entry(item: &Node, name: &str, table: &Table, import: &mut Import) -> Node {
    let mut draft = import.draft(item, table);
    for (names, to) in [(&STARTS[..], "start"), (&ENDS[..], "end"), (&DATES[..], "date")]
    {
        for date in names {
            let parts = ["year", "month", "day"].map(|part| format!("{date}.{part}"));
            let parts = [parts[0].as_str(), parts[1].as_str(), parts[2].as_str()];
            if listed::date(item, parts, (&mut draft, to), import) {
                break;
            }
        }
    }
    match table.becomes {
        "publications" => {
            authors(item, "authors", "authors", (&mut draft, import));
            authors(item, "editors", "editors", (&mut draft, import));
            authors(item, "proceedings-editors", "editors", (&mut draft, import));
            publication(item, name, import, &mut draft);
        }
        "patents" => authors(item, "authors", "inventors", (&mut draft, import)),
        "talks" => {
            authors(item, "presenters", "authors", (&mut draft, import));
            authors(item, "authors", "authors", (&mut draft, import));
        }
        "grants" => grant(item, import, &mut draft),
        "education" => {
            for one in all(item, "thesis.supervisors.supervisor") {
                if let Some(name) = import.take(one, "supervisor-name") {
                    draft.append_at(name.span, "supervisor", name.clone());
                }
            }
        }
        _ => {}
    }
    institutions(item, table, import, &mut draft);
    draft.finish(table.open);
    if table.becomes == "publications" {
        draft.lead(&["title", "authors", "type"]);
    }
    draft.node(item.span)
}

/// The people of a list, as one field.
fn authors(
    item: &Node,
    from: &str,
    to: &str,
    (draft, import): (&mut Draft, &mut Import),
) {
    for one in all(item, &format!("{from}.author")) {
        let Some(name) = said(one, import) else { continue };
        import.use_up(name);
        draft.append_at(name.span, to, name.clone());
    }
    if !draft.has(to)
        && let Some(all) = import.peek(item, &format!("{from}.citation"))
        && all.text().is_some()
    {
        import.use_up(all);
        texts::authors(all)
            .into_iter()
            .for_each(|name| draft.append_at(all.span, to, name));
    }
}

fn publication(item: &Node, name: &str, import: &mut Import, draft: &mut Draft) {
    let (_, kind) = of_output(name);
    if !kind.is_empty() {
        draft.append_at(item.span, "type", scalar(item.span, kind));
    }
    for part in ["", "chapter-", "preface-postface-"] {
        let (from, to) =
            (format!("{part}page-range-from"), format!("{part}page-range-to"));
        listed::join(item, &[&from, &to], "–", (draft, "pages"), import);
    }
    for place in ["conference-location", "publication-location"] {
        let (city, country) = (format!("{place}.city"), format!("{place}.country.text"));
        listed::join(item, &[&city, &country], ", ", (draft, "location"), import);
    }
    for id in all(item, "identifiers.identifier") {
        let kind = id.get("identifier-type").map(|field| &field.value);
        let kind = kind
            .and_then(|kind| kind.get("code").map_or(kind.text(), |it| it.value.text()));
        let value = import.peek(id, "identifier").filter(|it| it.text().is_some());
        let (Some(kind), Some(value)) = (kind, value) else { continue };
        let to = match kind.to_lowercase().as_str() {
            "doi" => "doi",
            "isbn" => "isbn",
            "arxiv" => "arxiv",
            _ => continue,
        };
        if !draft.has(to) {
            import.use_up(value);
            let text = value.text().unwrap_or_default();
            let bare = text.split_once("doi.org/").map_or(text, |(_, doi)| doi);
            draft.append_at(value.span, to, words(value, bare));
        }
    }
}

fn grant(item: &Node, import: &mut Import, draft: &mut Draft) {
    for id in all(item, "funding-identifiers.funding-identifier") {
        if !draft.has("number")
            && let Some(number) = import.take(id, "reference")
        {
            draft.append_at(number.span, "number", number.clone());
        }
        if !draft.has("url")
            && let Some(url) = import.take(id, "url")
        {
            draft.append_at(url.span, "url", url.clone());
        }
    }
    for path in ["total-amount.text", "total-amount"] {
        listed::join(
            item,
            &[path, "total-amount.currency"],
            " ",
            (draft, "amount"),
            import,
        );
    }
    for one in all(item, "investigators.investigator") {
        let Some(name) = said(one, import) else { continue };
        import.use_up(name);
        draft.append_at(name.span, "partners", name.clone());
    }
    // When the person took part, where it is no other time.
    for (own, whole) in [
        ("start-date-participation", "start-date"),
        ("end-date-participation", "end-date"),
    ] {
        let date = |name: &str| {
            let date = &item.get(name)?.value;
            let part = |name: &str| date.get(name).and_then(|it| it.value.text());
            Some((part("year"), part("month"), part("day")))
        };
        if let Some(field) = item.get(own)
            && (date(own) == date(whole) || date(whole).is_none())
        {
            if date(whole).is_none() {
                let parts = ["year", "month", "day"].map(|part| format!("{own}.{part}"));
                let parts = [parts[0].as_str(), parts[1].as_str(), parts[2].as_str()];
                let to = if own.starts_with("start") { "start" } else { "end" };
                listed::date(item, parts, (draft, to), import);
            } else {
                import.use_up(&field.value);
            }
        }
    }
}

/// Where the institutions of a thing are in it, and the field of each kind for them.
fn institutions(item: &Node, table: &Table, import: &mut Import, draft: &mut Draft) {
    let (to, has_place) = match table.becomes {
        "education" | "supervision" => ("institution", table.becomes == "education"),
        "awards" => ("awarder", false),
        "publications" => ("venue", false),
        "grants" => ("partners", false),
        "talks" => ("event", false),
        "memberships" | "patents" => return,
        _ => ("organization", true),
    };
    for (path, to) in [
        ("funding-institutions.institution", "funder"),
        ("institution", to),
        ("institutions.institution", to),
        ("organizations.institution", to),
        ("academic-institutions.institution", to),
        ("host-institutions.institution", "department"),
    ] {
        let found = all(item, path);
        let mut names = Vec::new();
        for one in &found {
            let name = import.peek(one, "institution-name");
            if let Some(name) = name.filter(|name| name.text().is_some()) {
                names.push(name);
            }
            let has_room = has_place && !draft.has("location");
            if has_room {
                let parts =
                    ["institution-address.city", "institution-address.country.text"];
                listed::join(one, &parts, ", ", (draft, "location"), import);
            }
            if let Some(address) = import.peek(one, "institution-address") {
                import.set(address);
            }
        }
        let is_list = to == "partners";
        if names.is_empty() || !is_list && draft.has(to) && to != "organization" {
            continue;
        }
        names.iter().for_each(|name| import.use_up(name));
        if is_list {
            names.iter().for_each(|name| draft.append_at(name.span, to, (*name).clone()));
            continue;
        }
        let known = draft.remove(to).map(|field| field.value);
        let texts = known.iter().chain(names.iter().copied()).filter_map(Node::text);
        let text = texts.collect::<Vec<_>>().join(", ");
        draft.append_at(names[0].span, to, words(names[0], &text));
    }
    if table.open == Open::Present && table.becomes == "education" {
        draft.lead(&["degree", "area", "institution"]);
    }
}
