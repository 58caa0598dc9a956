//! What a misspelt word was meant to be.

use crate::model::Locale;

/// Words that other CV formats use for a field of ours.
const FIELD_SYNONYMS: &[(&str, &[&str])] = &[
    (
        "organization",
        &[
            "company",
            "employer",
            "organisation",
            "institution",
            "school",
            "university",
            "institute",
            "name",
        ],
    ),
    (
        "institution",
        &["university", "school", "organization", "organisation", "institute", "college"],
    ),
    ("position", &["title", "role", "job", "jobtitle", "job-title", "positions"]),
    ("title", &["name", "heading", "position"]),
    ("name", &["title", "label", "fullname", "full-name", "student"]),
    (
        "start",
        &["start-date", "startdate", "from", "begin", "since", "duration", "period"],
    ),
    (
        "end",
        &["end-date", "enddate", "to", "until", "expected", "expected-end", "graduation"],
    ),
    ("duration", &["length", "lengths", "show-duration", "durations"]),
    ("periods", &["dates", "stints"]),
    ("date", &["year", "when", "month", "release-date"]),
    (
        "highlights",
        &[
            "bullets",
            "points",
            "items",
            "responsibilities",
            "tasks",
            "duties",
            "achievements",
        ],
    ),
    ("summary", &["description", "about", "profile", "text", "note"]),
    ("description", &["summary", "about"]),
    ("venue", &["journal", "conference", "booktitle", "publisher", "journaltitle"]),
    ("authors", &["author", "by"]),
    ("degree", &["study-type", "studytype", "qualification"]),
    ("area", &["field", "subject", "major"]),
    ("items", &["keywords", "skills", "details", "entries", "list", "points"]),
    ("event", &["conference", "venue", "seminar", "host"]),
    ("awarder", &["organization", "issuer", "by", "institution"]),
    ("issuer", &["organization", "awarder", "authority"]),
    ("funder", &["agency", "organization", "sponsor", "funding"]),
    ("headline", &["label", "tagline", "subtitle", "position", "headlines"]),
    ("website", &["url", "homepage", "web", "site"]),
    ("url", &["link", "website", "href", "homepage"]),
    ("phone", &["telephone", "tel", "mobile"]),
    ("profiles", &["social", "social-networks", "networks", "accounts"]),
    ("location", &["city", "place", "address", "where"]),
    ("entries", &["items", "list", "content"]),
    ("level", &["fluency", "proficiency"]),
    ("language", &["name"]),
    ("course", &["name", "title", "subject"]),
    ("role", &["position", "function", "job", "roles"]),
    ("relationship", &["relation"]),
    ("from", &["file", "bib", "bibtex", "bibliography", "source", "path"]),
    ("kind", &["type", "section-type"]),
    ("hide", &["exclude", "without", "omit"]),
    ("show", &["tags", "only", "with"]),
    ("x", &["twitter"]),
    ("arxiv", &["eprint"]),
    ("google-scholar", &["scholar", "googlescholar"]),
    ("semantic-scholar", &["semanticscholar", "s2"]),
    ("stackoverflow", &["stack-overflow"]),
    ("hugging-face", &["huggingface", "hf"]),
    ("researchgate", &["research-gate"]),
    ("web-of-science", &["wos", "publons", "researcherid", "researcher-id"]),
    ("inspire", &["inspirehep", "inspire-hep"]),
    ("sourcehut", &["srht", "sr-ht", "source-hut"]),
    ("academia", &["academia-edu", "academia.edu"]),
    ("bluesky", &["bsky"]),
    ("birth-date", &["born", "birthday", "date-of-birth", "birthdate", "dob"]),
    ("birth-place", &["place-of-birth", "birthplace"]),
    ("nationality", &["nationalities", "citizenship"]),
    ("presented-by", &["presenter", "presenters", "speaker", "presented"]),
    ("citations", &["cited-by", "citation-count", "times-cited", "cites"]),
    ("rank", &["ranking", "core", "core-rank"]),
    ("impact-factor", &["impactfactor", "impact", "jif"]),
    ("pronouns", &["pronoun"]),
    ("affiliation", &["affiliations", "institution", "organization", "employer"]),
    ("updated", &["last-updated", "last-modified"]),
    ("system", &["name"]),
    ("cv", &["person", "basics", "author"]),
    ("letter", &["cover-letter", "coverletter", "application"]),
    ("recipient", &["to", "addressee", "address", "company"]),
    ("opening", &["salutation", "greeting"]),
    ("body", &["text", "content", "paragraphs"]),
    ("closing", &["valediction", "sign-off", "ending", "regards"]),
    ("enclosures", &["enclosure", "encl", "attachments"]),
];

/// Words that other CV formats use for a kind or another word of ours.
const WORD_SYNONYMS: &[(&str, &[&str])] = &[
    ("experience", &["work", "job", "jobs", "employment", "positions", "professional"]),
    ("publications", &["papers", "articles", "publication", "bibliography"]),
    ("projects", &["software", "repositories", "code", "open-source"]),
    ("awards", &["honors", "honours", "prizes", "distinctions"]),
    ("talks", &["presentations", "lectures", "posters"]),
    ("service", &["reviewing", "reviewer", "reviews", "volunteer", "committees"]),
    ("grants", &["funding", "fellowships"]),
    ("supervision", &["students", "mentoring", "supervised"]),
    ("certifications", &["certificates", "licences", "licenses"]),
    ("text", &["paragraphs", "paragraph", "summary", "profile", "prose"]),
    ("bullets", &["list", "points", "items", "highlights"]),
    ("lines", &["labels", "one-line", "facts", "interests"]),
    ("entries", &["normal", "dated", "other", "custom"]),
    ("group", &["groups", "part", "sections"]),
    ("article", &["journal", "journal-article", "paper"]),
    ("conference", &["inproceedings", "proceedings", "conference-paper"]),
    ("chapter", &["incollection", "inbook"]),
    ("edited-volume", &["collection", "edited-book", "editorship"]),
    ("review", &["book-review"]),
    ("thesis", &["phdthesis", "mastersthesis", "dissertation"]),
    ("report", &["techreport", "technical-report"]),
    ("preprint", &["arxiv", "unpublished", "manuscript"]),
    ("under-review", &["in-review", "review"]),
    ("in-press", &["forthcoming", "to-appear"]),
    ("letter", &["us-letter", "usletter", "letterpaper"]),
    ("a4", &["a4paper"]),
];

/// The field that was meant by `written`, among those that stand here.
pub(super) fn field<'a>(written: &str, known: &[&'a str]) -> Option<&'a str> {
    closest(written, known, FIELD_SYNONYMS)
}

/// The field whose name differs from `written` in a letter at most, or for which it is another
/// word.
pub(super) fn slip<'a>(written: &str, known: &[&'a str]) -> Option<&'a str> {
    let plain = |word: &str| word.trim().to_lowercase().replace(['_', ' '], "-");
    let near = field(written, known)?;
    let is_slip = strsim::damerau_levenshtein(&plain(written), near) <= 1;
    let of_field = FIELD_SYNONYMS.iter().filter(|(name, _)| *name == near);
    let mut others = of_field.flat_map(|(_, others)| *others);
    let written = plain(written);
    (is_slip || others.any(|other| *other == written)).then_some(near)
}

/// The kind or other word that was meant by `written`.
pub(crate) fn word<'a>(written: &str, known: &[&'a str]) -> Option<&'a str> {
    closest(written, known, WORD_SYNONYMS)
}

/// The tag of the language that was meant by `written`: a tag in another spelling or with
/// another country, or what people call the language.
pub(crate) fn locale(written: &str) -> Option<&'static str> {
    let written = written.trim().to_lowercase().replace('_', "-");
    let spelt = |tag: &str| {
        let is_its = |locale: &&Locale| {
            let mut tags = locale.countries().iter().copied().chain([locale.tag()]);
            tags.any(|its| its.to_lowercase() == tag)
        };
        Locale::ALL.iter().find(is_its)
    };
    let called = || {
        Locale::ALL.iter().find(|locale| {
            locale.name().to_lowercase() == written
                || locale.called().contains(&written.as_str())
        })
    };
    let language = || {
        let (language, country) = written.split_once('-')?;
        (country.len() <= 4).then(|| spelt(language)).flatten()
    };
    spelt(&written).or_else(called).or_else(language).map(|locale| locale.tag())
}

fn closest<'a>(
    written: &str,
    known: &[&'a str],
    synonyms: &[(&str, &[&str])],
) -> Option<&'a str> {
    let written = written.trim().to_lowercase().replace(['_', ' '], "-");
    if written.chars().count() > 40 {
        return None;
    }
    let spelt = known
        .iter()
        .map(|word| (strsim::damerau_levenshtein(&written, &word.to_lowercase()), *word))
        .filter(|(distance, word)| *distance <= allowed(word) && is_like(&written, word))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word);
    let slips = |other: &str| strsim::damerau_levenshtein(&written, other);
    let meant = |is_match: &dyn Fn(&str) -> bool| {
        let is_meant = |word: &&&str| {
            let of_word = synonyms.iter().filter(|(name, _)| *name == **word);
            of_word.flat_map(|(_, others)| *others).any(|other| is_match(other))
        };
        known.iter().find(is_meant).copied()
    };
    meant(&|other| other == written)
        .or(spelt)
        .or_else(|| meant(&|other| other.len() > 5 && slips(other) <= 2))
}

/// Of a word of one or two letters, another one is no slip of the pen.
fn is_like(written: &str, word: &str) -> bool {
    let sorted = |word: &str| {
        let mut letters: Vec<_> = word.to_lowercase().chars().collect();
        letters.sort_unstable();
        letters
    };
    word.len() > 2 || sorted(written) == sorted(word)
}

/// How many slips of the pen a word of this length may hold.
fn allowed(word: &str) -> usize {
    match word.len() {
        0..=4 => 1,
        5..=8 => 2,
        _ => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_pen_is_understood() {
        assert_eq!(
            field("organisation", &["position", "organization"]),
            Some("organization")
        );
        assert_eq!(field("start_date", &["start", "end"]), Some("start"));
        assert_eq!(field("highligths", &["summary", "highlights"]), Some("highlights"));
        assert_eq!(field("bulets", &["summary", "highlights"]), Some("highlights"));
        assert_eq!(word("experiance", &["education", "experience"]), Some("experience"));
        assert_eq!(word("work", &["education", "experience"]), Some("experience"));
        assert_eq!(word("a5", &["a4", "letter"]), None);
        assert_eq!(word("zebra", &["education", "experience"]), None);
    }

    #[test]
    fn a_language_is_known_by_its_names() {
        for written in ["ger", "Deutsch", "german", "de_DE", "DE", "de-LU"] {
            assert_eq!(locale(written), Some("de"), "{written}");
        }
        assert_eq!(locale("en_GB"), Some("en-GB"));
        assert_eq!(locale("zh-Hant"), Some("zh"));
        assert_eq!(locale("pt_BR"), Some("pt-BR"));
        assert_eq!(locale("pt-AO"), Some("pt"));
        assert_eq!(locale("klingon"), None);
    }
}
