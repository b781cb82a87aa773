//! Measures a crate of five operations next to the crate of all.

use std::path::{Path, PathBuf};

use crate::report::{Row, Table};
use crate::weight::{Usage, least_of_each, remove, usage};
use crate::{Result, command, generator, lines};

const FIVE: [&str; 5] = ["AdminCreateUser", "AdminGetUser", "InitiateAuth", "ListUsers", "SignUp"];

/// As in all other builds of generated crates here.
pub(crate) const NOT_INCREMENTAL: &str = "--config=profile.dev.incremental=false";

pub(crate) fn table() -> Result<Table> {
    // A crate below this folder would have to be a member of this workspace.
    let folder = std::env::temp_dir().join(format!("bench-{}", std::process::id()));
    let table = measure(&folder);
    remove(&folder)?;
    table
}

fn measure(folder: &Path) -> Result<Table> {
    let crates = [folder.join("five"), folder.join("all")];
    let generator = generator::program("dev")?;
    for (out, operations) in crates.iter().zip([&FIVE[..], &[]]) {
        generate(&generator, out, operations)?;
    }
    let types = builds(&crates, "--no-default-features")?;
    let default = builds(&crates, "--features=default")?;
    let lines = [lines::all(&crates[0])?, lines::all(&crates[1])?];
    let row = |what: &str, unit, values: [f64; 2]| Row {
        what: what.to_owned(),
        unit,
        values: values.map(Some).to_vec(),
    };
    Ok(Table {
        title: "A crate of some operations",
        contenders: &["five", "all"],
        base: 1,
        rows: vec![
            row("Lines", "lines", lines),
            row("Cold dev build, types only, CPU", "s", types.map(|usage| usage.cpu)),
            row("Cold dev build, serde and http, CPU", "s", default.map(|usage| usage.cpu)),
        ],
    })
}

fn generate(program: &Path, out: &Path, operations: &[&str]) -> Result<()> {
    let mut arguments = vec!["codegen", "--model", generator::MODEL, "--out"];
    let out = out.to_str().ok_or("the folder's name isn't UTF-8")?;
    arguments.push(out);
    arguments.extend(operations.iter().flat_map(|name| ["--operation", name]));
    command::output(program, &arguments).map(drop)
}

/// Builds each crate in an empty folder.
fn builds(crates: &[PathBuf; 2], features: &str) -> Result<[Usage; 2]> {
    least_of_each([&crates[0], &crates[1]], |folder| {
        let target = folder.join("target");
        remove(&target)?;
        let manifest = folder.join("Cargo.toml");
        usage(
            &["cargo", "build", "--quiet", NOT_INCREMENTAL, features, "--target-dir"],
            &[target, "--manifest-path".into(), manifest],
        )
    })
}
