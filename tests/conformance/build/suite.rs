//! A model with its test cases.

use std::error::Error;
use std::fs;
use std::path::Path;

use codegen::model::{Model, ShapeId};
use heck::ToSnakeCase;
use serde_json::Value;

use crate::case::{self, Case};
use crate::krate::Krate;

/// A model, its cases, and the types of each of its services.
pub(crate) struct Suite {
    /// The name of the model's file.
    pub(crate) file: String,
    pub(crate) model: Model,
    pub(crate) crates: Vec<Krate>,
    pub(crate) cases: Vec<Case>,
}

impl Suite {
    /// Reads a model, and writes the modules of its services.
    pub(crate) fn read(path: &Path) -> Result<Self, Box<dyn Error>> {
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let text = fs::read_to_string(path)?;
        let json: Value = serde_json::from_str(&text)?;
        let problem = |errors: codegen::Errors| format!("{file}: {errors}");
        let model = Model::parse(&text).map_err(problem)?;
        let stem = file.trim_end_matches(".json").to_snake_case();
        let services: Vec<&ShapeId> = model.services().map(|(id, _)| id).collect();
        let names = services.iter().map(|service| match services.len() {
            1 => stem.clone(),
            _ => format!("{stem}_{}", service.name().to_snake_case()),
        });
        let crates = services
            .iter()
            .zip(names)
            .filter(|(service, _)| services.len() == 1 || speaks(&model, service))
            .map(|(service, name)| Krate::write((&file, &text), &model, service, &name))
            .collect::<Result<_, _>>()
            .map_err(problem)?;
        Ok(Self { crates, cases: case::all(&json), model, file })
    }
}

/// Whether the generator knows a protocol of the service.
fn speaks(model: &Model, service: &ShapeId) -> bool {
    let protocols = model.get(service).map(|shape| shape.traits.protocols.as_slice());
    let known = ["aws.protocols#awsJson", "aws.protocols#restJson1", "smithy.protocols#rpcv2Cbor"];
    let mut protocols = protocols.unwrap_or_default().iter();
    protocols.any(|id| known.iter().any(|start| id.starts_with(start)))
}
