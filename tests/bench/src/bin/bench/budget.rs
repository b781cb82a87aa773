//! Figures that must not grow: `bench budget` checks them, `bench budget --update` writes new ones.

use std::collections::BTreeMap;
use std::fs;

use bench::{Body, CALL, Work};
use serde_json::{Value, json};

use crate::{Result, command, lines, weight, wire};

/// The file with the figures, next to the script that starts this program.
const FILE: &str = "budget.json";

/// A figure may be its budget times this.
const TOLERANCE: f64 = 1.03;

/// The contenders that are made from a model.
const OURS: [&str; 2] = ["json", "serde"];

/// Figures by name.
type Figures = BTreeMap<String, f64>;

/// Measures, and fails if a figure exceeds its budget.
pub(crate) fn check() -> Result<()> {
    let stated: Value = serde_json::from_str(&fs::read_to_string(FILE)?)?;
    let rustc = rustc()?;
    let measured = if stated["rustc"] == *rustc {
        all()?
    } else {
        println!(
            "The budget is for Rust {}, this is {rustc}: only what doesn't depend on the compiler \
             is checked.",
            stated["rustc"]
        );
        source()?
    };
    let mut exceeded = 0;
    println!("\n| Figure | budget | measured | |\n|---|---:|---:|---|");
    for (name, figure) in measured {
        let budget = stated["figures"][&name].as_f64().unwrap_or(0.0);
        let verdict = if figure > budget * TOLERANCE { "exceeded" } else { "" };
        exceeded += usize::from(!verdict.is_empty());
        println!("| {name} | {budget} | {figure} | {verdict} |");
    }
    if exceeded == 0 {
        return Ok(());
    }
    Err(format!(
        "{exceeded} of the figures exceed their budget by more than 3 %; if that is worth it, \
         `bash tests/bench/run budget --update` sets a new budget"
    )
    .into())
}

/// Measures, and writes the results as the new budget.
pub(crate) fn update() -> Result<()> {
    let budget = json!({ "rustc": rustc()?, "figures": all()? });
    fs::write(FILE, format!("{budget:#}\n"))?;
    Ok(())
}

/// The release of the compiler, such as `1.95`. Machine code depends on it.
fn rustc() -> Result<String> {
    let version = command::output("rustc", &["--version"])?;
    let version = version.split(' ').nth(1).ok_or("rustc has no version")?;
    Ok(version.split('.').take(2).collect::<Vec<_>>().join("."))
}

/// Figures that don't depend on the compiler.
fn source() -> Result<Figures> {
    let (all, code) = lines::ours()?;
    let mut figures = Figures::from([
        ("lines".to_owned(), all),
        ("lines without comments and blank ones".to_owned(), code),
    ]);
    for hello in weight::OURS {
        figures.insert(format!("crates, {hello}"), weight::crates(hello)?);
    }
    Ok(figures)
}

fn all() -> Result<Figures> {
    let mut figures = source()?;
    let release = crate::target()?.join("release");
    let bodies = Body::ALL.iter().flat_map(|body| [body.read(), body.write()]);
    let works: Vec<&str> = Work::ALL.map(Work::name).into_iter().chain(bodies).collect();
    let wire = OURS.iter().flat_map(|contender| works.iter().map(|work| (*contender, *work)));
    for (contender, work) in wire.chain([("client", CALL)]) {
        let instructions = wire::instructions(&release, contender, work)?.round();
        figures.insert(format!("instructions, {work}, {contender}"), instructions);
        let heap = wire::heap_calls(&release, contender, work)?;
        figures.insert(format!("heap calls, {work}, {contender}"), heap);
    }
    for hello in weight::OURS {
        if let Some(size) = weight::size(hello)? {
            figures.insert(format!("kB of a stripped release binary, {hello}"), size);
        }
    }
    Ok(figures)
}
