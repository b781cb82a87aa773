//! A crate with services in modules of its own, as its users see it.
//!
//! Its strict lints are for its own code, not for generated code.

#![forbid(missing_docs, unsafe_code, unused_must_use)]
#![deny(unnameable_types, unreachable_pub, unused, unused_qualifications, unused_results, warnings)]
#![deny(future_incompatible, let_underscore, rust_2018_idioms)]
#![deny(rust_2021_compatibility, rust_2024_compatibility, single_use_lifetimes)]
#![deny(clippy::all, clippy::pedantic, clippy::nursery)]

pub mod own;
/// The services.
pub mod services {
    /// A diary.
    pub mod diary {
        include!(concat!(env!("OUT_DIR"), "/diary.rs"));
    }
}
/// Three services, with one copy of the code that they share.
pub mod aws {
    include!(concat!(env!("OUT_DIR"), "/aws.rs"));
    /// Amazon Cognito user pools.
    pub mod cognito {
        include!(concat!(env!("OUT_DIR"), "/cognito.rs"));
    }
    /// Amazon `DynamoDB`.
    pub mod dynamodb {
        include!(concat!(env!("OUT_DIR"), "/dynamodb.rs"));
    }
    /// Amazon SQS.
    pub mod sqs {
        include!(concat!(env!("OUT_DIR"), "/sqs.rs"));
    }
}
// Nothing uses it, which must not be a warning.
mod sink {
    include!(concat!(env!("OUT_DIR"), "/sink.rs"));
}
