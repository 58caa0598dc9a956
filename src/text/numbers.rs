//! Points that begin with their numbers, as in Markdown: `1. …`, `2. …`.

/// The number at the start of a point and the rest: `1. Wrote it` or `1) Wrote it`.
pub fn numbered(text: &str) -> Option<(u32, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at(digits);
    let rest = rest.strip_prefix(['.', ')'])?.strip_prefix([' ', '\t'])?.trim_start();
    let is_number = (1..=3).contains(&digits) && !rest.is_empty();
    is_number.then(|| Some((number.parse().ok()?, rest))).flatten()
}

/// The numbers of points that are written with them, if all are: from the first, each one more
/// than the one before, or the same, which Markdown counts on.
pub fn all_numbered<'t>(
    points: impl IntoIterator<Item = &'t str>,
) -> Option<Vec<(u32, &'t str)>> {
    let written: Option<Vec<_>> = points.into_iter().map(numbered).collect();
    let written = written.filter(|written| !written.is_empty())?;
    let first = written[0].0;
    let counted = || (first..).zip(&written).map(|(number, (_, text))| (number, *text));
    let counts_up = counted().zip(&written).all(|((number, _), own)| number == own.0);
    let is_same = written.iter().all(|(number, _)| *number == first);
    let is_list = counts_up && (first == 1 || written.len() > 1) || is_same && first == 1;
    is_list.then(|| counted().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of<'t>(points: &[&'t str]) -> Option<Vec<(u32, &'t str)>> {
        all_numbered(points.iter().copied())
    }

    #[test]
    fn points_that_count_up_are_numbered() {
        assert_eq!(of(&["1. a", "2. b"]), Some(vec![(1, "a"), (2, "b")]));
        assert_eq!(of(&["1. a", "1. b"]), Some(vec![(1, "a"), (2, "b")]));
        assert_eq!(of(&["4) a", "5) b"]), Some(vec![(4, "a"), (5, "b")]));
        assert_eq!(of(&["1. a"]), Some(vec![(1, "a")]));
    }

    #[test]
    fn other_numbers_are_text() {
        for points in [
            &["1. a", "b"][..],
            &["1. a", "3. b"],
            &["1843. A year"],
            &["12. May"],
            &["1.5 km", "2.5 km"],
            &["1.", "2."],
            &[],
        ] {
            assert_eq!(of(points), None, "{points:?}");
        }
    }
}
