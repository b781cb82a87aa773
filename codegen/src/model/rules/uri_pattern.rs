//! The pattern of an operation's URI, see
//! <https://smithy.io/2.0/spec/http-bindings.html#uri>.

use crate::model::is_identifier;

/// Characters of paths and queries that mean themselves, besides letters and digits, see
/// <https://www.rfc-editor.org/rfc/rfc3986#section-3.3>.
const PLAIN: &str = "-._~%!$'()*+,;:@";

/// The parts of a pattern that members meet.
pub(super) struct UriPattern<'a> {
    /// The labels in the path.
    pub(super) labels: Vec<Label<'a>>,
    /// The names of the parameters in the query.
    pub(super) parameters: Vec<&'a str>,
}

/// A segment that is the value of a member.
pub(super) struct Label<'a> {
    /// The name of the member.
    pub(super) name: &'a str,
    /// Whether slashes in the value separate segments.
    pub(super) is_greedy: bool,
}

impl<'a> UriPattern<'a> {
    /// Reads a pattern.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(super) fn parse(text: &'a str) -> Result<Self, &'static str> {
        if text.contains('#') {
            return Err("has a fragment");
        }
        let (path, parameters) = match text.split_once('?') {
            Some((_, "")) => return Err("ends with `?`"),
            Some((path, query)) => (path, parameters(query)?),
            None => (text, Vec::new()),
        };
        let path = path.strip_prefix('/').ok_or("doesn't start with `/`")?;
        // A path can end with a slash.
        let segments = path.strip_suffix('/').unwrap_or(path).split('/');
        let is_root = path.is_empty();
        let labels = segments.filter(|_| !is_root).map(label).collect::<Result<Vec<_>, _>>()?;
        let labels = labels.into_iter().flatten().collect();
        let pattern = Self { labels, parameters };
        pattern.check_labels()?;
        Ok(pattern)
    }

    fn check_labels(&self) -> Result<(), &'static str> {
        let mut names: Vec<_> =
            self.labels.iter().map(|label| label.name.to_ascii_lowercase()).collect();
        names.sort_unstable();
        if names.windows(2).any(|pair| pair[0] == pair[1]) {
            return Err("has a label twice");
        }
        if self.labels.iter().rev().skip(1).any(|label| label.is_greedy) {
            return Err("has a label after a greedy one");
        }
        Ok(())
    }
}

/// The label that a segment is; `None` for a constant.
fn label(segment: &str) -> Result<Option<Label<'_>>, &'static str> {
    let inner = segment.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
    let Some(inner) = inner else {
        return match segment {
            "" => Err("has an empty segment"),
            "." | ".." => Err("has the segment `.` or `..`, which clients remove"),
            _ if segment.contains(['{', '}']) => Err("has a label that isn't a whole segment"),
            _ if !is_plain(segment, "&=") => Err("has characters that no path has"),
            _ => Ok(None),
        };
    };
    let (name, is_greedy) = inner.strip_suffix('+').map_or((inner, false), |name| (name, true));
    if is_identifier(name) {
        Ok(Some(Label { name, is_greedy }))
    } else {
        Err("has a label that isn't the name of a member")
    }
}

/// The names of the parameters in a query.
fn parameters(query: &str) -> Result<Vec<&str>, &'static str> {
    if query.contains(['{', '}']) {
        return Err("has a label in its query");
    }
    if !is_plain(query, "&=/?") {
        return Err("has characters that no query has");
    }
    let mut names = Vec::new();
    for pair in query.split('&') {
        let name = pair.split('=').next().unwrap_or(pair);
        if name.is_empty() {
            return Err("has a parameter without a name");
        }
        if names.contains(&name) {
            return Err("has a parameter twice");
        }
        names.push(name);
    }
    Ok(names)
}

fn is_plain(text: &str, more: &str) -> bool {
    text.chars().all(|c| c.is_ascii_alphanumeric() || PLAIN.contains(c) || more.contains(c))
}
