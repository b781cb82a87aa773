//! Measures and prints: `bench [wire|weight|three|budget [--update]]`. Without an argument, it does the
//! first two. See the README.

mod budget;
mod chart;
mod command;
mod few;
mod generator;
mod lines;
mod report;
mod three;
mod weight;
mod wire;

use std::error::Error;
use std::path::PathBuf;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    println!("{}, {}", command::output("rustc", &["--version"])?.trim(), std::env::consts::ARCH);
    match *arguments {
        [] => chart::write(&wire::measure()?, &weight::measure()?),
        ["wire"] => wire::measure().map(drop),
        ["weight"] => weight::measure().map(drop),
        ["three"] => three::measure().map(drop),
        ["budget"] => budget::check(),
        ["budget", "--update"] => budget::update(),
        _ => {
            Err("the arguments are `wire`, `weight`, `three`, `budget` or `budget --update`".into())
        }
    }
}

/// The target folder of Cargo, which the script sets.
fn target() -> Result<PathBuf> {
    Ok(PathBuf::from(
        std::env::var_os("CARGO_TARGET_DIR").ok_or("CARGO_TARGET_DIR isn't set; use `run`")?,
    ))
}
