//! Formulas: as plain runs where they are one line, since few programs read Office Math, and
//! as Office Math (ECMA-376, part 1, section 22.1) where they need two dimensions.

use super::escape::text;
use super::inline::{Look, run};
use crate::text::math::{Part, is_between};

/// A formula inside a line.
pub(super) fn formula(parts: &[Part], look: Look) -> String {
    if parts.iter().all(is_linear) {
        let mut made = String::new();
        linear(parts, look, &mut made);
        return made;
    }
    format!("<m:oMath>{}</m:oMath>", all(parts))
}

/// Whether a part is a line of characters, with scripts of one level.
fn is_linear(part: &Part) -> bool {
    match part {
        Part::Letters { .. }
        | Part::Sign(_)
        | Part::Word(_)
        | Part::Text(_)
        | Part::Space(_) => true,
        Part::Group(parts) => parts.iter().all(is_linear),
        Part::Scripts { base, lower, upper, is_limits } => {
            let is_flat = |script: &Option<Vec<Part>>| {
                script
                    .iter()
                    .flatten()
                    .all(|part| is_linear(part) && !matches!(part, Part::Scripts { .. }))
            };
            !is_limits && is_linear(base) && is_flat(lower) && is_flat(upper)
        }
        Part::Fraction { .. }
        | Part::Root { .. }
        | Part::Accent { .. }
        | Part::Fenced { .. } => false,
    }
}

fn linear(parts: &[Part], look: Look, made: &mut String) {
    for (at, part) in parts.iter().enumerate() {
        match part {
            Part::Letters { text, is_upright } => {
                let is_italic = !is_upright;
                made.push_str(&run(text, Look { is_italic, ..look }));
            }
            Part::Sign(sign) if is_between(sign) && at > 0 => {
                made.push_str(&run(&format!("\u{a0}{sign}\u{a0}"), look));
            }
            Part::Sign(sign) => made.push_str(&run(sign, look)),
            Part::Word(word) => {
                let before = if at > 0 { "\u{a0}" } else { "" };
                made.push_str(&run(&format!("{before}{word}\u{a0}"), look));
            }
            Part::Text(words) => made.push_str(&run(words, look)),
            Part::Space(width) if *width > 2 => made.push_str(&run("\u{a0}", look)),
            Part::Space(_) => {}
            Part::Group(parts) => linear(parts, look, made),
            Part::Scripts { base, lower, upper, .. } => {
                linear(std::slice::from_ref(base), look, made);
                for (script, place) in [(lower, "subscript"), (upper, "superscript")] {
                    if let Some(script) = script {
                        linear(script, Look { script: Some(place), ..look }, made);
                    }
                }
            }
            Part::Fraction { .. }
            | Part::Root { .. }
            | Part::Accent { .. }
            | Part::Fenced { .. } => {}
        }
    }
}

fn all(parts: &[Part]) -> String {
    parts.iter().map(element).collect()
}

fn letters(words: &str, is_plain: bool) -> String {
    let style = if is_plain { "<m:rPr><m:sty m:val=\"p\"/></m:rPr>" } else { "" };
    format!("<m:r>{style}<m:t xml:space=\"preserve\">{}</m:t></m:r>", text(words))
}

fn in_e(parts: &[Part]) -> String {
    format!("<m:e>{}</m:e>", all(parts))
}

fn element(part: &Part) -> String {
    match part {
        Part::Letters { text, is_upright } => letters(text, *is_upright),
        Part::Sign(sign) => letters(sign, true),
        Part::Word(word) => letters(&format!("{word}\u{2009}"), true),
        Part::Text(words) => letters(words, true),
        Part::Space(width) if *width > 2 => letters("\u{2005}", true),
        Part::Space(_) => String::new(),
        Part::Group(parts) => all(parts),
        Part::Fraction { above, below, has_rule } => {
            let kind =
                if *has_rule { "" } else { "<m:fPr><m:type m:val=\"noBar\"/></m:fPr>" };
            format!(
                "<m:f>{kind}<m:num>{}</m:num><m:den>{}</m:den></m:f>",
                all(above),
                all(below)
            )
        }
        Part::Root { body, index: Some(index) } => {
            format!("<m:rad><m:deg>{}</m:deg>{}</m:rad>", all(index), in_e(body))
        }
        Part::Root { body, index: None } => format!(
            "<m:rad><m:radPr><m:degHide m:val=\"1\"/></m:radPr><m:deg/>{}</m:rad>",
            in_e(body)
        ),
        Part::Scripts { base, lower, upper, is_limits } => {
            let base = std::slice::from_ref(&**base);
            scripts(base, lower.as_deref(), upper.as_deref(), *is_limits)
        }
        Part::Accent { body, sign, is_below, .. } => {
            let place = if *is_below { "bot" } else { "top" };
            match *sign {
                "¯" | "_" => format!(
                    "<m:bar><m:barPr><m:pos m:val=\"{place}\"/></m:barPr>{}</m:bar>",
                    in_e(body)
                ),
                "⏞" | "⏟" => format!(
                    "<m:groupChr><m:groupChrPr><m:chr m:val=\"{sign}\"/>\
                     <m:pos m:val=\"{place}\"/></m:groupChrPr>{}</m:groupChr>",
                    in_e(body)
                ),
                sign => {
                    let sign = crate::text::math::combining(sign).unwrap_or('\u{302}');
                    format!(
                        "<m:acc><m:accPr><m:chr m:val=\"{sign}\"/></m:accPr>{}</m:acc>",
                        in_e(body)
                    )
                }
            }
        }
        Part::Fenced { open, body, close } => format!(
            "<m:d><m:dPr><m:begChr m:val=\"{}\"/><m:endChr m:val=\"{}\"/></m:dPr>{}</m:d>",
            text(open),
            text(close),
            in_e(body)
        ),
    }
}

fn scripts(
    base: &[Part],
    lower: Option<&[Part]>,
    upper: Option<&[Part]>,
    is_limits: bool,
) -> String {
    let limit = |element: &str, inner: String, script: &[Part]| {
        format!(
            "<m:{element}><m:e>{inner}</m:e><m:lim>{}</m:lim></m:{element}>",
            all(script)
        )
    };
    if is_limits {
        let mut made = all(base);
        if let Some(lower) = lower {
            made = limit("limLow", made, lower);
        }
        if let Some(upper) = upper {
            made = limit("limUpp", made, upper);
        }
        return made;
    }
    let base = in_e(base);
    let sub = lower.map(|lower| format!("<m:sub>{}</m:sub>", all(lower)));
    let sup = upper.map(|upper| format!("<m:sup>{}</m:sup>", all(upper)));
    match (sub, sup) {
        (Some(sub), Some(sup)) => format!("<m:sSubSup>{base}{sub}{sup}</m:sSubSup>"),
        (Some(sub), None) => format!("<m:sSub>{base}{sub}</m:sSub>"),
        (None, Some(sup)) => format!("<m:sSup>{base}{sup}</m:sSup>"),
        (None, None) => base,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::math::tree;

    fn of(source: &str) -> String {
        formula(&tree(source).expect(source), Look::default())
    }

    #[test]
    fn one_line_is_runs_and_two_dimensions_are_office_math() {
        assert_eq!(
            of("x_1"),
            "<w:r><w:rPr><w:i/><w:iCs/></w:rPr><w:t xml:space=\"preserve\">x</w:t></w:r>\
             <w:r><w:rPr><w:vertAlign w:val=\"subscript\"/></w:rPr>\
             <w:t xml:space=\"preserve\">1</w:t></w:r>"
        );
        let fraction = of(r"\frac{1}{n}");
        assert!(fraction.starts_with("<m:oMath><m:f><m:num>"), "{fraction}");
        assert!(of(r"\sqrt{x}").contains("<m:degHide m:val=\"1\"/>"));
        assert!(of(r"\sum_{i=1}^n i").contains("<m:limUpp><m:e><m:limLow>"));
    }
}
