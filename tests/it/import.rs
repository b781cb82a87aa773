//! The import of botocore's descriptions: facts are in the model, and problems are reported.

mod command;
mod errors;
mod examples;
mod http;
mod operations;
mod parcels;
mod problems;
mod service;
mod shapes;
#[cfg(unix)]
mod update;

use std::fmt::Write as _;

use codegen::import::{Description, Options, Part, import};
use serde_json::{Map, Value, json};

/// A small description. Each test adds the part that it checks.
///
/// It has one operation, `Act`, with the input `ActRequest` and the output `ActResponse`, and two
/// shapes that members can target, `Text` and `Number`.
struct Service {
    files: Map<String, Value>,
    options: Options,
}

impl Service {
    fn new() -> Self {
        let service = json!({
            "metadata": {
                "apiVersion": "2026-01-02",
                "endpointPrefix": "test",
                "protocol": "json",
                "serviceId": "Test",
                "signatureVersion": "v4",
                "targetPrefix": "TestService",
            },
            "operations": {
                "Act": {"input": {"shape": "ActRequest"}, "output": {"shape": "ActResponse"}},
            },
            "shapes": {
                "ActRequest": {"type": "structure", "members": {}},
                "ActResponse": {"type": "structure", "members": {}},
                "Number": {"type": "integer"},
                "Text": {"type": "string"},
            },
        });
        let mut files = Map::new();
        files.insert(Part::Service.file_name().to_owned(), service);
        Self { files, options: Options::default() }
    }

    /// Adds a shape, or replaces it.
    fn shape(self, name: &str, shape: Value) -> Self {
        self.set(&["shapes", name], shape)
    }

    /// Sets a key of the operation.
    fn act(self, key: &str, value: Value) -> Self {
        self.set(&["operations", "Act", key], value)
    }

    /// Sets a key of the metadata.
    fn metadata(self, key: &str, value: Value) -> Self {
        self.set(&["metadata", key], value)
    }

    /// Sets the value at a path of the service's file.
    fn set(mut self, path: &[&str], value: Value) -> Self {
        let service = &mut self.files[Part::Service.file_name()];
        *path.iter().fold(service, |place, key| &mut place[*key]) = value;
        self
    }

    /// Adds another file.
    fn file(mut self, part: Part, content: Value) -> Self {
        self.files.insert(part.file_name().to_owned(), content);
        self
    }

    fn import(&self) -> Result<String, codegen::Errors> {
        let mut description = Description::default();
        for part in Part::ALL {
            if let Some(content) = self.files.get(part.file_name()) {
                description.add(part, part.file_name(), content.to_string().into_bytes());
            }
        }
        import(&description, &self.options)
    }

    /// The model; fails if there are problems.
    #[track_caller]
    fn model(&self) -> Model {
        match self.import() {
            Ok(text) => Model::parse(&text),
            Err(errors) => panic!("the description is refused:\n{errors}"),
        }
    }

    /// The messages of the import for a description that it refuses.
    #[track_caller]
    fn problems(&self) -> String {
        match self.import() {
            Ok(_) => panic!("the description isn't refused"),
            Err(errors) => errors.to_string(),
        }
    }
}

/// A Smithy model.
struct Model(Value);

impl Model {
    fn parse(text: &str) -> Self {
        Self(serde_json::from_str(text).expect("the model is JSON"))
    }

    /// A shape, by its name or id.
    #[track_caller]
    fn shape(&self, name: &str) -> &Value {
        let shapes = self.0["shapes"].as_object().expect("the shapes are an object");
        let is_it = |id: &str| id == name || id.split_once('#').is_some_and(|(_, n)| n == name);
        match shapes.iter().find(|(id, _)| is_it(id)) {
            Some((_, shape)) => shape,
            None => panic!("no shape {name} in {:?}", shapes.keys()),
        }
    }

    /// A trait of a shape; `null` if it doesn't have it.
    #[track_caller]
    fn of_shape(&self, name: &str, id: &str) -> &Value {
        &self.shape(name)["traits"][id]
    }

    /// A trait of a member; `null` if it doesn't have it.
    #[track_caller]
    fn of_member(&self, name: &str, member: &str, id: &str) -> &Value {
        let shape = self.shape(name);
        let members = shape.get("members").unwrap_or(shape);
        let member = members.get(member).unwrap_or_else(|| panic!("no member {member}"));
        &member["traits"][id]
    }

    /// Checks that a crate can be generated from the model.
    #[track_caller]
    fn generates(&self) {
        let result = codegen::generate(&self.0.to_string(), &codegen::Config::default());
        if let Err(errors) = result {
            panic!("the model isn't accepted:\n{errors}");
        }
    }
}

/// Compares the two values of each pair, and reports all differences.
#[track_caller]
fn assert_all<A: std::fmt::Debug, B: std::fmt::Debug + PartialEq>(
    expected: impl IntoIterator<Item = (A, B)>,
    actual: impl Fn(&A) -> B,
) {
    let mut failures = String::new();
    for (input, expected) in expected {
        let actual = actual(&input);
        if actual != expected {
            let _ = writeln!(failures, "{input:?}: expected {expected:?}, got {actual:?}");
        }
    }
    assert!(failures.is_empty(), "{failures}");
}
