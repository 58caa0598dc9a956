//! Which of LaTeX's mathematics may stand between dollar signs. A formula is the one place
//! where an author writes TeX: what is allowed is listed, everything else is refused.

mod commands;
#[cfg(test)]
mod read_back;
mod reader;
mod symbols;
mod tree;
mod words;

use std::ops::Range;

pub use commands::{character, is_symbol, takes_arguments};
use reader::FormulaReader;
pub use tree::{Part, plain, tree};
pub(crate) use tree::{combining, is_between};

/// Why a formula is refused, and where in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What is wrong.
    pub reason: Reason,
    /// The bytes of the formula.
    pub range: Range<usize>,
}

/// What can be wrong with a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A command that is not listed, without its backslash.
    Command(String),
    /// A character that means something to TeX, or that mathematics has no sign for.
    Character(char),
    /// A brace without a partner.
    Brace,
    /// A command without its argument: its name.
    Argument(String),
    /// A second superscript or subscript on the same base.
    DoubleScript(char),
    /// A superscript or subscript with nothing in it.
    EmptyScript(char),
    /// `\left` without `\right`, or the other way round.
    LeftRight,
    /// Groups nested more deeply than any formula's.
    Depth,
    /// Nothing between the dollar signs.
    Empty,
}

/// The formula as LaTeX takes it, or the first thing in it that is refused.
pub fn verify(formula: &str) -> Result<String, Refusal> {
    if formula.trim().is_empty() {
        return Err(Refusal { reason: Reason::Empty, range: 0..formula.len() });
    }
    let mut reader = FormulaReader::strict(formula);
    reader.all()?;
    if reader.latex.trim().is_empty() {
        return Err(Refusal { reason: Reason::Empty, range: 0..formula.len() });
    }
    Ok(reader.latex)
}

/// The formula without what is refused in it, and what that is; none where nothing can be
/// kept. An unknown command becomes its name, set as that of an operator, unless it has an
/// argument.
pub fn mended(formula: &str) -> Option<(String, Vec<Refusal>)> {
    let mut reader = FormulaReader::mending(formula);
    reader.all().ok()?;
    let (mut edits, faults) = (reader.edits, reader.faults);
    edits.sort_by_key(|(range, _)| range.start);
    let (mut made, mut at) = (String::with_capacity(formula.len()), 0);
    for (range, instead) in edits {
        if range.start < at {
            continue;
        }
        made.push_str(&formula[at..range.start]);
        made.push_str(&instead);
        at = range.end;
    }
    made.push_str(&formula[at..]);
    verify(&made).is_ok().then_some((made, faults))
}

/// A formula as a `.bib` file can hold it, unless it cannot be set: on one line, each of its
/// braces with a partner.
pub fn settable(formula: &str) -> Option<String> {
    let formula = formula.split_whitespace().collect::<Vec<_>>().join(" ");
    let formula = formula.replace(r"\{", r"\lbrace ").replace(r"\}", r"\rbrace ");
    verify(&formula).is_ok().then(|| formula.trim_end().to_owned())
}

/// A formula that raises (`^`) or lowers (`_`) a text, unless it cannot be set.
pub fn script(mark: char, text: &str) -> Option<String> {
    let formula = if text.bytes().all(|byte| byte.is_ascii_digit()) {
        format!("{mark}{{{text}}}")
    } else if text.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        format!("{mark}{{\\mathrm{{{text}}}}}")
    } else {
        let mut escaped = String::with_capacity(text.len() + 8);
        for sign in text.chars() {
            match sign {
                '{' | '}' | '$' | '%' | '#' | '&' | '_' => escaped.extend(['\\', sign]),
                '\\' => return None,
                '\u{a0}' => escaped.push(' '),
                other => escaped.push(other),
            }
        }
        format!("{mark}{{\\text{{{escaped}}}}}")
    };
    verify(&formula).is_ok().then_some(formula)
}

/// Whether something in a formula goes on to its end, and so to one that is joined to it: an
/// old switch of fonts, `\over`.
pub fn goes_on(formula: &str) -> bool {
    let mut depth = 0_usize;
    let mut rest = formula;
    while let Some(at) = rest.find(['{', '}', '\\']) {
        let mark = rest.as_bytes()[at];
        rest = &rest[at + 1..];
        match mark {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => {
                let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
                if depth == 0 && commands::reaches_end(&rest[..letters]) {
                    return true;
                }
                let sign = rest.chars().next().map_or(0, char::len_utf8);
                rest = &rest[letters.max(sign)..];
            }
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_formulas_pass() {
        for (formula, latex) in [
            ("x^2_i", "x^{2}_{i}"),
            (r"\frac{1}{\sqrt[3]{n}}", r"\frac{1}{\sqrt[{3}]{n}}"),
            (r"\alpha+β \to \infty", r"\alpha +\beta  \to  \infty "),
            (r"\mathcal{O}(n\log n)", r"\mathcal{O}(n\log  n)"),
            (r"\left( a \right)", r"\left( a \right)"),
            ("f'", "f'"),
        ] {
            assert_eq!(verify(formula).as_deref(), Ok(latex));
        }
    }

    #[test]
    fn an_argument_needs_no_braces() {
        for (formula, latex) in [
            (r"\zeta(\frac12+it)", r"\zeta (\frac{1}{2}+it)"),
            (r"\frac1{2}\frac{1}2", r"\frac{1}{2}\frac{1}{2}"),
            (r"\sqrt s", r"\sqrt{s}"),
            (r"\sqrt[n+1]\alpha", r"\sqrt[{n+1}]{\alpha }"),
            (r"p\bar p", r"p\bar{p}"),
            (r"\mathbb R^n", r"\mathbb{R}^{n}"),
            (r"\tilde\chi^0_1", r"\tilde{\chi }^{0}_{1}"),
            (r"\hat\imath", r"\hat{\imath }"),
            (r"x^\prime y^\frac12", r"x^{\prime } y^{\frac{1}{2}}"),
            (r"\sp 2\sb\nu", r"^{2}_{\nu }"),
        ] {
            assert_eq!(verify(formula).as_deref(), Ok(latex), "{formula}");
        }
    }

    #[test]
    fn spaces_and_old_commands_are_those_of_tex() {
        for (formula, latex) in [
            (
                r"13~\mathrm{TeV}\ a\,b\;c\!d\quad e",
                r"13~\mathrm{TeV}\ a\,b\;c\!d\quad  e",
            ),
            (r"{\rm GL}_n", r"{\mathrm{GL}}_{n}"),
            (r"{\cal O}(n), {\Bbb Q}", r"{\mathcal{O}}(n), {\mathbb{Q}}"),
            (r"\bf x \rm y", r"\mathbf{x }\mathrm{y}"),
            (r"{a+b \over c}", r"{\frac{a+b }{ c}}"),
            (r"{\rm a \over b}", r"{\frac{\mathrm{a }}{\mathrm{ b}}}"),
            (r"\left({n \choose k}\right)", r"\left({\binom{n }{ k}}\right)"),
            (r"\left(a \over b\right)+1", r"\left(\frac{a }{ b}\right)+1"),
            (r"\mathscr{F}\bm x\ensuremath{y}", r"\mathcal{F}\boldsymbol{x}{y}"),
            (r"\left.f\right|_0", r"\left.f\right|_{0}"),
            (r"x_\mbox{eff a}", r"x_{\mbox{eff a}}"),
            (r"\text{for \alpha, 5% of Ö}", r"\text{for \ensuremath{\alpha }, 5\% of Ö}"),
            (r"a\less b\lt c", "a< b< c"),
            (r"90^\circ, f^\circ", r"90\text{°}, f^{\circ }"),
        ] {
            assert_eq!(verify(formula).as_deref(), Ok(latex), "{formula}");
        }
    }

    #[test]
    fn letters_that_an_alphabet_lacks_are_set_in_another() {
        for (formula, latex) in [
            (r"\mathbb{R1k}", r"\mathbb{R\mathbf{1}\Bbbk }"),
            (r"\mathcal{On\alpha}", r"\mathcal{O\mathit{n}\mathit{\alpha }}"),
            (r"\mathcal{A_{\mathrm{in}}}", r"\mathcal{A_{\mathrm{in}}}"),
        ] {
            assert_eq!(verify(formula).as_deref(), Ok(latex), "{formula}");
        }
    }

    #[test]
    fn primes_stand_where_tex_takes_them() {
        for (formula, latex) in
            [("f''^2_a", "f''^{2}_{a}"), ("x'_i", "x'_{i}"), ("x_i'", "x_{i}'")]
        {
            assert_eq!(verify(formula).as_deref(), Ok(latex), "{formula}");
        }
        for formula in ["x^2'", "x'_i'", "x'_i^2"] {
            let refused = verify(formula).unwrap_err().reason;
            assert!(matches!(refused, Reason::DoubleScript(_)), "{formula}");
        }
    }

    #[test]
    fn a_formula_is_mended_where_it_is_refused() {
        for (formula, made, faults) in [
            (r"a\le b \foo c", r"a\le b \operatorname{foo} c", 1),
            (r"\sqrt s\foo{b}", r"\sqrt s{b}", 1),
            (r"x^\foo+\bar\baz", r"x^\operatorname{foo}+\bar\operatorname{baz}", 2),
            ("a^b^c", "a^b{}^c", 1),
            ("a^", "a", 1),
            (r"\left( a", "( a", 1),
            (r"\frac{a", r"\frac{a}{}", 2),
            ("5%", r"5\%", 1),
            ("a}b", "ab", 1),
        ] {
            let (mended, found) = mended(formula).expect(formula);
            assert_eq!((mended.as_str(), found.len()), (made, faults), "{formula}");
        }
    }

    #[test]
    fn what_goes_on_is_known() {
        assert!(goes_on(r"\rm a") && goes_on(r"a \over b"));
        assert!(!goes_on(r"{\rm a}") && !goes_on(r"\rme\{a"));
    }

    #[test]
    fn a_formula_cannot_run_tex() {
        let reason = |formula: &str| verify(formula).unwrap_err().reason;
        for command in
            ["def", "loop", "input", "write", "csname", "let", "catcode", "begin"]
        {
            let formula = format!("a\\{command} b");
            assert_eq!(reason(&formula), Reason::Command(command.into()));
            let formula = format!("\\text{{a\\{command} b}}");
            assert_eq!(reason(&formula), Reason::Command(command.into()));
        }
        for character in ['%', '#', '$', '&', '\u{7}'] {
            assert_eq!(reason(&format!("a{character}b")), Reason::Character(character));
        }
        assert_eq!(reason("a}b"), Reason::Brace);
        assert_eq!(reason("{a"), Reason::Brace);
        assert_eq!(reason("a^^5cinput"), Reason::EmptyScript('^'));
        assert_eq!(reason(r"\text{a^^5cinput"), Reason::Brace);
        assert_eq!(reason("a^b^c"), Reason::DoubleScript('^'));
        assert_eq!(reason(r"\frac1"), Reason::Argument("frac".into()));
        assert_eq!(reason(r"\left( a"), Reason::LeftRight);
        assert_eq!(reason(&r"\left(".repeat(600)), Reason::Depth);
        assert_eq!(reason(&r"\phantom{".repeat(9)), Reason::Depth);
        assert_eq!(reason(&r"\text{\bar{".repeat(9)), Reason::Depth);
        assert_eq!(reason(r"a\over b\over c"), Reason::Command("over".into()));
        assert_eq!(reason(r"\\"), Reason::Command("\\".into()));
    }
}
