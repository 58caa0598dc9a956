//! The licence texts of the fonts, as their packages carry them: fonts may be passed on only
//! with theirs.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use crate::list::List;

/// The texts of all packages of fonts, one after another. A tree without Debian's folders of
/// documentation has none: the summary in `docs/licenses.md` stands alone then.
pub(crate) fn of_fonts(list: &List, roots: &[PathBuf]) -> String {
    let packages: BTreeSet<_> =
        list.embedded().map(|wanted| wanted.package.as_str()).collect();
    let fonts = packages.into_iter().filter(|package| package.starts_with("fonts-"));
    let texts = fonts.filter_map(|package| {
        let place =
            |root: &PathBuf| root.join("usr/share/doc").join(package).join("copyright");
        let text = roots.iter().find_map(|root| fs::read_to_string(place(root)).ok())?;
        Some(format!("\n---\n\n# {package}\n\n{text}"))
    });
    texts.collect()
}
