//! The pages with sections: an operation, a request with all that a caller needs, an error.

use super::resolve::Resolver;
use super::{Context, FIELD, ITEM, facts, field_link, name_label, prose_of, text};
use crate::ir::{Auth, Docs, Field, Pagination, Presence};
use crate::lower::example;
use crate::lower::overrides::status_by_model;
use crate::model::{Member, Shape, ShapeId};
use crate::prose::{self, code_span};

/// The unit type of an operation: a sentence, and where the rest is.
pub(in crate::lower) fn operation(ctx: &Context<'_>, id: &ShapeId) -> Docs {
    let prose = ctx
        .shape(id)
        .traits
        .documentation
        .as_deref()
        .map(prose::first_sentence)
        .unwrap_or_default();
    let mut docs = if prose.is_empty() {
        Docs::line(format!("The operation {}.", code_span(id.name())))
    } else {
        Docs::prose(text::wrap(&prose, ITEM))
    };
    let operation = ctx.operation_of(id);
    let mut lines = vec![format!("- Request: {}", ctx.type_link(id, &operation.input))];
    if operation.input.is_unit() {
        lines = facts_of_operation(ctx, id, id);
    } else {
        lines.push(format!("- Output: {}", ctx.type_link(id, &operation.output)));
    }
    docs.paragraph(lines);
    docs.paragraph(reference(ctx, id));
    docs
}

/// A request: its own prose, the operation's, and everything that a caller looks for.
pub(super) fn request(
    ctx: &Context<'_>,
    id: &ShapeId,
    operation: &ShapeId,
    fields: &[(&Member, Field)],
) -> Docs {
    let mut resolver = Resolver::shape(ctx, id);
    let mut docs = prose_of(ctx.shape(id).traits.documentation.as_ref(), ITEM, &mut resolver);
    if docs.is_empty() {
        docs = Docs::line(format!(
            "The input of the operation {}.",
            ctx.operation_link(id, operation)
        ));
    }
    let about = prose_of(ctx.shape(operation).traits.documentation.as_ref(), ITEM, &mut resolver);
    docs.prose_section("# Operation", about.lines().to_vec());
    docs.paragraph(["# Request".to_owned()]);
    docs.paragraph(facts_of_operation(ctx, id, operation));
    if !fields.is_empty() {
        docs.paragraph(["# Fields".to_owned()]);
        docs.paragraph(table(ctx, id, fields));
    }
    let example = example::request(ctx, id);
    let documented = example::documented(ctx, operation);
    if !example.is_empty() || !documented.is_empty() {
        docs.paragraph(["# Examples".to_owned()]);
    }
    docs.paragraph(example);
    for example in documented {
        docs.paragraph(example.heading());
        let prose = prose_of(example.documentation, ITEM, &mut resolver);
        docs.paragraph(prose.lines().iter().cloned());
        docs.paragraph(example.lines);
    }
    docs.paragraph(reference(ctx, operation));
    docs
}

/// A variant of the service's error: its cause in a sentence, and where the rest is.
pub(in crate::lower) fn service_error(ctx: &Context<'_>, id: &ShapeId) -> Docs {
    let shape = ctx.shape(id);
    let cause =
        shape.traits.documentation.as_deref().map(prose::first_sentence).unwrap_or_default();
    let mut docs = if cause.is_empty() {
        Docs::line(format!("The error {}.", code_span(id.name())))
    } else {
        Docs::prose(text::wrap(&cause, FIELD))
    };
    let facts = [format!("HTTP status: {}", ctx.status(id, shape)), returned_by(ctx, id)];
    docs.paragraph(text::list(facts, FIELD));
    docs
}

/// The operations that return an error, or those that don't where they are fewer.
fn returned_by(ctx: &Context<'_>, error: &ShapeId) -> String {
    let with = ctx.closure.returned_by.get(error).map(Vec::as_slice).unwrap_or_default();
    let links = |operations: &mut dyn Iterator<Item = &ShapeId>| {
        let links: Vec<_> = operations.map(|id| ctx.operation_link(ctx.service_id, id)).collect();
        links.join(", ")
    };
    match ctx.closure.operations.len() - with.len() {
        0 => "Returned by: every operation".to_owned(),
        few if few * 2 < with.len() => {
            let without = ctx.closure.operations.keys().copied();
            let mut without = without.filter(|id| with.binary_search(id).is_err());
            format!("Returned by: every operation but {}", links(&mut without))
        }
        _ => format!("Returned by: {}", links(&mut with.iter().copied())),
    }
}

/// What is to know of an operation, on the page of `page`.
fn facts_of_operation(ctx: &Context<'_>, page: &ShapeId, id: &ShapeId) -> Vec<String> {
    let traits = &ctx.shape(id).traits;
    let mut facts = vec![
        format!("Operation: {}", ctx.operation_link(page, id)),
        match ctx.protocol {
            Some(_) => format!("Wire name: {} (`X-Amz-Target`)", code_span(&ctx.target(id))),
            None => format!("Model name: {}", code_span(id.name())),
        },
        match ctx.auth(id) {
            Auth::SigV4(name) => format!(
                "Authorization: AWS Signature Version 4, for the service {}",
                code_span(&name)
            ),
            Auth::Other(scheme) => {
                format!("Authorization: {}, which is left to the caller", code_span(&scheme))
            }
            Auth::None => "Authorization: none; the request is not signed".to_owned(),
        },
        format!("Output: {}", ctx.type_link(page, &ctx.operation_of(id).output)),
    ];
    let errors: Vec<_> = ctx.closure.errors[id]
        .iter()
        .map(|error| {
            format!("{} ({})", ctx.type_link(page, error), ctx.status(error, ctx.shape(error)))
        })
        .collect();
    if !errors.is_empty() {
        facts.push(format!("Errors: {}", errors.join(", ")));
    }
    facts.extend(ctx.pagination(id).as_ref().map(pages));
    if traits.readonly {
        facts.push("Read-only: it changes nothing".to_owned());
    }
    if traits.idempotent {
        facts.push("Idempotent: it can be repeated".to_owned());
    }
    text::list(facts, ITEM)
}

fn pages(pagination: &Pagination) -> String {
    let Pagination { input_token, output_token, items, page_size, .. } = pagination;
    let items = items.as_ref().map(|items| format!("; items in {}", code_span(items)));
    let size = page_size.as_ref().map(|size| format!("; at most {} items a page", code_span(size)));
    format!(
        "Paginated: {} takes {} of the page before{}{}",
        code_span(input_token),
        code_span(output_token),
        items.unwrap_or_default(),
        size.unwrap_or_default(),
    )
}

fn table(ctx: &Context<'_>, id: &ShapeId, fields: &[(&Member, Field)]) -> Vec<String> {
    let mut table = vec![
        format!("| Field | {} | Required | Constraints |", name_label(ctx)),
        "|---|---|---|---|".to_owned(),
    ];
    for (member, field) in fields {
        let required = match field.presence {
            Presence::Required(_) => "yes",
            Presence::Optional => "no",
        };
        table.push(format!(
            "| {} | {} | {required} | {} |",
            field_link("Self", &field.ident),
            code_span(&member.name),
            facts::summary(ctx, id, member),
        ));
    }
    table
}

/// The link to the page of the API reference that documents a shape.
pub(super) fn reference(ctx: &Context<'_>, id: &ShapeId) -> Vec<String> {
    let service = &ctx.shape(ctx.service_id).traits;
    let url = match (&ctx.config.api_reference, &service.doc_id, &service.sdk_id) {
        (Some(template), _, _) => template.replace("{name}", id.name()),
        (None, Some(doc_id), _) => {
            format!("https://docs.aws.amazon.com/goto/WebAPI/{doc_id}/{}", id.name())
        }
        (None, None, Some(sdk_id)) => {
            let service = sdk_id.to_lowercase().replace(' ', "-");
            let version = &ctx.service.version;
            format!("https://docs.aws.amazon.com/goto/WebAPI/{service}-{version}/{}", id.name())
        }
        (None, None, None) => return Vec::new(),
    };
    let target = text::destination(&url);
    vec![format!("[AWS API reference]({target})")]
}

impl Context<'_> {
    /// The HTTP status of an error: the model's, the configuration's, or the default of its fault.
    pub(in crate::lower) fn status(&self, id: &ShapeId, shape: &Shape) -> u16 {
        let configured = self.overrides.statuses.get(id.as_str()).copied();
        configured.unwrap_or_else(|| status_by_model(shape))
    }
}
