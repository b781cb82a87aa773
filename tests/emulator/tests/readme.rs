//! The example of a call in the README of the repository, as it stands there, except that it calls
//! the emulator.

use emulator::{Error, moto};

include!(concat!(env!("OUT_DIR"), "/readme.rs"));

#[test]
fn the_example_of_the_readme_runs() -> Result<(), Error> {
    moto::without_checks()?;
    readme::main().map_err(|error| error.to_string().into())
}
