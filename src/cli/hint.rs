//! What to say of an option that does not exist and is a field of the CV: `--theme`.

use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use serde_json::Value;

use crate::model::schema;

/// The error with the way to set that field, for commands that take `--set`.
pub(super) fn of_field(mut error: clap::Error) -> clap::Error {
    let takes_settings = ["render", "check", "watch"];
    let command = std::env::args().nth(1).unwrap_or_default();
    if error.kind() == ErrorKind::UnknownArgument
        && takes_settings.contains(&command.as_str())
        && let Some(ContextValue::String(option)) = error.get(ContextKind::InvalidArg)
        && let Some(field) = field(option)
    {
        let tip = StyledStr::from(format!("write '--set {field}=…'"));
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![tip]));
    }
    error
}

/// The way to the field of this name, in the design or at the top of the file.
fn field(option: &str) -> Option<String> {
    let name = option.trim_start_matches('-').split('=').next()?;
    let schema = Value::from(schema::json_schema());
    let has = |fields: &Value| fields.get(name).is_some();
    if has(&schema["$defs"]["Design"]["properties"]) {
        Some(format!("design.{name}"))
    } else if has(&schema["properties"]) {
        Some(name.to_owned())
    } else {
        None
    }
}
