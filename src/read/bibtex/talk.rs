//! An entry as a talk.

use super::details::COUNTRIES;
use super::fields::Fields;
use super::publication::{PRESENTERS, title};

/// Fields that name the occasion.
const EVENTS: [&str; 9] = [
    "eventtitle",
    "event",
    "conference",
    "booktitle",
    "meeting",
    "journal",
    "journaltitle",
    "howpublished",
    "series",
];

/// Fields that name who invited.
const HOSTS: [&str; 4] = ["organization", "institution", "school", "publisher"];

/// Words of biblatex and of home pages for what it was.
const TYPES: [(&str, &str); 8] = [
    ("conferencetalk", "Conference talk"),
    ("conferenceposter", "Conference poster"),
    ("invitedtalk", "Invited talk"),
    ("invited", "Invited talk"),
    ("othertalk", "Talk"),
    ("seminartalk", "Seminar talk"),
    ("poster", "Poster"),
    ("keynote", "Keynote"),
];

/// Makes the fields of a talk.
pub(super) fn read(fields: &mut Fields<'_>) {
    // A talk has a title of its own: what `booktitle` names is where it was given.
    title(fields);
    fields.people(&["author", "speaker", "presenter"], "authors");
    fields.people(&PRESENTERS, "presented-by");
    kind(fields);
    event(fields);
    places(fields);
    fields.when(&["eventdate", "date"]);
    fields.url();
    fields.doi_as_url();
    while let Some(at) =
        fields.take(&["note", "addendum", "additional_info", "annotation"])
    {
        let text = fields.markdown(at);
        fields.append(at, "summary", &text);
    }
    fields.links();
}

fn kind(fields: &mut Fields<'_>) {
    for name in ["type", "abbr", "presentation", "entrysubtype"] {
        let Some(at) = fields.find(&[name]) else { continue };
        let text = fields.markdown(at);
        let word = text.to_lowercase();
        let known = TYPES.iter().find(|(known, _)| *known == word);
        let text = known.map_or(text, |(_, words)| (*words).to_owned());
        // A second word for the same is left as it stands in the file.
        if !fields.has("type") {
            fields.put(at, "type", text);
        }
    }
    let Some(at) = fields.find(&["note"]).filter(|_| !fields.has("type")) else { return };
    let text = fields.plain(at);
    let word = text.trim_end_matches('.').to_lowercase();
    let is_type = ["talk", "poster", "keynote", "lecture", "seminar", "invited", "oral"]
        .iter()
        .any(|known| word.split(' ').any(|word| word == *known));
    if is_type && word.split(' ').count() <= 3 {
        fields.put(at, "type", text);
    }
}

fn event(fields: &mut Fields<'_>) {
    if let Some(at) = fields.take(&EVENTS).or_else(|| fields.take(&["note"])) {
        let event = fields.markdown(at);
        fields.put(at, "event", event);
    }
    while let Some(at) = fields.take(&EVENTS).or_else(|| fields.take(&HOSTS)) {
        let host = fields.markdown(at);
        fields.append(at, "event", &host);
    }
}

fn places(fields: &mut Fields<'_>) {
    let names = ["venue", "location", "address", "city", "country"];
    fields.keyed("location", &["location"], COUNTRIES);
    while let Some(at) = fields.take(&names) {
        let place = fields.markdown(at);
        fields.append(at, "location", &place);
    }
}
