//! Lowers the rules by which endpoints are found.

use serde_json::Value;

use super::Lowering;
use crate::document;
use crate::endpoint_rules::Parameter;
use crate::ir::{EndpointParameter, EndpointRules, ParameterDefault};

impl Lowering<'_, '_> {
    pub(super) fn endpoint(&self) -> Option<EndpointRules> {
        let plan = self.plan.endpoint.as_ref()?;
        let parameter = |it: &Parameter| EndpointParameter {
            name: it.name.clone(),
            ident: plan.names[&it.name].clone(),
            ty: it.ty,
            default: it.default.as_ref().map(default),
            is_required: it.is_required,
            docs: document::endpoint_parameter(it),
        };
        Some(EndpointRules {
            params_docs: document::endpoint_params(self.plan),
            parameters: plan.rules.parameters.iter().map(parameter).collect(),
            rules: plan.rules.rules.clone(),
            names: plan.names.clone(),
            partitions: plan.partitions.clone(),
        })
    }
}

/// The value of a parameter where none is given, which has the parameter's type.
fn default(value: &Value) -> ParameterDefault {
    match value {
        Value::Bool(flag) => ParameterDefault::Bool(*flag),
        Value::Array(items) => {
            let texts = items.iter().filter_map(Value::as_str);
            ParameterDefault::List(texts.map(str::to_owned).collect())
        }
        other => ParameterDefault::Text(other.as_str().unwrap_or_default().to_owned()),
    }
}
