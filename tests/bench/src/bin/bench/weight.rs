//! Measures builds and their results: crates, time, memory, size and lines.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::report::{Row, Table, publish};
use crate::{Result, command, few, generator, lines, target};

/// The packages in `hello`, in the order of [`TITLES`].
const HELLOS: [&str; 9] =
    ["types", "json", "serde", "serde-json", "http", "client", "signed", "sdk-codec", "sdk-client"];

/// Programs with generated types whose figures depend only on this repository.
pub(crate) const OURS: [&str; 6] = ["types", "json", "serde", "serde-json", "http", "client"];

/// Programs that write nothing, so that their size means nothing.
const SILENT: [&str; 2] = ["types", "serde"];

const TITLES: [&str; 9] = [
    "types only",
    "`json`",
    "serde",
    "serde_json",
    "serde_json + http",
    "client",
    "serde_json + http + `aws-sigv4`",
    "SDK, its codec",
    "SDK, its client",
];

/// The program with the default features; ratios are to it.
const BASE: usize = 4;

/// The number of runs. The smallest result counts, since other programs on the machine take time
/// too.
const ROUNDS: usize = 2;

pub(crate) const MIB: f64 = 1024.0;

pub(crate) fn measure() -> Result<Vec<Table>> {
    let dev = builds("build", "dev")?;
    let mut rows = vec![
        row("Crates besides the program", "count", HELLOS.map(|hello| crates(hello).map(Some)))?,
        cpu("Cold dev build", &dev),
        Row {
            what: "Cold dev build, largest process".to_owned(),
            unit: "MiB",
            values: dev.iter().map(|usage| Some(usage.memory / MIB)).collect(),
        },
        cpu("Cold check", &builds("check", "dev")?),
        cpu("Cold release build", &builds("build", "release")?),
        cpu(
            "Dev build after a change of the program",
            &HELLOS.map(again).into_iter().collect::<Result<Vec<_>>>()?,
        ),
    ];
    rows.push(row("Stripped release binary", "kB", HELLOS.map(size))?);
    let weight =
        Table { title: "A program with one request", contenders: &TITLES, base: BASE, rows };
    let tables =
        vec![weight, documentation()?, lines::table()?, generator::table()?, few::table()?];
    publish("weight", tables)
}

fn row(what: &str, unit: &'static str, values: [Result<Option<f64>>; HELLOS.len()]) -> Result<Row> {
    Ok(Row { what: what.to_owned(), unit, values: values.into_iter().collect::<Result<_>>()? })
}

fn cpu(what: &str, builds: &[Usage]) -> Row {
    let values = builds.iter().map(|usage| Some(usage.cpu)).collect();
    Row { what: format!("{what}, CPU"), unit: "s", values }
}

/// The crates that cargo builds for a program, besides itself.
pub(crate) fn crates(hello: &str) -> Result<f64> {
    packages(&["--locked", &format!("--package=hello-{hello}")])
}

/// The crates that cargo builds for the package that the options name, besides itself.
pub(crate) fn packages(options: &[&str]) -> Result<f64> {
    let tree = ["tree", "--edges=normal,build", "--prefix=none", "--format={p}"];
    let tree = command::output("cargo", &[&tree, options].concat())?;
    let crates: BTreeSet<_> = tree.lines().map(|line| line.trim_end_matches(" (*)")).collect();
    Ok(f64::from(u32::try_from(crates.len() - 1)?))
}

/// The time and memory that a command took.
#[derive(Clone, Copy)]
pub(crate) struct Usage {
    /// User and system time, in seconds.
    pub(crate) cpu: f64,
    /// The peak of the process with the highest one, in KiB.
    pub(crate) memory: f64,
}

/// Runs a program with arguments, and measures it.
pub(crate) fn usage(program: &[&str], arguments: &[PathBuf]) -> Result<Usage> {
    let report = target()?.join("usage");
    let mut time = Command::new("/usr/bin/time");
    time.args(["--format=%U %S %M", "--output"]).arg(&report).args(program).args(arguments);
    command::run(&mut time)?;
    let report = fs::read_to_string(report)?;
    let numbers =
        report.split_whitespace().map(str::parse).collect::<std::result::Result<Vec<f64>, _>>()?;
    let [user, system, memory] = *numbers else {
        return Err("`time` printed something else".into());
    };
    Ok(Usage { cpu: user + system, memory })
}

/// The smallest figures of two runs.
pub(crate) fn least(run: impl Fn() -> Result<Usage>) -> Result<Usage> {
    let [usage] = least_of_each([()], |()| run())?;
    Ok(usage)
}

/// The smallest figures of two runs of each contender. The contenders take turns: if the machine is
/// slower for a while, it is slower for all of them.
pub(crate) fn least_of_each<T: Copy, const N: usize>(
    contenders: [T; N],
    run: impl Fn(T) -> Result<Usage>,
) -> Result<[Usage; N]> {
    let mut least = [Usage { cpu: f64::INFINITY, memory: f64::INFINITY }; N];
    for _ in 0..ROUNDS {
        for (least, contender) in least.iter_mut().zip(contenders) {
            let Usage { cpu, memory } = run(contender)?;
            *least = Usage { cpu: least.cpu.min(cpu), memory: least.memory.min(memory) };
        }
    }
    Ok(least)
}

/// Builds every program in an empty folder.
fn builds(command: &str, profile: &str) -> Result<[Usage; HELLOS.len()]> {
    least_of_each(HELLOS, |hello| {
        let folder = target()?.join("cold");
        remove(&folder)?;
        cargo(command, profile, hello, &folder)
    })
}

/// Builds a program again after only its own source has changed.
fn again(hello: &str) -> Result<Usage> {
    let folder = target()?.join("cold");
    remove(&folder)?;
    cargo("build", "dev", hello, &folder)?;
    let source = Path::new("hello").join(hello).join("src/main.rs");
    least(|| {
        let file = fs::File::options().append(true).open(&source)?;
        file.set_modified(std::time::SystemTime::now())?;
        cargo("build", "dev", hello, &folder)
    })
}

/// The size of a program, if it writes a request.
pub(crate) fn size(hello: &str) -> Result<Option<f64>> {
    if SILENT.contains(&hello) {
        return Ok(None);
    }
    let folder = target()?.join("sized");
    remove(&folder)?;
    cargo("build", "hello", hello, &folder)?;
    let bytes = fs::metadata(folder.join("hello").join(format!("hello-{hello}")))?.len();
    Ok(Some(f64::from(u32::try_from(bytes)?) / 1000.0))
}

fn cargo(command: &str, profile: &str, hello: &str, folder: &Path) -> Result<Usage> {
    let package = format!("hello-{hello}");
    usage(
        &[
            "cargo",
            command,
            "--locked",
            "--profile",
            profile,
            "--package",
            &package,
            "--target-dir",
        ],
        &[folder.to_owned()],
    )
}

pub(crate) fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    Ok(())
}

/// The time and memory of rustdoc for the crate of the service, without its dependencies.
fn documentation() -> Result<Table> {
    let packages = ["generated", "aws-sdk-cognitoidentityprovider"];
    let folder = target()?.join("documented");
    let document = |package: &str| {
        let rustdoc =
            ["cargo", "doc", "--locked", "--no-deps", "--package", package, "--target-dir"];
        usage(&rustdoc, std::slice::from_ref(&folder))
    };
    remove(&folder)?;
    // The first runs also check the dependencies.
    packages.into_iter().try_for_each(|package| document(package).map(drop))?;
    let usages = least_of_each(packages, |package| {
        remove(&folder.join("doc"))?;
        document(package)
    })?;
    let values = |value: fn(&Usage) -> f64| usages.iter().map(|usage| Some(value(usage))).collect();
    Ok(Table {
        title: "Documentation of the service's crate",
        contenders: &["generated", "SDK"],
        base: 0,
        rows: vec![
            Row { what: "CPU".to_owned(), unit: "s", values: values(|usage| usage.cpu) },
            Row {
                what: "Largest process".to_owned(),
                unit: "MiB",
                values: values(|usage| usage.memory / MIB),
            },
        ],
    })
}
