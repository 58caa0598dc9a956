//! Publications from the services that know them: an identifier or an account goes in, BibTeX
//! text comes out.
//!
//! What a service sends is data of strangers. It is held within limits, read by the format
//! that the service documents, and written anew: TeX that cvtex does not know does not pass.

mod account;
mod arxiv;
mod dblp;
mod doi;
pub(crate) mod faults;
mod http;
mod openalex;
mod orcid;

pub use account::Account;
pub use http::{Limits, Proxy};

use crate::diagnostics::Diagnostic;
use http::Client;

/// Where the services are, and how they are asked.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The address of doi.org.
    pub doi: String,
    /// The address of arXiv's interface for programs.
    pub arxiv: String,
    /// The address of ORCID's public interface.
    pub orcid: String,
    /// The address of DBLP.
    pub dblp: String,
    /// The address of OpenAlex's interface.
    pub openalex: String,
    /// The key that OpenAlex gave to the person. Without one it answers fewer questions a day.
    pub openalex_key: Option<String>,
    /// The proxy between here and the services.
    pub proxy: Option<Proxy>,
    /// How long, how much and how often.
    pub limits: Limits,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            doi: "https://doi.org".into(),
            arxiv: "https://export.arxiv.org".into(),
            orcid: "https://pub.orcid.org".into(),
            dblp: "https://dblp.org".into(),
            openalex: "https://api.openalex.org".into(),
            openalex_key: None,
            proxy: None,
            limits: Limits::default(),
        }
    }
}

/// The services.
#[derive(Debug)]
pub struct Services {
    settings: Settings,
    client: Client,
}

/// The works that a service lists for an account.
#[derive(Debug, Default)]
pub struct Listing {
    /// The works, in the order of the service.
    pub works: Vec<ListedWork>,
    /// One warning for each work that the service named and did not give.
    pub missing: Vec<Diagnostic>,
}

/// A work of a listing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedWork {
    /// Its BibTeX text: one entry.
    pub bibtex: String,
    /// The DOI under which its authors can be asked for, when the service names none.
    pub authors_at: Option<String>,
}

impl Services {
    /// The services with these settings. No connection is made before something is asked.
    pub fn new(settings: Settings) -> Self {
        let client = Client::new(&settings.limits, settings.proxy.as_ref());
        Self { settings, client }
    }

    /// The BibTeX text of the publication with this DOI, `10.1000/182`: one entry.
    pub fn doi(&self, doi: &str) -> Result<String, Diagnostic> {
        doi::fetch(self, doi)
    }

    /// The BibTeX text of the preprint with this number at arXiv, `2301.01234v2` or
    /// `math.GT/0309136`: one entry.
    pub fn arxiv(&self, number: &str) -> Result<String, Diagnostic> {
        arxiv::fetch(self, number)
    }

    /// All works that a service lists for an account.
    pub fn works(&self, account: &Account) -> Result<Listing, Diagnostic> {
        match account {
            Account::Orcid(id) => orcid::works(self, id),
            Account::Dblp(pid) => dblp::works(self, pid),
            Account::OpenAlex(id) => openalex::works(self, id),
        }
    }

    /// The whole record of a person at ORCID, `0000-0002-1825-0097`, as JSON in which each work
    /// names its authors; and what of that could not be had.
    pub fn person(&self, id: &str) -> Result<(String, Vec<Diagnostic>), Diagnostic> {
        orcid::person(self, id)
    }

    /// The BibTeX text of a work that was listed, with its authors: where the service names
    /// none, they are those that doi.org names.
    pub fn complete(&self, listed: &ListedWork) -> Result<String, Diagnostic> {
        match &listed.authors_at {
            None => Ok(listed.bibtex.clone()),
            Some(doi) => self.doi(doi).map(|found| {
                crate::records::bibtex::with_authors(&listed.bibtex, &found)
            }),
        }
    }
}
