//! Each case of the models is run, or listed with a reason.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;

use super::{CASES, Outcome};

/// The traits that have cases, by the name of the kind in the rows.
const TRAITS: [(&str, &str); 3] = [
    ("requests", "smithy.test#httpRequestTests"),
    ("responses", "smithy.test#httpResponseTests"),
    ("malformed_requests", "smithy.test#httpMalformedRequestTests"),
];

/// File, side, kind, shape and id of a case.
type Key = [String; 5];

/// The cases of all models, read from their files.
fn cases_of_the_models() -> Vec<Key> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../models/protocol-tests");
    let mut cases = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder of the models exists") {
        let path = entry.expect("the folder is readable").path();
        if path.extension().is_some_and(|extension| extension == "json") {
            let text = fs::read_to_string(&path).expect("a model is a text");
            let model = serde_json::from_str(&text).expect("a model is JSON");
            let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            cases.extend(cases_of(&model, &file));
        }
    }
    cases
}

fn cases_of(model: &Value, file: &str) -> Vec<Key> {
    let mut cases = Vec::new();
    for (shape, definition) in model["shapes"].as_object().into_iter().flatten() {
        for (kind, name) in TRAITS {
            for case in definition["traits"][name].as_array().into_iter().flatten() {
                let id = case["id"].as_str().unwrap_or_default();
                let sides = match case["appliesTo"].as_str() {
                    _ if kind == "malformed_requests" => &["server"][..],
                    Some("client") => &["client"],
                    Some("server") => &["server"],
                    _ => &["client", "server"],
                };
                for side in sides {
                    let ids = ids(id, &case["testParameters"]).into_iter();
                    cases.extend(ids.map(|id| [file, side, kind, shape, &id].map(str::to_owned)));
                }
            }
        }
    }
    cases
}

/// The id of a case, or those of the cases that it is a template for.
fn ids(id: &str, parameters: &Value) -> Vec<String> {
    let values = parameters.as_object().and_then(|parameters| parameters.values().next());
    match values.and_then(Value::as_array) {
        None => vec![id.to_owned()],
        Some(values) => (0..values.len()).map(|index| format!("{id}_case{index}")).collect(),
    }
}

#[test]
fn every_case_is_run_or_listed() {
    let cases = cases_of_the_models();
    let rows: Vec<Key> = CASES
        .iter()
        .map(|row| [row.file, row.side, row.kind, row.shape, row.id].map(str::to_owned))
        .collect();
    assert_eq!(cases.len(), rows.len());
    let unique: BTreeSet<&Key> = cases.iter().collect();
    assert_eq!(unique.len(), cases.len(), "a case is there twice");
    assert_eq!(unique, rows.iter().collect());
}

#[test]
fn cases_that_are_not_run_have_a_reason() {
    for file in CASES.iter().map(|row| row.file).collect::<BTreeSet<_>>() {
        let of_file = || CASES.iter().filter(move |row| row.file == file);
        let run = of_file().filter(|row| matches!(row.outcome, Outcome::Run(_))).count();
        let of_servers = of_file().filter(|row| row.side == "server").count();
        println!(
            "{file}: {run} of {} cases are run; {of_servers} are for servers",
            of_file().count()
        );
        assert!(run > 0, "no case of {file} is run");
        for row in of_file() {
            if let Outcome::Listed(reason) = row.outcome {
                println!("  not {} {} {} of {}: {reason}", row.side, row.kind, row.id, row.shape);
                assert!(!reason.is_empty());
            }
        }
    }
}
