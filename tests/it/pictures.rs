//! Pictures of the pages: beside those that Poppler draws, their files, and what is refused.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use crate::common::{cvtex, examples, folder, run, stderr};
use cvtex::resources::themes;

/// More than letters drawn by another program differ, and less than a page that is moved by two
/// pixels.
const MOST: f64 = 0.45;

/// A picture: its width, its height, and red, green and blue of each pixel.
struct Picture {
    width: u32,
    height: u32,
    pixels: Vec<u8>,
}

impl Picture {
    fn of(path: &Path) -> Self {
        let file = fs::File::open(path)
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let decoder = png::Decoder::new(std::io::BufReader::new(file));
        let mut reader = decoder.read_info().expect("a PNG");
        let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
        let info = reader.next_frame(&mut pixels).expect("a picture");
        assert_eq!(info.color_type, png::ColorType::Rgb);
        Self { width: info.width, height: info.height, pixels }
    }

    fn size(&self) -> (u32, u32) {
        (self.width, self.height)
    }

    /// How dark each square of four pixels is on the whole.
    fn squares(&self) -> Vec<f64> {
        let (width, height) = (self.width as usize, self.height as usize);
        let mut squares = vec![0.0; width.div_ceil(4) * height.div_ceil(4)];
        for (at, pixel) in self.pixels.as_chunks::<3>().0.iter().enumerate() {
            let (x, y) = (at % width, at / width);
            let light: f64 = pixel.iter().map(|colour| f64::from(*colour)).sum();
            squares[y / 4 * width.div_ceil(4) + x / 4] += 255.0 - light / 3.0;
        }
        squares
    }
}

/// The part of the ink that stands in other squares: two programs draw the edges of letters
/// unlike, so their pixels are never the same.
fn difference(one: &Picture, other: &Picture) -> f64 {
    assert_eq!(one.size(), other.size());
    let (one, other) = (one.squares(), other.squares());
    let ink: f64 = other.iter().sum();
    let pairs = one.into_iter().zip(other);
    pairs.map(|(one, other)| (one - other).abs()).sum::<f64>() / ink
}

fn render(file: &Path, folder: &Path, arguments: &[&str]) -> Output {
    run(cvtex().current_dir(folder).arg("render").arg(file).args(arguments))
}

fn is_like_popplers(example: &Path, theme: &str) {
    let folder = folder();
    let theme = format!("design.theme={theme}");
    let arguments =
        ["--set", &theme, "-o", "cv.pdf", "--format", "pdf,png", "--dpi", "100"];
    let output = render(example, folder.path(), &arguments);
    assert!(output.status.success(), "{}", stderr(&output));
    let poppler = run(Command::new("pdftoppm")
        .current_dir(folder.path())
        .args(["-r", "100", "-png", "cv.pdf", "poppler"]));
    assert!(poppler.status.success(), "{}", stderr(&poppler));
    let mut files: Vec<_> = fs::read_dir(folder.path())
        .expect("a folder")
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.starts_with("poppler"))
        .collect();
    files.sort();
    for (at, poppler) in files.iter().enumerate() {
        let name =
            if files.len() == 1 { "cv.png".into() } else { format!("cv-{}.png", at + 1) };
        let picture = Picture::of(&folder.path().join(&name));
        let poppler = Picture::of(&folder.path().join(poppler));
        let difference = difference(&picture, &poppler);
        assert!(
            difference < MOST,
            "{}, {theme}, {name}: {difference}",
            example.display()
        );
    }
    assert!(!files.is_empty());
}

#[test]
fn a_page_looks_as_poppler_draws_it() {
    for example in examples() {
        is_like_popplers(&example, "classic");
    }
    let everything =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/everything.yaml");
    for theme in themes::names() {
        is_like_popplers(&everything, theme);
    }
}

/// Inter 4.1 instead of 3.19 makes a difference of 0.12; a change of the page makes more.
#[test]
fn the_pictures_of_the_documents_are_those_of_today() {
    const MOST: f64 = 0.3;
    let folder = folder();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let researcher = root.join("examples/researcher.yaml");
    let difference = |kept: &Path, arguments: &[&str]| {
        let output = render(&researcher, folder.path(), arguments);
        assert!(output.status.success(), "{}", stderr(&output));
        difference(&Picture::of(&folder.path().join("a.png")), &Picture::of(kept))
    };
    let is_fresh = |kept: &Path, arguments: &[&str]| {
        let difference = difference(kept, arguments);
        let name = kept.display();
        assert!(difference < MOST, "{name}: {difference}; run `make picture gallery`");
    };
    for theme in themes::names() {
        let kept = root.join("docs/gallery").join(theme).with_extension("png");
        let theme = format!("design.theme={theme}");
        let theme = ["--set", &theme, "--thumbnail", "400", "-o", "a.png"];
        is_fresh(&kept, &theme);
        let changed = [&theme[..], &["--set", "design.line-spacing=1.1"]].concat();
        assert!(difference(&kept, &changed) > MOST, "{}", kept.display());
    }
    let page = root.join("docs/page.png");
    is_fresh(&page, &["--page", "1", "--dpi", "110", "-o", "a.png"]);
}

#[test]
fn a_picture_that_is_moved_by_two_pixels_is_told_from_the_page() {
    let folder = folder();
    let researcher =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/researcher.yaml");
    let arguments = ["-o", "cv.png", "--page", "1", "--dpi", "100"];
    assert!(render(&researcher, folder.path(), &arguments).status.success());
    let picture = Picture::of(&folder.path().join("cv.png"));
    let line = 2 * 3 * picture.width as usize;
    let mut moved = vec![255; line];
    moved.extend(&picture.pixels[..picture.pixels.len() - line]);
    let moved = Picture { pixels: moved, ..picture };
    let picture = Picture::of(&folder.path().join("cv.png"));
    let difference = difference(&picture, &moved);
    assert!(difference > MOST, "{difference}");
}

#[test]
fn each_page_has_a_file_and_one_page_has_the_name_that_was_asked_for() {
    let folder = folder();
    let folder = folder.path();
    let example =
        |name: &str| Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name);
    let researcher = example("researcher.yaml");
    let made = |arguments: &[&str]| -> Vec<String> {
        let output = render(&researcher, folder, arguments);
        assert!(output.status.success(), "{}", stderr(&output));
        let mut names: Vec<_> = fs::read_dir(folder)
            .expect("a folder")
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .collect();
        names.sort();
        for name in &names {
            fs::remove_file(folder.join(name)).expect("a file");
        }
        names
    };
    assert_eq!(made(&["-o", "a.png"]), ["a-1.png", "a-2.png", "a-3.png"]);
    assert_eq!(made(&["-o", "a.png", "--page", "2"]), ["a.png"]);
    assert_eq!(made(&["-o", "a.svg", "--page", "2"]), ["a.svg"]);
    assert_eq!(made(&["-o", "a.pdf", "--format", "png", "--page", "2"]), ["a.png"]);

    let thumbnail = ["-o", "a.png", "--thumbnail", "240"];
    assert!(render(&researcher, folder, &thumbnail).status.success());
    assert_eq!(Picture::of(&folder.join("a.png")).size(), (240, 340));
    let output = render(&researcher, folder, &thumbnail);
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(told, "a.png: unchanged\n");
    let checked: Vec<_> = thumbnail.into_iter().chain(["--check"]).collect();
    assert!(render(&researcher, folder, &checked).status.success());
    fs::write(folder.join("a.png"), "other").expect("a file");
    assert_eq!(render(&researcher, folder, &checked).status.code(), Some(1));

    let output =
        render(&researcher, folder, &["-o", "-", "--format", "png", "--page", "1"]);
    assert!(output.stdout.starts_with(b"\x89PNG"));
    let letter = example("letter.yaml");
    let output = render(&letter, folder, &["-o", "l.png", "--page", "1"]);
    assert!(output.status.success(), "{}", stderr(&output));
    assert!(folder.join("l.png").exists() && folder.join("l-letter.png").exists());
}

#[test]
fn an_svg_is_a_drawing_of_the_size_of_the_page() {
    let folder = folder();
    let minimal = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/minimal.yaml");
    let output = render(&minimal, folder.path(), &["-o", "cv.svg"]);
    assert!(output.status.success(), "{}", stderr(&output));
    let drawing = fs::read_to_string(folder.path().join("cv.svg")).expect("a drawing");
    let drawing = roxmltree::Document::parse(&drawing).expect("XML");
    let root = drawing.root_element();
    assert_eq!(root.tag_name().name(), "svg");
    let width: f32 = root.attribute("width").expect("a width").parse().expect("a number");
    assert!((width - 595.28).abs() < 0.1, "{width}");
    let glyphs = root.descendants().filter(|node| node.has_tag_name("path")).count();
    assert!(glyphs > 10, "{glyphs}");
}

#[test]
fn what_cannot_be_one_picture_is_refused() {
    let folder = folder();
    let folder = folder.path();
    let researcher =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/researcher.yaml");
    for (arguments, told) in [
        (
            &["-o", "-", "--format", "png"][..],
            "standard output takes one picture, and there are 3 pages",
        ),
        (&["-o", "a.png", "--page", "9"], "there is no page 9: the CV has 3 pages"),
        (&["-o", "a.png", "--page", "0"], "0 is not in 1.."),
        (&["-o", "a.png", "--dpi", "5"], "5 is not in 10..=600"),
        (&["-o", "a.png", "--dpi", "90", "--thumbnail", "90"], "cannot be used with"),
    ] {
        let output = render(&researcher, folder, arguments);
        assert!(!output.status.success(), "{arguments:?}");
        assert!(stderr(&output).contains(told), "{arguments:?}: {}", stderr(&output));
    }
    assert_eq!(fs::read_dir(folder).expect("a folder").count(), 0);
}

/// A photo that is called as a picture of the second page would be.
#[test]
fn a_picture_never_takes_the_place_of_the_photo() {
    let folder = folder();
    let folder = folder.path();
    let minimal = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/minimal.yaml");
    let output = render(&minimal, folder, &["-o", "cv-2.png"]);
    assert!(output.status.success(), "{}", stderr(&output));
    let photo = fs::read(folder.join("cv-2.png")).expect("a photo");
    let points = "      - A point\n".repeat(120);
    let cv = format!(
        "cv: {{name: Ada Lovelace}}\ndesign: {{photo: cv-2.png}}\nsections:\n  - kind: bullets\n    items:\n{points}"
    );
    fs::write(folder.join("cv.yaml"), cv).expect("a CV");
    let output = render(Path::new("cv.yaml"), folder, &["--format", "png"]);
    let told = stderr(&output);
    assert!(
        told.contains("`cv-2.png` is read for the CV and would be overwritten"),
        "{told}"
    );
    assert_eq!(fs::read(folder.join("cv-2.png")).expect("the photo"), photo);
}
