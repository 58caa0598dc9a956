//! Lists of names, as BibTeX and biblatex write them, each in the order in which it is
//! spoken: `Ada van der Lovelace Jr.`
//!
//! A name in braces is that of a body and stays whole, unless it is turned round: `{Lovelace,
//! Ada}`.

mod cleared;
mod list;
mod parts;
mod separators;
mod surroundings;

use std::ops::Range;

use super::tex::Unread;
use crate::people::{is_in_east_asian, without_homonym_number};

/// The names of a list.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Names {
    /// The names, in order; `others` for those not named.
    pub names: Vec<Name>,
    /// What is not written as BibTeX has it, or may be read otherwise, and where.
    pub oddities: Vec<(Oddity, Range<usize>)>,
}

/// What is odd about a name.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Oddity {
    /// Something else than `and` stands between names.
    Separator(&'static str),
    /// What is read as one name may be two.
    MayBeSeveral,
    /// A name in braces is read as that of a person.
    InBraces,
    /// What stands behind a name is not shown.
    Dropped,
}

/// A name in its parts.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Name {
    given: String,
    /// With its particle.
    family: String,
    suffix: String,
    /// Whether it stands in braces.
    is_group: bool,
    marks: String,
    /// Letters and figures that are raised behind it: `^{1}^{a}`.
    raised: String,
    /// The ORCID iD that stands behind it.
    pub orcid: Option<String>,
    /// The bytes of the list.
    pub place: Range<usize>,
}

impl Name {
    /// In the order in which it is spoken.
    pub(super) fn spoken(&self) -> String {
        if self.is_east_asian() {
            return format!("{}{}{}", self.family, self.given, self.marks);
        }
        let parts = [&self.given, &self.family, &self.suffix];
        let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let spoken: Vec<_> = parts.into_iter().map(String::as_str).collect();
        spoken.join(" ") + &self.marks
    }

    /// Whether it is written in a script in which the family name comes first, without a
    /// space behind it.
    fn is_east_asian(&self) -> bool {
        !self.given.is_empty()
            && is_in_east_asian(&self.family)
            && is_in_east_asian(&self.given)
    }

    /// `Ó Maolchallain, Fiachra`, where the family name has several words, or as it is spoken.
    pub(super) fn in_parts(&self) -> String {
        let Self { given, family, suffix, .. } = self;
        let is_unclear = family.contains(' ') && !given.is_empty() && suffix.is_empty();
        if is_unclear { self.without_raised() } else { self.spoken() }
    }

    /// The last word of the family name.
    pub(super) fn last(&self) -> &str {
        self.family.rsplit(' ').next().unwrap_or_default()
    }

    /// So that [`crate::people::Name`] finds the parts that the file states: `{Barnes and
    /// Noble}`, `Lovelace, Jr., Ada`, `García Márquez, Gabriel`, but `Ada Lovelace` where
    /// nothing can be mistaken.
    pub(super) fn stated(&self) -> String {
        self.without_raised() + &self.raised
    }

    fn without_raised(&self) -> String {
        let Self { given, family, suffix, marks, .. } = self;
        let is_short =
            family.chars().count() <= 3 && family.chars().all(char::is_uppercase);
        if self.is_east_asian() {
            return self.spoken();
        }
        if self.is_group && family.contains(' ') {
            format!("{{{family}}}{marks}")
        } else if !suffix.is_empty() {
            format!("{family}, {suffix}, {given}{marks}")
        } else if !given.is_empty() && (is_short || family.contains(' ')) {
            format!("{family}, {given}{marks}")
        } else {
            self.spoken()
        }
    }
}

/// Reads a list of names.
pub(super) fn read(list: &str, unread: &mut Vec<Unread>) -> Names {
    list::read(list, unread)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spoken(names: &[Name]) -> Vec<String> {
        names.iter().map(Name::spoken).collect()
    }

    fn names(list: &str) -> Vec<String> {
        spoken(&read(list, &mut Vec::new()).names)
    }

    #[test]
    fn a_name_is_written_in_the_order_of_speech() {
        assert_eq!(
            names(
                "Lovelace, Ada AND van der Waals, Jr., J. D. and Charles~Babbage\n and \
                 {Barnes and Noble, Inc.} and family=Bell, given=A. G. and others"
            ),
            [
                "Ada Lovelace",
                "J. D. van der Waals Jr.",
                "Charles\u{a0}Babbage",
                "Barnes and Noble, Inc.",
                "A. G. Bell",
                "others"
            ]
        );
        assert_eq!(
            names("{\\'E}. {Anders and} Band and and B and "),
            ["É. Anders and Band", "B"]
        );
    }

    #[test]
    fn the_parts_that_a_file_states_are_kept() {
        let stated = |name| read(name, &mut Vec::new()).names[0].stated();
        assert_eq!(stated("{Barnes and Noble, Inc.}"), "{Barnes and Noble, Inc.}");
        assert_eq!(stated("van der Waals, Jr., J. D."), "van der Waals, Jr., J. D.");
        assert_eq!(stated("van der Waals, J. D."), "van der Waals, J. D.");
        assert_eq!(stated("LI, Wei"), "LI, Wei");
        assert_eq!(stated("Lovelace*, Ada"), "Ada Lovelace*");
    }

    #[test]
    fn marks_stand_at_the_end() {
        assert_eq!(
            names(
                r"Lovelace*, Ada and King$^{\dagger}$, W. and A. B.\textsuperscript{*}"
            ),
            ["Ada Lovelace*", "W. King†", "A. B.*"]
        );
    }

    /// The names of a list as they are stated, between bars, and what is odd about it.
    fn stated(list: &str) -> (String, String) {
        let read = read(list, &mut Vec::new());
        let names: Vec<_> = read.names.iter().map(Name::stated).collect();
        let oddities = read.oddities.iter().map(|(oddity, place)| {
            let place = &list[place.clone()];
            match oddity {
                Oddity::Separator(sign) => format!("{sign} at {place}"),
                Oddity::MayBeSeveral => format!("several in {place}"),
                Oddity::InBraces => format!("braces at {place}"),
                Oddity::Dropped => format!("dropped {place}"),
            }
        });
        (names.join(" | "), oddities.collect::<Vec<_>>().join(", "))
    }

    #[test]
    #[expect(clippy::too_many_lines, reason = "a table")]
    fn names_are_told_apart_at_what_people_write_for_and() {
        for (list, names, oddities) in [
            (
                "Ada Lovelace, Charles Babbage, L. F. Menabrea",
                "Ada Lovelace | Charles Babbage | L. F. Menabrea",
                ", at Charles Babbage",
            ),
            (
                "A. Lovelace, C. Babbage, and M. Somerville",
                "A. Lovelace | C. Babbage | M. Somerville",
                ", at C. Babbage",
            ),
            (
                "A. Lovelace, C. Babbage and M. Somerville",
                "A. Lovelace | C. Babbage | M. Somerville",
                ", at C. Babbage",
            ),
            (
                "Charles Babbage, Ada Lovelace and Mary Somerville",
                "Charles Babbage | Ada Lovelace | Mary Somerville",
                ", at Ada Lovelace",
            ),
            (
                "Charles D. Babbage, Ada M. Lovelace",
                "Charles D. Babbage | Ada M. Lovelace",
                ", at Ada M. Lovelace",
            ),
            (
                "Charles Babbage, Ada Lovelace",
                "Charles Babbage, Ada Lovelace",
                "several in Charles Babbage, Ada Lovelace",
            ),
            (
                "Lovelace, A., Babbage, C., & Somerville, M.",
                "A. Lovelace | C. Babbage | M. Somerville",
                "& at Somerville, M., , at Babbage, C.",
            ),
            (
                "Lovelace, Ada; Babbage, Charles",
                "Ada Lovelace | Charles Babbage",
                "; at Babbage, Charles",
            ),
            (
                r"Ada Lovelace \& Charles Babbage",
                "Ada Lovelace | Charles Babbage",
                "& at Charles Babbage",
            ),
            (
                "Ada Lovelace\n  Charles Babbage",
                "Ada Lovelace | Charles Babbage",
                "a new line at Ada Lovelace\n  Charles Babbage",
            ),
            (
                "Ada\n  Lovelace and Charles\n Babbage",
                "Ada Lovelace | Charles Babbage",
                "",
            ),
            (
                "Ada Lovelace und Charles Babbage",
                "Ada Lovelace | Charles Babbage",
                "und at und",
            ),
            (
                "Lovelace, Ada y Babbage, Charles",
                "Ada Lovelace | Charles Babbage",
                "y at y",
            ),
            ("José Ortega y Gasset", "José Ortega y Gasset", ""),
            (
                "C. Babbage, Ortega y Gasset J, and M. Somerville",
                "C. Babbage | Ortega y Gasset J | M. Somerville",
                ", at Ortega y Gasset J",
            ),
            (
                "A. Lovelace, C. Babbage y M. Somerville",
                "A. Lovelace | C. Babbage | M. Somerville",
                "y at y, , at C. Babbage",
            ),
            ("Silva Santos, Maria da and others", "Silva Santos, Maria da | others", ""),
            ("García Márquez, M.A. and Żak, Ł.", "García Márquez, M.A. | Ł. Żak", ""),
            (
                "Lovelace, Ada, Ortega y Gasset, José, Babbage, C.",
                "Ada Lovelace | Ortega y Gasset, José | C. Babbage",
                ", at Ortega y Gasset, José",
            ),
            ("ŻAK, ŁUKASZ and others", "ŻAK, ŁUKASZ | others", ""),
            (
                "Karl-Theodor von und zu Guttenberg",
                "Karl-Theodor von und zu Guttenberg",
                "",
            ),
            ("Bell, Jr., A. G.", "Bell, Jr., A. G.", ""),
            ("Lovelace, Ada et al.", "Ada Lovelace | others", ""),
            ("Lovelace, Ada, and others", "Ada Lovelace | others", ""),
            (
                "García Márquez, Ana María and Babbage, Charles",
                "García Márquez, Ana María | Charles Babbage",
                "",
            ),
            ("Lovelace AA and Babbage C", "Lovelace AA | Babbage C", ""),
            ("Lovelace AA, Babbage C", "Lovelace AA | Babbage C", ", at Babbage C"),
            ("张, 三 and {李}, {四} and Lovelace, Ada", "张三 | 李四 | Ada Lovelace", ""),
            ("山田太郎、佐藤花子", "山田太郎 | 佐藤花子", "、 at 山田太郎、佐藤花子"),
            ("Procter & Sons", "Procter & Sons", ""),
        ] {
            assert_eq!(stated(list), (names.to_owned(), oddities.to_owned()), "{list}");
        }
    }

    #[test]
    fn braces_hold_bodies_people_and_families() {
        for (list, names, oddities) in [
            ("{CERN}", "CERN", ""),
            ("{Looms & Sons}", "{Looms & Sons}", ""),
            ("{Barnes and Noble}", "{Barnes and Noble}", ""),
            (
                "{Babbage, Charles} and {Lovelace, Ada}",
                "Charles Babbage | Ada Lovelace",
                "",
            ),
            ("{Lovelace, Ada}", "Ada Lovelace", "braces at {Lovelace, Ada}"),
            ("{Google, Inc.}", "{Google, Inc.}", ""),
            ("{Department of Physics, London}", "{Department of Physics, London}", ""),
            (
                "{Lovelace, Ada and Babbage, Charles}",
                "Ada Lovelace | Charles Babbage",
                "braces at {Lovelace, Ada and Babbage, Charles}",
            ),
            ("Gabriel {García Márquez}", "García Márquez, Gabriel", ""),
            (r#"G{\"u}nter {von Klaus}"#, "von Klaus, Günter", ""),
            ("{A}da {L}ovelace", "Ada Lovelace", ""),
        ] {
            assert_eq!(stated(list), (names.to_owned(), oddities.to_owned()), "{list}");
        }
    }

    #[test]
    fn what_is_set_around_a_name_is_taken_off() {
        for (list, names) in [
            (r"{\bfseries Lovelace, Ada} and Babbage, C.", "Ada Lovelace | C. Babbage"),
            (
                r"\textbf{Lovelace, Ada} and \underline{Babbage}, C.",
                "Ada Lovelace | C. Babbage",
            ),
            (
                r"\textbf{A. Lovelace}, C. Babbage, M. Somerville",
                "A. Lovelace | C. Babbage | M. Somerville",
            ),
            (r"\textbf{Lovelace, A.}, Babbage, C.", "A. Lovelace | C. Babbage"),
            (r"\href{https://a.org/x,y}{Lovelace, Ada}", "Ada Lovelace"),
            ("**Lovelace, Ada** and *C. Babbage*", "Ada Lovelace | C. Babbage"),
            (
                "[Ada Lovelace](https://a.org) and C. Babbage*",
                "Ada Lovelace | C. Babbage*",
            ),
            (
                "<b>Lovelace, Ada</b> and C. Babbage<sup>1</sup>",
                "Ada Lovelace | C. Babbage^{1}",
            ),
            (
                r"Lovelace$^{1}$, Ada and Babbage$^{1,2}$, Charles",
                "Ada Lovelace^{1} | Charles Babbage^{1}^{2}",
            ),
            (
                r"Ada Lovelace\textsuperscript{1,*} and Babbage¹,², C.",
                "Ada Lovelace*^{1} | C. Babbage^{1}^{2}",
            ),
            (r"Lovelace$^+$, Ada and C. Babbage\#", "Ada Lovelace+ | C. Babbage#"),
            ("Wei Wang 0015 and Wang 0002, Li", "Wei Wang | Li Wang"),
            (
                r"Ji\ifmmode \check{r}\else \v{r}\fi{}, Ada and Le\ifmmode\mbox{\v{s}}\else\v{s}\fi{}a, B.",
                "Ada Jiř | B. Leša",
            ),
            ("Lovelace, Ada,", "Ada Lovelace"),
            ("William (Bill) Gates", "William (Bill) Gates"),
            (r"{\color{red} Lovelace, Ada}", "Ada Lovelace"),
        ] {
            assert_eq!(stated(list).0, names, "{list}");
        }
    }

    #[test]
    fn what_stands_behind_a_name_is_read_or_told() {
        let list =
            "Ada Lovelace (ORCID: 0000-0002-1825-0097) and Babbage, Charles (London, UK)";
        let read = read(list, &mut Vec::new());
        assert_eq!(spoken(&read.names), ["Ada Lovelace", "Charles Babbage"]);
        assert_eq!(read.names[0].orcid.as_deref(), Some("0000-0002-1825-0097"));
        assert_eq!(stated(list).1, "dropped (London, UK)");
    }

    #[test]
    fn what_cannot_be_read_is_told_at_its_place() {
        let mut unread = Vec::new();
        let list = r"Ada Lovelace and \textbf{Babbage\foo, C.}";
        read(list, &mut unread);
        let places: Vec<_> =
            unread.iter().map(|(_, place)| &list[place.clone()]).collect();
        assert_eq!(places, [r"\foo"]);
    }

    #[test]
    fn a_hostile_list_is_read_in_time_and_without_a_fault() {
        for piece in
            ["(", "[", "$", "<", "*", "{", "\\textbf{", "\\bf ", "and ", "a, ", "^", "¹,"]
        {
            let _ = read(&piece.repeat(20_000), &mut Vec::new());
        }
    }
}
