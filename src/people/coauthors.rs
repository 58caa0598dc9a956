//! The people of a CV: whose it is, and the co-authors of whom it says something.

use super::{Agreement, Known, Name};
use crate::model::Cv;
use crate::model::cv::Coauthor;
use crate::model::values::Plain;

/// The person whose CV it is, and the co-authors under its `people`.
#[derive(Clone, Debug)]
pub struct People<'a> {
    owner: Known,
    coauthors: Vec<(Known, &'a Coauthor)>,
}

impl<'a> People<'a> {
    /// The people of a CV.
    pub fn of(cv: &'a Cv) -> Self {
        let coauthors = cv.people.iter().map(|one| {
            let names = std::iter::once(&one.name).chain(&one.aliases);
            (Known::new(names.map(Plain::as_str)), one)
        });
        let names = std::iter::once(&cv.cv.name).chain(&cv.cv.aliases);
        Self {
            owner: Known::new(names.map(Plain::as_str)),
            coauthors: coauthors.collect(),
        }
    }

    /// The person whose CV it is.
    pub fn owner(&self) -> &Known {
        &self.owner
    }

    /// What the CV says of an author. Of several whose initials agree it is nobody's; who
    /// agrees in full goes before them.
    pub fn coauthor(&self, name: &Name) -> Option<&'a Coauthor> {
        let found = |least: Agreement| {
            let mut all = self
                .coauthors
                .iter()
                .filter(move |(known, _)| known.agreement(name) >= Some(least));
            let first = all.next()?;
            all.next().is_none().then_some(first.1)
        };
        found(Agreement::Full).or_else(|| found(Agreement::Partial))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_that_two_agree_with_are_nobodys() {
        let cv: Cv = serde_json::from_value(serde_json::json!({
            "cv": {"name": "Ada Lovelace"},
            "people": [{"name": "Wei Wang"}, {"name": "Wenjun Wang"}, {"name": "Mary King"}],
        }))
        .expect("a CV");
        let people = People::of(&cv);
        let found = |name| people.coauthor(&Name::parse(name)).map(|it| it.name.as_str());
        assert_eq!(found("W. Wang"), None);
        assert_eq!(found("Wang, Wei"), Some("Wei Wang"));
        assert_eq!(found("M. King"), Some("Mary King"));
        assert_eq!(found("Ada Lovelace"), None);
    }
}
