//! Types of the services whose bodies are measured, as the build script generates them.

#![allow(missing_docs, dead_code, clippy::pedantic, reason = "the code of a build script")]

pub(crate) mod dynamodb {
    include!(concat!(env!("OUT_DIR"), "/dynamodb.rs"));
}

pub(crate) mod sqs {
    include!(concat!(env!("OUT_DIR"), "/sqs.rs"));
}

pub(crate) mod cognito_cbor {
    include!(concat!(env!("OUT_DIR"), "/cognito_cbor.rs"));
}

pub(crate) mod dynamodb_cbor {
    include!(concat!(env!("OUT_DIR"), "/dynamodb_cbor.rs"));
}

pub(crate) mod sqs_cbor {
    include!(concat!(env!("OUT_DIR"), "/sqs_cbor.rs"));
}
