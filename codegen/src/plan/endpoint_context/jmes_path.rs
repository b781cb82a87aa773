//! Reads paths to values of an input: the part of [JMESPath](https://jmespath.org/specification.html)
//! that the trait `smithy.rules#operationContextParams` allows.

/// A step of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step<'p> {
    /// To a member.
    Member(&'p str),
    /// `[*]`: to each item of a list.
    Items,
    /// `*`: to each value of a map.
    Values,
    /// `[]`: the same as `[*]`, but lists within the list are joined first.
    Flatten,
    /// `keys(..)`: to the keys of a map.
    Keys,
    /// `[.., ..]`: to several values.
    Each(Vec<Vec<Step<'p>>>),
}

/// How many lists and functions can be within each other.
const MAX_DEPTH: usize = 8;

/// The steps of a path; `None` if it isn't one, or has more than is allowed here.
pub(super) fn parse(path: &str) -> Option<Vec<Step<'_>>> {
    let mut reader = Reader { rest: path, depth: 0 };
    let steps = reader.path()?;
    reader.rest.is_empty().then_some(steps)
}

struct Reader<'p> {
    rest: &'p str,
    depth: usize,
}

impl<'p> Reader<'p> {
    fn path(&mut self) -> Option<Vec<Step<'p>>> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return None;
        }
        let mut steps = Vec::new();
        self.first(&mut steps)?;
        loop {
            if self.take(".") {
                self.first(&mut steps)?;
            } else if self.rest.starts_with('[') {
                self.bracket(&mut steps)?;
            } else {
                break;
            }
        }
        self.depth -= 1;
        Some(steps)
    }

    /// What can stand at the start, and after a dot.
    fn first(&mut self, steps: &mut Vec<Step<'p>>) -> Option<()> {
        if self.take("*") {
            steps.push(Step::Values);
            return Some(());
        }
        if self.rest.starts_with('[') {
            return self.bracket(steps);
        }
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let end = self.rest.find(|c: char| !is_name(c)).unwrap_or(self.rest.len());
        let (name, rest) = self.rest.split_at(end);
        if name.is_empty() || name.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        self.rest = rest;
        if !self.take("(") {
            steps.push(Step::Member(name));
            return Some(());
        }
        let argument = self.path().filter(|_| name == "keys" && self.take(")"))?;
        steps.extend(argument);
        steps.push(Step::Keys);
        Some(())
    }

    fn bracket(&mut self, steps: &mut Vec<Step<'p>>) -> Option<()> {
        if self.take("[*]") {
            steps.push(Step::Items);
        } else if self.take("[]") {
            steps.push(Step::Flatten);
        } else {
            self.take("[");
            let mut paths = Vec::new();
            loop {
                self.rest = self.rest.trim_start();
                paths.push(self.path()?);
                self.rest = self.rest.trim_start();
                if self.take("]") {
                    break;
                }
                self.take(",").then_some(())?;
            }
            steps.push(Step::Each(paths));
        }
        Some(())
    }

    fn take(&mut self, text: &str) -> bool {
        let rest = self.rest.strip_prefix(text);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_have_steps() {
        use Step::{Each, Flatten, Items, Keys, Member, Values};
        let each = Each(vec![vec![Member("B"), Member("C")], vec![Member("D")]]);
        for (path, steps) in [
            ("A", vec![Member("A")]),
            ("A.B_2", vec![Member("A"), Member("B_2")]),
            ("A[*].B", vec![Member("A"), Items, Member("B")]),
            ("A.*.B", vec![Member("A"), Values, Member("B")]),
            ("keys(A.B)", vec![Member("A"), Member("B"), Keys]),
            ("A[*].keys(B)[]", vec![Member("A"), Items, Member("B"), Keys, Flatten]),
            ("A[*].[B.C, D][]", vec![Member("A"), Items, each.clone(), Flatten]),
            ("[ B.C ,D ]", vec![each]),
        ] {
            assert_eq!(parse(path), Some(steps), "{path}");
        }
    }

    #[test]
    fn other_paths_are_refused() {
        for path in [
            "",
            ".",
            "A.",
            ".A",
            "A..B",
            "A[0]",
            "A[-1]",
            "A[1:2]",
            "A[?B]",
            "A | B",
            "A || B",
            "A[",
            "A[]]",
            "[A",
            "[A,]",
            "[]A",
            "keys(A",
            "keys()",
            "values(A)",
            "length(A)",
            "\"A\"",
            "`A`",
            "@",
            "A B",
            "1A",
            "é",
            "{a: A}",
        ] {
            assert_eq!(parse(path), None, "{path}");
        }
        assert_eq!(parse(&"[".repeat(100_000)), None);
        assert_eq!(parse(&"keys(".repeat(100_000)), None);
    }
}
