//! What can go wrong with a service, in the author's words.

use std::time::Duration;

use crate::diagnostics::{Code, Diagnostic, excerpt};

/// A service that is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Service {
    Doi,
    Arxiv,
    Orcid,
    Dblp,
    OpenAlex,
}

impl Service {
    /// What it is called.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Doi => "doi.org",
            Self::Arxiv => "arXiv",
            Self::Orcid => "ORCID",
            Self::Dblp => "DBLP",
            Self::OpenAlex => "OpenAlex",
        }
    }
}

/// What to do when it may be better in a while.
const AGAIN: &str = "try again later; nothing was changed";

/// What to do when the service will answer the same again.
const BY_HAND: &str =
    "add the publication from BibTeX text, as its publisher's page gives it";

fn outside(message: String, help: impl Into<String>) -> Diagnostic {
    Diagnostic::of_file(Code::ServiceUnreachable, message).help(help)
}

fn answer(message: String, help: impl Into<String>) -> Diagnostic {
    Diagnostic::of_file(Code::ServiceAnswer, message).help(help)
}

/// There is no way to it.
pub(super) fn unreachable(service: Service) -> Diagnostic {
    outside(
        format!("{} cannot be reached from here", service.name()),
        "look at the connection and try again; nothing was changed",
    )
}

/// It takes longer than it may.
pub(super) fn slow(service: Service, limit: Duration) -> Diagnostic {
    let name = service.name();
    outside(format!("{name} did not answer within {}", spoken(limit)), AGAIN)
}

/// It says that it cannot answer now; `wait` is how long it wants to be left alone.
pub(super) fn busy(service: Service, status: u16, wait: Option<Duration>) -> Diagnostic {
    let name = service.name();
    match (status, wait) {
        (_, Some(wait)) if wait > Duration::ZERO => outside(
            format!("{name} asks to be left alone for {}", spoken(wait)),
            "try again after that; nothing was changed",
        ),
        (429, _) => outside(format!("{name} was asked too often from here"), AGAIN),
        _ => outside(format!("{name} is out of order: it answers with {status}"), AGAIN),
    }
}

/// It cannot prove that it is what it says.
pub(super) fn unproven(service: Service) -> Diagnostic {
    outside(
        format!("what answers for {} cannot prove that it is {0}", service.name()),
        "look at the connection: something between here and there answers instead",
    )
}

/// The proxy does not lead there.
pub(super) fn proxy(service: Service) -> Diagnostic {
    outside(
        format!("the proxy does not lead to {}", service.name()),
        "look at the variables `HTTPS_PROXY` and `ALL_PROXY`; nothing was changed",
    )
}

/// The answer has no end, or is no HTTP.
pub(super) fn broken(service: Service) -> Diagnostic {
    answer(format!("the answer of {} breaks off", service.name()), AGAIN)
}

/// The answer is larger than it may be.
pub(super) fn too_large(service: Service, limit: u64) -> Diagnostic {
    let size = match limit / 1024 / 1024 {
        0 => format!("{} KB", limit / 1024),
        size => format!("{size} MB"),
    };
    let name = service.name();
    answer(format!("the answer of {name} is larger than {size}"), BY_HAND)
}

/// It leads somewhere else and never to an answer.
pub(super) fn astray(service: Service, to: &str) -> Diagnostic {
    answer(format!("{} leads {to}", service.name()), BY_HAND)
}

/// The answer is not text.
pub(super) fn not_utf8(service: Service) -> Diagnostic {
    answer(format!("the answer of {} is not UTF-8 text", service.name()), BY_HAND)
}

/// The answer is not in the form that the service documents.
pub(crate) fn other_form(service: Service, form: &str) -> Diagnostic {
    answer(format!("the answer of {} is not {form}", service.name()), BY_HAND)
}

/// The service refuses the question.
pub(super) fn refused(service: Service, status: u16) -> Diagnostic {
    let name = service.name();
    answer(format!("{name} refuses to answer, with {status}"), BY_HAND)
}

/// OpenAlex wants to know who asks.
pub(super) fn wants_key() -> Diagnostic {
    answer(
        "OpenAlex answers only with a key".into(),
        "ask OpenAlex for a key, and put it into the variable `CVTEX_OPENALEX_KEY`",
    )
}

/// The answer is about another publication.
pub(super) fn another(service: Service, asked: &str, got: &str) -> Diagnostic {
    let (name, asked, got) = (service.name(), excerpt(asked), excerpt(got));
    answer(
        format!("{name} answers to `{asked}` with `{got}`"),
        format!("if that is the publication, add `{got}`"),
    )
}

/// The agency behind a DOI gives nothing that can be read.
pub(super) fn no_record(doi: &str) -> Diagnostic {
    let doi = excerpt(doi);
    answer(format!("doi.org has no BibTeX for the DOI `{doi}`"), BY_HAND)
}

/// A DOI that does not exist.
pub(super) fn unknown_doi(doi: &str) -> Diagnostic {
    let doi = excerpt(doi);
    unknown(
        format!("the DOI `{doi}` is not known to doi.org"),
        format!("look for it at https://doi.org/{doi}"),
    )
}

/// A number that arXiv does not have.
pub(super) fn unknown_arxiv(number: &str) -> Diagnostic {
    let number = excerpt(number);
    unknown(
        format!("arXiv has no preprint `{number}`"),
        format!("look for it at https://arxiv.org/abs/{number}"),
    )
}

/// An account that does not exist.
pub(super) fn unknown_account(service: Service, id: &str) -> Diagnostic {
    let (name, id) = (service.name(), excerpt(id));
    let page = match service {
        Service::Orcid => format!("https://orcid.org/{id}"),
        Service::Dblp => format!("https://dblp.org/pid/{id}"),
        _ => format!("https://openalex.org/{id}"),
    };
    unknown(format!("{name} does not know `{id}`"), format!("look for it at {page}"))
}

fn unknown(message: String, help: String) -> Diagnostic {
    Diagnostic::of_file(Code::UnknownIdentifier, message).help(help)
}

/// A work that is in the list and was not given.
pub(super) fn missing(service: Service, title: &str) -> Diagnostic {
    let (name, title) = (service.name(), excerpt(title));
    answer(format!("{name} lists `{title}` and does not give it"), AGAIN).as_warning()
}

/// A time as it is spoken: `20 seconds`.
fn spoken(time: Duration) -> String {
    match (time.as_secs(), time.subsec_millis()) {
        (0, milliseconds) => format!("{milliseconds} ms"),
        (1, _) => "1 second".into(),
        (seconds @ 2..120, _) => format!("{seconds} seconds"),
        (seconds, _) => format!("{} minutes", seconds / 60),
    }
}

/// An answer as JSON.
pub(super) fn json(
    service: Service,
    text: &str,
) -> Result<serde_json::Value, Diagnostic> {
    serde_json::from_str(text).map_err(|_| other_form(service, "JSON"))
}
