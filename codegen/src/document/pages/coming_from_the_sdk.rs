//! The page of the module `coming_from_the_sdk`: what to change in code that uses AWS's own SDK.

use proc_macro2::Ident;
use syn::ext::IdentExt;

use crate::document::links::type_link;
use crate::document::paragraphs::{ITEM, Paragraphs};
use crate::document::simplest::simplest;
use crate::document::{Documenter, example};
use crate::form::Form;
use crate::ir::{Docs, Need, Needs};
use crate::model::{Kind, Member, Operation, ShapeId};
use crate::name;
use crate::prose::code_span;

/// A row of a table, in Markdown: the code with the SDK, and the code with this crate.
type Row = (String, String);

/// The page, with names of this service. `None` for a module, for a crate with types only, or if no
/// request has a member.
pub(crate) fn coming_from_the_sdk(doc: &Documenter<'_, '_>, needs: &Needs) -> Option<Docs> {
    doc.plan.protocol.as_ref().filter(|_| doc.plan.config.form == Form::Crate)?;
    let (id, operation) = simplest(doc.plan, 1)?;
    let request = example::minimal(doc, &operation.input);
    if request.is_empty() {
        return None;
    }
    let mut docs = Paragraphs::new(ITEM);
    docs.text("Coming from the AWS SDK for Rust: what changes, rule by rule.");
    let has_client = needs.has_client();
    docs.text(&format!(
        "Types, fields and variants have the names of the model, so most of them stay as they are. {}",
        if has_client {
            "With the feature `client`, this crate signs, retries and follows pages. It doesn't open \
             connections: you bring an HTTP client."
        } else {
            "This crate doesn't retry or open connections: you bring an HTTP client."
        }
    ));
    docs.heading("# A call");
    docs.text("With the SDK:");
    docs.lines(sdk_call(doc, id, operation));
    docs.text("Here:");
    docs.lines(request);
    if has_client {
        docs.lines(example::call(doc, id, &operation.input));
        section(&mut docs, "# Client", client());
    } else {
        docs.lines(example::exchange(doc, id, &operation.input));
    }
    section(&mut docs, "# Requests", requests(doc, id, operation, needs));
    section(&mut docs, "# Pages", pages(doc, has_client));
    section(&mut docs, "# Values", values(doc, needs));
    section(&mut docs, "# Errors", errors(doc, id, has_client));
    Some(docs.finish())
}

/// Adds a table, if it has rows.
fn section(docs: &mut Paragraphs, heading: &str, rows: Vec<Row>) {
    if rows.is_empty() {
        return;
    }
    docs.heading(heading);
    let head = ["| With the SDK | Here |", "|---|---|"].map(str::to_owned);
    let rows = rows.into_iter().map(|(sdk, here)| format!("| {sdk} | {here} |"));
    docs.lines(head.into_iter().chain(rows));
}

/// The call of an operation with its required members, with the SDK.
fn sdk_call(doc: &Documenter<'_, '_>, id: &ShapeId, operation: &Operation) -> Vec<String> {
    let Kind::Structure(members) = &doc.plan.shape(&operation.input).kind else {
        return Vec::new();
    };
    let required = doc.plan.required_fields(&operation.input, members);
    let setters = required.iter().map(|(_, field)| format!("    .{field}(..)"));
    ["```text".to_owned(), "let output = client".to_owned()]
        .into_iter()
        .chain([format!("    .{}()", name::snake(id.name()))])
        .chain(setters)
        .chain(["    .send()", "    .await?;", "```"].map(str::to_owned))
        .collect()
}

/// What makes a client.
fn client() -> Vec<Row> {
    [
        ("`aws_config::load_from_env().await`", "`Credentials::from_env()?` or `Credentials::from_profile(None)?`"),
        ("`Client::new(&config)`", "`Client::new(region).credentials(credentials)`"),
        (
            "`ProvideCredentials`, for roles, single sign-on and containers",
            "`CredentialsProvider::new(..)` with a function, which is called again before they expire",
        ),
        ("`.endpoint_url(..)`", "`.endpoint(..)`"),
        ("`.use_fips(true)`, `.use_dual_stack(true)`", "`.fips(true)`, `.dual_stack(true)`"),
        ("`RetryConfig::standard()`", "the same by default; `.retries(..)` with other `Retries`"),
        ("`.http_client(..)`", "the function that each call gets"),
        (
            "`mock!`, `mock_client!` of `aws-smithy-mocks`",
            "`server::Handlers` with the feature `server`: functions answer requests, and the function that a \
             call gets passes them on",
        ),
    ]
    .map(|(sdk, here)| (sdk.to_owned(), here.to_owned()))
    .into()
}

fn requests(
    doc: &Documenter<'_, '_>,
    id: &ShapeId,
    operation: &Operation,
    needs: &Needs,
) -> Vec<Row> {
    let names = &doc.plan.names;
    let (input, called) = (&names.types[&operation.input], &names.operations[id]);
    let sdk = name::camel(id.name());
    let mut rows = vec![
        (code_span(&format!("{sdk}Input")), type_link(doc.plan, &operation.input)),
        (
            code_span(&format!("client.{}()", name::snake(id.name()))),
            code_span(&format!("{input}::builder()")),
        ),
        (
            "`.send().await?`".to_owned(),
            if needs.has_client() {
                format!(
                    "`client.call_async::<{called}>(&request, send, sleep).await?`, or `client.call` in \
                     blocking code"
                )
            } else {
                format!(
                    "`{called}::request(&request)`, your client, `{called}::response(&answer)?`; with \
                     `use {}::Operation`",
                    doc.plan.library_path()
                )
            },
        ),
        (
            "`.region(..)`, `.use_fips(true)`, `.endpoint_url(..)` of the configuration".to_owned(),
            "`Endpoint::resolve(&params)?.apply(&mut message)?`, with `region`, `use_fips` and \
             `endpoint` of `EndpointParams`; needs the feature `endpoint`"
                .to_owned(),
        ),
        (
            "`.build()?`, `.build().unwrap()`".to_owned(),
            "`.build()`, which can't fail: it exists when all required members are set".to_owned(),
        ),
    ];
    if !operation.output.is_unit() {
        let output = type_link(doc.plan, &operation.output);
        rows.insert(1, (code_span(&format!("{sdk}Output")), output));
    }
    rows.extend(setters(doc, needs));
    rows
}

/// The setters with other arguments than in the SDK; each row shows the first member of its kind.
fn setters(doc: &Documenter<'_, '_>, needs: &Needs) -> Vec<Row> {
    let list = optional(doc, |kind| matches!(kind, Kind::List(_))).map(|field| {
        let sdk = format!("`.{field}(one).{field}(two)`");
        (sdk, format!("`.{field}([one, two])`: an array, a `Vec` or any iterator"))
    });
    let map = optional(doc, |kind| matches!(kind, Kind::Map(..))).map(|field| {
        (format!("`.{field}(key, value)`"), format!("`.{field}([(key, value)])`, or a map"))
    });
    let scalar = optional(doc, |kind| matches!(kind, Kind::Simple(_))).map(|field| {
        let name = field.unraw();
        let here = if needs.has(Need::MaybeSetters) {
            format!("`.maybe_{name}(option)`; `None` doesn't change the member")
        } else {
            format!("`if let Some(value) = option {{ builder = builder.{field}(value); }}`")
        };
        (format!("`.set_{name}(option)`"), here)
    });
    [list, map, scalar].into_iter().flatten().collect()
}

/// The field of the first optional member of a request that targets this kind.
fn optional(doc: &Documenter<'_, '_>, is_wanted: impl Fn(&Kind) -> bool) -> Option<Ident> {
    doc.plan.closure.operations.values().find_map(|operation| {
        let id = Some(&operation.input).filter(|id| !id.is_unit())?;
        let Kind::Structure(members) = &doc.plan.shape(id).kind else { return None };
        let is_fitting = |member: &&Member| {
            !doc.plan.is_required(id, member) && is_wanted(&doc.plan.shape(&member.target).kind)
        };
        let member = members.iter().find(is_fitting)?;
        doc.plan.names.member(id, &member.name).cloned()
    })
}

fn pages(doc: &Documenter<'_, '_>, has_client: bool) -> Vec<Row> {
    let first = doc.plan.closure.operations.keys().find_map(|id| {
        let access = doc.plan.operations[id].pagination.as_ref()?.access.as_ref()?;
        Some((*id, access.items.is_some()))
    });
    let Some((id, has_items)) = first else { return Vec::new() };
    let called = &doc.plan.names.operations[id];
    let send = "`.into_paginator().send()`".to_owned();
    let (pages, items) = if has_client {
        (
            format!(
                "`client.pages::<{called}>(request, send)`, an iterator, or \
                 `client.pages_async::<{called}>(request)`, then `.next(..)`"
            ),
            "`client.items`, `client.items_async`",
        )
    } else {
        (
            format!(
                "[`Pages`](crate::Pages)`::<{called}>::new(request)`, then `.each(..)` with a function \
                 that sends one request, or `.next(..)` in async code"
            ),
            "`.each_item(..)`",
        )
    };
    let items = ("`.items()`".to_owned(), items.to_owned());
    [(send, pages)].into_iter().chain(has_items.then_some(items)).collect()
}

fn values(doc: &Documenter<'_, '_>, needs: &Needs) -> Vec<Row> {
    let row = |sdk: &str, here: &str| (sdk.to_owned(), here.to_owned());
    let mut rows = vec![
        row(
            "an accessor: `output.name()`",
            "the field: `output.name`; it is an `Option` only where the member is optional",
        ),
        row(
            "an empty slice where a list is absent",
            "`output.items.as_deref().unwrap_or_default()`",
        ),
    ];
    rows.extend(types(needs));
    rows.push(row("no `serde`", "`Serialize` and `Deserialize`, with the feature `serde`"));
    let mut enums =
        doc.plan.closure.shapes.iter().filter(|(_, shape)| matches!(shape.kind, Kind::Enum(_)));
    if let Some(name) = enums.find_map(|(id, _)| doc.plan.names.types.get(*id)) {
        let here = format!("`{name}::Unrecognized(text)`, which is written back as it was read");
        rows.push((format!("`{name}::Unknown(..)`"), here));
    }
    rows
}

/// The types that stand for those of the SDK, as far as this crate has them.
fn types(needs: &Needs) -> impl Iterator<Item = Row> {
    [
        (
            Need::Sensitive,
            "the plain value of a sensitive member",
            "[`Sensitive`](crate::Sensitive): `.expose()`, `.into_inner()`",
        ),
        (
            Need::Timestamps,
            "`primitives::DateTime`",
            "[`Timestamp`](crate::Timestamp): `from_secs(..)`, `secs()`, and both ways from and to `SystemTime`",
        ),
        (Need::Blobs, "`primitives::Blob`", "[`Blob`](crate::Blob)"),
        (Need::Documents, "`aws_smithy_types::Document`", "[`Document`](crate::Document)"),
    ]
    .into_iter()
    .filter(|(need, ..)| needs.has(*need))
    .map(|(_, sdk, here)| (sdk.to_owned(), here.to_owned()))
}

fn errors(doc: &Documenter<'_, '_>, id: &ShapeId, has_client: bool) -> Vec<Row> {
    let called = name::camel(id.name());
    let mut rows = vec![
        (
            format!("`SdkError<{called}Error>`"),
            if has_client {
                "`CallError`, the same for all operations; `OperationError` if you send yourself"
            } else {
                "`OperationError`, the same for all operations"
            }
            .to_owned(),
        ),
        ("`types::error`".to_owned(), "[`types`](crate::types)".to_owned()),
        (
            "`error.code()`, `.message()`, `.request_id()` by traits".to_owned(),
            "methods of the same names".to_owned(),
        ),
        (
            "retries".to_owned(),
            if has_client {
                "the client retries; `Retries` says when"
            } else {
                "your code retries: `error.is_retryable()` and `error.is_throttling()` help"
            }
            .to_owned(),
        ),
    ];
    let first = doc.plan.closure.errors.get(id).and_then(|errors| errors.first());
    if let Some(error) = first.and_then(|first| doc.plan.names.errors.get(first)) {
        let method = name::snake(&error.to_string());
        let sdk = format!("`error.as_service_error()`, then `.is_{method}()`");
        let here = format!(
            "`error.as_service_error()`, then match \
             [`ServiceError::{error}(_)`](crate::ServiceError::{error})"
        );
        rows.insert(1, (sdk, here));
    }
    rows
}
