//! Responses: the outputs that they carry, and ids of requests.

use http::StatusCode;

use crate::corpus::call::call;
use crate::corpus::difference::differences;
use crate::corpus::lines::{Line, lines, report};
use crate::corpus::rules::{Rules, defaults, required};

#[test]
fn responses_are_read_as_botocore_reads_them() {
    let rules = Rules::new(vec![defaults(), required()]);
    let lines = lines("responses");
    let failures: Vec<String> = lines.iter().flat_map(|line| check(line, &rules)).collect();
    report(&failures);
    println!("{} responses", lines.len());
    rules.summarize();
}

fn check(line: &Line, rules: &Rules) -> Vec<String> {
    let ours = match (call(line.operation()).response)(&line.response()) {
        Ok(ours) => ours,
        Err(error) => return vec![format!("{line}: {error}")],
    };
    let root = &rules.schema().end(line.operation(), "output");
    let differences = differences(line.get("parsed"), &ours).into_iter();
    let unexplained = differences.filter(|difference| !rules.explain(root, difference));
    unexplained.map(|difference| format!("{line} ({}), {difference}", line.kind())).collect()
}

/// A success doesn't expose its id, so the same response is sent as a failure.
#[test]
fn failures_have_the_request_id_of_the_response() {
    for line in lines("responses") {
        let mut response = line.response();
        *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
        let error = (call(line.operation()).response)(&response).expect_err("it is a failure");
        assert_eq!(error.request_id(), Some(line.text("request_id")), "{line}");
        assert_eq!(error.status(), 500, "{line}");
    }
}

#[test]
fn there_are_responses_of_all_kinds() {
    let lines = lines("responses");
    for kind in ["empty-body", "empty-object", "minimal", "full", "mixed", "unknown", "nulls"] {
        assert!(lines.iter().any(|line| line.kind() == kind), "no line is of the kind {kind}");
    }
    let has = |notation: &dyn Fn(&str) -> bool| {
        lines
            .iter()
            .flat_map(|line| line.text("body").split(['{', '}', ',']))
            .any(|member| member.split_once("Date\":").is_some_and(|(_, number)| notation(number)))
    };
    assert!(has(&|number| number.parse::<i64>().is_ok()), "whole seconds");
    assert!(has(&|number| number.ends_with(".0")), "a fraction of zero");
    assert!(has(&|number| number.contains('.') && !number.contains('E')), "a fraction");
    assert!(has(&|number| number.contains('E')), "an exponent");
}
