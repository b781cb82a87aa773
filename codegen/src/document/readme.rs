//! The file `README.md` of a crate, which is Markdown without links to items.

use super::regenerating::regenerating;
use super::simplest::simplest;
use super::{Documenter, ITEM, crate_page, text};
use crate::document::example;
use crate::ir::{Docs, Origin};
use crate::prose::{code_span, escape};

/// What the crate is, what it was made from and how, and a first request.
pub(crate) fn readme(doc: &Documenter<'_, '_>, origin: &Origin) -> Docs {
    let mut docs = Docs::line(format!("# {}", doc.plan.crate_name()));
    let about = format!(
        "Rust types of {}, version {}: a structure with a builder for every request and response, \
         and all types within them. The generator writes all of these files; an edit by hand is lost the \
         next time it runs.",
        escape(&origin.title),
        escape(&origin.version),
    );
    docs.paragraph(text::wrap(&about, ITEM));
    docs.paragraph(facts(doc, origin));
    request(doc, &mut docs);
    docs.paragraph(crate_page::features(doc, "##"));
    docs.paragraph(["## Redaction".to_owned()]);
    docs.paragraph(text::wrap(
        "What the model marks as sensitive, or the configuration adds, is a `Sensitive<T>`: `Debug` \
         shows `[REDACTED]`, and the value comes out by `expose()` or `into_inner()` only. The \
         constant `SENSITIVE` of a structure lists such fields.",
        ITEM,
    ));
    if doc.plan.protocol.is_some() {
        docs.paragraph(text::wrap(
            "`serde` and `json` write secrets in clear, since the service must read them. For logs \
             there is `Redacted(&request)`.",
            ITEM,
        ));
    }
    regenerating(doc.plan.config, &mut docs);
    docs.paragraph(["## Licence".to_owned()]);
    docs.paragraph(text::wrap(
        "Apache-2.0, the licence of the AWS models and of the documentation that is taken from them.",
        ITEM,
    ));
    docs
}

/// What the crate was made from.
fn facts(doc: &Documenter<'_, '_>, origin: &Origin) -> Vec<String> {
    let (chosen, all) = (doc.plan.closure.operations.len(), doc.plan.whole().operations.len());
    let operations = if chosen == all { all.to_string() } else { format!("{chosen} of {all}") };
    let mut facts = vec![
        format!("Model: {}", code_span(&origin.file)),
        format!("sha256: {}", code_span(&origin.sha256)),
    ];
    facts.extend(origin.source.iter().map(|source| format!("Source: {}", escape(source))));
    facts.push(format!("Operations: {operations}"));
    facts.extend(doc.plan.left_out.iter().map(|left_out| {
        let name = code_span(left_out.operation.name());
        format!("Left out: {name}, since {}", escape(&left_out.reason()))
    }));
    text::list(facts, ITEM)
}

/// The example of the crate's page.
fn request(doc: &Documenter<'_, '_>, docs: &mut Docs) {
    let Some((_, operation)) = simplest(doc, 1) else { return };
    let example = example::minimal(doc, &operation.input);
    if !example.is_empty() {
        docs.paragraph(["## A request".to_owned()]);
        let code = example.into_iter().skip(1);
        docs.paragraph(["```rust".to_owned()].into_iter().chain(code));
    }
}
