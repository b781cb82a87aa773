//! Measures how long it takes to generate a crate, and how much memory.

use std::path::PathBuf;

use crate::report::{Row, Table};
use crate::weight::{Usage, least, usage};
use crate::{Result, target};

/// The model, from the folder of the script that starts this program.
pub(crate) const MODEL: &str = "../../models/cognito-idp-2016-04-18.json";

pub(crate) fn table() -> Result<Table> {
    let first = first()?;
    let [dev, release] = ["dev", "release"].map(warm);
    let (dev, release) = (dev?, release?);
    let row = |what: &str, unit, values: [f64; 2]| Row {
        what: what.to_owned(),
        unit,
        values: values.map(Some).to_vec(),
    };
    Ok(Table {
        title: "The whole of Cognito, generated",
        contenders: &["dev profile", "release profile"],
        base: 0,
        rows: vec![
            Row {
                what: "First run after a clone, CPU".to_owned(),
                unit: "s",
                values: vec![Some(first.cpu), None],
            },
            row("Each further run, CPU", "s", [dev.cpu, release.cpu]),
            row("Each further run, memory", "MiB", [dev.memory / 1024.0, release.memory / 1024.0]),
        ],
    })
}

/// Builds the generator in an empty folder, and runs it.
fn first() -> Result<Usage> {
    least(|| {
        let folder = target()?.join("generator-cold");
        if folder.exists() {
            std::fs::remove_dir_all(&folder)?;
        }
        let built = build("dev", &folder)?;
        let run = run(&folder.join("debug/smithygen"))?;
        Ok(Usage { cpu: built.cpu + run.cpu, memory: built.memory.max(run.memory) })
    })
}

/// Runs the generator after it was built.
fn warm(profile: &str) -> Result<Usage> {
    let program = program(profile)?;
    least(|| run(&program))
}

/// Builds the generator, and returns its path.
pub(crate) fn program(profile: &str) -> Result<PathBuf> {
    let folder = target()?.join("generator");
    build(profile, &folder)?;
    Ok(folder.join(if profile == "dev" { "debug" } else { profile }).join("smithygen"))
}

fn build(profile: &str, folder: &std::path::Path) -> Result<Usage> {
    let cargo = [
        "cargo",
        "build",
        "--locked",
        "--manifest-path=../../Cargo.toml",
        "--package=smithygen",
        "--bin=smithygen",
        "--profile",
        profile,
        "--target-dir",
    ];
    usage(&cargo, &[folder.to_owned()])
}

/// Generates the crate. From the second time on, no file changes.
fn run(program: &std::path::Path) -> Result<Usage> {
    let out: PathBuf = target()?.join("made");
    let program = program.to_str().ok_or("the folder's name isn't UTF-8")?;
    usage(&[program, "codegen", "--model", MODEL, "--out"], &[out])
}
