//! Random idempotency tokens for requests.

use super::token_source::TokenSource;

/// The source of tokens: the system, through the crate `getrandom`.
#[cfg(feature = "getrandom")]
pub(crate) const SOURCE: TokenSource = TokenSource::Random(|| {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).ok()?;
    Some(uuid(u128::from_ne_bytes(bytes)))
});

/// The source of tokens: the standard library.
#[cfg(not(feature = "getrandom"))]
#[cfg(not(any(all(target_family = "wasm", target_os = "unknown"), target_os = "xous")))]
pub(crate) const SOURCE: TokenSource = TokenSource::Random(|| {
    use std::hash::{BuildHasher, RandomState};

    // Each hasher in a process has different keys. The first keys of a thread are random numbers of
    // the system, so the keys of two processes differ, too.
    let half = || u128::from(RandomState::new().hash_one(moment()));
    Some(uuid(half() << 64 | half()))
});

/// No source: on these targets the keys of hashers are the same in every process.
#[cfg(not(feature = "getrandom"))]
#[cfg(any(all(target_family = "wasm", target_os = "unknown"), target_os = "xous"))]
pub(crate) const SOURCE: TokenSource = TokenSource::Missing;

/// A value that differs between two processes with the same keys: after a fork, or in copies of a
/// virtual machine.
#[cfg(not(feature = "getrandom"))]
#[cfg(any(unix, windows))]
fn moment() -> (u32, std::time::SystemTime) {
    (std::process::id(), std::time::SystemTime::now())
}

/// Other targets have no forks, and some have no clock.
#[cfg(not(feature = "getrandom"))]
#[cfg(not(any(unix, windows)))]
#[allow(dead_code, reason = "not all of them have randomness")]
fn moment() {}

/// A UUID of version 4 (RFC 9562) with these bits.
#[allow(dead_code, reason = "not every target has randomness")]
fn uuid(bits: u128) -> String {
    let (high, low) = (bits >> 64, bits & u128::from(u64::MAX));
    format!(
        "{:08x}-{:04x}-4{:03x}-{:04x}-{:012x}",
        high >> 32,
        high >> 16 & 0xffff,
        high & 0xfff,
        low >> 48 & 0x3fff | 0x8000,
        low & 0xffff_ffff_ffff,
    )
}
