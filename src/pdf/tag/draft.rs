//! A PDF that is written anew: the objects of another, each as it was or replaced, and more.
//!
//! Objects keep their numbers, so that what is not changed is copied byte for byte. All but
//! streams go into object streams (ISO 32000-1, 7.5.7), which make many small objects short.

use std::collections::BTreeMap;
use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use hayro_syntax::Pdf;
use hayro_syntax::object::{
    Dict, MaybeRef, Name, Number, Object, ObjectIdentifier, Stream,
};
use sha2::{Digest, Sha256};

/// A file in the making.
pub(super) struct Draft {
    objects: BTreeMap<u32, Body>,
    next: u32,
    root: u32,
    info: Option<u32>,
}

enum Body {
    Plain(Vec<u8>),
    /// A dictionary without its end, and the data.
    Stream(Vec<u8>, Vec<u8>),
}

/// How many objects are in an object stream; a reader unpacks one to get at one object.
const OBJECTS_IN_ONE: usize = 200;

/// How many bytes a row of the table of all objects has: the kind, the place, and where there.
const COLUMNS: usize = 7;

impl Draft {
    /// Takes over all objects of a file.
    pub(super) fn of(pdf: &Pdf) -> Self {
        let last = u32::try_from(pdf.len()).unwrap_or(u32::MAX).saturating_add(1);
        let mut draft = Self {
            objects: BTreeMap::new(),
            next: last,
            root: pdf.xref().root_id().obj_number,
            info: None,
        };
        for number in 1..last {
            let id = ObjectIdentifier::new(number, 0);
            if let Some(object) = pdf.xref().get::<Object<'_>>(id) {
                draft.take(number, &object);
            }
        }
        draft
    }

    fn take(&mut self, number: u32, object: &Object<'_>) {
        let body = match object {
            Object::Stream(stream) if is_structure(stream) => return,
            Object::Stream(stream) => {
                let dict = stream.dict().data();
                let open = dict.strip_suffix(b">>").unwrap_or(dict).to_vec();
                Body::Stream(open, stream.raw_data().into_owned())
            }
            Object::Dict(dict) => {
                if dict.contains_key("Producer") && dict.contains_key("CreationDate") {
                    self.info = Some(number);
                }
                Body::Plain(dict.data().to_vec())
            }
            other => Body::Plain(written(other)),
        };
        self.objects.insert(number, body);
    }

    /// A number for an object that comes later.
    pub(super) fn number(&mut self) -> u32 {
        let number = self.next;
        self.next += 1;
        number
    }

    /// Puts an object in the place of a number.
    pub(super) fn put(&mut self, number: u32, object: impl Into<Vec<u8>>) {
        self.objects.insert(number, Body::Plain(object.into()));
    }

    /// Adds an object.
    pub(super) fn add(&mut self, object: impl Into<Vec<u8>>) -> u32 {
        let number = self.number();
        self.put(number, object);
        number
    }

    /// Puts a stream in the place of a number: the entries of its dictionary, and its data.
    pub(super) fn put_stream(&mut self, number: u32, entries: &[u8], data: &[u8]) {
        let data = packed(data);
        let length = format!("/Filter/FlateDecode/Length {}", data.len());
        let dict = [b"<<", entries, length.as_bytes()].concat();
        self.objects.insert(number, Body::Stream(dict, data));
    }

    /// Adds a stream that is not packed, so that everyone can read it.
    pub(super) fn add_plain_stream(&mut self, entries: &str, data: &[u8]) -> u32 {
        let number = self.number();
        let dict = format!("<<{entries}/Length {}", data.len());
        self.objects.insert(number, Body::Stream(dict.into_bytes(), data.to_vec()));
        number
    }

    /// Adds a stream.
    pub(super) fn add_stream(&mut self, entries: &str, data: &[u8]) -> u32 {
        let number = self.number();
        self.put_stream(number, entries.as_bytes(), data);
        number
    }

    /// Leaves an object out.
    pub(super) fn remove(&mut self, number: u32) {
        self.objects.remove(&number);
    }

    /// The file.
    pub(super) fn write(mut self) -> Vec<u8> {
        let mut file = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
        let mut places: BTreeMap<u32, (u8, usize, usize)> = BTreeMap::new();
        let mut plain = Vec::new();
        for (number, body) in &self.objects {
            match body {
                Body::Plain(bytes) => plain.push((*number, bytes)),
                Body::Stream(dict, data) => {
                    places.insert(*number, (1, file.len(), 0));
                    write_stream(&mut file, *number, dict, data);
                }
            }
        }
        for group in plain.chunks(OBJECTS_IN_ONE) {
            let number = self.next;
            self.next += 1;
            let (mut index, mut bodies) = (Vec::new(), Vec::new());
            for (at, (object, bytes)) in group.iter().enumerate() {
                let _ = write!(index, "{object} {} ", bodies.len());
                bodies.extend_from_slice(bytes);
                bodies.push(b'\n');
                let holder = usize::try_from(number).unwrap_or_default();
                places.insert(*object, (2, holder, at));
            }
            let first = index.len();
            index.append(&mut bodies);
            let data = packed(&index);
            let dict = format!(
                "<</Type/ObjStm/N {}/First {first}/Filter/FlateDecode/Length {}",
                group.len(),
                data.len()
            );
            places.insert(number, (1, file.len(), 0));
            write_stream(&mut file, number, dict.as_bytes(), &data);
        }
        self.finish(file, places)
    }

    /// The table of all objects (7.5.8), and the end.
    fn finish(
        &self,
        mut file: Vec<u8>,
        mut places: BTreeMap<u32, (u8, usize, usize)>,
    ) -> Vec<u8> {
        let (number, start) = (self.next, file.len());
        places.insert(number, (1, start, 0));
        // Each row is the difference to the one before (PNG's filter `Up`): rows are alike.
        let (mut table, mut before) = (Vec::new(), [0; COLUMNS]);
        for object in 0..=number {
            let (kind, place, at) =
                places.get(&object).copied().unwrap_or((0, 0, 0xffff));
            let mut row = [0; COLUMNS];
            row[0] = kind;
            row[1..5].copy_from_slice(&place.to_be_bytes()[4..]);
            row[5..].copy_from_slice(&at.to_be_bytes()[6..]);
            table.push(2);
            table
                .extend(row.iter().zip(before).map(|(now, then)| now.wrapping_sub(then)));
            before = row;
        }
        let data = packed(&table);
        let hash = Sha256::digest(&file);
        let id = hash
            .iter()
            .take(16)
            .fold(String::new(), |id, byte| id + &format!("{byte:02x}"));
        let info = self.info.map_or(String::new(), |info| format!("/Info {info} 0 R"));
        let dict = format!(
            "<</Type/XRef/Size {}/W[1 4 2]/Root {} 0 R{info}/ID[<{id}><{id}>]\
             /Filter/FlateDecode/DecodeParms<</Predictor 12/Columns {COLUMNS}>>/Length {}",
            number + 1,
            self.root,
            data.len()
        );
        write_stream(&mut file, number, dict.as_bytes(), &data);
        let _ = write!(file, "startxref\n{start}\n%%EOF\n");
        file
    }
}

fn write_stream(file: &mut Vec<u8>, number: u32, dict: &[u8], data: &[u8]) {
    let _ = writeln!(file, "{number} 0 obj");
    file.extend_from_slice(dict);
    file.extend_from_slice(b">>\nstream\n");
    file.extend_from_slice(data);
    file.extend_from_slice(b"\nendstream\nendobj\n");
}

fn packed(data: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    let _ = encoder.write_all(data);
    encoder.finish().unwrap_or_default()
}

/// Whether a stream is a part of how the file was written.
fn is_structure(stream: &Stream<'_>) -> bool {
    let kind = stream.dict().get::<Name<'_>>("Type");
    kind.is_some_and(|kind| matches!(kind.as_str(), "XRef" | "ObjStm"))
}

/// A dictionary with some entries left out and others added.
pub(super) fn edited(dict: &Dict<'_>, without: &[&str], entries: &[u8]) -> Vec<u8> {
    let mut bytes = b"<<".to_vec();
    for (name, value) in dict.entries() {
        if without.contains(&name.as_str()) {
            continue;
        }
        write_name(&mut bytes, &name);
        match value {
            MaybeRef::Ref(id) => {
                let _ = write!(bytes, " {} {} R", id.obj_number, id.gen_number);
            }
            MaybeRef::NotRef(value) => {
                bytes.push(b' ');
                bytes.extend(written(&value));
            }
        }
    }
    bytes.extend_from_slice(entries);
    bytes.extend_from_slice(b">>");
    bytes
}

/// An object as it is written; streams cannot be.
fn written(object: &Object<'_>) -> Vec<u8> {
    match object {
        Object::Null(_) | Object::Stream(_) => b"null".to_vec(),
        Object::Boolean(is_true) => is_true.to_string().into_bytes(),
        Object::Number(number) => number_written(number).into_bytes(),
        Object::String(bytes) => hex_string(bytes).into_bytes(),
        Object::Name(name) => {
            let mut bytes = Vec::new();
            write_name(&mut bytes, name);
            bytes
        }
        Object::Dict(dict) => dict.data().to_vec(),
        Object::Array(array) => [b"[", array.data(), b"]"].concat(),
    }
}

fn number_written(number: &Number) -> String {
    let number = number.as_f64();
    if number.fract() == 0.0 { format!("{number:.0}") } else { number.to_string() }
}

fn write_name(bytes: &mut Vec<u8>, name: &Name<'_>) {
    bytes.push(b'/');
    for byte in name.iter() {
        if byte.is_ascii_alphanumeric() || b"-_+.".contains(byte) {
            bytes.push(*byte);
        } else {
            let _ = write!(bytes, "#{byte:02x}");
        }
    }
}

fn hex_string(bytes: &[u8]) -> String {
    let digits =
        bytes.iter().fold(String::new(), |all, byte| all + &format!("{byte:02x}"));
    format!("<{digits}>")
}

/// A text as a string of a PDF: as it is where it is plain, else in UTF-16.
pub(super) fn text_string(text: &str) -> String {
    let is_plain = |byte: u8| (b' '..=b'~').contains(&byte);
    if text.bytes().all(is_plain) {
        let escaped = text.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)");
        return format!("({escaped})");
    }
    let units =
        text.encode_utf16().fold(String::new(), |all, unit| all + &format!("{unit:04x}"));
    format!("<feff{units}>")
}
