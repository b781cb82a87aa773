//! Measures instructions and heap calls of wire code.

use std::path::Path;
use std::process::Command;

use bench::{Body, CALL, CALLERS, CODECS, CONTENDERS, Coded, Derived, Peer, Work, data, job_of};

use crate::report::{Row, Table, publish};
use crate::{Result, command, target};

/// The titles of the columns, in the order of [`CONTENDERS`].
const TITLES: [&str; 6] = [
    "generated, `json`",
    "generated, serde_json",
    "derived, serde_json",
    "derived, sonic-rs",
    "derived, simd-json",
    "SDK, its codec",
];

/// In the order of [`CODECS`].
const CODEC_TITLES: [&str; 2] = ["generated, `json`", "generated, `cbor`"];

/// In the order of [`CALLERS`].
const CALLER_TITLES: [&str; 2] = ["generated, its client", "SDK, its client"];

pub(crate) fn measure() -> Result<Vec<Table>> {
    let release = target()?.join("release");
    let mut rows = Vec::new();
    for work in Work::ALL {
        rows.extend(rows_of(&title(work), &release, &CONTENDERS, work.name())?);
    }
    for body in Body::ALL {
        let title = |what| format!("{what} {} ({} B)", body.title(), body.text().len());
        rows.extend(rows_of(&title("Read"), &release, &CONTENDERS, body.read())?);
        rows.extend(rows_of(&title("Write"), &release, &CONTENDERS, body.write())?);
    }
    let what = "Build, sign and send AdminResetUserPassword, and read the answer";
    let calls = rows_of(what, &release, &CALLERS, CALL)?.into();
    publish(
        "wire",
        vec![
            Table { title: "Wire code, per call", contenders: &TITLES, base: 0, rows },
            Table {
                title: "The same values, per call",
                contenders: &CODEC_TITLES,
                base: 0,
                rows: of_cbor(&release)?,
            },
            Table { title: "Whole calls", contenders: &CALLER_TITLES, base: 0, rows: calls },
        ],
    )
}

/// What the same values take in JSON and in CBOR.
fn of_cbor(release: &Path) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    let mut add = |what: &str, json: usize, cbor: usize, work: &str| -> Result<()> {
        #[expect(clippy::cast_precision_loss, reason = "bodies are small")]
        let values = [json, cbor].map(|length| Some(length as f64)).into();
        rows.push(Row { what: what.to_owned(), unit: "bytes", values });
        rows.extend(rows_of(what, release, &CODECS, work)?);
        Ok(())
    };
    for work in Work::ALL {
        if let Some(coded) = Coded::of_work(work) {
            add(&title(work), (coded.json)().len(), coded.body.len(), work.name())?;
        }
    }
    for body in Body::ALL {
        let coded = Coded::of_body(body);
        for (what, work) in [("Read", body.read()), ("Write", body.write())] {
            let what = format!("{what} {}", body.title());
            add(&what, (coded.json)().len(), coded.body.len(), work)?;
        }
    }
    Ok(rows)
}

/// The instructions and heap calls of a piece of work, for the contenders that do it.
fn rows_of(what: &str, release: &Path, contenders: &[&str], work: &str) -> Result<[Row; 2]> {
    let row = |unit, value: fn(&Path, &str, &str) -> Result<f64>| -> Result<Row> {
        let values = contenders.iter().map(|contender| {
            job_of(contender, work).map(|_| value(release, contender, work)).transpose()
        });
        Ok(Row { what: what.to_owned(), unit, values: values.collect::<Result<_>>()? })
    };
    Ok([row("instructions", instructions)?, row("heap calls", heap_calls)?])
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

pub(crate) fn heap_calls(release: &Path, contender: &str, work: &str) -> Result<f64> {
    Ok(command::output(release.join("heap"), &[contender, work])?.trim().parse()?)
}

/// The instructions of a call: the difference of two runs, so that start, preparation and end don't
/// count.
pub(crate) fn instructions(release: &Path, contender: &str, work: &str) -> Result<f64> {
    let is_short = Work::named(work).is_some_and(|work| work != Work::ReadUsers) || work == CALL;
    let (few, many) = if is_short { (100, 1_100) } else { (10, 60) };
    let run = |times| collected(release, contender, work, times);
    Ok((run(many)? - run(few)?) / f64::from(many - few))
}

fn collected(release: &Path, contender: &str, work: &str, times: i32) -> Result<f64> {
    let mut valgrind = Command::new("valgrind");
    // The size of the environment changes addresses in memory, and so the count.
    valgrind.env_clear().env("PATH", "/usr/local/bin:/usr/bin:/bin");
    valgrind.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]);
    valgrind.arg(release.join("repeat")).args([contender, work, &times.to_string()]);
    let log = String::from_utf8(command::run(&mut valgrind)?.stderr)?;
    let count = log.lines().find_map(|line| line.split_once("Collected : "));
    Ok(count.ok_or("callgrind named no count")?.1.trim().parse()?)
}
