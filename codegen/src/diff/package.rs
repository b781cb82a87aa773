//! What users write into their own manifests and toolchains: the name of the crate, and the version of
//! Rust that it needs.

use super::Diff;
use super::change::{ChangeKind, SemverStep};
use crate::ir::Crate;

/// Notes another name, and another version of Rust. By Cargo's rules, a higher version of Rust is
/// [minor](https://doc.rust-lang.org/cargo/reference/semver.html#env-new-rust).
pub(super) fn compare(old: &Crate, new: &Crate, diff: &mut Diff) {
    let mut changes = diff.item("crate");
    if old.name != new.name {
        let what = format!("is called `{}`, was `{}`", new.name, old.name);
        changes.note(ChangeKind::Renamed, SemverStep::Major, what);
    }
    let [before, after] = [old, new].map(|krate| krate.package.rust_version());
    if numbers_of(before) != numbers_of(after) {
        let is_higher = numbers_of(before) < numbers_of(after);
        let step = if is_higher { SemverStep::Minor } else { SemverStep::Patch };
        changes.note(ChangeKind::Toolchain, step, format!("needs Rust {after}, needed {before}"));
    }
}

/// The numbers of a version, such as `1.88` or `1.88.0`.
fn numbers_of(version: &str) -> Vec<u32> {
    let mut numbers: Vec<u32> = version.split('.').filter_map(|part| part.parse().ok()).collect();
    numbers.resize(3, 0);
    numbers
}
