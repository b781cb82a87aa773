//! Generated types against moto, an emulator of AWS: `bash tests/emulator/run`.

mod client;
pub mod moto;

pub use self::client::{Client, Error, sign};
