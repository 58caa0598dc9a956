//! Archives (PKWARE's APPNOTE 6.3.10) in which other programs give the parts of a CV: the texts
//! in one become the parts of a source. Nothing of them reaches the disk.

use std::borrow::Cow;
use std::io::Read;
use std::path::Path;

use flate2::Crc;
use flate2::read::DeflateDecoder;

use super::legacy::of_old;
use crate::diagnostics::{Code, Diagnostic};
use crate::source::{MAX_BYTES, Source};

/// How many files an archive may have.
const MAX_FILES: usize = 10_000;

/// A file of an archive.
struct Member<'a> {
    name: Cow<'a, str>,
    flags: usize,
    method: usize,
    sum: usize,
    packed: usize,
    size: usize,
    /// Where it begins.
    start: usize,
}

/// The texts of an archive that are wanted, as the parts of a source, and the names of the other
/// files; none where it holds nothing that is wanted.
pub(crate) fn source(
    name: &Path,
    bytes: &[u8],
    is_wanted: fn(&str) -> bool,
) -> Option<Result<(Source, Vec<String>), Diagnostic>> {
    let members = match members(bytes) {
        Ok(members) => members,
        // What is cut is still a document where its first file is that of one.
        Err(fault) => {
            let length = number(bytes, 26, 2)?;
            let first = String::from_utf8_lossy(bytes.get(30..30 + length)?);
            return is_wanted(&first).then_some(Err(fault));
        }
    };
    let is_file = |member: &&Member<'_>| !member.name.ends_with('/');
    let (wanted, others): (Vec<_>, Vec<_>) =
        members.iter().filter(is_file).partition(|member| is_wanted(&member.name));
    if wanted.is_empty() {
        return None;
    }
    let others = others.iter().map(|member| member.name.clone().into_owned()).collect();
    Some(joined(name, bytes, &wanted).map(|source| (source, others)))
}

fn joined(
    name: &Path,
    bytes: &[u8],
    wanted: &[&Member<'_>],
) -> Result<Source, Diagnostic> {
    let mut source = Source::new(name, "");
    let mut left = MAX_BYTES;
    for member in wanted {
        let leads_out = member.name.split(['/', '\\']).any(|part| part == "..")
            || member.name.starts_with(['/', '\\'])
            || member.name.contains([':', '\0']);
        if leads_out {
            return Err(unreadable(&format!(
                "the name of `{}` leads out of it",
                crate::diagnostics::excerpt(&member.name)
            )));
        }
        let content = content(bytes, member, left)?;
        left -= content.len();
        let text = match String::from_utf8(content) {
            Ok(text) => text,
            Err(error) => of_old(error.as_bytes()),
        };
        source.add(Source::new(name.join(&*member.name), text));
    }
    Ok(source)
}

fn content(
    bytes: &[u8],
    member: &Member<'_>,
    left: usize,
) -> Result<Vec<u8>, Diagnostic> {
    let name = crate::diagnostics::excerpt(&member.name);
    if member.flags & 1 == 1 {
        return Err(unreadable("it is locked with a password")
            .help("unpack it with the password, and give the file in it"));
    }
    let damaged = || unreadable(&format!("`{name}` in it is damaged"));
    let at = |at: usize| member.start.checked_add(at);
    let lengths = number(bytes, at(26).ok_or_else(damaged)?, 2).zip(number(
        bytes,
        at(28).ok_or_else(damaged)?,
        2,
    ));
    let (of_name, extra) = lengths.ok_or_else(damaged)?;
    let start = at(30 + of_name + extra).ok_or_else(damaged)?;
    let end = start.checked_add(member.packed).ok_or_else(damaged)?;
    let packed = bytes.get(start..end).ok_or_else(damaged)?;
    let limit = u64::try_from(left).unwrap_or(u64::MAX);
    let mut content = Vec::new();
    let read = match member.method {
        0 => packed.take(limit + 1).read_to_end(&mut content),
        8 => DeflateDecoder::new(packed).take(limit + 1).read_to_end(&mut content),
        _ => {
            return Err(unreadable(&format!(
                "`{name}` is packed in a way that is not read"
            )));
        }
    };
    if content.len() > left || member.size > left {
        let limit = MAX_BYTES / 1024 / 1024;
        let message = format!("the archive holds more than {limit} MB of texts");
        return Err(Diagnostic::of_file(Code::FileTooLarge, message)
            .help("check that this is the right file"));
    }
    let mut sum = Crc::new();
    sum.update(&content);
    let is_whole = usize::try_from(sum.sum()).is_ok_and(|sum| sum == member.sum);
    if read.is_err() || !is_whole {
        return Err(damaged());
    }
    Ok(content)
}

/// The files that the directory at the end of an archive names.
fn members(bytes: &[u8]) -> Result<Vec<Member<'_>>, Diagnostic> {
    let damaged = || unreadable("its directory is damaged");
    let from = bytes.len().saturating_sub(22 + usize::from(u16::MAX));
    let end = bytes.get(from..).unwrap_or_default();
    let end =
        end.windows(4).rposition(|word| word == b"PK\x05\x06").ok_or_else(damaged)?;
    let end = from + end;
    let count = number(bytes, end + 10, 2).ok_or_else(damaged)?;
    let mut at = number(bytes, end + 16, 4).ok_or_else(damaged)?;
    if count > MAX_FILES {
        return Err(unreadable(&format!("it holds more than {MAX_FILES} files")));
    }
    let mut found = Vec::new();
    for _ in 0..count {
        if bytes.get(at..at + 4) != Some(b"PK\x01\x02") {
            return Err(damaged());
        }
        let said = |offset: usize, length: usize| {
            number(bytes, at + offset, length).ok_or_else(damaged)
        };
        let (of_name, extra, remark) = (said(28, 2)?, said(30, 2)?, said(32, 2)?);
        let name = bytes.get(at + 46..at + 46 + of_name).ok_or_else(damaged)?;
        found.push(Member {
            name: String::from_utf8_lossy(name),
            flags: said(8, 2)?,
            method: said(10, 2)?,
            sum: said(16, 4)?,
            packed: said(20, 4)?,
            size: said(24, 4)?,
            start: said(42, 4)?,
        });
        at += 46 + of_name + extra + remark;
    }
    Ok(found)
}

/// A number of so many bytes, the lowest first.
fn number(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    let part = bytes.get(at..at.checked_add(length)?)?;
    Some(part.iter().rev().fold(0, |sum, byte| sum << 8 | usize::from(*byte)))
}

fn unreadable(why: &str) -> Diagnostic {
    Diagnostic::of_file(
        Code::MalformedSource,
        format!("the archive cannot be read: {why}"),
    )
    .help("download it again")
}
