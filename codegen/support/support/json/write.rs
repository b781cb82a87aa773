//! Writes JSON into one buffer.

use super::buffer::Buffer;
use super::plain::{is_plain, plain_length};
use crate::support::wire::{Format, List, Object, Sink, Value, View, base64_length};

/// Appends a value.
pub(super) fn value(out: &mut Buffer, view: View<'_>) {
    match view {
        View::Null => out.put(b"null"),
        View::Bool(true) => out.put(b"true"),
        View::Bool(false) => out.put(b"false"),
        View::Int(number) => integer(out, number.unsigned_abs(), number < 0),
        View::Uint(number) => integer(out, number, false),
        View::F32(number, digits) if number.is_finite() => out.put(digits(number).as_bytes()),
        View::F32(number, _) => special(out, number.into()),
        View::F64(number, digits) if number.is_finite() => out.put(digits(number).as_bytes()),
        View::F64(number, _) => special(out, number),
        View::Digits(number) => out.put(number.digits().as_bytes()),
        View::Str(text) => string(out, text),
        View::Display(text) => string(out, &text.to_string()),
        View::Bytes(bytes, encode) => {
            out.push(b'"');
            encode(bytes, out.room(base64_length(bytes)));
            out.push(b'"');
        }
        View::Seconds(secs, nanos, digits) => out.put(digits(secs, nanos).as_bytes()),
        View::Instant(secs, nanos, text) => string(out, &text(secs, nanos)),
        View::List(items, format) => list(out, items, format),
        View::Object(object, format) => members(out, object, format),
    }
}

fn members(out: &mut Buffer, object: &dyn Object, format: Format) {
    let mut members = Members::new(out);
    object.members(format, &mut members);
    members.end();
}

/// Writes the members of an object.
pub(super) struct Members<'a> {
    out: &'a mut Buffer,
    /// The character before the next member: `{` or `,`.
    before: u8,
}

impl<'a> Members<'a> {
    pub(super) fn new(out: &'a mut Buffer) -> Self {
        Self { out, before: b'{' }
    }

    /// Closes the object.
    pub(super) fn end(self) {
        if self.before == b'{' {
            self.out.push(b'{');
        }
        self.out.push(b'}');
    }

    /// Writes a name of the model, and returns the room for the next `count` bytes.
    #[inline]
    fn modeled(&mut self, name: &str, count: usize) -> &mut [u8] {
        let before = std::mem::replace(&mut self.before, b',');
        let room = self.out.room(name.len() + 4 + count);
        let (key, rest) = room.split_at_mut(name.len() + 4);
        if let [first, key @ .., colon] = key {
            *first = before;
            // Names in a model need no escapes.
            quote(key, name.as_bytes());
            *colon = b':';
        }
        rest
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
        match value.view(Format::default()) {
            View::Null => {}
            View::Str(text) if is_plain(text.as_bytes()) => {
                quote(self.modeled(name, text.len() + 2), text.as_bytes());
            }
            view => {
                self.modeled(name, 0);
                self::value(self.out, view);
            }
        }
    }

    fn null(&mut self, name: &str) {
        self.key(name);
        self.out.put(b"null");
    }
}

fn list(out: &mut Buffer, items: &dyn List, format: Format) {
    out.push(b'[');
    let mut is_first = true;
    items.each(&mut |item| {
        if !is_first {
            out.push(b',');
        }
        is_first = false;
        match item.view(format) {
            View::Object(object, format) => members(out, object, format),
            view => value(out, view),
        }
        true
    });
    out.push(b']');
}

/// Writes a number that isn't finite; JSON has no number for it.
fn special(out: &mut Buffer, number: f64) {
    let text: &[u8] = match number {
        _ if number.is_nan() => b"\"NaN\"",
        _ if number > 0.0 => b"\"Infinity\"",
        _ => b"\"-Infinity\"",
    };
    out.put(text);
}

fn integer(out: &mut Buffer, mut number: u64, is_negative: bool) {
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
    out.put(&digits[start..]);
}

fn string(out: &mut Buffer, text: &str) {
    let text = text.as_bytes();
    if is_plain(text) {
        quote(out.room(text.len() + 2), text);
    } else {
        escaped(out, text);
    }
}

/// Fills `room` with a text that needs no escapes, and quotes around it.
#[inline]
fn quote(room: &mut [u8], text: &[u8]) {
    if let [start, inner @ .., end] = room {
        *start = b'"';
        inner.copy_from_slice(text);
        *end = b'"';
    }
}

/// Writes a text with escapes.
#[inline(never)]
fn escaped(out: &mut Buffer, mut rest: &[u8]) {
    out.push(b'"');
    loop {
        let (plain, special) = rest.split_at(plain_length(rest));
        out.put(plain);
        let Some((&special, after)) = special.split_first() else { break };
        escape(out, special);
        rest = after;
    }
    out.push(b'"');
}

fn escape(out: &mut Buffer, byte: u8) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    let short = match byte {
        b'"' | b'\\' => byte,
        b'\n' => b'n',
        b'\r' => b'r',
        b'\t' => b't',
        0x08 => b'b',
        0x0c => b'f',
        _ => return out.put(&[b'\\', b'u', b'0', b'0', HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]]),
    };
    out.put(&[b'\\', short]);
}
