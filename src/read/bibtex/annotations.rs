//! biblatex's data annotations (its manual, 3.7): `author+an = {1=equal; 2:family=student}`.

use std::ops::Range;

/// What is said of one item of a list.
#[derive(Debug, PartialEq)]
pub(super) struct Annotation {
    /// The number of the item, from 1.
    pub item: usize,
    /// What is said, in lower case.
    pub values: Vec<String>,
    /// The bytes of the number.
    pub number: Range<usize>,
}

/// The annotations of items; those of the field as a whole say nothing of an author.
pub(super) fn read(text: &str) -> Vec<Annotation> {
    let mut found = Vec::new();
    let mut start = 0;
    for part in text.split(';') {
        let lead = start + part.len() - part.trim_start().len();
        start += part.len() + 1;
        let Some((place, values)) = part.split_once('=') else { continue };
        let number = place.split(':').next().unwrap_or("").trim();
        let Ok(item) = number.parse() else { continue };
        let is_mark = |c: char| c.is_whitespace() || matches!(c, '"' | '{' | '}');
        let values = values.split(',').map(|value| value.trim_matches(is_mark));
        let values = values.filter(|value| !value.is_empty()).map(str::to_lowercase);
        let number = lead..lead + number.len();
        found.push(Annotation { item, values: values.collect(), number });
    }
    found
}

/// The field of an author that a word sets; an empty one for a word of no interest.
pub(super) fn field(word: &str) -> Option<&'static str> {
    let word: String = word.chars().filter(|c| c.is_alphanumeric()).collect();
    Some(match word.as_str() {
        "equal" | "equalcontrib" | "equalcontribution" | "equalcontributor"
        | "cofirst" | "cofirstauthor" | "jointfirst" | "sharedfirst" | "firstauthor"
        | "eq" => "equal",
        "corresponding" | "correspondingauthor" | "corr" | "correspondence" => {
            "corresponding"
        }
        "student" | "mentee" | "advisee" | "supervised" | "phdstudent"
        | "undergraduate" | "mystudent" => "student",
        "deceased" | "dead" | "late" => "deceased",
        "me" | "self" | "myself" | "highlight" | "bold" | "own" | "main" | "author"
        | "owner" | "cvauthor" | "presenter" | "speaker" => "",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_annotation_names_the_item_and_what_is_said_of_it() {
        let text = r#"1=equal, corresponding; 2:family=student; 3="Deceased"; =whole"#;
        let found: Vec<_> = read(text)
            .into_iter()
            .map(|one| (one.item, one.values.join(" "), &text[one.number]))
            .collect();
        let expected =
            [(1, "equal corresponding", "1"), (2, "student", "2"), (3, "deceased", "3")];
        assert_eq!(
            found,
            expected.map(|(item, values, number)| (item, values.into(), number))
        );
    }
}
