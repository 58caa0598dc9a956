//! Accents: a command and the letter it stands over.

use unicode_normalization::char::compose;

use super::{Form, TexReader};

/// The combining mark that a command of one sign or letter sets.
pub(super) fn mark(name: &str) -> Option<char> {
    Some(match name {
        "`" => '\u{300}',
        "'" => '\u{301}',
        "^" => '\u{302}',
        "~" => '\u{303}',
        "=" => '\u{304}',
        "u" => '\u{306}',
        "." => '\u{307}',
        "\"" => '\u{308}',
        "h" => '\u{309}',
        "r" => '\u{30a}',
        "H" => '\u{30b}',
        "v" => '\u{30c}',
        "G" => '\u{30f}',
        "f" => '\u{311}',
        "d" => '\u{323}',
        "c" => '\u{327}',
        "k" => '\u{328}',
        "b" => '\u{331}',
        "t" => '\u{361}',
        _ => return None,
    })
}

/// The character that an accent is by itself.
fn alone(mark: char) -> Option<char> {
    Some(match mark {
        '\u{300}' => '`',
        '\u{301}' => '´',
        '\u{302}' => '^',
        '\u{303}' => '~',
        '\u{308}' => '¨',
        '\u{327}' => '¸',
        _ => return None,
    })
}

impl TexReader<'_, '_> {
    /// An accent whose command is read.
    pub(super) fn accent(&mut self, mark: char, made: &mut String) {
        let bytes = self.argument();
        let letters = self.part(bytes, Form::Plain, false);
        let mut rest = letters.chars();
        let base = match rest.next() {
            // An accent takes the place of the dot.
            Some('ı') => 'i',
            Some('ȷ') => 'j',
            Some(letter) => letter,
            None => {
                let sign = alone(mark).map(String::from).unwrap_or_default();
                return self.literal(made, &sign);
            }
        };
        match compose(base, mark) {
            Some(letter) => made.push(letter),
            None => made.extend([base, mark]),
        }
        self.literal(made, rest.as_str());
    }
}
