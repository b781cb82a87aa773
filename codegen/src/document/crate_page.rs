//! The page of the crate: what it is, how to start, and every operation.

use std::collections::BTreeMap;

use super::links::{operation_link, type_path};
use super::resolve::Resolver;
use super::sdk_page::sdk_page;
use super::simplest::simplest;
use super::{Documenter, ITEM, prose_of, text};
use crate::document::example;
use crate::ir::{Auth, Docs, Origin};
use crate::model::ShapeId;
use crate::plan::overrides::absolute;
use crate::plan::selection::LeftOut;
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

const GETRANDOM: &str = "| `getrandom` | random tokens of requests where the standard library has no randomness, e.g. on `wasm32-unknown-unknown` |";

/// The crate's page: how to use it comes before the prose of the service, which is long.
pub(crate) fn crate_page(doc: &Documenter<'_, '_>, origin: &Origin) -> Docs {
    let title = escape(&doc.plan.title());
    let mut docs = Docs::line(format!("Types of {title}, version {}.", escape(&origin.version)));
    quick_start(doc, &mut docs);
    if sdk_page(doc).is_some() {
        let sentence =
            "For code that uses the AWS SDK, the page [`coming_from_the_sdk`] has each change.";
        docs.paragraph([sentence.to_owned()]);
    }
    docs.paragraph(features(doc, "#"));
    redaction(doc, &mut docs);
    service(doc, &mut docs);
    docs.paragraph(["# Operations".to_owned()]);
    operations(doc, &mut docs);
    left_out(doc, &mut docs);
    redacted_by_configuration(doc, &mut docs);
    docs.paragraph(["# Origin".to_owned()]);
    let made =
        format!("Made from {}, sha256 {}.", code_span(&origin.file), code_span(&origin.sha256));
    docs.paragraph(text::wrap(&made, ITEM));
    docs.paragraph(origin.source.iter().flat_map(|source| text::wrap(&escape(source), ITEM)));
    docs
}

/// The simplest request as an example, and what to do with it.
fn quick_start(doc: &Documenter<'_, '_>, docs: &mut Docs) {
    let Some((id, operation)) = simplest(doc, 1) else { return };
    let example = example::minimal(doc, &operation.input);
    if example.is_empty() {
        return;
    }
    docs.paragraph(example);
    docs.paragraph(text::wrap(
        "Every structure has a builder, whose `build()` exists when all required members are set. \
         The page of a request in [`types`] has all that a caller needs: an example with every \
         member, authorization, errors.",
        ITEM,
    ));
    if doc.plan.protocol.is_none() {
        return;
    }
    docs.paragraph(text::wrap(
        "With the feature `http`, the operation makes the message that any HTTP client can send, \
         and reads the answer:",
        ITEM,
    ));
    docs.paragraph(example::exchange(doc, id, &operation.input));
}

/// What the model says of the service.
fn service(doc: &Documenter<'_, '_>, docs: &mut Docs) {
    let service = doc.plan.shape(doc.plan.service_id);
    let mut resolver = Resolver::shape(doc, doc.plan.service_id);
    let prose = prose_of(service.traits.documentation.as_ref(), ITEM, &mut resolver);
    if !prose.is_empty() {
        docs.paragraph(["# The service".to_owned()]);
        docs.paragraph(prose.lines().iter().cloned());
    }
}

fn redaction(doc: &Documenter<'_, '_>, docs: &mut Docs) {
    docs.paragraph(["# Redaction".to_owned()]);
    docs.paragraph(text::wrap(
        "What the model marks as sensitive is a [`Sensitive`], which `Debug` shows as `[REDACTED]`; \
         the constant `SENSITIVE` of each structure lists such fields.",
        ITEM,
    ));
    if doc.plan.protocol.is_some() {
        redacted_json(doc, docs);
    }
}

/// What the configuration redacts beyond the model.
fn redacted_by_configuration(doc: &Documenter<'_, '_>, docs: &mut Docs) {
    let has = |key: &str| {
        let id = absolute(doc.plan.service_id, key);
        let shape = id.split_once('$').map_or(id.as_str(), |(shape, _)| shape);
        ShapeId::parse(shape).is_some_and(|id| doc.plan.has(&id))
    };
    let mut overrides = doc
        .plan
        .config
        .redact
        .iter()
        .filter(|(key, _)| has(key))
        .map(|(key, reason)| format!("{}: {}", code_span(key), escape(reason)))
        .peekable();
    if overrides.peek().is_some() {
        docs.paragraph(["# Redacted beyond the model".to_owned()]);
        let sentence = "The model doesn't mark these, which are redacted all the same:";
        docs.paragraph([sentence.to_owned()]);
        docs.paragraph(text::list(overrides, ITEM));
    }
}

/// What writes secrets, and what writes JSON without them.
fn redacted_json(doc: &Documenter<'_, '_>, docs: &mut Docs) {
    docs.paragraph(text::wrap(
        "`serde` and `json` write what the service reads, with secrets in clear. For logs, \
         `Redacted` and `json::to_string_redacted` write the same with `\"[REDACTED]\"` in place of \
         each sensitive value, at every depth.",
        ITEM,
    ));
    let request = simplest(doc, 1).map(|(_, operation)| &operation.input);
    if let Some(input) = request.filter(|input| !example::minimal(doc, input).is_empty()) {
        docs.paragraph(example::log(doc, input));
    }
}

/// What the features of the crate bring, or why it has none, as a section whose heading begins with
/// `level`.
pub(super) fn features(doc: &Documenter<'_, '_>, level: &str) -> Vec<String> {
    if doc.plan.protocol.is_some() {
        let heading = [format!("{level} Features"), String::new()];
        let rows = FEATURES.into_iter().chain(doc.plan.has_tokens().then_some(GETRANDOM));
        return heading.into_iter().chain(rows.map(str::to_owned)).collect();
    }
    let heading = [format!("{level} Types only"), String::new()];
    let paragraph = text::wrap(
        "This crate has only the types, without code that sends or reads them: members that are \
         sent in a path, a query or a header are fields like all others. There is no `serde` \
         either, since it would write something other than what the service reads. So the crate \
         has no features and no dependencies.",
        ITEM,
    );
    heading.into_iter().chain(paragraph).collect()
}

/// A list of the operations of each section; what has no section comes last.
fn operations(doc: &Documenter<'_, '_>, docs: &mut Docs) {
    if doc.plan.config.operations.is_some() {
        let (chosen, all) = (doc.plan.closure.operations.len(), doc.plan.whole().operations.len());
        let sentence = format!(
            "Of the {all} operations of the service, this crate has {chosen}, with all that it needs."
        );
        docs.paragraph([sentence]);
    }
    let mut sections: BTreeMap<&str, Vec<&ShapeId>> = BTreeMap::new();
    for id in doc.plan.closure.operations.keys() {
        sections.entry(first_word(id.name())).or_default().push(id);
    }
    let (large, small): (Vec<_>, Vec<_>) =
        sections.into_iter().partition(|(_, ids)| ids.len() >= SECTION);
    let others: Vec<&ShapeId> = small.into_iter().flat_map(|(_, ids)| ids).collect();
    let titled = large.into_iter().map(|(word, ids)| (format!("## {word}.."), ids));
    for (title, ids) in titled.chain([("## Others".to_owned(), others)]) {
        if ids.is_empty() {
            continue;
        }
        if ids.len() < doc.plan.closure.operations.len() {
            docs.paragraph([title]);
        }
        docs.paragraph(list(doc, &ids));
    }
}

/// The operations that the crate can't have.
fn left_out(doc: &Documenter<'_, '_>, docs: &mut Docs) {
    if doc.plan.left_out.is_empty() {
        return;
    }
    docs.paragraph(["# Left out".to_owned()]);
    docs.paragraph(["These operations of the service aren't in this crate:".to_owned()]);
    let item = |left_out: &LeftOut<'_>| {
        format!("{}: {}", code_span(left_out.operation.name()), escape(&left_out.reason()))
    };
    docs.paragraph(text::list(doc.plan.left_out.iter().map(item), ITEM));
}

/// The first word of a name in `UpperCamelCase`.
fn first_word(name: &str) -> &str {
    let end =
        name.char_indices().skip(1).find(|(_, c)| !c.is_ascii_lowercase()).map(|(index, _)| index);
    &name[..end.unwrap_or(name.len())]
}

/// A list of operations: a table of them has no room for the sentences, even on a wide screen.
fn list(doc: &Documenter<'_, '_>, ids: &[&ShapeId]) -> Vec<String> {
    let item = |id: &&ShapeId| {
        let auth = match doc.plan.auth(id) {
            Auth::SigV4(_) => "SigV4",
            Auth::Other(_) => "other authorization",
            Auth::None => "not signed",
        };
        let prose = doc.plan.shape(id).traits.documentation.as_deref();
        let sentence = prose.map(prose::first_sentence).unwrap_or_default();
        let separator = if sentence.is_empty() { "" } else { ": " };
        let operation = operation_link(doc.plan, id);
        let input = &doc.plan.operation_of(id).input;
        let request = if input.is_unit() {
            "no request".to_owned()
        } else {
            format!("[request]({})", type_path(doc.plan, input))
        };
        format!("{operation} ({request}, {auth}){separator}{sentence}")
    };
    text::list(ids.iter().map(item), ITEM)
}
