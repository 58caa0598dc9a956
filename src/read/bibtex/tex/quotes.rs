//! Quotation marks, apostrophes and primes, as they are typed in TeX and on a keyboard.

use super::TexReader;

/// How far the partner of a quotation mark is looked for.
const MAX_QUOTED: usize = 300;

/// Words that begin with an apostrophe, without it.
const CUT: &str = "tis twas twere til till cause em n round bout cos s t";

/// How many quotation marks are open.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Quotes {
    single: u32,
    double: u32,
    /// Whether a straight `"` is open.
    is_straight: bool,
}

impl TexReader<'_, '_> {
    /// A quotation mark that is read.
    pub(super) fn quote(&mut self, made: &mut String, mark: u8) {
        let is_double = self.rest().as_bytes().first() == Some(&mark);
        if mark == b'"' {
            let sign = self.straight(made);
            return self.literal(made, sign);
        }
        if mark == b'`' {
            self.at += usize::from(is_double);
            let open =
                if is_double { &mut self.quotes.double } else { &mut self.quotes.single };
            *open += 1;
            made.push(if is_double { '“' } else { '‘' });
            return;
        }
        // Of three, the first closes what was opened last.
        let is_inner = self.quotes.single > 0 && self.rest().starts_with("''");
        if is_double && !is_inner {
            self.at += 1;
            let sign = self.double_apostrophe(made);
            made.push(sign);
        } else {
            let sign = self.apostrophe(made);
            made.push(sign);
        }
    }

    /// `''`, which some type at both ends.
    fn double_apostrophe(&mut self, made: &str) -> char {
        if self.quotes.double > 0 {
            self.quotes.double -= 1;
            return '”';
        }
        if is_behind_figure(made) {
            return '″';
        }
        let is_opening = is_word_start(made) && self.is_word_next();
        if is_opening && self.quoted().contains("''") {
            self.quotes.double += 1;
            return '“';
        }
        '”'
    }

    /// `'`.
    fn apostrophe(&mut self, made: &str) -> char {
        let next = self.rest().chars().next();
        let is_before_letter = next.is_some_and(char::is_alphanumeric);
        if self.quotes.single > 0 && !is_before_letter {
            self.quotes.single -= 1;
            return '’';
        }
        if is_behind_figure(made) && !next.is_some_and(char::is_lowercase) {
            return '′';
        }
        let is_opening =
            is_word_start(made) && self.is_word_next() && !self.is_cut_word();
        if is_opening && self.closes() {
            self.quotes.single += 1;
            return '‘';
        }
        '’'
    }

    /// `"`, which is the sign of inches where it stands alone.
    fn straight(&mut self, made: &str) -> &'static str {
        if self.quotes.is_straight {
            self.quotes.is_straight = false;
            return "”";
        }
        if is_word_start(made) && self.is_word_next() && self.quoted().contains('"') {
            self.quotes.is_straight = true;
            return "“";
        }
        "\""
    }

    /// What follows, as far as the partner of a mark may be.
    fn quoted(&self) -> &str {
        let rest = self.rest();
        &rest[..rest.floor_char_boundary(MAX_QUOTED)]
    }

    /// Whether a word follows, behind the braces that may hold it or the mark.
    fn is_word_next(&self) -> bool {
        let next = self.rest().chars().find(|c| !"{}".contains(*c));
        next.is_some_and(|next| next.is_alphanumeric() || "\\$`'\"([<“‘*".contains(next))
    }

    /// Whether a `'` behind a word follows, before which this one opens.
    fn closes(&self) -> bool {
        let quoted = self.quoted();
        quoted.match_indices('\'').any(|(at, _)| {
            let is_behind_word = !quoted[..at].ends_with(char::is_whitespace) && at > 0;
            let next = quoted[at + 1..].chars().find(|c| !"{}".contains(*c));
            is_behind_word && !next.is_some_and(char::is_alphanumeric)
        })
    }

    /// Whether a year or a word without its beginning follows: `'90s`, `'tis`.
    fn is_cut_word(&self) -> bool {
        let rest = self.rest();
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let behind = rest[digits..].strip_prefix('s').unwrap_or(&rest[digits..]);
        if digits == 2 && !behind.starts_with(char::is_alphanumeric) {
            return true;
        }
        let word = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        CUT.split_whitespace().any(|cut| cut.eq_ignore_ascii_case(word))
    }
}

/// Whether a word could begin behind this.
fn is_word_start(made: &str) -> bool {
    made.chars()
        .next_back()
        .is_none_or(|last| last.is_whitespace() || "([{-–—/“‘„«¿¡:;,".contains(last))
}

fn is_behind_figure(made: &str) -> bool {
    made.ends_with(|c: char| c.is_ascii_digit())
}
