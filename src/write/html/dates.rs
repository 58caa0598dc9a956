//! Dates in words, with what programs can read of them: the years.

use super::escape::text;
use super::inline::html;
use crate::text::Inline;

/// A date in words, in which each year is an element `time`.
pub(super) fn with_years(inlines: &[Inline]) -> String {
    let one = |inline: &Inline| match inline {
        Inline::Text(words) => marked(words),
        other => html(std::slice::from_ref(other)),
    };
    inlines.iter().map(one).collect()
}

fn marked(words: &str) -> String {
    let mut made = String::with_capacity(words.len() + 40);
    let mut rest = words;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, digits) = rest.split_at(start);
        let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
        let (number, behind) = digits.split_at(end);
        made.push_str(&text(before));
        let is_year =
            number.len() == 4 && (number.starts_with('1') || number.starts_with('2'));
        if is_year {
            made.push_str(&format!("<time datetime=\"{number}\">{number}</time>"));
        } else {
            made.push_str(number);
        }
        rest = behind;
    }
    made + &text(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_years_of_a_date_are_marked() {
        let date = [Inline::Text("Sept. 2021 – 3 May 2023 & on".to_owned())];
        assert_eq!(
            with_years(&date),
            "Sept. <time datetime=\"2021\">2021</time> – 3 May \
             <time datetime=\"2023\">2023</time> &amp; on"
        );
    }
}
