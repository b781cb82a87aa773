//! Decodes character references of HTML.

/// The names that texts of AWS use. A longer list would change parameters in addresses, such as
/// `&tags;`.
const NAMES: [(&str, char); 17] = [
    ("amp", '&'),
    ("apos", '\''),
    ("bull", '•'),
    ("copy", '©'),
    ("gt", '>'),
    ("hellip", '…'),
    ("ldquo", '“'),
    ("lsquo", '‘'),
    ("lt", '<'),
    ("mdash", '—'),
    ("nbsp", '\u{a0}'),
    ("ndash", '–'),
    ("quot", '"'),
    ("rdquo", '”'),
    ("reg", '®'),
    ("rsquo", '’'),
    ("trade", '™'),
];

/// The maximum length of a reference, in bytes. All names of HTML are shorter.
const LONGEST: usize = 40;

/// Replaces the known references by their characters. Other text stays as it is.
pub(super) fn decode(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded.push_str(&rest[..at]);
        rest = &rest[at..];
        let found = body(rest).and_then(|body| Some((character(body)?, body.len() + 2)));
        let (c, length) = found.unwrap_or(('&', 1));
        decoded.push(c);
        rest = &rest[length..];
    }
    decoded + rest
}

/// The text between `&` and `;`, if `text` begins with a known or unknown reference.
pub(super) fn body(text: &str) -> Option<&str> {
    let after = text.strip_prefix('&')?;
    let end = after.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let body = &after[..end];
    let name = body.strip_prefix('#').unwrap_or(body);
    (!name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric())).then_some(body)
}

fn character(body: &str) -> Option<char> {
    let Some(number) = body.strip_prefix('#') else {
        return NAMES.iter().find(|(name, _)| *name == body).map(|(_, c)| *c);
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => number.parse(),
    };
    char::from_u32(code.ok()?)
}
