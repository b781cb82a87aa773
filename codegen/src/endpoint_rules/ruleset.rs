//! Reads rules: the value of the trait `smithy.rules#endpointRuleSet`.

use serde_json::{Map, Value};

use super::expression::{Expression, Kind};
use super::function::Function;
use super::parameter::Parameter;
use super::problem::{problem, wrong};
use super::scope::Scope;
use super::value_type::Type;
use super::{Condition, Outcome, Rule, Rules, Template};
use crate::error::Problem;

/// How deep rules can be within each other.
const MAX_DEPTH: usize = 40;

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
        return Err(problem("rules are too deep within each other"));
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
