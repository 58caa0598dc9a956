//! Servers of preprints other than arXiv: what they are called, and how a text, an address
//! or a DOI names one.

/// A server.
struct Server {
    /// As it is written on the page.
    name: &'static str,
    /// Its names without spaces and signs, in lower case.
    words: &'static [&'static str],
    /// Where its pages are.
    hosts: &'static [&'static str],
    /// How its DOIs begin.
    dois: &'static [&'static str],
}

/// How a text names a server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Named {
    /// It says nothing else.
    Server(&'static str),
    /// It has a number besides.
    WithNumber(&'static str),
    /// It only says that this is a preprint.
    Unnamed,
}

const fn server(
    name: &'static str,
    words: &'static [&'static str],
    hosts: &'static [&'static str],
    dois: &'static [&'static str],
) -> Server {
    Server { name, words, hosts, dois }
}

#[rustfmt::skip]
const SERVERS: &[Server] = &[
    server("bioRxiv", &["biorxiv"], &["biorxiv.org"], &["10.64898/"]),
    server("medRxiv", &["medrxiv"], &["medrxiv.org"], &[]),
    server("ChemRxiv", &["chemrxiv"], &["chemrxiv.org"], &["10.26434/"]),
    server("TechRxiv", &["techrxiv"], &["techrxiv.org"], &["10.36227/"]),
    server("EarthArXiv", &["eartharxiv"], &["eartharxiv.org"], &["10.31223/"]),
    server("EcoEvoRxiv", &["ecoevorxiv"], &["ecoevorxiv.org"], &["10.32942/"]),
    server("engrXiv", &["engrxiv"], &["engrxiv.org"], &["10.31224/"]),
    server("PsyArXiv", &["psyarxiv"], &["psyarxiv.com"], &["10.31234/"]),
    server("SocArXiv", &["socarxiv"], &[], &["10.31235/"]),
    server("EdArXiv", &["edarxiv"], &["edarxiv.org"], &["10.35542/"]),
    server("LawArXiv", &["lawarxiv"], &["lawarxiv.info"], &["10.31228/"]),
    server("MetaArXiv", &["metaarxiv"], &[], &["10.31222/"]),
    server("MindRxiv", &["mindrxiv"], &["mindrxiv.org"], &["10.31231/"]),
    server("NutriXiv", &["nutrixiv"], &[], &["10.31232/"]),
    server("PaleorXiv", &["paleorxiv"], &["paleorxiv.org"], &["10.31233/"]),
    server("SportRxiv", &["sportrxiv"], &["sportrxiv.org"], &["10.31236/", "10.51224/"]),
    server("AgriXiv", &["agrixiv"], &["agrixiv.org"], &["10.31220/"]),
    server("AfricArXiv", &["africarxiv"], &["africarxiv.org"], &["10.31730/"]),
    server("Arabixiv", &["arabixiv"], &["arabixiv.org"], &["10.31221/"]),
    server("IndiaRxiv", &["indiarxiv"], &["indiarxiv.org"], &["10.35543/"]),
    server("INA-Rxiv", &["inarxiv"], &[], &["10.31227/"]),
    server("Frenxiv", &["frenxiv"], &[], &["10.31226/"]),
    server("MarXiv", &["marxiv"], &["marxiv.org"], &["10.31230/"]),
    server("MediArXiv", &["mediarxiv"], &["mediarxiv.org"], &["10.33767/"]),
    server("BodoArXiv", &["bodoarxiv"], &[], &["10.34055/"]),
    server("LIS Scholarship Archive", &["lisscholarship", "lissa"], &[], &["10.31229/"]),
    server("Thesis Commons", &["thesiscommons"], &["thesiscommons.org"], &["10.31237/"]),
    server("OSF Preprints", &["osf", "openscienceframework"], &["osf.io/preprints"], &["10.31219/"]),
    server("SSRN", &["ssrn", "socialscienceresearchnetwork", "ssrnsocialscienceresearchnetwork"], &["ssrn.com"], &["10.2139/ssrn"]),
    server("Research Square", &["researchsquare"], &["researchsquare.com"], &["10.21203/rs."]),
    server("Preprints.org", &["preprintsorg", "mdpi"], &["preprints.org"], &["10.20944/preprints"]),
    server("HAL", &["hal", "halsciences", "halscience", "halarchivesouvertes", "halarchivesouvertesfr", "halsciencesouverte", "halopenscience", "halinria", "halshs"], &["hal.science", "hal.archives-ouvertes.fr", "inria.hal.science"], &[]),
    server("Authorea", &["authorea"], &["authorea.com"], &["10.22541/au."]),
    server("ESS Open Archive", &["essopen", "essoar", "earthspacescienceopen"], &["essopenarchive.org", "essoar.org"], &["10.1002/essoar.", "10.22541/essoar."]),
    server("EGUsphere", &["egusphere"], &["egusphere.copernicus.org"], &["10.5194/egusphere-20"]),
    server("Cryptology ePrint Archive", &["cryptology", "iacr", "iacrcryptology"], &["eprint.iacr.org"], &[]),
    server("ECCC", &["eccc"], &["eccc.weizmann.ac.il"], &[]),
    server("viXra", &["vixra"], &["vixra.org"], &[]),
    server("Qeios", &["qeios"], &["qeios.com"], &["10.32388/"]),
    server("PeerJ Preprints", &["peerj"], &["peerj.com/preprints"], &["10.7287/peerj.preprints"]),
    server("JMIR Preprints", &["jmir"], &["preprints.jmir.org"], &["10.2196/preprints"]),
    server("SciELO Preprints", &["scielo"], &["preprints.scielo.org"], &["10.1590/scielopreprints"]),
    server("Optica Open", &["opticaopen"], &["preprints.opticaopen.org"], &["10.1364/opticaopen"]),
    server("PhilSci-Archive", &["philsci"], &["philsci-archive.pitt.edu"], &[]),
    server("PhilArchive", &["philarchive"], &["philarchive.org"], &[]),
    server("LingBuzz", &["lingbuzz"], &["lingbuzz.net"], &[]),
    server("MPRA", &["mpra", "munichpersonalrepec"], &["mpra.ub.uni-muenchen.de"], &[]),
    server("CogPrints", &["cogprints"], &["cogprints.org"], &[]),
    server("Advance", &["advancesage"], &["advance.sagepub.com"], &["10.31124/advance"]),
];

/// Servers whose names are those of journals or publishers too, unless they say `preprint`.
const AMBIGUOUS: [&str; 8] = [
    "peerj",
    "jmir",
    "scielo",
    "mdpi",
    "cryptology",
    "iacr",
    "osf",
    "openscienceframework",
];

/// Words that stand beside the name of a server.
#[rustfmt::skip]
const FILLERS: [&str; 52] = [
    "the", "a", "for", "at", "on", "in", "of", "and", "with", "as", "online", "available",
    "posted", "preprint", "preprints", "eprint", "eprints", "server", "servers", "electronic",
    "journal", "repository", "archive", "archives", "paper", "working", "papers", "biology",
    "health", "sciences", "cold", "spring", "harbor", "harbour", "laboratory", "laboratories",
    "press", "cshl", "unpublished", "org", "com", "fr", "https", "http", "www", "doi", "id",
    "manuscript", "number", "no", "e", "print",
];

/// How a text names a server of preprints, if it says little else: `bioRxiv`,
/// `SSRN Electronic Journal`, `bioRxiv 2020.01.01.000001`, `Preprint`.
pub(crate) fn named(text: &str) -> Option<Named> {
    if text.len() > LONG {
        return None;
    }
    // What stands in parentheses explains the name.
    let bare = text.split_once(" (").filter(|(_, behind)| behind.trim().ends_with(')'));
    let lower = bare.map_or(text, |(name, _)| name).to_lowercase();
    let words: Vec<_> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let is_number =
        |word: &&str| word.starts_with(|c: char| c.is_ascii_digit()) && word.len() < 14;
    let has_number = words.iter().any(is_number);
    let rest: String = words
        .iter()
        .copied()
        .filter(|word| !is_number(word) && !FILLERS.contains(word))
        .collect();
    let says_preprint = words.iter().any(|word| {
        matches!(*word, "preprint" | "preprints" | "eprint" | "eprints")
            || *word == "manuscript" && words.contains(&"unpublished")
    });
    if rest.is_empty() {
        let is_it =
            says_preprint && !has_number && words.iter().all(|word| *word != "journal");
        let is_site = lower.contains("preprints.org");
        return match (is_site, has_number) {
            (true, true) => Some(Named::WithNumber("Preprints.org")),
            (true, false) => Some(Named::Server("Preprints.org")),
            _ => is_it.then_some(Named::Unnamed),
        };
    }
    let found = SERVERS.iter().find(|server| server.words.contains(&rest.as_str()))?;
    if AMBIGUOUS.contains(&rest.as_str()) && !says_preprint {
        return None;
    }
    let name = found.name;
    Some(if has_number { Named::WithNumber(name) } else { Named::Server(name) })
}

/// How long a text is at most that names a server.
const LONG: usize = 120;

/// What the server of most preprints is called.
pub(crate) const ARXIV: &str = "arXiv";

/// Whether this is the name of a server.
pub(crate) fn is_server(venue: &str) -> bool {
    venue == ARXIV
        || SERVERS.iter().any(|server| server.name == venue)
        || matches!(named(venue), Some(Named::Server(_) | Named::WithNumber(_)))
}

/// The server on which a page is.
pub(crate) fn at(address: &str) -> Option<&'static str> {
    let (_, rest) = address.split_once("://")?;
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    if host.len() > LONG {
        return None;
    }
    let host = host.to_lowercase();
    let is_at = |place: &&str| {
        let (site, folder) = place.split_once('/').unwrap_or((place, ""));
        let above = host.strip_suffix(site);
        above.is_some_and(|above| above.is_empty() || above.ends_with('.'))
            && path.starts_with(folder)
    };
    let found = SERVERS.iter().find(|server| server.hosts.iter().any(is_at))?;
    Some(found.name)
}

/// The server that gave a DOI.
pub(crate) fn of_doi(doi: &str) -> Option<&'static str> {
    let lower = doi.to_lowercase();
    if let Some(number) = lower.strip_prefix("10.1101/") {
        // The laboratory's journals have letters there: `gr.123456.120`.
        let last = number.rsplit('.').next().unwrap_or_default();
        let is_preprint = number.starts_with(|c: char| c.is_ascii_digit());
        let name = if last.len() == 8 { "medRxiv" } else { "bioRxiv" };
        return is_preprint.then_some(name);
    }
    let of = |server: &&Server| server.dois.iter().any(|start| lower.starts_with(start));
    SERVERS.iter().find(of).map(|server| server.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_is_told_from_a_journal() {
        for (text, expected) in [
            ("bioRxiv", Some(Named::Server("bioRxiv"))),
            ("bioRxiv: the preprint server for biology", Some(Named::Server("bioRxiv"))),
            ("medRxiv preprint", Some(Named::Server("medRxiv"))),
            ("SSRN Electronic Journal", Some(Named::Server("SSRN"))),
            ("Research Square (preprint)", Some(Named::Server("Research Square"))),
            ("HAL (Centre for Direct Communication)", Some(Named::Server("HAL"))),
            ("bioRxiv 2020.01.01.000001", Some(Named::WithNumber("bioRxiv"))),
            (
                "Cryptology ePrint Archive",
                Some(Named::Server("Cryptology ePrint Archive")),
            ),
            ("Preprints.org", Some(Named::Server("Preprints.org"))),
            ("Preprint", Some(Named::Unnamed)),
            ("PeerJ", None),
            ("Journal of Cryptology", None),
            ("Nature", None),
            ("Cold Spring Harbor Perspectives in Biology", None),
        ] {
            assert_eq!(named(text), expected, "{text}");
        }
        assert_eq!(at("https://www.biorxiv.org/content/1"), Some("bioRxiv"));
        assert_eq!(at("https://inria.hal.science/hal-1"), Some("HAL"));
        assert_eq!(at("https://example.org/biorxiv.org"), None);
        assert_eq!(of_doi("10.31234/osf.io/abc"), Some("PsyArXiv"));
        assert_eq!(of_doi("10.1101/2020.01.01.20000001"), Some("medRxiv"));
        assert_eq!(of_doi("10.1101/2020.01.01.000001"), Some("bioRxiv"));
        assert_eq!(of_doi("10.1101/gr.123456.120"), None);
    }
}
