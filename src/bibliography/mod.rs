//! The publications of a CV: those written in it and those of the `.bib` files it names come
//! together, duplicates are found, and each section is left with the list that it shows.
//!
//! ```text
//! gather ▶ overrides ▶ lint ▶ duplicates ▶ choose ▶ sort ▶ count
//! ```

mod asked;
mod choose;
mod counts;
mod duplicates;
mod library;
mod lint;
mod listing;
mod order;
mod overrides;
mod work;

pub use crate::tree::sections::{sections, texts};
pub use library::Library;
pub use listing::{Found, Listing, is_preprint, is_same, repeats, title, venue, year};

use std::cmp::Reverse;

use crate::diagnostics::Report;
use crate::model::Cv;
use crate::model::date::Period;
use crate::model::entries::{Given, Patent, Publication, Talk};
use crate::model::locale::Locale;
use crate::model::publications::Publications;
use crate::model::section::{Listed, Section};
use crate::model::values::{Count, Plain};
use crate::people::Known;
use crate::source::Source;
use crate::tree::{Node, Value};
use asked::Asked;
use library::{File, Kind};
use lint::InList;
use lint::people::Peopled;
use work::Work;

impl Library<'_> {
    /// Leaves each section with the list that it shows. The files that it names become parts of
    /// the source.
    pub fn complete(
        &mut self,
        cv: &mut Cv,
        root: &Node,
        source: &mut Source,
        report: &mut Report,
    ) {
        let Some(sections) = root.get("sections") else { return };
        let sections = &sections.value;
        let mut asked = Asked::default();
        let names = std::iter::once(&cv.cv.name).chain(&cv.cv.aliases);
        let owner = Known::new(names.map(Plain::as_str));
        let locale = cv.locale;
        for_each(&mut cv.sections, sections, &mut |section, node| match section {
            Section::Publications(section) => {
                self.open_all::<Publication>(&section.from, node, source, report);
            }
            Section::Talks(section) => {
                self.open_all::<Talk>(&section.from, node, source, report);
                self.add_to(section, node, &owner, (&mut asked, report));
            }
            Section::Patents(section) => {
                self.open_all::<Patent>(&section.from, node, source, report);
                self.add_to(section, node, &owner, (&mut asked, report));
            }
            _ => {}
        });
        let (mut all, mut lists) = (Vec::new(), Vec::new());
        let others = cv.people.iter().map(|one| {
            let names = std::iter::once(&one.name).chain(&one.aliases);
            Known::new(names.map(Plain::as_str))
        });
        let people: Vec<_> = std::iter::once(owner.clone()).chain(others).collect();
        for_each(&mut cv.sections, sections, &mut |section, node| {
            if let Section::Publications(section) = section {
                let mut works = gather(section, node, self.read());
                works.iter_mut().for_each(|work| work.find_translation(&owner));
                let number = lists.len();
                let found = (&mut asked, &mut *report);
                let (looked_at, works) = list(section, node, locale, works, found);
                lint::choose_names(section, node, &works, report);
                let names = section.layout.names;
                let of_list = |work| InList { work, list: number, names };
                all.extend(looked_at.into_iter().map(of_list));
                lint::owner(&owner, section, node, &works, report);
                lint::people::marks(section, node, &works, report);
                section.entries =
                    works.iter().map(|work| work.publication.clone()).collect();
                lists.push(works);
            }
        });
        lint::all(&all, &people, report);
        let counts = counts::by_type(lists);
        self.tell(&asked, report);
        self.set_counts(counts);
    }

    /// Adds the entries of the files that a section names, which are open, behind its own, the
    /// newest first.
    fn add_to<K: Kind + Dated + Peopled>(
        &self,
        section: &mut Listed<K>,
        node: &Node,
        owner: &Known,
        (asked, report): (&mut Asked, &mut Report),
    ) {
        let mut read: Vec<(&K, &Node)> = Vec::new();
        for name in &section.from {
            let named = self.read().iter().find(|file| file.is_named(name));
            let Some(file) = named else { continue };
            for entry in file.entries::<K>() {
                asked.want_entry(entry.node.span, entry.is_whole);
                let whole = entry.is_whole.then_some((entry.is, entry.node));
                read.extend(whole);
            }
        }
        let own = section.entries.iter().zip(nodes_of(node));
        let own = own.filter_map(|(entry, node)| match entry {
            Given::Fields(entry) => Some((entry, node)),
            Given::Words(_) => None,
        });
        let all: Vec<_> = own.chain(read.iter().copied()).collect();
        lint::people::owner(owner, node, &all, report);
        let mut entries: Vec<_> =
            read.iter().map(|(entry, _)| (*entry).clone()).collect();
        entries.sort_by_key(|entry| Reverse(entry.period().sorting()));
        section.entries.extend(entries.into_iter().map(Given::Fields));
        section.entries.truncate(section.first.map_or(usize::MAX, Count::get));
    }
}

/// An entry that says when it was.
trait Dated {
    fn period(&self) -> &Period;
}

impl Dated for Talk {
    fn period(&self) -> &Period {
        &self.period
    }
}

impl Dated for Patent {
    fn period(&self) -> &Period {
        &self.period
    }
}

/// Calls `visit` with each section that is no group, and where it is written.
fn for_each<'n>(
    sections: &mut [Section],
    nodes: &'n Node,
    visit: &mut impl FnMut(&mut Section, &'n Node),
) {
    let Value::Sequence(nodes) = &nodes.value else { return };
    for (section, node) in sections.iter_mut().zip(nodes) {
        match section {
            Section::Group(group) => {
                if let Some(nodes) = node.get("sections") {
                    for_each(&mut group.sections, &nodes.value, visit);
                }
            }
            section => visit(section, node),
        }
    }
}

/// What a section lists: its own entries, then those of its files.
fn gather<'n>(
    section: &mut Publications,
    node: &'n Node,
    files: &'n [File],
) -> Vec<Work<'n>> {
    let own = std::mem::take(&mut section.entries);
    let mut works: Vec<_> = own
        .into_iter()
        .zip(nodes_of(node))
        .map(|(publication, node)| {
            let (is_bibtex, is_whole) = (false, true);
            Work { publication, node, is_bibtex, is_whole }
        })
        .collect();
    for name in &section.from {
        let Some(file) = files.iter().find(|file| file.is_named(name)) else { continue };
        works.extend(file.entries::<Publication>().map(|entry| Work {
            publication: entry.is.clone(),
            node: entry.node,
            is_bibtex: true,
            is_whole: entry.is_whole,
        }));
    }
    works
}

/// The trees of a section's own entries.
fn nodes_of(section: &Node) -> &[Node] {
    match section.get("entries").map(|field| &field.value.value) {
        Some(Value::Sequence(nodes)) => nodes,
        _ => &[],
    }
}

/// Turns all that a section names into what it shows, in its order. Gives also all that it
/// chose from.
fn list<'n>(
    section: &Publications,
    node: &Node,
    locale: Locale,
    mut works: Vec<Work<'n>>,
    (asked, report): (&mut Asked, &mut Report),
) -> (Vec<Work<'n>>, Vec<Work<'n>>) {
    overrides::apply(section, node, &mut works, report);
    for work in &mut works {
        work::identify(&mut work.publication);
    }
    let (hidden, works): (Vec<_>, Vec<_>) =
        works.into_iter().partition(|work| work.publication.hide == Some(true));
    asked.leave_out(&hidden);
    let (mut works, faulty): (Vec<_>, Vec<_>) =
        works.into_iter().partition(|work| work.is_whole);
    lint::each(&works, report);
    let all = works.clone();
    duplicates::merge(&mut works, report);
    // What cannot be shown has its key all the same, and a section may not choose it.
    works.extend(faulty);
    let unchosen = choose::choose(section, node, &mut works, report);
    asked.leave_out(&unchosen);
    asked.want(&works);
    works.retain(|work| work.is_whole);
    order::sort(section, locale, &mut works);
    works.truncate(section.first.map_or(usize::MAX, Count::get));
    (all, works)
}
