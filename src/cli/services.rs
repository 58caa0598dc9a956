//! Where the services that know publications are, from options, variables and the proxies
//! of the environment.

use std::time::Duration;

use clap::Args;

use crate::services::{Limits, Proxy, Services, Settings};

/// Options of the commands that ask services.
#[derive(Args, Debug)]
#[command(next_help_heading = "Services")]
pub(super) struct Options {
    /// The address of doi.org
    #[arg(
        long,
        env = "CVTEX_DOI_URL",
        value_name = "URL",
        hide_short_help = true,
        hide_env_values = true
    )]
    doi_url: Option<String>,
    /// The address of arXiv's interface for programs
    #[arg(
        long,
        env = "CVTEX_ARXIV_URL",
        value_name = "URL",
        hide_short_help = true,
        hide_env_values = true
    )]
    arxiv_url: Option<String>,
    /// The address of ORCID's public interface
    #[arg(
        long,
        env = "CVTEX_ORCID_URL",
        value_name = "URL",
        hide_short_help = true,
        hide_env_values = true
    )]
    orcid_url: Option<String>,
    /// The address of DBLP
    #[arg(
        long,
        env = "CVTEX_DBLP_URL",
        value_name = "URL",
        hide_short_help = true,
        hide_env_values = true
    )]
    dblp_url: Option<String>,
    /// The address of OpenAlex's interface
    #[arg(
        long,
        env = "CVTEX_OPENALEX_URL",
        value_name = "URL",
        hide_short_help = true,
        hide_env_values = true
    )]
    openalex_url: Option<String>,
    /// Your key for OpenAlex, which answers fewer questions a day without one
    #[arg(
        long,
        env = "CVTEX_OPENALEX_KEY",
        value_name = "KEY",
        hide_short_help = true,
        hide_env_values = true
    )]
    openalex_key: Option<String>,
    /// How many seconds an answer may take
    #[arg(
        long,
        env = "CVTEX_TIMEOUT",
        hide_env_values = true,
        value_name = "SECONDS",
        default_value = "30",
        value_parser = clap::value_parser!(u64).range(1..=600),
        hide_short_help = true
    )]
    timeout: u64,
}

impl Options {
    /// The services at these places.
    pub(super) fn services(&self) -> Services {
        let usual = Settings::default();
        let address = |given: &Option<String>, usual: String| match given {
            Some(given) => given.trim_end_matches('/').to_owned(),
            None => usual,
        };
        Services::new(Settings {
            doi: address(&self.doi_url, usual.doi),
            arxiv: address(&self.arxiv_url, usual.arxiv),
            orcid: address(&self.orcid_url, usual.orcid),
            dblp: address(&self.dblp_url, usual.dblp),
            openalex: address(&self.openalex_url, usual.openalex),
            openalex_key: self.openalex_key.clone(),
            proxy: proxy(),
            limits: Limits { total: Duration::from_secs(self.timeout), ..usual.limits },
        })
    }
}

/// The proxy that the environment names for the web.
fn proxy() -> Option<Proxy> {
    let variable = |names: &[&str]| {
        let values = names.iter().filter_map(|name| std::env::var(name).ok());
        values.map(|value| value.trim().to_owned()).find(|value| !value.is_empty())
    };
    let address = variable(&["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"])?;
    let except = variable(&["NO_PROXY", "no_proxy"]).unwrap_or_default();
    Some(Proxy { address, except })
}
