//! Measures instructions and heap calls of wire code.

use std::path::Path;
use std::process::Command;

use bench::{CONTENDERS, Derived, Peer, Work, data};

use crate::report::{Row, Table, publish};
use crate::{Result, command, target};

/// The titles of the columns, in the order of [`CONTENDERS`].
const TITLES: [&str; 4] =
    ["generated, `json`", "generated, serde_json", "derived, serde_json", "SDK, its codec"];

pub(crate) fn measure() -> Result<Vec<Table>> {
    let release = target()?.join("release");
    let mut rows = Vec::new();
    for work in Work::ALL {
        rows.push(row(work, "instructions", |contender| instructions(&release, contender, work))?);
        rows.push(row(work, "heap calls", |contender| heap_calls(&release, contender, work))?);
    }
    publish(
        "wire",
        vec![Table { title: "Wire code, per call", contenders: &TITLES, base: 0, rows }],
    )
}

fn row(work: Work, unit: &'static str, value: impl Fn(&str) -> Result<f64>) -> Result<Row> {
    let values = CONTENDERS.into_iter().map(|contender| value(contender).map(Some));
    Ok(Row { what: title(work), unit, values: values.collect::<Result<_>>()? })
}

fn title(work: Work) -> String {
    match work {
        Work::BuildReset => "Build AdminResetUserPassword".to_owned(),
        Work::WriteReset => {
            format!(
                "Write AdminResetUserPassword ({} B)",
                Derived::write_reset(&Derived::reset()).len()
            )
        }
        Work::WriteCreate => {
            format!("Write AdminCreateUser ({} B)", Derived::write_create(&Derived::create()).len())
        }
        Work::ReadUsers => format!("Read ListUsers ({} B)", data::users().len()),
    }
}

pub(crate) fn heap_calls(release: &Path, contender: &str, work: Work) -> Result<f64> {
    Ok(command::output(release.join("heap"), &[contender, work.name()])?.trim().parse()?)
}

/// The instructions of a call: the difference of two runs, so that start, preparation and end don't
/// count.
pub(crate) fn instructions(release: &Path, contender: &str, work: Work) -> Result<f64> {
    let (few, many) = if work == Work::ReadUsers { (10, 110) } else { (100, 1_100) };
    let run = |times| collected(release, contender, work, times);
    Ok((run(many)? - run(few)?) / f64::from(many - few))
}

fn collected(release: &Path, contender: &str, work: Work, times: i32) -> Result<f64> {
    let mut valgrind = Command::new("valgrind");
    // The size of the environment changes addresses in memory, and so the count.
    valgrind.env_clear().env("PATH", "/usr/local/bin:/usr/bin:/bin");
    valgrind.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]);
    valgrind.arg(release.join("repeat")).args([contender, work.name(), &times.to_string()]);
    let log = String::from_utf8(command::run(&mut valgrind)?.stderr)?;
    let count = log.lines().find_map(|line| line.split_once("Collected : "));
    Ok(count.ok_or("callgrind named no count")?.1.trim().parse()?)
}
