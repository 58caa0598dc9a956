//! What a font substitutes: the texts for which its table `GSUB` has another glyph.

use std::collections::{BTreeMap, BTreeSet};

use ttf_parser::gsub::{SingleSubstitution, SubstitutionSubtable};
use ttf_parser::opentype_layout::{ChainedContextLookup, ContextLookup, Coverage};
use ttf_parser::{Face, GlyphId};

/// The texts of more than one letter or sign that a font has a glyph for, or other glyphs:
/// what a ligature is made of, and what a rule for a place asks for, with each of its
/// letters and signs.
pub fn texts(font: &[u8]) -> BTreeSet<String> {
    let face = Face::parse(font, 0).expect("a font");
    let tables = subtables(&face);
    let texts = texts_of_glyphs(&face, &tables);
    let of = |glyphs: &[GlyphId]| {
        let each = glyphs.iter().map(|glyph| texts.get(glyph).map(String::as_str));
        each.collect::<Option<String>>()
    };
    let mut found = BTreeSet::new();
    for sequence in tables.iter().flat_map(|table| sequences(table, &face, &texts)) {
        for at in 0..sequence.len() {
            // Each glyph of a place once, the others being the first of their places.
            for glyph in &sequence[at] {
                let glyphs = sequence.iter().enumerate();
                let glyphs = glyphs.map(|(place, all)| {
                    if place == at { Some(*glyph) } else { all.first().copied() }
                });
                let glyphs = glyphs.collect::<Option<Vec<_>>>();
                found.extend(glyphs.and_then(|glyphs| of(&glyphs)));
            }
        }
    }
    found.retain(|text| text.chars().count() > 1);
    found
}

/// The characters that a font has.
pub fn characters(font: &[u8]) -> impl Iterator<Item = String> {
    let face = Face::parse(font, 0).expect("a font");
    let mut found = BTreeSet::new();
    for table in face.tables().cmap.into_iter().flat_map(|cmap| cmap.subtables) {
        table.codepoints(|code| {
            let is_there = table.glyph_index(code).is_some_and(|glyph| glyph.0 != 0);
            let character =
                char::from_u32(code).filter(|_| is_there && table.is_unicode());
            found.extend(character.map(String::from));
        });
    }
    found.into_iter()
}

fn subtables<'f>(face: &Face<'f>) -> Vec<SubstitutionSubtable<'f>> {
    let lookups = face.tables().gsub.into_iter().flat_map(|table| table.lookups);
    lookups.flat_map(|lookup| lookup.subtables.into_iter()).collect()
}

/// The text of each glyph that stands for a letter or sign, or for several.
fn texts_of_glyphs(
    face: &Face<'_>,
    tables: &[SubstitutionSubtable<'_>],
) -> BTreeMap<GlyphId, String> {
    let mut texts = BTreeMap::new();
    for table in face.tables().cmap.into_iter().flat_map(|cmap| cmap.subtables) {
        table.codepoints(|code| {
            if let (Some(glyph), Some(character)) =
                (table.glyph_index(code), char::from_u32(code))
                && table.is_unicode()
            {
                texts.entry(glyph).or_insert_with(|| character.to_string());
            }
        });
    }
    // What stands for one of those stands for its text, and so on.
    for _ in 0..3 {
        for table in tables {
            for (from, to) in substituted(table, face) {
                let text: Option<String> =
                    from.iter().map(|glyph| texts.get(glyph).cloned()).collect();
                if let Some(text) = text {
                    texts.entry(to).or_insert(text);
                }
            }
        }
    }
    texts
}

/// The glyphs that stand for others.
fn substituted(
    table: &SubstitutionSubtable<'_>,
    face: &Face<'_>,
) -> Vec<(Vec<GlyphId>, GlyphId)> {
    let mut pairs = Vec::new();
    for glyph in covered(&table.coverage(), face) {
        let Some(index) = table.coverage().get(glyph) else { continue };
        match table {
            SubstitutionSubtable::Single(SingleSubstitution::Format1 {
                delta, ..
            }) => pairs.push((vec![glyph], GlyphId(glyph.0.wrapping_add_signed(*delta)))),
            SubstitutionSubtable::Single(SingleSubstitution::Format2 {
                substitutes,
                ..
            }) => pairs.extend(substitutes.get(index).map(|other| (vec![glyph], other))),
            SubstitutionSubtable::Ligature(ligatures) => {
                for ligature in ligatures.ligature_sets.get(index).into_iter().flatten() {
                    let components = ligature.components.into_iter();
                    let components = std::iter::once(glyph).chain(components).collect();
                    pairs.push((components, ligature.glyph));
                }
            }
            _ => {}
        }
    }
    pairs
}

/// What the rules of a table ask for: which glyphs may stand at each place.
fn sequences(
    table: &SubstitutionSubtable<'_>,
    face: &Face<'_>,
    texts: &BTreeMap<GlyphId, String>,
) -> Vec<Vec<Vec<GlyphId>>> {
    let glyphs_of = |coverage: Coverage<'_>| known(covered(&coverage, face), texts);
    let of_classes = |is_in: &dyn Fn(GlyphId) -> bool| {
        known(all(face).filter(|glyph| is_in(*glyph)).collect(), texts)
    };
    match table {
        SubstitutionSubtable::Ligature(_) => substituted(table, face)
            .into_iter()
            .map(|(components, _)| components.into_iter().map(|one| vec![one]).collect())
            .collect(),
        SubstitutionSubtable::ChainContext(ChainedContextLookup::Format3 {
            coverage,
            backtrack_coverages,
            input_coverages,
            lookahead_coverages,
            ..
        }) => {
            let mut before: Vec<_> =
                backtrack_coverages.into_iter().map(glyphs_of).collect();
            before.reverse();
            let input = std::iter::once(*coverage).chain(*input_coverages);
            let behind = input.chain(*lookahead_coverages).map(glyphs_of);
            vec![before.into_iter().chain(behind).collect()]
        }
        SubstitutionSubtable::ChainContext(ChainedContextLookup::Format2 {
            coverage,
            backtrack_classes,
            input_classes,
            lookahead_classes,
            sets,
        }) => {
            let mut found = Vec::new();
            for (class, set) in (0..).zip(*sets) {
                for rule in set {
                    let before = rule.backtrack.into_iter().map(|wanted| {
                        of_classes(&|glyph| backtrack_classes.get(glyph) == wanted)
                    });
                    let mut before: Vec<_> = before.collect();
                    before.reverse();
                    let first = of_classes(&|glyph| {
                        coverage.contains(glyph) && input_classes.get(glyph) == class
                    });
                    let input = rule.input.into_iter().map(|wanted| {
                        of_classes(&|glyph| input_classes.get(glyph) == wanted)
                    });
                    let behind = rule.lookahead.into_iter().map(|wanted| {
                        of_classes(&|glyph| lookahead_classes.get(glyph) == wanted)
                    });
                    let first = std::iter::once(first);
                    found.push(
                        before
                            .into_iter()
                            .chain(first)
                            .chain(input)
                            .chain(behind)
                            .collect(),
                    );
                }
            }
            found
        }
        SubstitutionSubtable::ChainContext(ChainedContextLookup::Format1 {
            coverage,
            sets,
        }) => {
            let mut found = Vec::new();
            for first in covered(coverage, face) {
                let index = coverage.get(first).expect("a place");
                for rule in sets.get(index).into_iter().flatten() {
                    let mut before: Vec<_> = rule.backtrack.into_iter().collect();
                    before.reverse();
                    let behind = rule.input.into_iter().chain(rule.lookahead);
                    let all = before.into_iter().chain([first.0]).chain(behind);
                    found.push(all.map(|glyph| vec![GlyphId(glyph)]).collect());
                }
            }
            found
        }
        SubstitutionSubtable::Context(
            ContextLookup::Format1 { .. } | ContextLookup::Format2 { .. },
        ) => panic!("no embedded font has rules of this form"),
        SubstitutionSubtable::Context(ContextLookup::Format3 {
            coverage,
            coverages,
            ..
        }) => {
            let input = std::iter::once(*coverage).chain(*coverages);
            vec![input.map(glyphs_of).collect()]
        }
        SubstitutionSubtable::ReverseChainSingle(rule) => {
            let mut before: Vec<_> =
                rule.backtrack_coverages.into_iter().map(glyphs_of).collect();
            before.reverse();
            let input = std::iter::once(rule.coverage).chain(rule.lookahead_coverages);
            vec![before.into_iter().chain(input.map(glyphs_of)).collect()]
        }
        _ => Vec::new(),
    }
}

fn known(mut glyphs: Vec<GlyphId>, texts: &BTreeMap<GlyphId, String>) -> Vec<GlyphId> {
    glyphs.retain(|glyph| texts.contains_key(glyph));
    glyphs
}

fn covered(coverage: &Coverage<'_>, face: &Face<'_>) -> Vec<GlyphId> {
    all(face).filter(|glyph| coverage.contains(*glyph)).collect()
}

fn all(face: &Face<'_>) -> impl Iterator<Item = GlyphId> {
    (0..face.number_of_glyphs()).map(GlyphId)
}
