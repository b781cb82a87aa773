//! What it takes to build and to ship: crates, time, memory, size and lines.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::report::{Row, Table, publish};
use crate::{Result, command, lines, target};

/// The packages in `hello`, in the order of [`TITLES`].
const HELLOS: [&str; 6] = ["types", "json", "serde", "http", "sdk-codec", "sdk-client"];

const TITLES: [&str; 6] =
    ["types only", "`json`", "serde", "serde + http", "SDK, its codec", "SDK, its client"];

/// What default features give.
const BASE: usize = 3;

/// Other programs take time too, so the least counts.
const ROUNDS: usize = 2;

const MIB: f64 = 1024.0;

pub(crate) fn measure() -> Result<()> {
    let builds = HELLOS.into_iter().map(least).collect::<Result<Vec<_>>>()?;
    let rows = vec![
        row("Crates besides the program", "count", HELLOS.map(crates))?,
        Row {
            what: "Cold dev build, CPU".to_owned(),
            unit: "s",
            values: builds.iter().map(|build| Some(build.cpu)).collect(),
        },
        Row {
            what: "Cold dev build, largest process".to_owned(),
            unit: "MiB",
            values: builds.iter().map(|build| Some(build.memory / MIB)).collect(),
        },
        row("Stripped release binary", "kB", HELLOS.map(size))?,
    ];
    let weight =
        Table { title: "A program with one request", contenders: &TITLES, base: BASE, rows };
    publish("weight", &[weight, lines::table()?])
}

fn row(what: &str, unit: &'static str, values: [Result<Option<f64>>; HELLOS.len()]) -> Result<Row> {
    Ok(Row { what: what.to_owned(), unit, values: values.into_iter().collect::<Result<_>>()? })
}

fn crates(hello: &str) -> Result<Option<f64>> {
    let package = format!("--package=hello-{hello}");
    let tree = [
        "tree",
        "--offline",
        "--locked",
        "--edges=normal,build",
        "--prefix=none",
        "--format={p}",
        &package,
    ];
    let tree = command::output("cargo", &tree)?;
    let crates: BTreeSet<_> = tree.lines().map(|line| line.trim_end_matches(" (*)")).collect();
    Ok(Some(f64::from(u32::try_from(crates.len() - 1)?)))
}

struct Build {
    cpu: f64,
    /// In KiB, of the process that took most.
    memory: f64,
}

fn least(hello: &str) -> Result<Build> {
    let builds = (0..ROUNDS).map(|_| cold(hello)).collect::<Result<Vec<_>>>()?;
    Ok(Build {
        cpu: builds.iter().map(|build| build.cpu).fold(f64::INFINITY, f64::min),
        memory: builds.iter().map(|build| build.memory).fold(f64::INFINITY, f64::min),
    })
}

fn cold(hello: &str) -> Result<Build> {
    let folder = target()?.join("cold");
    let usage = target()?.join("usage");
    let mut time = Command::new("/usr/bin/time");
    time.args(["--format=%U %S %M", "--output"]).arg(&usage).arg("cargo");
    build(&mut time, hello, "dev", &folder)?;
    let usage = fs::read_to_string(usage)?;
    let numbers =
        usage.split_whitespace().map(str::parse).collect::<std::result::Result<Vec<f64>, _>>()?;
    let [user, system, memory] = *numbers else {
        return Err("`time` printed something else".into());
    };
    Ok(Build { cpu: user + system, memory })
}

fn size(hello: &str) -> Result<Option<f64>> {
    // It writes no request.
    if hello == "types" {
        return Ok(None);
    }
    let folder = target()?.join("sized");
    build(&mut Command::new("cargo"), hello, "hello", &folder)?;
    let bytes = fs::metadata(folder.join("hello").join(format!("hello-{hello}")))?.len();
    Ok(Some(f64::from(u32::try_from(bytes)?) / 1000.0))
}

/// Builds into a folder that holds nothing yet.
fn build(cargo: &mut Command, hello: &str, profile: &str, folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    cargo.args([
        "build",
        "--offline",
        "--locked",
        "--profile",
        profile,
        "--package",
        &format!("hello-{hello}"),
    ]);
    command::run(cargo.arg("--target-dir").arg(folder))?;
    Ok(())
}
