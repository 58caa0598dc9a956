//! The installed fonts of a document: which it needs, under which names LaTeX knows them, and
//! what is in their files.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use crate::model::Locale;
use crate::resources::fonts;
use crate::resources::fonts::{
    Face, Font, InstalledFace, InstalledFamily, Script, readable,
};

/// The file of a font.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FontFile {
    /// The name by which LaTeX asks for it.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
    /// What is in it.
    pub bytes: Arc<[u8]>,
}

/// A family that the LaTeX declares.
#[derive(Debug)]
pub(super) struct Declared {
    /// Its name in LaTeX.
    pub(super) name: String,
    /// The script that is set in it; none for that of the text.
    pub(super) script: Option<&'static Script>,
    /// Its shapes.
    pub(super) shapes: Vec<Shape>,
}

/// A shape of a family: the arguments of `\cvinstalled`.
#[derive(Debug)]
pub(super) struct Shape {
    pub(super) series: &'static str,
    pub(super) form: &'static str,
    pub(super) file: String,
    pub(super) name: String,
    pub(super) features: String,
}

/// The families that LaTeX declares, and their files.
#[derive(Debug, Default)]
pub(super) struct Installed {
    pub(super) declared: Vec<Declared>,
    pub(super) files: Vec<FontFile>,
}

/// The name in LaTeX of the installed family of the text.
pub(super) const TEXT: &str = "installed";

/// How many letters the name of a font's file has at least before its ending.
const SHORTEST: usize = 4;

impl Installed {
    /// Adds the family of the text.
    pub(super) fn add_text(&mut self, family: &InstalledFamily) {
        self.add(TEXT.to_owned(), None, family);
    }

    /// Adds a family for each script of the characters that needs one.
    pub(super) fn add_scripts(&mut self, latex: &str, locale: Locale) {
        for (script, characters) in scripts(latex) {
            let found = fonts::installed().for_script(script, locale, &characters);
            if let Some(family) = found {
                self.add(format!("cv{}", script.tag), Some(script), family);
            }
        }
    }

    fn add(
        &mut self,
        name: String,
        script: Option<&'static Script>,
        family: &InstalledFamily,
    ) {
        let bold = family.bold.as_ref().unwrap_or(&family.regular);
        let italic = family.italic.as_ref().unwrap_or(&family.regular);
        let both = family.bold_italic.as_ref().unwrap_or(bold);
        let shapes = [
            ("m", "n", &family.regular),
            ("m", "it", italic),
            ("b", "n", bold),
            ("b", "it", both),
        ];
        let shapes = shapes.map(|(series, form, face)| Shape {
            series,
            form,
            file: self.file(face),
            name: face.name.clone(),
            // Without a bold of its own, the outline is made heavier.
            features: script.map_or_else(|| ";".to_owned(), Script::features)
                + if series == "b" && family.bold.is_none() {
                    "embolden=1.4"
                } else {
                    ""
                },
        });
        self.declared.push(Declared { name, script, shapes: shapes.into() });
    }

    /// What LaTeX asks for to get the face: the name of its file, and which font of it.
    fn file(&mut self, face: &InstalledFace) -> String {
        let known = self.files.iter().find(|file| file.path == face.path);
        let known = known.map(|file| file.name.clone());
        let name = known.unwrap_or_else(|| {
            let name = self.name_for(face);
            let bytes = face.read().unwrap_or_default();
            let bytes = readable::readable(bytes);
            let path = face.path.clone();
            self.files.push(FontFile { name: name.clone(), path, bytes });
            name
        });
        match face.index {
            0 => name,
            index => format!("{name}:{index}"),
        }
    }

    /// The name of a file, in characters that mean nothing to TeX, as no other has it.
    fn name_for(&self, face: &InstalledFace) -> String {
        let name = face.path.file_name().unwrap_or_default().to_string_lossy();
        let plain =
            |one: char| if one.is_ascii_alphanumeric() || one == '.' { one } else { '-' };
        let mut name: String = name.to_ascii_lowercase().chars().map(plain).collect();
        // The engine takes a name of one or two letters before the ending for another.
        let is_short = |name: &str| name.find('.').is_some_and(|stem| stem < SHORTEST);
        while is_short(&name) || self.files.iter().any(|file| file.name == name) {
            name.insert(0, '-');
        }
        name
    }
}

/// The characters of each script that is set in an installed font.
fn scripts(latex: &str) -> BTreeMap<&'static Script, BTreeSet<char>> {
    let mut scripts: BTreeMap<_, BTreeSet<char>> = BTreeMap::new();
    for character in latex.chars() {
        if let Some(Font::Script(script)) = fonts::font_of(character, Face::Text) {
            scripts.entry(script).or_default().insert(character);
        }
    }
    scripts
}
