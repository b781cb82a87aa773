//! Errors, in every form that the wire allows.

use generated::{OperationError, ServiceError, Unreadable};
use serde_json::Value;

use crate::corpus::call::call;
use crate::corpus::lines::{Line, lines, report};
use crate::corpus::schema::Schema;

#[test]
fn errors_are_those_of_the_specification() {
    let schema = Schema::read();
    let lines = lines("errors");
    let failures: Vec<String> =
        lines.iter().filter_map(|line| check(line, &schema).err()).collect();
    report(&failures);
    println!("{} errors", lines.len());
    let is_foreign = |line: &&Line| variant(line, &schema) == "modeled" && !is_own(line);
    let foreign = lines.iter().filter(is_foreign).count();
    println!(
        "{foreign:6} differences: errors of other operations are known, botocore knows an operation's own"
    );
    assert!(foreign > 0, "a rule is stale");
}

fn check(line: &Line, schema: &Schema) -> Result<(), String> {
    let Err(error) = (call(line.operation()).response)(&line.response()) else {
        return Err(format!("{line}: a success"));
    };
    let compare = |what: &str, theirs: Value, ours: Value| {
        let form = line.text("form");
        let complaint = || format!("{line} ({form}), {what}: theirs {theirs}, ours {ours}");
        if theirs == ours { Ok(()) } else { Err(complaint()) }
    };
    compare("code", line.get("error").clone(), error.code().into())?;
    compare("status", line.get("status").clone(), error.status().into())?;
    compare(
        "request id",
        line.get("headers")["x-amzn-requestid"].clone(),
        error.request_id().into(),
    )?;
    compare("message", message(line), error.message().into())?;
    compare("variant", variant(line, schema).into(), variant_of(&error).into())
}

/// The message in the body; the case of its name doesn't matter.
fn message(line: &Line) -> Value {
    let body: Value = serde_json::from_str(line.text("body")).unwrap_or_default();
    let text = ["message", "Message"].into_iter().find_map(|name| body[name].as_str());
    text.filter(|_| !line.get("error").is_null()).into()
}

/// The expected kind of error. An error of another operation counts as modeled, since all
/// operations share one type.
fn variant(line: &Line, schema: &Schema) -> &'static str {
    match line.get("error").as_str() {
        None => "unreadable",
        Some(code) if schema.has_error(code) => "modeled",
        Some(_) => "unrecognized",
    }
}

/// Whether botocore knows the error as one of the operation.
fn is_own(line: &Line) -> bool {
    line.get("modelled") == &Value::Bool(true)
}

fn variant_of(error: &OperationError) -> &'static str {
    match error {
        OperationError::Unreadable { reason: Unreadable::NoCode, .. } => "unreadable",
        OperationError::Service { error, .. } => match **error {
            ServiceError::Unrecognized { .. } => "unrecognized",
            _ => "modeled",
        },
        _ => "unreadable for another reason",
    }
}
