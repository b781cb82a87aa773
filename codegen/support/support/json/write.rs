//! Writes JSON into one buffer.

mod escape;

use self::escape::escaped;
use super::buffer::Buffer;
use super::plain::{SHORT, copy_plain, copy_short, copy_text, is_plain};
use crate::support::wire::{Format, ItemSink, List, Object, Sink, Value, View, base64_length};

/// The length of the longest name that is written together with its text.
const NAME: usize = 32;

/// Room for such a name, a short text, and six other characters.
const ROOM: usize = NAME + SHORT + 6;

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

#[inline]
fn members(out: &mut Buffer, object: &dyn Object, format: Format) {
    let mut members = Members::new(out);
    object.members(format, &mut members);
    members.end();
}

/// Writes the members of an object, each with a comma behind it. The end of the object comes in place of
/// the last comma.
pub(crate) struct Members<'a>(&'a mut Buffer);

impl<'a> Members<'a> {
    #[inline]
    pub(crate) fn new(out: &'a mut Buffer) -> Self {
        out.push(b'{');
        Self(out)
    }

    /// Closes the object.
    #[inline]
    pub(crate) fn end(self) {
        self.0.close(b'}');
    }

    /// Writes the name of a member.
    fn key(&mut self, name: &str) {
        if self.short_key(name, copy_short).is_none() {
            self.other_key(name);
        }
    }

    /// Writes the name of a member, which needs no escapes.
    #[inline]
    fn plain_key(&mut self, name: &str) {
        let copy = |name: &[u8], room: &mut [u8]| {
            copy_text(name, room);
            true
        };
        if self.short_key(name, copy).is_none() {
            self.other_key(name);
        }
    }

    /// Writes a name if it is short, it needs no escapes, and the buffer has room; otherwise it writes
    /// nothing. `copy` copies the name, and returns whether it needs no escapes.
    #[inline]
    fn short_key(&mut self, name: &str, copy: fn(&[u8], &mut [u8]) -> bool) -> Option<()> {
        let name = name.as_bytes();
        if name.len() > NAME {
            return None;
        }
        let room = self.0.free::<{ NAME + 3 }>()?;
        room[0] = b'"';
        if !copy(name, &mut room[1..1 + NAME]) {
            return None;
        }
        let rest = &mut room[1 + name.len()..];
        [rest[0], rest[1]] = [b'"', b':'];
        self.0.take(name.len() + 3);
        Some(())
    }

    /// Writes any other name.
    #[inline(never)]
    fn other_key(&mut self, name: &str) {
        string(self.0, name);
        self.0.push(b':');
    }

    /// Writes a text whose name needs no escapes.
    #[inline(never)]
    fn plain_text(&mut self, name: &str, text: &str) {
        if self.short_text(name.as_bytes(), text.as_bytes()).is_none() {
            self.other_text(name, text);
        }
    }

    /// Writes a text if it and its name are short, it needs no escapes, and the buffer has room; otherwise
    /// it writes nothing. Nearly all texts are such ones.
    #[inline]
    fn short_text(&mut self, name: &[u8], text: &[u8]) -> Option<()> {
        if name.len() > NAME || text.len() > SHORT {
            return None;
        }
        let room = self.0.free::<ROOM>()?;
        room[0] = b'"';
        copy_text(name, &mut room[1..1 + NAME]);
        let rest = &mut room[1 + name.len()..];
        [rest[0], rest[1], rest[2]] = [b'"', b':', b'"'];
        if !copy_short(text, &mut rest[3..3 + SHORT]) {
            return None;
        }
        let rest = &mut rest[3 + text.len()..];
        [rest[0], rest[1]] = [b'"', b','];
        self.0.take(name.len() + text.len() + 6);
        Some(())
    }

    /// Writes any other text.
    #[inline(never)]
    fn other_text(&mut self, name: &str, text: &str) {
        if self.0.grows_for(ROOM) {
            return self.plain_text(name, text);
        }
        self.plain_key(name);
        string(self.0, text);
        self.0.push(b',');
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
                value(self.0, view);
                self.0.push(b',');
            }
        }
    }
}

impl Sink for Members<'_> {
    fn member(&mut self, name: &str, view: View<'_>) {
        match view {
            View::Null => {}
            View::Str(text) if is_plain(name.as_bytes()) => self.plain_text(name, text),
            view => {
                self.key(name);
                value(self.0, view);
                self.0.push(b',');
            }
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
        self.0.put(b"null,");
    }
}

impl ItemSink for Members<'_> {
    /// Ends an object, and begins the next one.
    fn end_item(&mut self) {
        self.0.close(b'}');
        self.0.put(b",{");
    }
}

fn list(out: &mut Buffer, items: &dyn List, format: Format) {
    // The first object begins, in case that items are objects.
    out.put(b"[{");
    let are_objects = items.put_items(&mut Members(out));
    out.remove_last();
    if !are_objects {
        items.each(&mut |item| {
            value(out, item.view(format));
            out.push(b',');
            true
        });
    }
    out.close(b']');
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::support::Empty;
    use crate::support::json::to_string;
    use crate::support::wire::Shape;

    /// A structure with one member.
    struct Item(Option<bool>);

    impl Empty for Item {
        fn empty() -> Self {
            Self(None)
        }
    }

    impl Shape for Item {
        fn fields(&self, sink: &mut dyn Sink) {
            self.0.put("A", sink);
        }
    }

    #[test]
    fn lists_can_be_empty_and_have_structures_without_members() {
        let item = |flag| Item(flag);
        assert_eq!(to_string(&Vec::<Item>::new()), "[]");
        assert_eq!(to_string(&vec![item(None)]), "[{}]");
        assert_eq!(to_string(&vec![item(None), item(Some(true)), item(None)]), r#"[{},{"A":true},{}]"#);
        let lists = vec![vec![], vec![item(Some(false)), item(Some(true))], vec![item(None)]];
        assert_eq!(to_string(&lists), r#"[[],[{"A":false},{"A":true}],[{}]]"#);
        assert_eq!(to_string(&vec![Some(item(None)), None]), "[{},null]");
        assert_eq!(to_string(&Vec::<String>::new()), "[]");
    }

    #[test]
    fn texts_and_names_have_any_length() {
        let mut out = Buffer::new();
        let mut expected = String::from("{");
        let mut members = Members::new(&mut out);
        let all = "a name of more than 32 letters, and a text of more than 64 of them, or exactly one hundred letters..";
        for name in (0..40).map(|length| &all[..length]) {
            members.plain_member(name, View::Bool(true));
            members.member(name, View::Int(1));
            members.member(&format!("{name}\n"), View::Int(2));
            members.null(&format!("\"{name}"));
            expected += &format!(r#""{name}":true,"{name}":1,"{name}\n":2,"\"{name}":null,"#);
            for text in (0..all.len()).map(|length| &all[..length]) {
                members.plain_text(name, text);
                expected += &format!(r#""{name}":"{text}","#);
                members.plain_text(name, &format!("{text}\n"));
                expected += &format!(r#""{name}":"{text}\n","#);
                members.plain_text(name, &format!("\"{text}"));
                expected += &format!(r#""{name}":"\"{text}","#);
            }
        }
        members.end();
        expected.pop();
        expected.push('}');
        assert!(out.into_bytes() == expected.as_bytes());
    }
}
