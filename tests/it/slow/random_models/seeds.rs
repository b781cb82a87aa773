//! Chooses the seeds to try, and reports those that fail.

use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::{env, thread};

/// The seeds that the environment asks for, or as many as usual.
pub(crate) fn chosen(usual: u64) -> Range<u64> {
    let Ok(wanted) = env::var("RANDOM_MODELS") else { return 0..usual };
    let number = |text: &str| text.parse().expect("RANDOM_MODELS is a number, or two with `..`");
    match wanted.split_once("..") {
        Some((from, to)) => number(from)..number(to),
        None => 0..number(&wanted),
    }
}

/// Tries each seed, and fails with those for which the check fails or panics.
pub(crate) fn each(usual: u64, check: impl Fn(u64) -> Result<(), String> + Sync) {
    let Range { start, end } = chosen(usual);
    let step = thread::available_parallelism().map_or(1, usize::from);
    let failures = thread::scope(|scope| {
        let workers: Vec<_> = (0..step)
            .map(|first| {
                let check = &check;
                scope.spawn(move || {
                    let seeds = (start..end).skip(first).step_by(step);
                    seeds.filter_map(|seed| failure(seed, check)).collect::<Vec<_>>()
                })
            })
            .collect();
        let found = workers.into_iter().flat_map(|worker| worker.join().expect("it catches all"));
        found.collect::<Vec<_>>()
    });
    let count = failures.len();
    let shown: Vec<String> = failures.into_iter().take(10).collect();
    assert!(count == 0, "{count} seeds of {start}..{end} fail:\n{}", shown.join("\n"));
}

fn failure(seed: u64, check: impl Fn(u64) -> Result<(), String>) -> Option<String> {
    match catch_unwind(AssertUnwindSafe(|| check(seed))) {
        Ok(Ok(())) => None,
        Ok(Err(reason)) => Some(format!("seed {seed}: {reason}")),
        Err(_) => Some(format!("seed {seed} panics")),
    }
}
