//! The installed font that a CV names.

use super::suggestions;
use crate::diagnostics::{Code, Diagnostic, Report, excerpt};
use crate::model::Cv;
use crate::resources::fonts;
use crate::resources::fonts::InstalledFamily;
use crate::tree::Node;

/// The installed font of the text, if the CV names one. One that is not installed or is
/// damaged, or in which no text can be set, is reported at its name.
pub fn installed(cv: &Cv, root: &Node, report: &mut Report) -> Option<InstalledFamily> {
    let name = cv.design.font.as_ref()?.system.as_ref()?.as_str();
    let design = root.get("design").map(|field| &field.value);
    let font = design.and_then(|design| design.get("font")).map(|field| &field.value);
    let span = font.and_then(|font| font.get("system"))?.value.span;
    let mut add = |message: String, label: &str, help: String| {
        report.add(Diagnostic::new(Code::UnknownFont, message, span, label).help(help));
    };
    let installed = fonts::installed();
    let Some(family) = installed.family(name) else {
        let help = match suggestions::word(name, &installed.names()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "install it, or name a family in the program: `font: pagella`".into(),
        };
        let message = format!("no font `{}` is installed", excerpt(name));
        add(message, "not among the installed fonts", help);
        return None;
    };
    if let Some(file) = installed.damaged(family) {
        let message = format!(
            "the font `{}` is damaged: `{}` is not whole",
            excerpt(name),
            file.display()
        );
        let help = "install it again, or name a family in the program: `font: pagella`";
        add(message, "cannot be read", help.into());
        return None;
    }
    if !installed.is_latin(family) {
        let message = format!("the font `{}` has no Latin letters", excerpt(name));
        let help = "name a font of the text; other scripts find theirs by themselves";
        add(message, "no font of the text", help.into());
        return None;
    }
    Some(family.clone())
}
