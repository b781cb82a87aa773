//! Inputs that botocore refuses.
//!
//! | Class | Here |
//! |---|---|
//! | a required member is missing | a builder without it doesn't compile; reading fills it in |
//! | an unknown member | there is no such setter; reading skips it |
//! | a value of a wrong type | a setter doesn't take it; reading fails, and says where |
//! | a number for a timestamp | is right; botocore accepts it, too |

use serde_json::{Value, json};

use crate::corpus::call::call;
use crate::corpus::difference::differences;
use crate::corpus::lines::{Line, lines, report};
use crate::corpus::rules::{Rules, required, unknown};

/// Values in place of wrong ones. No message has them by chance.
const CANARY_NUMBER: u64 = 7_083_946_521;
const CANARY_TEXT: &str = "canary-7083946521";

#[test]
fn missing_members_are_filled_in() {
    let rules = Rules::new(vec![required()]);
    let lines: Vec<Line> = lines_of("missing:").collect();
    let failures: Vec<String> = lines.iter().flat_map(|line| lenient(line, &rules)).collect();
    report(&failures);
    println!("{} inputs without a required member", lines.len());
    rules.summarize();
}

#[test]
fn unknown_members_are_skipped() {
    let rules = Rules::new(vec![unknown()]);
    let lines: Vec<Line> = lines_of("unknown").collect();
    let failures: Vec<String> = lines.iter().flat_map(|line| lenient(line, &rules)).collect();
    report(&failures);
    println!("{} inputs with an unknown member", lines.len());
    rules.summarize();
}

#[test]
fn wrong_types_are_refused_without_showing_the_value() {
    let lines: Vec<Line> = lines_of("type:").collect();
    // botocore accepts a number for a timestamp, so that isn't a wrong type.
    let (wrong, right): (Vec<_>, _) =
        lines.into_iter().partition(|line| !line.get("error").is_null());
    let failures: Vec<String> = wrong.iter().flat_map(strict).collect();
    report(&failures);
    assert!(!right.is_empty(), "a rule is stale: numbers for timestamps");
    for line in &right {
        assert!(strict(line).len() == 2, "{line}: both codecs take a number for an instant");
    }
    println!("{} inputs with a wrong type, {} with a right one", wrong.len(), right.len());
}

#[test]
fn every_line_has_a_class() {
    let count = |class| lines_of(class).count();
    assert_eq!(count("missing:") + count("unknown") + count("type:"), lines("validation").len());
}

fn lines_of(class: &'static str) -> impl Iterator<Item = Line> {
    lines("validation").into_iter().filter(move |line| line.kind().starts_with(class))
}

/// The differences after reading an input, without those that the rules explain.
fn lenient(line: &Line, rules: &Rules) -> Vec<String> {
    let root = &rules.schema().end(line.operation(), "input");
    let input = line.get("input");
    let mut failures = Vec::new();
    for read in (call(line.operation()).input)(&input.to_string()) {
        match read {
            Err(error) => failures.push(format!("{line}: {error}")),
            Ok(ours) => failures.extend(
                differences(input, &ours)
                    .iter()
                    .filter(|difference| !rules.explain(root, difference))
                    .map(|difference| format!("{line}, {difference}")),
            ),
        }
    }
    failures
}

/// What is wrong if a codec reads the input, or refuses it with a bad message.
fn strict(line: &Line) -> Vec<String> {
    let name = line.kind().trim_start_matches("type:");
    let mut input = line.get("input").clone();
    input[name] = if input[name].is_number() { json!(CANARY_NUMBER) } else { json!(CANARY_TEXT) };
    let reads = (call(line.operation()).input)(&input.to_string());
    reads
        .into_iter()
        .filter_map(|read| complaint(name, read))
        .map(|text| format!("{line}: {text}"))
        .collect()
}

fn complaint(name: &str, read: Result<Value, String>) -> Option<String> {
    let Err(message) = read else { return Some(format!("`{name}` is read")) };
    if message.contains(&CANARY_NUMBER.to_string()) || message.contains(CANARY_TEXT) {
        return Some(format!("the message shows the value: {message}"));
    }
    let names = message.contains(&format!(", at {name} "));
    (!names).then(|| format!("the message doesn't say where: {message}"))
}
