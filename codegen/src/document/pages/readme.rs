//! The file `README.md` of a crate. It can't have links to items.

use super::features::{NOTHING_SENSITIVE, features};
use crate::call::Call;
use crate::command;
use crate::config::Config;
use crate::document::paragraphs::{ITEM, Paragraphs};
use crate::document::simplest::simplest;
use crate::document::{Documenter, example};
use crate::ir::{Docs, Need, Needs, Origin};
use crate::legal::LICENSE_OF_AWS;
use crate::plan::Plan;
use crate::prose::{code_span, escape};

/// How to install the generator.
const SMITHYGEN: &str = "`smithygen` is the generator's program. `cargo install --path codegen`, in a \
    clone of the generator's repository, installs it.";

const BUILD_SCRIPT: &str = "The build script of a package generates this crate with \
    `codegen::Builder`, whenever cargo builds that package and the model has changed.";

/// What the crate is, how it was generated, and a first request.
pub(crate) fn readme(doc: &Documenter<'_, '_>, origin: &Origin, needs: &Needs) -> Docs {
    let mut docs = Paragraphs::new(ITEM);
    docs.heading(&format!("# {}", doc.plan.crate_name()));
    docs.text(&format!(
        "Rust types of {}, version {}: a structure with a builder for every request and response, \
         and all types within them. The generator writes all of these files; an edit by hand is lost the \
         next time it runs.",
        escape(&origin.title),
        escape(&origin.version),
    ));
    docs.list(facts(doc.plan, origin));
    request(doc, &mut docs);
    features(needs, "##", &mut docs);
    redaction(needs, &mut docs);
    regenerating(doc.plan.config, &mut docs);
    docs.heading("## Licence");
    docs.text(&licence(doc.plan));
    docs.finish()
}

/// The origin of the crate.
fn facts(plan: &Plan<'_>, origin: &Origin) -> Vec<String> {
    let (chosen, all) = (plan.closure.operations.len(), plan.whole().operations.len());
    let operations = if chosen == all { all.to_string() } else { format!("{chosen} of {all}") };
    let mut facts = vec![
        format!("Model: {}", code_span(&origin.file)),
        format!("sha256: {}", code_span(&origin.sha256)),
    ];
    facts.extend(origin.source.iter().map(|source| format!("Source: {}", escape(source))));
    facts.push(format!("Operations: {operations}"));
    facts.extend(plan.left_out.iter().map(|left_out| {
        let name = code_span(left_out.operation.name());
        format!("Left out: {name}, since {}", escape(&left_out.reason()))
    }));
    facts
}

/// The example of the crate's page.
fn request(doc: &Documenter<'_, '_>, docs: &mut Paragraphs) {
    let Some((_, operation)) = simplest(doc.plan, 1) else { return };
    let example = example::minimal(doc, &operation.input);
    if !example.is_empty() {
        docs.heading("## A request");
        let code = example.into_iter().skip(1);
        docs.lines(["```rust".to_owned()].into_iter().chain(code));
    }
}

fn redaction(needs: &Needs, docs: &mut Paragraphs) {
    docs.heading("## Redaction");
    docs.text(if needs.has(Need::Sensitive) {
        "What the model marks as sensitive, or the configuration adds, is a `Sensitive<T>`: `Debug` \
         shows `[REDACTED]`, and only `expose()` and `into_inner()` return the value. The \
         constant `SENSITIVE` of a structure lists such fields."
    } else {
        NOTHING_SENSITIVE
    });
    if needs.has(Need::Wire) {
        let codecs = if needs.has(Need::RpcV2Cbor) {
            "`cbor`, `json` and `serde`"
        } else {
            "`serde` and `json`"
        };
        docs.text(&format!(
            "{codecs} write secrets in clear, since the service must read them. For logs \
             there is `Redacted(&request)`."
        ));
    }
}

/// The licence of the crate, and where its terms are.
fn licence(plan: &Plan<'_>) -> String {
    let of_aws = "the licence of the AWS models and of the documentation that is taken from them";
    let terms = match plan.package().license {
        Some(license) if license == LICENSE_OF_AWS && plan.service.is_of_aws() => {
            format!("{license}, {of_aws}.")
        }
        Some(license) => format!("{}.", escape(&license)),
        None if plan.config.package.license_files.is_empty() => {
            "The configuration names none, so this crate can't be published.".to_owned()
        }
        None => "The licence is in a file next to this one.".to_owned(),
    };
    format!("{terms} `NOTICE` says from which model this crate is derived.")
}

/// How the owner of the crate generates it again.
fn regenerating(config: &Config, docs: &mut Paragraphs) {
    docs.heading("## Regenerating");
    let lines = command::of(config);
    docs.lines(["```sh".to_owned()].into_iter().chain(lines).chain(["```".to_owned()]));
    match config.call {
        Call::Smithygen | Call::SmithygenWithConfig(_) | Call::Workspace => docs.text(SMITHYGEN),
        Call::BuildScript => docs.text(BUILD_SCRIPT),
        Call::Xtask => {}
    }
}
