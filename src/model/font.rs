//! Which font the text is set in.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::many::{needs_one_of, shorthand};
use super::values::Plain;

/// The font of the text: a family in the program by its name, or one that is installed.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[schemars(title = "font", transform = |schema: &mut schemars::Schema| {
    needs_one_of(schema, &["family", "system"]);
    shorthand(schema, "family");
})]
#[serde(rename_all = "kebab-case")]
pub struct Font {
    /// A family in the program. Of one with `system`, what that lacks is set in this.
    #[schemars(example = &"pagella")]
    pub family: Option<Family>,
    /// The name of a font that is installed on this machine: a PDF is then the same only
    /// where that font is.
    #[schemars(example = &"Garamond Premier")]
    pub system: Option<Plain>,
}

/// A family of fonts in the program.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema,
)]
#[schemars(title = "font family")]
#[serde(rename_all = "kebab-case")]
pub enum Family {
    /// Linux Libertine: a book face with old-style figures.
    #[default]
    Libertine,
    /// Linux Biolinum: a humanist sans serif, made to stand beside Libertine.
    Biolinum,
    /// TeX Gyre Pagella: Palatino.
    Pagella,
    /// TeX Gyre Termes: Times.
    Termes,
    /// Latin Modern: the face of TeX.
    LatinModern,
    /// Inter: a modern sans serif.
    Inter,
}

impl Family {
    /// Its name, as `design.font` and LaTeX have it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Libertine => "libertine",
            Self::Biolinum => "biolinum",
            Self::Pagella => "pagella",
            Self::Termes => "termes",
            Self::LatinModern => "latin-modern",
            Self::Inter => "inter",
        }
    }
}
