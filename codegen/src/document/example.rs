//! An example for each request, which is a doctest of the generated crate.

mod documented;
mod imports;
mod invented;
mod number;
pub(super) mod pattern;
mod stack;
mod text;

use super::Documenter;
use crate::express::{self, Expression};
use crate::form::Form;
use crate::ir::ProtocolKind;
use crate::model::ShapeId;
use crate::plan::Plan;
pub(super) use documented::{Documented, documented};
use invented::Shown;

/// The lines of a doctest that builds the request `id` with every member, and prints it.
///
/// Structures inside it show all of their members; structures inside these show only required ones.
/// If the example would be too long or need too much stack, it shows fewer members. There is none
/// if a required member can't have a value, because it would be too long or has a type of the user.
pub(super) fn request(doc: &Documenter<'_, '_>, id: &ShapeId) -> Vec<String> {
    let most_first: &[Shown] = if stack::fits(doc, id) {
        &[Shown::WithinMembers, Shown::Members, Shown::Required]
    } else {
        &[Shown::Required]
    };
    most_first.iter().find_map(|shown| doctest(doc, id, *shown)).unwrap_or_default()
}

/// The same, only with required members.
pub(super) fn minimal(doc: &Documenter<'_, '_>, id: &ShapeId) -> Vec<String> {
    doctest(doc, id, Shown::Required).unwrap_or_default()
}

/// The line that begins an example. In a crate, examples are doctests. In a module they aren't,
/// since it depends on the user's crate whether they would compile.
pub(super) fn fence(plan: &Plan<'_>) -> String {
    let language = if plan.config.form == Form::Crate { "" } else { "text" };
    format!("```{language}")
}

fn doctest(doc: &Documenter<'_, '_>, id: &ShapeId, shown: Shown) -> Option<Vec<String>> {
    let request: Expression =
        express::expression(doc.plan, None, id, &invented::node(doc, id, shown)?).ok()?;
    let mut lines = vec![fence(doc.plan)];
    lines.extend(imports::imports(&doc.plan.library_path(), &request.names));
    lines.push(String::new());
    lines.extend(request.built_as("request"));
    lines.push("println!(\"{request:?}\");".to_owned());
    lines.push("```".to_owned());
    Some(lines)
}

/// The lines of a doctest that makes an HTTP request of the operation `id` from `input`, and reads
/// the response. The lines that build the request are hidden.
pub(super) fn exchange(doc: &Documenter<'_, '_>, id: &ShapeId, input: &ShapeId) -> Vec<String> {
    let (library, operation) = (doc.plan.library_path(), &doc.plan.names.operations[id]);
    let kind = doc.plan.protocol.as_ref().map(|protocol| protocol.kind);
    let body = if kind == Some(ProtocolKind::RpcV2Cbor) { "[0xa0]" } else { "\"{}\"" };
    let made = format!("let message = {operation}::request(&request);");
    let made = match kind {
        Some(ProtocolKind::RestJson1) => [
            "// Fails if the path, the query or a header can't have a value.".to_owned(),
            format!("let message = {operation}::request(&request).unwrap();"),
        ],
        Some(ProtocolKind::RpcV2Cbor) => {
            [made, format!("assert_eq!(message.uri().path(), {operation}::PATH);")]
        }
        _ => {
            [made, format!("assert_eq!(message.headers()[\"x-amz-target\"], {operation}::TARGET);")]
        }
    };
    let [made, checked] = made;
    let shown = [
        format!("use {library}::Operation;"),
        format!("use {library}::operations::{operation};"),
        String::new(),
        made,
        checked,
        String::new(),
        format!("let answer = http::Response::new({body}); // what the client received"),
        format!("match {operation}::response(&answer) {{"),
        "    Ok(output) => println!(\"{output:?}\"),".to_owned(),
        "    Err(error) => println!(\"{error}\"),".to_owned(),
        "}".to_owned(),
    ];
    continued(doc, input, "http", shown)
}

/// The lines of a doctest that calls the operation `id` with `input` by the client. The lines that
/// build the request are hidden.
pub(super) fn call(doc: &Documenter<'_, '_>, id: &ShapeId, input: &ShapeId) -> Vec<String> {
    let (library, operation) = (doc.plan.library_path(), &doc.plan.names.operations[id]);
    let shown = [
        format!("use {library}::operations::{operation};"),
        format!("use {library}::{{Client, Credentials}};"),
        String::new(),
        "// Or `Credentials::from_env()?`, `Credentials::from_profile(None)?`.".to_owned(),
        "let credentials = Credentials::new(\"AKIDEXAMPLE\", \"a secret\");".to_owned(),
        "let client = Client::new(\"us-east-1\").credentials(credentials);".to_owned(),
        "let send = |message: http::Request<Vec<u8>>| {".to_owned(),
        "    // Here, your HTTP client sends the message. It must return answers of every status, and".to_owned(),
        "    // must not follow redirects.".to_owned(),
        "    Ok(http::Response::new(b\"{}\".to_vec()))".to_owned(),
        "};".to_owned(),
        format!("match client.call::<{operation}>(&request, send) {{"),
        "    Ok(output) => println!(\"{output:?}\"),".to_owned(),
        "    Err(error) => println!(\"{error}\"),".to_owned(),
        "}".to_owned(),
    ];
    continued(doc, input, "client", shown)
}

/// The lines of a doctest that prints the request `input` without its secrets. The lines that build
/// the request are hidden.
pub(super) fn log(doc: &Documenter<'_, '_>, input: &ShapeId) -> Vec<String> {
    let shown = [
        format!("use {}::Redacted;", doc.plan.library_path()),
        String::new(),
        "println!(\"{}\", Redacted(&request));".to_owned(),
    ];
    continued(doc, input, "json", shown)
}

/// The lines of a doctest that needs a feature, after hidden lines that build the request `input`.
fn continued<const N: usize>(
    doc: &Documenter<'_, '_>,
    input: &ShapeId,
    feature: &str,
    shown: [String; N],
) -> Vec<String> {
    let request = minimal(doc, input);
    let is_kept = |line: &&String| !line.starts_with("```") && !line.starts_with("println!");
    let hidden = |line: &String| format!("# {line}").trim_end().to_owned();
    let hidden = request.iter().filter(is_kept).map(hidden);
    let before = ["```".to_owned(), format!("# #[cfg(feature = \"{feature}\")]"), "# {".to_owned()];
    let after = ["# }".to_owned(), "```".to_owned()];
    before.into_iter().chain(hidden).chain(shown).chain(after).collect()
}
