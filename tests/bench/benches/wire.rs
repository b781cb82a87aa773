//! How long the wire code takes: `cargo bench` in this folder.

use bench::{Body, ByJson, BySerde, Derived, DerivedSimd, DerivedSonic, Peer, Sdk, Work, job};
use divan::Bencher;

fn main() {
    divan::main();
}

/// What is measured, by the names of [`Work`].
const WORK: [&str; 4] = ["build-reset", "write-reset", "write-create", "read-users"];

#[divan::bench(types = [ByJson, BySerde, Derived, DerivedSonic, DerivedSimd, Sdk], args = WORK)]
fn wire<P: Peer>(bencher: Bencher<'_, '_>, work: &str) {
    let job = job::<P>(Work::named(work).expect("the name is one of `Work`"));
    bencher.bench_local(job);
}

/// The other bodies, by the names of contenders.
#[divan::bench(args = ["json", "serde", "derived", "sonic", "simd"], consts = [0, 1, 2, 3])]
fn read<const BODY: usize>(bencher: Bencher<'_, '_>, contender: &str) {
    bencher
        .bench_local(Body::ALL[BODY].reading(contender).expect("the name is one of a contender"));
}

#[divan::bench(args = ["json", "serde", "derived", "sonic", "simd"], consts = [0, 1, 2, 3])]
fn write<const BODY: usize>(bencher: Bencher<'_, '_>, contender: &str) {
    bencher
        .bench_local(Body::ALL[BODY].writing(contender).expect("the name is one of a contender"));
}
