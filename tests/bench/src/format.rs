//! Crates that read and write JSON through the traits of serde.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// A crate that reads and writes JSON.
pub trait Format: 'static {
    /// The body of a value.
    fn write<T: Serialize>(value: &T) -> Vec<u8>;
    /// The value in a body.
    fn read<T: DeserializeOwned>(body: &[u8]) -> T;
}

/// The crate `serde_json`.
#[derive(Clone, Copy, Debug)]
pub struct SerdeJson;

impl Format for SerdeJson {
    fn write<T: Serialize>(value: &T) -> Vec<u8> {
        serde_json::to_vec(value).expect("it can be written")
    }

    fn read<T: DeserializeOwned>(body: &[u8]) -> T {
        serde_json::from_slice(body).expect("the body has such a value")
    }
}

/// The crate `sonic-rs`.
#[derive(Clone, Copy, Debug)]
pub struct SonicRs;

impl Format for SonicRs {
    fn write<T: Serialize>(value: &T) -> Vec<u8> {
        sonic_rs::to_vec(value).expect("it can be written")
    }

    fn read<T: DeserializeOwned>(body: &[u8]) -> T {
        sonic_rs::from_slice(body).expect("the body has such a value")
    }
}

/// The crate `simd-json`. It changes the body that it reads, so it gets a copy.
#[derive(Clone, Copy, Debug)]
pub struct SimdJson;

impl Format for SimdJson {
    fn write<T: Serialize>(value: &T) -> Vec<u8> {
        simd_json::to_vec(value).expect("it can be written")
    }

    fn read<T: DeserializeOwned>(body: &[u8]) -> T {
        simd_json::from_slice(&mut body.to_vec()).expect("the body has such a value")
    }
}
