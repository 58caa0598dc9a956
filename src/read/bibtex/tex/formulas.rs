//! Formulas: what can be set of them stays a formula, and what cannot is told.

use std::ops::Range;

use super::commands::{Command, command};
use super::{Form, TexFault, TexReader};
use crate::text::math::{self, Reason};

impl TexReader<'_, '_> {
    /// A `$` that is read: the formula up to its partner, or the sign.
    pub(super) fn dollar(&mut self, made: &mut String) {
        let rest = self.rest();
        let mark = if rest.starts_with('$') { "$$" } else { "$" };
        let start = self.at + mark.len() - 1;
        let behind = &self.tex[start..];
        match partner(behind, mark)
            .filter(|end| !is_price(&behind[..*end], &behind[end + mark.len()..]))
        {
            Some(end) => {
                self.at = start + end + mark.len();
                self.formula(start..start + end, made);
            }
            // An empty formula prints nothing.
            None if mark == "$$" => self.at += 1,
            None => self.literal(made, "$"),
        }
    }

    /// A formula between `\(` and the closing command.
    pub(super) fn delimited(&mut self, close: &str, made: &mut String) {
        let start = self.at;
        let window = self.rest();
        let window = &window[..window.floor_char_boundary(MAX_DELIMITED)];
        let Some(end) = window.find(close) else { return };
        self.at += end + close.len();
        self.formula(start..start + end, made);
    }

    /// The formula at these bytes.
    pub(super) fn formula(&mut self, bytes: Range<usize>, made: &mut String) {
        let written = &self.tex[bytes.clone()];
        let written = written.trim_start();
        let start = bytes.end - written.len();
        let written = written.trim_end();
        // Of a last `\ ` only the space went.
        let written = match written.strip_suffix('\\') {
            Some(rest) if !rest.ends_with('\\') => rest.trim_end(),
            _ => written,
        };
        let formula = bound(&without_conditions(written));
        let formula = formula.split_whitespace().collect::<Vec<_>>().join(" ");
        let is_number = formula.bytes().all(|byte| b"0123456789.,".contains(&byte));
        if formula.is_empty() {
            return;
        }
        if self.form != Form::Markdown || is_number {
            return self.words(&formula, made);
        }
        if matches!(formula.as_str(), r"\ldots" | r"\dots" | r"\dotsc") {
            return self.literal(made, "…");
        }
        if let Some(text) = degrees(&formula) {
            return self.literal(made, &text);
        }
        if math::verify(&formula).is_ok() {
            return self.set(&formula, made);
        }
        let Some((mended, faults)) = math::mended(&formula) else {
            self.unread.push((TexFault::Formula, bytes));
            return self.words(&formula, made);
        };
        let mut is_told = false;
        for refusal in faults {
            let place = start + refusal.range.start..start + refusal.range.end;
            let place = if written == formula { place } else { bytes.clone() };
            match refusal.reason {
                Reason::Command(name) => {
                    let has_argument = place.end < bytes.end
                        && self.tex[place.end..].trim_start().starts_with('{');
                    let fault =
                        if has_argument { TexFault::Command } else { TexFault::Word };
                    self.unread.push((fault(name), place));
                }
                _ if is_told => {}
                _ => {
                    is_told = true;
                    self.unread.push((TexFault::Formula, bytes.clone()));
                }
            }
        }
        self.set(&mended, made);
    }

    /// Adds a formula in Markdown's dollar signs; one that follows another joins it.
    pub(super) fn set(&self, formula: &str, made: &mut String) {
        if made.ends_with('$') && !made.ends_with("\\$") {
            made.pop();
            // Each has its own base for what is raised or lowered.
            made.push_str("{}");
        } else {
            made.push('$');
        }
        let is_digit = |c: char| c.is_ascii_digit();
        if formula.starts_with(is_digit) && self.rest().starts_with(is_digit) {
            // Between digits, dollar signs are those of prices.
            made.push_str("{}");
        }
        // What goes on to the end of a formula would go on in one that joins it.
        let braces = if math::goes_on(formula) { ["{", "}"] } else { ["", ""] };
        made.extend([braces[0], formula, braces[1], "$"]);
    }

    /// Adds the letters and signs of a formula.
    fn words(&mut self, formula: &str, made: &mut String) {
        let mut text = String::new();
        let mut rest = formula;
        while let Some(at) = rest.find(['\\', '{', '}', '^', '_', '~']) {
            text.push_str(&rest[..at]);
            let mark = rest.as_bytes()[at];
            rest = &rest[at + 1..];
            if mark == b'~' {
                text.push('\u{a0}');
            }
            if mark != b'\\' {
                continue;
            }
            let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
            if letters == 0 {
                let sign = rest.chars().next();
                text.extend(sign.filter(|sign| "{}%&#$_ ".contains(*sign)));
                rest = &rest[sign.map_or(0, char::len_utf8)..];
                continue;
            }
            let name = &rest[..letters];
            rest = &rest[letters..];
            match (math::character(name), command(name)) {
                (Some(character), _) => text.push(character),
                (None, Some(Command::Text(sign))) => text.push_str(sign),
                (None, _) if name == "sqrt" => text.push('√'),
                (None, _) if matches!(name, "frac" | "over" | "tfrac" | "dfrac") => {
                    text.push_str(&fraction(&mut rest, name));
                }
                (None, _) if math::is_symbol(name) => text.push_str(name),
                _ => {}
            }
        }
        text.push_str(rest);
        self.literal(made, &text);
    }
}

/// A fraction on the line: its upper half stays where its arguments are braced.
fn fraction(rest: &mut &str, name: &str) -> String {
    if name == "over" {
        return "/".to_owned();
    }
    let upper = match rest.trim_start().strip_prefix('{') {
        Some(inner) => super::closing_brace(inner).map(|end| &inner[..end]),
        None => rest.trim_start().get(..1).filter(|one| *one != "\\"),
    };
    let Some(upper) = upper else { return String::new() };
    let from = rest.find(upper).unwrap_or(0) + upper.len();
    *rest = rest[from..].trim_start_matches('}');
    format!("{}/", upper.replace(['\\', '{', '}'], ""))
}

/// How far the end of a formula is looked for that begins with `\(`.
const MAX_DELIMITED: usize = 10_000;

/// How far a brace is looked for that closes what a dollar sign stands in.
const MAX_BRACED: usize = 500;

/// Where the dollar signs stand that end a formula: not one behind a backslash, nor one
/// between braces as in `\mbox{$x$}`.
fn partner(text: &str, mark: &str) -> Option<usize> {
    let (mut depth, mut is_escaped, mut first) = (0_usize, false, None);
    for (at, byte) in text.bytes().enumerate() {
        if first.is_some_and(|first| at > first + MAX_BRACED) {
            break;
        }
        let is_mark = !std::mem::replace(&mut is_escaped, false);
        match byte {
            b'\\' => is_escaped = is_mark,
            b'{' if is_mark => depth += 1,
            b'}' if is_mark => depth = depth.saturating_sub(1),
            b'$' if is_mark && text[at..].starts_with(mark) => {
                if depth == 0 {
                    return Some(at);
                }
                first.get_or_insert(at);
            }
            _ => {}
        }
    }
    first
}

/// Whether two dollar signs are those of sums of money: `From $5 to $6`.
fn is_price(between: &str, behind: &str) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    let starts = between.starts_with(is_digit);
    let is_apart = between.ends_with(|c: char| c.is_whitespace() || "(/–—".contains(c));
    // A formula that begins with what is raised or lowered is the next one.
    let is_next_raised = behind.starts_with(['^', '_']);
    starts
        && (is_next_raised
            || behind.starts_with(is_digit)
            || is_apart && behind.starts_with(|c: char| c.is_alphanumeric() || c == '\\'))
}

/// Degrees on their own, as text: `^\circ`, `90^\circ`, `^{\circ}\mathrm{C}`.
fn degrees(formula: &str) -> Option<String> {
    let at = formula.find('^')?;
    let number = formula[..at].trim();
    let is_number = number.bytes().all(|byte| b"0123456789.,+-".contains(&byte));
    let raised = formula[at + 1..].trim_start();
    let behind = [r"{\circ}", r"\circ", r"{\circ }", r"{ \circ}", r"{\degree}"]
        .iter()
        .find_map(|ring| raised.strip_prefix(ring))?;
    let unit = match behind.replace([' ', '~', '\\', ','], "").as_str() {
        "" => "",
        "C" | "mathrm{C}" | "textrm{C}" | "text{C}" | "rmC" | "{rmC}" => "C",
        "F" | "mathrm{F}" | "textrm{F}" | "text{F}" => "F",
        _ => return None,
    };
    is_number.then(|| format!("{}°{unit}", number.replace('-', "\u{2212}")))
}

/// A formula without TeX's question whether it is one: `\ifmmode a\else b\fi` is `a`.
fn without_conditions(formula: &str) -> String {
    let Some((before, behind)) = formula.split_once(r"\ifmmode") else {
        return formula.to_owned();
    };
    let mut made = before.to_owned();
    let mut rest = behind;
    loop {
        let end = rest.find(r"\fi").unwrap_or(rest.len());
        let inner = &rest[..end];
        made.push_str(inner.split_once(r"\else").map_or(inner, |(yes, _)| yes));
        made.push(' ');
        rest = rest[end..].strip_prefix(r"\fi").unwrap_or_default();
        match rest.split_once(r"\ifmmode") {
            Some((between, behind)) => {
                made.push_str(between);
                rest = behind;
            }
            None => break,
        }
    }
    made.push_str(rest);
    made
}

/// A formula inside words of one, `\mbox{ if $x$}`, is a part of them.
fn bound(formula: &str) -> String {
    let mut made = String::with_capacity(formula.len());
    let mut is_escaped = false;
    for sign in formula.chars() {
        if sign != '$' || is_escaped {
            made.push(sign);
        }
        is_escaped = sign == '\\' && !is_escaped;
    }
    made
}
