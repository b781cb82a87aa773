//! Writes JSON into one buffer.

mod escape;

use self::escape::escaped;
use super::buffer::Buffer;
use super::plain::{copy_plain, is_plain};
use crate::support::wire::{Format, List, Object, Sink, Value, View, base64_length};

/// Appends a value.
pub(super) fn value(out: &mut Buffer, view: View<'_>) {
    match view {
        View::Null => out.put(b"null"),
        View::Bool(true) => out.put(b"true"),
        View::Bool(false) => out.put(b"false"),
        View::Int(number) => integer(out, number.unsigned_abs(), number < 0),
        View::Uint(number) => integer(out, number, false),
        View::F32(number, digits) if number.is_finite() => digits(number, out),
        View::F32(number, _) => special(out, number.into()),
        View::F64(number, digits) if number.is_finite() => digits(number, out),
        View::F64(number, _) => special(out, number),
        View::Digits(number) => out.put(number.digits().as_bytes()),
        View::Str(text) => string(out, text),
        View::Display(text) => string(out, &text.to_string()),
        View::Bytes(bytes, encode) => {
            out.push(b'"');
            encode(bytes, out.room(base64_length(bytes)));
            out.push(b'"');
        }
        View::Seconds(secs, nanos, digits) => digits(secs, nanos, out),
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
pub(crate) struct Members<'a> {
    out: &'a mut Buffer,
    /// The character before the next member: `{` or `,`.
    before: u8,
}

impl<'a> Members<'a> {
    pub(crate) fn new(out: &'a mut Buffer) -> Self {
        Self { out, before: b'{' }
    }

    /// Closes the object.
    pub(crate) fn end(self) {
        if self.before == b'{' {
            self.out.push(b'{');
        }
        self.out.push(b'}');
    }

    /// Writes the name of a member, which needs no escapes.
    #[inline]
    fn plain_key(&mut self, name: &str) {
        let before = std::mem::replace(&mut self.before, b',');
        if let [first, quote, key @ .., end, colon] = self.out.room(name.len() + 4) {
            [*first, *quote, *end, *colon] = [before, b'"', b'"', b':'];
            key.copy_from_slice(name.as_bytes());
        }
    }

    /// Writes a text whose name needs no escapes.
    fn plain_text(&mut self, name: &str, text: &str) {
        if self.quick_text(name, text.as_bytes()).is_none() {
            self.plain_key(name);
            escaped(self.out, text.as_bytes());
        }
    }

    /// Writes a text that needs no escapes either; otherwise it writes nothing.
    #[inline]
    fn quick_text(&mut self, name: &str, text: &[u8]) -> Option<()> {
        let length = name.len() + text.len() + 6;
        let [first, quote, rest @ ..] = self.out.free_for(length) else { return None };
        let (key, rest) = rest.split_at_mut_checked(name.len())?;
        let [end, colon, start, inner @ .., last] = rest else { return None };
        [*first, *quote, *end, *colon, *start, *last] = [self.before, b'"', b'"', b':', b'"', b'"'];
        key.copy_from_slice(name.as_bytes());
        copy_plain(text, inner).then(|| {
            self.out.take(length);
            self.before = b',';
        })
    }

    fn key(&mut self, name: &str) {
        self.out.push(self.before);
        self.before = b',';
        string(self.out, name);
        self.out.push(b':');
    }

    /// Writes a member whose name needs no escapes.
    #[expect(clippy::inline_always, reason = "nearly all of the writing is in one of two calls")]
    #[inline(always)]
    fn plain_member(&mut self, name: &str, view: View<'_>) {
        match view {
            View::Null => {}
            View::Str(text) => self.plain_text(name, text),
            view => {
                self.plain_key(name);
                value(self.out, view);
            }
        }
    }
}

impl Sink for Members<'_> {
    fn member(&mut self, name: &str, view: View<'_>) {
        if is_plain(name.as_bytes()) {
            self.plain_member(name, view);
        } else if !matches!(view, View::Null) {
            self.key(name);
            value(self.out, view);
        }
    }

    fn field(&mut self, name: &'static str, value: &dyn Value) {
        // Names in a model need no escapes.
        self.plain_member(name, value.view(Format::default()));
    }

    fn text(&mut self, name: &'static str, text: &str) {
        self.plain_text(name, text);
    }

    fn sensitive_text(&mut self, name: &'static str, text: &str) {
        self.text(name, text);
    }

    fn null(&mut self, name: &str) {
        self.key(name);
        self.out.put(b"null");
    }
}

fn list(out: &mut Buffer, items: &dyn List, format: Format) {
    // The character before the next item.
    let mut before = b'[';
    items.each(&mut |item| {
        out.push(before);
        before = b',';
        match item.view(format) {
            View::Object(object, format) => members(out, object, format),
            view => value(out, view),
        }
        true
    });
    if before == b'[' {
        out.push(b'[');
    }
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
    if let [start, inner @ .., end] = out.free_for(text.len() + 2) {
        [*start, *end] = [b'"', b'"'];
        if copy_plain(text, inner) {
            return out.take(text.len() + 2);
        }
    }
    escaped(out, text);
}
