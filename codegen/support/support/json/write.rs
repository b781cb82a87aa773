//! Writes JSON into one buffer.

use crate::support::wire::{Format, List, Object, Sink, Value, View};
use super::plain_length;

/// Appends a value.
pub(super) fn value(out: &mut Vec<u8>, view: View<'_>) {
    match view {
        View::Null => out.extend(b"null"),
        View::Bool(true) => out.extend(b"true"),
        View::Bool(false) => out.extend(b"false"),
        View::Int(number) => integer(out, number.unsigned_abs(), number < 0),
        View::Uint(number) => integer(out, number, false),
        View::F32(number, digits) if number.is_finite() => out.extend(digits(number).bytes()),
        View::F32(number, _) => special(out, number.into()),
        View::F64(number, digits) if number.is_finite() => out.extend(digits(number).bytes()),
        View::F64(number, _) => special(out, number),
        View::Digits(number) => out.extend(number.digits().bytes()),
        View::Str(text) => string(out, text),
        View::Display(text) => string(out, &text.to_string()),
        View::Bytes(bytes, append_base64) => {
            out.push(b'"');
            append_base64(bytes, out);
            out.push(b'"');
        }
        View::Seconds(secs, nanos, digits) => out.extend(digits(secs, nanos).bytes()),
        View::Instant(secs, nanos, text) => string(out, &text(secs, nanos)),
        View::List(items, format) => list(out, items, format),
        View::Object(object, format) => members(out, object, format),
    }
}

fn members(out: &mut Vec<u8>, object: &dyn Object, format: Format) {
    let mut members = Members::new(out);
    object.members(format, &mut members);
    members.end();
}

/// Writes the members of an object.
pub(super) struct Members<'a> {
    out: &'a mut Vec<u8>,
    /// The character before the next member: `{` or `,`.
    before: u8,
}

impl<'a> Members<'a> {
    pub(super) fn new(out: &'a mut Vec<u8>) -> Self {
        Self { out, before: b'{' }
    }

    /// Closes the object.
    pub(super) fn end(self) {
        if self.before == b'{' {
            self.out.push(b'{');
        }
        self.out.push(b'}');
    }

    fn key(&mut self, name: &str) {
        self.out.push(self.before);
        self.before = b',';
        string(self.out, name);
        self.out.push(b':');
    }
}

impl Sink for Members<'_> {
    fn member(&mut self, name: &str, view: View<'_>) {
        if !matches!(view, View::Null) {
            self.key(name);
            value(self.out, view);
        }
    }

    fn field(&mut self, name: &'static str, value: &dyn Value) {
        let view = value.view(Format::default());
        if matches!(view, View::Null) {
            return;
        }
        // Names in a model need no escapes.
        self.out.extend_from_slice(&[self.before, b'"']);
        self.before = b',';
        self.out.extend_from_slice(name.as_bytes());
        self.out.extend_from_slice(b"\":");
        self::value(self.out, view);
    }

    fn null(&mut self, name: &str) {
        self.key(name);
        self.out.extend(b"null");
    }
}

fn list(out: &mut Vec<u8>, items: &dyn List, format: Format) {
    out.push(b'[');
    let mut is_first = true;
    items.each(&mut |item| {
        if !is_first {
            out.push(b',');
        }
        is_first = false;
        value(out, item.view(format));
        true
    });
    out.push(b']');
}

/// Writes a number that isn't finite; JSON has no number for it.
fn special(out: &mut Vec<u8>, number: f64) {
    let text: &[u8] = match number {
        _ if number.is_nan() => b"\"NaN\"",
        _ if number > 0.0 => b"\"Infinity\"",
        _ => b"\"-Infinity\"",
    };
    out.extend(text);
}

fn integer(out: &mut Vec<u8>, mut number: u64, is_negative: bool) {
    let mut digits = [0_u8; 20];
    let mut start = digits.len();
    loop {
        start -= 1;
        let digit = (number % 10) as u8;
        digits[start] = b'0' + digit;
        number /= 10;
        if number == 0 {
            break;
        }
    }
    if is_negative {
        out.push(b'-');
    }
    out.extend(&digits[start..]);
}

fn string(out: &mut Vec<u8>, text: &str) {
    out.push(b'"');
    let plain = plain_length(text.as_bytes());
    if plain == text.len() {
        out.extend_from_slice(text.as_bytes());
    } else {
        escaped(out, text.as_bytes(), plain);
    }
    out.push(b'"');
}

/// Appends a text with escapes; its first `plain` bytes need none.
#[inline(never)]
fn escaped(out: &mut Vec<u8>, mut rest: &[u8], mut plain: usize) {
    while let Some((&special, after)) = rest[plain..].split_first() {
        out.extend_from_slice(&rest[..plain]);
        escape(out, special);
        rest = after;
        plain = plain_length(rest);
    }
    out.extend_from_slice(rest);
}

fn escape(out: &mut Vec<u8>, byte: u8) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    let short = match byte {
        b'"' | b'\\' => byte,
        b'\n' => b'n',
        b'\r' => b'r',
        b'\t' => b't',
        0x08 => b'b',
        0x0c => b'f',
        _ => return out.extend([b'\\', b'u', b'0', b'0', HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]]),
    };
    out.extend([b'\\', short]);
}
