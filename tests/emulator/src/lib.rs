//! Generated types against moto, an emulator of AWS, and boto3 against generated types:
//! `bash tests/emulator/run`.

mod client;
pub mod moto;
pub mod send;

#[allow(missing_docs, reason = "not every shape of the model has documentation")]
pub mod dynamodb {
    include!(concat!(env!("OUT_DIR"), "/dynamodb.rs"));
}

#[allow(missing_docs, reason = "not every shape of the model has documentation")]
pub mod sqs {
    include!(concat!(env!("OUT_DIR"), "/sqs.rs"));
}

pub use self::client::{Client, Error, sign};
