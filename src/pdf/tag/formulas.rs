//! The formulas of a document as they are written: what a reader that cannot see them is told.

use crate::write::latex::Latex;

/// The formulas in the order in which TeX reads them, without the signs around.
pub(super) fn of(latex: &Latex) -> Vec<String> {
    let source = latex.as_str();
    let body = source.split_once("\\begin{document}").map_or(source, |(_, body)| body);
    let mut formulas = Vec::new();
    let mut open: Option<String> = None;
    let mut signs = body.chars();
    while let Some(sign) = signs.next() {
        match (sign, &mut open) {
            ('$', None) => open = Some(String::new()),
            ('$', Some(formula)) => {
                formulas.push(spaced(formula));
                open = None;
            }
            ('\\', formula) => {
                let next = signs.next();
                if let Some(formula) = formula {
                    formula.push(sign);
                    formula.extend(next);
                }
            }
            (sign, Some(formula)) => formula.push(sign),
            (_, None) => {}
        }
    }
    formulas
}

/// On one line, whatever lines the source has.
fn spaced(formula: &str) -> String {
    formula.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Takes from the sources the first whose letters and figures are those on the page; else the
/// first that is left.
pub(super) fn take(sources: &mut Vec<String>, shown: &str) -> Option<String> {
    let wanted = signs(shown);
    let at = sources.iter().position(|source| signs(&without_commands(source)) == wanted);
    (!sources.is_empty()).then(|| sources.remove(at.unwrap_or(0)))
}

/// The letters and figures of ASCII, in order of their codes.
fn signs(text: &str) -> Vec<char> {
    let mut signs: Vec<_> = text.chars().filter(char::is_ascii_alphanumeric).collect();
    signs.sort_unstable();
    signs
}

fn without_commands(source: &str) -> String {
    let mut parts = source.split('\\');
    let mut all = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        all.push_str(part.trim_start_matches(|sign: char| sign.is_ascii_alphabetic()));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_is_known_by_its_letters() {
        let mut sources = vec!["\\alpha_1".to_owned(), "O(n^{3/2})".to_owned()];
        assert_eq!(take(&mut sources, "O(n3/2)").as_deref(), Some("O(n^{3/2})"));
        assert_eq!(take(&mut sources, "?").as_deref(), Some("\\alpha_1"));
        assert_eq!(take(&mut sources, "x"), None);
    }
}
