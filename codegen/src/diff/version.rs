//! The version that a crate must have after a change, by Cargo's rules for semantic versions
//! (<https://doc.rust-lang.org/cargo/reference/semver.html>).

use semver::{BuildMetadata, Prerelease, Version};

use super::SemverStep;

impl SemverStep {
    /// The lowest version for a crate after this change, if its version was `base`.
    ///
    /// Cargo takes the first part of a version that isn't zero for the major one. So in `0.y.z`,
    /// `y` goes up for a major change, and `z` for any other. In `0.0.z`, `z` goes up for each.
    /// Pre-releases are never compatible, so any change only needs the next one: `1.0.0-rc.2` after
    /// `1.0.0-rc.1`.
    #[must_use]
    pub fn next_version(self, base: &Version) -> Version {
        if !base.pre.is_empty() {
            let (pre, build) = (next_prerelease(&base.pre), BuildMetadata::EMPTY);
            return Version { pre, build, ..base.clone() };
        }
        let (major, minor, patch) = (base.major, base.minor, base.patch);
        let one_more = |part: u64| part.saturating_add(1);
        match (self, major, minor) {
            (Self::Major, 1.., _) => Version::new(one_more(major), 0, 0),
            (Self::Minor, 1.., _) | (Self::Major, 0, 1..) => {
                Version::new(major, one_more(minor), 0)
            }
            _ => Version::new(major, minor, one_more(patch)),
        }
    }

    /// Whether `version` is high enough for a crate after this change, if its version was `base`. A
    /// pre-release of a version is as good as this version.
    #[must_use]
    pub fn is_satisfied(self, base: &Version, version: &Version) -> bool {
        let released = Version::new(version.major, version.minor, version.patch);
        version.cmp_precedence(base).is_gt()
            && released.cmp_precedence(&self.next_version(base)).is_ge()
    }
}

/// The pre-release with its last number raised, as `rc.2` after `rc.1`; if it doesn't end with a
/// number, one is added.
fn next_prerelease(pre: &Prerelease) -> Prerelease {
    let (start, last) = match pre.rsplit_once('.') {
        Some((start, last)) => (format!("{start}."), last),
        None => (String::new(), pre.as_str()),
    };
    let next = match last.parse::<u64>() {
        Ok(number) => format!("{start}{}", number.saturating_add(1)),
        Err(_) => format!("{pre}.1"),
    };
    Prerelease::new(&next).unwrap_or_else(|_| pre.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(text: &str) -> Version {
        text.parse().expect("it is a version")
    }

    #[test]
    fn the_first_part_that_is_not_zero_is_the_major_one() {
        let cases = [
            // Base, then after a major, a minor and a patch change.
            ["1.2.3", "2.0.0", "1.3.0", "1.2.4"],
            ["0.2.3", "0.3.0", "0.2.4", "0.2.4"],
            ["0.0.3", "0.0.4", "0.0.4", "0.0.4"],
            ["0.0.0", "0.0.1", "0.0.1", "0.0.1"],
            ["1.2.3+build", "2.0.0", "1.3.0", "1.2.4"],
            ["1.0.0-rc.1", "1.0.0-rc.2", "1.0.0-rc.2", "1.0.0-rc.2"],
            ["1.0.0-rc", "1.0.0-rc.1", "1.0.0-rc.1", "1.0.0-rc.1"],
            ["0.1.0-9", "0.1.0-10", "0.1.0-10", "0.1.0-10"],
        ];
        for [base, major, minor, patch] in cases {
            let steps = [SemverStep::Major, SemverStep::Minor, SemverStep::Patch];
            let next = steps.map(|step| step.next_version(&version(base)).to_string());
            assert_eq!(next, [major, minor, patch], "after {base}");
        }
        let last = Version::new(u64::MAX, 0, 0);
        assert_eq!(SemverStep::Major.next_version(&last), last, "there is no higher one");
    }

    #[test]
    fn a_version_can_be_higher_than_it_must_be() {
        use SemverStep::{Major, Minor, Patch};
        let cases = [
            (Minor, "1.2.3", "1.2.9", false),
            (Minor, "1.2.3", "1.3.0", true),
            (Minor, "1.2.3", "2.0.0", true),
            (Major, "0.2.3", "0.2.4", false),
            (Major, "0.2.3", "0.3.0-alpha", true),
            (Major, "0.2.3", "0.3.0+build", true),
            (Patch, "0.2.3", "0.2.3", false),
            (Patch, "0.2.3", "0.2.3+build", false),
            (Patch, "0.2.3", "0.2.2", false),
            (Major, "1.0.0-rc.1", "1.0.0-rc.2", true),
            (Major, "1.0.0-rc.1", "1.0.0", true),
            (Patch, "1.0.0-rc.1", "1.0.0-rc.1", false),
        ];
        for (step, base, current, is_satisfied) in cases {
            let found = step.is_satisfied(&version(base), &version(current));
            assert_eq!(found, is_satisfied, "{base} to {current}, {step:?}");
        }
    }
}
