//! What a doubling of the input costs, for every sort of repetition: the stages before TeX are
//! to take twice as long, whatever it is that a file has many of.
//!
//! `cargo bench --bench growth` prints, for each sort, the time of the largest input and how
//! many times that of half of it this is. About 2 is right, 4 is the square.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a bench measures time, and says it"
)]

use std::fmt::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use cvtex::Compilation;
use cvtex::Request;
use cvtex::diagnostics::human;
use cvtex::files::Files;
use cvtex::source::Source;
use cvtex::write::latex;

/// How a CV begins.
const HEAD: &str = "cv: {name: Ada Lovelace}\n";

/// A file that a CV names, and its bytes.
type File = (&'static str, Vec<u8>);

/// A sort of repetition: what there is much of, how many, and the CV with the file beside it.
type Sort = (&'static str, usize, fn(usize) -> (String, Option<File>));

const SORTS: &[Sort] = &[
    ("sections", 4000, |count| {
        let section =
            |number| format!("  - {{kind: text, title: T{number}, text: words}}\n");
        (format!("{HEAD}sections:\n{}", all(count, section)), None)
    }),
    ("entries", 4000, |count| {
        let entry = |number| {
            format!(
                "      - {{title: P{number}, start: 2001, end: 2002, highlights: [a, b]}}\n"
            )
        };
        (section("entries", "entries", &all(count, entry)), None)
    }),
    ("points", 20_000, |count| {
        (section("bullets", "items", &all(count, |at| format!("      - p{at}\n"))), None)
    }),
    ("publications", 4000, |count| {
        (section("publications", "entries", &all(count, publication)), None)
    }),
    ("publications in one venue", 4000, |count| {
        let same = |at| publication(at).replace("venue: J", "venue: Journal of X #");
        (section("publications", "entries", &all(count, same)), None)
    }),
    ("publications of a .bib file", 4000, |count| {
        let entry = |at: usize| {
            format!(
                "@article{{k{at}, author={{Lovelace, Ada and N{at}, B.}}, title={{Title {at}}}, \
                 journal={{J{}}}, year={}}}\n",
                at % 40,
                1990 + at % 35
            )
        };
        let cv = format!("{HEAD}sections:\n  - {{kind: publications, bib: many.bib}}\n");
        (cv, Some(("many.bib", all(count, entry).into_bytes())))
    }),
    ("unknown fields of .bib entries", 4000, |count| {
        let entry = |at: usize| {
            format!(
                "@article{{k{at}, author={{Lovelace, Ada}}, title={{Title {at} \\foo}}, \
                 journal={{J}}, year=2001, of{at}={{x}}}}\n"
            )
        };
        let cv = format!("{HEAD}sections:\n  - {{kind: publications, bib: many.bib}}\n");
        (cv, Some(("many.bib", all(count, entry).into_bytes())))
    }),
    ("names of one publication", 8000, |count| {
        let names = all(count, |at| format!(", B{at} C{at}"));
        let entry = format!(
            "      - {{title: T, venue: J, date: 2001, authors: [Ada Lovelace{names}]}}\n"
        );
        (section("publications", "entries", &entry), None)
    }),
    ("forms of a name", 4000, |count| {
        let entry = |at: usize| {
            let name =
                if at.is_multiple_of(2) { "C. Babbage" } else { "Charles Babbage" };
            format!(
                "      - {{title: T{at}, venue: J, date: 2001, authors: [Ada Lovelace, {name}]}}\n"
            )
        };
        (section("publications", "entries", &all(count, entry)), None)
    }),
    ("unknown fields of one group", 20_000, |count| {
        let fields = all(count, |at| format!("  key{at}: x\n"));
        (
            format!("cv:\n  name: Ada\n{fields}sections:\n  - {{kind: text, text: x}}\n"),
            None,
        )
    }),
    ("unknown fields of many groups", 8000, |count| {
        let entry = |at| format!("      - {{title: T, key{at}: x}}\n");
        (section("entries", "entries", &all(count, entry)), None)
    }),
    ("addresses that are none", 8000, |count| {
        let entry = |at| format!("      - {{title: T, url: 'htp//x{at}'}}\n");
        (section("projects", "entries", &all(count, entry)), None)
    }),
    ("tags", 8000, |count| {
        let point = |at| format!("      - {{text: p, tags: [t{at}]}}\n");
        (section("bullets", "items", &all(count, point)), None)
    }),
    ("variants", 400, |count| {
        let variants = all(count, |at| format!("  v{at}: {{show: [t]}}\n"));
        let cv = section("bullets", "items", "      - {text: p, tags: [t]}\n");
        (format!("{cv}variants:\n{variants}"), None)
    }),
    ("included files", 400, |count| {
        let files = all(count, |_| "part.yaml, ".to_owned());
        let cv = format!("{HEAD}include: [{files}part.yaml]\n");
        (cv, Some(("part.yaml", b"sections:\n  - {kind: text, text: x}\n".to_vec())))
    }),
    ("words of a text", 100_000, |count| (text(&"word and ".repeat(count)), None)),
    ("letters of a word", 50_000, |count| (text(&"a".repeat(count)), None)),
    ("marks of emphasis", 20_000, |count| (text(&"*a **b ".repeat(count)), None)),
    ("brackets", 20_000, |count| (text(&"[".repeat(count)), None)),
    ("addresses in a text", 10_000, |count| {
        (text(&"[a](https://example.org/a) ".repeat(count)), None)
    }),
    ("formulas", 10_000, |count| (text(&"$a_1$ ".repeat(count)), None)),
    ("formulas with a fault", 10_000, |count| (text(&"$\\foo$ ".repeat(count)), None)),
    ("signs that no font has", 10_000, |count| {
        (text(&"x \u{e000} ".repeat(count)), None)
    }),
    ("rows of a photo", 2000, |count| {
        let cv = "cv: {name: Ada Lovelace}\ndesign: {photo: photo.png}\n";
        (cv.to_owned(), Some(("photo.png", photo(count))))
    }),
    ("paragraphs", 10_000, |count| {
        let paragraphs = all(count, |at| format!("      Words {at}.\n\n"));
        (format!("{HEAD}sections:\n  - kind: text\n    text: |\n{paragraphs}"), None)
    }),
];

/// A piece for each number.
fn all(count: usize, piece: impl Fn(usize) -> String) -> String {
    (0..count).fold(String::new(), |mut all, number| {
        let _ = write!(all, "{}", piece(number));
        all
    })
}

fn section(kind: &str, field: &str, items: &str) -> String {
    format!("{HEAD}sections:\n  - kind: {kind}\n    {field}:\n{items}")
}

fn text(text: &str) -> String {
    format!("{HEAD}sections:\n  - kind: text\n    text: '{text}'\n")
}

fn publication(number: usize) -> String {
    format!(
        "      - {{title: On engine {number}, authors: [Ada Lovelace, B{number} C{number}], \
         venue: J{}, date: {}}}\n",
        number % 40,
        1990 + number % 35
    )
}

/// A picture of so many rows of 1000 pixels, no two rows alike.
fn photo(rows: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    let height = u32::try_from(rows).expect("a height");
    let mut encoder = png::Encoder::new(&mut bytes, 1000, height);
    encoder.set_color(png::ColorType::Rgb);
    let pixels = (0..rows * 3000).map(|at| (at / 3000 * 31 + at % 3000 * 7) % 251);
    let pixels: Vec<_> =
        pixels.map(|value| u8::try_from(value).expect("a byte")).collect();
    let mut writer = encoder.write_header().expect("a picture");
    writer.write_image_data(&pixels).expect("a picture");
    drop(writer);
    bytes
}

/// Reads a CV and writes its LaTeX, and what there is to say of it.
fn work(cv: &str, file: Option<&File>) -> Duration {
    let started = Instant::now();
    let source = Source::new("cv.yaml", cv);
    let read = |name: &Path| match file {
        Some((known, text)) if name == Path::new(known) => Ok(text.clone()),
        _ => Err(std::io::ErrorKind::NotFound.into()),
    };
    let files = Files::new(read);
    let request = Request::default();
    let mut compilation = Compilation::new(source, files);
    let tree = compilation.tree(&request);
    let checked = tree.as_ref().and_then(|tree| compilation.check(tree, None));
    if let Some(checked) = checked {
        drop(latex::typeset(&checked.document()));
    }
    drop(human::render(&compilation.report, &compilation.source, false, 80));
    started.elapsed()
}

fn main() {
    println!("{:32}{:>8}{:>10}  × half", "much of", "count", "ms");
    for (name, most, write) in SORTS {
        let times = [most / 4, most / 2, *most].map(|count| {
            let (cv, file) = write(count);
            (0..3).map(|_| work(&cv, file.as_ref())).min().unwrap_or_default()
        });
        let [quarter, half, whole] = times.map(|time| time.as_secs_f64() * 1000.0);
        println!(
            "{name:32}{most:>8}{whole:>10.1}  {:.1} {:.1}",
            half / quarter,
            whole / half
        );
    }
}
