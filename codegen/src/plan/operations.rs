//! Traits of operations: authorization, pagination, idempotency tokens, host prefixes.

use std::collections::BTreeMap;

use super::closure::Closure;
use super::endpoint::EndpointPlan;
use super::endpoint_context::endpoint_context;
use super::host_prefix::host_prefix;
use super::paths::Paths;
use crate::error::Errors;
use crate::ir::{Auth, EndpointContext, HostPart, PageAccess, Pagination, PathStep, Type};
use crate::model::{Model, Operation, Paginated, ShapeId, Traits};

/// The decisions about an operation.
pub(crate) struct OperationPlan<'a> {
    /// The value of `X-Amz-Target`, see
    /// <https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html#protocol-behaviors>.
    pub(crate) target: String,
    pub(crate) auth: Auth,
    pub(crate) pagination: Option<Pagination>,
    /// The name of the input's member for the idempotency token, see
    /// <https://smithy.io/2.0/spec/behavior-traits.html#idempotencytoken-trait>.
    pub(crate) token: Option<&'a str>,
    /// The parts of the host prefix; empty for most operations.
    pub(crate) host_prefix: Vec<HostPart>,
    /// What the operation gives to the parameters of endpoints.
    pub(crate) endpoint_context: Vec<EndpointContext>,
}

/// The plans of the operations of `closure`, by id.
///
/// # Errors
/// Every wrong host prefix, and every wrong parameter of endpoints.
pub(crate) fn operations<'a>(
    model: &'a Model,
    service: &ShapeId,
    closure: &Closure<'a>,
    paths: &Paths<'_, 'a>,
    endpoint: Option<&EndpointPlan>,
) -> Result<BTreeMap<&'a ShapeId, OperationPlan<'a>>, Errors> {
    let mut errors = Errors::default();
    let mut plans = BTreeMap::new();
    let traits = |id: &ShapeId| model.get(id).map(|shape| &shape.traits);
    for (&id, &operation) in &closure.operations {
        let (Some(of_service), Some(own)) = (traits(service), traits(id)) else { continue };
        let input = closure.shapes.get(&operation.input).map(|shape| shape.members());
        let mut members = input.into_iter().flatten();
        let token = members.find(|member| member.traits.idempotency_token);
        let prefix = host_prefix(id, own, &operation.input, paths);
        let context =
            endpoint.map(|endpoint| endpoint_context(id, own, operation, paths, endpoint));
        let plan = OperationPlan {
            target: format!("{}.{}", service.name(), id.name()),
            auth: auth(of_service, own),
            pagination: pagination(of_service, own, operation, paths),
            token: token.map(|member| member.name.as_str()),
            host_prefix: errors.collect(prefix).unwrap_or_default(),
            endpoint_context: context.and_then(|it| errors.collect(it)).unwrap_or_default(),
        };
        plans.insert(id, plan);
    }
    errors.propagate()?;
    Ok(plans)
}

/// How requests of an operation are authorized, see
/// <https://smithy.io/2.0/spec/authentication-traits.html#auth-trait>.
fn auth(service: &Traits, operation: &Traits) -> Auth {
    let chosen = operation.auth.as_ref().or(service.auth.as_ref());
    let may_be = |scheme: &str| chosen.is_none_or(|chosen| chosen.iter().any(|it| it == scheme));
    let is_other = |scheme: &&String| service.schemes.contains(scheme);
    // The list has the order in which the service prefers them.
    let other = chosen.unwrap_or(&service.schemes).iter().find(is_other);
    match (&service.sigv4, other) {
        _ if operation.optional_auth => Auth::None,
        (Some(name), _) if may_be("aws.auth#sigv4") => Auth::SigV4(name.clone()),
        (_, Some(other)) => Auth::Other(other.clone()),
        _ => Auth::None,
    }
}

/// The pagination of an operation. The service's trait gives what the operation leaves out, see
/// <https://smithy.io/2.0/spec/behavior-traits.html#paginated-trait>.
fn pagination(
    service: &Traits,
    traits: &Traits,
    operation: &Operation,
    paths: &Paths<'_, '_>,
) -> Option<Pagination> {
    let own = traits.paginated.as_ref()?;
    let service = service.paginated.as_ref();
    let find = |part: fn(&Paginated) -> &Option<String>| {
        part(own).clone().or_else(|| service.and_then(|service| part(service).clone()))
    };
    let (input_token, output_token) = (find(|p| &p.input_token)?, find(|p| &p.output_token)?);
    let items = find(|p| &p.items);
    let access = || {
        let input_token = paths.find(&operation.input, &input_token)?.0;
        let [input_token] = <[PathStep; 1]>::try_from(input_token).ok()?;
        let output_token = paths.find(&operation.output, &output_token)?;
        let items = items.as_ref().and_then(|items| paths.find(&operation.output, items));
        let items = items.filter(|path| path.0.last().is_some_and(|step| is_aggregate(&step.ty)));
        Some(PageAccess { input_token, output_token, items })
    };
    Some(Pagination {
        access: access(),
        input_token,
        output_token,
        items,
        page_size: find(|p| &p.page_size),
    })
}

fn is_aggregate(ty: &Type) -> bool {
    match ty {
        Type::Sensitive(inner) => is_aggregate(inner),
        other => matches!(other, Type::List(_) | Type::Map(..)),
    }
}
