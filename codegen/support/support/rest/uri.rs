//! Paths and queries of requests.

use super::InputError;

/// The value of a label.
pub(super) struct Label {
    /// Its name in the pattern, which is that of its member.
    pub(super) name: &'static str,
    pub(super) value: String,
}

/// Fills in the labels of a pattern such as `/users/{Name}?list`, and adds the query.
pub(super) fn expand(pattern: &'static str, labels: &[Label], query: &str) -> Result<String, InputError> {
    let (path, constant) = pattern.split_once('?').unwrap_or((pattern, ""));
    let mut uri = String::with_capacity(path.len() + query.len() + 32);
    for segment in path.strip_prefix('/').unwrap_or(path).split('/') {
        uri.push('/');
        match segment.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
            Some(name) => add_label(&mut uri, name, labels)?,
            None => uri.push_str(segment),
        }
    }
    let mut before = '?';
    for part in [constant, query].into_iter().filter(|part| !part.is_empty()) {
        uri.push(before);
        uri.push_str(part);
        before = '&';
    }
    Ok(uri)
}

/// Adds the value of a label. A greedy one keeps its slashes.
fn add_label(uri: &mut String, name: &'static str, labels: &[Label]) -> Result<(), InputError> {
    let greedy = name.strip_suffix('+');
    let name = greedy.unwrap_or(name);
    let value = labels.iter().find(|label| label.name == name).map(|label| label.value.as_str());
    let value = value.filter(|value| !value.is_empty()).ok_or(InputError::EmptyLabel(name))?;
    let segments = value.split(|c| greedy.is_some() && c == '/');
    for (index, segment) in segments.enumerate() {
        if matches!(segment, "." | "..") {
            return Err(InputError::DotSegment(name));
        }
        if index > 0 {
            uri.push('/');
        }
        encode(uri, segment);
    }
    Ok(())
}

/// Adds a key and a value to a query.
pub(super) fn add_pair(query: &mut String, key: &str, value: &str) {
    if !query.is_empty() {
        query.push('&');
    }
    encode(query, key);
    query.push('=');
    encode(query, value);
}

/// Adds a text, in which all bytes but unreserved characters (RFC 3986, section 2.3) are
/// percent-encoded.
fn encode(out: &mut String, text: &str) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            let [high, low] = [byte >> 4, byte & 15].map(|digit| char::from(HEX[usize::from(digit)]));
            out.extend(['%', high, low]);
        }
    }
}

/// The text that is percent-encoded; `None` if it has other escapes, or isn't UTF-8.
#[cfg(feature = "server")]
pub(crate) fn decode(encoded: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(encoded.len());
    let mut parts = encoded.split('%');
    bytes.extend(parts.next()?.bytes());
    for part in parts {
        let (digits, plain) = part.split_at_checked(2)?;
        let are_digits = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        bytes.push(u8::from_str_radix(digits, 16).ok().filter(|_| are_digits)?);
        bytes.extend(plain.bytes());
    }
    String::from_utf8(bytes).ok()
}

/// The keys of the constant query of a pattern, which no member can set.
pub(super) fn constant_keys(pattern: &str) -> impl Iterator<Item = &str> {
    let (_, query) = pattern.split_once('?').unwrap_or((pattern, ""));
    query.split('&').map(|pair| pair.split('=').next().unwrap_or(pair))
}
