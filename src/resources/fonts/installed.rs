//! The fonts that are installed on this machine, read when one is asked for.
//!
//! A PDF made with one is the same only where that font is; so none is looked at unless the
//! CV names one, or has a script that no embedded font has.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use fontdb::{Database, FaceInfo, Source, Style};
use ttf_parser::Permissions;
use ttf_parser::cmap::Subtable;

use super::scripts::Script;
use super::sound;
use crate::model::Locale;

/// Where installed fonts are looked for.
#[derive(Clone, Debug)]
pub enum FontFolders {
    /// Where this system keeps its fonts.
    System,
    /// These folders only.
    Only(Vec<PathBuf>),
}

static FOLDERS: OnceLock<FontFolders> = OnceLock::new();

/// Looks for installed fonts in these folders. A program that does not call this finds none,
/// so that the library depends on what it is given; the first call counts.
pub fn look_in(folders: FontFolders) {
    let _ = FOLDERS.set(folders);
}

/// The fonts that are installed.
pub fn installed() -> &'static Installed {
    static INSTALLED: OnceLock<Installed> = OnceLock::new();
    INSTALLED.get_or_init(|| {
        let mut database = Database::new();
        match FOLDERS.get() {
            Some(FontFolders::System) => database.load_system_fonts(),
            Some(FontFolders::Only(folders)) => {
                for folder in folders {
                    database.load_fonts_dir(folder);
                }
            }
            None => {}
        }
        Installed::of(&database)
    })
}

/// Families of fonts, by name.
#[derive(Debug)]
pub struct Installed(BTreeMap<String, InstalledEntry>);

#[derive(Debug)]
struct InstalledEntry {
    family: Family,
    characters: OnceLock<HashSet<char>>,
    damaged: OnceLock<Option<PathBuf>>,
}

/// A family that is installed: the files of its styles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Family {
    /// Its name.
    pub name: String,
    /// Upright.
    pub regular: Face,
    /// Italic or slanted, if it has one.
    pub italic: Option<Face>,
    /// Bold or semibold, if it has one.
    pub bold: Option<Face>,
    /// Both, if it has one.
    pub bold_italic: Option<Face>,
}

/// A font in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Face {
    /// The file.
    pub path: PathBuf,
    /// Which of the fonts in the file it is.
    pub index: u32,
    /// Its PostScript name.
    pub name: String,
    weight: u16,
    style: Style,
}

impl Family {
    /// Its faces.
    pub fn faces(&self) -> impl Iterator<Item = &Face> {
        let others = [&self.italic, &self.bold, &self.bold_italic];
        std::iter::once(&self.regular).chain(others.into_iter().flatten())
    }
}

impl Face {
    /// What is in its file.
    pub fn read(&self) -> Option<Arc<[u8]>> {
        std::fs::read(&self.path).ok().map(Arc::from)
    }

    /// Whether its maker lets a PDF have those of its letters that it shows (OpenType, `fsType`).
    pub fn may_be_embedded(&self) -> bool {
        let bytes = self.read();
        let face = bytes
            .as_ref()
            .and_then(|bytes| ttf_parser::Face::parse(bytes, self.index).ok());
        face.is_some_and(|face| {
            let is_restricted = face.permissions() == Some(Permissions::Restricted);
            let allows =
                face.is_subsetting_allowed() && face.is_outline_embedding_allowed();
            allows && !is_restricted
        })
    }
}

impl Installed {
    fn of(database: &Database) -> Self {
        let mut faces: BTreeMap<String, Vec<Face>> = BTreeMap::new();
        for info in database.faces() {
            let Some(face) = face_of(info) else { continue };
            for (name, _) in &info.families {
                faces.entry(name.clone()).or_default().push(face.clone());
            }
        }
        let families = faces.into_iter().filter_map(|(name, faces)| {
            let family = family_of(&name, faces)?;
            Some((
                name,
                InstalledEntry {
                    family,
                    characters: OnceLock::new(),
                    damaged: OnceLock::new(),
                },
            ))
        });
        Self(families.collect())
    }

    /// The family of this name, in whatever case it is written.
    pub fn family(&self, name: &str) -> Option<&Family> {
        let wanted = name.trim().to_lowercase();
        let mut families = self.0.values().map(|entry| &entry.family);
        families.find(|family| family.name.to_lowercase() == wanted)
    }

    /// Whether a family has the letters, figures and signs of English.
    pub fn is_latin(&self, family: &Family) -> bool {
        let has = self.0.get(&family.name).map(InstalledEntry::characters);
        has.is_some_and(|has| ('!'..='~').all(|one| has.contains(&one)))
    }

    /// The file of a family that is not whole, if one is not.
    pub fn damaged(&self, family: &Family) -> Option<&Path> {
        self.0.get(&family.name)?.damaged()
    }

    /// The names of all families.
    pub fn names(&self) -> Vec<&str> {
        self.0.keys().map(String::as_str).collect()
    }

    /// The family for a script in a language: the first that has all of the characters, of
    /// those well made for it, then by name; else the first that has most.
    pub fn for_script(
        &self,
        script: &'static Script,
        locale: Locale,
        characters: &BTreeSet<char>,
    ) -> Option<&Family> {
        let best =
            script.families(locale).into_iter().filter_map(|name| self.0.get(name));
        let mut most = (0, None);
        for entry in best.chain(self.0.values()) {
            let has = entry.characters();
            let count = characters.iter().filter(|one| has.contains(one)).count();
            if count <= most.0 || entry.damaged().is_some() {
                continue;
            }
            if count == characters.len() {
                return Some(&entry.family);
            }
            most = (count, Some(&entry.family));
        }
        most.1
    }

    /// Whether a family has the character.
    pub fn has(&self, script: &'static Script, character: char) -> bool {
        let wanted = BTreeSet::from([character]);
        self.for_script(script, Locale::default(), &wanted).is_some()
    }
}

impl InstalledEntry {
    /// The characters of the upright.
    fn characters(&self) -> &HashSet<char> {
        self.characters
            .get_or_init(|| characters(&self.family.regular).unwrap_or_default())
    }

    fn damaged(&self) -> Option<&Path> {
        let is_sound = |face: &Face| {
            face.read().is_some_and(|file| sound::is_sound(&file, face.index))
        };
        let find = || self.family.faces().find(|face| !is_sound(face));
        self.damaged.get_or_init(|| find().map(|face| face.path.clone())).as_deref()
    }
}

fn characters(face: &Face) -> Option<HashSet<char>> {
    let bytes = face.read()?;
    let face = ttf_parser::Face::parse(&bytes, face.index).ok()?;
    let mut characters = HashSet::new();
    for table in face.tables().cmap?.subtables.into_iter().filter(Subtable::is_unicode) {
        table.codepoints(|code| {
            let is_there = table.glyph_index(code).is_some_and(|glyph| glyph.0 != 0);
            characters.extend(char::from_u32(code).filter(|_| is_there));
        });
    }
    Some(characters)
}

/// The face, if its file and name are such that TeX can be given them.
fn face_of(info: &FaceInfo) -> Option<Face> {
    let Source::File(path) = &info.source else { return None };
    let is_named = info.post_script_name.bytes().all(|byte| byte.is_ascii_graphic());
    (is_named && !info.post_script_name.is_empty()).then(|| Face {
        path: path.clone(),
        index: info.index,
        name: info.post_script_name.clone(),
        weight: info.weight.0,
        style: info.style,
    })
}

/// The styles of a family that stand nearest to regular and bold. The order of a disk's
/// folders does not decide.
fn family_of(name: &str, mut faces: Vec<Face>) -> Option<Family> {
    faces.sort_by(|one, other| {
        (&one.name, &one.path, one.index).cmp(&(&other.name, &other.path, other.index))
    });
    let nearest = |is_italic: bool, weight: u16, least: u16, most: u16| {
        let fitting = faces.iter().filter(|face| {
            (face.style != Style::Normal) == is_italic
                && (least..=most).contains(&face.weight)
        });
        fitting.min_by_key(|face| face.weight.abs_diff(weight)).cloned()
    };
    Some(Family {
        name: name.to_owned(),
        regular: nearest(false, 400, 0, 1000).or_else(|| faces.first().cloned())?,
        italic: nearest(true, 400, 200, 599),
        bold: nearest(false, 700, 600, 900),
        bold_italic: nearest(true, 700, 600, 900),
    })
}
