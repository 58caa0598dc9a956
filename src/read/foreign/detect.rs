//! Which program a file is of, by what it holds.

use super::Format;
use super::convert::is_blank;
use super::parts::OF_LINKEDIN;
use super::researchmap;
use crate::tree::{Node, Value};

/// The format of a file of another program; none where it may be a CV of cvtex.
pub(super) fn format_of(root: &Node) -> Option<Format> {
    let is_map = |name: &str| {
        root.get(name).is_some_and(|field| matches!(field.value.value, Value::Mapping(_)))
    };
    let is_text =
        |name: &str| root.get(name).is_some_and(|field| field.value.text().is_some());
    let is_list = |name: &str| {
        root.get(name)
            .is_some_and(|field| matches!(field.value.value, Value::Sequence(_)))
    };
    if let Value::Sequence(parts) = &root.value {
        if parts.iter().any(researchmap::is_record) {
            return Some(Format::Researchmap);
        }
        let is_part =
            |part: &Node| part.get("contents").is_some() && part.get("type").is_some();
        return parts.iter().any(is_part).then_some(Format::AlFolio);
    }
    if root.get(OF_LINKEDIN).is_some() {
        return Some(Format::LinkedIn);
    }
    if let Some(cv) = root.get("cv") {
        let sections = cv.value.get("sections").map(|field| &field.value);
        let is_map = sections.is_some_and(|node| {
            matches!(node.value, Value::Mapping(_)) && !is_blank(node)
        });
        let of_old = ["rendercv_settings", "locale_catalog"];
        let is_rendercv = is_map
            || cv.value.get("social_networks").is_some()
            || of_old.iter().any(|name| root.get(name).is_some());
        return is_rendercv.then_some(Format::RenderCv);
    }
    if root.get("Candidate").is_some() {
        return Some(Format::Europass);
    }
    if root.get("SkillsPassport").is_some() {
        return Some(Format::SkillsPassport);
    }
    if is_map("sections") && is_text("name") && root.get("metadata").is_none() {
        return Some(Format::RenderCv);
    }
    if root.get("CURRICULO-VITAE").is_some() {
        return Some(Format::Lattes);
    }
    if root.get("curriculum").is_some_and(|it| it.value.get("identifying-info").is_some())
    {
        return Some(Format::CienciaVitae);
    }
    if root.get("generic-cv").is_some() {
        return Some(Format::Ccv);
    }
    if is_bamos(root) {
        return Some(Format::Bamos);
    }
    let record = root.get("record").map_or(root, |field| &field.value);
    let is_record = |name: &str| record.get(name).is_some();
    if is_record("orcid-identifier")
        && (is_record("person") || is_record("activities-summary"))
    {
        return Some(Format::Orcid);
    }
    let content = root.get("content").map(|field| &field.value);
    if content.is_some_and(|content| content.get("basics").is_some()) {
        return Some(Format::YamlResume);
    }
    let has_resume = ["work", "education", "skills", "projects", "volunteer", "awards"]
        .iter()
        .any(|name| is_list(name));
    let names_schema =
        root.get("$schema").and_then(|field| field.value.text()).is_some_and(|schema| {
            schema.contains("resume-schema") || schema.contains("jsonresume")
        });
    let is_resume = ["basics", "bio"].iter().any(|name| is_map(name))
        && root.get("sections").is_none();
    (names_schema || is_resume || has_resume && root.get("sections").is_none())
        .then_some(Format::JsonResume)
}

/// Whether a file has the order of its parts, as that of bamos/cv does, and a name in parts.
fn is_bamos(root: &Node) -> bool {
    let name = root.get("name").map(|field| &field.value);
    let has_name = name.is_some_and(|it| it.get("first").or(it.get("last")).is_some());
    has_name
        && ["order_latex", "order_md", "order"].iter().any(|name| {
            let order = root.get(name).map(|field| &field.value.value);
            matches!(order, Some(Value::Sequence(_)))
        })
}
