//! What to say of faults in tags, and of what forbids the standards of a PDF.

use crate::diagnostics::excerpt;
use crate::pdf::tag::Obstacle;
use crate::pdf::verify::TagFault;

/// What is wrong with the tags.
pub(super) fn tag_fault(fault: &TagFault) -> String {
    match fault {
        TagFault::Unmarked { text, page } => {
            let text = excerpt(text);
            format!("`{text}` on page {page} is neither tagged nor decoration")
        }
        TagFault::UnmarkedDrawing { page } => {
            format!("a drawing on page {page} is neither tagged nor decoration")
        }
        TagFault::WithoutElement { text, page } => {
            format!("`{}` on page {page} is not in the tree of the tags", excerpt(text))
        }
        TagFault::LinkWithoutElement { page } => {
            format!("a link on page {page} is not in the tree of the tags")
        }
        TagFault::SkippedLevel { tag } => {
            format!("a heading is tagged as {tag} without one of the level above")
        }
        TagFault::WrongParent { tag, parent } if parent.is_empty() => {
            format!("an element {tag} is at the head of the tree of the tags")
        }
        TagFault::WrongParent { tag, parent } => {
            format!("an element {tag} of the tags is in an element {parent}")
        }
        TagFault::WithoutAlternative { tag } => {
            format!("an element {tag} of the tags does not say what it shows")
        }
    }
}

/// Why the PDF does not follow a standard, and what to do.
pub(super) fn obstacle(obstacle: &Obstacle, theme: Option<&str>) -> (String, String) {
    const NONE: &str = "the PDF does not follow PDF/UA and PDF/A";
    let (message, help) = match obstacle {
        Obstacle::StrayWords(text) => {
            let text = excerpt(text);
            let message = match theme {
                Some(theme) => {
                    format!(
                        "{NONE}: the theme `{theme}` draws `{text}` outside of all paragraphs"
                    )
                }
                None => format!("{NONE}: `{text}` is outside of all paragraphs"),
            };
            let help = "set it in a paragraph, or as decoration that is not read: `\\cvartifact{…}`";
            (message, help)
        }
        Obstacle::StrayLink => {
            let message = format!("{NONE}: a link was not made with `\\cvlink`");
            (message, "make each link with `\\cvlink`")
        }
        Obstacle::CmykPhoto => {
            let message = "the PDF does not follow PDF/A: the photo has CMYK colours";
            let help = "save it as RGB, or write `pdf-standard: ua-1`";
            (message.to_owned(), help)
        }
        Obstacle::Attachment => {
            let message = "the PDF does not follow PDF/A-2: it carries other files";
            let help =
                "write `pdf-standard: a-3a`, which takes them, or leave `attach` out";
            (message.to_owned(), help)
        }
        Obstacle::Direction => {
            let message = format!("{NONE}: its lines are written from right to left");
            (message, "leave `pdf-standard` out: it is tagged and claims nothing")
        }
        Obstacle::Untagged => {
            let message = format!("{NONE}: its pages cannot be tagged");
            (message, "take out what was changed last in the theme")
        }
    };
    (message, help.to_owned())
}

/// The field of the design that has to do with it.
pub(super) fn field(obstacle: &Obstacle) -> &'static str {
    match obstacle {
        Obstacle::StrayWords(_) | Obstacle::StrayLink | Obstacle::Untagged => "theme",
        Obstacle::CmykPhoto => "photo",
        Obstacle::Attachment => "attach",
        Obstacle::Direction => "pdf-standard",
    }
}
