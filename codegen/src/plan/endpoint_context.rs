//! The values that an operation gives to the parameters of endpoints, see
//! <https://smithy.io/2.0/additional-specs/rules-engine/parameters.html>.

use proc_macro2::Ident;
use serde_json::Value;

use super::endpoint::EndpointPlan;
use super::paths::Paths;
use crate::endpoint_rules::{Parameter, Type};
use crate::error::{Errors, Problem};
use crate::ir::{ContextValue, EndpointContext, ParameterDefault};
use crate::model::{Operation, ShapeId, TraitValues};

/// What an operation gives to the parameters of endpoints: its static values, then values of its
/// input.
///
/// # Errors
/// Every parameter that the rules don't have, and every value that a parameter can't have.
pub(super) fn endpoint_context(
    id: &ShapeId,
    traits: &TraitValues,
    operation: &Operation,
    paths: &Paths<'_, '_>,
    plan: &EndpointPlan,
) -> Result<Vec<EndpointContext>, Errors> {
    let mut errors = Errors::default();
    let mut all = Vec::new();
    for (name, value) in &traits.static_context {
        let wrong = || {
            let message = format!(
                "gives the endpoint parameter `{name}` a value that it can't have: {value}"
            );
            Problem::new(id, message).help("correct the trait smithy.rules#staticContextParams")
        };
        let Some((parameter, ident)) = plan.parameter(name) else { continue };
        match constant(parameter.ty, value) {
            Some(value) => all.push(context(parameter, ident, ContextValue::Constant(value))),
            None => errors.push(wrong()),
        }
    }
    let input = paths.shape(&operation.input).map(|shape| shape.members());
    for member in input.into_iter().flatten() {
        let Some(name) = &member.traits.context_parameter else { continue };
        let Some((parameter, ident)) = plan.parameter(name) else { continue };
        let path = paths.find(&operation.input, &member.name);
        let Some(step) = path.and_then(|path| path.0.into_iter().next()) else { continue };
        all.push(context(parameter, ident, ContextValue::Input(step)));
    }
    errors.propagate()?;
    Ok(all)
}

fn context(parameter: &Parameter, ident: &Ident, value: ContextValue) -> EndpointContext {
    let is_optional = parameter.ty != Type::Bool || parameter.default.is_none();
    EndpointContext { ident: ident.clone(), is_optional, value }
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
