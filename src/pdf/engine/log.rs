//! Reads TeX's log: errors with their places, characters no font has, and lines too wide.

/// One error TeX reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TexError {
    /// What TeX says, such as `Undefined control sequence.`
    pub message: String,
    /// The line it was reading, in the file it was reading.
    pub line: Option<u32>,
    /// The text TeX shows of that line up to where it stopped.
    pub context: String,
    /// What it was expanding meanwhile, each a command with its text up to where it stopped;
    /// the innermost first.
    pub trace: Vec<String>,
}

/// A character that the font in use does not have: it leaves a gap in the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingCharacter {
    /// The character.
    pub character: char,
    /// The font, as TeX names it.
    pub font: String,
}

/// A line or a page that does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overfull {
    /// How much too wide or too high it is, in points.
    pub by_points: String,
    /// The lines of the document it comes from, first and last, where TeX knows them.
    pub lines: Option<(u32, u32)>,
}

/// How far a page reaches, as the class reports it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PageEnd {
    /// The line of the document in which the last block ends that is whole on the page; 0
    /// for none.
    pub line: u32,
    /// How far down its text reaches, in points.
    pub reach: f32,
    /// How high the text of a page can be, in points.
    pub height: f32,
    /// The size of the text, in points.
    pub size: f32,
    /// The distance of its lines, in points.
    pub leading: f32,
    /// The least size that the theme allows, in points.
    pub least_size: f32,
}

/// What begins a line of its own, whatever stands before it.
const STARTS: [&str; 5] =
    ["! ", "Output written on ", "Missing character: ", "Overfull ", "cvtex: page "];

/// The log of one pass, with TeX's line breaks taken out again.
#[derive(Clone, Debug, Default)]
pub struct Log(String);

/// TeX breaks the lines of its log after this many characters.
const LINE_WIDTH: usize = 79;

impl Log {
    /// Reads the log TeX wrote.
    pub fn new(written: &str) -> Self {
        let mut text = String::with_capacity(written.len());
        let mut lines = written.lines().peekable();
        while let Some(line) = lines.next() {
            text.push_str(line);
            // What fills a line by itself is not broken there.
            let is_whole = lines
                .peek()
                .is_some_and(|next| STARTS.iter().any(|start| next.starts_with(start)));
            if line.chars().count() != LINE_WIDTH || is_whole {
                text.push('\n');
            }
        }
        Self(text)
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// Every error, in the order TeX met them.
    pub fn errors(&self) -> Vec<TexError> {
        let mut errors = Vec::new();
        let mut lines = self.0.lines();
        while let Some(line) = lines.next() {
            let Some(message) = line.strip_prefix("! ") else { continue };
            let mut error = TexError {
                message: message.to_owned(),
                line: None,
                context: String::new(),
                trace: Vec::new(),
            };
            // The context comes within a few lines: the innermost macro first, `l.NN` last.
            for line in lines.clone().take_while(|line| !line.starts_with("! ")).take(40)
            {
                if let Some((number, context)) = numbered(line) {
                    error.line = Some(number);
                    context.clone_into(&mut error.context);
                    break;
                }
                if line.starts_with(['\\', '<']) {
                    error.trace.push(line.to_owned());
                }
            }
            errors.push(error);
        }
        errors
    }

    /// Every character that was not set because its font lacks it.
    pub fn missing_characters(&self) -> Vec<MissingCharacter> {
        let missing = "Missing character: There is no ";
        self.0
            .lines()
            .filter_map(|line| missing_character(line.strip_prefix(missing)?))
            .collect()
    }

    /// Every line and page that does not fit.
    pub fn overfull(&self) -> Vec<Overfull> {
        self.0.lines().filter_map(overfull).collect()
    }

    /// How far each page reaches; only of a document with `report = true`.
    pub fn page_ends(&self) -> Vec<PageEnd> {
        self.0.lines().filter_map(page_end).collect()
    }

    /// The number of pages written.
    pub fn pages(&self) -> u32 {
        let written =
            self.0.lines().rev().find_map(|line| line.strip_prefix("Output written on "));
        let pages = written.and_then(|line| line.split_once('(')?.1.split(' ').next());
        pages.and_then(|pages| pages.parse().ok()).unwrap_or(0)
    }
}

/// Takes `l.12 text` apart.
fn numbered(line: &str) -> Option<(u32, &str)> {
    let (number, context) =
        line.strip_prefix("l.")?.split_once(' ').unwrap_or((&line[2..], ""));
    Some((number.parse().ok()?, context))
}

/// Reads `X ("1F600) in font FONT!` or `X in font FONT!`.
fn missing_character(rest: &str) -> Option<MissingCharacter> {
    let (shown, font) = rest.split_once(" in font ")?;
    let code = shown.split_once("(\"").or_else(|| shown.split_once("(U+"));
    let character = code
        .and_then(|(_, code)| u32::from_str_radix(code.trim_end_matches(')'), 16).ok())
        .and_then(char::from_u32)
        .or_else(|| shown.chars().next())?;
    Some(MissingCharacter { character, font: font.trim_end_matches('!').to_owned() })
}

/// Reads `cvtex: page 1, line 0177, 709.3pt of 714.1pt, text 10.5pt on 13.2pt from 0pt`.
fn page_end(line: &str) -> Option<PageEnd> {
    let (_, rest) = line.strip_prefix("cvtex: page ")?.split_once(", line ")?;
    let mut parts = rest.split(", ");
    let line = parts.next()?.parse().ok()?;
    let (reach, height) = parts.next()?.split_once(" of ")?;
    let (size, rest) = parts.next()?.strip_prefix("text ")?.split_once(" on ")?;
    let (leading, least_size) = rest.split_once(" from ")?;
    let points = |length: &str| length.strip_suffix("pt")?.parse().ok();
    Some(PageEnd {
        line,
        reach: points(reach)?,
        height: points(height)?,
        size: points(size)?,
        leading: points(leading)?,
        least_size: points(least_size)?,
    })
}

/// Reads `Overfull \hbox (12.3pt too wide) in paragraph at lines 10--12`.
fn overfull(line: &str) -> Option<Overfull> {
    let (_, rest) = line.strip_prefix("Overfull ")?.split_once('(')?;
    let (by_points, rest) = rest.split_once("pt too ")?;
    let lines = rest.rsplit_once("at line").and_then(|(_, lines)| {
        let lines = lines.trim_start_matches('s').trim();
        let (first, last) = lines.split_once("--").unwrap_or((lines, lines));
        Some((first.parse().ok()?, last.parse().ok()?))
    });
    Some(Overfull { by_points: by_points.to_owned(), lines })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_has_its_message_line_and_context() {
        let log = Log::new(
            "(texput.aux)\n! Undefined control sequence.\n<argument> \\nosuch\n\nl.7 a \\bold{\\nosuch}\n                   b\nThe control sequence …\n",
        );
        let expected = TexError {
            message: "Undefined control sequence.".into(),
            line: Some(7),
            context: "a \\bold{\\nosuch}".into(),
            trace: vec!["<argument> \\nosuch".into()],
        };
        assert_eq!(log.errors(), [expected]);
    }

    #[test]
    fn an_error_without_a_line_keeps_its_message() {
        let log =
            Log::new("! Emergency stop.\n*** (job aborted, no legal \\end found)\n");
        assert_eq!(log.errors()[0].message, "Emergency stop.");
        assert_eq!(log.errors()[0].line, None);
    }

    #[test]
    fn a_missing_character_broken_over_two_lines_is_read_whole() {
        let message = "Missing character: There is no 漢 in font [LinLibertine_R.otf]:mapping=tex-text;script=latn;language=dflt!";
        let (start, end): (String, String) =
            (message.chars().take(79).collect(), message.chars().skip(79).collect());
        let log = Log::new(&format!("{start}\n{end}\n"));
        assert_eq!(log.missing_characters()[0].character, '漢');
        assert!(log.missing_characters()[0].font.ends_with("language=dflt"));
    }

    #[test]
    fn a_line_of_exactly_the_width_ends_there() {
        let full = "x".repeat(79);
        assert_eq!(
            Log::new(&format!("{full}\n\nnext\n")).text(),
            format!("{full}\nnext\n")
        );
    }

    #[test]
    fn an_overfull_line_says_by_how_much_and_where() {
        let log =
            Log::new("Overfull \\hbox (12.5pt too wide) in paragraph at lines 10--12\n");
        assert_eq!(
            log.overfull(),
            [Overfull { by_points: "12.5".into(), lines: Some((10, 12)) }]
        );
        let page = Log::new(
            "Overfull \\vbox (3.0pt too high) has occurred while \\output is active []\n",
        );
        assert_eq!(page.overfull()[0].lines, None);
    }

    #[test]
    fn a_page_says_how_far_it_reaches() {
        let log = Log::new(
            "cvtex: page 1, line 0177, 709.5pt of 714.25pt, text 10.5pt on 13.25pt from 0pt\n",
        );
        let end = PageEnd {
            line: 177,
            reach: 709.5,
            height: 714.25,
            size: 10.5,
            leading: 13.25,
            least_size: 0.0,
        };
        assert_eq!(log.page_ends(), [end]);
    }

    #[test]
    fn the_pages_are_counted_by_the_last_line() {
        assert_eq!(
            Log::new("Output written on texput.xdv (2 pages, 179284 bytes).\n").pages(),
            2
        );
        assert_eq!(Log::new("No pages of output.\n").pages(), 0);
        let full = "[44] ".repeat(16);
        let log =
            format!("{}\nOutput written on texput.xdv (45 pages).\n", full.trim_end());
        assert_eq!(Log::new(&log).pages(), 45);
    }
}
