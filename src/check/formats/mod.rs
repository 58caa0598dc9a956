//! Values with a format: each is held against it, and given in the form the model takes.

mod addresses;
mod dates;
mod factors;
mod files;
mod identifiers;
mod looks;
mod numbers;
mod styles;
mod themes;

use std::ops::Range;

pub(super) use self::addresses::link;
pub(super) use self::dates::{DATE_HELP, WORDS_HELP};
use crate::diagnostics::Code;
use crate::model::values::{FontSize, LineSpacing, Margin, PhotoWidth};

/// What is wrong with a value.
pub(super) struct FormatFault {
    /// Which kind of fault.
    pub code: Code,
    /// About the value as it is written.
    pub message: String,
    /// A few words to stand beside the caret.
    pub label: String,
    /// What to do.
    pub help: String,
    /// The bytes of the value to change; all of it when there are none.
    pub range: Option<Range<usize>>,
}

fn fault(
    code: Code,
    message: impl Into<String>,
    label: impl Into<String>,
    help: impl Into<String>,
) -> FormatFault {
    let (message, label, help) = (message.into(), label.into(), help.into());
    FormatFault { code, message, label, help, range: None }
}

macro_rules! formats {
    ($($name:ident $word:literal,)*) => {
        /// A format of the schema.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Format {
            $($name,)*
        }

        impl Format {
            /// The format of this name.
            pub(super) fn named(name: &str) -> Option<Self> {
                match name {
                    $($word => Some(Self::$name),)*
                    _ => None,
                }
            }
        }
    };
}

formats! {
    Markdown "markdown",
    Plain "plain",
    Email "email",
    Uri "uri",
    Doi "doi",
    Arxiv "arxiv",
    Orcid "orcid",
    PartialDate "partial-date",
    EndDate "end-date",
    When "when",
    FontSize "font-size",
    PhotoWidth "photo-width",
    Bullet "bullet",
    Margin "margin",
    LineSpacing "line-spacing",
    Spacing "spacing",
    Colour "colour",
    Count "count",
    Version "version",
    CitationStyle "citation-style",
    Theme "theme",
    PdfFile "pdf-file",
}

/// Holds a value against a format, and gives it in the form the model takes.
pub(super) fn verify(format: Format, text: &str) -> Result<String, FormatFault> {
    let text = text.trim();
    match format {
        Format::Markdown | Format::Plain => Ok(text.to_owned()),
        Format::Email => addresses::email(text),
        Format::Uri => addresses::url(text),
        Format::Doi => identifiers::doi(text),
        Format::Arxiv => identifiers::arxiv(text),
        Format::Orcid => identifiers::orcid(text),
        Format::PartialDate => dates::only_date(text),
        Format::EndDate => dates::end(text),
        Format::When => dates::when(text),
        Format::FontSize => looks::length(text, FontSize::LEAST, FontSize::MOST),
        Format::PhotoWidth => looks::length(text, PhotoWidth::LEAST, PhotoWidth::MOST),
        Format::Bullet => looks::bullet(text),
        Format::Margin => looks::length(text, Margin::LEAST, Margin::MOST),
        Format::LineSpacing => {
            factors::factor(text, LineSpacing::LEAST, LineSpacing::MOST)
        }
        Format::Spacing => factors::spacing(text),
        Format::Colour => looks::colour(text),
        Format::Count => numbers::count(text),
        Format::Version => numbers::version(text),
        Format::CitationStyle => styles::style(text),
        Format::Theme => themes::theme(text),
        Format::PdfFile => files::pdf(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str) -> Format {
        Format::named(name).expect("a format")
    }

    /// The formats of a schema.
    fn in_schema(schema: &serde_json::Value, found: &mut Vec<String>) {
        match schema {
            serde_json::Value::Object(fields) => {
                let format = fields.get("format").and_then(|format| format.as_str());
                found.extend(format.map(str::to_owned));
                fields.values().for_each(|value| in_schema(value, found));
            }
            serde_json::Value::Array(items) => {
                items.iter().for_each(|item| in_schema(item, found));
            }
            _ => {}
        }
    }

    #[test]
    fn every_format_of_the_schema_is_checked() {
        let mut found = Vec::new();
        in_schema(crate::model::schema::json_schema().as_value(), &mut found);
        assert!(found.len() > 100, "{}", found.len());
        for name in found {
            assert!(Format::named(&name).is_some(), "no check of the format `{name}`");
        }
    }

    fn good(format: &str, text: &str) -> String {
        verify(named(format), text)
            .unwrap_or_else(|fault| panic!("{text}: {}", fault.message))
    }

    fn bad(format: &str, text: &str) -> Code {
        verify(named(format), text).err().unwrap_or_else(|| panic!("{text} passed")).code
    }

    #[test]
    fn a_doi_is_normalised() {
        for written in
            ["10.1000/a(b)c", "https://doi.org/10.1000/a(b)c", "doi: 10.1000/a(b)c"]
        {
            assert_eq!(good("doi", written), "10.1000/a(b)c");
        }
        for wrong in
            ["10.1000", "abc", "https://example.org/10", "10.10/x y", "11.1000/1"]
        {
            assert_eq!(bad("doi", wrong), Code::MalformedDoi);
        }
    }

    #[test]
    fn an_orcid_has_a_check_digit() {
        assert_eq!(
            good("orcid", "https://orcid.org/0000-0002-1694-233X"),
            "0000-0002-1694-233X"
        );
        assert_eq!(good("orcid", "0000000218250097"), "0000-0002-1825-0097");
        assert_eq!(bad("orcid", "0000-0002-1825-0098"), Code::MalformedOrcid);
        assert_eq!(bad("orcid", "0000-0002-1825"), Code::MalformedOrcid);
    }

    #[test]
    fn an_arxiv_identifier_is_old_or_new() {
        assert_eq!(good("arxiv", "arXiv:2301.01234v2"), "2301.01234v2");
        assert_eq!(good("arxiv", "https://arxiv.org/abs/math/0301234"), "math/0301234");
        assert_eq!(bad("arxiv", "2301"), Code::MalformedArxiv);
    }

    #[test]
    fn addresses_are_told_from_other_texts() {
        assert_eq!(good("email", "a.b+c@ex-ample.org"), "a.b+c@ex-ample.org");
        for wrong in ["a", "a@b", "a b@c.org", "@c.org", "a@c..org", "a.@c.org"] {
            assert_eq!(bad("email", wrong), Code::MalformedEmail, "{wrong}");
        }
        assert_eq!(
            good("uri", "http://localhost:8080/x?y#z"),
            "http://localhost:8080/x?y#z"
        );
        for right in [
            "https://web.archive.org/web/2020/https://example.org/page",
            "https://proxy.example.edu/login?url=https://example.org/x",
            "https://münchen.example/straße/~ada/a_(b)|c;d=1,2",
            "https://my_lab.example.org:8443/@ada/%20x",
            "https://उदाहरण.भारत/पेज",
            "http://[2001:db8::1]:80/x",
            "https://ada:pw@example.org./x",
        ] {
            assert_eq!(good("uri", right), right);
        }
        assert!(link("mailto:a@b.org?subject=On%20cards").is_ok());
        assert!(link("mailto:a@b.org,c@d.org").is_ok());
        assert!(link("mailto:a?subject=x").is_err());
        for wrong in [
            "example.org",
            "ftp://a.org",
            "https://",
            "https://a b.org",
            "https://https://a.org",
            "https://a.org/xhttps://b.org/y",
            "https://a..org",
            "https://-a.org",
            "https://a.org:http",
            "https://a.org/{",
        ] {
            assert_eq!(bad("uri", wrong), Code::MalformedUrl, "{wrong}");
        }
    }

    #[test]
    fn a_date_written_in_another_order_is_understood() {
        let help =
            |text: &str| verify(Format::PartialDate, text).err().map(|fault| fault.help);
        assert_eq!(help("05/2021").as_deref(), Some("write `2021-05`"));
        assert_eq!(help("March 2021").as_deref(), Some("write `2021-03`"));
        assert_eq!(help("2021/5/7").as_deref(), Some("write `2021-05-07`"));
        assert_eq!(good("when", "Spring 2021"), "Spring 2021");
        assert_eq!(bad("when", "2021-02-30"), Code::ImpossibleDate);
    }
}
