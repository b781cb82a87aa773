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

#[allow(missing_docs, reason = "not every shape of the models has documentation")]
pub mod aws {
    include!(concat!(env!("OUT_DIR"), "/aws.rs"));

    pub mod lambda {
        include!(concat!(env!("OUT_DIR"), "/lambda.rs"));
    }

    pub mod sesv2 {
        include!(concat!(env!("OUT_DIR"), "/sesv2.rs"));
    }

    pub mod apigateway {
        include!(concat!(env!("OUT_DIR"), "/apigateway.rs"));
    }
}

pub use self::client::{Client, Error, sign};
