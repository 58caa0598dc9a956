//! Characters as a web page takes them, so that every text comes out as itself.

use std::fmt::{self, Write};

use askama::filters::Escaper;

/// Writes texts so that neither HTML nor XML reads anything in them. Every value of a template
/// goes through it.
#[derive(Clone, Copy, Debug, Default)]
pub struct HtmlEscaper;

impl Escaper for HtmlEscaper {
    fn write_escaped_str<W: Write>(&self, mut dest: W, text: &str) -> fmt::Result {
        let mut characters = text.chars().peekable();
        while let Some(character) = characters.next() {
            let next = characters.peek().copied();
            escape(character, next, &mut dest)?;
        }
        Ok(())
    }
}

fn escape(character: char, next: Option<char>, dest: &mut impl Write) -> fmt::Result {
    match character {
        '&' => dest.write_str("&amp;"),
        '<' => dest.write_str("&lt;"),
        '>' => dest.write_str("&gt;"),
        '"' => dest.write_str("&#34;"),
        '\'' => dest.write_str("&#39;"),
        // Jekyll and other makers of sites fill in what stands so in a page.
        '{' if matches!(next, Some('{' | '%')) => dest.write_str("&#123;"),
        '\n' | '\t' => dest.write_char(character),
        // What is no character of XML is shown by no browser either.
        control if control.is_control() => Ok(()),
        '\u{fffe}' | '\u{ffff}' => Ok(()),
        other => dest.write_char(other),
    }
}

/// A text as HTML.
pub(super) fn text(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 8);
    let _ = HtmlEscaper.write_escaped_str(&mut escaped, text);
    escaped
}

/// An address as the value of `href`; none of a scheme that a page does not lead to.
pub(super) fn address(url: &str) -> Option<String> {
    let (scheme, _) = url.split_once(':')?;
    let is_safe = ["http", "https", "mailto", "tel"]
        .iter()
        .any(|known| known.eq_ignore_ascii_case(scheme));
    is_safe.then(|| text(&crate::write::address::address(url)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_means_something_to_html_is_escaped() {
        assert_eq!(
            text("<b> & \"c\" 'd'\u{8}"),
            "&lt;b&gt; &amp; &#34;c&#34; &#39;d&#39;"
        );
        assert_eq!(text("{{ a }} {% b %} {c}"), "&#123;{ a }} &#123;% b %} {c}");
    }

    #[test]
    fn an_address_leads_to_the_web_or_to_a_person() {
        assert_eq!(
            address("https://a.org/?x=1&y=\"").as_deref(),
            Some("https://a.org/?x=1&amp;y=%22")
        );
        assert_eq!(address("mailto:a@b.org").as_deref(), Some("mailto:a@b.org"));
        assert_eq!(address("javascript:alert(1)"), None);
        assert_eq!(address("data:text/html,x"), None);
    }
}
