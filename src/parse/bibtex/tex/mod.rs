//! The TeX in a field's value becomes characters and Markdown: accents are composed, groups
//! opened, commands replaced by what they print.
//!
//! Nothing is lost: of a command that is not known the argument stays, and its name is told.

mod accents;
mod commands;
mod entities;
mod formulas;

pub(crate) use commands::is_known_command;
pub(crate) use entities::entity;

use std::ops::Range;

use crate::text::escape_markdown;

/// What could not be read of a text, and the bytes of the text.
pub(super) type Unread = (Fault, Range<usize>);

/// What can be wrong with a text.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Fault {
    /// A command that is not known, without its backslash.
    Command(String),
    /// A formula that cannot be set; its words stay.
    Formula,
}

/// A text of TeX as inline Markdown.
pub(super) fn markdown(tex: &str, unread: &mut Vec<Unread>) -> String {
    one_line(&Reader::new(tex, Form::Markdown, unread).text())
}

/// A name in TeX, without markup.
pub(super) fn name(tex: &str, unread: &mut Vec<Unread>) -> String {
    one_line(&Reader::new(tex, Form::Words, unread).text())
}

/// A text of TeX without markup, with its quotation marks as they are typed.
pub(super) fn plain(tex: &str, unread: &mut Vec<Unread>) -> String {
    one_line(&Reader::new(tex, Form::Plain, unread).text())
}

/// An identifier or an address: what TeX escapes is itself, and so are tildes and dashes.
pub(super) fn verbatim(tex: &str) -> String {
    let tex = tex.trim();
    if !tex.contains(['\\', '{', '}', '$', '&', '\n']) {
        return tex.to_owned();
    }
    let tex = tex.replace("$\\sim$", "~").replace("\\textasciitilde", "\\~");
    let text = Reader::new(&tex, Form::Verbatim, &mut Vec::new()).text();
    one_line(&text)
}

/// The bytes of the parts between separators outside all braces; `is_separator` says how
/// many bytes of one start here.
pub(super) fn split(tex: &str, separator: impl Fn(usize) -> usize) -> Vec<Range<usize>> {
    let (mut parts, mut start, mut depth, mut at) = (Vec::new(), 0, 0_usize, 0);
    while at < tex.len() {
        match tex.as_bytes()[at] {
            b'\\' => at += 1,
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ if depth == 0 && separator(at) > 0 => {
                parts.push(start..at);
                at += separator(at);
                start = at;
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    parts.push(start.min(tex.len())..tex.len());
    parts
}

/// Runs of white space as one space; ties stay.
fn one_line(text: &str) -> String {
    let is_space = |c: char| c.is_ascii_whitespace();
    let is_tidy = !text.contains("  ")
        && !text.contains(['\n', '\r', '\t', '\u{c}'])
        && text.trim_matches(is_space).len() == text.len();
    if is_tidy {
        return text.to_owned();
    }
    text.split(is_space).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// What is made of a text.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    /// Prose with markup.
    Markdown,
    /// Prose without.
    Words,
    /// What is compared or printed as it is typed.
    Plain,
    /// An identifier or an address.
    Verbatim,
}

impl Form {
    /// Whether quotation marks and apostrophes are those of print.
    fn is_prose(self) -> bool {
        matches!(self, Self::Markdown | Self::Words)
    }

    /// The same without markup.
    fn without_markup(self) -> Self {
        if self.is_prose() { Self::Words } else { Self::Plain }
    }
}

struct Reader<'a, 'u> {
    tex: &'a str,
    at: usize,
    form: Form,
    unread: &'u mut Vec<Unread>,
    /// How many groups are open.
    depth: usize,
    /// Whether emphasis or bold type is open: inside it there is no other.
    is_marked: bool,
}

/// How deeply groups are read; what is deeper is left as it is.
const MAX_DEPTH: usize = 60;

impl<'a, 'u> Reader<'a, 'u> {
    fn new(tex: &'a str, form: Form, unread: &'u mut Vec<Unread>) -> Self {
        Self { tex, at: 0, form, unread, depth: 0, is_marked: false }
    }

    fn text(mut self) -> String {
        let mut made = String::with_capacity(self.tex.len() + 8);
        while self.at < self.tex.len() {
            self.group(&mut made);
        }
        made
    }

    fn rest(&self) -> &'a str {
        &self.tex[self.at..]
    }

    /// Adds what stands up to the end of the group, and passes its brace.
    fn group(&mut self, made: &mut String) {
        self.depth += 1;
        loop {
            let rest = self.rest();
            let Some(at) = rest.find(|c: char| is_special(c, self.form)) else {
                self.literal(made, rest);
                self.at = self.tex.len();
                break;
            };
            self.literal(made, &rest[..at]);
            let mark = rest.as_bytes()[at];
            self.at += at + 1;
            match mark {
                b'}' => break,
                b'{' if self.depth < MAX_DEPTH => {
                    self.group(made);
                    if made.ends_with('&') && self.rest().starts_with("amp;") {
                        self.at += "amp;".len();
                    }
                }
                b'\\' => self.command(made),
                b'$' => self.dollar(made),
                b'~' => made.push('\u{a0}'),
                b'&' => self.ampersand(made),
                b'<' => self.angle(made),
                b'-' => self.dashes(made),
                b'`' | b'\'' => self.quote(made, mark),
                _ => {}
            }
        }
        self.depth -= 1;
    }

    /// What a part of the text gives, read by itself.
    fn part(&mut self, bytes: Range<usize>, form: Form, is_marked: bool) -> String {
        let mut reader = Reader {
            tex: &self.tex[..bytes.end],
            at: bytes.start,
            form,
            unread: self.unread,
            depth: self.depth,
            is_marked: self.is_marked || is_marked,
        };
        if self.depth >= MAX_DEPTH {
            return self.tex[bytes].replace(['{', '}', '\\'], "");
        }
        reader.depth += 1;
        reader.text()
    }

    fn literal(&self, made: &mut String, text: &str) {
        match self.form {
            Form::Markdown if !text.is_empty() => made.push_str(&escape_markdown(text)),
            _ => made.push_str(text),
        }
    }

    /// `--` and `---`.
    fn dashes(&mut self, made: &mut String) {
        let dashes = 1 + self.rest().bytes().take_while(|byte| *byte == b'-').count();
        let taken = dashes.min(3);
        self.at += taken - 1;
        made.push(['-', '–', '—'][taken - 1]);
    }

    /// Quotation marks, double and single; an apostrophe is a right one.
    fn quote(&mut self, made: &mut String, mark: u8) {
        let is_double = self.rest().as_bytes().first() == Some(&mark);
        self.at += usize::from(is_double);
        made.push(match (mark, is_double) {
            (b'`', true) => '“',
            (b'`', false) => '‘',
            (_, true) => '”',
            (_, false) => '’',
        });
    }

    /// The bytes of a command's argument: what its braces hold, or one character or command.
    fn argument(&mut self) -> Range<usize> {
        self.spaces();
        let rest = self.rest();
        let start = self.at;
        match rest.chars().next() {
            Some('{') => {
                let inner = start + 1;
                let end = closing_brace(&self.tex[inner..]);
                let end = end.map_or(self.tex.len(), |at| inner + at);
                self.at = (end + 1).min(self.tex.len());
                inner..end
            }
            Some('\\') => {
                let name =
                    rest[1..].trim_start_matches(|c: char| c.is_ascii_alphabetic());
                let sign = rest[1..].chars().next().map_or(0, char::len_utf8);
                let length = (rest.len() - name.len()).max(1 + sign);
                self.at += length;
                let end = self.at;
                // A space behind a command of letters ends its name.
                if self.tex[start + 1..end].starts_with(|c: char| c.is_ascii_alphabetic())
                {
                    self.spaces();
                }
                start..end
            }
            Some('}') | None => start..start,
            Some(other) => {
                self.at += other.len_utf8();
                start..self.at
            }
        }
    }

    fn spaces(&mut self) {
        let rest = self.rest();
        self.at +=
            rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_whitespace()).len();
    }
}

fn is_special(character: char, form: Form) -> bool {
    match character {
        '\\' | '{' | '}' | '$' | '&' => true,
        '~' | '<' | '-' => form != Form::Verbatim,
        '`' | '\'' => form.is_prose(),
        _ => false,
    }
}

/// Where the group ends in which a text starts.
fn closing_brace(text: &str) -> Option<usize> {
    let (mut depth, mut is_escaped) = (0_usize, false);
    text.bytes().position(|byte| {
        let is_mark = !std::mem::replace(&mut is_escaped, false);
        match byte {
            b'\\' => is_escaped = is_mark,
            b'{' if is_mark => depth += 1,
            b'}' if is_mark && depth == 0 => return true,
            b'}' if is_mark => depth -= 1,
            _ => {}
        }
        false
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(tex: &str) -> String {
        let mut unread = Vec::new();
        let text = markdown(tex, &mut unread);
        assert_eq!(unread, [], "{tex}");
        text
    }

    #[test]
    fn accents_and_letters_become_characters() {
        for (tex, text) in [
            (r#"{\"o} \"{u} {\"{\i}} \'\i{} \'{\j}"#, "ö ü ï í j\u{301}"),
            (
                r"\v{c} \v s \c{c} \k{a} \H{o} \r{a} \u{g} \d{t} \.z \=a",
                "č š ç ą ő å ğ ṭ ż ā",
            ),
            (r"\o\ \O{} {\l}\L \ss\ae\AE\oe\aa\AA\dj\DJ\th\i", "ø Ø łŁßæÆœåÅđĐþı"),
            (r"\'{\^e} \~n \^{\i}", "ế ñ î"),
            (r"\texttrademark{} \textendash{} \slash{} \dots{} \LaTeX", "™ – / … LaTeX"),
            (r#"Mart\'\i nez na\"\i ve"#, "Martínez naïve"),
            (r"M.~E. 10\,000 a\ b c\\d", "M.\u{a0}E. 10\u{a0}000 a b c d"),
        ] {
            assert_eq!(read(tex), text, "{tex}");
        }
    }

    #[test]
    fn signs_become_characters_and_are_no_markdown() {
        for (tex, text) in [
            (r"50\% of A\&B, \#1, \$5 a\_b", r"50% of A\&B, #1, \$5 a\_b"),
            ("a--b --- ``c'' `d' it's", "a–b — “c” ‘d’ it’s"),
            ("Rao's ``the `d' '' the '90s {'}s", "Rao’s “the ‘d’ ” the ’90s ’s"),
            (r"\MakeUppercase{it's} \texttt{it's} $f'$", "IT’S `it's` $f'$"),
            (r"*[a] \textquotesingle{}\textbackslash x", r"\*\[a\] '\\x"),
            ("R&amp;D, R\\&amp;D, {\\&}amp; a &lt; b", r"R\&D, R\&D, \& a \< b"),
            ("{B}ig {{G}}roups {", "Big Groups "),
        ] {
            assert_eq!(read(tex), text.trim_end(), "{tex}");
        }
    }

    #[test]
    fn markup_becomes_markdown() {
        for (tex, text) in [
            (r"in \emph{E. coli} and {\it in vivo}", "in *E. coli* and *in vivo*"),
            (r"\textbf{a \emph{b}} \texttt{x_1}", "**a b** `x_1`"),
            (r"&lt;i&gt;a&lt;/i&gt; H<sub>2</sub>O", "*a* H$_{2}$O"),
            (
                r"\href{https://a.org/x\_y}{here}, \url{https://b.org}",
                "[here](<https://a.org/x_y>), [https://b.org](<https://b.org>)",
            ),
            (
                r"3\textsuperscript{rd} \textsc{Name} \enquote{q}",
                r"3$^{\mathrm{rd}}$ Name “q”",
            ),
            (
                r"$\alpha$ and \(x^2\), \ensuremath{y}, \sigma 8",
                r"$\alpha$ and $x^2$, $y$, $\sigma$8",
            ),
            (r"\foreignlanguage{german}{Ü} \noopsort{b}c \MakeUppercase{d}", "Ü c D"),
        ] {
            assert_eq!(read(tex), text, "{tex}");
        }
    }

    #[test]
    fn a_command_that_is_not_known_leaves_its_argument_and_is_told() {
        let mut unread = Vec::new();
        assert_eq!(markdown(r"a \foo{b} $\bar{c}\baz{d}$", &mut unread), "a b cd");
        let foo = (Fault::Command("foo".into()), 2..6);
        let baz = (Fault::Command("baz".into()), 18..22);
        assert_eq!(unread, [foo, baz]);
    }

    #[test]
    fn an_address_keeps_its_signs() {
        for (tex, text) in [
            (r"10.1/a\_b--c", "10.1/a_b--c"),
            (r"https://x.org/\~{}ada/\%20\#a{\_}b", "https://x.org/~ada/%20#a_b"),
            (r"\url{https://x.org/$\sim$a}", "https://x.org/~a"),
        ] {
            assert_eq!(verbatim(tex), text);
        }
    }

    #[test]
    fn names_lose_their_markup() {
        let read = |tex| name(tex, &mut Vec::new());
        assert_eq!(read(r"Ada$^{*}$ \textbf{King}\textsuperscript{\dag}"), "Ada* King†");
        assert_eq!(read(r"O'Brien$^\dagger$ {d'}Arc"), "O’Brien† d’Arc");
    }

    #[test]
    fn what_is_compared_keeps_its_apostrophes() {
        assert_eq!(plain("women's health", &mut Vec::new()), "women's health");
        assert_eq!(verbatim("https://x.org/o'brien{}"), "https://x.org/o'brien");
    }
}
