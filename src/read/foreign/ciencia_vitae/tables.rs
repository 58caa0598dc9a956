//! What the parts of a CV of CIÊNCIAVITAE become.

use super::super::mapping::How::{Date, Grade, Text, Url, Work};
use super::super::mapping::{Open, Table, row};

/// What is said of the person.
pub(super) static PERSON: Table = Table {
    at: "identifying-info",
    becomes: "cv",
    open: Open::Unknown,
    rows: &[
        row("person-info.full-name", "name", Text),
        row("resume.text|resume", "summary", Text),
    ],
};

/// What `employment` says.
pub(super) static EMPLOYMENT: Table = Table {
    at: "employments.employment",
    becomes: "experience",
    open: Open::Present,
    rows: &[row(
        "position-title.text|position-title|position-type.other-value|position-type.value|employment-category.other-value|employment-category.value",
        "position",
        Text,
    )],
};

/// What `degree` says.
pub(super) static DEGREE: Table = Table {
    at: "degrees.degree",
    becomes: "education",
    open: Open::Present,
    rows: &[
        row("degree-type.text|degree-type", "degree", Text),
        row("degree-name", "area", Text),
        row("thesis.thesis-title", "thesis", Text),
        row("classification", "grade", Grade),
        row("degree-major", "summary", Text),
        row("description", "summary", Text),
    ],
};

/// What `funding` says.
pub(super) static FUNDING: Table = Table {
    at: "fundings.funding",
    becomes: "grants",
    open: Open::Unknown,
    rows: &[
        row("project-title", "title", Text),
        row("program-name", "program", Text),
        row(
            "investigation-role-description|investigation-role.text|investigation-role",
            "role",
            Text,
        ),
        row("status.text|status", "status", Text),
        row("project-description", "summary", Text),
    ],
};

/// What `distinction` says.
pub(super) static DISTINCTION: Table = Table {
    at: "distinctions.distinction",
    becomes: "awards",
    open: Open::Unknown,
    rows: &[
        row("distinction-name", "title", Text),
        row("country.text|country", "location", Text),
        row("effective-date", "date", Date),
        row("description", "summary", Text),
    ],
};

/// What an output says that is a publication, whichever of the platform's types it has.
pub(super) static OUTPUT: Table = Table {
    at: "outputs.output",
    becomes: "publications",
    open: Open::Unknown,
    rows: &[
        row(
            "article-title|paper-title|chapter-title|title|issue-title|review-title|entry-title|report-title|working-paper-title|manual-title|preface-postface-title",
            "title",
            Text,
        ),
        row(
            "journal|proceedings-title|book-title|newspaper|magazine|newsletter|encyclopedia-title|dictionary-title|published-in|conference-name",
            "venue",
            Text,
        ),
        row("series-title", "series", Text),
        row("edition|book-edition", "edition", Text),
        row("volume|book-volume|review-volume", "volume", Text),
        row("issue|issue-number|review-issue", "number", Text),
        row(
            "publisher|book-publisher|proceedings-publisher|review-publisher|gallery-or-publisher",
            "publisher",
            Text,
        ),
        row("publication-year|year", "date", Date),
        row("url", "url", Work),
        row("conference-name", "note", Text),
        row("description", "summary", Text),
    ],
};

/// What a patent says.
pub(super) static PATENT: Table = Table {
    at: "outputs.output.patent",
    becomes: "patents",
    open: Open::Unknown,
    rows: &[
        row("patent-title|title", "title", Text),
        row("patent-number", "number", Text),
        row("patent-status.text|patent-status", "status", Text),
        row("url", "url", Url),
    ],
};

/// What an output says that is no publication.
pub(super) static WORK: Table = Table {
    at: "an output that is no publication",
    becomes: "entries",
    open: Open::Unknown,
    rows: &[
        row(
            "title|the-title-of-work|piece-title|program-title|standard-or-policy-title|technical-standard-title|company-name|case-name|trademark|description",
            "title",
            Text,
        ),
        row("publisher|producer|court", "organization", Text),
        row("publication-year|year", "date", Date),
        row("url", "url", Url),
        row("album-title|area-of-activity|key-legal-issues|description", "summary", Text),
    ],
};

/// What a course says.
static COURSE: Table = Table {
    at: "services.service.course-taught",
    becomes: "teaching",
    open: Open::Present,
    rows: &[
        row("course-title|academic-session", "course", Text),
        row("course-level.text|course-level", "level", Text),
        row("academic-session", "summary", Text),
    ],
};

/// What the supervision of a thesis says.
static SUPERVISION: Table = Table {
    at: "services.service.research-based-degree-supervision",
    becomes: "supervision",
    open: Open::Present,
    rows: &[
        row("student-name.text|student-name", "name", Text),
        row("degree-type.text|degree-type|degree-subject", "level", Text),
        row("thesis-title", "topic", Text),
        row("supervisory-type.text|supervisory-type", "role", Text),
        row("degree-status.text|degree-status", "outcome", Text),
        row("url", "url", Url),
    ],
};

/// What an examination says.
static EXAMINATION: Table = Table {
    at: "services.service.graduate-examination",
    becomes: "supervision",
    open: Open::Unknown,
    rows: &[
        row("student-name.text|student-name", "name", Text),
        row(
            "examination-degree.text|examination-degree|examination-subject",
            "level",
            Text,
        ),
        row("theme", "topic", Text),
        row("examination-role.text|examination-role", "role", Text),
    ],
};

/// What it says of somebody who was advised.
static MENTORING: Table = Table {
    at: "services.service.mentoring",
    becomes: "supervision",
    open: Open::Present,
    rows: &[
        row("name-of-protege", "name", Text),
        row("topic-of-mentor-ship", "topic", Text),
        row("description", "summary", Text),
    ],
};

/// What a membership says.
static MEMBERSHIP: Table = Table {
    at: "services.service.membership",
    becomes: "memberships",
    open: Open::Present,
    rows: &[
        row("society-other-organization", "organization", Text),
        row("membership-role", "role", Text),
    ],
};

/// What a talk says.
static TALK: Table = Table {
    at: "services.service.non-research-presentation",
    becomes: "talks",
    open: Open::Unknown,
    rows: &[
        row("title", "title", Text),
        row("conference-event|organization-presented-to", "event", Text),
        row("organization-presented-to", "summary", Text),
    ],
};

/// What a service says: who was served, and as what.
static SERVICE: Table = Table {
    at: "services.service.journal-reviewing-refereeing|services.service.conference-reviewing-refereeing|services.service.committee-membership|services.service.event-administration",
    becomes: "service",
    open: Open::Present,
    rows: &[
        row(
            "membership-type.text|membership-type|administrative-role.text|administrative-role",
            "role",
            Text,
        ),
        row(
            "journal.text|journal|conference|committee-name|event-description",
            "organization",
            Text,
        ),
        row("url", "url", Url),
        row("press|conference-host", "summary", Text),
    ],
};

/// What any other service says.
static OTHER: Table = Table {
    at: "any other service",
    becomes: "entries",
    open: Open::Unknown,
    rows: &[
        row(
            "event-name|program|topic|activity-description|contribution-description|description-of-grant-scholarship|event-description|description",
            "title",
            Text,
        ),
        row("forum|producer|conference-host|case", "organization", Text),
        row("location-jurisdiction", "location", Text),
        row("assessment-type.text|event-type.text", "note", Text),
        row("url", "url", Url),
        row("theme|event-description|description", "summary", Text),
    ],
};

/// The table for a service of this type.
pub(super) fn of_service(kind: &str) -> &'static Table {
    match kind {
        "course-taught" => &COURSE,
        "research-based-degree-supervision" => &SUPERVISION,
        "graduate-examination" => &EXAMINATION,
        "mentoring" => &MENTORING,
        "membership" => &MEMBERSHIP,
        "non-research-presentation" => &TALK,
        "journal-reviewing-refereeing"
        | "conference-reviewing-refereeing"
        | "committee-membership"
        | "event-administration" => &SERVICE,
        _ => &OTHER,
    }
}

/// The table for an output of this type, and cvtex's type of a publication.
pub(super) fn of_output(kind: &str) -> (&'static Table, &'static str) {
    let written = match kind {
        "journal-article" | "newspapper-article" | "newspaper-article"
        | "newsletter-article" | "magazine-article" | "book-review" => "article",
        "conference-paper" | "conference-abstract" | "conference-poster" => "conference",
        "book"
        | "edited-book"
        | "journal-issue"
        | "translation"
        | "exhibition-catalogue" => "book",
        "book-chapter" | "encyclopedia-entry" | "dictionary-entry"
        | "preface-postface" => "chapter",
        "dissertation" => "thesis",
        "report" | "working-paper" | "manual" => "report",
        "data-set" => "dataset",
        "online-resource" | "website" => "other",
        "patent" => return (&PATENT, ""),
        _ => return (&WORK, ""),
    };
    (&OUTPUT, written)
}

/// What the parts of a CV become.
pub(super) static ALL: &[&Table] = &[
    &PERSON,
    &EMPLOYMENT,
    &DEGREE,
    &FUNDING,
    &DISTINCTION,
    &OUTPUT,
    &PATENT,
    &WORK,
    &COURSE,
    &SUPERVISION,
    &EXAMINATION,
    &MENTORING,
    &MEMBERSHIP,
    &TALK,
    &SERVICE,
    &OTHER,
];
