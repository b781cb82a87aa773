//! The scenarios, while the emulator lets every request pass.

#[macro_use]
mod scenario;

use std::sync::LazyLock;

use emulator::{Client, moto};

static CLIENT: LazyLock<Client> = LazyLock::new(|| moto::without_checks().expect("moto answers"));

test_scenarios!(CLIENT);
