//! Makes types of Amazon `DynamoDB`, Amazon SQS, and services that speak restJson1 and share their support
//! code; and a module of the README's example of a call.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use codegen::{Builder, SupportBuilder};

/// The README of the repository.
const README: &str = "../../README.md";

/// Services that speak restJson1, and the operations that the tests call. The script `run` imports their
/// models.
const REST_SERVICES: [(&str, &[&str]); 3] = [
    (
        "lambda",
        &[
            "CreateFunction",
            "DeleteFunction",
            "GetFunction",
            "Invoke",
            "ListFunctions",
            "ListTags",
            "UntagResource",
            "UpdateFunctionConfiguration",
        ],
    ),
    (
        "sesv2",
        &[
            "CreateEmailIdentity",
            "CreateEmailIdentityPolicy",
            "DeleteEmailIdentity",
            "GetEmailIdentity",
            "ListEmailIdentities",
            "UpdateEmailIdentityPolicy",
        ],
    ),
    (
        "apigateway",
        &[
            "CreateRestApi",
            "DeleteRestApi",
            "GetRestApi",
            "GetRestApis",
            "ImportRestApi",
            "UpdateRestApi",
        ],
    ),
];

fn main() -> Result<(), Box<dyn Error>> {
    Builder::new("../models/services/dynamodb-2012-08-10.json")
        .client(true)
        .server(true)
        .module("crate::dynamodb")
        .generate()?;
    Builder::new("../models/services/sqs-2012-11-05.json")
        .server(true)
        .module("crate::sqs")
        .generate()?;
    let services = REST_SERVICES.iter().map(|(name, operations)| {
        Builder::new(format!("target/models/{name}.json"))
            .operations(operations.iter().copied())
            .client(true)
            .module(format!("crate::aws::{name}"))
    });
    services.fold(Builder::support("crate::aws"), SupportBuilder::share).generate()?;
    println!("cargo::rerun-if-changed={README}");
    let program = example(&fs::read_to_string(README)?).ok_or("the README has no call")?;
    let folder = env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?;
    fs::write(Path::new(&folder).join("readme.rs"), format!("mod readme {{\n{program}\n}}\n"))?;
    Ok(())
}

/// The program in the README that makes a call, for the emulator.
fn example(readme: &str) -> Option<String> {
    let blocks = readme.split("```rust\n").skip(1).filter_map(|rest| rest.split("```").next());
    let program = blocks.into_iter().find(|program| program.contains("Client::new"))?;
    let program = program.replace("fn main()", "pub(crate) fn main()");
    let region = r#"Client::new("us-east-1")"#;
    let emulator = r#".endpoint(std::env::var("EMULATOR_URL")?)"#;
    program.contains(region).then(|| program.replace(region, &format!("{region}{emulator}")))
}
