//! What the parts of a record of ORCID become.

use crate::read::foreign::mapping::How::{Date, Text, Url, Work};
use crate::read::foreign::mapping::{Open, Table, row};

pub(super) const PERSON: Table = Table {
    at: "person",
    becomes: "cv",
    open: Open::Unknown,
    rows: &[
        row("name.credit-name.value|name.credit-name", "name", Text),
        row("biography.content|biography", "summary", Text),
    ],
};

pub(super) const EMPLOYMENT: Table = Table {
    at: "employments, invited-positions",
    becomes: "experience",
    open: Open::Present,
    rows: &[
        row("role-title", "position", Text),
        row("organization.name", "organization", Text),
        row("url.value|url", "url", Url),
        row("department-name", "department", Text),
    ],
};

pub(super) const EDUCATION: Table = Table {
    at: "educations, qualifications",
    becomes: "education",
    open: Open::Present,
    rows: &[
        row("role-title", "degree", Text),
        row("organization.name", "institution", Text),
        row("url.value|url", "url", Url),
        row("department-name", "department", Text),
    ],
};

pub(super) const DISTINCTION: Table = Table {
    at: "distinctions",
    becomes: "awards",
    open: Open::Unknown,
    rows: &[
        row("role-title", "title", Text),
        row("url.value|url", "url", Url),
        row("organization.name", "awarder", Text),
        row("department-name", "summary", Text),
    ],
};

pub(super) const MEMBERSHIP: Table = Table {
    at: "memberships",
    becomes: "memberships",
    open: Open::Present,
    rows: &[
        row("organization.name", "organization", Text),
        row("url.value|url", "url", Url),
        row("role-title", "role", Text),
        row("department-name", "summary", Text),
    ],
};

pub(super) const SERVICE: Table = Table {
    at: "services",
    becomes: "service",
    open: Open::Present,
    rows: &[
        row("role-title", "role", Text),
        row("organization.name", "organization", Text),
        row("url.value|url", "url", Url),
        row("department-name", "summary", Text),
    ],
};

pub(super) const FUNDING: Table = Table {
    at: "fundings",
    becomes: "grants",
    open: Open::Unknown,
    rows: &[
        row("title.title.value|title.title", "title", Text),
        row("url.value|url", "url", Url),
        row("organization.name", "funder", Text),
        row("type", "program", Text),
    ],
};

pub(super) const WORK: Table = Table {
    at: "works",
    becomes: "publications",
    open: Open::Unknown,
    rows: &[
        row("title.title.value|title.title", "title", Text),
        row("journal-title.value|journal-title", "venue", Text),
        row("url.value|url", "url", Work),
        row("publication-date.text", "date", Date),
        row("short-description", "abstract", Text),
    ],
};
