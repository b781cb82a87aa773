//! Facts about an operation: on its page, and on the page of its request.

use crate::document::Documenter;
use crate::document::links::type_link;
use crate::ir::{Auth, Pagination, ProtocolKind};
use crate::model::ShapeId;
use crate::plan::protocol;
use crate::prose::code_span;

/// Facts about the operation.
pub(in crate::document) fn of_operation(doc: &Documenter<'_, '_>, id: &ShapeId) -> Vec<String> {
    let plan = doc.plan;
    let traits = &plan.shape(id).traits;
    let mut facts = vec![
        match plan.protocol.as_ref().map(|protocol| protocol.kind) {
            Some(ProtocolKind::AwsJson) => {
                format!("{} (`X-Amz-Target`)", super::name(plan, &plan.operations[id].target))
            }
            Some(ProtocolKind::RpcV2Cbor) => {
                let target = protocol::target(plan.service.id, id);
                format!("{}, `POST /service/{target}`", super::name(plan, id.name()))
            }
            Some(ProtocolKind::RestJson1) | None => super::name(plan, id.name()),
        },
        format!("Authorization: {}", authorization(&plan.operations[id].auth)),
        format!("Output: {}", type_link(plan, &plan.operation_of(id).output)),
    ];
    facts.extend(
        plan.http
            .calls
            .get(id)
            .map(|call| format!("HTTP: {}", code_span(&format!("{} {}", call.method, call.uri)))),
    );
    let error = |error: &&ShapeId| {
        let status = plan.statuses[error];
        format!("{} ({status})", type_link(plan, error))
    };
    let errors: Vec<String> = plan.closure.errors[id].iter().map(error).collect();
    if !errors.is_empty() {
        facts.push(format!("Errors: {}", errors.join(", ")));
    }
    facts.extend(
        plan.operations[id]
            .pagination
            .as_ref()
            .map(|pages| format!("Paginated: {}", pagination(pages))),
    );
    if traits.readonly {
        facts.push("Read-only: it changes nothing".to_owned());
    }
    if traits.idempotent {
        facts.push("Idempotent: it can be repeated".to_owned());
    }
    facts
}

/// How requests are authorized.
fn authorization(auth: &Auth) -> String {
    match auth {
        Auth::SigV4(name) => {
            format!("AWS Signature Version 4, for the service {}", code_span(name))
        }
        Auth::Other(scheme) => format!("{}, which the caller must implement", code_span(scheme)),
        Auth::None => "none; the request is not signed".to_owned(),
    }
}

/// The members that carry pagination.
fn pagination(pagination: &Pagination) -> String {
    let Pagination { input_token, output_token, items, page_size, .. } = pagination;
    let items = items.as_ref().map(|items| format!("; items in {}", code_span(items)));
    let size = page_size.as_ref().map(|size| format!("; at most {} items a page", code_span(size)));
    format!(
        "{} takes {} of the previous page{}{}",
        code_span(input_token),
        code_span(output_token),
        items.unwrap_or_default(),
        size.unwrap_or_default(),
    )
}
