//! The pages as pictures, one file a page.

use std::path::{Path, PathBuf};

use super::{Material, OutputFile};
use crate::diagnostics::{Code, Diagnostic};
use crate::document::Body;
use crate::pdf::picture::{Pages, Size};

/// How many pixels to the inch a picture has unless another number is asked for.
pub const DPI: u16 = 150;

pub(super) fn png(material: &Material<'_>) -> Result<Vec<OutputFile>, Diagnostic> {
    let (pages, numbers) = chosen(material)?;
    let options = &material.options;
    let size = match options.thumbnail {
        Some(width) => Size::Width(width),
        None => Size::Dpi(options.dpi.unwrap_or(DPI)),
    };
    let pictures = pages.png(&numbers, size).map_err(|error| broken(&error))?;
    Ok(files(material.path, pages.count(), &numbers, pictures))
}

pub(super) fn svg(material: &Material<'_>) -> Result<Vec<OutputFile>, Diagnostic> {
    let (pages, numbers) = chosen(material)?;
    let pictures = pages.svg(&numbers).into_iter().map(String::into_bytes).collect();
    Ok(files(material.path, pages.count(), &numbers, pictures))
}

/// The PDF, and which of its pages are asked for, counted from 0.
fn chosen(material: &Material<'_>) -> Result<(Pages, Vec<usize>), Diagnostic> {
    let pages = Pages::of(material.pdf).ok_or_else(|| broken("it cannot be read"))?;
    let count = pages.count();
    // A thumbnail stands for the whole.
    let of_thumbnail = material.options.thumbnail.map(|_| 1);
    let Some(page) = material.options.page.or(of_thumbnail) else {
        if count > 1 && material.path == Path::new("-") {
            return Err(several(count));
        }
        return Ok((pages, (0..count).collect()));
    };
    let index = usize::try_from(page).ok().and_then(|page| page.checked_sub(1));
    match index.filter(|index| *index < count) {
        Some(index) => Ok((pages, vec![index])),
        // The page is one of the CV, and its letter ends before it.
        None if matches!(material.document.body, Body::Letter(_)) => {
            Ok((pages, Vec::new()))
        }
        None => Err(no_page(page, count)),
    }
}

/// A picture that is alone has the name that was asked for; of several each has its number:
/// `cv-2.png`.
fn files(
    path: &Path,
    count: usize,
    numbers: &[usize],
    pictures: Vec<Vec<u8>>,
) -> Vec<OutputFile> {
    let is_alone = count == 1 || numbers.len() == 1;
    let named = numbers.iter().zip(pictures).map(|(number, content)| {
        let path = if is_alone { path.to_path_buf() } else { numbered(path, number + 1) };
        OutputFile { path, content }
    });
    named.collect()
}

fn numbered(path: &Path, number: usize) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{stem}-{number}.{ending}"))
}

fn several(count: usize) -> Diagnostic {
    let message =
        format!("standard output takes one picture, and there are {count} pages");
    Diagnostic::of_file(Code::UnwritableOutput, message)
        .help("choose a page with `--page`, or name a file with `-o`")
}

fn no_page(page: u32, count: usize) -> Diagnostic {
    let pages = if count == 1 { "1 page".to_owned() } else { format!("{count} pages") };
    let message = format!("there is no page {page}: the CV has {pages}");
    let help = match count {
        1 => "leave `--page` out".to_owned(),
        _ => format!("choose a page from 1 to {count} with `--page`"),
    };
    Diagnostic::of_file(Code::UnwritableOutput, message).help(help)
}

fn broken(error: &str) -> Diagnostic {
    Diagnostic::of_file(Code::BrokenPdf, format!("the PDF cannot be drawn: {error}"))
        .help("send the CV to cvtex's authors")
}
