//! Lines of a width.

/// A text in lines of at most this many columns, the first behind `first` and the others below
/// its text. A width of 0 is no limit. A word that is longer has a line of its own.
pub(super) fn wrapped(text: &str, first: &str, width: usize) -> String {
    let indent = " ".repeat(first.chars().count());
    let mut made = first.to_owned();
    let (mut column, mut is_start) = (columns(first), true);
    for word in text.split([' ', '\n']).filter(|word| !word.is_empty()) {
        let wide = columns(word);
        if is_start {
            column += wide;
        } else if width > 0 && column + 1 + wide > width {
            made.push('\n');
            made.push_str(&indent);
            column = indent.len() + wide;
        } else {
            made.push(' ');
            column += 1 + wide;
        }
        is_start = false;
        made.extend(word.chars().map(|c| if c == '\u{a0}' { ' ' } else { c }));
    }
    made
}

/// How many columns a text takes: two for each character of East Asia.
fn columns(text: &str) -> usize {
    let of_one = |character: char| match u32::from(character) {
        0x300..=0x36f => 0,
        0x1100..=0x115f
        | 0x2e80..=0xa4cf
        | 0xac00..=0xd7a3
        | 0xf900..=0xfaff
        | 0xfe30..=0xfe4f
        | 0xff00..=0xff60
        | 0x2_0000..=0x3_fffd => 2,
        _ => 1,
    };
    text.chars().map(of_one).sum()
}

#[cfg(test)]
mod tests {
    use super::wrapped;

    #[test]
    fn lines_end_between_words() {
        assert_eq!(wrapped("one two three", "- ", 9), "- one two\n  three");
        assert_eq!(wrapped("one two three", "", 0), "one two three");
        assert_eq!(wrapped("extraordinary one", "", 5), "extraordinary\none");
        assert_eq!(wrapped("p.\u{a0}1 two", "", 4), "p. 1\ntwo");
    }
}
