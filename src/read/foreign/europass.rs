//! Europass: the `Candidate` document that the portal writes and puts into its PDFs.

use super::convert::{Draft, Import, group, scalar, words};
use super::mapping::How::{Authors, Date, Doi, End, Known, Start, Text, Url, Work};
use super::mapping::{Open, Table, row};
use super::people;
use crate::tree::Node;

/// What the parts of a file become.
pub(super) const TABLES: &[&Table] =
    &[&PERSON, &EMPLOYMENT, &EDUCATION, &PUBLICATION, &OTHER];

const PERSON: Table = Table {
    at: "CandidatePerson",
    becomes: "cv",
    open: Open::Unknown,
    rows: &[
        row("PersonName.FormattedName", "name", Text),
        row("NationalityCode", "nationality", Text),
        row("BirthDate", "birth-date", Text),
    ],
};

const EMPLOYMENT: Table = Table {
    at: "EmploymentHistory.EmployerHistory",
    becomes: "experience",
    open: Open::Unknown,
    rows: &[
        row(
            "PositionHistory.PositionTitle|PositionHistory.PositionTitle.text",
            "position",
            Text,
        ),
        row("OrganizationName", "organization", Text),
        row("OrganizationContact.Communication.URI", "url", Url),
        row(
            "PositionHistory.EmploymentPeriod.StartDate.FormattedDateTime",
            "start",
            Start,
        ),
        row("PositionHistory.EmploymentPeriod.EndDate.FormattedDateTime", "end", End),
        row("PositionHistory.Description", "summary", Text),
        row("PositionHistory.EmploymentPeriod.CurrentIndicator", "", Known),
    ],
};

const EDUCATION: Table = Table {
    at: "EducationHistory.EducationOrganizationAttendance",
    becomes: "education",
    open: Open::Unknown,
    rows: &[
        row("EducationDegree.DegreeName|EducationDegree.DegreeName.text", "degree", Text),
        row("EducationDegree.FieldOfStudy", "area", Text),
        row("OrganizationName", "institution", Text),
        row("OrganizationContact.Communication.URI", "url", Url),
        row("EducationDegree.Thesis", "thesis", Text),
        row("EducationDegree.FinalGrade.ScoreText", "grade", Text),
        row("AttendancePeriod.StartDate.FormattedDateTime", "start", Start),
        row("AttendancePeriod.EndDate.FormattedDateTime", "end", End),
        row("EducationDegree.OccupationalSkillsCovered", "summary", Text),
        row("AttendancePeriod.Ongoing", "", Known),
    ],
};

const PUBLICATION: Table = Table {
    at: "PublicationHistory.Publication",
    becomes: "publications",
    open: Open::Unknown,
    rows: &[
        row("Title", "title", Text),
        row("Authors", "authors", Authors),
        row("Journal", "venue", Text),
        row("DOI", "doi", Doi),
        row("Link", "url", Work),
        row("Year", "date", Date),
        row("FormattedPublicationDescription", "summary", Text),
    ],
};

const OTHER: Table = Table {
    at: "Others.Other",
    becomes: "entries",
    open: Open::Unknown,
    rows: &[
        row("Title", "title", Text),
        row("Date", "date", Date),
        row("Description", "summary", Text),
    ],
};

/// The CV that a document is.
pub(super) fn convert(root: &Node, import: &mut Import) -> Node {
    let candidate = root.get("Candidate").map_or(root, |field| &field.value);
    let mut file = Draft::default();
    let mut sections = Vec::new();
    let person = candidate.get("CandidatePerson").map(|field| &field.value);
    let mut cv = person.map(|node| import.draft(node, &PERSON)).unwrap_or_default();
    let span = person.map_or(root.span, |node| node.span);
    if let Some(node) = person {
        name(node, import, &mut cv);
        contacts(node, import, &mut cv);
    }
    let profile = candidate.get("CandidateProfile").map(|field| &field.value);
    if let Some(profile) = profile {
        if let Some(summary) = import.take(profile, "ExecutiveSummary")
            && let Some(text) = import.text(summary)
        {
            cv.append_at(summary.span, "summary", text);
        }
        for table in [&EMPLOYMENT, &EDUCATION, &PUBLICATION] {
            let Some(list) = import.peek(profile, table.at) else { continue };
            let entries: Vec<_> = people::items(list)
                .iter()
                .map(|item| entry(item, table, import))
                .collect();
            let kind = scalar(list.span, table.becomes);
            let entries = Node::sequence(list.span, entries);
            sections.push(group(list.span, [("kind", kind), ("entries", entries)]));
        }
        others(profile, import, &mut sections);
        if let Some(language) = profile.get("languageCode") {
            import.set(&language.value);
        }
    }
    file.append_at(span, "cv", cv.node(span));
    if let Some(first) = sections.first() {
        let span = first.span;
        file.append_at(span, "sections", Node::sequence(span, sections));
    }
    for name in ["RenderingInformation", "CandidateSupplier", "DocumentID"] {
        if let Some(field) = candidate.get(name) {
            import.set(&field.value);
        }
    }
    file.node(root.span)
}

fn name(person: &Node, import: &mut Import, cv: &mut Draft) {
    let parts: Vec<_> = ["PersonName.GivenName", "PersonName.FamilyName"]
        .iter()
        .filter_map(|path| import.peek(person, path).filter(|node| node.text().is_some()))
        .collect();
    if cv.has("name") {
        return;
    }
    let text: Vec<_> = parts.iter().filter_map(|node| node.text()).collect();
    if let Some(first) = parts.first() {
        cv.begin(first.span, "name", words(first, &text.join(" ")));
    }
    parts.iter().for_each(|part| import.use_up(part));
}

fn contacts(person: &Node, import: &mut Import, cv: &mut Draft) {
    let Some(list) = import.peek(person, "Communication") else { return };
    for item in people::items(list) {
        let said = |name: &str| {
            import.peek(item, name).and_then(Node::text).unwrap_or_default().to_owned()
        };
        let channel = said("ChannelCode");
        let to = match channel.as_str() {
            "Email" => "email",
            "Telephone" => "phone",
            "Web" | "Social Media" => "website",
            _ => continue,
        };
        let Some(value) =
            import.peek(item, "URI|DialNumber").filter(|node| node.text().is_some())
        else {
            continue;
        };
        let mut text = value.text().unwrap_or_default().to_owned();
        if to == "phone"
            && let Some(code) =
                import.peek(item, "CountryDialing").filter(|it| it.text().is_some())
        {
            import.use_up(code);
            text = format!(
                "+{} {text}",
                code.text().unwrap_or_default().trim_start_matches('+')
            );
        }
        if to == "website" {
            text = super::convert::address(&text);
        }
        import.use_up(value);
        cv.append_at(value.span, to, words(value, &text));
        import.take(item, "ChannelCode");
        import.take(item, "UseCode");
    }
}

fn entry(item: &Node, table: &Table, import: &mut Import) -> Node {
    let is_so = |path: &str| import.peek(item, path).and_then(Node::text) == Some("true");
    let goes_on = is_so("PositionHistory.EmploymentPeriod.CurrentIndicator")
        || is_so("AttendancePeriod.Ongoing");
    let mut draft = import.draft(item, table);
    let parts: Vec<_> = ["City", "Country", "CountryCode"]
        .iter()
        .filter_map(|name| {
            import
                .peek(item, &format!("PositionHistory.{name}|OrganizationContact.Communication.Address.{name}|{name}"))
                .filter(|node| node.text().is_some())
        })
        .collect();
    let text: Vec<_> = parts.iter().filter_map(|node| node.text()).collect();
    if let Some(first) = parts.first() {
        draft.append_at(first.span, "location", words(first, &text.join(", ")));
    }
    parts.iter().for_each(|part| import.use_up(part));
    draft.finish(if goes_on { Open::Present } else { Open::Unknown });
    draft.node(item.span)
}

/// Sections of the person's own, each with a title.
fn others(profile: &Node, import: &mut Import, sections: &mut Vec<Node>) {
    let Some(list) = import.peek(profile, "Others") else { return };
    for other in people::items(list) {
        let Some(items) = import.peek(other, "Other") else { continue };
        let title = import.peek(other, "Title").filter(|node| node.text().is_some());
        let entries: Vec<_> =
            people::items(items).iter().map(|item| entry(item, &OTHER, import)).collect();
        let mut fields = vec![("kind", scalar(other.span, "entries"))];
        if let Some(title) = title {
            import.use_up(title);
            fields.push(("title", title.clone()));
        }
        fields.push(("entries", Node::sequence(items.span, entries)));
        sections.push(group(other.span, fields));
    }
}
