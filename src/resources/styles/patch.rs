//! Changes to a style's rules: a list in a CV is numbered and sorted by the CV, and always
//! names its person.

use hayagriva::citationberg::taxonomy::{
    NameVariable, NumberOrPageVariable, NumberVariable, StandardVariable, Variable,
};
use hayagriva::citationberg::{
    IndependentStyle, LayoutRenderingElement as Element, LongShortForm, Name, NamesChild,
    TextTarget,
};

/// Makes a style one for lists in a CV: without its own numbers, labels and order.
pub(super) fn for_lists(style: &mut IndependentStyle) {
    // The processor sets a citation of each entry too.
    style.citation.layout.elements.clear();
    style.citation.sort = None;
    if let Some(list) = &mut style.bibliography {
        list.sort = None;
        list.second_field_align = None;
        list.subsequent_author_substitute = None;
    }
    each_list(style, &mut |elements, is_substitute| {
        for element in elements.iter_mut() {
            ask_for_short_venue(element);
            ask_for_editors(element);
            if let Element::Names(names) = element
                && !is_substitute
                && names.name().is_none()
            {
                // Without it the processor takes the names for empty.
                names.children.insert(0, NamesChild::Name(Name::default()));
            }
        }
        let before = elements.len();
        elements.retain(|element| !is_label(element));
        if elements.len() < before && elements.iter().all(is_fixed) {
            elements.clear();
        }
    });
}

/// The style with this many authors before `et al.`, or before an ellipsis and the last.
pub(super) fn with_authors(
    style: &IndependentStyle,
    shown: usize,
    ends_with_last: Option<bool>,
) -> IndependentStyle {
    let mut style = style.clone();
    let shown = u32::try_from(shown).unwrap_or(u32::MAX);
    each_list(&mut style, &mut |elements, _| {
        for element in elements {
            let Element::Names(names) = element else { continue };
            if !names.variable.contains(&NameVariable::Author) {
                continue;
            }
            names.et_al_min = Some(1);
            names.et_al_use_first = Some(shown);
            names.et_al_use_last = ends_with_last.or(names.et_al_use_last);
            for child in &mut names.children {
                if let NamesChild::Name(name) = child {
                    *name = without_limits(name, ends_with_last.is_some());
                }
            }
        }
    });
    style
}

/// A name's rules without its own limits, so that those of the names around it hold. Its
/// options can be reached only as data.
fn without_limits(name: &Name, with_last: bool) -> Name {
    let Ok(mut rules) = serde_json::to_value(name) else { return name.clone() };
    if let Some(rules) = rules.as_object_mut() {
        rules.remove("@et-al-min");
        rules.remove("@et-al-use-first");
        if with_last {
            rules.remove("@et-al-use-last");
        }
    }
    serde_json::from_value(rules).unwrap_or_else(|_| name.clone())
}

/// The number or the label by which a style cites an entry.
fn is_label(element: &Element) -> bool {
    let number = NumberVariable::CitationNumber;
    match element {
        Element::Text(text) => {
            matches!(
                text.target,
                TextTarget::Variable { var: Variable::Number(found), .. } if found == number
            ) || matches!(
                text.target,
                TextTarget::Variable {
                    var: Variable::Standard(StandardVariable::CitationLabel),
                    ..
                }
            )
        }
        Element::Number(found) => found.variable == NumberOrPageVariable::Number(number),
        _ => false,
    }
}

/// What says nothing of an entry: brackets around a number.
fn is_fixed(element: &Element) -> bool {
    matches!(element, Element::Text(text)
        if matches!(text.target, TextTarget::Value { .. } | TextTarget::Term { .. }))
}

/// The processor knows the short name of a venue as a variable of its own.
fn ask_for_short_venue(element: &mut Element) {
    if let Element::Text(text) = element
        && let TextTarget::Variable { var, form: LongShortForm::Short } = &mut text.target
        && *var == Variable::Standard(StandardVariable::ContainerTitle)
    {
        *var = Variable::Standard(StandardVariable::ContainerTitleShort);
    }
}

/// Whether a publication has editors, for conditions: the processor forgets them once it
/// has set them in the place of others.
pub(super) const HAS_EDITORS: &str = "citation-key";

fn ask_for_editors(element: &mut Element) {
    let Element::Choose(choose) = element else { return };
    for branch in std::iter::once(&mut choose.if_).chain(&mut choose.else_if) {
        for variable in branch.variable.iter_mut().flatten() {
            if *variable == Variable::Name(NameVariable::Editor) {
                *variable = Variable::Standard(StandardVariable::CitationKey);
            }
        }
    }
}

/// Whether a style sets full stops behind initials.
pub(super) fn has_dotted_initials(style: &IndependentStyle) -> bool {
    let rules =
        serde_json::to_string(&(&style.settings, &style.bibliography, &style.macros));
    rules.is_ok_and(|rules| rules.contains(r#""@initialize-with":"."#))
}

/// Gets a list of elements, and whether it stands in for names that are missing.
trait Visit: FnMut(&mut Vec<Element>, bool) {}

impl<F: FnMut(&mut Vec<Element>, bool)> Visit for F {}

/// Visits every list of elements of the bibliography and of the macros, the inner first.
fn each_list(style: &mut IndependentStyle, visit: &mut impl Visit) {
    if let Some(list) = &mut style.bibliography {
        inner(&mut list.layout.elements, false, visit);
    }
    for rule in &mut style.macros {
        inner(&mut rule.children, false, visit);
    }
}

fn inner(elements: &mut Vec<Element>, is_substitute: bool, visit: &mut impl Visit) {
    for element in elements.iter_mut() {
        match element {
            Element::Group(group) => inner(&mut group.children, is_substitute, visit),
            Element::Choose(choose) => {
                let branches =
                    std::iter::once(&mut choose.if_).chain(&mut choose.else_if);
                for branch in branches {
                    inner(&mut branch.children, is_substitute, visit);
                }
                if let Some(rest) = &mut choose.otherwise {
                    inner(&mut rest.children, is_substitute, visit);
                }
            }
            Element::Names(names) => {
                for child in &mut names.children {
                    if let NamesChild::Substitute(substitute) = child {
                        inner(&mut substitute.children, true, visit);
                    }
                }
            }
            _ => {}
        }
    }
    visit(elements, is_substitute);
}
