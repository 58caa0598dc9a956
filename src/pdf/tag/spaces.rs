//! Spaces between words as characters. TeX leaves gaps; programs that read a page by its
//! characters alone run the words on both sides together.
//!
//! The spaces are of a font of one empty glyph, so that the page looks as it did.

use std::collections::BTreeMap;

use super::draft::Draft;
use super::tree::Tree;

/// What the pages call the font.
pub(super) const SPACE_FONT: &str = "CvSp";

/// A piece of text that is shown at once.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub element: u32,
    /// The element around that is no part of a line.
    pub block: u32,
    pub start: (f64, f64),
    pub end: (f64, f64),
    pub size: f64,
    /// Whether it is a part of a word that may be broken without a sign.
    pub is_joined: bool,
    /// Whether a mark gives other characters for it.
    pub is_replaced: bool,
    /// Whether its letters run from right to left.
    pub is_backwards: bool,
    /// Where it begins in the content of the page.
    pub begin: usize,
}

/// The end of a run, where a space may come.
#[derive(Clone, Debug)]
struct End {
    run: Run,
    page: usize,
    at: usize,
    space: Vec<u8>,
    /// Its last two characters, the last first.
    last: [Option<char>; 2],
}

/// The ends of runs, and the spaces that came behind some.
#[derive(Debug, Default)]
pub(super) struct Spaces {
    last: Option<End>,
    blocks: BTreeMap<u32, End>,
    /// The leftmost run of the last line of each block: in a line from right to left the one that
    /// is read last.
    firsts: BTreeMap<u32, End>,
    /// For each page, what comes in at which place.
    added: Vec<Vec<(usize, Vec<u8>)>>,
}

impl Spaces {
    /// Begins a page.
    pub(super) fn begin_page(&mut self) {
        self.last = None;
        self.added.push(Vec::new());
    }

    /// Puts a space behind the run before, if there is a gap or a new line between the two.
    /// Where that run cannot take one, it comes before this one: says so.
    pub(super) fn before(
        &mut self,
        run: &Run,
        first: Option<char>,
        tree: &mut Tree,
    ) -> bool {
        let page = self.added.len().saturating_sub(1);
        let gap = self.last.as_ref().filter(|last| {
            let end = last.run.end;
            let is_same_line =
                (run.start.1 - end.1).abs() < 0.5 * run.size.max(last.run.size);
            is_same_line && run.start.0 - end.0 > 0.15 * run.size
        });
        let line = self.blocks.get(&run.block).filter(|end| {
            let is_other_line = end.page != page
                || (run.start.1 - end.run.end.1).abs()
                    >= 0.5 * run.size.max(end.run.size);
            is_other_line && !goes_on(end, run, first)
        });
        if let Some(end) = gap.filter(|_| run.is_backwards) {
            let is_bare =
                |sign: Option<char>| sign.is_some_and(|sign| !sign.is_whitespace());
            return is_bare(end.last[0]) && is_bare(first) && !run.is_replaced;
        }
        let line = line.map(|line| self.firsts.get(&run.block).unwrap_or(line));
        let Some(end) = gap.or(line).cloned() else { return false };
        let [last, _] = end.last;
        if last.is_none_or(char::is_whitespace) || first.is_none_or(char::is_whitespace) {
            return false;
        }
        if end.run.is_replaced {
            tree.say(run.element, " ");
            return !run.is_replaced;
        }
        tree.say(end.run.element, " ");
        if let Some(added) = self.added.get_mut(end.page) {
            added.push((end.at, end.space));
        }
        false
    }

    /// Takes down the first run of a line in a document from right to left, the sign that is read
    /// last of it, and how a space comes behind that.
    pub(super) fn begin(
        &mut self,
        run: &Run,
        last: Option<char>,
        at: usize,
        space: Vec<u8>,
    ) {
        let page = self.added.len().saturating_sub(1);
        let is_begun = self.firsts.get(&run.block).is_some_and(|first| {
            let distance = (first.run.end.1 - run.start.1).abs();
            first.page == page && distance < 0.5 * run.size.max(first.run.size)
        });
        if !is_begun {
            let end = End { run: run.clone(), page, at, space, last: [last, None] };
            self.firsts.insert(run.block, end);
        }
    }

    /// Takes down where a run ends, and how a space behind it is written.
    pub(super) fn behind(&mut self, run: &Run, text: &str, at: usize, space: Vec<u8>) {
        let mut last = text.chars().rev();
        let last = [last.next(), last.next()];
        let page = self.added.len().saturating_sub(1);
        let end = End { run: run.clone(), page, at, space, last };
        self.blocks.insert(run.block, end.clone());
        self.last = Some(end);
    }

    /// The last run is read as another text.
    pub(super) fn replace(&mut self, text: &str) {
        let mut signs = text.chars().rev();
        let last = [signs.next(), signs.next()];
        if let Some(end) = &mut self.last {
            end.last = last;
            self.blocks.insert(end.run.block, end.clone());
        }
    }

    /// The content of a page with its spaces.
    pub(super) fn put_into(&self, page: usize, content: &[u8]) -> Vec<u8> {
        let mut added: Vec<_> = self.added.get(page).into_iter().flatten().collect();
        added.sort_by_key(|(at, _)| *at);
        added.dedup_by_key(|(at, _)| *at);
        let mut all = Vec::with_capacity(content.len() + added.len() * 40);
        let mut from = 0;
        for (at, space) in added {
            all.extend_from_slice(&content[from..*at]);
            all.extend_from_slice(space);
            from = *at;
        }
        all.extend_from_slice(&content[from..]);
        all
    }
}

/// Whether a word goes on from one line to the next.
fn goes_on(end: &End, run: &Run, first: Option<char>) -> bool {
    let [last, before] = end.last;
    let is_dash = |sign: char| matches!(sign, '-' | '\u{2010}'..='\u{2015}' | '/');
    let ends_in_dash =
        last.is_some_and(is_dash) && before.is_some_and(|sign| !sign.is_whitespace());
    let is_soft = last == Some('\u{ad}');
    let has_no_spaces =
        last.is_some_and(is_without_spaces) && first.is_some_and(is_without_spaces);
    ends_in_dash || is_soft || has_no_spaces || (end.run.is_joined && run.is_joined)
}

/// Whether a character is of a script that sets no spaces between words.
fn is_without_spaces(sign: char) -> bool {
    matches!(sign, '\u{2e80}'..='\u{312f}' | '\u{31a0}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

/// Adds the font.
pub(super) fn add_font(draft: &mut Draft) -> u32 {
    let glyph = draft.add_stream("", b"250 0 0 0 0 0 d1");
    let table = draft.add_stream("", TO_UNICODE);
    draft.add(format!(
        "<</Type/Font/Subtype/Type3/Name/{SPACE_FONT}/FontBBox[0 0 0 0]/FontMatrix[.001 0 0 .001 0 0]\
         /CharProcs<</space {glyph} 0 R>>/Encoding<</Type/Encoding/Differences[32/space]>>\
         /FirstChar 32/LastChar 32/Widths[250]/Resources<<>>/ToUnicode {table} 0 R>>"
    ))
}

const TO_UNICODE: &[u8] = b"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n\
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n\
/CMapName /CvSp-UCS def\n/CMapType 2 def\n\
1 begincodespacerange\n<00> <ff>\nendcodespacerange\n\
1 beginbfchar\n<20> <0020>\nendbfchar\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
