//! Percent-encoding of paths and queries, see <https://www.rfc-editor.org/rfc/rfc3986#section-2.1>,
//! and hexadecimal digits.

/// What `presign` adds to a query.
const OF_SIGNATURES: [&str; 7] = [
    "X-Amz-Algorithm",
    "X-Amz-Credential",
    "X-Amz-Date",
    "X-Amz-Expires",
    "X-Amz-Security-Token",
    "X-Amz-Signature",
    "X-Amz-SignedHeaders",
];

/// Encodes all bytes except unreserved characters and those in `kept`.
pub(super) fn encode(bytes: &[u8], kept: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for &byte in bytes {
        let is_unreserved = byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~');
        if is_unreserved || kept.contains(&byte) {
            text.push(char::from(byte));
        } else {
            text.push('%');
            text.push(digit(byte >> 4).to_ascii_uppercase());
            text.push(digit(byte & 15).to_ascii_uppercase());
        }
    }
    text
}

/// Adds a name and a value to a query.
pub(super) fn add_pair(query: &mut String, name: &str, value: &str) {
    if !query.is_empty() {
        query.push('&');
    }
    query.push_str(&encode(name.as_bytes(), b""));
    query.push('=');
    query.push_str(&encode(value.as_bytes(), b""));
}

/// A query without the names that a signature adds.
pub(super) fn without_signature(query: &str) -> String {
    let is_kept = |pair: &&str| {
        let name = decode(pair.split('=').next().unwrap_or(pair));
        !OF_SIGNATURES.iter().any(|own| own.as_bytes() == name)
    };
    query.split('&').filter(|pair| !pair.is_empty()).filter(is_kept).collect::<Vec<_>>().join("&")
}

/// A query as it is signed: each name and value encoded in one way, in the order of the names, and
/// then of the values.
pub(super) fn canonical_query(query: &str) -> String {
    let encoded = |text: &str| encode(&decode(text), b"");
    let pair = |pair: &str| match pair.split_once('=') {
        Some((name, value)) => (encoded(name), encoded(value)),
        None => (encoded(pair), String::new()),
    };
    let mut pairs: Vec<_> = query.split('&').filter(|pair| !pair.is_empty()).map(pair).collect();
    pairs.sort_unstable();
    let pairs: Vec<String> = pairs.iter().map(|(name, value)| format!("{name}={value}")).collect();
    pairs.join("&")
}

/// The bytes that a part of a query stands for: services read a plus sign as a space.
fn decode(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        rest = after;
        let escaped = match (first, after) {
            (b'%', [high, low, ..]) => value(*high).zip(value(*low)),
            _ => None,
        };
        match escaped {
            Some((high, low)) => {
                bytes.push(high << 4 | low);
                rest = &rest[2..];
            }
            None => bytes.push(if first == b'+' { b' ' } else { first }),
        }
    }
    bytes
}

/// Hexadecimal digits, in lower case.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

fn digit(value: u8) -> char {
    char::from_digit(value.into(), 16).unwrap_or('0')
}

fn value(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn queries_are_sorted_and_encoded_in_one_way() {
        let cases = [
            ("b=2&a=1", "a=1&b=2"),
            ("a=b&a=a&A=c", "A=c&a=a&a=b"),
            ("a&b=", "a=&b="),
            ("%7e=%2f&x=a+b", "x=a%20b&~=%2F"),
            ("a=b=c&&", "a=b%3Dc"),
            ("a=%zz%4", "a=%25zz%254"),
            ("", ""),
        ];
        for (query, expected) in cases {
            assert_eq!(canonical_query(query), expected, "{query}");
        }
    }

    #[test]
    fn an_earlier_signature_leaves_the_query() {
        let query = "a=1&X-Amz-Date=x&%58-Amz-Signature=y&b";
        assert_eq!(without_signature(query), "a=1&b");
    }
}
