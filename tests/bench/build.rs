//! Makes the modules of the services whose bodies are measured.

use codegen::{Builder, Errors};

fn main() -> Result<(), Errors> {
    Builder::new("../models/services/dynamodb-2012-08-10.json")
        .operations(["GetItem", "Query"])
        .serde(true)
        .module("crate::services::dynamodb")
        .generate()?;
    Builder::new("../models/services/sqs-2012-11-05.json")
        .operations(["ReceiveMessage"])
        .serde(true)
        .module("crate::services::sqs")
        .generate()
}
