//! JSON of the services, in which any part may be missing or be something else.

use serde_json::Value;

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
