//! LinkedIn's archive of a person's data: a file of CSV for each part of the profile.

use super::convert::{Draft, Import, address, group, scalar, words};
use super::mapping::How::{Date, End, Many, Phone, Start, Text, Url, Work};
use super::mapping::{Open, Table, row};
use super::parts::OF_LINKEDIN;
use super::people;
use crate::tree::{Field, Node};

/// What the files of an archive become.
pub(super) const TABLES: &[&Table] = &[
    &PROFILE,
    &POSITIONS,
    &EDUCATION,
    &SKILLS,
    &LANGUAGES,
    &PUBLICATIONS,
    &CERTIFICATIONS,
    &HONORS,
    &PROJECTS,
    &VOLUNTEERING,
    &PATENTS,
    &COURSES,
    &ORGANIZATIONS,
    &SCORES,
];

const PROFILE: Table = Table {
    at: "Profile.csv",
    becomes: "cv",
    open: Open::Unknown,
    rows: &[
        row("Headline", "headline", Text),
        row("Geo Location", "location", Text),
        row("Summary", "summary", Text),
    ],
};

const POSITIONS: Table = Table {
    at: "Positions.csv",
    becomes: "experience",
    open: Open::Present,
    rows: &[
        row("Title", "position", Text),
        row("Company Name", "organization", Text),
        row("Location", "location", Text),
        row("Started On", "start", Start),
        row("Finished On", "end", End),
        row("Description", "summary", Text),
    ],
};

const EDUCATION: Table = Table {
    at: "Education.csv",
    becomes: "education",
    open: Open::Unknown,
    rows: &[
        row("Degree Name", "degree", Text),
        row("School Name", "institution", Text),
        row("Start Date", "start", Start),
        row("End Date", "end", End),
        row("Notes", "summary", Text),
        row("Activities", "summary", Text),
    ],
};

const SKILLS: Table = Table {
    at: "Skills.csv",
    becomes: "skills",
    open: Open::Unknown,
    rows: &[row("Name", "items", Many)],
};

const LANGUAGES: Table = Table {
    at: "Languages.csv",
    becomes: "languages",
    open: Open::Unknown,
    rows: &[row("Name", "language", Text), row("Proficiency", "level", Text)],
};

const PUBLICATIONS: Table = Table {
    at: "Publications.csv",
    becomes: "publications",
    open: Open::Unknown,
    rows: &[
        row("Name", "title", Text),
        row("Publisher", "venue", Text),
        row("Published On", "date", Date),
        row("Url", "url", Work),
        row("Description", "summary", Text),
    ],
};

const CERTIFICATIONS: Table = Table {
    at: "Certifications.csv",
    becomes: "certifications",
    open: Open::Unknown,
    rows: &[
        row("Name", "name", Text),
        row("Url", "url", Url),
        row("Authority", "issuer", Text),
        row("License Number", "number", Text),
        row("Started On", "start", Start),
        row("Finished On", "end", End),
    ],
};

const HONORS: Table = Table {
    at: "Honors.csv",
    becomes: "awards",
    open: Open::Unknown,
    rows: &[
        row("Title", "title", Text),
        row("Issuer", "awarder", Text),
        row("Issued On", "date", Date),
        row("Description", "summary", Text),
    ],
};

const PROJECTS: Table = Table {
    at: "Projects.csv",
    becomes: "projects",
    open: Open::Present,
    rows: &[
        row("Title", "name", Text),
        row("Url", "url", Url),
        row("Description", "description", Text),
        row("Started On", "start", Start),
        row("Finished On", "end", End),
    ],
};

const VOLUNTEERING: Table = Table {
    at: "Volunteering.csv",
    becomes: "experience",
    open: Open::Present,
    rows: &[
        row("Role", "position", Text),
        row("Company Name", "organization", Text),
        row("Cause", "department", Text),
        row("Started On", "start", Start),
        row("Finished On", "end", End),
        row("Description", "summary", Text),
    ],
};

const PATENTS: Table = Table {
    at: "Patents.csv",
    becomes: "patents",
    open: Open::Unknown,
    rows: &[
        row("Title|Name", "title", Text),
        row("Patent Number|Number|Application Number", "number", Text),
        row("Issuer|Patent Office", "office", Text),
        row("Issued On|Filed On|Date", "date", Date),
        row("Url", "url", Url),
        row("Description", "summary", Text),
    ],
};

const COURSES: Table = Table {
    at: "Courses.csv",
    becomes: "lines",
    open: Open::Unknown,
    rows: &[row("Number", "label", Text), row("Name", "text", Text)],
};

const ORGANIZATIONS: Table = Table {
    at: "Organizations.csv",
    becomes: "memberships",
    open: Open::Present,
    rows: &[
        row("Name|Organization Name", "organization", Text),
        row("Position|Title|Role", "role", Text),
        row("Started On|Start Date", "start", Start),
        row("Finished On|End Date", "end", End),
        row("Description", "summary", Text),
    ],
};

const SCORES: Table = Table {
    at: "TestScores.csv",
    becomes: "lines",
    open: Open::Unknown,
    rows: &[
        row("Name", "label", Text),
        row("Score", "text", Text),
        row("Tested On", "date", Date),
    ],
};

const PHONES: Table = Table {
    at: "PhoneNumbers.csv",
    becomes: "cv",
    open: Open::Unknown,
    rows: &[row("Number", "phone", Phone)],
};

/// The files in the order of a CV, with titles where their kind has another one.
const PARTS: [(&str, &str, &Table); 15] = [
    ("Positions", "", &POSITIONS),
    ("Education", "", &EDUCATION),
    ("Projects", "", &PROJECTS),
    ("Publications", "", &PUBLICATIONS),
    ("Patents", "", &PATENTS),
    ("Honors", "", &HONORS),
    ("Certifications", "", &CERTIFICATIONS),
    ("Skills", "", &SKILLS),
    ("Languages", "", &LANGUAGES),
    ("Volunteering", "Volunteering", &VOLUNTEERING),
    ("Volunteering Experiences", "Volunteering", &VOLUNTEERING),
    ("Organizations", "", &ORGANIZATIONS),
    ("Courses", "Courses", &COURSES),
    ("TestScores", "Test scores", &SCORES),
    ("Test Scores", "Test scores", &SCORES),
];

/// The CV that an archive is.
pub(super) fn convert(root: &Node, import: &mut Import) -> Node {
    let files = root.get(OF_LINKEDIN).map_or(root, |field| &field.value);
    let mut cv = Draft::default();
    let rows = |name: &str| {
        let field = files.get(name);
        field.map(|field| people::items(&field.value)).unwrap_or_default()
    };
    let span = rows("Profile").first().map_or(files.span, |row| row.span);
    if let Some(profile) = rows("Profile").first() {
        cv = import.draft(profile, &PROFILE);
        names(profile, import, &mut cv);
        pages(profile, import, &mut cv);
    }
    if let Some(summary) = rows("Profile Summary")
        .iter()
        .find_map(|row| import.take(row, "Profile Summary"))
        .filter(|_| !cv.has("summary"))
        && let Some(text) = import.text(summary)
    {
        cv.append_at(summary.span, "summary", text);
    }
    mails(rows("Email Addresses"), import, &mut cv);
    for row in rows("PhoneNumbers").iter().chain(rows("Phone Numbers")) {
        let found = import.draft(row, &PHONES).into_fields();
        found.into_iter().for_each(|Field { key_span, value, .. }| {
            cv.append_at(key_span, "phone", value);
        });
        if let Some(kind) = row.get("Type") {
            import.set(&kind.value);
        }
    }
    let mut file = Draft::default();
    file.append_at(span, "cv", cv.node(span));
    let mut sections = Vec::new();
    for (name, title, table) in PARTS {
        let Some(field) = files.get(name).filter(|_| !rows(name).is_empty()) else {
            continue;
        };
        let entries = entries(people::items(&field.value), table, import);
        let mut section = vec![("kind", scalar(field.key_span, table.becomes))];
        if !title.is_empty() {
            section.push(("title", scalar(field.key_span, title)));
        }
        let place = field.value.span;
        section.push(("entries", Node::sequence(place, entries)));
        sections.push(group(place, section));
    }
    if let Some(first) = sections.first() {
        let span = first.span;
        file.append_at(span, "sections", Node::sequence(span, sections));
    }
    file.node(root.span)
}

fn entries(rows: &[Node], table: &Table, import: &mut Import) -> Vec<Node> {
    if table.becomes == "skills" {
        // Each line has one skill, which are a group together.
        let skills = rows.iter().filter_map(|row| import.take(row, "Name"));
        let skills: Vec<_> = skills.collect();
        let items = skills.iter().filter_map(|skill| import.text(skill)).collect();
        let Some(first) = skills.first() else { return Vec::new() };
        return vec![group(first.span, [("items", Node::sequence(first.span, items))])];
    }
    rows.iter().map(|row| entry(row, table, import)).collect()
}

fn entry(row: &Node, table: &Table, import: &mut Import) -> Node {
    let mut draft = import.draft(row, table);
    if table.becomes == "lines" && !draft.has("text") {
        draft.rename("label", "text");
    }
    // A line with words alone has no date.
    if table.becomes == "lines"
        && let Some(text) = draft.only("text")
    {
        return text;
    }
    draft.finish(table.open);
    draft.node(row.span)
}

fn names(row: &Node, import: &mut Import, draft: &mut Draft) {
    let parts: Vec<_> = ["First Name", "Last Name"]
        .iter()
        .filter_map(|name| import.take(row, name))
        .collect();
    let text: Vec<_> =
        parts.iter().filter_map(|part| part.text()).map(str::trim).collect();
    if let Some(first) = parts.first() {
        draft.begin(first.span, "name", words(first, &text.join(" ")));
    }
}

/// Addresses such as `[PORTFOLIO:https://ada.example.org,BLOG:…]`, and names at Twitter.
fn pages(row: &Node, import: &mut Import, cv: &mut Draft) {
    if let Some(list) = import.take(row, "Websites") {
        for page in inner(list).split(',').map(str::trim).filter(|page| !page.is_empty())
        {
            let is_scheme = |(label, _): &(&str, &str)| label.starts_with("http");
            let parts = page.split_once(':').filter(|parts| !is_scheme(parts));
            let (label, url) = parts.unwrap_or(("", page));
            let url = words(list, &address(url.trim()));
            match label.trim() {
                "" | "OTHER" | "PERSONAL" | "COMPANY" => {
                    cv.append_at(list.span, "website", url);
                }
                label => {
                    let small = label.get(1..).unwrap_or_default().to_lowercase();
                    let label = format!("{}{small}", label.get(..1).unwrap_or(label));
                    let link = [("label", words(list, &label)), ("url", url)];
                    cv.append_at(list.span, "links", group(list.span, link));
                }
            }
        }
    }
    if let Some(list) = import.take(row, "Twitter Handles") {
        let mut handles = inner(list).split(',').map(str::trim);
        if let Some(first) = handles.next().filter(|name| !name.is_empty()) {
            let x = [("x", words(list, first.trim_start_matches('@')))];
            cv.append_at(list.span, "profiles", group(list.span, x));
        }
        for other in handles.filter(|name| !name.is_empty()) {
            let url = format!("https://x.com/{}", other.trim_start_matches('@'));
            cv.append_at(list.span, "website", words(list, &url));
        }
    }
}

/// A list without its brackets.
fn inner(list: &Node) -> &str {
    list.text().unwrap_or_default().trim().trim_start_matches('[').trim_end_matches(']')
}

/// The address that is the first one; the others are left over.
fn mails(rows: &[Node], import: &mut Import, cv: &mut Draft) {
    let said = |row: &Node, name: &str| {
        row.get(name).and_then(|field| field.value.text()).unwrap_or_default().to_owned()
    };
    let primary =
        rows.iter().find(|row| said(row, "Primary").eq_ignore_ascii_case("yes"));
    if let Some(row) = primary.or(rows.first())
        && let Some(mail) = import.take(row, "Email Address")
    {
        cv.append_at(mail.span, "email", mail.clone());
    }
    for row in rows {
        for name in ["Confirmed", "Primary", "Updated On"] {
            if let Some(field) = row.get(name) {
                import.use_up(&field.value);
            }
        }
    }
}
