//! JSON of the services, in which any part may be missing or be something else.

use serde_json::Value;

use crate::diagnostics::Diagnostic;
use crate::services::faults;
use crate::services::faults::Service;

/// An answer as JSON.
pub(crate) fn read(service: Service, text: &str) -> Result<Value, Diagnostic> {
    serde_json::from_str(text).map_err(|_| faults::other_form(service, "JSON"))
}

/// The words at a place such as `/title/value`: a text that says something, or a number.
pub(crate) fn text(value: &Value, place: &str) -> Option<String> {
    match value.pointer(place)? {
        Value::String(text) => {
            Some(text.trim()).filter(|text| !text.is_empty()).map(Into::into)
        }
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The list at a place; without it an empty one.
pub(crate) fn list<'v>(value: &'v Value, place: &str) -> &'v [Value] {
    value.pointer(place).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}
