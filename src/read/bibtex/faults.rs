//! What to say of entries that are not written as BibTeX, or not as its author meant.

use super::dates::{Doubt, Reading, When};
use super::entries::Field;
use super::names::Oddity;
use super::raw::{Fault, FaultKind};
use super::stray::StrayKind;
use crate::diagnostics::{Code, Diagnostic, excerpt};
use crate::source::{Source, Span};

/// What is wrong with the grammar of an entry, in the author's words.
pub(super) fn of_grammar(fault: &Fault, source: &Source) -> Diagnostic {
    let text = source.text();
    let span = source.span(fault.at.clone());
    let (_, key) = text[fault.head.clone()].split_once(['{', '(']).unwrap_or_default();
    let key = excerpt(key.split(',').next().unwrap_or_default());
    let syntax = |message: String, label: &str| {
        Diagnostic::new(Code::BibtexSyntax, message, span, label)
    };
    let unread =
        |why: &str| format!("the entry `{key}` cannot be read as it is written: {why}");
    match &fault.kind {
        FaultKind::StrayAt => {
            syntax(format!("the entry `{key}` starts with a second `@`"), "one too many")
                .help("remove it")
                .as_warning()
        }
        FaultKind::NoComma => syntax(
            format!("no comma separates two fields of `{key}`"),
            "a comma is missing",
        )
        .help("write a comma behind the value")
        .as_warning(),
        FaultKind::EarlyEnd => {
            syntax(unread("a brace closes it before its last field"), "closed here")
                .help("remove the brace, or the one that it should have closed")
        }
        FaultKind::OpenValue(name) => {
            let name = &text[name.clone()];
            syntax(unread(&format!("the value of `{name}` does not end")), "no partner")
                .help("close what is opened here")
        }
        FaultKind::NoValue => {
            let name = excerpt(source.slice(span));
            syntax(
                unread(&format!("`{name}` is no field with a value")),
                "no `=` follows",
            )
            .help(format!("write `{name} = {{…}}`, or remove the word"))
        }
        FaultKind::NoField => {
            syntax(unread("something in it is not a field"), "not the name of a field")
                .help("write `name = {value}`, or remove it")
        }
        FaultKind::OpenEntry => syntax(unread("it does not end"), "no `}` closes it")
            .help("write `}` behind its last field"),
        FaultKind::TooMany => syntax(
            "too many values do not end, and nothing behind this one is read".to_owned(),
            "reading ends here",
        )
        .help("close the values above, or name a file of BibTeX"),
        FaultKind::NoBrace => {
            let kind = source.slice(span);
            Diagnostic::new(
                Code::BibtexSyntax,
                format!("no brace follows `@{kind}`"),
                span,
                "no `{` follows",
            )
            .help(format!("write `@{kind}{{key,`"))
        }
    }
}

/// A field that an entry has twice; the second may be the better one.
pub(super) fn field_twice(first: &Field, second: &Field, is_better: bool) -> Diagnostic {
    let (name, left_out) = (&first.name, if is_better { "first" } else { "second" });
    Diagnostic::new(
        Code::DuplicateKey,
        format!("the field `{name}` is given twice, and the {left_out} is left out"),
        second.name_span,
        "again here",
    )
    .other(first.name_span, "first here")
    .help("keep one of them")
    .as_warning()
}

/// A key that two entries have.
pub(super) fn key_twice(key: &str, first: Span, second: Span) -> Diagnostic {
    Diagnostic::new(
        Code::DuplicateKey,
        format!("two entries have the key `{}`", excerpt(key)),
        second,
        "again here",
    )
    .other(first, "first here")
    .help("give one of them another key, or remove it")
    .as_warning()
}

/// A word outside braces that stands for nothing.
pub(super) fn unknown_word(word: &str, span: Span) -> Diagnostic {
    let word = excerpt(word);
    Diagnostic::new(
        Code::BibtexSyntax,
        format!("no `@string` says what `{word}` stands for"),
        span,
        "not defined",
    )
    .help(format!("write `{{{word}}}` if the word is meant, or define it with `@string`"))
    .as_warning()
}

/// A cross-reference to an entry that is not there.
pub(super) fn no_parent(key: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::BibtexSyntax,
        format!("there is no entry `{}` to take fields from", excerpt(key)),
        span,
        "not a key of this file",
    )
    .help("correct the key, or add the entry to this file")
    .as_warning()
}

/// A type of entries that neither BibTeX nor biblatex has.
pub(super) fn unknown_kind(kind: &str, span: Span, near: Option<&str>) -> Diagnostic {
    let help = match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => "write `@misc` for what has no type of its own".into(),
    };
    Diagnostic::new(
        Code::UnknownKind,
        format!("there are no entries of the type `{}`", excerpt(kind)),
        span,
        "not a known type",
    )
    .help(help)
    .as_warning()
}

/// A line that begins like an entry without its `@`.
pub(super) fn no_sign(kind: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::BibtexSyntax,
        format!("`{}` is no entry without an `@` before it", excerpt(kind)),
        span,
        "not read",
    )
    .help(format!("write `@{}{{`", excerpt(kind)))
    .as_warning()
}

/// A file that holds no entries, and what it holds instead.
pub(super) fn no_entries(kind: StrayKind, span: Span) -> Diagnostic {
    let (message, label) = match (kind.name(), kind) {
        (Some(name), _) => (
            format!("there is no entry of BibTeX in this file, which is {name}"),
            "not read",
        ),
        (None, StrayKind::Bibtex) => {
            let message = "there is nothing to cite in this file of BibTeX";
            (message.to_owned(), "no publication")
        }
        (None, _) => ("there is no entry of BibTeX in this file".to_owned(), "not read"),
    };
    let help = match kind {
        StrayKind::Ris
        | StrayKind::EndNote
        | StrayKind::PubMed
        | StrayKind::WebOfScience => {
            "export it as BibTeX instead, whose entries start like `@article{`"
        }
        StrayKind::Html => "download the file itself, not the page that shows it",
        StrayKind::Bbl => "name the `.bib` file that it was made from",
        _ => "name a file with entries such as `@article{key, title = {…}, …}`",
    };
    Diagnostic::new(Code::BibtexSyntax, message, span, label).help(help)
}

/// A file that is empty, or has comments only.
pub(super) fn nothing_in_it() -> Diagnostic {
    Diagnostic::of_file(Code::BibtexSyntax, "there is nothing in this file").help(
        "put an entry such as `@article{key, title = {…}, …}` into it, or do not name it",
    )
}

/// A name that is not written as BibTeX has it, or may be read otherwise.
pub(super) fn name(oddity: &Oddity, written: &str, span: Span) -> Diagnostic {
    let written = excerpt(written);
    match oddity {
        Oddity::Separator(sign) => Diagnostic::new(
            Code::BibtexSyntax,
            format!("`{sign}` stands between names instead of `and`"),
            span,
            "read as a list of names",
        )
        .help("write `Ada Lovelace and Charles Babbage`"),
        Oddity::MayBeSeveral => Diagnostic::new(
            Code::SeveralNames,
            format!("`{written}` is read as the name of one author"),
            span,
            "a family name, a comma and given names",
        )
        .help("write `and` between the names of two authors"),
        Oddity::InBraces if written.contains(" and ") => Diagnostic::new(
            Code::BibtexSyntax,
            format!("`{written}` is read as a list of names"),
            span,
            "braces are for the names of organizations",
        )
        .help("remove the braces"),
        Oddity::InBraces => Diagnostic::new(
            Code::BibtexSyntax,
            format!("`{written}` is read as the name of a person"),
            span,
            "braces are for the names of organizations",
        )
        .help("remove the braces, or the comma of an organization's name"),
        Oddity::Dropped => Diagnostic::new(
            Code::BibtexSyntax,
            format!("`{written}` behind a name is not shown"),
            span,
            "not part of a name",
        )
        .help("remove it"),
    }
    .as_warning()
}

/// An annotation of an author that is not there.
pub(super) fn no_such_author(number: usize, authors: usize, span: Span) -> Diagnostic {
    let are = if authors == 1 { "is" } else { "are" };
    Diagnostic::new(
        Code::UnknownValue,
        format!("there is no author {number} to say this of"),
        span,
        format!("there {are} {authors} of them"),
    )
    .help("count the authors from 1, in the order in which they stand")
    .as_warning()
}

/// An annotation that means nothing to a list of publications.
pub(super) fn unknown_annotation(word: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::UnknownValue,
        format!("nothing is known of authors that are `{}`", excerpt(word)),
        span,
        "not a known word",
    )
    .help("write `equal`, `corresponding`, `student` or `deceased`")
    .as_warning()
}

/// A command of TeX that is not known.
pub(super) fn unknown_command(name: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::UnknownCommand,
        format!(
            "the command `\\{}` is not known, and only its argument is set",
            excerpt(name)
        ),
        span,
        "not a known command",
    )
    .help("write what it prints")
}

/// A month or a day in an entry that has no year: the name of its field, and what it says.
pub(super) fn without_year(name: &str, written: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::MalformedDate,
        format!("`{}` is a {name} without a year, and is not shown", excerpt(written)),
        span,
        "of which year?",
    )
    .help(format!("add `year`, or remove the {name}"))
    .as_warning()
}

/// A date of which not all is read.
pub(super) fn doubtful_date(written: &str, reading: &Reading, span: Span) -> Diagnostic {
    let kept = match &reading.when {
        When::At(kept) | When::Until(kept) | When::From(kept, None) => kept.clone(),
        When::From(start, Some(end)) => format!("{start}/{end}"),
    };
    let written = excerpt(written);
    let (code, message, label, help) = match reading.doubt {
        Some(Doubt::Order) => (
            Code::MalformedDate,
            format!(
                "day and month of `{written}` can be either, and only `{kept}` is shown"
            ),
            "in which order?",
            format!("write `{kept}-⟨month⟩-⟨day⟩`"),
        ),
        Some(Doubt::Month) => (
            Code::MalformedDate,
            format!("`{written}` is not a month, and only `{kept}` is shown"),
            "not a month",
            "write `month = jan`, or a number up to 12".to_owned(),
        ),
        Some(Doubt::Day) => (
            Code::MalformedDate,
            format!("`{written}` is not a day of a month, and only `{kept}` is shown"),
            "not a day",
            "correct it, or leave it out".to_owned(),
        ),
        Some(Doubt::Rest) => (
            Code::MalformedDate,
            format!("the date `{written}` is shown as `{kept}`"),
            "not one date",
            "write one date, such as `2021-05`".to_owned(),
        ),
        Some(Doubt::Impossible) if written.len() <= 2 => (
            Code::ImpossibleDate,
            format!("there is no day {written} in `{kept}`, and only the month is shown"),
            "no day of it",
            "correct it, or leave it out".to_owned(),
        ),
        Some(Doubt::Impossible) | None => (
            Code::ImpossibleDate,
            format!("there is no date `{written}`, and only `{kept}` is shown"),
            "does not exist",
            "correct it, or leave out what is wrong".to_owned(),
        ),
    };
    Diagnostic::new(code, message, span, label).help(help).as_warning()
}

/// A command of TeX that is not known and has no argument.
pub(super) fn unknown_word_command(name: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::UnknownCommand,
        format!("the command `\\{}` is not known, and its name is set", excerpt(name)),
        span,
        "not a known command",
    )
    .help("write what it prints")
}

/// A tag or a named character of HTML that is not known.
pub(super) fn unknown_tag(tag: &str, span: Span) -> Diagnostic {
    let what = if tag.starts_with('<') { "a tag" } else { "a character" };
    Diagnostic::new(
        Code::ForeignMarkup,
        format!("`{}` is {what} of HTML that cvtex does not know", excerpt(tag)),
        span,
        "not read",
    )
    .help("write what it stands for")
}

/// A formula that cannot be set.
pub(super) fn unset_formula(formula: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::MathSyntax,
        format!(
            "the formula `{}` is not well formed, and is set without what is wrong in it",
            excerpt(formula)
        ),
        span,
        "not well formed",
    )
    .help("correct it, or write it in words")
    .as_warning()
}
