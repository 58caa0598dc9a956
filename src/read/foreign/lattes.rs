//! Lattes: the XML in which Brazil's platform gives a CV, all of it in attributes.

use super::convert::{Draft, Import, scalar, words};
use super::listed::{self, ForeignList};
use super::mapping::How::{Date, Doi, End, Start, Text, Work};
use super::mapping::{Open, Table, row};
use crate::tree::{Field, Node, Value};

/// What the parts of a file become.
pub(super) const TABLES: &[&Table] =
    &[&PERSON, &POSITION, &DEGREE, &AWARD, &LANGUAGE, &ARTICLE, &PAPER, &BOOK, &CHAPTER];

const PERSON: Table = Table {
    at: "DADOS-GERAIS",
    becomes: "cv",
    open: Open::Unknown,
    rows: &[
        row("NOME-COMPLETO", "name", Text),
        row("RESUMO-CV.TEXTO-RESUMO-CV-RH", "summary", Text),
        row("ENDERECO.ENDERECO-PROFISSIONAL.HOME-PAGE", "website", Text),
    ],
};

const POSITION: Table = Table {
    at: "DADOS-GERAIS.ATUACOES-PROFISSIONAIS.ATUACAO-PROFISSIONAL",
    becomes: "experience",
    open: Open::Present,
    rows: &[
        row(
            "OUTRO-ENQUADRAMENTO-FUNCIONAL-INFORMADO|ENQUADRAMENTO-FUNCIONAL|OUTRO-VINCULO-INFORMADO|TIPO-DE-VINCULO",
            "position",
            Text,
        ),
        row("OUTRAS-INFORMACOES", "summary", Text),
    ],
};

const DEGREE: Table = Table {
    at: "DADOS-GERAIS.FORMACAO-ACADEMICA-TITULACAO",
    becomes: "education",
    open: Open::Present,
    rows: &[
        row("NOME-CURSO", "area", Text),
        row("NOME-INSTITUICAO", "institution", Text),
        row(
            "TITULO-DA-DISSERTACAO-TESE|TITULO-DO-TRABALHO-DE-CONCLUSAO-DE-CURSO|TITULO-DA-MONOGRAFIA",
            "thesis",
            Text,
        ),
        row("NOME-COMPLETO-DO-ORIENTADOR|NOME-DO-ORIENTADOR", "supervisor", Text),
        row("ANO-DE-INICIO", "start", Start),
        row("ANO-DE-CONCLUSAO|ANO-DE-OBTENCAO-DO-TITULO", "end", End),
    ],
};

const AWARD: Table = Table {
    at: "DADOS-GERAIS.PREMIOS-TITULOS.PREMIO-TITULO",
    becomes: "awards",
    open: Open::Unknown,
    rows: &[
        row("NOME-DO-PREMIO-OU-TITULO", "title", Text),
        row("NOME-DA-ENTIDADE-PROMOTORA", "awarder", Text),
        row("ANO-DA-PREMIACAO", "date", Date),
    ],
};

const LANGUAGE: Table = Table {
    at: "DADOS-GERAIS.IDIOMAS.IDIOMA",
    becomes: "languages",
    open: Open::Unknown,
    rows: &[row("DESCRICAO-DO-IDIOMA", "language", Text)],
};

const ARTICLE: Table = Table {
    at: "PRODUCAO-BIBLIOGRAFICA.ARTIGOS-PUBLICADOS.ARTIGO-PUBLICADO",
    becomes: "publications",
    open: Open::Unknown,
    rows: &[
        row("DADOS-BASICOS-DO-ARTIGO.TITULO-DO-ARTIGO", "title", Text),
        row("DETALHAMENTO-DO-ARTIGO.TITULO-DO-PERIODICO-OU-REVISTA", "venue", Text),
        row("DETALHAMENTO-DO-ARTIGO.VOLUME", "volume", Text),
        row("DETALHAMENTO-DO-ARTIGO.FASCICULO", "number", Text),
        row("DADOS-BASICOS-DO-ARTIGO.DOI", "doi", Doi),
        row("DADOS-BASICOS-DO-ARTIGO.HOME-PAGE-DO-TRABALHO", "url", Work),
        row("DADOS-BASICOS-DO-ARTIGO.ANO-DO-ARTIGO", "date", Date),
    ],
};

const PAPER: Table = Table {
    at: "PRODUCAO-BIBLIOGRAFICA.TRABALHOS-EM-EVENTOS.TRABALHO-EM-EVENTOS",
    becomes: "publications",
    open: Open::Unknown,
    rows: &[
        row("DADOS-BASICOS-DO-TRABALHO.TITULO-DO-TRABALHO", "title", Text),
        row(
            "DETALHAMENTO-DO-TRABALHO.TITULO-DOS-ANAIS-OU-PROCEEDINGS|DETALHAMENTO-DO-TRABALHO.NOME-DO-EVENTO",
            "venue",
            Text,
        ),
        row("DETALHAMENTO-DO-TRABALHO.VOLUME", "volume", Text),
        row("DETALHAMENTO-DO-TRABALHO.NOME-DA-EDITORA", "publisher", Text),
        row("DETALHAMENTO-DO-TRABALHO.CIDADE-DO-EVENTO", "location", Text),
        row("DETALHAMENTO-DO-TRABALHO.ISBN", "isbn", Text),
        row("DADOS-BASICOS-DO-TRABALHO.DOI", "doi", Doi),
        row("DADOS-BASICOS-DO-TRABALHO.HOME-PAGE-DO-TRABALHO", "url", Work),
        row("DADOS-BASICOS-DO-TRABALHO.ANO-DO-TRABALHO", "date", Date),
    ],
};

const BOOK: Table = Table {
    at: "PRODUCAO-BIBLIOGRAFICA.LIVROS-E-CAPITULOS.LIVROS-PUBLICADOS-OU-ORGANIZADOS.LIVRO-PUBLICADO-OU-ORGANIZADO",
    becomes: "publications",
    open: Open::Unknown,
    rows: &[
        row("DADOS-BASICOS-DO-LIVRO.TITULO-DO-LIVRO", "title", Text),
        row("DETALHAMENTO-DO-LIVRO.NOME-DA-EDITORA", "publisher", Text),
        row("DETALHAMENTO-DO-LIVRO.CIDADE-DA-EDITORA", "location", Text),
        row(
            "DETALHAMENTO-DO-LIVRO.VOLUME|DETALHAMENTO-DO-LIVRO.NUMERO-DE-VOLUMES",
            "volume",
            Text,
        ),
        row("DETALHAMENTO-DO-LIVRO.ISBN", "isbn", Text),
        row("DADOS-BASICOS-DO-LIVRO.DOI", "doi", Doi),
        row("DADOS-BASICOS-DO-LIVRO.HOME-PAGE-DO-TRABALHO", "url", Work),
        row("DADOS-BASICOS-DO-LIVRO.ANO", "date", Date),
    ],
};

const CHAPTER: Table = Table {
    at: "PRODUCAO-BIBLIOGRAFICA.LIVROS-E-CAPITULOS.CAPITULOS-DE-LIVROS-PUBLICADOS.CAPITULO-DE-LIVRO-PUBLICADO",
    becomes: "publications",
    open: Open::Unknown,
    rows: &[
        row("DADOS-BASICOS-DO-CAPITULO.TITULO-DO-CAPITULO-DO-LIVRO", "title", Text),
        row("DETALHAMENTO-DO-CAPITULO.TITULO-DO-LIVRO", "venue", Text),
        row("DETALHAMENTO-DO-CAPITULO.ORGANIZADORES", "editors", Text),
        row("DETALHAMENTO-DO-CAPITULO.NOME-DA-EDITORA", "publisher", Text),
        row("DETALHAMENTO-DO-CAPITULO.CIDADE-DA-EDITORA", "location", Text),
        row("DETALHAMENTO-DO-CAPITULO.ISBN", "isbn", Text),
        row("DADOS-BASICOS-DO-CAPITULO.DOI", "doi", Doi),
        row("DADOS-BASICOS-DO-CAPITULO.HOME-PAGE-DO-TRABALHO", "url", Work),
        row("DADOS-BASICOS-DO-CAPITULO.ANO", "date", Date),
    ],
};

/// Lists of publications, their titles and the type of what is in them.
const LISTS: [(&Table, &str, &str); 4] = [
    (&ARTICLE, "Artigos", "article"),
    (&PAPER, "Trabalhos em eventos", "conference"),
    (&BOOK, "Livros", "book"),
    (&CHAPTER, "Capítulos de livros", "chapter"),
];

/// Degrees by the element that holds them.
const DEGREES: [(&str, &str); 11] = [
    ("POS-DOUTORADO", "Pós-doutorado"),
    ("LIVRE-DOCENCIA", "Livre-docência"),
    ("DOUTORADO", "Doutorado"),
    ("MESTRADO", "Mestrado"),
    ("MESTRADO-PROFISSIONALIZANTE", "Mestrado profissionalizante"),
    ("RESIDENCIA-MEDICA", "Residência médica"),
    ("ESPECIALIZACAO", "Especialização"),
    ("APERFEICOAMENTO", "Aperfeiçoamento"),
    ("GRADUACAO", "Graduação"),
    ("CURSO-TECNICO-PROFISSIONALIZANTE", "Curso técnico"),
    ("ENSINO-MEDIO-SEGUNDO-GRAU", "Ensino médio"),
];

/// What the platform keeps for itself.
const KEPT: [&str; 20] = [
    "SEQUENCIA-PRODUCAO",
    "SEQUENCIA-ATIVIDADE",
    "SEQUENCIA-FORMACAO",
    "SEQUENCIA-HISTORICO",
    "SEQUENCIA-IMPORTANCIA",
    "CODIGO-INSTITUICAO",
    "CODIGO-CURSO",
    "CODIGO-CURSO-CAPES",
    "CODIGO-AREA-CURSO",
    "CODIGO-ORGAO",
    "CODIGO-UNIDADE",
    "CODIGO-AGENCIA-FINANCIADORA",
    "FLAG-BOLSA",
    "FLAG-RELEVANCIA",
    "FLAG-DIVULGACAO-CIENTIFICA",
    "FLAG-POTENCIAL-INOVACAO",
    "NIVEL",
    "IDIOMA-NUMERO",
    "ORDEM-DE-AUTORIA",
    "NRO-ID-CNPQ",
];

/// The CV that a file is.
pub(super) fn convert(root: &Node, import: &mut Import) -> Node {
    let whole = root.get("CURRICULO-VITAE").map_or(root, |field| &field.value);
    import.ignore(whole, &KEPT);
    let mut cv = Draft::default();
    if let Some(person) = import.peek(whole, PERSON.at) {
        cv = import.draft(person, &PERSON);
        if let Some(id) = import.take(person, "ORCID-ID") {
            let bare =
                id.text().unwrap_or_default().rsplit('/').next().unwrap_or_default();
            let profile = [("orcid", words(id, bare))];
            cv.append_at(id.span, "profiles", super::convert::group(id.span, profile));
        }
        if let Some(names) = import.take(person, "NOME-EM-CITACOES-BIBLIOGRAFICAS") {
            let all = names.text().unwrap_or_default().split(';').map(str::trim);
            for name in all.filter(|name| !name.is_empty()) {
                cv.append_at(names.span, "aliases", words(names, name));
            }
        }
        let address = "ENDERECO.ENDERECO-PROFISSIONAL.";
        let at = |name: &str| format!("{address}{name}");
        let (town, country) = (at("CIDADE"), at("PAIS"));
        listed::join(person, &[&town, &country], ", ", (&mut cv, "location"), import);
        if let Some(mail) = import.take(person, &at("E-MAIL")) {
            cv.append_at(mail.span, "email", mail.clone());
        }
    }
    for part in ["DADOS-GERAIS", "DADOS-GERAIS.ENDERECO"] {
        for name in ["NACIONALIDADE", "PERMISSAO-DE-DIVULGACAO", "FLAG-DE-PREFERENCIA"] {
            if let Some(value) = import.peek(whole, &format!("{part}.{name}")) {
                import.set(value);
            }
        }
    }
    for name in [
        "SISTEMA-ORIGEM-XML",
        "NUMERO-IDENTIFICADOR",
        "FORMATO-DATA-ATUALIZACAO",
        "DATA-ATUALIZACAO",
        "HORA-ATUALIZACAO",
        "FORMATO-HORA-ATUALIZACAO",
        "noNamespaceSchemaLocation",
    ] {
        if let Some(field) = whole.get(name) {
            import.set(&field.value);
        }
    }
    let mut sections = Vec::new();
    sections.extend(positions(whole, import));
    sections.extend(degrees(whole, import));
    for table in [&AWARD, &LANGUAGE] {
        let part = ForeignList { at: table.at, title: "", table };
        sections.extend(listed::section(whole, &part, import, more));
    }
    for (table, title, _) in LISTS {
        let part = ForeignList { at: table.at, title, table };
        sections.extend(listed::section(whole, &part, import, more));
    }
    let locale = Field {
        key: "locale".to_owned(),
        key_span: root.span,
        value: scalar(root.span, "pt"),
    };
    let mut file = listed::file(root, cv, sections);
    if let Value::Mapping(fields) = &mut file.value {
        fields.push(locale);
    }
    file
}

/// Each tie to an institution is a position.
fn positions(whole: &Node, import: &mut Import) -> Option<Node> {
    let mut entries = Vec::new();
    for place in listed::all(whole, POSITION.at) {
        let name =
            import.peek(place, "NOME-INSTITUICAO").filter(|it| it.text().is_some());
        let ties = listed::all(place, "VINCULOS");
        for tie in &ties {
            let mut draft = import.draft(tie, &POSITION);
            if let Some(name) = name {
                draft.append_at(name.span, "organization", name.clone());
            }
            let (start, end) =
                (["ANO-INICIO", "MES-INICIO", ""], ["ANO-FIM", "MES-FIM", ""]);
            listed::date(tie, start, (&mut draft, "start"), import);
            listed::date(tie, end, (&mut draft, "end"), import);
            draft.finish(POSITION.open);
            entries.push(draft.node(tie.span));
        }
        if let Some(name) = name.filter(|_| !ties.is_empty()) {
            import.use_up(name);
        }
    }
    section("experience", entries)
}

fn degrees(whole: &Node, import: &mut Import) -> Option<Node> {
    let all = import.peek(whole, DEGREE.at)?;
    let mut entries = Vec::new();
    for (element, degree) in DEGREES {
        for item in listed::all(all, element) {
            let mut draft = import.draft(item, &DEGREE);
            draft.begin(item.span, "degree", scalar(item.span, degree));
            // One that is not ended goes on only where the platform says so.
            let status = import.take(item, "STATUS-DO-CURSO").and_then(Node::text);
            let goes_on = status == Some("EM_ANDAMENTO");
            draft.finish(if goes_on { Open::Present } else { Open::Unknown });
            entries.push(draft.node(item.span));
        }
    }
    section("education", entries)
}

fn section(kind: &str, entries: Vec<Node>) -> Option<Node> {
    let span = entries.first()?.span;
    let fields =
        [("kind", scalar(span, kind)), ("entries", Node::sequence(span, entries))];
    Some(super::convert::group(span, fields))
}

/// How well a language is understood, read, spoken and written.
const LEVELS: [&str; 4] = [
    "PROFICIENCIA-DE-COMPREENSAO",
    "PROFICIENCIA-DE-LEITURA",
    "PROFICIENCIA-DE-FALA",
    "PROFICIENCIA-DE-ESCRITA",
];

fn more(item: &Node, table: &Table, import: &mut Import, draft: &mut Draft) {
    match table.becomes {
        "publications" => publication(item, table, import, draft),
        "languages" => {
            if let Some(code) = import.peek(item, "IDIOMA") {
                import.set(code);
            }
            let said: Vec<_> =
                LEVELS.iter().filter_map(|it| import.peek(item, it)).collect();
            let texts: Vec<_> = said
                .iter()
                .filter_map(|node| node.text())
                .map(|level| level.replace('_', " ").to_lowercase())
                .collect();
            let Some((first, level)) = said.first().zip(texts.first()) else { return };
            let is_same = texts.iter().all(|text| text == level);
            let text = if is_same { level.clone() } else { texts.join(", ") };
            draft.append_at(first.span, "level", words(first, &text));
            said.iter().for_each(|node| import.use_up(node));
        }
        _ => {}
    }
}

fn publication(item: &Node, table: &Table, import: &mut Import, draft: &mut Draft) {
    let mut authors = listed::all(item, "AUTORES");
    let place = |author: &&Node| {
        let order = author.get("ORDEM-DE-AUTORIA").and_then(|field| field.value.text());
        order.and_then(|order| order.parse::<u32>().ok()).unwrap_or(u32::MAX)
    };
    authors.sort_by_key(place);
    for author in authors {
        if let Some(name) =
            import.take(author, "NOME-COMPLETO-DO-AUTOR|NOME-PARA-CITACAO")
        {
            draft.append_at(name.span, "authors", name.clone());
        }
        // The same name as others cite it.
        import.take(author, "NOME-PARA-CITACAO");
    }
    let details = ["DO-ARTIGO", "DO-TRABALHO", "DO-LIVRO", "DO-CAPITULO"];
    for kind in details {
        let part = |name: &str| format!("DETALHAMENTO-{kind}.{name}");
        for name in ["ISSN", "SERIE", "LOCAL-DE-PUBLICACAO", "CLASSIFICACAO-DO-EVENTO"] {
            if let Some(value) = import.peek(item, &part(name)) {
                import.set(value);
            }
        }
        for name in ["NATUREZA", "IDIOMA", "PAIS-DE-PUBLICACAO", "MEIO-DE-DIVULGACAO"] {
            if let Some(value) =
                import.peek(item, &format!("DADOS-BASICOS-{kind}.{name}"))
            {
                import.set(value);
            }
        }
        let (first, last) = (part("PAGINA-INICIAL"), part("PAGINA-FINAL"));
        listed::join(item, &[&first, &last], "–", (draft, "pages"), import);
    }
    let known = LISTS.iter().find(|(list, ..)| list.at == table.at);
    if let Some((.., kind)) = known {
        draft.append_at(item.span, "type", scalar(item.span, kind));
    }
}
