//! Generates many crates independently and in parallel: the error of one model doesn't stop the
//! others.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::num::NonZero;
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::Instant;

use codegen::tree::Drift;
use codegen::{Errors, Generated};

use crate::FAILURE;
use crate::args::{Codegen, Mode};
use crate::output::{Drifts, Progress, count, out_of_date, say};
use crate::target::Target;

/// The result for a target.
enum Outcome {
    /// Its files were written, or are up to date.
    Done {
        files: usize,
        changed: usize,
    },
    /// Its files differ.
    Drift(Vec<Drift>),
    Failed,
}

/// The messages about a target, and its result.
struct Report {
    lines: String,
    outcome: Outcome,
}

/// Generates every target, on all processors, and prints the reports in the order of the targets.
pub(crate) fn run(targets: &[Target], codegen: &Codegen) -> ExitCode {
    let start = Instant::now();
    let (mut failed, mut files, mut changed) = (0, 0, 0);
    let mut drifts = Drifts::default();
    each(targets, codegen.mode, |report| {
        say(format_args!("{}", report.lines.trim_end()));
        match &report.outcome {
            Outcome::Done { files: of_one, changed: in_one } => {
                files += of_one;
                changed += in_one;
            }
            Outcome::Drift(of_one) => of_one.iter().for_each(|drift| drifts.add(drift)),
            Outcome::Failed => failed += 1,
        }
    });
    let crates = count(targets.len() - failed);
    let failures = if failed == 0 { String::new() } else { format!(", {failed} failed") };
    match codegen.mode {
        Mode::Write => {
            let seconds = start.elapsed().as_secs_f64();
            say(format_args!(
                "codegen: {crates}{failures}, {files} files, {changed} changed, {seconds:.1} s"
            ));
        }
        Mode::Check if drifts.are_none() => {
            say(format_args!("codegen: {crates}{failures}, {files} files, up to date"));
        }
        Mode::Check => {}
    }
    let drift = (!drifts.are_none()).then(|| out_of_date(&drifts, &codegen.update_command()));
    if failed > 0 { ExitCode::from(FAILURE) } else { drift.unwrap_or(ExitCode::SUCCESS) }
}

/// Works on all targets in parallel, and passes their reports to `take` in the order of the
/// targets.
fn each(targets: &[Target], mode: Mode, mut take: impl FnMut(&Report)) {
    let next = AtomicUsize::new(0);
    let (sender, receiver) = mpsc::channel();
    let work = |sender: mpsc::Sender<_>| {
        while let Some((index, target)) = {
            let index = next.fetch_add(1, Ordering::Relaxed);
            targets.get(index).map(|target| (index, target))
        } {
            if sender.send((index, report(target, mode))).is_err() {
                return;
            }
        }
    };
    let workers = thread::available_parallelism().map_or(1, NonZero::get).min(targets.len());
    thread::scope(|scope| {
        for _ in 0..workers {
            let sender = sender.clone();
            scope.spawn(|| work(sender));
        }
        drop(sender);
        let mut progress = Progress::of(targets.len());
        let mut waiting = BTreeMap::new();
        let mut turn = 0;
        for (index, report) in receiver {
            waiting.insert(index, report);
            progress.clear();
            while let Some(report) = waiting.remove(&turn) {
                take(&report);
                turn += 1;
            }
            progress.show(turn + waiting.len());
        }
        progress.clear();
    });
}

fn report(target: &Target, mode: Mode) -> Report {
    let mut lines = String::new();
    let outcome = act(target, mode, &mut lines).unwrap_or_else(|errors| {
        _ = writeln!(lines, "codegen: {}: failed\n{errors}", target.shown);
        Outcome::Failed
    });
    Report { lines, outcome }
}

fn act(target: &Target, mode: Mode, lines: &mut String) -> Result<Outcome, Errors> {
    let Generated { tree, warnings, .. } = target.generate()?;
    for warning in warnings {
        _ = writeln!(lines, "{warning}");
    }
    let name = &target.shown;
    if mode == Mode::Write {
        let summary = tree.write(&target.out)?;
        let (files, changed) = (summary.files, summary.written + summary.deleted);
        _ = writeln!(lines, "codegen: {name}: {files} files, {changed} changed");
        return Ok(Outcome::Done { files, changed });
    }
    let drifts = tree.check(&target.out)?;
    for drift in &drifts {
        _ = writeln!(lines, "{name}/{drift}");
    }
    let files = tree.files().count();
    let state = match drifts.len() {
        0 => "up to date".to_owned(),
        differing => format!("{differing} out of date"),
    };
    _ = writeln!(lines, "codegen: {name}: {files} files, {state}");
    Ok(if drifts.is_empty() { Outcome::Done { files, changed: 0 } } else { Outcome::Drift(drifts) })
}
