//! The server's side: it reads the requests of botocore, and the client reads its responses as it
//! reads those of the service.

use http::Request;
use serde_json::Value;

use crate::corpus::call::{self, call};
use crate::corpus::difference::differences;
use crate::corpus::lines::{Line, lines, report};
use crate::corpus::rules::{Rules, defaults};

/// The request of a line.
fn request(line: &Line) -> Request<Vec<u8>> {
    let mut builder = Request::builder().method(line.text("method")).uri(line.text("path"));
    for (name, value) in line.get("headers").as_object().expect("a line has headers") {
        builder = builder.header(name, value.as_str().expect("a header is a text"));
    }
    builder.body(line.text("body").into()).expect("a line has a valid request")
}

#[test]
fn requests_of_botocore_are_read() {
    let rules = Rules::new(vec![defaults()]);
    let check = |line: &Line| {
        let read = match (call(line.operation()).read_request)(&request(line)) {
            Ok(read) => read,
            Err(error) => return vec![format!("{line}: {error}")],
        };
        let theirs: Value = serde_json::from_str(line.text("body")).expect("their body is JSON");
        let root = &rules.schema().end(line.operation(), "input");
        let differences = differences(&theirs, &read).into_iter();
        let unexplained = differences.filter(|difference| !rules.explain(root, difference));
        unexplained.map(|difference| format!("{line}: {difference}")).collect()
    };
    let lines = lines("requests");
    let failures: Vec<String> = lines.iter().flat_map(check).collect();
    report(&failures);
    println!("{} requests of {} operations", lines.len(), call::count());
    rules.summarize();
}

#[test]
fn responses_are_the_same_after_reading_and_writing() {
    let check = |line: &Line| {
        let (before, after) = (call(line.operation()).rewritten)(&line.response());
        (before != after).then(|| format!("{line}: {after}, not {before}"))
    };
    let lines = lines("responses");
    let failures: Vec<String> = lines.iter().filter_map(check).collect();
    report(&failures);
    println!("{} responses", lines.len());
}

#[test]
fn errors_are_the_same_after_reading_and_writing() {
    let lines = lines("errors");
    let check = |line: &Line| {
        let (before, after) = (call(line.operation()).rewritten)(&line.response());
        (before != after).then(|| format!("{line} ({}): {after}, not {before}", line.text("form")))
    };
    let failures: Vec<String> = lines.iter().filter_map(check).collect();
    report(&failures);
    println!("{} errors", lines.len());
}
