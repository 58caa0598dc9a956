//! What the file says of itself: XMP with the standards that it follows, and the colours that
//! it means.

use std::fmt::Write;

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, DateTime, Dict, Name, Object};

/// Which standards the file claims to follow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Claims {
    /// PDF/UA-1 (ISO 14289-1).
    pub accessible: bool,
    /// A part of PDF/A (ISO 19005) at its level A.
    pub archive: Option<u8>,
}

/// Why a file does not follow a standard that it was to follow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// Words that are in no paragraph.
    StrayWords(String),
    /// A link that is not one of the class.
    StrayLink,
    /// A picture in four inks.
    CmykPhoto,
    /// A file that is no PDF.
    Attachment,
    /// Lines from right to left are written backwards.
    Direction,
    /// The pages cannot be given tags.
    Untagged,
}

impl Claims {
    /// Those of them that the file holds: what is not whole is not accessible, and an archive
    /// takes no font that is elsewhere and no CMYK colours.
    pub(super) fn held(self, pdf: &Pdf, obstacles: &mut Vec<Obstacle>) -> Self {
        let mut held = if obstacles.is_empty() { self } else { Self::default() };
        for object in pdf.objects() {
            let (Object::Dict(dict), is_picture) = (match object {
                Object::Stream(stream) => (Object::Dict(stream.dict().clone()), true),
                other => (other, false),
            }) else {
                continue;
            };
            let name = |key: &str| dict.get::<Name<'_>>(key);
            let is = |key: &str, wanted: &str| {
                name(key).is_some_and(|name| name.as_str() == wanted)
            };
            if is_picture
                && is("Subtype", "Image")
                && is_cmyk(&dict)
                && held.archive.take().is_some()
            {
                obstacles.push(Obstacle::CmykPhoto);
            }
            let files = ["FontFile", "FontFile2", "FontFile3"];
            if is("Type", "FontDescriptor")
                && !files.iter().any(|file| dict.contains_key(file))
            {
                held = Self::default();
            }
        }
        held
    }
}

/// Whether the colours of a picture are four inks.
fn is_cmyk(picture: &Dict<'_>) -> bool {
    if let Some(name) = picture.get::<Name<'_>>("ColorSpace") {
        return name.as_str() == "DeviceCMYK";
    }
    let space = picture.get::<Array<'_>>("ColorSpace");
    let profile = space.and_then(|space| space.iter::<Object<'_>>().nth(1));
    matches!(profile, Some(Object::Stream(profile))
        if profile.dict().get::<usize>("N") == Some(4))
}

/// The metadata of a file (ISO 16684-1), the same as those in its dictionary.
pub(super) fn xmp(pdf: &Pdf, language: &str, claims: Claims) -> String {
    let facts = pdf.metadata();
    let text = |bytes: &Option<Box<[u8]>>| {
        bytes.as_deref().map(|bytes| escaped(&crate::pdf::verify::pdf::text(bytes)))
    };
    let mut all = String::new();
    let mut add = |part: &str| {
        all.push_str(part);
        all.push('\n');
    };
    if let Some(title) = text(&facts.title) {
        add(&format!(
            "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt></dc:title>"
        ));
    }
    if let Some(author) = text(&facts.author) {
        add(&format!(
            "<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>"
        ));
    }
    if let Some(subject) = text(&facts.subject) {
        add(&format!(
            "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">{subject}</rdf:li>\
             </rdf:Alt></dc:description>"
        ));
    }
    if !language.is_empty() {
        add(&format!(
            "<dc:language><rdf:Bag><rdf:li>{}</rdf:li></rdf:Bag></dc:language>",
            escaped(language)
        ));
    }
    add("<dc:format>application/pdf</dc:format>");
    if let Some(keywords) = text(&facts.keywords) {
        add(&format!("<pdf:Keywords>{keywords}</pdf:Keywords>"));
    }
    if let Some(producer) = text(&facts.producer) {
        add(&format!("<pdf:Producer>{producer}</pdf:Producer>"));
    }
    if let Some(creator) = text(&facts.creator) {
        add(&format!("<xmp:CreatorTool>{creator}</xmp:CreatorTool>"));
    }
    if let Some(date) = &facts.creation_date {
        add(&format!("<xmp:CreateDate>{}</xmp:CreateDate>", moment(date)));
    }
    if let Some(date) = &facts.modification_date {
        add(&format!("<xmp:ModifyDate>{}</xmp:ModifyDate>", moment(date)));
    }
    if let Some(part) = claims.archive {
        add(&format!("<pdfaid:part>{part}</pdfaid:part>"));
        add("<pdfaid:conformance>A</pdfaid:conformance>");
    }
    if claims.accessible {
        add("<pdfuaid:part>1</pdfuaid:part>");
        if claims.archive.is_some() {
            add(UA_IN_ARCHIVES);
        }
    }
    format!("{BEFORE}{all}{BEHIND}")
}

const BEFORE: &str = "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>
<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">
<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">
<rdf:Description rdf:about=\"\"
 xmlns:dc=\"http://purl.org/dc/elements/1.1/\"
 xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"
 xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"
 xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"
 xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"
 xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"
 xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"
 xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">
";

const BEHIND: &str =
    "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>";

/// PDF/A knows no `pdfuaid`, and asks that it be described (ISO 19005-2, 6.6.2.3).
const UA_IN_ARCHIVES: &str = "<pdfaExtension:schemas><rdf:Bag>
<rdf:li rdf:parseType=\"Resource\">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of PDF/UA that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>";

fn escaped(text: &str) -> String {
    let mut safe = String::new();
    for sign in text.chars() {
        match sign {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            sign if sign.is_control() => safe.push(' '),
            sign => safe.push(sign),
        }
    }
    safe
}

fn moment(date: &DateTime) -> String {
    let mut all = format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}",
        date.year, date.month, date.day, date.hour, date.minute, date.second
    );
    if date.utc_offset_hour == 0 && date.utc_offset_minute == 0 {
        all.push('Z');
    } else {
        let _ = write!(all, "{:+03}:{:02}", date.utc_offset_hour, date.utc_offset_minute);
    }
    all
}

/// A profile of the colours of sRGB (IEC 61966-2-1) in the form of ICC.1:2001: the primaries
/// adapted to D50, and one curve for all three.
pub(super) fn srgb() -> Vec<u8> {
    let text = b"desc\0\0\0\0\0\0\0\x05sRGB\0".to_vec();
    let description = [text, vec![0; 78]].concat();
    let copyright = b"text\0\0\0\0No copyright\0".to_vec();
    let curve = curve();
    let tags: [(&[u8; 4], Vec<u8>); 9] = [
        (b"desc", description),
        (b"cprt", copyright),
        (b"wtpt", xyz([0.9642, 1.0, 0.8249])),
        (b"rXYZ", xyz([0.436_07, 0.222_49, 0.013_92])),
        (b"gXYZ", xyz([0.385_15, 0.716_87, 0.097_08])),
        (b"bXYZ", xyz([0.143_07, 0.060_61, 0.714_10])),
        (b"rTRC", curve.clone()),
        (b"gTRC", Vec::new()),
        (b"bTRC", Vec::new()),
    ];
    let mut table = long(tags.len());
    let mut data = Vec::new();
    let start = 128 + 4 + 12 * tags.len();
    let mut curve_at = (0, 0);
    for (name, body) in &tags {
        if !body.is_empty() {
            while data.len() % 4 != 0 {
                data.push(0);
            }
            curve_at = (start + data.len(), body.len());
            data.extend_from_slice(body);
        }
        table.extend_from_slice(*name);
        table.extend(long(curve_at.0));
        table.extend(long(curve_at.1));
    }
    let mut profile = long(start + data.len());
    profile.extend_from_slice(b"\0\0\0\0\x02\x10\0\0mntrRGB XYZ ");
    profile.extend_from_slice(&[0x07, 0xce, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0]);
    profile.extend_from_slice(b"acsp");
    profile.resize(68, 0);
    profile.extend(xyz([0.9642, 1.0, 0.8249]).split_off(8));
    profile.resize(128, 0);
    profile.extend(table);
    profile.extend(data);
    profile
}

/// A number of four bytes.
fn long(number: usize) -> Vec<u8> {
    number.to_be_bytes()[4..].to_vec()
}

fn xyz(point: [f64; 3]) -> Vec<u8> {
    let mut bytes = b"XYZ \0\0\0\0".to_vec();
    for value in point {
        bytes.extend_from_slice(&fixed(value, 65536.0).to_be_bytes());
    }
    bytes
}

/// The curve of sRGB at 256 places.
fn curve() -> Vec<u8> {
    let mut bytes = b"curv\0\0\0\0\0\0\x01\0".to_vec();
    for step in 0..256 {
        let value = f64::from(step) / 255.0;
        let light = if value <= 0.040_45 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        };
        bytes.extend_from_slice(&fixed(light, 65535.0).to_be_bytes()[2..]);
    }
    bytes
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the values are between 0 and 1"
)]
fn fixed(value: f64, unit: f64) -> u32 {
    (value * unit).round() as u32
}
