//! How long the wire code takes: `cargo bench` in this folder.

use bench::{ByJson, BySerde, Derived, Peer, Sdk, Work, job};
use divan::Bencher;

fn main() {
    divan::main();
}

/// What users do with the types, by the names that arguments have.
const WORK: [&str; 4] = ["build-reset", "write-reset", "write-create", "read-users"];

#[divan::bench(types = [ByJson, BySerde, Derived, Sdk], args = WORK)]
fn wire<P: Peer>(bencher: Bencher<'_, '_>, work: &str) {
    let job = job::<P>(Work::named(work).expect("it is the name of a piece of work"));
    bencher.bench_local(job);
}
