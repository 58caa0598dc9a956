//! A formula as a tree, for outputs that are not LaTeX: MathML, Office Math, plain text.

use super::symbols;
use super::verify;

/// A part of a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A letter, a figure or several figures, in its alphabet; italic where that is none and
    /// it is a letter.
    Letters {
        /// The characters, those of Unicode for the alphabet.
        text: String,
        /// Whether they are upright.
        is_upright: bool,
    },
    /// A sign between or before others: `+`, `≤`, `∑`.
    Sign(String),
    /// A word that mathematics sets upright: `log`.
    Word(String),
    /// Words of the author's language.
    Text(String),
    /// A space, in eighteenths of an em.
    Space(i8),
    /// Parts that belong together.
    Group(Vec<Part>),
    /// A fraction, or two lines without a rule between them.
    Fraction {
        /// What stands above.
        above: Vec<Part>,
        /// What stands below.
        below: Vec<Part>,
        /// Whether there is a rule between them.
        has_rule: bool,
    },
    /// A root, with its index.
    Root {
        /// What stands below it.
        body: Vec<Part>,
        /// The index, for any but the square root.
        index: Option<Vec<Part>>,
    },
    /// Something with scripts.
    Scripts {
        /// What has them.
        base: Box<Part>,
        /// What is lowered, or below.
        lower: Option<Vec<Part>>,
        /// What is raised, or above.
        upper: Option<Vec<Part>>,
        /// Whether they stand below and above, rather than beside.
        is_limits: bool,
    },
    /// Something with a sign above or below.
    Accent {
        /// What has it.
        body: Vec<Part>,
        /// The sign.
        sign: &'static str,
        /// Whether the sign is as wide as the body.
        is_wide: bool,
        /// Whether it is below.
        is_below: bool,
    },
    /// What stands between signs that are as tall as it.
    Fenced {
        /// The sign before it; may be empty.
        open: String,
        /// What stands between.
        body: Vec<Part>,
        /// The sign behind it; may be empty.
        close: String,
    },
}

/// The tree of a formula; none of one that [`verify`] refuses.
pub fn tree(formula: &str) -> Option<Vec<Part>> {
    let latex = verify(formula).ok()?;
    let mut parser = Parser { rest: &latex, alphabet: None };
    Some(parser.parts(""))
}

/// Signs that limits stand above and below in a formula of its own line.
const WITH_LIMITS: &str = "∑ ∏ ∐ ⋂ ⋃ ⨆ ⋁ ⋀ ⨀ ⨂ ⨁ ⨄";

struct Parser<'a> {
    rest: &'a str,
    alphabet: Option<&'static str>,
}

impl<'a> Parser<'a> {
    /// The parts up to a closing sign, which is passed, or to the end.
    fn parts(&mut self, close: &str) -> Vec<Part> {
        let mut parts: Vec<Part> = Vec::new();
        while let Some(character) = self.rest.chars().next() {
            if !close.is_empty() && self.rest.starts_with(close) {
                self.rest = &self.rest[close.len()..];
                break;
            }
            self.rest = &self.rest[character.len_utf8()..];
            match character {
                '{' => {
                    let group = self.parts("}");
                    parts.push(Part::Group(group));
                }
                '^' | '_' => self.script(character, &mut parts),
                '\'' => prime(&mut parts),
                '\\' => self.command(&mut parts),
                '~' => parts.push(Part::Space(6)),
                ' ' | '}' => {}
                '0'..='9' | '.' if self.continues_number(character, &parts) => {
                    self.figure(character, &mut parts);
                }
                '0'..='9' => self.figure(character, &mut parts),
                letter if letter.is_alphabetic() => parts.push(self.letter(letter)),
                '-' => parts.push(Part::Sign("−".to_owned())),
                '*' => parts.push(Part::Sign("∗".to_owned())),
                sign => parts.push(Part::Sign(sign.to_string())),
            }
        }
        parts
    }

    /// Whether a full stop stands between figures.
    fn continues_number(&self, character: char, parts: &[Part]) -> bool {
        let is_before = matches!(parts.last(), Some(Part::Letters { text, .. })
            if text.ends_with(|c: char| c.is_numeric()));
        let is_behind = self.rest.starts_with(|c: char| c.is_ascii_digit());
        character != '.' || is_before && is_behind
    }

    fn figure(&self, figure: char, parts: &mut Vec<Part>) {
        let figure = symbols::in_alphabet(figure, self.alphabet.unwrap_or_default());
        match parts.last_mut() {
            Some(Part::Letters { text, .. })
                if text.starts_with(|c: char| c.is_numeric()) =>
            {
                text.push(figure);
            }
            _ => {
                parts.push(Part::Letters { text: figure.to_string(), is_upright: true });
            }
        }
    }

    fn letter(&self, letter: char) -> Part {
        let alphabet = self.alphabet.unwrap_or_default();
        let text = symbols::in_alphabet(letter, alphabet).to_string();
        let is_upright = !matches!(alphabet, "" | "mathit" | "mathnormal");
        Part::Letters { text, is_upright }
    }

    /// A script, whose mark is passed, at the part before it.
    fn script(&mut self, mark: char, parts: &mut Vec<Part>) {
        let script = self.argument();
        let base = parts.pop().unwrap_or(Part::Group(Vec::new()));
        let is_limits = has_limits(&base);
        let (base, mut lower, mut upper) = match base {
            Part::Scripts { base, lower, upper, .. } => (base, lower, upper),
            base => (Box::new(base), None, None),
        };
        let slot = if mark == '^' { &mut upper } else { &mut lower };
        slot.get_or_insert_default().extend(script);
        parts.push(Part::Scripts { base, lower, upper, is_limits });
    }

    /// An argument in braces.
    fn argument(&mut self) -> Vec<Part> {
        self.rest = self.rest.trim_start();
        match self.rest.strip_prefix('{') {
            Some(rest) => {
                self.rest = rest;
                self.parts("}")
            }
            None => Vec::new(),
        }
    }

    /// An option between brackets, without the braces in it.
    fn option(&mut self) -> Option<Vec<Part>> {
        self.rest = self.rest.strip_prefix("[{")?;
        let inner = self.parts("}");
        self.rest = self.rest.strip_prefix(']').unwrap_or(self.rest);
        Some(inner)
    }

    fn name(&mut self) -> &'a str {
        let letters = self.rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        let sign = self.rest.chars().next().map_or(0, char::len_utf8);
        let (name, rest) = self.rest.split_at(if letters > 0 { letters } else { sign });
        self.rest = rest;
        name
    }

    /// A command whose backslash is passed.
    fn command(&mut self, parts: &mut Vec<Part>) {
        let name = self.name();
        if let Some(width) = symbols::space(name) {
            parts.push(Part::Space(width));
        } else if let Some(word) = symbols::word(name) {
            parts.push(Part::Word(word.to_owned()));
        } else if let Some(sign) = symbols::sign(name) {
            parts.push(self.sign(sign));
        } else if let Some((sign, is_wide)) = symbols::accent(name) {
            let body = self.argument();
            parts.push(Part::Accent { body, sign, is_wide, is_below: false });
        } else {
            self.construction(name, parts);
        }
    }

    fn sign(&self, sign: &str) -> Part {
        let mut characters = sign.chars();
        match (characters.next(), characters.next()) {
            (Some(letter), None) if letter.is_alphabetic() => {
                // Greek capitals are upright in TeX.
                let is_upright = letter.is_uppercase();
                match self.letter(letter) {
                    Part::Letters { text, .. } if self.alphabet.is_none() => {
                        Part::Letters { text, is_upright }
                    }
                    letter => letter,
                }
            }
            _ => Part::Sign(sign.to_owned()),
        }
    }

    fn construction(&mut self, name: &str, parts: &mut Vec<Part>) {
        let part = match name {
            "frac" | "tfrac" | "dfrac" | "cfrac" => {
                let (above, below) = (self.argument(), self.argument());
                Part::Fraction { above, below, has_rule: true }
            }
            "binom" | "dbinom" | "tbinom" => self.binomial("(", ")"),
            "genfrac" => self.without_rule(),
            "sqrt" => {
                let index = self.option();
                Part::Root { body: self.argument(), index }
            }
            "overset" | "stackrel" => {
                let upper = Some(self.argument());
                let base = Box::new(Part::Group(self.argument()));
                Part::Scripts { base, lower: None, upper, is_limits: true }
            }
            "underset" => {
                let lower = Some(self.argument());
                let base = Box::new(Part::Group(self.argument()));
                Part::Scripts { base, lower, upper: None, is_limits: true }
            }
            "xrightarrow" | "xleftarrow" => {
                let lower = self.option();
                let upper = Some(self.argument());
                let arrow = if name == "xrightarrow" { "→" } else { "←" };
                let base = Box::new(Part::Sign(arrow.to_owned()));
                Part::Scripts { base, lower, upper, is_limits: true }
            }
            "underline" | "underbrace" => {
                let sign = if name == "underline" { "_" } else { "⏟" };
                let body = self.argument();
                Part::Accent { body, sign, is_wide: true, is_below: true }
            }
            "operatorname" => {
                self.rest = self.rest.strip_prefix('*').unwrap_or(self.rest);
                self.within("mathrm", |parser| Part::Word(plain(&parser.argument())))
            }
            "mathbb" | "mathbf" | "mathcal" | "mathfrak" | "mathit" | "mathrm"
            | "mathnormal" | "mathsf" | "mathtt" | "boldsymbol" => {
                let alphabet = super::commands::alphabet(name);
                self.within(alphabet, |parser| Part::Group(parser.argument()))
            }
            "left" => self.fenced(),
            "middle" => Part::Sign(self.delimiter()),
            "text" | "mbox" | "textrm" | "textnormal" | "textit" | "textbf"
            | "texttt" => {
                self.rest = self.rest.trim_start().trim_start_matches('{');
                Part::Text(self.words())
            }
            "bmod" => Part::Word("mod".to_owned()),
            "pmod" | "mod" => {
                let mut inner = vec![Part::Word("mod".to_owned()), Part::Space(6)];
                inner.append(&mut self.argument());
                match name {
                    "mod" => Part::Group(inner),
                    _ => fence("(", inner, ")"),
                }
            }
            "not" => {
                self.rest = self.rest.trim_start();
                return self.negated(parts);
            }
            "phantom" | "hphantom" | "vphantom" => {
                self.argument();
                return;
            }
            "smash" | "mathop" | "mathbin" | "mathrel" | "mathord" | "mathopen"
            | "mathclose" | "mathpunct" | "mathinner" => Part::Group(self.argument()),
            // Sizes of signs, styles and what stands beside limits print nothing.
            _ => return,
        };
        parts.push(part);
    }

    fn within(
        &mut self,
        alphabet: &'static str,
        read: impl FnOnce(&mut Self) -> Part,
    ) -> Part {
        let outer = self.alphabet.replace(alphabet);
        let part = read(self);
        self.alphabet = outer;
        part
    }

    fn binomial(&mut self, open: &str, close: &str) -> Part {
        let (above, below) = (self.argument(), self.argument());
        fence(open, vec![Part::Fraction { above, below, has_rule: false }], close)
    }

    /// `\genfrac` as the reader of formulas writes it for `\atop`, `\brace` and `\brack`.
    fn without_rule(&mut self) -> Part {
        for (start, open, close) in [
            ("{}{}{0pt}{}", "", ""),
            ("\\{\\}{0pt}{}", "{", "}"),
            ("[]{0pt}{}", "[", "]"),
        ] {
            if let Some(rest) = self.rest.strip_prefix(start) {
                self.rest = rest;
                return self.binomial(open, close);
            }
        }
        self.binomial("", "")
    }

    /// `\left … \right`, whose `\left` is passed.
    fn fenced(&mut self) -> Part {
        let open = self.delimiter();
        let body = self.parts("\\right");
        let close = self.delimiter();
        Part::Fenced { open, body, close }
    }

    fn delimiter(&mut self) -> String {
        self.rest = self.rest.trim_start();
        if let Some(rest) = self.rest.strip_prefix('\\') {
            self.rest = rest;
            let name = self.name();
            return symbols::sign(name).unwrap_or_default().to_owned();
        }
        let Some(sign) = self.rest.chars().next() else { return String::new() };
        self.rest = &self.rest[sign.len_utf8()..];
        match sign {
            '.' => String::new(),
            '<' => "⟨".to_owned(),
            '>' => "⟩".to_owned(),
            sign => sign.to_string(),
        }
    }

    /// Words up to the brace that closes them, which is passed.
    fn words(&mut self) -> String {
        let mut words = String::new();
        while let Some(character) = self.rest.chars().next() {
            self.rest = &self.rest[character.len_utf8()..];
            match character {
                '}' => break,
                '{' => words.push_str(&self.words()),
                '~' => words.push('\u{a0}'),
                '\\' => match self.name() {
                    " " => words.push(' '),
                    "textasciicircum" => {
                        self.rest = self.rest.strip_prefix("{}").unwrap_or(self.rest);
                        words.push('^');
                    }
                    "ensuremath" => words.push_str(&plain(&self.argument())),
                    sign if sign.len() == 1 => words.push_str(sign),
                    // A nested text; its braces are read as a group.
                    _ => {}
                },
                other => words.push(other),
            }
        }
        words
    }

    /// The sign behind `\not`, struck through.
    fn negated(&mut self, parts: &mut Vec<Part>) {
        let count = parts.len();
        let Some(character) = self.rest.chars().next() else { return };
        self.rest = &self.rest[character.len_utf8()..];
        match character {
            '\\' => self.command(parts),
            '{' => {
                let group = self.parts("}");
                parts.push(Part::Group(group));
            }
            other if other.is_alphabetic() => parts.push(self.letter(other)),
            other => parts.push(Part::Sign(other.to_string())),
        }
        if let Some(Part::Sign(text) | Part::Letters { text, .. } | Part::Word(text)) =
            parts.get_mut(count)
        {
            let end = text.chars().next().map_or(0, char::len_utf8);
            text.insert(end, '\u{338}');
        }
    }
}

fn fence(open: &str, body: Vec<Part>, close: &str) -> Part {
    Part::Fenced { open: open.to_owned(), body, close: close.to_owned() }
}

/// A prime at the part before it.
fn prime(parts: &mut Vec<Part>) {
    let prime = Part::Sign("′".to_owned());
    if let Some(Part::Scripts { upper, .. }) = parts.last_mut() {
        upper.get_or_insert_default().push(prime);
        return;
    }
    let base = Box::new(parts.pop().unwrap_or(Part::Group(Vec::new())));
    let upper = Some(vec![prime]);
    parts.push(Part::Scripts { base, lower: None, upper, is_limits: false });
}

fn has_limits(base: &Part) -> bool {
    match base {
        Part::Sign(sign) => WITH_LIMITS.contains(sign.as_str()) && sign != " ",
        Part::Word(word) => {
            let word = word.as_str();
            "lim lim inf lim sup max min sup inf det gcd Pr arg max arg min"
                .contains(word)
        }
        Part::Scripts { is_limits, .. } => *is_limits,
        Part::Accent { sign, .. } => matches!(*sign, "⏞" | "⏟"),
        _ => false,
    }
}

/// The characters of a formula in one line, each group in brackets where it needs them.
pub fn plain(parts: &[Part]) -> String {
    let mut line = String::new();
    for part in parts {
        write_plain(part, &mut line);
    }
    line
}

/// Signs that stand between two others, with a space at each side.
pub(crate) fn is_between(sign: &str) -> bool {
    let Some(first) = sign.chars().next() else { return false };
    matches!(first, '=' | '<' | '>' | '+' | '±' | '×' | '÷')
        || matches!(first, '←'..='⇿' | '⟰'..='⟿' | '∈'..='∍' | '−' | '∓' | '∘' | '∝')
        || matches!(first, '∣'..='∪' | '∼'..='⊭' | '⟂' | '⩽' | '⩾' | '⪅'..='⫆')
}

fn write_plain(part: &Part, line: &mut String) {
    match part {
        Part::Letters { text, .. } => line.push_str(text),
        Part::Text(text) => line.push_str(text),
        Part::Sign(sign) if is_between(sign) && !line.is_empty() => {
            let sign = if line.ends_with(' ') {
                format!("{sign} ")
            } else {
                format!(" {sign} ")
            };
            line.push_str(&sign);
        }
        Part::Sign(sign) => line.push_str(sign),
        Part::Word(word) => {
            if line.ends_with(char::is_alphanumeric) {
                line.push(' ');
            }
            line.push_str(word);
            line.push(' ');
        }
        Part::Space(width) if *width > 0 && !line.ends_with(' ') => line.push(' '),
        Part::Space(_) => {}
        Part::Group(parts) => line.push_str(&plain(parts)),
        Part::Fraction { above, below, has_rule } => {
            let sign = if *has_rule { "/" } else { " over " };
            line.push_str(&bracketed(above));
            line.push_str(sign);
            line.push_str(&bracketed(below));
        }
        Part::Root { body, index } => {
            if let Some(index) = index {
                line.push_str(&raised(&plain(index), '^'));
            }
            line.push('√');
            line.push_str(&bracketed(body));
        }
        Part::Scripts { base, lower, upper, .. } => {
            write_plain(base, line);
            if lower.is_some() || upper.is_some() {
                line.truncate(line.trim_end().len());
            }
            for (script, mark) in [(lower, '_'), (upper, '^')] {
                if let Some(script) = script {
                    line.push_str(&raised(plain(script).trim(), mark));
                }
            }
        }
        Part::Accent { body, sign, .. } => {
            let body = plain(body);
            line.push_str(&body);
            if body.chars().count() == 1 {
                line.extend(combining(sign));
            }
        }
        Part::Fenced { open, body, close } => {
            line.push_str(open);
            line.push_str(plain(body).trim());
            line.push_str(close);
        }
    }
}

/// The accent that joins the letter before it.
pub(crate) fn combining(sign: &str) -> Option<char> {
    Some(match sign {
        "^" => '\u{302}',
        "~" => '\u{303}',
        "¯" => '\u{304}',
        "→" => '\u{20d7}',
        "←" => '\u{20d6}',
        "˙" => '\u{307}',
        "¨" => '\u{308}',
        "´" => '\u{301}',
        "`" => '\u{300}',
        "ˇ" => '\u{30c}',
        "˘" => '\u{306}',
        "˚" => '\u{30a}',
        "_" => '\u{332}',
        _ => return None,
    })
}

fn bracketed(parts: &[Part]) -> String {
    let text = plain(parts);
    let text = text.trim();
    let is_one = text.chars().all(char::is_alphanumeric);
    if is_one { text.to_owned() } else { format!("({text})") }
}

/// A script in characters of its own where Unicode has them, else behind its mark.
fn raised(text: &str, mark: char) -> String {
    const UPPER: &str = "0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹+⁺−⁻=⁼(⁽)⁾nⁿiⁱ′′∗*";
    const LOWER: &str = "0₀1₁2₂3₃4₄5₅6₆7₇8₈9₉+₊−₋=₌(₍)₎aₐeₑiᵢjⱼkₖlₗmₘnₙoₒpₚrᵣsₛtₜuᵤvᵥxₓ";
    let table: Vec<char> = if mark == '^' { UPPER } else { LOWER }.chars().collect();
    let find = |sign: char| {
        let pair = table.chunks(2).find(|pair| pair.first() == Some(&sign));
        pair.and_then(|pair| pair.get(1).copied())
    };
    let own: Option<String> =
        text.chars().filter(|sign| *sign != ' ').map(find).collect();
    match own {
        Some(own) => own,
        None if text.chars().count() == 1 => format!("{mark}{text}"),
        None => format!("{mark}({text})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(formula: &str) -> String {
        plain(&tree(formula).expect(formula)).trim().to_owned()
    }

    #[test]
    fn a_formula_becomes_a_line_of_characters() {
        for (formula, expected) in [
            ("x^2_i", "xᵢ²"),
            (r"\mathcal{O}(n\log n)", "𝒪(n log n)"),
            (r"\frac{1}{\sqrt[3]{n+1}}", "1/(³√(n + 1))"),
            (r"\left(\frac ab\right)^{k+2}", "(a/b)^(k + 2)"),
            (r"\sum_{i=1}^n x_i \leq \alpha", "∑ᵢ₌₁ⁿxᵢ ≤ α"),
            (r"\bar x, \hat{\beta}", "x̄,β̂"),
            (r"13~\mathrm{TeV}", "13 TeV"),
            (r"\mathbb{R}^n \to \mathbb R", "ℝⁿ → ℝ"),
            (r"90^\circ", "90°"),
            (r"x_{\text{eff a}}", "x_(eff a)"),
            (r"{n \choose k}", "(n over k)"),
            (r"f'' \not= 1.5", "f′′ ≠ 1.5"),
            (r"a \bmod b \pmod{n}", "a mod b(mod n)"),
        ] {
            let found = line(formula).replace("=\u{338}", "≠");
            assert_eq!(found, expected, "{formula}");
        }
    }

    #[test]
    fn scripts_join_what_stands_before_them() {
        let letter = |text: &str| Part::Letters { text: text.into(), is_upright: false };
        let figure = |text: &str| Part::Letters { text: text.into(), is_upright: true };
        let scripts = Part::Scripts {
            base: Box::new(letter("x")),
            lower: Some(vec![letter("i")]),
            upper: Some(vec![figure("10")]),
            is_limits: false,
        };
        assert_eq!(tree("x_i^{10}"), Some(vec![scripts]));
        assert_eq!(tree(r"\def"), None);
    }
}
