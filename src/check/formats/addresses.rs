//! Addresses of people and of pages.

use std::ops::Range;

use super::{FormatFault, fault};
use crate::diagnostics::{Code, excerpt};

pub(super) fn email(text: &str) -> Result<String, FormatFault> {
    let shown = text.strip_prefix("mailto:").unwrap_or(text);
    let lead = text.len() - shown.len();
    let refuse = |range: Option<Range<usize>>, label: &str| {
        let message = format!("`{}` is not an e-mail address", excerpt(text));
        let help = email_help(text);
        Err(FormatFault { range, ..fault(Code::MalformedEmail, message, label, help) })
    };
    if let Some(address) = in_words(shown) {
        let message = format!("`{}` is an e-mail address in words", excerpt(text));
        let help = format!(
            "write `{address}`, or `{{value: {address}, shown: \"{shown}\"}}` to have it in words"
        );
        return Err(fault(Code::MalformedEmail, message, "not the address itself", help));
    }
    let Some(at) = shown.rfind('@') else {
        return refuse(None, "no `@`");
    };
    let (local, domain) = (&shown[..at], &shown[at + 1..]);
    let is_local = |c: char| c.is_alphanumeric() || ".!#$%&'*+/=?^_`{|}~-".contains(c);
    let wrong = |text: &str, start: usize, is_right: &dyn Fn(char) -> bool| {
        let (at, wrong) = text.char_indices().find(|(_, c)| !is_right(*c))?;
        let start = lead + start + at;
        let label = match wrong {
            space if space.is_whitespace() => "a space".to_owned(),
            _ => format!("`{}` cannot stand here", excerpt(&wrong.to_string())),
        };
        Some((start..start + wrong.len_utf8(), label))
    };
    let is_domain = |c: char| c.is_alphanumeric() || ".-".contains(c);
    let found = wrong(local, 0, &is_local).or(wrong(domain, at + 1, &is_domain));
    if let Some((range, label)) = found {
        return refuse(Some(range), &label);
    }
    if local.is_empty() || domain.is_empty() {
        let label =
            if local.is_empty() { "nothing before it" } else { "nothing behind it" };
        return refuse(Some(lead + at..lead + at + 1), label);
    }
    if !domain.contains('.') || !domain.split('.').all(is_host_label) {
        let range = lead + at + 1..text.len();
        return refuse(Some(range), "not the name of a server");
    }
    if local.starts_with('.') || local.ends_with('.') || local.contains("..") {
        return refuse(Some(lead..lead + at), "a full stop in the wrong place");
    }
    Ok(shown.to_owned())
}

/// The address that is written against robots: `name (at) example dot org`.
fn in_words(text: &str) -> Option<String> {
    const AT: [&str; 8] = ["(at)", "[at]", "{at}", "<at>", " at ", "(@)", "[@]", "{@}"];
    const DOT: [&str; 9] =
        ["(dot)", "[dot]", "{dot}", "<dot>", " dot ", "(.)", "[.]", " punkt ", "(punkt)"];
    if text.len() > 200 {
        return None;
    }
    let mut address = text.to_owned();
    for (words, sign) in [(AT.as_slice(), "@"), (&DOT, ".")] {
        for word in words {
            while let Some(at) = address.to_ascii_lowercase().find(word) {
                address.replace_range(at..at + word.len(), sign);
            }
        }
    }
    address.retain(|one| !one.is_whitespace());
    let is_address = address.matches('@').count() == 1 && address != text;
    let has_words = AT.iter().any(|word| text.to_ascii_lowercase().contains(word));
    (is_address && has_words && email(&address).is_ok()).then_some(address)
}

/// The address in a text that holds more or hides it, or the shape of one.
pub(super) fn email_help(text: &str) -> String {
    let is_address = |word: &&str| word.contains('@') && email(word).is_ok();
    let trimmed = text
        .split([',', ';', ' ', '<', '>', '(', ')'])
        .map(|word| word.trim_end_matches('.'))
        .filter(|word| word.len() < text.len())
        .filter(is_address)
        .collect::<Vec<_>>();
    match trimmed.as_slice() {
        [one] if text.contains(['<', '(']) || text.ends_with('.') => {
            format!("write `{one}`")
        }
        [_, _, ..] => format!("write a list: `[{}]`", trimmed.join(", ")),
        _ => "write it as `name@example.org`".into(),
    }
}

pub(super) fn is_host_label(label: &str) -> bool {
    !label.is_empty()
        && label.chars().all(|c| c.is_alphanumeric() || c == '-')
        && !label.starts_with('-')
        && !label.ends_with('-')
}

/// A web address; see [`link`] for those inside prose.
pub(super) fn url(text: &str) -> Result<String, FormatFault> {
    let refuse = |label: &str, help: String| {
        let message = format!("`{}` is not a web address", excerpt(text));
        Err(fault(Code::MalformedUrl, message, label, help))
    };
    if text.contains('@') && !text.contains(['/', ':']) {
        let help = "put an e-mail address under `email`, or write a web address";
        return refuse("an e-mail address", help.into());
    }
    let Some((scheme, rest)) = text.split_once("://") else {
        let looks_like_host =
            text.split('/').next().is_some_and(|host| host.contains('.'));
        let typo = text.split_once(":/").map(|(_, rest)| rest);
        if is_file(text) {
            let help = "put the file on the web and write its address there, or remove the field";
            return refuse("a file, which readers do not have", help.into());
        }
        let help = if let Some(rest) = typo.filter(|rest| rest.contains('.')) {
            format!("write `https://{}`", rest.trim_start_matches('/'))
        } else if looks_like_host && !text.contains(char::is_whitespace) {
            format!("write `https://{text}`")
        } else {
            "write a whole address such as `https://example.org`, or remove the field"
                .into()
        };
        return refuse("no `https://`", help);
    };
    if !matches!(scheme.to_lowercase().as_str(), "http" | "https") {
        return refuse(
            "neither `https://` nor `http://`",
            format!("write `https://{rest}`"),
        );
    }
    if let Some(at) = text.find(|c: char| c.is_whitespace() || c.is_control()) {
        let mut refused = fault(
            Code::MalformedUrl,
            format!("`{}` is not a web address", excerpt(text)),
            "a space",
            "remove the space, or write it as `%20`",
        );
        refused.range = Some(at..at + 1);
        return Err(refused);
    }
    let authority = rest.split(['/', '?', '#']).next().unwrap_or("");
    let host = authority.rsplit('@').next().unwrap_or("");
    if let Some(second) = second_address(rest) {
        return refuse("two addresses in one", format!("write `{second}`"));
    }
    if !is_host(host) {
        return refuse(
            "no server's name",
            "write it as `https://example.org/page`".into(),
        );
    }
    if let Some(at) = text.find(['<', '>', '"', '\\', '`', '{', '}']) {
        let wrong = text[at..].chars().next().unwrap_or(' ');
        let mut refused = fault(
            Code::MalformedUrl,
            format!("`{wrong}` cannot stand in a web address"),
            "to be encoded",
            format!("write it as `%{:02X}`", u32::from(wrong)),
        );
        refused.range = Some(at..at + 1);
        return Err(refused);
    }
    Ok(text.to_owned())
}

/// Whether a text is the path of a file: `paper.pdf`, `../talks/slides.pptx`, `C:\\cv.doc`.
/// The name of a server comes first in an address, and none ends like these.
fn is_file(text: &str) -> bool {
    const ENDINGS: [&str; 22] = [
        "pdf", "doc", "docx", "odt", "rtf", "txt", "tex", "bib", "ppt", "pptx", "key",
        "odp", "xls", "xlsx", "csv", "html", "htm", "png", "jpg", "jpeg", "svg",
        "bibtex",
    ];
    let first = text.split(['/', '\\']).next().unwrap_or_default();
    let is_path = first.is_empty()
        || matches!(first, "." | ".." | "~" | "file:")
        || first.len() == 2 && first.ends_with(':');
    let ending = text.rsplit(['/', '\\']).next().unwrap_or_default();
    let ending = ending.rsplit_once('.').map_or("", |(_, ending)| ending);
    let is_named = ENDINGS.iter().any(|known| known.eq_ignore_ascii_case(ending));
    // In `example.org/paper.pdf` a server stands before the file.
    let has_server = first.contains('.') && text.contains('/') && !is_path;
    is_path && !text.starts_with("//") || is_named && !has_server
}

/// The last address in a text where two were pasted one behind the other. One that holds
/// another, of an archive or of a library's proxy, is one address: there a sign comes before
/// the inner one.
fn second_address(rest: &str) -> Option<&str> {
    ["https://", "http://"].iter().find_map(|scheme| {
        let at = rest.rfind(scheme)?;
        let before = rest[..at].chars().next_back();
        before.is_none_or(char::is_alphanumeric).then_some(&rest[at..])
    })
}

/// Whether this is the name or number of a server, perhaps with a port.
fn is_host(host: &str) -> bool {
    let is_port = |port: &str| port.parse::<u16>().is_ok();
    if let Some((number, behind)) =
        host.strip_prefix('[').and_then(|rest| rest.split_once(']'))
    {
        let is_number = number.contains(':')
            && number.chars().all(|c| c.is_ascii_hexdigit() || ":.".contains(c));
        return is_number
            && (behind.is_empty() || behind.strip_prefix(':').is_some_and(is_port));
    }
    let (name, port) = host.split_once(':').unwrap_or((host, "80"));
    let name = name.strip_suffix('.').unwrap_or(name);
    // Names in other scripts have vowels that count as marks, and some servers have a `_`.
    let is_label = |label: &str| {
        let plain: String = label.chars().filter(|c| c.is_ascii() && *c != '_').collect();
        !label.is_empty() && (plain.is_empty() || is_host_label(&plain))
    };
    name.split('.').all(is_label) && is_port(port)
}

/// An address in prose: of the web, of a person (`mailto:`) or of a telephone (`tel:`).
pub(in crate::check) fn link(text: &str) -> Result<(), FormatFault> {
    if let Some(address) = text.strip_prefix("mailto:") {
        // Behind a question mark stand the subject and the text of the letter.
        let people = address.split_once('?').map_or(address, |(people, _)| people);
        return people.split(',').try_for_each(|one| email(one).map(|_| ()));
    }
    if text.starts_with("tel:") {
        return Ok(());
    }
    if matches!(text, "" | "#") {
        return Err(fault(
            Code::MalformedUrl,
            "the link leads nowhere",
            "no address",
            "write the address between the parentheses, or keep the words alone",
        ));
    }
    url(text).map(|_| ())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_of_a_file_is_no_address_without_its_beginning() {
        let help = |text: &str| url(text).expect_err("no address").help;
        for path in [
            "paper.pdf",
            "../talks/a.pptx",
            "./x",
            "~/cv.tex",
            "C:\\cv\\a.doc",
            "/home/x",
            "file:/a/b.pdf",
        ] {
            assert!(help(path).starts_with("put the file on the web"), "{path}");
        }
        for address in ["example.org/paper.pdf", "ada.example.org", "example.org"] {
            assert_eq!(help(address), format!("write `https://{address}`"));
        }
    }
}
