//! Types of the services whose bodies are measured, as the build script generates them.

#![allow(missing_docs, dead_code, clippy::pedantic, reason = "the code of a build script")]

pub(crate) mod dynamodb {
    include!(concat!(env!("OUT_DIR"), "/dynamodb.rs"));
}

pub(crate) mod sqs {
    include!(concat!(env!("OUT_DIR"), "/sqs.rs"));
}
