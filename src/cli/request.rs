//! What is asked of a CV: options that every command takes which reads one to make or check it.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::Args;

use super::locale;
use crate::app::disk::input;
use crate::app::pipeline::Request;
use crate::model::Locale;

/// The options.
#[derive(Args, Clone, Debug)]
pub(super) struct Options {
    /// The language, instead of the one the CV says: `de`
    #[arg(long, value_parser = locale::parse)]
    locale: Option<Locale>,
    /// One of the variants that the CV describes
    #[arg(long, value_name = "NAME")]
    variant: Option<String>,
    /// Set a field to a value in YAML: `design.theme=modern`; may be repeated
    #[arg(long = "set", value_name = "KEY=VALUE", value_parser = setting)]
    settings: Vec<String>,
}

impl Options {
    /// What they ask for.
    pub(super) fn request(&self) -> Request {
        let Self { locale, variant, settings } = self.clone();
        Request { locale, variant, settings }
    }

    /// The PDF that is made of the variant they name, if the CV says that it is not its own.
    pub(super) fn output(&self, cv: &Path) -> Option<PathBuf> {
        let whole = input::compilation(cv).whole(&self.settings)?;
        whole.output(self.variant.as_deref(), cv)
    }

    /// The options that ask another run of the program for the same.
    pub(super) fn arguments(&self) -> Vec<OsString> {
        let locale = self.locale.map(|locale| ("--locale", locale.tag().to_owned()));
        let variant = self.variant.clone().map(|variant| ("--variant", variant));
        let settings = self.settings.iter().cloned().map(|setting| ("--set", setting));
        let all = locale.into_iter().chain(variant).chain(settings);
        all.map(|(option, value)| format!("{option}={value}").into()).collect()
    }
}

fn setting(written: &str) -> Result<String, &'static str> {
    match written.split_once('=') {
        Some((key, _)) if !key.trim().is_empty() => Ok(written.to_owned()),
        _ => Err("write a field, `=` and its value: `design.theme=modern`"),
    }
}
