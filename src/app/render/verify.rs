//! What to say of a PDF that was read back and is not as it should be: at the place of the
//! text, in the words of whoever can mend it.

use super::place::Written;
use super::tags;
use crate::app::pipeline::Compilation;
use crate::diagnostics::{Code, Diagnostic, Severity, excerpt};
use crate::document::Document;
use crate::pdf::verify::{Fault, Words};
use crate::resources::fonts::InstalledFamily;
use crate::source::Span;

/// How many faults are told one by one.
const MOST: usize = 100;

/// What becomes of a PDF that was read back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// All is well.
    Faultless,
    /// All of the CV is there; there is something for the author to look at.
    Remarked,
    /// A fault of cvtex: told as a warning, since it must not cost the author the PDF.
    Faulty,
    /// A fault where a theme of the author's own makes the pages: they can mend it.
    Refused,
}

/// Reports the faults of a PDF that was read back.
pub(crate) fn report(
    faults: &[Fault],
    document: &Document,
    compilation: &mut Compilation<'_>,
) -> Verdict {
    let Compilation { source, library, report } = compilation;
    if faults.is_empty() {
        return Verdict::Faultless;
    }
    let theme = document.look.theme.own().map(|own| own.path.as_str());
    let said: Vec<_> = {
        let written = Written::of(source, library);
        let told = faults.iter().take(MOST);
        let font = document.look.installed_font.as_ref();
        let all = Told { theme, font, written: &written };
        told.map(|fault| all.diagnostic(fault)).collect()
    };
    let is_fault = said.iter().any(|said| said.severity() == Severity::Error);
    let weighed =
        |said: Diagnostic| if theme.is_some() { said } else { said.as_warning() };
    for diagnostic in said {
        report.add(weighed(diagnostic));
    }
    if let Some(more @ 1..) = faults.len().checked_sub(MOST) {
        let message = format!("the PDF has {more} more faults");
        let help = "mend those that are told, and render again";
        report.add(weighed(Diagnostic::of_file(Code::LostText, message).help(help)));
    }
    match (is_fault, theme) {
        (false, _) => Verdict::Remarked,
        (true, None) => Verdict::Faulty,
        (true, Some(_)) => Verdict::Refused,
    }
}

/// What faults are told with.
struct Told<'t> {
    /// The author's own theme, if the CV names one.
    theme: Option<&'t str>,
    /// The installed font of the text.
    font: Option<&'t InstalledFamily>,
    written: &'t Written<'t>,
}

impl Told<'_> {
    fn diagnostic(&self, fault: &Fault) -> Diagnostic {
        match fault {
            Fault::Lost(words) => {
                let text = excerpt(&words.text);
                let message = self.of_theme(
                    |theme| format!("the theme `{theme}` does not print `{text}`"),
                    || format!("`{text}` is not in the PDF"),
                );
                let help = self.print_it(words);
                let place = self.place(Some(words));
                placed(Code::LostText, message, place, "not in the PDF", help)
            }
            Fault::Misplaced(words) => {
                let text = excerpt(&words.text);
                let message = self.of_theme(
                    |theme| format!("the theme `{theme}` prints `{text}` out of order"),
                    || format!("`{text}` stands out of order in the PDF"),
                );
                let help = self.mend("print the texts of an entry where the entry is");
                let place = self.place(Some(words));
                placed(Code::MisplacedText, message, place, "out of order", help)
            }
            Fault::Beyond { text, page, words } => {
                let text = excerpt(text);
                let message = self.of_theme(
                    |theme| format!("the theme `{theme}` prints `{text}` beyond the edge of page {page}"),
                    || format!("`{text}` stands beyond the edge of page {page}"),
                );
                let help = match self.theme {
                    Some(_) => "look at what moves it, such as `\\hspace` or `\\rlap`",
                    None => "shorten it, or put a space where the line can end",
                };
                let place = self.place(words.as_ref());
                placed(Code::TextBeyondPage, message, place, "cut off", help)
            }
            Fault::MissingGlyph { character, font, words } => {
                let font = font.trim_start_matches('[').split([']', ':']).next();
                let font = font.unwrap_or_default();
                let message = self.of_theme(
                    |theme| format!("the font `{font}` of the theme `{theme}` has no `{character}`"),
                    || format!("the font `{font}` has no `{character}`"),
                );
                let help = self.mend("print it in another font");
                let place = self.place(words.as_ref());
                placed(Code::UnreadableGlyph, message, place, "has it", help)
            }
            Fault::UnreadableGlyph { font, after, page } => {
                let after = excerpt(after);
                let message = format!(
                    "a sign behind `{after}` on page {page}, of the font `{font}`, stands for no character"
                );
                let help = self.mend("print it in another font");
                Diagnostic::of_file(Code::UnreadableGlyph, message).help(help)
            }
            Fault::FontElsewhere { font } => self.font_elsewhere(font),
            Fault::MissingLink { address } => {
                let place = self.written.place_of_address(address);
                let address = excerpt(address);
                let message = self.of_theme(
                    |theme| format!("the theme `{theme}` makes no link to `{address}`"),
                    || format!("no link of the PDF leads to `{address}`"),
                );
                let help = self.mend("leave the first argument of `\\cvlink` as it is");
                placed(Code::BrokenLink, message, place, "no link", help)
            }
            Fault::MalformedLink { address, page } => {
                let address = excerpt(address.as_deref().unwrap_or_default());
                let message = format!(
                    "a link on page {page} leads to `{address}`, which is no address"
                );
                let help = self.mend("leave the first argument of `\\cvlink` as it is");
                Diagnostic::of_file(Code::BrokenLink, message).help(help)
            }
            Fault::Overfull { by_points, words } => {
                let what = if words.is_some() { "this line" } else { "a line or page" };
                let by: f64 = by_points.parse().unwrap_or_default();
                let message = format!("{what} is {by:.1} pt longer than its place");
                let help = "shorten it, put a space where it can end, or make `design.margin` smaller";
                let place = self.place(words.as_ref());
                placed(Code::OverfullLine, message, place, "too long", help)
            }
            Fault::Tagged { words, kind } => self.tagged(words, kind),
            Fault::Tags(fault) => {
                let message = tags::tag_fault(fault);
                let help = self.mend("leave what the class says of tags as it is");
                Diagnostic::of_file(Code::WrongTags, message).help(help)
            }
            Fault::Standard(obstacle) => {
                let (message, help) = tags::obstacle(obstacle, self.theme);
                let place = self.written.place_of_field(tags::field(obstacle));
                placed(Code::NoStandard, message, place, "forbids it", help)
            }
            Fault::Broken => {
                let message = "the PDF cannot be read back";
                let help = self.mend("take out what was changed last");
                Diagnostic::of_file(Code::BrokenPdf, message).help(help)
            }
        }
    }

    /// What to do about a text that is not printed.
    fn print_it(&self, words: &Words) -> String {
        let help = self.theme.zip(words.value).map(|(_, value)| match value {
            "label" => "print both texts of `\\cvformatline`".to_owned(),
            value => format!("print it in the theme: `\\cvvalue{{{value}}}`"),
        });
        help.unwrap_or_else(|| self.mend("let it print every text"))
    }

    /// A font that is not in the PDF.
    fn font_elsewhere(&self, font: &str) -> Diagnostic {
        if !self.forbids_embedding(font) {
            let message = format!("the font `{font}` is not in the PDF");
            let help = self.mend("use another font");
            return Diagnostic::of_file(Code::FontNotEmbedded, message).help(help);
        }
        let family = self.font.map_or(font, |family| &family.name);
        let message = format!(
            "the font `{}` is not in the PDF, since its file forbids that",
            excerpt(family)
        );
        let help = "name a font that may be embedded; without it other computers show another font, \
                            and the PDF follows no standard";
        let words = Words {
            text: family.to_owned(),
            value: None,
            beside: vec![family.to_owned()],
        };
        placed(
            Code::FontNotEmbedded,
            message,
            self.place(Some(&words)),
            "may not be embedded",
            help,
        )
    }

    /// A text that is not under an element of its kind.
    fn tagged(&self, words: &Words, kind: &str) -> Diagnostic {
        let text = excerpt(&words.text);
        let message = self.of_theme(
            |theme| {
                format!("the theme `{theme}` hides from readers that `{text}` is {kind}")
            },
            || format!("the tags of the PDF do not have `{text}` as {kind} in its place"),
        );
        let help = self.mend("let the theme change the look of the command, and not set its text with another");
        let place = self.place(Some(words));
        placed(Code::WrongTags, message, place, "not tagged", help)
    }

    /// Whether a font is the installed one, and may not be in a PDF.
    fn forbids_embedding(&self, font: &str) -> bool {
        let face = self.font.and_then(|own| own.faces().find(|face| face.name == font));
        face.is_some_and(|face| !face.may_be_embedded())
    }

    /// What a theme of the author's own does, or else what is so.
    fn of_theme(
        &self,
        own: impl FnOnce(&str) -> String,
        other: impl FnOnce() -> String,
    ) -> String {
        self.theme.map_or_else(other, own)
    }

    /// What to do in a theme of the author's own, or about a fault of cvtex.
    fn mend(&self, own: &str) -> String {
        let other = "look at it in the PDF, try another theme, and send the CV to cvtex's authors";
        self.theme.map_or(other, |_| own).to_owned()
    }

    /// Where these words are written.
    fn place(&self, words: Option<&Words>) -> Option<Span> {
        self.written.place(words?)
    }
}

/// A diagnostic at its place, or of the CV as a whole.
fn placed(
    code: Code,
    message: String,
    place: Option<Span>,
    label: &str,
    help: impl Into<String>,
) -> Diagnostic {
    match place {
        Some(span) => Diagnostic::new(code, message, span, label).help(help),
        None => Diagnostic::of_file(code, message).help(help),
    }
}
