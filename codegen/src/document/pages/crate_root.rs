//! The page of the crate: what it is, how to start, and its operations.

use std::collections::BTreeMap;

use super::coming_from_the_sdk::coming_from_the_sdk;
use super::features::{NOTHING_SENSITIVE, features};
use crate::document::links::{operation_link, type_path};
use crate::document::paragraphs::{ITEM, Paragraphs};
use crate::document::resolve::Resolver;
use crate::document::simplest::simplest;
use crate::document::{Documenter, example};
use crate::ir::{Auth, Docs, Need, Needs, Origin};
use crate::model::ShapeId;
use crate::plan::Plan;
use crate::plan::selection::OfStream;
use crate::prose::{code_span, escape};

/// The minimum number of operations with the same first word that get their own section.
const SECTION: usize = 4;

/// The crate's page. Its use comes before the text of the service, which is long.
pub(crate) fn crate_root(doc: &Documenter<'_, '_>, origin: &Origin, needs: &Needs) -> Docs {
    let mut docs = Paragraphs::new(ITEM);
    let title = escape(&doc.plan.title());
    docs.text(&format!("Types of {title}, version {}.", escape(&origin.version)));
    quick_start(doc, needs, &mut docs);
    if coming_from_the_sdk(doc, needs).is_some() {
        docs.text(
            "For code that uses the AWS SDK, the page [`coming_from_the_sdk`] has each change.",
        );
    }
    features(needs, "#", &mut docs);
    redaction(doc, needs, &mut docs);
    helpers(needs, &mut docs);
    server(needs, &mut docs);
    service(doc, &mut docs);
    operations(doc, &mut docs);
    left_out(doc.plan, &mut docs);
    redacted_by_configuration(doc.plan, &mut docs);
    docs.heading("# Origin");
    let (file, sha256) = (code_span(&origin.file), code_span(&origin.sha256));
    docs.text(&format!("Made from {file}, sha256 {sha256}."));
    docs.text(&origin.source.as_deref().map(escape).unwrap_or_default());
    docs.finish()
}

/// An example with the simplest request.
fn quick_start(doc: &Documenter<'_, '_>, needs: &Needs, docs: &mut Paragraphs) {
    let Some((id, operation)) = simplest(doc.plan, 1) else { return };
    let example = example::minimal(doc, &operation.input);
    if example.is_empty() {
        return;
    }
    docs.lines(example);
    docs.text(
        "Every structure has a builder, whose `build()` exists when all required members are set. \
         The page of a request in [`types`] has everything that a caller needs: an example with every \
         member, authorization, errors.",
    );
    if needs.has_client() {
        docs.text(
            "With the feature `client`, a `Client` finds the address of the service, signs, retries \
             and reads the answer:",
        );
        docs.lines(example::call(doc, id, &operation.input));
    }
    if doc.plan.protocol.is_some() {
        docs.text(
            "With the feature `http`, the operation makes the message that any HTTP client can \
             send, and reads the answer:",
        );
        docs.lines(example::exchange(doc, id, &operation.input));
        docs.text(
            "The message needs an address: with the feature `endpoint`, `Endpoint::resolve` finds that \
             of the service; `set_endpoint` takes any other.",
        );
        if needs.has(Need::Signatures) {
            docs.text(
                "It needs a signature if the constant `AUTH` of the operation is `Auth::SigV4`: with \
                 the feature `sigv4`, `sigv4::sign` adds it. `Credentials` come from the environment, \
                 a profile or a function.",
            );
        }
    }
}

fn redaction(doc: &Documenter<'_, '_>, needs: &Needs, docs: &mut Paragraphs) {
    docs.heading("# Redaction");
    docs.text(if needs.has(Need::Sensitive) {
        "What the model marks as sensitive is a [`Sensitive`], which `Debug` shows as `[REDACTED]`; \
         the constant `SENSITIVE` of each structure lists such fields."
    } else {
        NOTHING_SENSITIVE
    });
    if doc.plan.protocol.is_none() {
        return;
    }
    docs.text(if needs.has(Need::RpcV2Cbor) {
        "`cbor`, `json` and `serde` write secrets in clear, since the service must read them. For logs, \
         `Redacted` and `json::to_string_redacted` write JSON with `\"[REDACTED]\"` in place of each \
         sensitive value, at every depth."
    } else {
        "`serde` and `json` write what the service reads, with secrets in clear. For logs, \
         `Redacted` and `json::to_string_redacted` write the same with `\"[REDACTED]\"` in place of \
         each sensitive value, at every depth."
    });
    let request = simplest(doc.plan, 1).map(|(_, operation)| &operation.input);
    if let Some(input) = request.filter(|input| !example::minimal(doc, input).is_empty()) {
        docs.lines(example::log(doc, input));
    }
}

/// The helpers that the configuration asks for.
fn helpers(needs: &Needs, docs: &mut Paragraphs) {
    if needs.has(Need::Cognito) {
        docs.heading("# Helpers");
        docs.text(
            "The module [`cognito`] turns attributes of users into maps, and back. With the feature \
             `sigv4`, it has the function `secret_hash`.",
        );
    }
}

/// What reads requests and writes responses.
fn server(needs: &Needs, docs: &mut Paragraphs) {
    if needs.has(Need::Wire) {
        docs.heading("# Mocks and emulators");
        docs.text(
            "With the feature `server`, `server::Handlers` answers requests with functions, one for each \
             operation: in a test, in the place of an HTTP client, or behind any HTTP server. \
             `Operation::read_request` and `Operation::write_response` do the same for one operation, and \
             `ServiceError::to_response` writes errors.",
        );
    }
}

/// The model's text for the service.
fn service(doc: &Documenter<'_, '_>, docs: &mut Paragraphs) {
    let id = doc.plan.service.id;
    let html = doc.plan.shape(id).traits.documentation.as_deref();
    let prose = Resolver::shape(doc, id).lines(html, ITEM);
    if !prose.is_empty() {
        docs.heading("# The service");
        docs.lines(prose);
    }
}

/// The operations by section; those without a section come last.
fn operations(doc: &Documenter<'_, '_>, docs: &mut Paragraphs) {
    let plan = doc.plan;
    docs.heading("# Operations");
    let chosen = plan.closure.operations.len();
    if plan.config.operations.is_some() {
        let all = plan.whole().operations.len();
        docs.text(&format!(
            "Of the {all} operations of the service, this crate has {chosen}, with everything that it needs."
        ));
    }
    let mut sections: BTreeMap<&str, Vec<&ShapeId>> = BTreeMap::new();
    for id in plan.closure.operations.keys() {
        sections.entry(first_word(id.name())).or_default().push(id);
    }
    let (large, small): (Vec<_>, Vec<_>) =
        sections.into_iter().partition(|(_, ids)| ids.len() >= SECTION);
    let others: Vec<&ShapeId> = small.into_iter().flat_map(|(_, ids)| ids).collect();
    let titled = large.into_iter().map(|(word, ids)| (format!("## {word}.."), ids));
    for (heading, ids) in titled.chain([("## Others".to_owned(), others)]) {
        if !ids.is_empty() && ids.len() < chosen {
            docs.heading(&heading);
        }
        docs.list(ids.iter().map(|id| operation(doc, id)));
    }
}

/// An operation as the item of a list. A table would be too narrow for the sentences, even on a
/// wide screen.
fn operation(doc: &Documenter<'_, '_>, id: &ShapeId) -> String {
    let plan = doc.plan;
    let auth = match &plan.operations[id].auth {
        Auth::SigV4(_) => "SigV4",
        Auth::Other(_) => "other authorization",
        Auth::None => "not signed",
    };
    let sentence = &doc.sentences[id];
    let separator = if sentence.is_empty() { "" } else { ": " };
    let input = &plan.operation_of(id).input;
    let request = if input.is_unit() {
        "no request".to_owned()
    } else {
        format!("[request]({})", type_path(plan, input))
    };
    format!("{} ({request}, {auth}){separator}{sentence}", operation_link(plan, id))
}

/// The first word of a name in `UpperCamelCase`.
fn first_word(name: &str) -> &str {
    let end =
        name.char_indices().skip(1).find(|(_, c)| !c.is_ascii_lowercase()).map(|(index, _)| index);
    &name[..end.unwrap_or(name.len())]
}

/// The operations that are left out.
fn left_out(plan: &Plan<'_>, docs: &mut Paragraphs) {
    if plan.left_out.is_empty() {
        return;
    }
    docs.heading("# Left out");
    docs.text("These operations of the service aren't in this crate:");
    docs.list(plan.left_out.iter().map(|left_out: &OfStream<'_>| {
        format!("{}: {}", code_span(left_out.operation.name()), escape(&left_out.reason()))
    }));
}

/// The members and shapes that the configuration redacts.
fn redacted_by_configuration(plan: &Plan<'_>, docs: &mut Paragraphs) {
    let overrides = plan.redactions.configured().into_iter();
    let items: Vec<String> = overrides
        .filter(|(id, ..)| plan.has(id.shape()))
        .map(|(_, key, reason)| format!("{}: {}", code_span(key), escape(reason)))
        .collect();
    if !items.is_empty() {
        docs.heading("# Redacted by the configuration");
        docs.text("The model doesn't mark these as sensitive, but the configuration redacts them:");
        docs.list(items);
    }
}
