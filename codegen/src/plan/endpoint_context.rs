//! The values that an operation gives to the parameters of endpoints, see
//! <https://smithy.io/2.0/additional-specs/rules-engine/parameters.html>.

mod input_path;
mod jmes_path;

use proc_macro2::Ident;
use serde_json::Value;

use super::endpoint::EndpointPlan;
use super::paths::Paths;
use crate::endpoint_rules::{Parameter, Type};
use crate::error::{Errors, Problem, nearest, or};
use crate::ir::{ContextValue, EndpointContext, ParameterDefault};
use crate::model::{Operation, ShapeId, TraitValues};
use input_path::Resolver;
use jmes_path::Step;

/// What an operation gives to the parameters of endpoints, those that override others last: values
/// at paths of its input, its static values, and values of members.
///
/// # Errors
/// Every parameter that the rules don't have, and every value that a parameter can't have.
pub(super) fn endpoint_context<'a>(
    id: &'a ShapeId,
    traits: &TraitValues,
    operation: &'a Operation,
    paths: &Paths<'_, 'a>,
    plan: &EndpointPlan,
) -> Result<Vec<EndpointContext>, Errors> {
    let context = Context { id, operation, paths, plan };
    let mut errors = Errors::default();
    let mut all = Vec::new();
    for (name, path) in &traits.operation_context {
        all.extend(errors.collect(context.path(name, path).map_err(Errors::from)).flatten());
    }
    for (name, value) in &traits.static_context {
        all.extend(errors.collect(context.constant(name, value).map_err(Errors::from)).flatten());
    }
    let input = paths.shape(&operation.input).map(|shape| shape.members());
    for member in input.into_iter().flatten() {
        let Some(name) = &member.traits.context_parameter else { continue };
        let value = context.member(name, &member.name);
        all.extend(errors.collect(value.map_err(Errors::from)).flatten());
    }
    errors.propagate()?;
    Ok(all)
}

/// An operation, and what its values depend on.
struct Context<'x, 'p, 'a> {
    id: &'a ShapeId,
    operation: &'a Operation,
    paths: &'x Paths<'p, 'a>,
    plan: &'x EndpointPlan,
}

impl Context<'_, '_, '_> {
    /// `smithy.rules#operationContextParams`: the values at a path.
    fn path(&self, name: &str, path: &str) -> Result<Option<EndpointContext>, Problem> {
        let at = ("smithy.rules#operationContextParams", self.id.to_string());
        let Some((parameter, ident)) = self.parameter(name, &at)? else { return Ok(None) };
        let help = "correct the trait; paths have names, `.`, `[*]`, `.*`, `[]`, `[.., ..]` and `keys(..)`";
        let wrong = |what: &str| {
            let message = format!("the path `{path}` of the endpoint parameter `{name}` {what}");
            Problem::new(&at.1, message).help(help)
        };
        let steps = jmes_path::parse(path).ok_or_else(|| wrong("isn't one that can be used"))?;
        let value = self.input(parameter, &steps).map_err(|what| wrong(&what))?;
        Ok(Some(context(parameter, ident, value)))
    }

    /// `smithy.rules#staticContextParams`: a value that doesn't depend on the input.
    fn constant(&self, name: &str, value: &Value) -> Result<Option<EndpointContext>, Problem> {
        let at = ("smithy.rules#staticContextParams", self.id.to_string());
        let Some((parameter, ident)) = self.parameter(name, &at)? else { return Ok(None) };
        let value = constant(parameter.ty, value).ok_or_else(|| {
            let message = format!("the endpoint parameter `{name}` can't have the value {value}");
            Problem::new(&at.1, message).help(format!("correct the trait {}", at.0))
        })?;
        Ok(Some(context(parameter, ident, ContextValue::Constant(value))))
    }

    /// `smithy.rules#contextParam`: the value of a member.
    fn member(&self, name: &str, member: &str) -> Result<Option<EndpointContext>, Problem> {
        let id = self.operation.input.member(member).to_string();
        let at = ("smithy.rules#contextParam", id);
        let Some((parameter, ident)) = self.parameter(name, &at)? else { return Ok(None) };
        let value = self.input(parameter, &[Step::Member(member)]).map_err(|what| {
            let message = format!("the member for the endpoint parameter `{name}` {what}");
            Problem::new(&at.1, message).help(format!("correct the trait {}", at.0))
        })?;
        Ok(Some(context(parameter, ident, value)))
    }

    /// The parameter of this name; none if the model has no rules, so that it has no parameters.
    fn parameter(
        &self,
        name: &str,
        (id, at): &(&str, String),
    ) -> Result<Option<(&Parameter, &Ident)>, Problem> {
        let found = self.plan.parameter(name);
        if found.is_some() || !self.plan.has_rules {
            return Ok(found);
        }
        let names = self.plan.rules.parameters.iter().map(|it| it.name.as_str());
        let help = match nearest(name, names).as_slice() {
            [] => format!("correct the trait {id}, or add the parameter to the rules"),
            near => format!("did you mean {}?", or(near)),
        };
        let message = format!("the endpoint rules of the service have no parameter `{name}`");
        Err(Problem::new(at, message).help(help))
    }

    fn input(&self, parameter: &Parameter, steps: &[Step<'_>]) -> Result<ContextValue, String> {
        let resolver = Resolver { paths: self.paths, wanted: parameter.ty };
        resolver.resolve(&self.operation.input, steps).map(ContextValue::Input)
    }
}

fn context(parameter: &Parameter, ident: &Ident, value: ContextValue) -> EndpointContext {
    let is_optional = parameter.ty != Type::Bool || parameter.default.is_none();
    EndpointContext { ident: ident.clone(), ty: parameter.ty, is_optional, value }
}

/// A value for a parameter of this type.
fn constant(ty: Type, value: &Value) -> Option<ParameterDefault> {
    match (ty, value) {
        (Type::Bool, Value::Bool(flag)) => Some(ParameterDefault::Bool(*flag)),
        (Type::Text, Value::String(text)) => Some(ParameterDefault::Text(text.clone())),
        (Type::List, Value::Array(items)) => {
            let texts = items.iter().map(|item| item.as_str().map(str::to_owned));
            texts.collect::<Option<_>>().map(ParameterDefault::List)
        }
        _ => None,
    }
}
