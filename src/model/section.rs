//! Sections: a kind, an optional title, and what the kind holds.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

use super::entries::{
    Award, Bullet, Certification, Dated, Education, Experience, Given, Grant, Language,
    Line, Membership, Patent, Project, Reference, Service, Skill, Supervision, Talk,
    Teaching,
};
use super::many::{Many, needs_one_of};
use super::placement::Placement;
use super::publications::Publications;
use super::values::{Count, Plain, Text};

/// The schema keyword of the field that tells the variants of a value apart.
pub const DISCRIMINATOR: &str = "x-discriminator";

macro_rules! sections {
    ($($(#[doc = $doc:literal])* $variant:ident $kind:literal: $body:ty;)*) => {
        /// A section of the page. Its kind is stated, never guessed from its fields.
        #[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
        #[serde(tag = "kind")]
        #[expect(clippy::large_enum_variant, reason = "a CV has a handful of sections")]
        pub enum Section {
            $($(#[doc = $doc])* #[serde(rename = $kind)] $variant($body),)*
        }

        impl Section {
            /// The kind, as it is written in the file.
            pub fn kind(&self) -> &'static str {
                match self { $(Self::$variant(_) => $kind,)* }
            }

            /// How many entries, paragraphs, points or sections it has.
            pub fn count(&self) -> usize {
                match self { $(Self::$variant(body) => body.count(),)* }
            }

            /// The title that the author gave.
            pub fn title(&self) -> Option<&Text> {
                match self { $(Self::$variant(body) => body.title.as_ref(),)* }
            }

            /// Whether its entries say how long each took, if the section says so itself.
            pub fn duration(&self) -> Option<bool> {
                match self {
                    $(Self::$variant(body) => body.duration(),)*
                }
            }

            /// Where pages break.
            pub fn placement(&self) -> Placement {
                match self { $(Self::$variant(body) => body.placement,)* }
            }
        }

        impl JsonSchema for Section {
            fn schema_name() -> Cow<'static, str> {
                "Section".into()
            }

            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                let variants = [$((
                    $kind,
                    concat!($($doc),*),
                    <$body>::json_schema(generator),
                )),*];
                json_schema!({
                    "title": "section",
                    "description": "A section of the page.",
                    "oneOf": variants.map(|(kind, doc, body)| of_kind(kind, doc, body)),
                    DISCRIMINATOR: "kind",
                })
            }
        }
    };
}

sections! {
    /// Positions held.
    Experience "experience": Entries<Experience>;
    /// Degrees and schools.
    Education "education": Entries<Education>;
    /// Papers, books and other writings.
    Publications "publications": Publications;
    /// Software and other projects.
    Projects "projects": Entries<Project>;
    /// What the person knows how to do.
    Skills "skills": Entries<Skill>;
    /// Prizes and distinctions.
    Awards "awards": Entries<Award>;
    /// Courses and lectures.
    Teaching "teaching": Entries<Teaching>;
    /// Talks and posters.
    Talks "talks": Listed<Talk>;
    /// Reviewing, committees and other service to the community.
    Service "service": Entries<Service>;
    /// Research funding.
    Grants "grants": Entries<Grant>;
    /// Students and others supervised.
    Supervision "supervision": Entries<Supervision>;
    /// Languages spoken.
    Languages "languages": Entries<Language>;
    /// Certificates and licences.
    Certifications "certifications": Entries<Certification>;
    /// Memberships of societies and bodies.
    Memberships "memberships": Entries<Membership>;
    /// Patents.
    Patents "patents": Listed<Patent>;
    /// People who speak for the person.
    References "references": Entries<Reference>;
    /// Entries of any other kind.
    Entries "entries": Entries<Dated>;
    /// Lines of a label and a text.
    Lines "lines": Entries<Line>;
    /// Paragraphs.
    Text "text": Paragraphs;
    /// Points, nested where needed.
    Bullets "bullets": Bullets;
    /// Sections under a common heading.
    Group "group": Group;
}

/// A section that holds entries of one kind.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Entries<E> {
    /// The heading; without it the kind's own, if it has one, in the language of the CV.
    #[schemars(example = &"Selected works")]
    pub title: Option<Text>,
    /// The entries, in the order of the page.
    #[schemars(length(min = 1), example = &serde_json::json!([]))]
    pub entries: Vec<Given<E>>,
    /// Whether each entry says how long it took.
    #[schemars(example = &true)]
    pub duration: Option<bool>,
    /// Where pages break.
    #[serde(flatten)]
    pub placement: Placement,
}

/// A section whose entries are written here, read from `.bib` files, or both.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
#[schemars(transform = |schema: &mut Schema| needs_one_of(schema, &["entries", "from"]))]
#[serde(rename_all = "kebab-case")]
pub struct Listed<E> {
    /// The heading; without it the kind's own in the language of the CV.
    #[schemars(example = &"Selected works")]
    pub title: Option<Text>,
    /// One or more `.bib` files to read entries from, as paths from the folder of the CV.
    /// They follow those written here, the newest first.
    #[serde(default)]
    #[schemars(example = &"talks.bib")]
    pub from: Many<Plain>,
    /// Show only so many, from the first on.
    #[schemars(example = &5)]
    pub first: Option<Count>,
    /// The entries, in the order of the page.
    #[serde(default = "Vec::<Given<E>>::new")]
    #[schemars(length(min = 1), example = &serde_json::json!([]))]
    pub entries: Vec<Given<E>>,
    /// Whether each entry says how long it took.
    #[schemars(example = &true)]
    pub duration: Option<bool>,
    /// Where pages break.
    #[serde(flatten)]
    pub placement: Placement,
}

/// A section of paragraphs.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Paragraphs {
    /// The heading; without it there is none.
    #[schemars(example = &"Research interests")]
    pub title: Option<Text>,
    /// One or more paragraphs.
    #[schemars(example = &"I study what *engines* can compute.")]
    pub text: Many<Text>,
    /// Where pages break.
    #[serde(flatten)]
    pub placement: Placement,
}

/// A section of points.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Bullets {
    /// The heading; without it there is none.
    #[schemars(example = &"In short")]
    pub title: Option<Text>,
    /// The points.
    #[schemars(example = &["Wrote the first program", "Translated Menabrea"])]
    pub items: Many<Bullet>,
    /// Whether the points have numbers.
    #[schemars(example = &true)]
    pub numbered: Option<bool>,
    /// Where pages break.
    #[serde(flatten)]
    pub placement: Placement,
}

/// Sections under a common heading.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Group {
    /// The common heading.
    #[schemars(example = &"Research activities")]
    pub title: Option<Text>,
    /// The sections below it.
    #[schemars(length(min = 1), example = &serde_json::json!([{"kind": "talks", "entries": [{"title": "On engines"}]}]))]
    pub sections: Vec<Section>,
    /// Where pages break.
    #[serde(flatten)]
    pub placement: Placement,
}

/// All sections, those in groups in the place of the group.
pub fn each(sections: &[Section]) -> Box<dyn Iterator<Item = &Section> + '_> {
    Box::new(sections.iter().flat_map(|section| match section {
        Section::Group(group) => each(&group.sections),
        section => Box::new(std::iter::once(section)),
    }))
}

macro_rules! counts {
    ($(($($parameter:ident)?) $body:ty: $content:ident $(, $duration:ident)?;)*) => {$(
        impl<$($parameter)?> $body {
            fn count(&self) -> usize {
                self.$content.len()
            }

            fn duration(&self) -> Option<bool> {
                let stated: &[Option<bool>] = &[$(self.$duration)?];
                stated.first().copied().flatten()
            }
        }
    )*};
}

counts! {
    (E) Entries<E>: entries, duration;
    (E) Listed<E>: entries, duration;
    () Publications: entries;
    () Paragraphs: text;
    () Bullets: items;
    () Group: sections;
}

/// A section's schema with its `kind` as the first field.
fn of_kind(kind: &str, doc: &str, mut body: Schema) -> Schema {
    let fields = body.remove("properties").unwrap_or_default();
    let mut properties = serde_json::Map::new();
    properties.insert(
        "kind".into(),
        serde_json::json!({
            "const": kind,
            "description": doc.trim(),
            "examples": [kind],
        }),
    );
    properties.extend(fields.as_object().cloned().unwrap_or_default());
    let required = body.remove("required").unwrap_or_default();
    let mut names = vec!["kind".into()];
    names.extend(required.as_array().cloned().unwrap_or_default());
    body.insert("properties".into(), properties.into());
    body.insert("required".into(), names.into());
    body.insert("title".into(), format!("{kind} section").into());
    body.insert("description".into(), doc.trim().into());
    body
}
