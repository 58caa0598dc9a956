//! What the records of a Canadian Common CV become, by the labels of their fields.

use super::super::mapping::How::{
    Authors, Date, Doi, End, Labelled, Start, Text, Url, Work,
};
use super::super::mapping::{Open, Row, Table, row};

/// Where something was, and for whom: of the list of organizations, or as it was typed.
const ORGANIZATION: &str = "Organization.Organization|Other Organization";

const PLACE: Row = row("Organization.Country", "location", Text);

/// A degree.
static DEGREE: Table = Table {
    at: "Degrees",
    becomes: "education",
    open: Open::Present,
    rows: &[
        row("Degree Name|Degree Type", "degree", Text),
        row("Specialization", "area", Text),
        row(ORGANIZATION, "institution", Text),
        PLACE,
        row("Thesis Title", "thesis", Text),
        row("Degree Start Date", "start", Start),
        row("Degree Received Date|Degree Expected Date", "end", End),
    ],
};

/// A certificate.
static CREDENTIAL: Table = Table {
    at: "Credentials",
    becomes: "certifications",
    open: Open::Unknown,
    rows: &[
        row("Title", "name", Text),
        row(ORGANIZATION, "issuer", Text),
        row("Effective Date", "start", Start),
        row("End Date", "end", End),
        row("Description", "summary", Text),
    ],
};

/// An award.
static RECOGNITION: Table = Table {
    at: "Recognitions",
    becomes: "awards",
    open: Open::Unknown,
    rows: &[
        row("Recognition Name", "title", Text),
        row(ORGANIZATION, "awarder", Text),
        row("Effective Date", "date", Date),
        row("Description", "summary", Text),
    ],
};

/// A position.
static EMPLOYMENT: Table = Table {
    at: "Academic Work Experience|Non-academic Work Experience|Affiliations",
    becomes: "experience",
    open: Open::Present,
    rows: &[
        row("Position Title", "position", Text),
        row(ORGANIZATION, "organization", Text),
        row("Department|Unit / Division|Faculty / School / Campus", "department", Text),
        PLACE,
        row("Start Date", "start", Start),
        row("End Date", "end", End),
        row("Work Description|Activity Description", "summary", Text),
    ],
};

/// A grant.
static FUNDING: Table = Table {
    at: "Research Funding History",
    becomes: "grants",
    open: Open::Unknown,
    rows: &[
        row("Funding Title", "title", Text),
        row("Funding Role", "role", Text),
        row("Funding Status", "status", Text),
        row("Funding Start Date", "start", Start),
        row("Funding End Date", "end", End),
        row("Project Description", "summary", Text),
        row("Research Uptake", "summary", Text),
    ],
};

/// A course.
static COURSE: Table = Table {
    at: "Courses Taught|Course Development|Program Development",
    becomes: "teaching",
    open: Open::Present,
    rows: &[
        row("Course Title|Program Title", "course", Text),
        row(ORGANIZATION, "organization", Text),
        row("Role", "role", Text),
        row("Course Level", "level", Text),
        row("Start Date", "start", Start),
        row("End Date", "end", End),
        row("Date First Taught", "date", Date),
        row("Course Description|Program Description", "summary", Text),
        row("Course Code", "highlights", Labelled("Course code")),
    ],
};

/// Somebody who was supervised.
static SUPERVISION: Table = Table {
    at: "Student/Postdoctoral Supervision|Staff Supervision",
    becomes: "supervision",
    open: Open::Present,
    rows: &[
        row("Student Name", "name", Text),
        row(
            "Degree Type or Postdoctoral Status|Study / Postdoctoral Level",
            "level",
            Text,
        ),
        row("Student Institution|Organization.Organization", "institution", Text),
        row("Thesis/Project Title", "topic", Text),
        row("Supervision Role", "role", Text),
        row("Student Degree Status", "outcome", Text),
        row("Supervision Start Date|Start Date", "start", Start),
        row("Supervision End Date|End Date", "end", End),
        row("Present Position", "highlights", Labelled("Present position")),
        row("Present Organization", "highlights", Labelled("Present organization")),
    ],
};

/// A review, a committee, an event.
static SERVICE: Table = Table {
    at: "Journal Review Activities|Conference Review Activities|Graduate Examination Activities|Research Funding Application Assessment Activities|Organizational Review Activities|Promotion Tenure Assessment Activities|Event Administration|Editorial Activities|Committee Memberships|Community and Volunteer Activities|Knowledge and Technology Translation|International Collaboration Activities",
    becomes: "service",
    open: Open::Present,
    rows: &[
        row(
            "Role|Graduate Examination Activity Role|Funding Reviewer Role|Review Type|Reviewer Role",
            "role",
            Text,
        ),
        row(
            "Committee Name|Journal|Conference|Event|Publication Name|Group/Organization/Business Serviced|Organization.Organization|Other Organization",
            "organization",
            Text,
        ),
        row("Start Date|Membership Start Date|Activity Start Date", "start", Start),
        row("End Date|Membership End Date|Activity End Date", "end", End),
        row("Activity Description|Description", "summary", Text),
        row("Student Name", "highlights", Labelled("Student")),
    ],
};

/// A membership.
static MEMBERSHIP: Table = Table {
    at: "Other Memberships",
    becomes: "memberships",
    open: Open::Present,
    rows: &[
        row("Organization.Organization|Other Organization|Society", "organization", Text),
        row("Role", "role", Text),
        row("Membership Start Date|Start Date", "start", Start),
        row("Membership End Date|End Date", "end", End),
        row("Description", "summary", Text),
    ],
};

/// A talk.
static TALK: Table = Table {
    at: "Presentations",
    becomes: "talks",
    open: Open::Unknown,
    rows: &[
        row("Presentation Title", "title", Text),
        row("URL", "url", Url),
        row("Conference / Event Name", "event", Text),
        row("Location|City", "location", Text),
        row("Presentation Year", "date", Date),
        row("Description / Contribution Value", "summary", Text),
        row("Co-Presenters", "highlights", Labelled("With")),
    ],
};

/// A publication.
static PUBLICATION: Table = Table {
    at: "the parts of Publications",
    becomes: "publications",
    open: Open::Unknown,
    rows: &[
        row(
            "Article Title|Chapter Title|Publication Title|Report Title|Dissertation Title|Review Title|Entry Title|Issue Title|Working Paper Title|Manual Title|Catalogue Title|Book Title|Title",
            "title",
            Text,
        ),
        row("Authors", "authors", Authors),
        row(
            "Journal|Book Title|Published In|Conference Name|Magazine|Magazine Name|Newspaper|Newsletter|Encyclopedia Title|Dictionary Title",
            "venue",
            Text,
        ),
        row("Edition", "edition", Text),
        row("Volume", "volume", Text),
        row("Issue|Issue Number", "number", Text),
        row("Page Range|Chapter Page Range", "pages", Text),
        row("Publisher|Gallery / Publisher", "publisher", Text),
        row("Editors", "editors", Authors),
        row("Publication Location|Conference Location|City", "location", Text),
        row("DOI", "doi", Doi),
        row("URL", "url", Work),
        row(
            "Date|Year|Publication Date|Completion Year|Year Submitted|Year posted online|Conference Date",
            "date",
            Date,
        ),
        row("Conference Name", "note", Text),
        row("Description / Contribution Value", "summary", Text),
    ],
};

/// A patent.
static PATENT: Table = Table {
    at: "Patents",
    becomes: "patents",
    open: Open::Unknown,
    rows: &[
        row("Patent Title|Title", "title", Text),
        row("Inventors", "inventors", Authors),
        row("Patent Number", "number", Text),
        row("Patent Status", "status", Text),
        row("Patent Location", "location", Text),
        row("Date Issued|Filing Date", "date", Date),
        row("Description / Contribution Value", "summary", Text),
    ],
};

/// An interview or a work of art.
static OTHER: Table = Table {
    at: "any other record",
    becomes: "entries",
    open: Open::Unknown,
    rows: &[
        row(
            "Artwork Title|Title of Work|Piece Title|Program|Topic|Title|Event Name|Name",
            "title",
            Text,
        ),
        row("Network|Forum|Venue|Publisher|Producer", "organization", Text),
        row(ORGANIZATION, "organization", Text),
        row("URL", "url", Url),
        row(
            "Publication Date|First Broadcast Date|Release Date|Date of First Performance|Date|Year",
            "date",
            Date,
        ),
        row("Start Date", "start", Start),
        row("End Date", "end", End),
        row(
            "Description / Contribution Value|Description|Activity Description",
            "summary",
            Text,
        ),
        row("Interviewer", "highlights", Labelled("Interviewer")),
        row("Contributors", "highlights", Labelled("Contributors")),
    ],
};

/// The table for records of this label, and cvtex's type of a publication.
pub(super) fn of_record(label: &str) -> (&'static Table, &'static str) {
    let tables = [
        &DEGREE,
        &CREDENTIAL,
        &RECOGNITION,
        &EMPLOYMENT,
        &FUNDING,
        &COURSE,
        &SUPERVISION,
        &SERVICE,
        &MEMBERSHIP,
        &TALK,
        &PATENT,
    ];
    let is_of = |table: &&Table| table.at.split('|').any(|name| name == label);
    if let Some(table) = tables.into_iter().find(|table| is_of(table)) {
        return (table, "");
    }
    let written = match label {
        "Journal Articles"
        | "Book Reviews"
        | "Newspaper Articles"
        | "Newsletter Articles"
        | "Magazine Entries"
        | "Magazine Articles" => "article",
        "Conference Publications" => "conference",
        "Books"
        | "Edited Books"
        | "Journal Issues"
        | "Translations"
        | "Exhibition Catalogues" => "book",
        "Book Chapters" | "Encyclopedia Entries" | "Dictionary Entries" => "chapter",
        "Thesis/Dissertation" => "thesis",
        "Reports" | "Working Papers" | "Manuals" => "report",
        "Preprints" => "preprint",
        "Online Resources" | "Tests" | "Supervised Student Publications" => "other",
        _ => return (&OTHER, ""),
    };
    (&PUBLICATION, written)
}

/// What the parts of a CV become.
pub(super) static ALL: &[&Table] = &[
    &DEGREE,
    &CREDENTIAL,
    &RECOGNITION,
    &EMPLOYMENT,
    &FUNDING,
    &COURSE,
    &SUPERVISION,
    &SERVICE,
    &MEMBERSHIP,
    &TALK,
    &PUBLICATION,
    &PATENT,
    &OTHER,
];
