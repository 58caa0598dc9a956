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

    #[test]
    fn no_text_of_a_cv_of_ciencia_vitae_disappears(
        person in groups("full-name|resume|emails|citation-names|web-addresses|[a-z]{4}"),
        degrees in groups("degree-type|degree-name|institutions|degree-major|start-date|thesis|[a-z]{4}"),
        posts in groups("position-title|institution|employment-category|start-date|end-date|[a-z]{4}"),
        outputs in groups("journal-article|conference-paper|patent|musical-performance|output-type|[a-z]{4}"),
        services in groups("course-taught|committee-membership|mentoring|service-category|[a-z]{4}"),
    ) {
        let whole = json!({ "curriculum": {
            "identifying-info": { "person-info": person.first(), "emails": { "email": person } },
            "degrees": { "degree": degrees },
            "employments": { "employment": posts },
            "outputs": { "output": outputs },
            "services": { "service": services },
        } });
        assert_kept(Format::CienciaVitae, &whole)?;
    }

    #[test]
    fn no_text_of_a_common_cv_disappears(
        identification in groups("First Name|Family Name|Title|[A-Z][a-z]{3}"),
        degrees in groups("Degree Name|Degree Type|Organization|Supervisors|Degree Start Date|[A-Z][a-z]{3}"),
        articles in groups("Article Title|Authors|Journal|Date|URL|Refereed?|[A-Z][a-z]{3}"),
        others in groups("Artwork Title|Publication Date|Contributors|[A-Z][a-z]{3}"),
        funds in groups("Funding Title|Funding Sources|Other Investigators|Amount|[A-Z][a-z]{3}"),
    ) {
        let whole = json!({ "generic-cv": {
            "Personal Information": { "Identification": identification, "Email": others },
            "Education": { "Degrees": degrees },
            "Research Funding History": funds,
            "Contributions": { "Publications": { "Journal Articles": articles }, "Works": others },
        } });
        assert_kept(Format::Ccv, &whole)?;
    }

    #[test]
    fn no_text_of_a_file_of_bamos_disappears(
        positions in groups("place|title|dates|location|details|inline_detail|[a-z]{4}"),
        honors in groups("title|year|url|descr|[a-z]{4}"),
        teaching in groups("semester|name|short|position|[a-z]{4}"),
        service in value(3),
        other in value(3),
        social in groups("github|google_scholar|twitter|[a-z]{4}"),
    ) {
        let order: Vec<_> = ["positions", "honors", "teaching", "service", "other"].iter().map(|key| json!([key, "Hdr"])).collect();
        let whole = json!({
            "name": { "first": "ada0000x" }, "order": order, "positions": positions, "honors": honors,
            "teaching": teaching, "service": service, "other": other, "social": social.first(),
        });
        let keys = ["positions", "honors", "teaching", "service", "other", "Hdr"];
        assert_kept_but(Format::Bamos, &whole, &keys)?;
    }
}
