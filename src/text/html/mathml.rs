//! A formula of a publisher, in MathML or as TeX inside JATS, becomes a formula of LaTeX.

use std::fmt::Write;

use roxmltree::{Document, Node, ParsingOptions};

use crate::text::math::{self, settable};

/// How many elements a formula of a title may have, and how deeply they may be nested.
const MAX_NODES: u32 = 2000;
const MAX_DEPTH: usize = 20;

/// The formula of an element such as `<mml:math>…</mml:math>`, unless it cannot be set.
pub(crate) fn formula(element: &str) -> Option<String> {
    // Prefixes that the title does not declare are declared around it.
    let whole = format!(
        "<x xmlns:mml=\"m\" xmlns:m=\"n\" xmlns:jats=\"j\" xmlns:xlink=\"l\">{element}</x>"
    );
    let options = ParsingOptions { nodes_limit: MAX_NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(&whole, options).ok()?;
    let find =
        |name: &str| document.descendants().find(|node| node.tag_name().name() == name);
    let stated = find("tex-math")
        .or_else(|| find("annotation").filter(|node| is_tex(*node)))
        .and_then(|node| node.text())
        .or_else(|| find("math").and_then(|node| node.attribute("alttext")));
    if let Some(formula) = stated.and_then(|text| settable(bare(text))) {
        return Some(formula);
    }
    let mut made = String::new();
    write(find("math")?, 0, &mut made)?;
    settable(&made)
}

/// Whether MathML has an element of this name.
pub(crate) fn is_element(name: &str) -> bool {
    const NAMES: &str =
        "math mi mn mo ms mtext mspace mrow mfrac msqrt mroot mstyle mpadded
        mphantom mfenced menclose msub msup msubsup munder mover munderover mmultiscripts
        mprescripts none mtable mtr mtd semantics annotation";
    let name = name.rsplit(':').next().unwrap_or_default();
    NAMES.split_whitespace().any(|known| known == name)
}

fn is_tex(annotation: Node<'_, '_>) -> bool {
    annotation.attribute("encoding").is_some_and(|encoding| encoding.contains("tex"))
}

/// A formula without the document and the signs around it.
fn bare(text: &str) -> &str {
    let inner = text.split_once(r"\begin{document}").map_or(text, |(_, inner)| inner);
    let inner = inner.split_once(r"\end{document}").map_or(inner, |(inner, _)| inner);
    inner.trim().trim_matches('$').trim()
}

/// Writes an element; none where it is one that no title needs.
fn write(node: Node<'_, '_>, depth: usize, made: &mut String) -> Option<()> {
    if depth > MAX_DEPTH {
        return None;
    }
    let parts: Vec<_> = node.children().filter(Node::is_element).collect();
    let texts = node.descendants().filter(Node::is_text);
    let text: String = texts.filter_map(|node| node.text()).collect();
    let text = text.trim();
    let part = |at: usize| -> Option<String> {
        let mut made = String::new();
        write(*parts.get(at)?, depth + 1, &mut made)?;
        Some(made.trim_end().to_owned())
    };
    let _ = match node.tag_name().name() {
        "math" | "mrow" | "mstyle" | "mpadded" | "mfenced" => {
            return parts.iter().try_for_each(|part| write(*part, depth + 1, made));
        }
        "semantics" => return write(*parts.first()?, depth + 1, made),
        "mi" => {
            identifier(node.attribute("mathvariant"), text, made);
            return Some(());
        }
        "mn" | "mo" => {
            made.extend(text.chars().filter(|sign| !is_silent(*sign)));
            return Some(());
        }
        "mtext" | "ms" => write!(made, "\\text{{{text}}}"),
        "mspace" => write!(made, " "),
        "msub" | "munder" => write!(made, "{}_{{{}}}", part(0)?, part(1)?),
        "msup" => write!(made, "{}^{{{}}}", part(0)?, part(1)?),
        "mover" => match accent(&part(1)?) {
            Some(accent) => write!(made, "\\{accent}{{{}}}", part(0)?),
            None => write!(made, "{}^{{{}}}", part(0)?, part(1)?),
        },
        "msubsup" | "munderover" => {
            write!(made, "{}_{{{}}}^{{{}}}", part(0)?, part(1)?, part(2)?)
        }
        "mroot" => write!(made, "\\sqrt[{}]{{{}}}", part(1)?, part(0)?),
        "mfrac" => write!(made, "\\frac{{{}}}{{{}}}", part(0)?, part(1)?),
        "msqrt" => {
            let mut inner = String::new();
            parts.iter().try_for_each(|part| write(*part, depth + 1, &mut inner))?;
            write!(made, "\\sqrt{{{inner}}}")
        }
        _ => return None,
    };
    Some(())
}

/// Letters: one is a variable, several are a word.
fn identifier(variant: Option<&str>, text: &str, made: &mut String) {
    let is_word = text.chars().all(|c| c.is_ascii_alphanumeric());
    let is_one = text.chars().count() < 2;
    let command = match variant {
        _ if !is_word => None,
        Some("bold" | "bold-italic") => Some("mathbf"),
        Some("double-struck") => Some("mathbb"),
        Some("script") => Some("mathcal"),
        Some("fraktur") => Some("mathfrak"),
        Some("normal") => Some("mathrm"),
        _ => (!is_one).then_some("mathrm"),
    };
    let _ = match command {
        _ if !is_one && math::is_symbol(text) => write!(made, "\\{text} "),
        Some(command) => write!(made, "\\{command}{{{text}}}"),
        None => write!(made, "{text}"),
    };
}

/// Signs for programs: an invisible product, the application of a function.
fn is_silent(sign: char) -> bool {
    matches!(sign, '\u{2061}'..='\u{2064}')
}

/// The accent that a sign above a letter is.
fn accent(sign: &str) -> Option<&'static str> {
    Some(match sign {
        "¯" | "\u{304}" | "‾" => "bar",
        "^" | "ˆ" | "\u{302}" => "hat",
        "~" | "˜" | "\u{303}" => "tilde",
        "→" | "\u{20d7}" => "vec",
        "˙" | "." | "\u{307}" => "dot",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mathml_becomes_latex() {
        for (element, expected) in [
            ("<math><mi>sin</mi><mo>\u{2061}</mo><mi>α</mi></math>", r"\sin α"),
            (
                "<mml:math><mml:mover><mml:mi>x</mml:mi><mml:mo>¯</mml:mo></mml:mover></mml:math>",
                r"\bar{x}",
            ),
            (
                "<math><mfrac><mn>1</mn><msqrt><mi>n</mi></msqrt></mfrac></math>",
                r"\frac{1}{\sqrt{n}}",
            ),
            (
                "<math><mi mathvariant=\"double-struck\">R</mi><mo>&lt;</mo><mi>ab</mi></math>",
                r"\mathbb{R}<\mathrm{ab}",
            ),
            ("<math alttext=\"x_1\"><mystery/></math>", "x_1"),
            (
                "<math><semantics><mi>y</mi><annotation encoding=\"application/x-tex\">y^2</annotation></semantics></math>",
                "y^2",
            ),
        ] {
            assert_eq!(formula(element).as_deref(), Some(expected), "{element}");
        }
        let deep =
            format!("<math>{}x{}</math>", "<mrow>".repeat(900), "</mrow>".repeat(900));
        for wrong in ["<math><mystery/></math>", "<math><mi>x</math>", "<math>", &deep] {
            assert_eq!(formula(wrong), None, "{wrong}");
        }
    }
}
