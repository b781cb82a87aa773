//! Parses services, operations and resources.

use serde_json::Value;

use super::{Object, Parser};
use crate::error::Problem;
use crate::model::traits::describe;
use crate::model::{Operation, Resource, Service, ShapeId, id};

const OPERATIONS_OF_A_RESOURCE: [&str; 6] = ["create", "put", "read", "update", "delete", "list"];

/// How to write the property `rename` of a service.
const RENAME_HELP: &str = "write `rename` as in `{\"name.space#Shape\": \"NewName\"}`";

impl Parser {
    /// The targets in the array `raw[key]`.
    fn targets(&mut self, at: &str, raw: &Object, key: &str) -> Vec<ShapeId> {
        let items = match raw.get(key) {
            None => return Vec::new(),
            Some(Value::Array(items)) => items,
            Some(other) => {
                let message = format!("`{key}` is {}, not a list", describe(other));
                let help = format!("write `{key}` as in `[{{\"target\": \"name.space#Name\"}}]`");
                self.errors.push(Problem::new(at, message).help(help));
                return Vec::new();
            }
        };
        let mut ids: Vec<_> =
            items.iter().filter_map(|item| self.target(at, item.get("target"))).collect();
        ids.sort();
        ids.dedup();
        ids
    }

    pub(super) fn service(&mut self, at: &str, raw: &Object) -> Service {
        let mut service = Service {
            version: raw.get("version").and_then(Value::as_str).unwrap_or_default().to_owned(),
            operations: self.targets(at, raw, "operations"),
            resources: self.targets(at, raw, "resources"),
            errors: self.targets(at, raw, "errors"),
            ..Service::default()
        };
        if let Some(other) = raw.get("version").filter(|version| !version.is_string()) {
            let message = format!("`version` is {}, not a string", describe(other));
            self.errors.push(Problem::new(at, message).help("write the version in quotes"));
        }
        if let Some(other) = raw.get("rename").filter(|rename| !rename.is_object()) {
            let message = format!("`rename` is {}, not an object", describe(other));
            self.errors.push(Problem::new(at, message).help(RENAME_HELP));
        }
        for (id, name) in raw.get("rename").and_then(Value::as_object).into_iter().flatten() {
            match (ShapeId::parse(id), name.as_str()) {
                (Some(id), Some(name)) if id::is_identifier(name) => {
                    _ = service.rename.insert(id, name.to_owned());
                }
                _ => {
                    let message = format!("`rename` has a wrong entry, `{id}`: {name}");
                    self.errors.push(Problem::new(at, message).help(RENAME_HELP));
                }
            }
        }
        service
    }

    pub(super) fn operation(&mut self, at: &str, raw: &Object) -> Option<Operation> {
        let mut end = |key: &str| match raw.get(key) {
            None => Some(ShapeId::prelude("Unit")),
            Some(reference) => self.target(at, reference.get("target")),
        };
        let (input, output) = (end("input"), end("output"));
        Some(Operation { errors: self.targets(at, raw, "errors"), input: input?, output: output? })
    }

    pub(super) fn resource(&mut self, at: &str, raw: &Object) -> Resource {
        let mut operations = self.targets(at, raw, "operations");
        operations.extend(self.targets(at, raw, "collectionOperations"));
        for key in OPERATIONS_OF_A_RESOURCE {
            if let Some(reference) = raw.get(key) {
                operations.extend(self.target(at, reference.get("target")));
            }
        }
        Resource { operations, resources: self.targets(at, raw, "resources") }
    }
}
