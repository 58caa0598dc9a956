//! Values without parts: truth values, words and texts.

use serde_json::Value as Json;

use super::{Slot, Walk};
use crate::check::formats::Format;
use crate::check::value::Checked;
use crate::check::{formats, prose, suggestions};
use crate::diagnostics::words;
use crate::diagnostics::{Code, Diagnostic, Report, excerpt};
use crate::model::Locale;
use crate::tree::places::{first_line, scalar_text};
use crate::tree::{Node, Scalar, Style};

impl Walk<'_> {
    pub(super) fn boolean(
        &mut self,
        node: &Node,
        scalar: &Scalar,
        slot: Slot,
    ) -> Checked {
        match scalar.text.as_str() {
            "true" => Checked::Truth(true),
            "false" => Checked::Truth(false),
            written => {
                let help = match written.to_lowercase().as_str() {
                    "yes" | "on" | "y" | "true" | "1" => "write `true`",
                    "no" | "off" | "n" | "false" | "0" => "write `false`",
                    _ => "write `true` or `false`",
                };
                let fault = Diagnostic::new(
                    Code::WrongType,
                    format!(
                        "`{}` is `true` or `false`, not `{}`",
                        slot.field,
                        excerpt(written)
                    ),
                    first_line(node.span, self.source),
                    "neither `true` nor `false`",
                );
                self.leave_out(slot, fault.help(help))
            }
        }
    }

    pub(super) fn word(
        &mut self,
        node: &Node,
        slot: Slot,
        known: &[&'static str],
    ) -> Checked {
        let Some(written) = scalar_text(node) else { return self.wrong_type(node, slot) };
        if let Some(word) = known.iter().find(|word| **word == written) {
            return Checked::Word(word);
        }
        let is_language = slot.schema.get("title").is_some_and(|title| title == "locale");
        let near = if is_language {
            suggestions::locale(&written)
        } else {
            suggestions::word(&written, known)
        };
        let help = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None if is_language => format!("write {}", words::one_of(&Locale::tags())),
            None => format!("write {}", words::one_of(known)),
        };
        let fault = Diagnostic::new(
            Code::UnknownValue,
            format!("`{}` cannot be `{}`", slot.field, excerpt(&written)),
            first_line(node.span, self.source),
            "not a known value",
        );
        self.leave_out(slot, fault.help(help))
    }

    pub(super) fn text(&mut self, node: &Node, scalar: &Scalar, slot: Slot) -> Checked {
        if scalar.text.trim().is_empty() {
            let fault = Diagnostic::new(
                Code::EmptyValue,
                format!("the text of `{}` is empty", slot.field),
                node.span,
                "nothing in it",
            );
            return self.leave_out(slot, fault.help("write a text, or remove the field"));
        }
        if scalar.style == Style::Plain
            && matches!(scalar.text.as_str(), "true" | "false")
        {
            self.add(
                Diagnostic::new(
                    Code::WrongType,
                    format!("`{}` takes a text, not `{}`", slot.field, scalar.text),
                    node.span,
                    "YAML reads a truth value here",
                )
                .help(format!("write `\"{}\"` if the word is meant", scalar.text)),
            );
            return Checked::Nothing;
        }
        let format = slot.schema.get("format").and_then(Json::as_str);
        let format = format.and_then(Format::named).unwrap_or(Format::Plain);
        let text = match formats::verify(format, &scalar.text) {
            Ok(text) => text,
            Err(fault) => {
                let lead = scalar.text.len() - scalar.text.trim_start().len();
                let whole = 0..scalar.text.trim().len();
                let range = fault.range.clone().unwrap_or(whole);
                let range = range.start + lead..range.end + lead;
                let span = scalar.locate(self.source, node.span, range);
                let help = match (fault.code, slot.field) {
                    // The advice to write words under `date` is of no use there.
                    (Code::MalformedDate, "date")
                        if fault.help == formats::WORDS_HELP =>
                    {
                        formats::DATE_HELP.to_owned()
                    }
                    _ => fault.help,
                };
                let diagnostic =
                    Diagnostic::new(fault.code, fault.message, span, fault.label);
                return self.leave_out(slot, diagnostic.help(help));
            }
        };
        let mut found = Report::default();
        prose::check(node, scalar, format, self.source, &mut found);
        if !self.is_lenient || !found.has_errors() {
            self.report.extend(found);
            return Checked::Text(text);
        }
        let settable = prose::settable(&text, format);
        for fault in found.into_each() {
            match (&settable, fault.code) {
                (None, _) => drop(self.leave_out(slot, fault)),
                (Some(_), Code::MissingGlyph) => {
                    self.add(fault.adding("so the entry is shown without").as_warning());
                }
                (Some(_), _) => {
                    self.add(fault.adding("so only its words are shown").as_warning());
                }
            }
        }
        settable.map_or(Checked::Nothing, Checked::Text)
    }

    /// Leaves out a value that is at fault. Of a `.bib` file this is a warning, unless nothing
    /// can be shown without the value.
    fn leave_out(&mut self, slot: Slot, fault: Diagnostic) -> Checked {
        let is_spared = self.is_lenient && !slot.is_required;
        self.add(if is_spared {
            fault.adding(&format!("and `{}` is left out", slot.field)).as_warning()
        } else {
            fault
        });
        Checked::Nothing
    }
}
