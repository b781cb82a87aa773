//! Recipes: code that programs need around the generated types. Each file works without the others,
//! so that you can copy it. The README lists them.

pub mod after_the_sdk;
#[cfg(target_arch = "wasm32")]
pub mod browser;
pub mod challenges;
pub mod custom_attributes;
pub mod dates;
pub mod environment;
pub mod logging;
#[cfg(not(target_arch = "wasm32"))]
pub mod srp;
