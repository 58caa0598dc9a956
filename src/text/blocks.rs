//! Paragraphs and points: the blocks of Markdown that a text of some length may hold.

use super::numbered;

/// A block of a text, whose lines are joined; what stands in them is inline Markdown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextBlock {
    /// A paragraph.
    Paragraph(String),
    /// Points.
    Points(Vec<Point>),
}

/// A point, with the points below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// The number that it is written with, if it is.
    pub number: Option<u32>,
    /// The text.
    pub text: String,
    /// The points below it.
    pub points: Vec<Point>,
}

/// A line of a text and those that go on with it.
struct Run {
    text: String,
    /// How deep the mark of a point is indented; none for a paragraph.
    indent: Option<usize>,
    number: Option<u32>,
}

/// Splits a text at its blank lines and at the lines that begin with `- `, or with `1. ` and
/// the numbers behind it. Points that are
/// indented deeper are below the one before.
pub fn blocks(text: &str) -> Vec<TextBlock> {
    let runs = runs(text);
    let mut rest = runs.as_slice();
    let mut blocks = Vec::new();
    while let Some(first) = rest.first() {
        let length = rest.iter().take_while(|run| run.indent.is_some()).count();
        if length == 0 {
            blocks.push(TextBlock::Paragraph(first.text.clone()));
            rest = &rest[1..];
        } else {
            blocks.push(TextBlock::Points(nested(&rest[..length])));
            rest = &rest[length..];
        }
    }
    blocks
}

fn runs(text: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut goes_on = false;
    for line in text.lines() {
        let written = line.trim();
        let indent = line.len() - line.trim_start().len();
        let is_in_list = runs.last().is_some_and(|run| run.indent.is_some());
        let numbered = || {
            let (number, text) = numbered(written)?;
            (number == 1 || is_in_list).then_some((Some(number), text))
        };
        let bullet = written.strip_prefix("- ").map(|text| (None, text.trim_start()));
        if let Some((number, text)) = bullet.or_else(numbered) {
            runs.push(Run { text: text.to_owned(), indent: Some(indent), number });
        } else if let Some(run) =
            runs.last_mut().filter(|_| goes_on && !written.is_empty())
        {
            run.text.push(' ');
            run.text.push_str(written);
        } else if !written.is_empty() {
            runs.push(Run { text: written.to_owned(), indent: None, number: None });
        }
        goes_on = !written.is_empty();
    }
    runs
}

/// The points of a list, of which the first is the outermost.
fn nested(runs: &[Run]) -> Vec<Point> {
    let mut points = Vec::new();
    let mut rest = runs;
    let mut last = None;
    while let Some((first, behind)) = rest.split_first() {
        let below = behind.iter().take_while(|run| run.indent > first.indent).count();
        // `1.` again is the next: Markdown counts on.
        let number = first.number.map(|number| match last {
            Some(last) if number <= last => last.saturating_add(1),
            _ => number,
        });
        last = number;
        let points_below = nested(&behind[..below]);
        points.push(Point { number, text: first.text.clone(), points: points_below });
        rest = &behind[below..];
    }
    points
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(text: &str, points: Vec<Point>) -> Point {
        Point { number: None, text: text.into(), points }
    }

    #[test]
    fn points_have_the_numbers_that_they_are_written_with() {
        let numbered = |number, text: &str, points| {
            let number = Some(number);
            Point { number, text: text.into(), points }
        };
        let points = vec![
            numbered(1, "a", vec![point("b", vec![])]),
            numbered(2, "c goes on", vec![]),
            numbered(3, "d", vec![]),
        ];
        assert_eq!(
            blocks(
                "In order:
1. a
   - b
2. c
   goes on
2. d

1843. A year"
            ),
            [
                paragraph("In order:"),
                TextBlock::Points(points),
                paragraph("1843. A year"),
            ]
        );
        assert_eq!(blocks("1843. A year"), [paragraph("1843. A year")]);
    }

    fn paragraph(text: &str) -> TextBlock {
        TextBlock::Paragraph(text.into())
    }

    #[test]
    fn a_text_is_paragraphs_and_points() {
        let text =
            "One\ngoes on.\n\nTwo:\n- a\n  goes on\n\n- b\n  - c\n- d\n\nThree - four\n";
        let points = vec![
            point("a goes on", vec![]),
            point("b", vec![point("c", vec![])]),
            point("d", vec![]),
        ];
        assert_eq!(
            blocks(text),
            [
                paragraph("One goes on."),
                paragraph("Two:"),
                TextBlock::Points(points),
                paragraph("Three - four"),
            ]
        );
    }

    #[test]
    fn a_dash_without_a_text_is_a_text() {
        assert_eq!(blocks("-\n\n-5 degrees"), [paragraph("-"), paragraph("-5 degrees")]);
        assert_eq!(blocks(" \n"), []);
    }

    #[test]
    fn no_point_is_lost_where_the_indentation_is_uneven() {
        let points = vec![
            point("a", vec![point("b", vec![]), point("c", vec![])]),
            point("d", vec![]),
        ];
        assert_eq!(blocks("  - a\n    - b\n   - c\n- d"), [TextBlock::Points(points)]);
    }
}
