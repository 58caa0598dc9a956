//! No text disappears of the formats whose parts lie at fixed places: each is in what is
//! written, as a value or as a comment.

use cvtex::read::foreign::Format;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::import::{assert_kept, assert_kept_but, value};

/// Groups of fields of these names, each with values of any form.
fn groups(names: &'static str) -> impl Strategy<Value = Vec<Value>> {
    let group = prop::collection::hash_map(names, value(2), 0..6);
    prop::collection::vec(group.prop_map(|group| json!(group)), 0..3)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_of_a_skills_passport_disappears(
        person in value(3),
        jobs in groups("Period|Position|Activities|Employer|[A-Z][a-z]{3}"),
        schools in groups("Period|Title|Organisation|Level|Field|Activities"),
        skills in groups("Linguistic|Communication|Computer|Driving|Other|Organisational"),
        contact in groups("Address|Email|TelephoneList|WebsiteList|[A-Z][a-z]{3}"),
        achievements in value(3),
    ) {
        let whole = json!({ "SkillsPassport": { "LearnerInfo": {
            "Identification": { "ContactInfo": contact.first(), "PersonName": person },
            "WorkExperienceList": { "WorkExperience": jobs },
            "EducationList": { "Education": schools },
            "Skills": skills.first(),
            "AchievementList": achievements,
        } } });
        assert_kept(Format::SkillsPassport, &whole)?;
    }

    #[test]
    fn no_text_of_a_lattes_file_disappears(
        ties in groups("TIPO-DE-VINCULO|OUTRAS-INFORMACOES|ANO-INICIO|MES-INICIO|ANO-FIM|[A-Z]{4}"),
        degrees in groups("NOME-CURSO|NOME-INSTITUICAO|ANO-DE-INICIO|STATUS|TITULO-DA-DISSERTACAO-TESE|[A-Z]{4}"),
        languages in groups("DESCRICAO-DO-IDIOMA|PROFICIENCIA-DE-FALA|PROFICIENCIA-DE-LEITURA|IDIOMA"),
        basics in groups("TITULO-DO-ARTIGO|ANO-DO-ARTIGO|DOI|NATUREZA|HOME-PAGE-DO-TRABALHO|[A-Z]{4}"),
        details in groups("VOLUME|FASCICULO|PAGINA-INICIAL|PAGINA-FINAL|ISSN|[A-Z]{4}"),
        authors in groups("NOME-COMPLETO-DO-AUTOR|[A-Z]{4}"),
    ) {
        let article = json!({
            "DADOS-BASICOS-DO-ARTIGO": basics.first(),
            "DETALHAMENTO-DO-ARTIGO": details.first(),
            "AUTORES": authors,
        });
        let whole = json!({ "CURRICULO-VITAE": {
            "DADOS-GERAIS": {
                "NOME-COMPLETO": "ada0000x",
                "ATUACOES-PROFISSIONAIS": { "ATUACAO-PROFISSIONAL": { "NOME-INSTITUICAO": "soc0000x", "VINCULOS": ties } },
                "FORMACAO-ACADEMICA-TITULACAO": { "DOUTORADO": degrees },
                "IDIOMAS": { "IDIOMA": languages },
            },
            "PRODUCAO-BIBLIOGRAFICA": { "ARTIGOS-PUBLICADOS": { "ARTIGO-PUBLICADO": article } },
        } });
        assert_kept(Format::Lattes, &whole)?;
    }

    #[test]
    fn no_text_of_a_researchmap_file_disappears(
        kind in prop::sample::select(vec!["published_papers", "presentations", "awards", "education", "works", "unheard_of"]),
        records in groups("paper_title|authors|event|presentation_title|award_name|identifiers|see_also|publication_date|from_date|to_date|description|affiliation|[a-z]{4}"),
        names in groups("ja|en"),
    ) {
        let records = records.into_iter().chain(names.into_iter().map(|it| json!({"paper_title": it})));
        let whole = records.map(|record| json!({ "insert": { "type": kind, "user_id": "usr0000x" }, "force": record }));
        let whole = Value::from(whole.collect::<Vec<_>>());
        assert_kept_but(Format::Researchmap, &whole, &[kind])?;
    }

    #[test]
    fn no_text_of_an_archive_of_linkedin_disappears(
        profile in groups("First Name|Last Name|Headline|Summary|Websites|Twitter Handles|Industry"),
        positions in groups("Title|Company Name|Started On|Finished On|Description|Odd"),
        skills in groups("Name|Odd"),
        courses in groups("Name|Number"),
    ) {
        let whole = json!({ "LinkedIn": {
            "Profile": profile, "Positions": positions, "Skills": skills, "Courses": courses,
            "Patents": positions, "Projects": positions,
        } });
        assert_kept(Format::LinkedIn, &whole)?;
    }
}
