//! Dumps the format: runs the engine over `data/tex/format.tex` with the whole TeX tree at
//! hand, and takes the format it leaves.

use std::io::Read;
use std::time::SystemTime;

use tectonic_bridge_core::CoreBridgeLauncher;
use tectonic_engine_xetex::TexEngine;
use tectonic_status_base::NoopStatusBackend;

use crate::files::File;
use crate::memory::{Contents, FORMAT_NAME, JOB_NAME, Memory, Shelf};
use crate::tree::TexTree;

/// Dumps the format.
pub(crate) fn dump(files: &[File], tree: &TexTree) -> Result<Vec<u8>, String> {
    let source = crate::read("data/tex/format.tex".as_ref())?;
    let mut memory = Memory::new(Everything { source, files, tree });
    let mut status = NoopStatusBackend {};

    let outcome = TexEngine::default()
        .halt_on_error_mode(true)
        .initex_mode(true)
        .build_date(SystemTime::UNIX_EPOCH)
        .process(
            &mut CoreBridgeLauncher::new(&mut memory, &mut status),
            FORMAT_NAME,
            JOB_NAME,
        );

    let log = memory.take(&format!("{JOB_NAME}.log")).unwrap_or_default();
    match (outcome, memory.take(&format!("{JOB_NAME}.fmt"))) {
        (Ok(_), Some(format)) => Ok(format),
        (outcome, _) => Err(complaint(outcome.err(), &String::from_utf8_lossy(&log))),
    }
}

/// What TeX says is wrong: its log from the first error on.
fn complaint(error: Option<tectonic_errors::Error>, log: &str) -> String {
    let start = log.find("\n! ").unwrap_or(log.len().saturating_sub(1000));
    let said: String = log.get(start..).unwrap_or(log).chars().take(1500).collect();
    let error = error.map(|error| error.to_string()).unwrap_or_default();
    format!("the format could not be made: {error}\n{said}")
}

/// While the format is made everything in the tree can be read; what cvtex embeds goes first.
struct Everything<'a> {
    source: Vec<u8>,
    files: &'a [File],
    tree: &'a TexTree,
}

impl Shelf for Everything<'_> {
    fn document(&mut self) -> Option<Contents> {
        Some(Contents::from(self.source.as_slice()))
    }

    fn find(&self, name: &str) -> Option<Contents> {
        if let Some(file) = self.files.iter().find(|file| file.name == name) {
            return Some(Contents::from(file.bytes.as_slice()));
        }
        let path = match name {
            "language.dat" => "data/tex/language.dat".as_ref(),
            name => self.tree.path(name)?,
        };
        crate::read(path).ok().map(|bytes| Contents::from(bytes.as_slice()))
    }

    fn format(&self) -> Option<Box<dyn Read>> {
        None
    }
}
