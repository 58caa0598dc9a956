//! An entry as a patent.

use super::details::COUNTRIES;
use super::fields::Fields;
use super::phrases;
use super::publication::title;

/// biblatex's words for the office and the state of a patent.
const TYPES: [(&str, &str, &str); 14] = [
    ("patent", "", ""),
    ("patentde", "DE", ""),
    ("patenteu", "EP", ""),
    ("patentfr", "FR", ""),
    ("patentuk", "GB", ""),
    ("patentus", "US", ""),
    ("patreq", "", "Pending"),
    ("patreqde", "DE", "Pending"),
    ("patreqeu", "EP", "Pending"),
    ("patreqfr", "FR", "Pending"),
    ("patrequk", "GB", "Pending"),
    ("patrequs", "US", "Pending"),
    ("granted", "", "Granted"),
    ("pending", "", "Pending"),
];

/// What one of biblatex's words for patents says: itself, the office and the state.
pub(super) fn kind(
    word: &str,
) -> Option<&'static (&'static str, &'static str, &'static str)> {
    TYPES.iter().find(|(known, ..)| *known == word && known.starts_with("pat"))
}

/// Makes the fields of a patent.
pub(super) fn read(fields: &mut Fields<'_>) {
    title(fields);
    fields.people(&["author", "inventor", "inventors"], "inventors");
    number(fields);
    let holders = ["holder", "assignee", "organization", "institution", "publisher"];
    while let Some(at) = fields.take(&holders) {
        let text = fields.markdown(at).replace(" and ", ", ");
        fields.append(at, "holder", &text);
    }
    fields.keyed("location", &["location"], COUNTRIES);
    while let Some(at) = fields.take(&["location", "address", "country", "nationality"]) {
        let place = fields.markdown(at);
        fields.append(at, "location", &place);
    }
    fields.when(&["date"]);
    fields.url();
    fields.doi_as_url();
    while let Some(at) = fields.take(&[
        "note",
        "addendum",
        "howpublished",
        "additional_info",
        "annotation",
    ]) {
        let plain = fields.plain(at);
        let is_status = phrases::status(&plain).is_some()
            || ["granted", "pending", "filed", "issued", "expired", "published"]
                .contains(&plain.to_lowercase().as_str());
        let text = fields.markdown(at);
        let to = if is_status { "status" } else { "summary" };
        fields.append(at, to, &text);
    }
    fields.links();
}

/// The number with its office, and the state that the type says.
fn number(fields: &mut Fields<'_>) {
    let known = fields.find(&["type"]).and_then(|at| {
        let word = fields.plain(at).to_lowercase();
        let (_, office, state) = TYPES.iter().find(|(known, ..)| *known == word)?;
        Some((at, *office, *state))
    });
    if let Some(at) = fields.take(&["status", "pubstate"]) {
        let text = fields.markdown(at);
        fields.put(at, "status", text);
    }
    let office = match known {
        Some((at, office, state)) => {
            fields.use_up(at);
            fields.put(at, "status", state.to_owned());
            office
        }
        None => "",
    };
    if let Some(at) = fields.take(&["type"]) {
        let text = fields.markdown(at);
        fields.append(at, "status", &text);
    }
    let Some(at) =
        fields.take(&["number", "patentnumber", "patent_number", "publicationnumber"])
    else {
        return;
    };
    let number = fields.markdown(at);
    let has_office = office.is_empty() || number.starts_with(|c: char| c.is_alphabetic());
    fields.put(
        at,
        "number",
        if has_office { number } else { format!("{office} {number}") },
    );
}
