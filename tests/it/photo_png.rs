//! PNG files as the photo in the header: every kind is shown, and what is wrong is reported.

use std::fs;
use std::io::Write;

use crate::common::{ask, cvtex, folder, render_text, run, stderr};
use flate2::{Compression, Crc, write::ZlibEncoder};

const CV: &str = "\
cv: {name: Ada Lovelace, headline: Mathematician, summary: Firstly.}
design: {photo: ada.png}
";

/// A PNG file of these chunks and an end, each with its right sum.
fn png(chunks: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, content) in chunks.iter().copied().chain([(b"IEND", &[][..])]) {
        let checked = [kind.as_slice(), content].concat();
        let mut sum = Crc::new();
        sum.update(&checked);
        file.extend(u32::try_from(content.len()).expect("a length").to_be_bytes());
        file.extend(&checked);
        file.extend(sum.sum().to_be_bytes());
    }
    file
}

/// What stands in the header of a PNG file.
fn header(width: u32, height: u32, depth: u8, colours: u8, interlace: u8) -> Vec<u8> {
    let size = [width.to_be_bytes(), height.to_be_bytes()].concat();
    [&size, &[depth, colours, 0, 0, interlace][..]].concat()
}

/// Rows of so many bytes after their filters, compressed.
fn rows(filter: u8, lengths: &[usize]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    for length in lengths {
        let row = [&[filter][..], &vec![0; *length]].concat();
        encoder.write_all(&row).expect("a row");
    }
    encoder.finish().expect("rows")
}

#[test]
fn a_png_file_of_every_kind_of_colours_is_shown() {
    let folder = folder();
    for (colours, depth, bits) in [
        (0, 1, 1),
        (0, 2, 2),
        (0, 4, 4),
        (0, 8, 8),
        (0, 16, 16),
        (2, 8, 24),
        (2, 16, 48),
        (3, 1, 1),
        (3, 2, 2),
        (3, 4, 4),
        (3, 8, 8),
        (4, 8, 16),
        (4, 16, 32),
        (6, 8, 32),
        (6, 16, 64),
    ] {
        // The widths of the rows of each pass over a picture of three by four pixels.
        for (interlace, widths) in [(0, &[3, 3, 3, 3][..]), (1, &[1, 1, 2, 1, 1, 3, 3])] {
            let name = format!("colours {colours}, depth {depth}, interlace {interlace}");
            let lengths: Vec<usize> =
                widths.iter().map(|width: &usize| (width * bits).div_ceil(8)).collect();
            let (header, rows) =
                (header(3, 4, depth, colours, interlace), rows(4, &lengths));
            // The pixels are in two chunks, as they are in large files.
            let (first, second) = rows.split_at(rows.len() / 2);
            let mut chunks: Vec<(&[u8; 4], &[u8])> =
                vec![(b"IHDR", &header), (b"tEXt", b"Title\0Ada")];
            if colours == 3 {
                chunks.push((b"PLTE", &[90; 6]));
            }
            chunks.extend([(b"IDAT", first), (b"IDAT", second)]);
            fs::write(folder.path().join("ada.png"), png(&chunks)).expect("a picture");
            let path = render_text(CV, folder.path());
            assert!(ask("mutool", &["trace"], &path).contains("<fill_image"), "{name}");
        }
    }
}

/// PNG files with right sums and a wrong content, each with what is said of it.
fn wrong_pictures() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let grey = header(3, 4, 8, 0, 0);
    let coloured = header(3, 4, 8, 3, 0);
    let shown_by_and_by = header(3, 4, 8, 0, 1);
    let flat = rows(0, &[3; 4]);
    let of_size =
        |size: u32| png(&[(b"IHDR", &header(size, size, 8, 0, 0)), (b"IDAT", &flat)]);
    let of_grey = |pixels: &[u8]| png(&[(b"IHDR", &grey), (b"IDAT", pixels)]);
    let with_palette = |palette: &[u8]| {
        png(&[(b"IHDR", &coloured), (b"PLTE", palette), (b"IDAT", &flat)])
    };
    let not_whole = "is not a whole picture";
    vec![
        ("a row too few", of_grey(&rows(0, &[3; 3])), not_whole),
        ("a row too short", of_grey(&rows(0, &[3, 3, 3, 2])), not_whole),
        ("rows that are not compressed", of_grey(&[0; 16]), not_whole),
        ("an empty chunk of pixels", of_grey(&[]), not_whole),
        ("no pixels", png(&[(b"IHDR", &grey)]), not_whole),
        ("an unknown filter", of_grey(&rows(9, &[3; 4])), not_whole),
        ("no palette", png(&[(b"IHDR", &coloured), (b"IDAT", &flat)]), not_whole),
        ("an empty palette", with_palette(&[]), not_whole),
        ("a palette of four bytes", with_palette(&[0; 4]), not_whole),
        ("a palette of 257 colours", with_palette(&[0; 257 * 3]), not_whole),
        (
            "two headers",
            png(&[(b"IHDR", &grey), (b"IHDR", &grey), (b"IDAT", &flat)]),
            not_whole,
        ),
        (
            "a header that is not the first",
            png(&[(b"tEXt", b"a\0b"), (b"IHDR", &grey), (b"IDAT", &flat)]),
            not_whole,
        ),
        (
            "pixels that are interrupted",
            png(&[
                (b"IHDR", &grey),
                (b"IDAT", &flat[..5]),
                (b"tEXt", b"a\0b"),
                (b"IDAT", &flat[5..]),
            ]),
            not_whole,
        ),
        (
            "an unknown chunk that matters",
            png(&[(b"IHDR", &grey), (b"ADAL", b""), (b"IDAT", &flat)]),
            not_whole,
        ),
        (
            "a depth of three",
            png(&[(b"IHDR", &header(3, 4, 3, 0, 0)), (b"IDAT", &flat)]),
            not_whole,
        ),
        (
            "plain rows in a picture shown by and by",
            png(&[(b"IHDR", &shown_by_and_by), (b"IDAT", &flat)]),
            not_whole,
        ),
        ("no width", of_size(0), not_whole),
        (
            "the largest number",
            of_size(u32::MAX),
            "is 4294967295 by 4294967295 pixels, which is too large",
        ),
        (
            "a large number",
            of_size(60_000),
            "is 60000 by 60000 pixels, which is too large",
        ),
    ]
}

#[test]
fn a_png_file_with_a_wrong_content_is_reported_and_does_not_end_the_program() {
    let folder = folder();
    let folder = folder.path();
    fs::write(folder.join("cv.yaml"), CV).expect("a CV");
    let mut wrong = Vec::new();
    for (name, picture, fault) in wrong_pictures() {
        fs::write(folder.join("ada.png"), picture).expect("a picture");
        for command in ["check", "render"] {
            let output = run(cvtex().current_dir(folder).args([command, "cv.yaml"]));
            let said = stderr(&output);
            let expected = format!("error[unusable-photo]: `ada.png` {fault}\n");
            if output.status.code() != Some(1) || !said.starts_with(&expected) {
                wrong.push(format!(
                    "{name}, {command}: {:?} {said}",
                    output.status.code()
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_png_file_that_breaks_a_rule_and_has_all_its_pixels_is_shown() {
    let grey = header(3, 4, 8, 0, 0);
    let flat = rows(0, &[3; 4]);
    let of_grey = |pixels: &[u8]| png(&[(b"IHDR", &grey), (b"IDAT", pixels)]);
    let folder = folder();
    for (name, picture) in [
        ("a row too many", of_grey(&rows(0, &[3; 5]))),
        ("no sum after the rows", of_grey(&flat[..flat.len() - 2])),
        (
            "a palette after the pixels",
            png(&[(b"IHDR", &grey), (b"IDAT", &flat), (b"PLTE", &[0; 3])]),
        ),
        (
            "a chunk without a name",
            png(&[(b"IHDR", &grey), (b"a\0b1", b""), (b"IDAT", &flat)]),
        ),
    ] {
        fs::write(folder.path().join("ada.png"), picture).expect("a picture");
        let path = render_text(CV, folder.path());
        assert!(ask("mutool", &["trace"], &path).contains("<fill_image"), "{name}");
    }
}

#[test]
fn a_png_file_is_reported_wherever_it_is_cut_or_damaged() {
    let folder = folder();
    let folder = folder.path();
    fs::write(folder.join("cv.yaml"), CV).expect("a CV");
    let is_usable = |picture: &[u8]| {
        fs::write(folder.join("ada.png"), picture).expect("a picture");
        let output = run(cvtex().current_dir(folder).args(["check", "cv.yaml"]));
        let said = stderr(&output);
        assert_eq!(output.status.success(), !said.contains("[unusable-photo]"), "{said}");
        output.status.success()
    };
    let chunks: [(&[u8; 4], &[u8]); 2] =
        [(b"IHDR", &header(3, 4, 8, 0, 0)), (b"IDAT", &rows(0, &[3; 4]))];
    let whole = png(&chunks);
    assert!(is_usable(&whole));
    for at in 0..whole.len() {
        let mut damaged = whole.clone();
        damaged[at] ^= 4;
        assert!(!is_usable(&damaged), "byte {at}");
        assert!(!is_usable(&whole[..at]), "{at} bytes");
    }
}
