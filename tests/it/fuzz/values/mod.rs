//! Values for fields, good and strange, each following from a number.

pub(crate) mod bibtex;
pub(crate) mod settings;
pub(crate) mod yaml;

/// A stream of numbers that follows from the first (`SplitMix64`).
pub(crate) struct Random(u64);

impl Random {
    /// The stream of this number.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5bf0_3635)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below this one.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end.max(1)).unwrap_or(1);
        usize::try_from(self.next() % end).unwrap_or(0)
    }

    /// Whether something happens that happens so often.
    pub(crate) fn is_one_in(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }

    /// One of these.
    pub(crate) fn one_of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

/// Values of one sort.
pub(crate) type Pool = &'static [&'static str];

pub(crate) const DATES: Pool = &[
    "2021",
    "2021-05",
    "2021-05-17",
    "2014-6-12",
    "2014/06/12",
    "20140612",
    "12.5.1843",
    "1993-00-00",
    "2020-02-30",
    "12/1840",
    "2004-22",
    "2001-21/2001-22",
    "2004-41",
    "2004-10-XX",
    "199X",
    "2004?",
    "2004~",
    "2004%",
    "2004/",
    "2004/..",
    "/2004",
    "../../2004",
    "/",
    "//",
    "..",
    "2004-04-25T14:34:00Z",
    "-0044",
    "0000",
    "0044",
    "9999-12-31",
    "99999",
    "Y170000002",
    "2018-19",
    "2018/19",
    "2018--2020",
    "2020/2018",
    "circa 1843",
    "c. 1843",
    "forthcoming",
    "in press",
    "n.d.",
    "[2021] \\copyright 2021",
    "[1842] \\copyright{} 1841",
    "present",
    "now",
    "Spring 2023",
    "spring 2023",
    "Fall 2023",
    "Summer/Autumn 2023",
    "Winter 2023/24",
    "5 Oct 1843",
    "October 5, 1843",
    "Oct. 5th, 1843",
    "13/13/2013",
    "5/6/1843",
    "2021年5月",
    "٢٠٢١",
    "２０２１",
    "2021-０5",
    "\u{2212}2021",
    "2021\u{2013}2022",
    "1e3",
    "0x7e5",
    "2021.5",
];

pub(crate) const MONTHS: Pool = &[
    "jan",
    "January",
    "1",
    "01",
    "12",
    "13",
    "0",
    "-1",
    "1~ jan",
    "10 jan",
    "jan/feb",
    "jan--mar",
    "12--14 oct",
    "31 apr",
    "Spring",
    "Fall/Winter",
    "Michaelmas",
    "https://example.org/1",
    "feb 30",
    "février",
    "Oktober",
    "мая",
    "5月",
    "٥",
    "{}",
    "jan # feb",
    "99999999999",
    "Sept.",
];

pub(crate) const NAMES: Pool = &[
    "Lovelace, Ada",
    "Ada Lovelace",
    "A. A. Lovelace",
    "{Analytical Society}",
    "others",
    "Lovelace, Ada and Babbage, Charles",
    "Lovelace, Ada and others",
    "A. Lovelace, C. Babbage",
    "von Braun, Wernher",
    "van der Berg, Jan, Jr.",
    ",",
    ", ,",
    "and",
    "and and",
    " and ",
    "Lovelace,",
    ", Ada",
    "{",
    "}",
    "{}",
    "\\v{S}koda, Petr",
    "张, 三",
    "山田太郎",
    "O'Neil, Ó",
    "Lovelace*, Ada and Babbage$^{1,2}$, Charles",
    "{\\bfseries Lovelace, Ada}",
    "de la",
    "Jr.",
    "\\href{https://a.example}{Lovelace, Ada}",
    "Lovelace; Babbage",
    "É. É.",
    "\u{301}",
    "Ada",
    "\\'{}, \\'\\i",
    "family=Lovelace, given=Ada",
    "Lovelace, Ada\\thanks{x}",
    "Wei Wang 0015",
    "\u{1f680}",
    "J.-P. Q.",
    "Yu. E.",
    "İ. ı",
    "ß, ẞ",
    "a{b}c, d{e",
    "...",
    "†",
    "-",
    "~",
];

pub(crate) const NUMBERS: Pool = &[
    "1",
    "0",
    "-1",
    "10--20",
    "10-20",
    "10–20",
    "1.5",
    "1e9",
    "832-852.e24",
    "e12",
    "Art. 5",
    "999999999999999999999",
    "٣",
    "½",
    "IV",
    "2nd",
    "Second",
    "{2}",
    "",
    " ",
    "12pt",
    "2cm",
    "-3mm",
    "NaN",
    "inf",
    "1/0",
    "#fff",
    "#12345g",
    "3%",
    "1,2,3",
    "0x10",
    "pp. 1--2",
    "p",
];

pub(crate) const TEX: Pool = &[
    "On cards",
    "On \\emph{cards}",
    "$x^2$",
    "$x",
    "x$",
    "$\\frac12$",
    "$\\foo$",
    "\\foo",
    "\\",
    "\\\\",
    "\\'",
    "\\'e",
    "\\'{",
    "\\c",
    "{\\it a",
    "a}",
    "$^{2}$",
    "H$_2$O",
    "\\$5 and $6",
    "50\\%",
    "a & b",
    "a \\& b",
    "#1",
    "^",
    "_",
    "~",
    "``x''",
    "<i>x</i>",
    "&eacute;",
    "&lt;",
    "&#x1F680;",
    "&#0;",
    "&#99999999;",
    "<mml:math><mml:mi>x</mml:mi></mml:math>",
    "\u{0}",
    "\u{7}",
    "\u{e000}",
    "\u{fffd}",
    "\u{202e}abc",
    "\u{feff}",
    "a\u{301}\u{301}",
    "\u{1f468}\u{200d}\u{1f469}",
    "漢字",
    "العربية",
    "עברית",
    "हिन्दी",
    "a\u{a0}b",
    "a\u{ad}b",
    "\u{2028}",
    "line\nbreak",
    "\t",
    "\\begin{x}\\end{y}",
    "\\href{x}{y}",
    "\\url{https://a.example/%20_{}}",
    "\\verb|x|",
    "\\input{x}",
    "*a*",
    "**",
    "`",
    "`code",
    "[a](b)",
    "[a](https://b.example)",
    "[a]()",
    "![x](y)",
    "- a\n- b",
    "\\textsubscript{$a_{",
    "\\ensuremath{\\alpha}",
    "\\(x\\)",
    "\\[x\\]",
    "$$x$$",
    "$$",
    "{{{{{{",
    "\\alpha",
    "\\LaTeX",
    "\\char`x",
    "\\symbol{99}",
    "\\u\\u\\u",
    "\\={\\i}",
    "\\accent 5",
    "ﬀ ﬁ",
];

pub(crate) const KEYS: Pool = &[
    "good",
    "a",
    "b",
    "a,b",
    "",
    " ",
    "good,good",
    "self",
    "Good",
    "é",
    "a b",
    "{a}",
    "10",
    "a:b/c",
    "%",
    "#",
    "\\",
    "\"",
    "'",
    "a=b",
    "@a",
    "papers.bib",
];

pub(crate) const TYPES: Pool = &[
    "article",
    "inproceedings",
    "book",
    "misc",
    "phdthesis",
    "thesis",
    "techreport",
    "online",
    "conference",
    "patent",
    "web_page",
    "book_section",
    "journal-article",
    "unpublished",
    "xdata",
    "set",
    "string",
    "comment",
    "preamble",
    "é",
    "ARTICLE",
    "a1",
    "conferencetalk",
    "patentus",
];

pub(crate) const ADDRESSES: Pool = &[
    "https://example.org",
    "http://localhost:8080/x?y#z",
    "example.org",
    "ftp://a.example",
    "https://",
    "https://web.archive.org/web/2020/https://a.example",
    "mailto:a@b.example",
    "10.1000/182",
    "https://doi.org/10.1000/182",
    "10.1000/a#b%c",
    "doi:10.1000/x",
    "10/abc",
    "2301.01234",
    "arXiv:2301.01234v2",
    "math/0301234",
    "hep-th/9901001",
    "file.pdf",
    "javascript:x",
    "//a.example",
    "https://ä.example/ü?q=[1]",
    "https://a.example/{b}",
    "https://a.example/a b",
    "0000-0002-1825-0097",
    "0000-0002-1825-0098",
    "ada@example.org",
    "a@b",
    "@",
    "+44 1234",
    "978-3-16-148410-0",
    "1234-5678",
];

pub(crate) const WORDS: Pool = &[
    "true",
    "false",
    "yes",
    "no",
    "null",
    "~",
    "oral",
    "poster",
    "in-press",
    "submitted",
    "inpress",
    "prepublished",
    "selected",
    "numeric",
    "newest",
    "title",
    "apa",
    "nature",
    "../../x.csl",
    "classic",
    "modern",
    "de",
    "zh",
    "ar",
    "xx",
    "en-GB",
    "pagella",
    "a4",
    "letter",
    "{de: a, en: b}",
    "[a, b]",
];

const POOLS: &[Pool] =
    &[DATES, MONTHS, NAMES, NUMBERS, TEX, KEYS, TYPES, ADDRESSES, WORDS];

/// Pieces that mean something to some reader.
const PIECES: Pool = &[
    "{",
    "}",
    "$",
    "\\",
    "&",
    "#",
    "_",
    "^",
    "~",
    "%",
    "*",
    "`",
    "[",
    "]",
    "(",
    ")",
    "<",
    ">",
    ",",
    ".",
    ";",
    ":",
    "-",
    "--",
    "/",
    "@",
    "\"",
    "'",
    " ",
    "  ",
    "and ",
    " and ",
    "\u{a0}",
    "\u{301}",
    "é",
    "漢",
    "ج",
    "\u{1f680}",
    "0",
    "9",
    "XX",
    "?",
    "!",
    "=",
    "|",
    "\n",
    "\n\n",
    "- ",
];

/// A value of this sort or, now and then, of another one, as it is or with changes.
pub(crate) fn value(pool: Pool, random: &mut Random) -> String {
    let pool = if random.is_one_in(5) { *random.one_of(POOLS) } else { pool };
    let mut text = (*random.one_of(pool)).to_owned();
    for _ in 0..[0, 0, 0, 1, 1, 2, 4][random.below(7)] {
        change(&mut text, random);
    }
    text
}

fn change(text: &mut String, random: &mut Random) {
    let places: Vec<_> =
        text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let start = *random.one_of(&places);
    let end = *random.one_of(&places);
    let (start, end) = (start.min(end), start.max(end));
    match random.below(8) {
        0 => text.truncate(start),
        1 => text.replace_range(start..end, ""),
        2 | 3 => {
            let piece = *random.one_of(PIECES);
            text.insert_str(start, piece);
        }
        4 => {
            let piece = *random.one_of(PIECES);
            text.replace_range(start..end, piece);
        }
        5 => {
            let copy = text[start..end].to_owned();
            text.insert_str(end, &copy);
        }
        6 => {
            let pool = *random.one_of(POOLS);
            let piece = *random.one_of(pool);
            text.insert_str(start, piece);
        }
        _ => *text = text.chars().rev().collect(),
    }
}
