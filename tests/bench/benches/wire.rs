//! How long the wire code takes: `cargo bench` in this folder.

use bench::{ByJson, BySerde, Derived, Peer, Sdk, Work, job};
use divan::Bencher;

fn main() {
    divan::main();
}

/// What is measured, by the names of [`Work`].
const WORK: [&str; 4] = ["build-reset", "write-reset", "write-create", "read-users"];

#[divan::bench(types = [ByJson, BySerde, Derived, Sdk], args = WORK)]
fn wire<P: Peer>(bencher: Bencher<'_, '_>, work: &str) {
    let job = job::<P>(Work::named(work).expect("the name is one of `Work`"));
    bencher.bench_local(job);
}
