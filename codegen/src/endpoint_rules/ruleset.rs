//! Reads rules: the value of the trait `smithy.rules#endpointRuleSet`.

use serde_json::{Map, Value};

use super::expression::{Expression, Function, Kind, Type};
use super::{Condition, Outcome, Parameter, Rule, Rules, Template};
use crate::error::Problem;

/// How deep rules can be within each other.
const MAX_DEPTH: usize = 64;

/// The names that rules can use at one place, the innermost last.
#[derive(Clone, Debug, Default)]
pub(super) struct Scope(Vec<(String, Type, bool)>);

impl Scope {
    /// The names of parameters.
    pub(super) fn of(parameters: &[Parameter]) -> Self {
        let entry = |it: &Parameter| (it.name.clone(), it.ty, it.is_optional());
        Self(parameters.iter().map(entry).collect())
    }

    /// The type of a name, and whether its value can be absent.
    pub(super) fn get(&self, name: &str) -> Result<(Type, bool), Problem> {
        let found = self.0.iter().rev().find(|(own, ..)| own == name);
        let found = found.map(|(_, ty, is_optional)| (*ty, *is_optional));
        found.ok_or_else(|| {
            Self::problem(format!("the name `{name}` is used before it gets a value"))
        })
    }

    /// Gives a name a value that isn't absent.
    pub(super) fn bind(&mut self, name: &str, ty: Type) {
        self.0.push((name.to_owned(), ty, false));
    }

    /// A problem of rules; the place is added where the service is known.
    pub(super) fn problem(message: impl Into<String>) -> Problem {
        Problem::new("", message)
    }
}

/// A problem with a value of rules.
pub(super) fn wrong(what: &str, value: &Value) -> Problem {
    let text: String = value.to_string().chars().take(80).collect();
    Scope::problem(format!("the endpoint rules have {what}: {text}"))
}

impl Rules {
    /// Reads the value of the trait `smithy.rules#endpointRuleSet`.
    ///
    /// # Errors
    /// The first thing in it that isn't valid.
    pub fn read(value: &Value) -> Result<Self, Problem> {
        let parameters = parameters(value)?;
        let rules = rules(&value["rules"], &Scope::of(&parameters), 0)?;
        Ok(Self { parameters, rules })
    }
}

/// The parameters of rules, in the order of their names.
pub(super) fn parameters(value: &Value) -> Result<Vec<Parameter>, Problem> {
    let Some(parameters) = value["parameters"].as_object() else {
        return Err(wrong("no parameters", &value["parameters"]));
    };
    let mut parameters = parameters
        .iter()
        .map(|(name, value)| Parameter::read(name, value))
        .collect::<Result<Vec<_>, _>>()?;
    parameters.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(parameters)
}

fn rules(value: &Value, scope: &Scope, depth: usize) -> Result<Vec<Rule>, Problem> {
    if depth > MAX_DEPTH {
        return Err(Scope::problem("the endpoint rules are too deep within each other"));
    }
    let Some(rules) = value.as_array() else { return Err(wrong("no list of rules", value)) };
    rules.iter().map(|rule| self::rule(rule, scope, depth)).collect()
}

fn rule(value: &Value, scope: &Scope, depth: usize) -> Result<Rule, Problem> {
    let mut scope = scope.clone();
    let conditions = value["conditions"].as_array().map(Vec::as_slice).unwrap_or_default();
    let mut read = Vec::new();
    for condition in conditions {
        read.extend(self::condition(condition, &mut scope)?);
    }
    let outcome = match value["type"].as_str() {
        Some("tree") => Outcome::Rules(rules(&value["rules"], &scope, depth + 1)?),
        _ => result(value, &scope)?,
    };
    Ok(Rule { conditions: read, outcome })
}

/// A condition, after those that it implies; none if it always holds.
pub(super) fn condition(value: &Value, scope: &mut Scope) -> Result<Vec<Condition>, Problem> {
    let mut conditions = Vec::new();
    // A function has no result if an argument is absent, so that its names are there if it has one.
    for name in Expression::read(value, scope)?.needed() {
        let (ty, is_optional) = scope.get(&name)?;
        let value = Expression { kind: Kind::Name(name.clone()), ty, is_optional };
        scope.bind(&name, ty);
        conditions.push(Condition::Bind { name, value });
    }
    let expression = Expression::read(value, scope)?;
    if let Some(name) = value["assign"].as_str() {
        scope.bind(name, expression.ty);
        conditions.push(Condition::Bind { name: name.to_owned(), value: expression });
    } else if expression.is_optional {
        let kind = Kind::Call(Function::IsSet, vec![expression]);
        conditions.push(Condition::Test(Expression { kind, ty: Type::Bool, is_optional: false }));
    } else if expression.ty == Type::Bool && expression.kind != Kind::Bool(true) {
        conditions.push(Condition::Test(expression));
    }
    Ok(conditions)
}

/// An endpoint or an error.
pub(super) fn result(value: &Value, scope: &Scope) -> Result<Outcome, Problem> {
    match value["type"].as_str() {
        Some("error") => Ok(Outcome::Error(Expression::text(&value["error"], scope)?)),
        Some("endpoint") => Ok(Outcome::Endpoint(Box::new(template(&value["endpoint"], scope)?))),
        _ => Err(wrong("a rule that is neither `tree`, `endpoint` nor `error`", &value["type"])),
    }
}

fn template(value: &Value, scope: &Scope) -> Result<Template, Problem> {
    let empty = Map::new();
    let mut headers = Vec::new();
    for (name, values) in value["headers"].as_object().unwrap_or(&empty) {
        for value in values.as_array().map(Vec::as_slice).unwrap_or_default() {
            headers.push((name.clone(), Expression::text(value, scope)?));
        }
    }
    let schemes = value["properties"]["authSchemes"].as_array().map(Vec::as_slice);
    let mut schemes = schemes.unwrap_or_default().iter();
    let scheme = schemes.find(|scheme| scheme["name"] == "sigv4").unwrap_or(&Value::Null);
    let part = |key: &str| {
        let value = scheme.get(key).filter(|value| **value != "");
        value.map(|value| Expression::text(value, scope)).transpose()
    };
    Ok(Template {
        url: Expression::text(&value["url"], scope)?,
        headers,
        signing_region: part("signingRegion")?,
        signing_name: part("signingName")?,
    })
}
