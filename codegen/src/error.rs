//! Problems of an input. Each phase collects them, so that a run reports all of them at once.

use std::fmt;

use crate::characters::printable;

/// A problem of an input: where it is, what it is, and what to do about it.
///
/// Each of the three texts can quote the input unchanged: `Display` escapes it with [`printable`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    at: String,
    message: String,
    help: Option<String>,
}

impl Problem {
    /// A problem at `at`, which names a file, a shape id or a key of the configuration.
    pub fn new(at: impl fmt::Display, message: impl Into<String>) -> Self {
        Self { at: at.to_string(), message: message.into(), help: None }
    }

    /// The same problem at another place.
    #[must_use]
    pub(crate) fn at(mut self, at: impl fmt::Display) -> Self {
        self.at = at.to_string();
        self
    }

    /// Adds the help, which says what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

impl Problem {
    fn fmt_as(&self, f: &mut fmt::Formatter<'_>, level: &str) -> fmt::Result {
        write!(f, "{level}: ")?;
        if !self.at.is_empty() {
            write!(f, "{}: ", printable(&self.at))?;
        }
        f.write_str(&printable(&self.message))?;
        match &self.help {
            Some(help) => write!(f, "\n  help: {}", printable(help)),
            None => Ok(()),
        }
    }

    /// Puts the name of the file in front of the place.
    fn in_file(&mut self, file: &str) {
        self.at = match self.at.as_str() {
            "" => file.to_owned(),
            at => format!("{file}: {at}"),
        };
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.fmt_as(f, "error")
    }
}

/// A valid part of an input that wasn't generated, such as an operation with a stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning(Problem);

impl Warning {
    /// A warning at `at`. The help says what to do.
    pub(crate) fn new(
        at: impl fmt::Display,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self(Problem::new(at, message).help(help))
    }

    /// Puts the name of the file in front of the place.
    #[must_use]
    pub fn in_file(mut self, file: impl fmt::Display) -> Self {
        self.0.in_file(&file.to_string());
        self
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt_as(f, "warning")
    }
}

/// The problems that a phase found.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Errors(Vec<Problem>);

impl Errors {
    /// Adds a problem at the end.
    pub fn push(&mut self, problem: Problem) {
        self.0.push(problem);
    }

    /// Returns the value of `result`, or adds its problems and returns `None`.
    pub fn collect<T>(&mut self, result: Result<T, Errors>) -> Option<T> {
        result.map_err(|errors| self.0.extend(errors.0)).ok()
    }

    /// Ends a phase: returns an error if there is any problem.
    ///
    /// # Errors
    /// The collected problems, if there are any.
    pub fn propagate(&mut self) -> Result<(), Errors> {
        if self.0.is_empty() { Ok(()) } else { Err(std::mem::take(self)) }
    }

    /// Puts the name of the file in front of each place.
    #[must_use]
    pub fn in_file(mut self, file: impl fmt::Display) -> Self {
        let file = file.to_string();
        self.0.iter_mut().for_each(|problem| problem.in_file(&file));
        self
    }

    /// The problems, in the order in which they were added.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.0
    }
}

impl From<Problem> for Errors {
    fn from(problem: Problem) -> Self {
        Self(vec![problem])
    }
}

impl Extend<Problem> for Errors {
    fn extend<T: IntoIterator<Item = Problem>>(&mut self, problems: T) {
        self.0.extend(problems);
    }
}

impl fmt::Display for Errors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            problem.fmt(f)?;
        }
        Ok(())
    }
}

/// Readable text, since Rust prints `Debug` if `main` of a build script returns an error.
impl fmt::Debug for Errors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = if self.0.len() == 1 { "" } else { "s" };
        write!(f, "{} problem{plural}\n{self}", self.0.len())
    }
}

impl std::error::Error for Errors {}

/// The `candidates` that are most similar to `name`, for "did you mean": at most three, the most
/// similar one first.
#[must_use]
pub fn nearest<'a>(name: &str, candidates: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let name = Letters::of(name);
    let scored = candidates.map(|candidate| (name.likeness(candidate), candidate));
    best(scored.filter(|(likeness, _)| *likeness > 70).collect())
}

fn best(mut scored: Vec<(usize, &str)>) -> Vec<&str> {
    scored.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    scored.into_iter().take(3).map(|(_, candidate)| candidate).collect()
}

/// Joins names with "or": "`a`, `b` or `c`".
#[must_use]
pub fn or(names: &[impl AsRef<str>]) -> String {
    let names: Vec<_> = names.iter().map(|name| format!("`{}`", name.as_ref())).collect();
    match names.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
        None => String::new(),
    }
}

/// The places of each letter in a name, as bits. Upper and lower case are the same.
struct Letters {
    /// By ASCII letter; names have no others.
    places: [u128; 128],
    count: usize,
}

impl Letters {
    /// The number of letters that are compared. No name in a model is longer.
    const MAX: usize = 128;

    fn of(name: &str) -> Self {
        let mut letters = Self { places: [0; 128], count: 0 };
        for letter in Self::letters(name) {
            if let Some(places) = letters.places.get_mut(letter) {
                *places |= 1 << letters.count;
            }
            letters.count += 1;
        }
        letters
    }

    fn letters(name: &str) -> impl Iterator<Item = usize> {
        name.bytes().take(Self::MAX).map(|letter| letter.to_ascii_lowercase().into())
    }

    /// The length of the longest common subsequence of the two names, as a percentage of their
    /// average length.
    ///
    /// This must be fast, since each wrong key of a configuration is compared with each name of the
    /// model. So it computes all places in parallel, as bits: see Hyyrö, "Bit-parallel LCS-length
    /// computation revisited" (2004).
    fn likeness(&self, other: &str) -> usize {
        let (mut free, mut count) = (u128::MAX, 0);
        for letter in Self::letters(other) {
            let found = free & self.places.get(letter).copied().unwrap_or(0);
            free = free.wrapping_add(found) | (free - found);
            count += 1;
        }
        let common = (0..self.count).filter(|place| free >> place & 1 == 0).count();
        200 * common / (self.count + count).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_names_come_first() {
        let names = ["DescribeUser", "ListUsers", "ListUserPools", "DeleteUser"];
        assert_eq!(nearest("listUser", names.into_iter()), ["ListUsers", "ListUserPools"]);
        assert_eq!(nearest("Other", names.into_iter()), [""; 0]);
    }

    #[test]
    fn likeness_is_the_longest_common_subsequence() {
        let likeness = |one: &str, other: &str| Letters::of(one).likeness(other);
        assert_eq!(likeness("abcbdab", "BDCABA"), 200 * 4 / 13);
        assert_eq!(likeness("BDCABA", "abcbdab"), 200 * 4 / 13);
        assert_eq!(
            [likeness("A_1", "a_1"), likeness("a", "b"), likeness("\u{e9}", "\u{e9}")],
            [100, 0, 0]
        );
        assert_eq!([likeness("", ""), likeness("a", ""), likeness("", "a")], [0; 3]);
        let long = "ab".repeat(100);
        assert_eq!([likeness(&long, &long), likeness(&long, &"b".repeat(200))], [100, 50]);
    }

    #[test]
    fn problems_read_well_where_a_build_script_returns_them() {
        let mut errors = Errors::from(Problem::new("a#B", "is wrong").help("fix it"));
        assert_eq!(format!("{errors:?}"), "1 problem\nerror: a#B: is wrong\n  help: fix it");
        errors.push(Problem::new("", "worse"));
        assert!(format!("{errors:?}").starts_with("2 problems\nerror: a#B"));
    }
}
