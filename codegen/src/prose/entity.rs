//! Character references of HTML.

/// The names that prose uses. A longer list would make text of what is a parameter in an address,
/// such as `&tags;`.
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

/// The longest reference that is looked for, in bytes; the names of HTML stay below.
const LONGEST: usize = 40;

/// Replaces the references that are known; anything else stays as it is written.
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

/// What stands between `&` and `;` if the text begins like a reference, known or not.
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
