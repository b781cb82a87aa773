//! Names of files that every operating system accepts.

use codegen::Config;
use serde_json::{Map, Value, json};
use support::models;

/// The paths of the crate of a model with structures and operations of these names.
fn paths(names: &[String]) -> Vec<String> {
    let mut shapes = Map::new();
    let mut members = Map::new();
    let mut operations = vec!["test#Act".to_owned()];
    for (number, name) in names.iter().enumerate() {
        members.insert(format!("m{number}"), json!({"target": format!("test#{name}")}));
        shapes.insert(format!("test#{name}"), models::structure([]));
        let operation = format!("other#{name}");
        shapes.insert(operation.clone(), json!({"type": "operation"}));
        operations.push(operation);
    }
    shapes.insert("test#Input".to_owned(), json!({"type": "structure", "members": members}));
    let service = models::service("1", operations.iter().map(String::as_str));
    shapes.insert("test#Service".to_owned(), service);
    let generated = codegen::generate(&models::with(Value::Object(shapes)), &Config::default());
    let tree = generated.expect("the model can be generated").tree;
    tree.files().map(|(path, _)| path.to_owned()).collect()
}

/// The names of files and folders in a path.
fn components(path: &str) -> impl Iterator<Item = &str> {
    path.split('/')
}

/// Whether Windows reserves a name for a device, with any extension.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().to_lowercase();
    let numbered = |device: &str| {
        let number = stem.strip_prefix(device);
        number.is_some_and(|number| matches!(number.as_bytes(), [b'0'..=b'9']))
    };
    ["con", "prn", "aux", "nul"].contains(&stem.as_str()) || numbered("com") || numbered("lpt")
}

#[test]
fn no_file_has_the_name_of_a_device() {
    let plain = ["con", "Prn", "AUX", "nul"].map(str::to_owned);
    let numbered = ["com", "Lpt"];
    let numbered = numbered.iter().flat_map(|device| (0..=9).map(move |n| format!("{device}{n}")));
    let names: Vec<String> = plain.into_iter().chain(numbered).collect();
    let paths = paths(&names);
    let devices: Vec<&String> =
        paths.iter().filter(|path| components(path).any(is_device)).collect();
    assert_eq!(devices, [""; 0]);
    assert!(paths.contains(&"src/types/com1_shape.rs".to_owned()), "{paths:?}");
    assert!(paths.contains(&"src/operations/lpt9_shape.rs".to_owned()), "{paths:?}");
}

#[test]
fn names_of_files_are_short_enough_for_file_systems() {
    let long = |end: &str| format!("L{}{end}", "long".repeat(100));
    let long = [long("One"), long("Two"), "X".repeat(251)];
    let all = paths(&long);
    let too_long: Vec<&String> =
        all.iter().filter(|path| components(path).any(|name| name.len() > 143)).collect();
    assert_eq!(too_long, [""; 0]);
    let of_types = |paths: &[String]| -> Vec<String> {
        paths.iter().filter(|path| path.starts_with("src/types/llong")).cloned().collect()
    };
    assert_eq!(of_types(&all).len(), 2, "{all:?}");
    // The name of a file depends only on the name of its shape.
    let alone = of_types(&paths(&long[1..2]));
    assert!(of_types(&all).contains(&alone[0]), "{alone:?} isn't in {all:?}");
}
