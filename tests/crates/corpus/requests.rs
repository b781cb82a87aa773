//! Requests: headers, authorization and body.

use generated::Auth;

use crate::corpus::call::{self, call};
use crate::corpus::difference::differences;
use crate::corpus::lines::{Line, lines, report};
use crate::corpus::rules::{Rules, defaults};

#[test]
fn requests_are_those_of_botocore() {
    let rules = Rules::new(vec![defaults()]);
    let lines = lines("requests");
    let failures: Vec<String> = lines.iter().flat_map(|line| check(line, &rules)).collect();
    report(&failures);
    println!("{} requests of {} operations", lines.len(), call::count());
    rules.summarize();
}

#[test]
fn every_operation_has_requests() {
    let lines = lines("requests");
    let operations: std::collections::BTreeSet<&str> = lines.iter().map(Line::operation).collect();
    assert_eq!(operations.len(), call::count());
}

fn check(line: &Line, rules: &Rules) -> Vec<String> {
    let sent = match (call(line.operation()).request)(line.get("input")) {
        Ok(sent) => sent,
        Err(error) => return vec![format!("{line}: {error}")],
    };
    let head = head(line, &sent.request);
    let body = serde_json::from_slice(sent.request.body()).expect("the body is JSON");
    let [by_json, by_serde] = sent.bodies;
    let theirs = serde_json::from_str(line.text("body")).expect("their body is JSON");
    let bodies = [("the request", &body), ("json", &by_json), ("serde", &by_serde)];
    let root = &rules.schema().end(line.operation(), "input");
    let bodies = bodies.into_iter().flat_map(|(writer, ours)| {
        let differences = differences(&theirs, ours).into_iter();
        let unexplained = differences.filter(|difference| !rules.explain(root, difference));
        unexplained.map(move |difference| format!("{line}, by {writer}: {difference}"))
    });
    head.into_iter().chain(bodies).collect()
}

fn head(line: &Line, request: &http::Request<Vec<u8>>) -> Vec<String> {
    let call = call(line.operation());
    let mut failures = Vec::new();
    let mut compare = |what: &str, theirs: &str, ours: &str| {
        if theirs != ours {
            failures.push(format!("{line}, {what}: theirs `{theirs}`, ours `{ours}`"));
        }
    };
    compare("method", line.text("method"), request.method().as_str());
    compare("path", line.text("path"), request.uri().path());
    for (name, value) in line.get("headers").as_object().expect("a line has headers") {
        let ours = request.headers().get(name).and_then(|value| value.to_str().ok());
        compare(name, value.as_str().unwrap_or_default(), ours.unwrap_or("nothing"));
    }
    compare(
        "target",
        line.get("headers")["X-Amz-Target"].as_str().unwrap_or_default(),
        call.target,
    );
    let signed = matches!(call.auth, Auth::SigV4 { service: "cognito-idp" });
    compare("signed", &line.get("signed").to_string(), &signed.to_string());
    failures
}
