//! The scenarios, with an emulator that doesn't check signatures.

#[macro_use]
mod scenario;

use std::sync::LazyLock;

use emulator::{Client, moto};

static CLIENT: LazyLock<Client> = LazyLock::new(|| moto::without_checks().expect("moto answers"));

test_scenarios!(CLIENT);
