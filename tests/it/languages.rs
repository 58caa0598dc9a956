//! A CV in each language: its words are read back from the PDF.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use crate::common::{cvtex, folder, objects, pdftotext, run, spaced, stderr};
use cvtex::model::Locale;
use cvtex::resources::fonts;
use cvtex::resources::fonts::Face;
use toml::{Table, Value};

/// An entry of every kind that has a title of its own, and dates of every sort.
const CV: &str = "\
cv: {name: Ada Lovelace}
sections:
- kind: experience
  entries:
  - {position: P, organization: O, start: 2021-09, end: present}
  - {position: P, organization: O, start: 2019, end: 2020-05}
  - {position: P, organization: O, start: 2021}
  - {position: P, organization: O, start: 2021-08}
  - {position: P, organization: O, start: 2021-10-03}
  - {position: P, organization: O, end: 2022}
  - {position: P, organization: O, end: 2022-05}
  - {position: P, organization: O, end: 2022-04-17}
- kind: education
  entries: [{degree: D, area: A, institution: I, supervisor: Mary, date: 2020-02-01}]
- kind: publications
  entries: [{title: T, authors: [Ada Lovelace, Mary King], venue: V, date: 2020}]
- {kind: projects, entries: [{name: N}]}
- {kind: skills, entries: [{name: N, items: I}]}
- {kind: awards, entries: [{title: T}]}
- {kind: teaching, entries: [{organization: O}]}
- {kind: talks, entries: [{title: T}]}
- {kind: service, entries: [{role: R}]}
- {kind: grants, entries: [{title: T}]}
- {kind: supervision, entries: [{name: N}]}
- {kind: languages, entries: [{language: L}]}
- {kind: certifications, entries: [{name: N}]}
- {kind: memberships, entries: [{organization: O}]}
- {kind: patents, entries: [{title: T}]}
- {kind: references, entries: [{name: N}]}
";

/// What the dates of that CV are, in the order of the file: a period that goes on, one that
/// ended, three without an end, three without a start, and the first of a month.
const DATES: [(Locale, &str); 21] = [
    (
        Locale::En,
        "Sep 2021 – present | 2019 – May 2020 | \
         since 2021 | since August 2021 | since October 3, 2021 | \
         until 2022 | until May 2022 | until April 17, 2022 | Feb 1, 2020",
    ),
    (
        Locale::EnGb,
        "Sep 2021 – present | 2019 – May 2020 | \
         since 2021 | since August 2021 | since 3 October 2021 | \
         until 2022 | until May 2022 | until 17 April 2022 | 1 Feb 2020",
    ),
    (
        Locale::Cs,
        "9/2021 – dosud | 2019 – 5/2020 | \
         od 2021 | od srpna 2021 | od 3. října 2021 | \
         do 2022 | do května 2022 | do 17. dubna 2022 | 1. 2. 2020",
    ),
    (
        Locale::Da,
        "sep. 2021 – nu | 2019 – maj 2020 | \
         siden 2021 | siden august 2021 | siden 3. oktober 2021 | \
         til 2022 | til maj 2022 | til 17. april 2022 | 1. feb. 2020",
    ),
    (
        Locale::De,
        "Sept. 2021 – heute | 2019 – Mai 2020 | \
         seit 2021 | seit August 2021 | seit 3. Oktober 2021 | \
         bis 2022 | bis Mai 2022 | bis 17. April 2022 | 1. Feb. 2020",
    ),
    (
        Locale::El,
        "Σεπ. 2021 – σήμερα | 2019 – Μάι. 2020 | \
         από το 2021 | από Αύγ. 2021 | από 3 Οκτωβρίου 2021 | \
         έως το 2022 | έως Μάι. 2022 | έως 17 Απριλίου 2022 | 1 Φεβ. 2020",
    ),
    (
        Locale::Es,
        "sept. 2021 – actualidad | 2019 – may. 2020 | \
         desde 2021 | desde agosto de 2021 | desde el 3 de octubre de 2021 | \
         hasta 2022 | hasta mayo de 2022 | hasta el 17 de abril de 2022 | 1 feb. 2020",
    ),
    (
        Locale::Fi,
        "9/2021 – nykyhetki | 2019 – 5/2020 | \
         vuodesta 2021 | elokuusta 2021 alkaen | 3. lokakuuta 2021 alkaen | \
         vuoteen 2022 | toukokuuhun 2022 asti | 17. huhtikuuta 2022 asti | 1.2.2020",
    ),
    (
        Locale::Fr,
        "sept. 2021 – aujourd’hui | 2019 – mai 2020 | \
         depuis 2021 | depuis août 2021 | depuis le 3 octobre 2021 | \
         jusqu’en 2022 | jusqu’en mai 2022 | jusqu’au 17 avril 2022 | 1er févr. 2020",
    ),
    (
        Locale::Hu,
        "2021. szept. – jelenleg | 2019 – 2020. máj. | \
         2021 óta | 2021. augusztus óta | 2021. október 3. óta | \
         2022-ig | 2022. májusig | 2022. április 17-ig | 2020. febr. 1.",
    ),
    (
        Locale::It,
        "set. 2021 – oggi | 2019 – mag. 2020 | \
         dal 2021 | da agosto 2021 | dal giorno 3 ottobre 2021 | \
         fino al 2022 | fino a maggio 2022 | fino al giorno 17 aprile 2022 | 1º feb. 2020",
    ),
    (
        Locale::Nb,
        "sep. 2021 – nå | 2019 – mai 2020 | \
         siden 2021 | siden august 2021 | siden 3. oktober 2021 | \
         til 2022 | til mai 2022 | til 17. april 2022 | 1. feb. 2020",
    ),
    (
        Locale::Nl,
        "sep. 2021 – heden | 2019 – mei 2020 | \
         sinds 2021 | sinds augustus 2021 | sinds 3 oktober 2021 | \
         tot 2022 | tot mei 2022 | tot 17 april 2022 | 1 feb. 2020",
    ),
    (
        Locale::Pl,
        "wrz 2021 – obecnie | 2019 – maj 2020 | \
         od 2021 | od sierpnia 2021 | od 3 października 2021 | \
         do 2022 | do maja 2022 | do 17 kwietnia 2022 | 1 lut 2020",
    ),
    (
        Locale::Pt,
        "set. 2021 – presente | 2019 – maio 2020 | \
         desde 2021 | desde agosto de 2021 | desde 3 de outubro de 2021 | \
         até 2022 | até maio de 2022 | até 17 de abril de 2022 | 1 fev. 2020",
    ),
    (
        Locale::PtBr,
        "set. 2021 – atual | 2019 – maio 2020 | \
         desde 2021 | desde agosto de 2021 | desde 3 de outubro de 2021 | \
         até 2022 | até maio de 2022 | até 17 de abril de 2022 | 1º fev. 2020",
    ),
    (
        Locale::Ro,
        "sept. 2021 – prezent | 2019 – mai 2020 | \
         din 2021 | din august 2021 | din 3 octombrie 2021 | \
         până în 2022 | până în mai 2022 | până la 17 aprilie 2022 | 1 feb. 2020",
    ),
    (
        Locale::Ru,
        "сент. 2021 – наст. вр. | 2019 – май 2020 | \
         с 2021 | с августа 2021 | с 3 октября 2021 | \
         до 2022 | до мая 2022 | до 17 апреля 2022 | 1 февр. 2020",
    ),
    (
        Locale::Sv,
        "sep. 2021 – pågående | 2019 – maj 2020 | \
         sedan 2021 | sedan augusti 2021 | sedan 3 oktober 2021 | \
         till 2022 | till maj 2022 | till 17 april 2022 | 1 feb. 2020",
    ),
    (
        Locale::Tr,
        "Eyl. 2021 – halen | 2019 – May. 2020 | \
         2021 yılından beri | 2021 Ağustos ayından beri | 3 Ekim 2021 tarihinden beri | \
         2022 yılına kadar | 2022 Mayıs ayına kadar | 17 Nisan 2022 tarihine kadar | 1 Şub. 2020",
    ),
    (
        Locale::Uk,
        "верес. 2021 – дотепер | 2019 – трав. 2020 | \
         з 2021 | з серпня 2021 | з 3 жовтня 2021 | \
         до 2022 | до травня 2022 | до 17 квітня 2022 | 1 лют. 2020",
    ),
];

#[test]
fn a_cv_in_each_language_says_what_it_says_in_that_language() {
    for (locale, dates) in &DATES {
        let folder = folder();
        let mut cv = format!("{CV}- kind: entries\n  entries:\n");
        for month in 1..=12 {
            let _ = writeln!(cv, "  - {{title: T, date: 2020-{month:02}}}");
        }
        let pdf = render(&cv, *locale, folder.path());
        let text = spaced(&pdftotext(&pdf).join(" "));
        let has = |words: &str| {
            assert!(text.contains(&spaced(words)), "{}: {words}: {text}", locale.tag());
        };
        dates.split(" | ").for_each(has);
        let words: Table = locale.words().parse().expect("TOML");
        let titles = words["sections"].as_table().expect("titles").values();
        titles.for_each(|title| has(title.as_str().expect("a title")));
        let months = words["months"]["short"].as_array().expect("months").iter();
        let form = words["short-dates"]["month"].as_str().expect("a form");
        for month in months.filter_map(Value::as_str) {
            has(&form.replace("{short-month}", month).replace("{year}", "2020"));
        }
        let lang = format!("/Lang({})", locale.tag());
        assert!(objects(&pdf).contains(&lang), "{lang}");
    }
}

#[test]
fn each_language_has_its_dates_above_or_no_font() {
    // As on a machine where none are installed.
    for locale in Locale::ALL {
        let has_dates = DATES.iter().any(|(known, _)| known == locale);
        let has_font = locale.words().chars().all(|it| fonts::has(it, Face::Text));
        assert_eq!(has_dates, has_font, "{}", locale.tag());
    }
}

#[test]
fn a_language_that_cannot_be_set_is_refused_by_its_name() {
    for (tag, expected) in [
        ("ar", "no font on this machine has the characters of Arabic"),
        ("he", "no font on this machine has the characters of Hebrew"),
        ("zh", "no font on this machine has the characters of Chinese"),
        ("ja", "no font on this machine has the characters of Japanese"),
        ("ko", "no font on this machine has the characters of Korean"),
    ] {
        let folder = folder();
        let file = folder.path().join("cv.yaml");
        fs::write(&file, CV).expect("a file");
        let output = run(cvtex().args(["render", "--locale", tag]).arg(&file));
        let said = stderr(&output);
        assert_eq!(output.status.code(), Some(1), "{tag}: {said}");
        assert!(
            said.contains("error[missing-glyph]") && said.contains(expected),
            "{said}"
        );
    }
}

#[test]
fn languages_of_east_asia_are_set_in_an_installed_font() {
    for (tag, words) in [
        ("zh", ["工作经历", "学术成果", "至今"]),
        ("ja", ["職歴", "研究業績", "現在"]),
        ("ko", ["경력", "연구 실적", "현재"]),
    ] {
        let folder = folder();
        let (file, pdf) = (folder.path().join("cv.yaml"), folder.path().join("cv.pdf"));
        fs::write(&file, CV).expect("a file");
        let mut render = cvtex();
        render.env("CVTEX_FONTS", "/usr/share/fonts/truetype/wqy");
        render.args(["render", "--deny-warnings", "--locale", tag]);
        let output = run(render.arg(&file).arg("-o").arg(&pdf));
        assert!(output.status.success(), "{tag}: {}", stderr(&output));
        let page = pdftotext(&pdf).concat();
        for word in words {
            assert!(page.contains(word), "{tag}: {word}\n{page}");
        }
    }
}

#[test]
fn in_chinese_words_of_other_scripts_stand_apart() {
    for (degree, area, expected) in [
        ("博士", "计算机科学", "计算机科学博士"),
        ("PhD", "计算机科学", "计算机科学 PhD"),
        ("博士", "Computer Science", "Computer Science 博士"),
        ("PhD", "Computer Science", "Computer Science PhD"),
        ("博士", "**C++**", "C++ 博士"),
        ("PhD", "计算机科学（人工智能）", "计算机科学（人工智能）PhD"),
    ] {
        let folder = folder();
        let (file, pdf) = (folder.path().join("cv.yaml"), folder.path().join("cv.pdf"));
        let cv = format!(
            "locale: zh\ncv: {{name: Ada Lovelace}}\nsections:\n- kind: education\n  entries:\n  \
             - {{degree: {degree}, area: \"{area}\", institution: I}}\n"
        );
        fs::write(&file, cv).expect("a file");
        let mut render = cvtex();
        render.env("CVTEX_FONTS", "/usr/share/fonts/truetype/wqy");
        let output = run(render.arg("render").arg(&file).arg("-o").arg(&pdf));
        assert!(output.status.success(), "{}", stderr(&output));
        let text = pdftotext(&pdf).concat();
        assert!(text.contains(expected), "{expected}: {text}");
    }
}

#[test]
fn a_citation_style_writes_in_the_language_of_the_cv() {
    let cv = "\
cv: {name: Ada Lovelace}
sections:
- kind: publications
  style: chicago-author-date
  entries: [{title: T, authors: [Ada Lovelace, Mary King], venue: V, date: 2020}]
";
    for (locale, and) in [
        (Locale::En, "and"),
        (Locale::De, "und"),
        (Locale::Fr, "et"),
        (Locale::Ru, "и"),
        (Locale::Nb, "og"),
        (Locale::PtBr, "e"),
        (Locale::Uk, "і"),
    ] {
        let folder = folder();
        let text = pdftotext(&render(cv, locale, folder.path())).join(" ");
        let authors = format!("{and} Mary King");
        assert!(spaced(&text).contains(&authors), "{}: {text}", locale.tag());
    }
}

#[test]
fn one_source_gives_a_cv_in_each_of_its_languages() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/bilingual.yaml");
    let cv = fs::read_to_string(file).expect("the example");
    let page = |locale| {
        let folder = folder();
        spaced(&pdftotext(&render(&cv, locale, folder.path())).join(" "))
    };
    let english = page(Locale::En);
    let german = page(Locale::De);
    for (here, there) in [
        ("Historian of science", "Wissenschaftshistorikerin"),
        ("I study how instruments", "Ich erforsche, wie Instrumente"),
        ("Oct 2022 – present Lecturer", "Okt. 2022 – heute Akademische Rätin"),
        ("Teach two courses a term", "Zwei Lehrveranstaltungen im Semester"),
        ("Edited the letters", "Edition der Briefe"),
        ("1,200 letters", "1200 Briefe"),
        ("PhD in history of science", "Dr. phil. in Wissenschaftsgeschichte"),
        ("Thesis: The travelling quadrant", "Dissertation: Der reisende Quadrant"),
        ("Selected talks", "Ausgewählte Vorträge"),
        ("Spring 2024", "Frühjahr 2024"),
        ("German (native)", "Deutsch (Muttersprache)"),
    ] {
        assert!(english.contains(here) && !english.contains(there), "{here}: {english}");
        assert!(german.contains(there) && !german.contains(here), "{there}: {german}");
    }
}

#[test]
fn a_thesis_and_the_book_of_a_chapter_are_named_in_the_language() {
    let cv = "cv: {name: Ada}\nsections:\n- kind: publications\n  entries:\n  \
              - {title: T, type: thesis, genre: phd-thesis, venue: Turin, date: 1840}\n  \
              - {title: U, type: thesis, genre: Habilitation, venue: Turin, date: 1841}\n  \
              - {title: C, type: chapter, venue: Engines, date: 1842}\n";
    for (locale, thesis, chapter) in [
        (Locale::En, "PhD thesis, Turin", "In Engines, 1842"),
        (Locale::De, "Dissertation, Turin", "In: Engines, 1842"),
        (Locale::Fr, "Thèse de doctorat, Turin", "Dans Engines, 1842"),
        (Locale::Tr, "Doktora tezi, Turin", "Engines içinde, 1842"),
    ] {
        let folder = folder();
        let page = spaced(&pdftotext(&render(cv, locale, folder.path())).join(" "));
        assert!(page.contains(thesis), "{locale:?}: {page}");
        assert!(page.contains("Habilitation, Turin, 1841"), "{locale:?}: {page}");
        assert!(page.contains(chapter), "{locale:?}: {page}");
    }
}

#[test]
fn in_hungarian_the_family_name_stands_first() {
    let cv = "cv: {name: Kovács János}\nsections:\n- kind: publications\n  entries:\n  \
              - {title: T, venue: V, date: 2020, authors: [\"Kovács, János\", \"Nagy, Éva\"]}\n";
    let page = |locale| {
        let folder = folder();
        spaced(&pdftotext(&render(cv, locale, folder.path())).join(" "))
    };
    assert!(
        page(Locale::Hu).contains("Kovács János és Nagy Éva. T."),
        "{}",
        page(Locale::Hu)
    );
    assert!(
        page(Locale::De).contains("János Kovács und Éva Nagy. T."),
        "{}",
        page(Locale::De)
    );
}

/// Renders a CV in a language, without a warning, and gives the PDF's path.
fn render(cv: &str, locale: Locale, folder: &Path) -> PathBuf {
    let (file, pdf) = (folder.join("cv.yaml"), folder.join("cv.pdf"));
    fs::write(&file, cv).expect("a file");
    let mut command = cvtex();
    command.args(["render", "--deny-warnings", "--locale", locale.tag()]);
    let output = run(command.arg(&file).arg("-o").arg(&pdf));
    assert!(output.status.success(), "{}: {}", locale.tag(), stderr(&output));
    pdf
}
