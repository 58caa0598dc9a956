//! Formulas as MathML (MathML Core, which browsers draw by themselves).

use std::fmt::Write;

use super::escape::text;
use crate::text::math::Part;

/// A formula as an element.
pub(super) fn mathml(parts: &[Part]) -> String {
    format!("<math>{}</math>", row(parts))
}

/// Several parts as one element.
fn row(parts: &[Part]) -> String {
    match parts {
        [one] => element(one),
        several => {
            let inner: String = several.iter().map(element).collect();
            format!("<mrow>{inner}</mrow>")
        }
    }
}

fn element(part: &Part) -> String {
    match part {
        Part::Letters { text: letters, is_upright } => {
            let is_number = letters.starts_with(|c: char| c.is_numeric());
            let is_one = letters.chars().count() == 1;
            match (is_number, *is_upright && is_one) {
                (true, _) => format!("<mn>{}</mn>", text(letters)),
                (_, true) => format!("<mi mathvariant=\"normal\">{}</mi>", text(letters)),
                _ => format!("<mi>{}</mi>", text(letters)),
            }
        }
        Part::Word(word) => format!("<mi>{}</mi><mo>\u{2061}</mo>", text(word)),
        Part::Sign(sign) => match sign.as_str() {
            "|" | "‖" => format!("<mo stretchy=\"false\">{sign}</mo>"),
            "(" | ")" | "[" | "]" | "{" | "}" => {
                format!("<mo stretchy=\"false\">{sign}</mo>")
            }
            sign => format!("<mo>{}</mo>", text(sign)),
        },
        // A space at an end would be cut.
        Part::Text(words) => {
            format!("<mtext>{}</mtext>", text(&words.replace(' ', "\u{a0}")))
        }
        Part::Space(width) => {
            format!("<mspace width=\"{:.3}em\"></mspace>", f64::from(*width) / 18.0)
        }
        Part::Group(parts) => row(parts),
        Part::Fraction { above, below, has_rule } => {
            let rule = if *has_rule { "" } else { " linethickness=\"0\"" };
            format!("<mfrac{rule}>{}{}</mfrac>", row(above), row(below))
        }
        Part::Root { body, index } => match index {
            Some(index) => format!("<mroot>{}{}</mroot>", row(body), row(index)),
            None => format!("<msqrt>{}</msqrt>", row(body)),
        },
        Part::Scripts { base, lower, upper, is_limits } => {
            scripts(base, lower.as_deref(), upper.as_deref(), *is_limits)
        }
        Part::Accent { body, sign, is_wide, is_below } => {
            let stretchy = if *is_wide { "" } else { " stretchy=\"false\"" };
            let sign = if *sign == "_" { "_" } else { sign };
            let accent = format!("<mo{stretchy}>{}</mo>", text(sign));
            if *is_below {
                format!("<munder accentunder=\"true\">{}{accent}</munder>", row(body))
            } else {
                format!("<mover accent=\"true\">{}{accent}</mover>", row(body))
            }
        }
        Part::Fenced { open, body, close } => {
            let mut fenced = String::from("<mrow>");
            for (sign, form) in [(open, "prefix"), (close, "postfix")] {
                if form == "postfix" {
                    fenced.push_str(&row(body));
                }
                if !sign.is_empty() {
                    let _ = write!(
                        fenced,
                        "<mo form=\"{form}\" fence=\"true\" stretchy=\"true\">{}</mo>",
                        text(sign)
                    );
                }
            }
            fenced + "</mrow>"
        }
    }
}

fn scripts(
    base: &Part,
    lower: Option<&[Part]>,
    upper: Option<&[Part]>,
    is_limits: bool,
) -> String {
    let (both, down, up) = if is_limits {
        ("munderover", "munder", "mover")
    } else {
        ("msubsup", "msub", "msup")
    };
    // The word before its scripts, and the sign that applies it behind them.
    let base = match base {
        Part::Word(word) => format!("<mi>{}</mi>", text(word)),
        base => row(std::slice::from_ref(base)),
    };
    match (lower, upper) {
        (Some(lower), Some(upper)) => {
            format!("<{both}>{base}{}{}</{both}>", row(lower), row(upper))
        }
        (Some(lower), None) => format!("<{down}>{base}{}</{down}>", row(lower)),
        (None, Some(upper)) => format!("<{up}>{base}{}</{up}>", row(upper)),
        (None, None) => base,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::math::tree;

    fn of(formula: &str) -> String {
        mathml(&tree(formula).expect(formula))
    }

    #[test]
    fn a_formula_becomes_mathml() {
        for (formula, expected) in [
            ("x_i^2", "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>"),
            (r"\frac12", "<mfrac><mn>1</mn><mn>2</mn></mfrac>"),
            (r"a<b", "<mrow><mi>a</mi><mo>&lt;</mo><mi>b</mi></mrow>"),
            (
                r"\bar{x}",
                "<mover accent=\"true\"><mi>x</mi><mo stretchy=\"false\">¯</mo></mover>",
            ),
        ] {
            assert_eq!(of(formula), format!("<math>{expected}</math>"), "{formula}");
        }
    }

    #[test]
    fn every_formula_is_well_formed() {
        for formula in [
            r"\left.\frac{\partial f}{\partial x}\right|_{x=0}",
            r"\sum_{i=1}^n \sqrt[3]{x_i}\quad\lim_{n\to\infty}",
            r"\overbrace{a+b}^{\text{two & more}} \not= \mathbb{R}''",
            r"\xrightarrow[b]{a} \underline{x} {n \choose k} a \pmod n",
        ] {
            let mathml = of(formula);
            assert!(roxmltree::Document::parse(&mathml).is_ok(), "{mathml}");
        }
    }
}
