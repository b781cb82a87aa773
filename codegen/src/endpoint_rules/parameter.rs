//! What rules depend on.

use serde_json::Value;

use super::problem::problem;
use super::value_type::Type;
use crate::error::Problem;

/// A parameter of rules, see
/// <https://smithy.io/2.0/additional-specs/rules-engine/parameters.html>.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    /// Its name in the rules.
    pub name: String,
    /// Its type: a text, a list of texts, or true or false.
    pub ty: Type,
    /// Its value where none is given.
    pub default: Option<Value>,
    /// Whether rules can't do without it.
    pub is_required: bool,
    /// The name of a setting that every client has and that gives the value, such as `AWS::Region`.
    pub built_in: Option<String>,
    /// What the model says about it.
    pub documentation: Option<String>,
}

impl Parameter {
    /// Reads a parameter.
    pub(super) fn read(name: &str, value: &Value) -> Result<Self, Problem> {
        let wrong = |what: &str| problem(format!("the parameter `{name}` {what}"));
        let ty = value["type"].as_str().unwrap_or_default().to_ascii_lowercase();
        let ty = match ty.as_str() {
            "string" => Type::Text,
            "boolean" => Type::Bool,
            "stringarray" => Type::List,
            _ => return Err(wrong("has no type `string`, `boolean` or `stringArray`")),
        };
        let default = value.get("default").cloned();
        let fits = |default: &Value| match ty {
            Type::Bool => default.is_boolean(),
            Type::List => {
                default.as_array().is_some_and(|items| items.iter().all(Value::is_string))
            }
            _ => default.is_string(),
        };
        if default.as_ref().is_some_and(|default| !fits(default)) {
            return Err(wrong("has a default of another type"));
        }
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) || !name.chars().all(is_name) {
            return Err(wrong("has a name that isn't one"));
        }
        Ok(Self {
            name: name.to_owned(),
            ty,
            default,
            is_required: value["required"].as_bool().unwrap_or_default(),
            built_in: value["builtIn"].as_str().map(str::to_owned),
            documentation: value["documentation"].as_str().map(str::to_owned),
        })
    }

    /// A parameter that every client has, for rules that don't use it.
    pub(crate) fn standard(built_in: &str, name: &str) -> Self {
        let is_flag = name.starts_with("Use");
        Self {
            name: name.to_owned(),
            ty: if is_flag { Type::Bool } else { Type::Text },
            default: is_flag.then_some(Value::Bool(false)),
            is_required: false,
            built_in: Some(built_in.to_owned()),
            documentation: None,
        }
    }

    /// Whether its value can be absent in the rules.
    #[must_use]
    pub fn is_optional(&self) -> bool {
        self.default.is_none() && !self.is_required
    }
}
