//! Choices of the design that are a word each. The class knows them by the same words.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

macro_rules! choices {
    ($(
        $(#[doc = $doc:literal])* $name:ident $title:literal {
            $($(#[$about:meta])* $variant:ident $word:literal,)*
        }
    )*) => {$(
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
        #[schemars(title = $title)]
        pub enum $name {
            $($(#[$about])* #[serde(rename = $word)] $variant,)*
        }

        impl $name {
            /// The word for it.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }
        }
    )*};
}

choices! {
    /// Where the lines of a text end.
    Alignment "alignment" {
        /// Where a word ends: spaces have one width.
        Left "left",
        /// At the right margin, in prose: spaces stretch.
        Justified "justified",
    }
    /// How name and contacts are arranged.
    Header "header" {
        /// One below the other, at the left.
        Left "left",
        /// One below the other, in the middle.
        Centre "centre",
        /// The contacts at the right of the name.
        Split "split",
    }
    /// Where the dates of entries stand.
    DateColumn "date column" {
        /// In a column left of the text, with labels and numbers.
        Left "left",
        /// At the right end of the line.
        Right "right",
        /// In the line, behind the other words.
        None "none",
    }
    /// How exact the dates of entries are.
    Dates "form of dates" {
        /// With the months in words: `Oct 2018 – Mar 2022`.
        Month "month",
        /// With the months as numbers: `10/2018–03/2022`.
        Numeric "numeric",
        /// Years alone: `2018–2022`.
        Year "year",
    }
    /// The figures of the text.
    Figures "figures" {
        /// As high as capitals.
        Lining "lining",
        /// With the heights of small letters.
        OldStyle "old-style",
    }
    /// How the titles of sections are set.
    Headings "form of headings" {
        /// In the weight of the theme, which is mostly bold.
        Bold "bold",
        /// In small capitals, where the font has some.
        SmallCaps "small-caps",
    }
    /// The side of the header on which the photo stands.
    PhotoSide "side of the photo" {
        /// Where lines begin.
        Left "left",
        /// Where lines end.
        Right "right",
    }
    /// The weights of the person's name.
    NameWeights "weights of the name" {
        /// The whole name alike.
        One "one-weight",
        /// The given name light, the family name bold.
        Two "two-weights",
    }
    /// How contacts are written.
    Contacts "form of contacts" {
        /// With the addresses of profiles: `github.com/ada`.
        Addresses "addresses",
        /// With the names that the person has on each site: `GitHub ada`.
        Handles "handles",
    }
    /// A kind of section that the narrow column of `sidebar` can hold.
    SidebarKind "kind of section in the narrow column" {
        /// Positions.
        Experience "experience",
        /// Degrees.
        Education "education",
        /// Projects.
        Projects "projects",
        /// Skills.
        Skills "skills",
        /// Prizes.
        Awards "awards",
        /// Courses.
        Teaching "teaching",
        /// Talks.
        Talks "talks",
        /// Service.
        Service "service",
        /// Grants.
        Grants "grants",
        /// Students.
        Supervision "supervision",
        /// Languages.
        Languages "languages",
        /// Certificates.
        Certifications "certifications",
        /// Memberships.
        Memberships "memberships",
        /// Patents.
        Patents "patents",
        /// Referees.
        References "references",
        /// Entries of any kind.
        Entries "entries",
        /// Lines with a label.
        Lines "lines",
        /// Text.
        Text "text",
        /// Points.
        Bullets "bullets",
    }
    /// The rule at the titles of sections.
    SectionRule "section rule" {
        /// Above the title, over the whole width.
        Above "above",
        /// Below the title, over the whole width.
        Below "below",
        /// Behind the title, up to the right margin.
        Beside "beside",
        /// There is no rule.
        None "none",
    }
    /// Where the date of the CV stands.
    Updated "place of the date" {
        /// At the foot of each page.
        Foot "foot",
        /// Below the contacts, as the day of the last change.
        Top "top",
        /// Nowhere; the PDF still carries it.
        None "none",
    }
    /// Which standards the PDF follows.
    PdfStandard "standard of the PDF" {
        /// PDF/UA-1 (ISO 14289-1): programs can read it aloud.
        Ua1 "ua-1",
        /// PDF/UA-1 and PDF/A-2a (ISO 19005-2): archives take it, too.
        A2a "a-2a",
        /// PDF/UA-1 and PDF/A-3a (ISO 19005-3).
        A3a "a-3a",
        /// None: it has no tags.
        None "none",
    }
    /// What a PDF carries with it.
    Attachment "attachment" {
        /// The CV as YAML, without what is not on the page.
        Source "source",
        /// Its data as JSON Resume.
        JsonResume "json-resume",
        /// Its publications as BibTeX.
        Bib "bib",
    }
    /// How links are told from other text.
    LinkStyle "link style" {
        /// By their colour.
        Colour "colour",
        /// By a line under them.
        Underline "underline",
        /// By nothing; they can be followed.
        Plain "plain",
        /// There are no links: only their words stay.
        None "none",
    }
}

/// The size of the paper.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema,
)]
#[schemars(title = "paper size")]
#[serde(rename_all = "kebab-case")]
pub enum Paper {
    /// 210 by 297 millimetres (ISO 216).
    #[default]
    A4,
    /// 8.5 by 11 inches (ANSI/ASME Y14.1).
    Letter,
}

impl Paper {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::Letter => "letter",
        }
    }
}
