//! What the fields of `RenderCV` become, kind by kind.

use super::super::mapping::How::{
    Authors, Choice, Colour, Date, Doi, End, Flag, Grade, Length, Listed, Many, NotFlag,
    Phone, Place, Points, Start, Text, Url, Work,
};
use super::super::mapping::{Open, Table, row};

/// What `cv` says.
pub(super) static CV: Table = Table {
    at: "cv",
    becomes: "cv",
    open: Open::Unknown,
    rows: &[
        row("name", "name", Text),
        row("headline|label", "headline", Text),
        row("email", "email", Many),
        row("phone", "phone", Phone),
        row("location", "location", Text),
        row("address", "location", Place),
        row("website", "website", Url),
        row("summary", "summary", Text),
    ],
};

/// What `experience` says.
pub(super) static EXPERIENCE: Table = Table {
    at: "an entry with `company`",
    becomes: "experience",
    open: Open::Present,
    rows: &[
        row("position", "position", Text),
        row("company|organization|name", "organization", Text),
        row("url", "url", Url),
        row("location", "location", Text),
        row("date", "date", Date),
        row("start_date", "start", Start),
        row("end_date", "end", End),
        row("summary", "summary", Text),
        row("highlights", "highlights", Points),
    ],
};

/// What `education` says.
pub(super) static EDUCATION: Table = Table {
    at: "an entry with `institution`",
    becomes: "education",
    open: Open::Present,
    rows: &[
        row("degree|studyType", "degree", Text),
        row("area", "area", Text),
        row("institution", "institution", Text),
        row("url", "url", Url),
        row("location", "location", Text),
        row("grade|score", "grade", Grade),
        row("courses", "courses", Many),
        row("date", "date", Date),
        row("start_date", "start", Start),
        row("end_date", "end", End),
        row("summary", "summary", Text),
        row("highlights", "highlights", Points),
    ],
};

/// What `publication` says.
pub(super) static PUBLICATION: Table = Table {
    at: "an entry with `authors`",
    becomes: "publications",
    open: Open::Unknown,
    rows: &[
        row("title|name", "title", Text),
        row("authors", "authors", Authors),
        row("journal|publisher", "venue", Text),
        row("doi", "doi", Doi),
        row("url", "url", Work),
        row("date|releaseDate", "date", Date),
        row("summary", "summary", Text),
        row("highlights", "highlights", Points),
    ],
};

/// What `normal` says.
pub(super) static NORMAL: Table = Table {
    at: "an entry with `name`",
    becomes: "entries",
    open: Open::Present,
    rows: &[
        row("name|title", "title", Text),
        row("url", "url", Url),
        row("organization", "organization", Text),
        row("location", "location", Text),
        row("date", "date", Date),
        row("start_date", "start", Start),
        row("end_date", "end", End),
        row("summary", "summary", Text),
        row("highlights", "highlights", Points),
    ],
};

/// What `project` says.
pub(super) static PROJECT: Table = Table {
    at: "an entry with `name` among projects",
    becomes: "projects",
    open: Open::Present,
    rows: &[
        row("name|title", "name", Text),
        row("url", "url", Url),
        row("location", "location", Text),
        row("date", "date", Date),
        row("start_date", "start", Start),
        row("end_date", "end", End),
        row("summary", "description", Text),
        row("highlights", "highlights", Points),
    ],
};

/// What `award` says.
pub(super) static AWARD: Table = Table {
    at: "an entry with `name` or `awarder` among awards",
    becomes: "awards",
    open: Open::Unknown,
    rows: &[
        row("name|title|label", "title", Text),
        row("url", "url", Url),
        row("awarder|details", "awarder", Text),
        row("location", "location", Text),
        row("date", "date", Date),
        row("start_date", "start", Start),
        row("end_date", "end", End),
        row("summary", "summary", Text),
        row("highlights", "highlights", Points),
    ],
};

/// What `certificate` says.
pub(super) static CERTIFICATE: Table = Table {
    at: "an entry with `name` among certificates",
    becomes: "certifications",
    open: Open::Unknown,
    rows: &[
        row("name|title|institution", "name", Text),
        row("url", "url", Url),
        row("issuer|area", "issuer", Text),
        row("location", "location", Text),
        row("date", "date", Date),
        row("start_date", "start", Start),
        row("end_date", "end", End),
        row("summary", "summary", Text),
        row("highlights", "highlights", Points),
    ],
};

/// What `talk` says.
pub(super) static TALK: Table = Table {
    at: "an entry with `name` among talks",
    becomes: "talks",
    open: Open::Unknown,
    rows: &[
        row("name|title", "title", Text),
        row("url", "url", Url),
        row("location", "location", Text),
        row("date", "date", Date),
        row("start_date", "start", Start),
        row("end_date", "end", End),
        row("summary", "summary", Text),
        row("highlights", "highlights", Points),
    ],
};

/// What `membership` says.
pub(super) static MEMBERSHIP: Table = Table {
    at: "an entry with `name` among memberships",
    becomes: "memberships",
    open: Open::Present,
    rows: &[
        row("name|title", "organization", Text),
        row("url", "url", Url),
        row("location", "location", Text),
        row("date", "date", Date),
        row("start_date", "start", Start),
        row("end_date", "end", End),
        row("summary", "summary", Text),
        row("highlights", "highlights", Points),
    ],
};

/// What `line` says.
pub(super) static LINE: Table = Table {
    at: "an entry with `label` and `details`",
    becomes: "lines",
    open: Open::Unknown,
    rows: &[
        row("label|name", "label", Text),
        row("details|keywords", "text", Many),
        row("date", "date", Date),
    ],
};

/// What `skill` says.
pub(super) static SKILL: Table = Table {
    at: "an entry with `label` among skills",
    becomes: "skills",
    open: Open::Unknown,
    rows: &[
        row("label|name", "name", Text),
        row("level", "level", Text),
        row("details|keywords", "items", Listed),
    ],
};

/// What `language` says.
pub(super) static LANGUAGE: Table = Table {
    at: "an entry with `label` or `language` among languages",
    becomes: "languages",
    open: Open::Unknown,
    rows: &[
        row("label|language|name", "language", Text),
        row("details|fluency|level|summary", "level", Text),
    ],
};

/// What `reference` says.
pub(super) static REFERENCE: Table = Table {
    at: "an entry with `reference`",
    becomes: "references",
    open: Open::Unknown,
    rows: &[row("name", "name", Text), row("reference|summary", "summary", Text)],
};

/// What `design` says.
pub(super) static DESIGN: Table = Table {
    at: "design",
    becomes: "design",
    open: Open::Unknown,
    rows: &[
        row(
            "theme",
            "theme",
            Choice(&[
                ("classic", "classic"),
                ("engineeringclassic", "classic"),
                ("moderncv", "modern"),
                ("sb2nov", "banking"),
                ("engineeringresumes", "compact"),
                ("harvard", "banking"),
                ("ember", "modern"),
                ("ink", "plain"),
                ("opal", "modern"),
            ]),
        ),
        row(
            "page_size|page.size",
            "paper",
            Choice(&[
                ("a4paper", "a4"),
                ("a4", "a4"),
                ("letterpaper", "letter"),
                ("us-letter", "letter"),
            ]),
        ),
        row(
            "font_size|text.font_size|typography.font_size|typography.font_size.body",
            "font-size",
            Length,
        ),
        row(
            "font|text.font_family|typography.font_family|typography.font_family.body",
            "font",
            Choice(&[
                ("latin modern serif", "latin-modern"),
                ("latin modern", "latin-modern"),
                ("new computer modern", "latin-modern"),
                ("libertinus serif", "libertine"),
                ("linux libertine", "libertine"),
                ("charter", "pagella"),
                ("xcharter", "pagella"),
                ("eb garamond", "pagella"),
                ("gentium book plus", "pagella"),
                ("tex gyre pagella", "pagella"),
                ("times new roman", "termes"),
                ("tex gyre termes", "termes"),
                ("source sans 3", "biolinum"),
                ("open sans", "inter"),
                ("inter", "inter"),
                ("roboto", "inter"),
                ("lato", "inter"),
                ("raleway", "inter"),
                ("noto sans", "inter"),
            ]),
        ),
        row("margins.page.top|page.top_margin", "margin.top", Length),
        row("margins.page.bottom|page.bottom_margin", "margin.bottom", Length),
        row("margins.page.left|page.left_margin", "margin.left", Length),
        row("margins.page.right|page.right_margin", "margin.right", Length),
        row("color|colors.section_titles", "accent", Colour),
        row("colors.text|colors.body", "text-colour", Colour),
        row("colors.links", "link-colour", Colour),
        row(
            "text_alignment|text.alignment|typography.alignment",
            "alignment",
            Choice(&[
                ("left-aligned", "left"),
                ("left", "left"),
                ("justified", "justified"),
                ("justified-with-no-hyphenation", "justified"),
            ]),
        ),
        row(
            "header.alignment",
            "header",
            Choice(&[("left", "left"), ("center", "centre")]),
        ),
        row(
            "section_titles.type",
            "section-rule",
            Choice(&[
                ("with_partial_line", "beside"),
                ("with-partial-line", "beside"),
                ("with_full_line", "below"),
                ("with-full-line", "below"),
                ("centered_with_full_line", "below"),
                ("centered_with_partial_line", "below"),
                ("centered_with_centered_partial_line", "below"),
                ("without_line", "none"),
                ("without-line", "none"),
                ("centered_without_line", "none"),
                ("moderncv", "beside"),
            ]),
        ),
        row("disable_page_numbering", "page-numbers", NotFlag),
        row("page.show_page_numbering|page.show_footer", "page-numbers", Flag),
    ],
};
