//! What has changed in the form of the file, from version to version.
//!
//! An old name never comes back with another meaning, so a step holds for every file,
//! whether it states a version or not.

/// A field that has another name since a version.
pub(crate) struct Step {
    /// The version since which it has its new name.
    pub since: u16,
    /// Where the group of fields stands that has it: names of fields, `*` for each item of
    /// a list, `**` for any number of levels.
    pub place: &'static [&'static str],
    /// The kinds of sections that never had it.
    pub except: &'static [&'static str],
    /// The name before.
    pub old: &'static str,
    /// The name since.
    pub new: &'static str,
}

/// All steps, the oldest first.
pub(crate) const STEPS: &[Step] = &[
    // What JSON Resume and RenderCV call it, and in RenderCV `details` is another thing.
    Step {
        since: 2,
        place: &["sections", "**", "entries", "*"],
        except: &["skills", "languages", "lines"],
        old: "details",
        new: "highlights",
    },
];

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::model::schema::{VERSION, json_schema};

    #[test]
    fn the_steps_lead_to_the_version_of_the_schema() {
        assert!(STEPS.is_sorted_by_key(|step| step.since));
        assert_eq!(STEPS.last().map(|step| step.since), Some(VERSION));
    }

    #[test]
    fn the_new_name_is_a_field_of_each_kind_of_entry_and_the_old_one_of_none() {
        let schema = json_schema().to_value();
        let kinds = schema["$defs"]["Section"]["oneOf"].as_array().expect("kinds");
        for step in STEPS {
            assert_eq!(step.place, ["sections", "**", "entries", "*"]);
            for kind in kinds {
                let name = kind["properties"]["kind"]["const"].as_str().expect("a name");
                let entry = kind["properties"]["entries"]["items"]["$ref"].as_str();
                let Some(entry) = entry.and_then(|entry| entry.rsplit('/').next()) else {
                    continue;
                };
                let fields = &schema["$defs"][entry]["properties"];
                let is_renamed = !step.except.contains(&name);
                assert_eq!(fields.get(step.new).is_some(), is_renamed, "{name}");
                assert_eq!(fields.get(step.old), None::<&Value>, "{name}");
            }
        }
    }
}
