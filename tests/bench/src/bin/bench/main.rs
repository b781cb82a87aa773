//! Measures and prints: `bench [wire|weight]`, both without an argument. See the README.

mod command;
mod lines;
mod report;
mod weight;
mod wire;

use std::error::Error;
use std::path::PathBuf;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    let part = std::env::args().nth(1);
    println!("{}, {}", command::output("rustc", &["--version"])?.trim(), std::env::consts::ARCH);
    match part.as_deref() {
        None => {
            wire::measure()?;
            weight::measure()
        }
        Some("wire") => wire::measure(),
        Some("weight") => weight::measure(),
        Some(other) => Err(format!("`{other}` is neither `wire` nor `weight`").into()),
    }
}

/// Where cargo builds: the script that starts this says so.
fn target() -> Result<PathBuf> {
    Ok(PathBuf::from(
        std::env::var_os("CARGO_TARGET_DIR").ok_or("CARGO_TARGET_DIR isn't set; use `run`")?,
    ))
}
