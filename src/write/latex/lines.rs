//! Lines of LaTeX that are longer than TeX reads are broken where a line's end means nothing
//! else than what stands there.

use std::ops::Range;

/// How long a line may be, in bytes: TeX reads one of at most 200,000 characters, and people
/// who look at one are glad of fewer.
const LONGEST: usize = 2000;

/// Where a line may be broken behind what means nothing at its end.
const BETWEEN_LETTERS: &str = "\\allowbreak{}";

/// How the next piece of a long word begins.
const LONG_WORD: &str = "\\cvlong{";

/// The source with every line that is too long broken.
pub(super) fn broken(source: String) -> String {
    if source.lines().all(|line| line.len() <= LONGEST) {
        return source;
    }
    let mut written = String::with_capacity(source.len() + source.len() / 1000);
    for line in source.split_inclusive('\n') {
        let mut rest = line;
        while rest.trim_end().len() > LONGEST
            && let Some(gap) = gap(rest)
        {
            written.push_str(&rest[..gap.start]);
            // Behind a sign of a comment the line's end is no space.
            written.push_str(if gap.is_empty() { "%\n" } else { "\n" });
            rest = &rest[gap.end..];
        }
        written.push_str(rest);
    }
    written
}

/// The last place within the length at which a line can be broken, or else the first behind
/// it: a single space between words, which the line's end stands for, or the empty one
/// between letters.
fn gap(line: &str) -> Option<Range<usize>> {
    let start = line.len() - line.trim_start().len();
    let end = line.trim_end().len();
    let bytes = line.as_bytes();
    let is_gap = |at: usize| -> Option<Range<usize>> {
        let before = bytes.get(at.checked_sub(1)?)?;
        let behind = bytes.get(at + 1)?;
        // Behind a backslash a space is a command; a line that begins with a command is told
        // from others, and so is a comment.
        if bytes[at] == b' ' && !b"\\ %".contains(before) && !b"\\ %".contains(behind) {
            return Some(at..at + 1);
        }
        let is_between = line.get(..at)?.ends_with(BETWEEN_LETTERS);
        let is_plain = !b"\\ %".contains(&bytes[at]);
        let is_word = is_plain || line[at..].starts_with(LONG_WORD);
        (is_between && is_word).then_some(at..at)
    };
    let within = start + 1..end.min(LONGEST);
    let behind = end.min(LONGEST)..end.saturating_sub(1);
    within.rev().find_map(is_gap).or_else(|| { behind }.find_map(is_gap))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_is_short_enough_stays() {
        let source = format!("\\cvname{{{}}}\n", "a b ".repeat(490));
        assert_eq!(broken(source.clone()), source);
    }

    #[test]
    fn a_long_line_is_broken_at_spaces_only() {
        let text = "one \\emph{two} three\\ four \\cvlink{a}{b} 5\\% off ".repeat(300);
        let source = format!("  \\cvitem{{{text}}}\nnext\n");
        let written = broken(source.clone());
        assert!(written.lines().all(|line| line.len() <= LONGEST), "{written}");
        assert_eq!(written.replace('\n', " "), source.replace('\n', " "));
        for line in written.lines().skip(1) {
            assert!(!line.starts_with(['\\', ' ', '%']), "{line}");
        }
        for line in written.lines() {
            assert!(!line.ends_with(['\\', ' ', '%']), "{line}");
        }
    }

    #[test]
    fn a_word_longer_than_a_line_is_broken_between_its_letters() {
        let piece = format!("\\cvlong{{{}}}\\allowbreak{{}}", "a".repeat(240));
        let source = format!("\\cvitem{{{}}}\n", piece.repeat(50));
        let written = broken(source.clone());
        assert!(written.lines().all(|line| line.len() <= LONGEST), "{written}");
        assert_eq!(written.replace("%\n", "").trim(), source.trim());
    }
}
