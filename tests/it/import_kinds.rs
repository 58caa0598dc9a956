//! What people write in the files of other programs, kind by kind: what it becomes, and what
//! is not said of it.

use std::fs;
use std::process::Command;

/// What a text in a file of this name is converted to, and what is said of it.
fn imported(name: &str, text: &str) -> (String, String) {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join(name), text).expect("a file");
    let run = Command::new(env!("CARGO_BIN_EXE_cvtex"))
        .args(["import", "--dry-run", "--message-format", "short", name])
        .current_dir(folder.path())
        .output()
        .expect("a run");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (text(&run.stdout), text(&run.stderr))
}

fn assert_all(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{part}\n{text}");
    }
}

#[test]
fn authors_in_one_text_are_a_list() {
    let (cv, said) = imported(
        "cv.yaml",
        "cv:\n  name: Ada Lovelace\n  sections:\n    papers:\n      - title: Notes\n        authors: \"A. Lovelace and **C. Babbage**\"\n        date: 1843\n",
    );
    assert_all(&cv, &["author = {A. Lovelace and C. Babbage}"]);
    assert!(!said.contains("several-names"), "{said}");
    let (cv, _) = imported(
        "cv.json",
        "{\"basics\": {\"name\": \"Ada\"}, \"publications\": [{\"name\": \"Notes\", \"releaseDate\": \"1843\", \"authors\": [\"Royal Society of Arts and Sciences\", \"Ada\"]}]}",
    );
    assert!(!cv.contains("Royal Society of Arts,"), "{cv}");
}

#[test]
fn points_below_a_point_are_not_said_to_stand_as_they_are() {
    let (cv, said) = imported(
        "cv.yaml",
        "cv:\n  name: Ada\n  sections:\n    work:\n      - company: Society\n        position: Analyst\n        highlights:\n          - Led the work\n              - on cards\n          - Cards - and looms\n",
    );
    assert_all(&cv, &["{text: Led the work, items: [on cards]}", "- Cards - and looms"]);
    assert!(!said.contains("foreign-markup"), "{said}");
}

#[test]
fn a_summary_of_points_becomes_highlights() {
    let (cv, _) = imported(
        "cv.json",
        r#"{"basics": {"name": "Ada", "summary": "Of me:\n• one\n• two"}, "work": [
            {"name": "Society", "position": "Analyst", "summary": "- built\n  - looms\n- wove"},
            {"name": "Navy", "position": "Clerk", "summary": "Of it:\n\n• counted\n• wrote"}]}"#,
    );
    assert_all(
        &cv,
        &[
            "\"Of me:\\n- one\\n- two\"",
            "highlights:\n          - {text: built, items: [looms]}\n          - wove\n",
            "summary: \"Of it:\"\n        highlights: [counted, wrote]\n",
        ],
    );
}

#[test]
fn the_address_of_a_profile_says_the_name_there() {
    let (cv, _) = imported(
        "cv.json",
        r#"{"basics": {"name": "Ada", "profiles": [
            {"network": "Google Scholar", "username": "Ada L.", "url": "https://scholar.google.com/citations?user=abc&hl=en"},
            {"network": "LinkedIn", "username": "Ada Lovelace", "url": "https://www.linkedin.com/in/ada-l/"},
            {"network": "GitHub", "username": "ada", "url": ""}]}}"#,
    );
    assert_all(&cv, &["google-scholar: abc", "linkedin: ada-l", "github: ada"]);
    assert_all(&cv, &["# username: Ada L.", "# username: Ada Lovelace"]);
}

#[test]
fn liberties_of_json_resume_have_a_place() {
    let (cv, said) = imported(
        "cv.json",
        r#"{"basics": {"name": "Ada", "about": "Of me"}, "experience": [
            {"company": "Society", "position": "Analyst", "technologies": "Cards, Looms", "keywords": ["a", "b"]}],
            "references": [{"reference": "On request"}],
            "languages": [{"language": "English", "fluency": "NATIVE_OR_BILINGUAL", "keywords": ["TOEFL 110", "C2"]}],
            "interests": {"games": "Chess"},
            "skills": [{"name": "Tools", "keywords": "Cards, Node.js, Looms (all)"}]}"#,
    );
    assert_all(
        &cv,
        &[
            "summary: Of me",
            "highlights: [\"Keywords: a, b\", \"Technologies: Cards, Looms\"]",
            "{name: On request}",
            "{language: English, level: Native or bilingual, note: \"TOEFL 110, C2\"}",
            "items: [Cards, Node.js, Looms (all)]",
        ],
    );
    assert!(!said.contains("error"), "{said}");
}

#[test]
fn records_of_a_common_cv_in_french_keep_their_titles_and_dates() {
    let (cv, said) = imported(
        "cv.xml",
        "<g:generic-cv xmlns:g=\"http://www.cihr-irsc.gc.ca/generic-cv/1.0.0\" lang=\"fr\"><section label=\"Renseignements personnels\"><section label=\"Identification\" recordId=\"1\"><field label=\"Nom de famille\"><value type=\"String\">Lovelace</value></field><field label=\"Prénom\"><value type=\"String\">Ada</value></field></section></section><section label=\"Emploi\"><section label=\"Expériences professionnelles\" recordId=\"2\"><field label=\"Titre du poste\"><value type=\"Bilingual\">Analyst</value><bilingual><french>Analyste</french><english>Analyst</english></bilingual></field><field label=\"Date de début\"><value type=\"YearMonth\">1843/1</value></field><field label=\"Service\"><value type=\"String\">Cartes</value></field></section></section></g:generic-cv>",
    );
    assert_all(
        &cv,
        &[
            "name: Ada Lovelace",
            "title: Expériences professionnelles",
            "title: Analyste",
            "start: 1843-01",
            "# Titre du poste (en): Analyst",
            "# Service: Cartes",
            "locale: fr",
        ],
    );
    assert!(!said.contains("error"), "{said}");
}

#[test]
fn terms_and_files_of_bamos_are_read() {
    let (cv, said) = imported(
        "cv.yaml",
        "name: {first: Ada, last: Lovelace}\norder: [[all_publications, Publications], [teaching, Courses]]\nall_publications:\n  name: Lovelace\n  file: all.bib\n  author_urls: {'Charles Babbage': 'https://example.org/cb'}\nteaching:\n  - {semester: Su1844, name: \"Cards \\\\& looms\", position: \"\\\\textbf{TA}\"}\n",
    );
    assert_all(
        &cv,
        &[
            "from: publications/all.bib",
            "date: Summer 1844",
            "course: Cards & looms",
            "{name: Charles Babbage, url: https://example.org/cb}",
        ],
    );
    assert!(said.contains("there is no file `publications/all.bib`"), "{said}");
}

#[test]
fn a_layout_of_yamlresume_gives_order_titles_and_look() {
    let (cv, said) = imported(
        "cv.yml",
        "content:\n  basics: {name: Ada}\n  work: [{name: Society, position: Analyst}]\n  skills: [{name: Cards}]\n  volunteer: [{organization: Navy, position: Clerk}]\nlayouts:\n  - template: moderncv-banking\n    page: {margins: {top: 2 cm}, paperSize: a4}\n    sections:\n      order: [skills, volunteer, work]\n      aliases: {work: My work, volunteer: My time}\n",
    );
    assert_all(
        &cv,
        &["title: My time", "title: My work", "theme: banking", "paper: a4", "top: 2cm"],
    );
    let place = |word: &str| cv.find(word).expect("a word");
    assert!(place("Cards") < place("Clerk") && place("Clerk") < place("Analyst"), "{cv}");
    assert!(!said.contains("error") && !said.contains("layouts"), "{said}");
}

/// Files of every format that no program writes.
fn hostile() -> Vec<(String, String)> {
    let mut files = Vec::new();
    for root in [
        "Candidate",
        "SkillsPassport",
        "CURRICULO-VITAE",
        "curriculum",
        "generic-cv",
        "record",
    ] {
        let deep = format!("<{root}>{}", "<a>".repeat(50_000));
        let closed =
            format!("<{root}>{}x{}</{root}>", "<a>".repeat(500), "</a>".repeat(500));
        let bomb = format!(
            "<!DOCTYPE {root} [<!ENTITY a \"aaaaaaaaaaaaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]><{root}><identifying-info>&c;</identifying-info></{root}>"
        );
        let outside = format!(
            "<!DOCTYPE {root} [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><{root}>&a;</{root}>"
        );
        let wide = format!("<{root}>{}</{root}>", "<a b=\"c\">d</a>".repeat(20_000));
        for (name, text) in [
            ("deep", deep),
            ("closed", closed),
            ("bomb", bomb),
            ("outside", outside),
            ("wide", wide),
        ] {
            files.push((format!("{name}-{root}.xml"), text));
        }
    }
    for (name, start) in [
        ("resume", "{\"basics\": {\"name\": \"A\"}, \"work\": "),
        ("content", "{\"content\": {\"basics\": "),
        ("cv", "{\"cv\": {\"sections\": {\"a\": "),
        ("list", "[{\"type\": \"map\", \"contents\": "),
        ("bamos", "{\"name\": {\"first\": \"A\"}, \"order\": [], \"a\": "),
    ] {
        files.push((
            format!("deep-{name}.json"),
            format!("{start}{}", "[".repeat(100_000)),
        ));
    }
    let anchors = (1..40).map(|n| format!("  a{n}: &a{n} [*a{}, *a{}]\n", n - 1, n - 1));
    let anchors = format!(
        "cv:\n  name: Ada\n  sections:\n    a: [b]\nx:\n  a0: &a0 [lol]\n{}",
        anchors.collect::<String>()
    );
    files.push(("laughs.yaml".to_owned(), anchors));
    let wide = "    - {name: a, b: c}\n".repeat(20_000);
    let wide = format!("cv:\n  name: Ada\n  sections:\n    work:\n{wide}");
    files.push(("wide.yaml".to_owned(), wide));
    files
}

#[test]
fn a_hostile_file_of_any_format_ends_with_a_message() {
    for (name, text) in hostile() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join(&name), text).expect("a file");
        for command in ["import", "check"] {
            let run = Command::new(env!("CARGO_BIN_EXE_cvtex"))
                .args([command, "--message-format", "short", &name])
                .current_dir(folder.path())
                .output()
                .expect("a run");
            let said = String::from_utf8_lossy(&run.stderr).into_owned();
            let start: String = said.chars().take(500).collect();
            assert!(
                matches!(run.status.code(), Some(0 | 1)),
                "{command} {name}: {:?} {start}",
                run.status
            );
            assert!(
                !said.contains("panicked") && !said.contains("/etc"),
                "{name}: {start}"
            );
        }
        let made: Vec<_> =
            fs::read_dir(folder.path()).expect("a folder").flatten().collect();
        assert!(made.len() <= 3, "{name}");
    }
}

#[test]
fn what_a_site_of_al_folio_keeps_beside_its_cv_is_found() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    };
    write(
        "_data/cv.yml",
        "cv:\n  name: Ada King\n  sections:\n    Work:\n      - {company: Society, position: Analyst}\n",
    );
    write(
        "assets/json/resume.json",
        r#"{"basics": {"name": "Ada King", "email": "a@example.org"}}"#,
    );
    write(
        "_data/socials.yml",
        "email: ada@example.org\ngithub_username: ada\nscholar_userid: abc\nmastodon_username: example.org/@ada\ndblp_url: https://dblp.org/pid/1/2.html\nrss_icon: true\n",
    );
    write(
        "_bibliography/papers.bib",
        "@article{k, title={Notes}, author={King, Ada}, journal={Memoirs}, year=1843}\n",
    );
    let import = |arguments: &[&str]| {
        let run = Command::new(env!("CARGO_BIN_EXE_cvtex"))
            .arg("import")
            .args(arguments)
            .current_dir(folder.path())
            .output()
            .expect("a run");
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    };
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).expect("a CV");
    import(&["_data/cv.yml"]);
    let cv = read("_data/cv.yaml");
    assert_all(
        &cv,
        &[
            "email: ada@example.org",
            "github: ada",
            "google-scholar: abc",
            "mastodon: \"@ada@example.org\"",
            "from: \"../_bibliography/papers.bib\"",
            "dblp: 1/2\n",
        ],
    );
    import(&["assets/json/resume.json", "-o", "cv.yaml"]);
    assert_all(
        &read("cv.yaml"),
        &["email: a@example.org", "from: \"_bibliography/papers.bib\""],
    );
}

#[test]
fn a_record_of_orcid_keeps_what_is_beside_its_tables() {
    let (cv, said) = imported(
        "record.json",
        r#"{"orcid-identifier": {"path": "0000-0002-1825-0097"}, "person": {"name": {"given-names": {"value": "Ada"}, "family-name": {"value": "King"}},
            "other-names": {"other-name": [{"content": "A. Lovelace"}]}, "emails": {"email": [{"email": "a@example.org"}]},
            "keywords": {"keyword": [{"content": "engines"}]},
            "external-identifiers": {"external-identifier": [{"external-id-type": "Scopus Author ID", "external-id-value": "7007"}]}},
            "activities-summary": {"works": {"group": [
                {"work-summary": [
                    {"title": {"title": {"value": "Notes"}, "subtitle": {"value": "On cards"}}, "type": "journal-article", "journal-title": {"value": "Memoirs"}, "display-index": "1", "odd": "kept"},
                    {"title": {"title": {"value": "The same"}}, "type": "other", "display-index": "0"}]},
                {"work-summary": [{"title": {"title": {"value": "Of looms"}}, "type": "lecture-speech", "journal-title": {"value": "Society"}}]},
                {"work-summary": [{"title": {"title": {"value": "A loom"}}, "type": "patent"}]}]},
            "peer-reviews": {"group": [{"peer-review-group": [{"peer-review-summary": [
                {"completion-date": {"year": {"value": "1845"}}, "convening-organization": {"name": "Royal Society"}},
                {"completion-date": {"year": {"value": "1844"}}, "convening-organization": {"name": "Royal Society"}}]}]}]}}}"#,
    );
    assert_all(
        &cv,
        &[
            "aliases: A. Lovelace",
            "email: a@example.org",
            "scopus: 7007",
            "keywords: engines",
            "title: \"Notes: On cards\"",
            "# odd: kept",
            "kind: talks",
            "{title: Of looms, event: Society}",
            "kind: patents",
            "{title: A loom}",
            "{name: Royal Society, years: [1844, 1845]}",
        ],
    );
    assert!(!cv.contains("The same") && !said.contains("error"), "{cv}{said}");
}
