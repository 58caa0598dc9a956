//! People as publications name them: a name in its parts, the forms it is written in, the
//! marks behind it, and whether two names are one person's.
//!
//! ```
//! use cvtex::people::{Known, Name};
//!
//! let name = Name::parse("van der Berg, Jan");
//! assert_eq!(name.written(None), "Jan van der Berg");
//! assert!(Known::new(["Jan van der Berg"]).is(&Name::parse("J. van der Berg")));
//! ```

mod coauthors;
mod fold;
mod forms;
mod given_names;
mod known;
mod marks;
mod name;
mod reading;
mod several;
mod spelling;
mod words;

pub use coauthors::People;
pub use known::{Agreement, Known};
pub use marks::{Mark, canonical_sign, is_sign, split_marks};
pub use name::Name;
pub(crate) use name::{is_in_east_asian, without_homonym_number};
pub use several::several;
pub(crate) use several::{ByCommas, by_commas, is_degree_of_capitals};
pub use spelling::Spelling;
pub(crate) use words::{ends_body, is_body, is_suffix};

/// The letters and figures of a text as plain ones: without accents, in lower case, and
/// without those of scripts that are not Latin.
pub(crate) fn folded(text: &str) -> String {
    let mut plain = fold::Folded::new(text).plain;
    plain.retain(|letter| letter.is_ascii_alphanumeric());
    plain
}

/// Whether this stands in the place of the authors who are not named.
pub fn is_others(written: &str) -> bool {
    const WORDS: [&str; 5] = ["others", "and others", "et al.", "et al", "and others."];
    let written = written.trim();
    WORDS.iter().any(|word| written.eq_ignore_ascii_case(word))
}
