//! The words of a service become TeX that a `.bib` file may hold: signs that TeX would read
//! are escaped, markup of web pages becomes commands, formulas stay when they can be set.
//!
//! Of TeX only what cvtex itself reads goes through. Braces are balanced in what comes out,
//! and it stands on one line.

use std::fmt::Write;

use crate::read::bibtex::is_known_command;
use crate::text::html::{self as tags, Meaning, Tag, entity};
use crate::text::math::settable;

/// What a service writes its texts in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dialect {
    /// Words, perhaps with the markup of web pages and formulas between dollar signs.
    Web,
    /// TeX, perhaps with the markup of web pages.
    Tex,
}

/// A text as TeX.
pub(crate) fn tex(text: &str, dialect: Dialect) -> String {
    let text = if tags::has_any(text) { text.to_owned() } else { decoded(text) };
    let mut writer = Writer {
        text: &text,
        at: 0,
        dialect,
        made: String::with_capacity(text.len() + 8),
        open: Vec::new(),
        closing_dollar: usize::MAX,
    };
    writer.all();
    writer.made.trim_matches(' ').to_owned()
}

/// A text whose markup was escaped, as often as it was: `&amp;lt;i&amp;gt;`.
fn decoded(text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..2 {
        let mut rest = text.as_str();
        let mut decoded = String::with_capacity(text.len());
        while let Some(at) = rest.find('&') {
            decoded.push_str(&rest[..at]);
            let (sign, length) = entity(&rest[at + 1..]).unwrap_or(('&', 0));
            decoded.push(sign);
            rest = &rest[at + 1 + length..];
        }
        decoded.push_str(rest);
        if decoded == text {
            break;
        }
        text = decoded;
    }
    text
}

/// What is open and has to be closed.
#[derive(Clone, Debug, PartialEq)]
enum Open {
    Brace,
    Tag(String),
}

struct Writer<'a> {
    text: &'a str,
    at: usize,
    dialect: Dialect,
    made: String,
    open: Vec<Open>,
    /// Where a formula ends that cannot be set: this sign begins none.
    closing_dollar: usize,
}

/// How deeply groups may be nested; deeper ones are not opened.
const MAX_DEPTH: usize = 20;

impl<'a> Writer<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn all(&mut self) {
        while let Some(sign) = self.rest().chars().next() {
            self.sign(sign);
        }
        self.close_to(0);
    }

    fn sign(&mut self, sign: char) {
        let is_tex = self.dialect == Dialect::Tex;
        match sign {
            '<' if self.tag() => return,
            '$' if self.at != self.closing_dollar && self.formula() => return,
            '\\' => return self.backslash(),
            '&' => {
                if let Some((decoded, length)) = entity(&self.rest()[1..]) {
                    self.at += 1 + length;
                    return self.literal(decoded);
                }
            }
            '{' if is_tex => {
                if self.open.len() < MAX_DEPTH {
                    self.open.push(Open::Brace);
                    self.made.push('{');
                }
                self.at += 1;
                return;
            }
            '}' if is_tex => {
                if self.open.last() == Some(&Open::Brace) {
                    self.open.pop();
                    self.made.push('}');
                }
                self.at += 1;
                return;
            }
            '~' | '-' | '`' | '\'' if is_tex => {
                self.made.push(sign);
                self.at += 1;
                return;
            }
            _ => {}
        }
        self.at += sign.len_utf8();
        self.literal(sign);
    }

    /// Adds a character so that it is itself.
    fn literal(&mut self, sign: char) {
        match sign {
            '&' | '%' | '#' | '_' | '$' => self.made.extend(['\\', sign]),
            '\\' => self.made.push_str(r"\textbackslash{}"),
            '{' => self.made.push_str(r"\textbraceleft{}"),
            '}' => self.made.push_str(r"\textbraceright{}"),
            '<' => self.made.push_str(r"\textless{}"),
            '>' => self.made.push_str(r"\textgreater{}"),
            '^' => self.made.push_str(r"\textasciicircum{}"),
            '~' => self.made.push_str(r"\textasciitilde{}"),
            '`' => self.made.push_str(r"\textasciigrave{}"),
            // Two of them are another sign in TeX.
            '-' | '\'' if self.made.ends_with(sign) => self.made.extend(['{', sign, '}']),
            '\u{2028}' | '\u{2029}' | '\u{85}' => self.space(),
            _ if sign.is_ascii_whitespace() => self.space(),
            _ if is_invisible(sign) => {}
            _ => self.made.push(sign),
        }
    }

    fn space(&mut self) {
        if !self.made.ends_with(' ') {
            self.made.push(' ');
        }
    }

    /// A backslash: a command of TeX where the text is TeX, the beginning of a formula, or
    /// the sign.
    fn backslash(&mut self) {
        let behind = &self.rest()[1..];
        let letters = behind.bytes().take_while(u8::is_ascii_alphabetic).count();
        if self.delimited() {
            return;
        }
        let next = behind.chars().next();
        let is_tex = self.dialect == Dialect::Tex;
        match next {
            _ if !is_tex => {
                self.at += 1;
                self.literal('\\');
            }
            _ if letters > 0 => {
                let name = &behind[..letters];
                if is_known_command(name) {
                    let command = format!("\\{name}");
                    self.made.push_str(&command);
                } else if !self.made.ends_with([' ', '{']) {
                    // What stood apart by the command stays apart.
                    self.made.push(' ');
                }
                self.at += 1 + letters;
            }
            Some('{') => self.escaped(r"\textbraceleft{}", 2),
            Some('}') => self.escaped(r"\textbraceright{}", 2),
            Some('\\') => self.escaped(" ", 2),
            Some(sign) if sign.is_ascii_graphic() => {
                self.made.extend(['\\', sign]);
                self.at += 2;
            }
            Some(sign) if sign.is_ascii_whitespace() => self.escaped(" ", 2),
            _ => self.at += 1,
        }
    }

    fn escaped(&mut self, made: &str, length: usize) {
        self.made.push_str(made);
        self.at += length;
    }

    /// `\(…\)`, if it can be set.
    fn delimited(&mut self) -> bool {
        let Some(inner) = self.rest().strip_prefix(r"\(") else { return false };
        let Some(end) = inner.find(r"\)") else { return false };
        let Some(formula) = settable(&inner[..end]) else { return false };
        self.at += end + 4;
        self.set(&formula);
        true
    }

    /// `$…$`, if it can be set. Where prices are meant, the signs do not enclose tightly, or a
    /// figure follows.
    fn formula(&mut self) -> bool {
        let rest = self.rest();
        let mark = if rest.starts_with("$$") { 2 } else { 1 };
        let inner = &rest[mark..];
        let Some(end) = inner.find(&rest[..mark]) else { return false };
        let behind = &inner[end + mark..];
        let is_tight = !inner[..end].starts_with(char::is_whitespace)
            && !inner[..end].ends_with([' ', '\\'])
            && !behind.starts_with(|c: char| c.is_ascii_digit());
        let is_meant = is_tight || self.dialect == Dialect::Tex;
        let Some(formula) = settable(&inner[..end]).filter(|_| is_meant) else {
            if self.dialect == Dialect::Tex {
                self.closing_dollar = self.at + mark + end;
            }
            return false;
        };
        self.at += mark + end + mark;
        self.set(&formula);
        true
    }

    fn set(&mut self, formula: &str) {
        self.made.push('$');
        self.made.push_str(formula);
        self.made.push('$');
    }

    /// Reads a tag: false where there is none.
    fn tag(&mut self) -> bool {
        let Some(tag) = tags::read(self.rest()) else { return false };
        match tag.meaning {
            Meaning::Formula => self.element(&tag),
            Meaning::Space => {
                self.at += tag.length;
                self.space();
            }
            Meaning::Words | Meaning::Link => self.at += tag.length,
            Meaning::Command(command) => {
                self.at += tag.length;
                if tag.is_closing {
                    let opened = Open::Tag(tag.name);
                    if let Some(at) = self.open.iter().rposition(|open| *open == opened) {
                        self.close_to(at);
                    }
                } else if !tag.is_empty && self.open.len() < MAX_DEPTH {
                    let _ = write!(self.made, "\\{command}{{");
                    self.open.push(Open::Tag(tag.name));
                }
            }
        }
        true
    }

    /// An element that is a formula: the formula, or its words.
    fn element(&mut self, tag: &Tag) {
        let Some(length) = tags::element(self.rest(), tag) else {
            self.at += tag.length;
            return;
        };
        let element = &self.rest()[..length];
        if let Some(formula) = tags::formula(element) {
            self.at += length;
            self.set(&formula);
        } else {
            let words = tags::words(&element[tag.length..]);
            self.at += length;
            for sign in words.chars() {
                self.literal(sign);
            }
        }
    }

    fn close_to(&mut self, depth: usize) {
        while self.open.len() > depth {
            self.open.pop();
            self.made.push('}');
        }
    }
}

/// Characters that nobody sees and no font has.
fn is_invisible(sign: char) -> bool {
    sign.is_control()
        || matches!(
            sign,
            '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
                | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn web(text: &str) -> String {
        tex(text, Dialect::Web)
    }

    #[test]
    fn signs_of_tex_are_escaped() {
        for (text, made) in [
            ("50% of A&B, #1, a_b", r"50\% of A\&B, \#1, a\_b"),
            ("R&amp;D, R&amp;amp;D", r"R\&D, R\&D"),
            (
                r"{a}\b^~`--''",
                concat!(
                    r"\textbraceleft{}a\textbraceright{}\textbackslash{}b",
                    r"\textasciicircum{}\textasciitilde{}\textasciigrave{}-{-}'{'}",
                ),
            ),
            (" two\n  lines\u{7}\u{200b} ", "two lines"),
            ("a < b > c", r"a \textless{} b \textgreater{} c"),
            ("a costs $5 and $10", r"a costs \$5 and \$10"),
        ] {
            assert_eq!(web(text), made, "{text}");
        }
    }

    #[test]
    fn markup_of_web_pages_becomes_commands() {
        for (text, made) in [
            (
                "<i>E. coli</i> and H<sub>2</sub>O",
                r"\emph{E. coli} and H\textsubscript{2}O",
            ),
            ("&lt;i&gt;a&lt;/i&gt; &amp; b", r"\emph{a} \& b"),
            ("<jats:italic>a</jats:italic><br/>b", r"\emph{a} b"),
            ("<b>a <i>b</b> c", r"\textbf{a \emph{b}} c"),
            ("</i>a<sup>b", r"a\textsuperscript{b}"),
            ("<SCP>dna</SCP> <span class=\"x\">a</span>", r"\textsc{dna} a"),
            ("a <unknown> b", r"a \textless{}unknown\textgreater{} b"),
        ] {
            assert_eq!(web(text), made, "{text}");
        }
    }

    #[test]
    fn formulas_stay_when_they_can_be_set() {
        for (text, made) in [
            (r"On $k$-SAT and \(x^2\)", "On $k$-SAT and $x^2$"),
            (r"$\{a\}$", r"$\lbrace a\rbrace$"),
            (
                r"$\input{x}$",
                r"\$\textbackslash{}input\textbraceleft{}x\textbraceright{}\$",
            ),
            (
                "<mml:math><mml:msub><mml:mi>x</mml:mi><mml:mn>2</mml:mn></mml:msub></mml:math>",
                "$x_{2}$",
            ),
            (
                "<inline-formula><tex-math>\\begin{document}$$\\alpha$$\\end{document}\
                 </tex-math><math><mi>z</mi></math></inline-formula>",
                r"$\alpha$",
            ),
            ("<math><mystery/>a<b</math> c", r"a\textless{}b c"),
        ] {
            assert_eq!(web(text), made, "{text}");
        }
    }

    #[test]
    fn of_tex_only_what_is_known_goes_through() {
        for (text, made) in [
            (
                r#"Schr{\"o}dinger's \emph{cat}--\'etale"#,
                r#"Schr{\"o}dinger's \emph{cat}--\'etale"#,
            ),
            (r"\input{/etc/passwd} \write18{ls}", "{/etc/passwd} 18{ls}"),
            (r"a\def b", "a b"),
            (r"{{a} b", "{{a} b}"),
            (r"a} \} b_c 5% R&amp;D R\&D", r"a \textbraceright{} b\_c 5\% R\&D R\&D"),
            (r"$\write$ and $ x $", r"\$ \$ and $x$"),
        ] {
            assert_eq!(tex(text, Dialect::Tex), made, "{text}");
        }
    }
}
