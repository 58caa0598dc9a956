//! CVs in files of several parts: the archives of LinkedIn and ORCID, and PDFs that carry their
//! data; what is hostile in them ends with a message, and nothing of them reaches the disk.

#![expect(
    clippy::disallowed_methods,
    reason = "the environment says whether the expected output is written anew"
)]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use flate2::write::{DeflateEncoder, ZlibEncoder};
use flate2::{Compression, Crc};

const FOLDER: &str = "tests/import";

fn cvtex(arguments: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_cvtex"))
        .args(arguments)
        .current_dir(folder)
        .env("CVTEX_FONTS", "")
        .output()
        .expect("a run")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// A file of an archive, as it is told of and as it is.
struct Member {
    name: String,
    content: Vec<u8>,
    flags: u16,
}

impl Member {
    fn new(name: &str, content: &[u8]) -> Self {
        Self { name: name.to_owned(), content: content.to_vec(), flags: 0 }
    }
}

/// An archive of these files.
fn zip(members: &[Member]) -> Vec<u8> {
    let (mut archive, mut directory) = (Vec::new(), Vec::new());
    for Member { name, content, flags } in members {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(content).expect("memory");
        let packed = encoder.finish().expect("memory");
        let mut sum = Crc::new();
        sum.update(content);
        let size = |bytes: &[u8]| u32::try_from(bytes.len()).expect("a small file");
        let mut about = Vec::new();
        for number in [20, *flags, 8, 0, 0x21] {
            about.extend(number.to_le_bytes());
        }
        about.extend(sum.sum().to_le_bytes());
        about.extend(size(&packed).to_le_bytes());
        about.extend(size(content).to_le_bytes());
        about.extend(u16::try_from(name.len()).expect("a short name").to_le_bytes());
        about.extend([0, 0]);
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&about);
        directory.extend([0; 10]);
        directory.extend(size(&archive).to_le_bytes());
        directory.extend(name.as_bytes());
        archive.extend(b"PK\x03\x04");
        archive.extend(about);
        archive.extend(name.as_bytes());
        archive.extend(packed);
    }
    let count = u16::try_from(members.len()).expect("few files");
    let start = u32::try_from(archive.len()).expect("a small archive");
    let length = u32::try_from(directory.len()).expect("a small archive");
    archive.extend(directory);
    archive.extend(b"PK\x05\x06\0\0\0\0");
    archive.extend([count.to_le_bytes(), count.to_le_bytes()].concat());
    archive.extend([length.to_le_bytes(), start.to_le_bytes()].concat());
    archive.extend([0, 0]);
    archive
}

/// All files of a folder, as an archive.
fn packed(folder: &Path) -> Vec<u8> {
    fn add(folder: &Path, root: &Path, members: &mut Vec<Member>) {
        let mut paths: Vec<PathBuf> = fs::read_dir(folder)
            .expect("a folder")
            .flatten()
            .map(|file| file.path())
            .collect();
        paths.sort();
        for path in paths {
            if path.is_dir() {
                add(&path, root, members);
            } else {
                let name =
                    path.strip_prefix(root).expect("a path in it").to_string_lossy();
                members.push(Member::new(&name, &fs::read(&path).expect("a file")));
            }
        }
    }
    let mut members = Vec::new();
    add(folder, folder, &mut members);
    zip(&members)
}

/// Fails where a file is not this text, or writes it.
fn expect(path: &Path, text: &str) {
    if std::env::var_os("CVTEX_UPDATE").is_some() {
        fs::write(path, text).expect("a file can be written");
        return;
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    assert_eq!(text, expected, "{}: run with CVTEX_UPDATE=1 and read it", path.display());
}

#[test]
fn each_archive_becomes_the_cv_beside_it() {
    for name in ["linkedin", "orcid-archive"] {
        let folder = tempfile::tempdir().expect("a folder");
        let archive = packed(&Path::new(FOLDER).join(name));
        fs::write(folder.path().join("data.zip"), archive).expect("an archive");
        let run =
            cvtex(&["import", "--dry-run", "--all-messages", "data.zip"], folder.path());
        let said = text(&run.stderr);
        assert!(run.status.success(), "{name}: {said}");
        let beside = |ending: &str| Path::new(FOLDER).join(format!("{name}.{ending}"));
        expect(&beside("expected.yaml"), &text(&run.stdout));
        expect(&beside("expected.txt"), &said);
        let run = cvtex(&["import", "data.zip"], folder.path());
        assert!(run.status.success(), "{name}: {}", text(&run.stderr));
        let run = cvtex(&["check", "cv.yaml"], folder.path());
        assert!(run.status.success(), "{name}: {}", text(&run.stderr));
        let run = cvtex(&["render", "data.zip"], folder.path());
        assert!(run.status.success(), "{name}: {}", text(&run.stderr));
        assert!(folder.path().join("data.pdf").is_file(), "{name}");
    }
}

#[test]
fn a_place_in_an_archive_is_that_in_its_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let members = [
        Member::new("Profile.csv", b"First Name,Last Name\nAda,Lovelace\n"),
        Member::new(
            "a/Positions.csv",
            b"Title,Started On,Odd\nAnalyst,2020-02-31,Lost word\n",
        ),
    ];
    fs::write(folder.path().join("data.zip"), zip(&members)).expect("an archive");
    let run = cvtex(&["check", "--message-format", "short", "data.zip"], folder.path());
    let said = text(&run.stderr);
    assert!(
        said.contains("data.zip/a/Positions.csv:2:20: warning[not-imported]"),
        "{said}"
    );
    assert!(said.contains("data.zip/a/Positions.csv:2:17: error["), "{said}");
}

#[test]
fn a_pdf_that_carries_its_data_is_a_cv() {
    let folder = tempfile::tempdir().expect("a folder");
    let xml = fs::read(Path::new(FOLDER).join("europass.xml")).expect("a file");
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(&xml).expect("memory");
    let packed = encoder.finish().expect("memory");
    for (stream, filter) in [(packed, "/Filter /FlateDecode"), (xml, "")] {
        let mut pdf =
            b"%PDF-1.7\n1 0 obj\n<< /Length 3 >>\nstream\nxyz\nendstream\nendobj\n"
                .to_vec();
        let head = format!(
            "2 0 obj\n<< /Type /EmbeddedFile {filter} /Length {} >>\nstream\r\n",
            stream.len()
        );
        pdf.extend(head.as_bytes());
        pdf.extend(stream);
        pdf.extend(b"\nendstream\nendobj\n%%EOF\n");
        fs::write(folder.path().join("cv.pdf"), pdf).expect("a file");
        let run = cvtex(&["import", "--dry-run", "cv.pdf"], folder.path());
        let (cv, said) = (text(&run.stdout), text(&run.stderr));
        assert!(run.status.success(), "{said}");
        let expected = Path::new(FOLDER).join("europass.xml.expected.yaml");
        assert_eq!(cv, fs::read_to_string(expected).expect("a file"));
    }
    // Others are still called what they are.
    fs::write(folder.path().join("cv.pdf"), "%PDF-1.7\nstream\nabc\nendstream\n")
        .expect("a file");
    let run = cvtex(&["check", "cv.pdf"], folder.path());
    assert!(text(&run.stderr).contains("this is a PDF, not a text"));
}

#[test]
fn a_hostile_archive_ends_with_a_message_and_writes_nothing() {
    let profile = || Member::new("Profile.csv", b"First Name,Last Name\nAda,Lovelace\n");
    let bomb = vec![b' '; 40 * 1024 * 1024];
    let mut cut = zip(&[profile()]);
    cut.truncate(60);
    let mut damaged = zip(&[profile()]);
    damaged[45] ^= 0x55;
    let mut lying = zip(&[profile()]);
    let at = lying.len() - 6;
    lying[at..at + 4].copy_from_slice(&[0xff; 4]);
    let mut locked = profile();
    locked.flags = 1;
    let deep = format!("<a:person xmlns:a=\"a\">{}", "<b>".repeat(100_000));
    let entities =
        "<!DOCTYPE p [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><person>&b;</person>";
    let many = vec![b' '; 9 * 1024 * 1024];
    let two = [Member::new("Skills.csv", &many), Member::new("Positions.csv", &many)];
    for (what, archive, message) in [
        ("a bomb", zip(&[Member::new("Positions.csv", &bomb)]), "error[file-too-large]"),
        ("two that are too much", zip(&two), "error[file-too-large]"),
        (
            "a way out",
            zip(&[Member::new("../../Profile.csv", b"a\nb\n")]),
            "leads out of it",
        ),
        (
            "from the root",
            zip(&[Member::new("/etc/Profile.csv", b"a\nb\n")]),
            "leads out of it",
        ),
        ("cut", cut, "its directory is damaged"),
        ("damaged", damaged, "`Profile.csv` in it is damaged"),
        ("lying", lying, "its directory is damaged"),
        ("locked", zip(&[locked]), "locked with a password"),
        (
            "deep",
            zip(&[Member::new("person.xml", deep.as_bytes())]),
            "error[malformed-source]",
        ),
        (
            "entities",
            zip(&[Member::new("person.xml", entities.as_bytes())]),
            "error[malformed-source]",
        ),
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir_all(folder.path().join("a/b")).expect("folders");
        fs::write(folder.path().join("a/b/data.zip"), archive).expect("an archive");
        let run = cvtex(&["import", "data.zip"], &folder.path().join("a/b"));
        let said = text(&run.stderr);
        assert_eq!(run.status.code(), Some(1), "{what}: {said}");
        assert!(said.contains(message), "{what}: {said}");
        let here: Vec<_> =
            fs::read_dir(folder.path().join("a/b")).expect("a folder").collect();
        let above: Vec<_> = fs::read_dir(folder.path()).expect("a folder").collect();
        assert_eq!((here.len(), above.len()), (1, 1), "{what}");
    }
}

#[test]
fn xml_in_latin_letters_is_read_as_it_says() {
    let folder = tempfile::tempdir().expect("a folder");
    let xml = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<Candidate><CandidatePerson>\
               <PersonName><FormattedName>Jos\u{e9} \u{c1}lvares</FormattedName></PersonName>\
               </CandidatePerson></Candidate>";
    let bytes: Vec<u8> = xml
        .chars()
        .map(|c| u8::try_from(u32::from(c)).expect("a Latin letter"))
        .collect();
    fs::write(folder.path().join("cv.xml"), bytes).expect("a file");
    let run = cvtex(&["import", "--dry-run", "cv.xml"], folder.path());
    assert!(text(&run.stdout).contains("name: José Álvares"), "{}", text(&run.stderr));
}
