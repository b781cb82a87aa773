//! The page of the crate: what it is, how to start, and every operation.

use std::collections::BTreeMap;

use super::resolve::Resolver;
use super::{Context, ITEM, prose_of, text};
use crate::ir::{Auth, Docs, Origin};
use crate::lower::example;
use crate::model::ShapeId;
use crate::prose::{self, code_span, escape};

/// Operations that begin with the same word make a section of their own from this many on.
const SECTION: usize = 4;

const FEATURES: [&str; 6] = [
    "| Feature | What it brings |",
    "|---|---|",
    "| `json` | the module `json`: reading and writing, without a dependency |",
    "| `serde` (default) | `Serialize` and `Deserialize` on every shape |",
    "| `http` (default) | `Operation::request` and `Operation::response`, in the types of the crate `http` |",
    "| `gzip` | compressed requests, where the model allows them |",
];

/// The crate's page.
pub(in crate::lower) fn crate_page(ctx: &Context<'_>, origin: &Origin) -> Docs {
    let title = escape(&ctx.title());
    let mut docs =
        Docs::line(format!("Types of {title}, version {}.", escape(&ctx.service.version)));
    let service = ctx.shape(ctx.service_id);
    let mut resolver = Resolver::shape(ctx, ctx.service_id);
    docs.paragraph(prose_of(service.traits.documentation.as_ref(), ITEM, &mut resolver).0);
    quick_start(ctx, &mut docs);
    docs.paragraph(["# Features".to_owned()]);
    docs.paragraph(FEATURES.map(str::to_owned));
    redaction(ctx, &mut docs);
    docs.paragraph(["# Operations".to_owned()]);
    operations(ctx, &mut docs);
    docs.paragraph(["# Origin".to_owned()]);
    let made =
        format!("Made from {}, sha256 {}.", code_span(&origin.file), code_span(&origin.sha256));
    docs.paragraph(text::wrap(&made, ITEM));
    docs.paragraph(origin.source.iter().flat_map(|source| text::wrap(&escape(source), ITEM)));
    docs
}

/// The request with the fewest required members that has any, as an example, and what to do with
/// it.
fn quick_start(ctx: &Context<'_>, docs: &mut Docs) {
    let required = |id: &ShapeId| {
        let members = ctx.shape(id).members();
        members.into_iter().filter(|member| ctx.is_required(id, member)).count()
    };
    let operations = ctx.closure.operations.iter();
    let simplest = operations
        .filter(|(_, operation)| !operation.input.is_unit() && required(&operation.input) > 0)
        .min_by_key(|(_, operation)| required(&operation.input));
    let Some((id, operation)) = simplest else { return };
    let example = example::request(ctx, &operation.input);
    if example.is_empty() {
        return;
    }
    docs.paragraph(["# Quick start".to_owned()]);
    docs.paragraph(text::wrap(
        "Every structure has a builder, whose `build()` exists when all required members are set. \
         The page of a request in [`types`] has all that a caller needs: authorization, fields, \
         errors, an example.",
        ITEM,
    ));
    docs.paragraph(example);
    docs.paragraph(text::wrap(
        "With the feature `http`, the operation makes the message that any HTTP client can send, \
         and reads the answer:",
        ITEM,
    ));
    docs.paragraph(example::exchange(ctx, id, &operation.input));
}

fn redaction(ctx: &Context<'_>, docs: &mut Docs) {
    docs.paragraph(["# Redaction".to_owned()]);
    docs.paragraph(text::wrap(
        "What the model marks as sensitive is a [`Sensitive`], which `Debug` shows as `[REDACTED]`; \
         the constant `SENSITIVE` of each structure lists such fields.",
        ITEM,
    ));
    if ctx.config.redact.is_empty() {
        return;
    }
    docs.paragraph(["The model doesn't mark these, which are redacted all the same:".to_owned()]);
    let overrides = ctx
        .config
        .redact
        .iter()
        .map(|(key, reason)| format!("{}: {}", code_span(key), escape(reason)));
    docs.paragraph(text::list(overrides, ITEM));
}

/// A table of the operations of each section; what has no section comes last.
fn operations(ctx: &Context<'_>, docs: &mut Docs) {
    let mut sections: BTreeMap<&str, Vec<&ShapeId>> = BTreeMap::new();
    for id in ctx.closure.operations.keys() {
        sections.entry(first_word(id.name())).or_default().push(id);
    }
    let (large, small): (Vec<_>, Vec<_>) =
        sections.into_iter().partition(|(_, ids)| ids.len() >= SECTION);
    let others: Vec<&ShapeId> = small.into_iter().flat_map(|(_, ids)| ids).collect();
    let titled = large.into_iter().map(|(word, ids)| (format!("## {word}.."), ids));
    for (title, ids) in titled.chain([("## Others".to_owned(), others)]) {
        if !ids.is_empty() {
            docs.paragraph([title]);
            docs.paragraph(table(ctx, &ids));
        }
    }
}

/// The first word of a name in `UpperCamelCase`.
fn first_word(name: &str) -> &str {
    let end =
        name.char_indices().skip(1).find(|(_, c)| !c.is_ascii_lowercase()).map(|(index, _)| index);
    &name[..end.unwrap_or(name.len())]
}

fn table(ctx: &Context<'_>, ids: &[&ShapeId]) -> Vec<String> {
    let head = ["| Operation | What it does | Authorization | Request |", "|---|---|---|---|"];
    let row = |id: &&ShapeId| {
        let auth = match ctx.auth(id) {
            Auth::SigV4(_) => "SigV4",
            Auth::None => "none",
        };
        let prose = ctx.shape(id).traits.documentation.as_deref();
        let sentence = prose.map(prose::first_sentence).unwrap_or_default().replace('|', "\\|");
        let operation = ctx.operation_link(ctx.service_id, id);
        let input = &ctx.operation_of(id).input;
        // Names that can't be broken would leave no room for the sentence.
        let request = if input.is_unit() {
            "none".to_owned()
        } else {
            format!("[request]({})", ctx.type_path(ctx.service_id, input))
        };
        format!("| {operation} | {sentence} | {auth} | {request} |")
    };
    head.into_iter().map(str::to_owned).chain(ids.iter().map(row)).collect()
}
