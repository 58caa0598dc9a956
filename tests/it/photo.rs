//! The photo in the header.

use std::fs;
use std::path::Path;

use crate::common::places::Page;
use crate::common::{
    READERS, ask, cvtex, folder, pdftotext, render_text, run, spaced, stderr,
};
use cvtex::resources::themes;

/// A grey picture of three by four pixels, as JPEG.
const JPEG: &str = "ffd8ffe000104a46494600010100000100010000ffdb0043001b12141714111b1716171e1c1b2028422b28\
    252528513a3d3042605565645f555d5b6a7899816a7190735b5d85b586909ea3abadab6780bcc9baa6c799a8aba4ffc0000b\
    080004000301011100ffc40014000100000000000000000000000000000004ffc4001410010000000000000000000000000000\
    0000ffda0008010100003f003bffd9";

/// A grey picture of three by four pixels, as PNG.
const PNG: &str = "89504e470d0a1a0a0000000d49484452000000030000000408000000006e46dadb0000000e4944415478da634849496140c200259004b150e7ce970000000049454e44ae426082";

const CV: &str = "\
cv: {name: Ada Lovelace, headline: Mathematician, email: ada@example.org, summary: Firstly.}
";

fn bytes(hexadecimal: &str) -> Vec<u8> {
    let digits = hexadecimal.as_bytes().chunks(2);
    let byte = |pair: &[u8]| {
        let pair = std::str::from_utf8(pair).expect("digits");
        u8::from_str_radix(pair, 16).expect("digits")
    };
    digits.map(byte).collect()
}

fn folder_with_pictures() -> tempfile::TempDir {
    let folder = folder();
    fs::write(folder.path().join("ada.jpg"), bytes(JPEG)).expect("a picture");
    fs::write(folder.path().join("ada.png"), bytes(PNG)).expect("a picture");
    folder
}

/// Width and height on the page of each picture, and how far its upper left corner is from that
/// of the page.
fn pictures(pdf: &Path) -> Vec<[f64; 4]> {
    let trace = ask("mutool", &["trace"], pdf);
    let of_one = |rest: &str| {
        let transform = rest.split("transform=\"").nth(1)?.split('"').next()?;
        let parts: Vec<f64> =
            transform.split(' ').filter_map(|part| part.parse().ok()).collect();
        let height = parts[3].abs();
        let upper = if parts[3] < 0.0 { parts[5] - height } else { parts[5] };
        Some([parts[0], height, parts[4], upper])
    };
    trace.split("<fill_image").skip(1).filter_map(of_one).collect()
}

#[test]
fn a_photo_is_shown_by_every_theme_that_has_one_beside_the_name_or_above_it() {
    let folder = folder_with_pictures();
    for theme in themes::names() {
        for (file, header) in
            [("ada.jpg", "left"), ("ada.png", "centre"), ("ada.jpg", "split")]
        {
            let name = format!("{theme}, {header}");
            let yaml = format!(
                "{CV}design: {{theme: {theme}, header: {header}, margin: 2cm, photo: {{path: {file}, width: 3cm}}}}\n"
            );
            let path = render_text(&yaml, folder.path());
            let found = pictures(&path);
            if theme == "sidebar" && header != "left" {
                continue;
            }
            if theme == "plain" {
                assert!(found.is_empty(), "{found:?}");
                continue;
            }
            let [[width, height, left, upper]] = found[..] else {
                panic!("{name}: {found:?}")
            };
            let millimetres =
                [width, height].map(|length| (length / 72.0 * 254.0).round());
            assert_eq!(format!("{millimetres:?}"), "[300.0, 400.0]", "{name}");
            let page = Page::first(&path);
            let (ada, text) = (page.place("Lovelace"), page.place("Firstly"));
            assert!(upper + height < text[1], "{name}: the text is below the photo");
            if header == "centre" {
                assert!(upper + height < ada[1], "{name}");
                assert!((left + width / 2.0 - 297.64).abs() < 0.5, "{name}: {left}");
            } else {
                let margin = 595.28 - 56.69;
                assert!((left + width - margin).abs() < 0.5, "{name}: {left}");
                assert!((upper - ada[1]).abs() < 14.0, "{name}: {upper}, {ada:?}");
                assert!(page.place("ada@example.org")[2] < left, "{name}");
            }
            for (reader, pages) in READERS {
                let text = spaced(&pages(&path).join(" "));
                let at = ["Ada Lovelace", "Mathematician", "Firstly."].map(|word| {
                    text.find(word).unwrap_or_else(|| panic!("{word}: {text}"))
                });
                assert!(at.is_sorted(), "{name}, {reader}: {text}");
            }
        }
    }
}

#[test]
fn a_changed_photo_makes_the_pdf_anew_and_latex_has_it_beside() {
    let folder = folder_with_pictures();
    let folder = folder.path();
    fs::write(folder.join("cv.yaml"), format!("{CV}design: {{photo: ada.jpg}}\n"))
        .expect("a CV");
    let render = || {
        let mut command = cvtex();
        let command = command.current_dir(folder);
        let output = run(command.args([
            "render",
            "cv.yaml",
            "--format",
            "pdf,tex",
            "--depfile",
            "cv.d",
        ]));
        assert!(output.status.success(), "{}", stderr(&output));
        crate::common::stdout(&output)
    };
    render();
    assert!(render().contains("unchanged"));
    let rule = fs::read_to_string(folder.join("cv.d")).expect("a rule");
    assert!(rule.contains("ada.jpg"), "{rule}");
    assert_eq!(fs::read(folder.join("cvtex-photo.jpg")).expect("a photo"), bytes(JPEG));
    let other = JPEG.replace("3f003bffd9", "3f003affd9");
    fs::write(folder.join("ada.jpg"), bytes(&other)).expect("a picture");
    assert!(render().contains("cv.pdf"));
    assert_eq!(fs::read(folder.join("cvtex-photo.jpg")).expect("a photo"), bytes(&other));
    assert!(pdftotext(&folder.join("cv.pdf"))[0].contains("Ada Lovelace"));
}

#[test]
fn a_file_that_cannot_be_a_photo_is_reported_at_its_name() {
    let folder = folder_with_pictures();
    let folder = folder.path();
    let write =
        |name: &str, bytes: &[u8]| fs::write(folder.join(name), bytes).expect("a file");
    write("cut.jpg", &bytes(JPEG)[..120]);
    write("cut.png", &bytes(PNG)[..50]);
    let mut banner = bytes(JPEG);
    let frame = banner.windows(2).position(|pair| pair == [0xff, 0xc0]).expect("a frame");
    banner[frame + 8] = 200;
    write("banner.jpg", &banner);
    let mut large = bytes(JPEG);
    large.resize((4 << 20) + 1, 0);
    write("large.jpg", &large);
    for (name, code, message, help) in [
        (
            "none.jpg",
            4,
            "unreadable-file]: there is no file `none.jpg`",
            "write the path from the folder of the CV",
        ),
        (
            "cv.yaml",
            1,
            "unusable-photo]: `cv.yaml` is not a JPEG or PNG picture",
            "save the picture as JPEG",
        ),
        (
            "cut.jpg",
            1,
            "unusable-photo]: `cut.jpg` is not a whole picture",
            "save the picture again",
        ),
        (
            "cut.png",
            1,
            "unusable-photo]: `cut.png` is not a whole picture",
            "save the picture again",
        ),
        (
            "banner.jpg",
            1,
            "unusable-photo]: `banner.jpg` is 200 by 4 pixels, which is no portrait",
            "cut it to about three by four",
        ),
        (
            "large.jpg",
            1,
            "unusable-photo]: `large.jpg` has more than 4 MB",
            "make it smaller: 600 pixels in width are enough",
        ),
    ] {
        let yaml = format!("cv: {{name: Ada}}\ndesign:\n  photo: {name}\n");
        write("cv.yaml", yaml.as_bytes());
        let output = run(cvtex().current_dir(folder).args(["check", "cv.yaml"]));
        let expected = format!(
            "error[{message}\n --> cv.yaml:3:10\n  |\n3 |   photo: {name}\n  |          {} named here\n  |\n\
             help: {help}\n",
            "^".repeat(name.len())
        );
        let said = stderr(&output);
        assert_eq!(output.status.code(), Some(code), "{said}");
        assert!(said.starts_with(&expected), "{said}");
    }
}

#[test]
fn a_jpeg_file_with_a_wrong_frame_is_reported() {
    let folder = folder();
    let folder = folder.path();
    fs::write(folder.join("cv.yaml"), format!("{CV}design: {{photo: ada.jpg}}\n"))
        .expect("a CV");
    let whole = bytes(JPEG);
    let frame = whole.windows(2).position(|pair| pair == [0xff, 0xc0]).expect("a frame");
    // The marker, the length of the segment, the height, the width and the number of colours.
    for (at, byte) in [(1, 0), (3, 8), (6, 0), (8, 0), (9, 0), (9, 2), (9, 3), (9, 5)] {
        let mut picture = whole.clone();
        picture[frame + at] = byte;
        fs::write(folder.join("ada.jpg"), picture).expect("a picture");
        for command in ["check", "render"] {
            let output = run(cvtex().current_dir(folder).args([command, "cv.yaml"]));
            let said = stderr(&output);
            assert_eq!(output.status.code(), Some(1), "{at}, {byte}: {said}");
            let expected = "error[unusable-photo]: `ada.jpg` is not a whole picture\n";
            assert!(said.starts_with(expected), "{at}, {byte}: {said}");
        }
    }
}

fn is_near(one: f64, other: f64) -> bool {
    (one - other).abs() < 0.5
}

/// The picture as a camera writes it, with this behind `Exif`.
fn with_exif(content: &[u8]) -> Vec<u8> {
    let whole = bytes(JPEG);
    let length = u16::try_from(content.len() + 8).expect("a short segment");
    let [start, rest] = [&whole[..20], &whole[20..]];
    [start, &[0xff, 0xe1], &length.to_be_bytes(), b"Exif\0\0", content, rest].concat()
}

/// What a camera says that was held so, and where it was.
fn held(orientation: u8) -> Vec<u8> {
    let mut content = b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    content.extend([orientation, 0, 0, 0, 0, 0, 0]);
    content.extend(b"At home, 14 Lantern Street");
    content
}

#[test]
fn a_photo_stands_upright_and_what_else_its_camera_says_stays_out() {
    let folder = folder_with_pictures();
    let yaml = format!("{CV}design: {{photo: {{path: ada.jpg, width: 3cm}}}}\n");
    for (orientation, shape, turned) in [
        (1, [300.0, 400.0], [1.0, 0.0]),
        (3, [300.0, 400.0], [-1.0, 0.0]),
        (6, [300.0, 225.0], [0.0, -1.0]),
        (8, [300.0, 225.0], [0.0, 1.0]),
    ] {
        let picture = with_exif(&held(orientation));
        fs::write(folder.path().join("ada.jpg"), picture).expect("a picture");
        let pdf = render_text(&yaml, folder.path());
        let trace = ask("mutool", &["trace"], &pdf);
        let transform = trace.split("<fill_image").nth(1).expect("a picture");
        let transform = transform.split("transform=\"").nth(1).expect("its place");
        let parts = transform.split('"').next().expect("numbers").split(' ');
        let parts: Vec<f64> = parts.map(|part| part.parse().expect("a number")).collect();
        // The page is seen from its upper left corner, so that y grows downwards.
        let (along, up) = ([parts[0], -parts[1]], [parts[2], -parts[3]]);
        let direction = along.map(|part| part.signum() * f64::from(part.abs() > 0.01));
        let is_turned =
            direction.iter().zip(turned).all(|(one, other)| is_near(*one, other));
        assert!(is_turned, "{orientation}: {direction:?}");
        let sides = [along[0].abs() + up[0].abs(), along[1].abs() + up[1].abs()];
        let millimetres = sides.map(|side| (side / 72.0 * 254.0).round());
        let is_as_wide =
            millimetres.iter().zip(shape).all(|(one, other)| is_near(*one, other));
        assert!(is_as_wide, "{orientation}: {millimetres:?}");
        let bytes = fs::read(&pdf).expect("a PDF");
        for private in [b"Lantern".as_slice(), b"Exif"] {
            assert!(!bytes.windows(private.len()).any(|part| part == private));
        }
    }
}

#[test]
fn a_photo_whose_camera_wrote_nonsense_is_shown() {
    let folder = folder_with_pictures();
    let yaml = format!("{CV}design: {{photo: ada.jpg}}\n");
    let whole = held(1);
    // The order of bytes, the place of the directory, its length, a type, a count, an offset.
    for at in [0, 3, 4, 7, 9, 11, 13, 14, 17, 18] {
        let mut content = whole.clone();
        content[at] = 0xff;
        fs::write(folder.path().join("ada.jpg"), with_exif(&content)).expect("a picture");
        assert_eq!(pictures(&render_text(&yaml, folder.path())).len(), 1, "{at}");
    }
}

#[test]
fn a_photo_stands_on_the_side_that_the_design_names() {
    let folder = folder_with_pictures();
    for theme in ["classic", "modern", "casual", "compact", "committee"] {
        let edges = ["left", "right"].map(|side| {
            let text = format!(
                "{CV}design: {{theme: {theme}, photo: {{path: ada.png, side: {side}}}}}\n"
            );
            let pdf = render_text(&text, folder.path());
            assert!(spaced(&pdftotext(&pdf).join(" ")).contains("Ada Lovelace"));
            pictures(&pdf).first().expect("a picture")[2]
        });
        assert!(edges[0] < 100.0 && edges[1] > 300.0, "{theme}: {edges:?}");
    }
}

#[test]
fn text_notes_that_it_has_no_photo() {
    let folder = folder_with_pictures();
    let folder = folder.path();
    for (design, count) in [("photo: ada.jpg", 1), ("theme: modern", 0)] {
        fs::write(folder.join("cv.yaml"), format!("{CV}design: {{{design}}}\n"))
            .expect("a CV");
        let mut command = cvtex();
        command.current_dir(folder).args(["render", "cv.yaml", "--format", "html,txt"]);
        let output = run(&mut command);
        assert!(output.status.success(), "{}", stderr(&output));
        let said = stderr(&output);
        let note = "note[no-effect]: `photo` has no effect in the format `txt`";
        assert_eq!(said.matches(note).count(), count, "{said}");
    }
}
