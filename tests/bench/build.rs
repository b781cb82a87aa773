//! Makes the modules of the services whose bodies are measured, for JSON and for CBOR.

use std::error::Error;
use std::fs;

use codegen::Builder;

const COGNITO: &str = "../../models/cognito-idp-2016-04-18.json";
const DYNAMODB: &str = "../models/services/dynamodb-2012-08-10.json";
const SQS: &str = "../models/services/sqs-2012-11-05.json";

fn main() -> Result<(), Box<dyn Error>> {
    let of_json = |model, module| Builder::new(model).serde(true).module(module);
    let builders = [
        of_json(DYNAMODB, "crate::services::dynamodb").operations(["GetItem", "Query"]),
        of_json(SQS, "crate::services::sqs").operations(["ReceiveMessage"]),
        of_cbor(DYNAMODB, "crate::services::dynamodb_cbor")?.operations(["GetItem", "Query"]),
        of_cbor(SQS, "crate::services::sqs_cbor")?.operations(["ReceiveMessage"]),
        of_cbor(COGNITO, "crate::services::cognito_cbor")?.operations([
            "AdminCreateUser",
            "AdminResetUserPassword",
            "ListUsers",
        ]),
    ];
    for builder in builders {
        builder.generate()?;
    }
    Ok(())
}

/// The module of a service, as if it spoke rpcv2Cbor in place of awsJson.
fn of_cbor(model: &str, module: &str) -> Result<Builder, Box<dyn Error>> {
    println!("cargo::rerun-if-changed={model}");
    let mut text = fs::read_to_string(model)?;
    for protocol in ["\"aws.protocols#awsJson1_0\"", "\"aws.protocols#awsJson1_1\""] {
        text = text.replace(protocol, "\"smithy.protocols#rpcv2Cbor\"");
    }
    Ok(Builder::from_json(text).cbor(true).module(module))
}
