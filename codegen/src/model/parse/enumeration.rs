//! Parses enums: their members with values, or the 1.0 trait `@enum`.

use serde_json::Value;

use super::{Object, Parser};
use crate::error::Problem;
use crate::model::{Deprecated, EnumValue, ShapeId, TraitValues};

/// How to write the 1.0 trait `@enum`.
const DEFINITIONS_HELP: &str = "write it as in `[{\"value\": \"a\"}, {\"value\": \"b\"}]`";

impl Parser {
    /// The members of an `enum` or `intEnum`, see
    /// <https://smithy.io/2.0/spec/simple-types.html#enum>.
    pub(super) fn enum_values<T>(
        &mut self,
        id: &ShapeId,
        raw: &Object,
        read: impl Fn(&str, Option<&Value>) -> Option<T>,
    ) -> Vec<EnumValue<T>> {
        let mut values = Vec::new();
        let members = self.raw_members(id, raw);
        let is_empty = members.is_empty();
        for (name, raw) in members {
            let at = id.member(name).to_string();
            let traits = self.traits(&at, raw);
            if let Some(target) = self.target(&at, raw.get("target")).filter(|it| !it.is_unit()) {
                let message = format!("targets {target}, but is a member of an enum");
                self.errors.push(Problem::new(&at, message).help("target smithy.api#Unit"));
            }
            let value = raw.get("traits").and_then(|traits| traits.get("smithy.api#enumValue"));
            if let Some(value) = read(name, value) {
                values.push(EnumValue { name: name.clone(), value, traits });
            } else {
                let message = "the trait smithy.api#enumValue is missing or of a wrong type";
                let help = "set it: to a string in an `enum`, to an integer in an `intEnum`";
                self.errors.push(Problem::new(at, message).help(help));
            }
        }
        if is_empty {
            let problem = Problem::new(id, "an enum needs at least one member");
            self.errors.push(problem.help("add a member, or use another type"));
        }
        values
    }

    /// The 1.0 trait `@enum`: a list of definitions with values. Either all of them have a name, or
    /// none has. See <https://smithy.io/1.0/spec/core/constraint-traits.html#enum-trait>.
    pub(super) fn enum_trait(&mut self, at: &str, definitions: &Value) -> Vec<EnumValue<String>> {
        let definitions = definitions.as_array().map(Vec::as_slice).unwrap_or_default();
        let mut values: Vec<_> =
            definitions.iter().filter_map(|definition| self.definition(at, definition)).collect();
        if definitions.is_empty() {
            let message = "the trait smithy.api#enum must be a list of definitions";
            self.errors.push(Problem::new(at, message).help(DEFINITIONS_HELP));
        }
        values.sort_by(|(a, _), (b, _)| a.name.cmp(&b.name));
        let named = values.iter().filter(|(_, is_named)| *is_named).count();
        if named > 0 && named < values.len() {
            let message = "some definitions in the trait smithy.api#enum have a `name`, some don't";
            self.errors.push(Problem::new(at, message).help("name all of them, or none"));
        }
        for pair in values.windows(2).filter(|pair| pair[0].0.name == pair[1].0.name) {
            let name = &pair[0].0.name;
            let message =
                format!("two definitions in the trait smithy.api#enum are named `{name}`");
            self.errors.push(Problem::new(at, message).help("name each value differently"));
        }
        values.into_iter().map(|(value, _)| value).collect()
    }

    /// A definition in the trait `@enum`, and whether it has a name. If not, its value is its name.
    fn definition(&mut self, at: &str, definition: &Value) -> Option<(EnumValue<String>, bool)> {
        let text = |key| definition.get(key).and_then(Value::as_str).map(str::to_owned);
        let Some(value) = text("value") else {
            let message = "a definition in the trait smithy.api#enum has no `value`";
            self.errors.push(Problem::new(at, message).help(DEFINITIONS_HELP));
            return None;
        };
        let is_deprecated = definition.get("deprecated").and_then(Value::as_bool) == Some(true);
        let traits = TraitValues {
            documentation: text("documentation"),
            deprecated: is_deprecated.then(Deprecated::default),
            ..TraitValues::default()
        };
        let name = text("name");
        let is_named = name.is_some();
        let name = name.unwrap_or_else(|| value.clone());
        Some((EnumValue { name, value, traits: traits.into() }, is_named))
    }
}
