//! Writes CBOR into one buffer. Each item has the smallest form that keeps its value, except that floats
//! have at least 32 bits: the protocol advises against smaller ones.

use super::big::Magnitude;
use super::item::{
    BREAK, BYTES, DOUBLE, FALSE, LIST, MAP, NEGATIVE, NEXT_BYTE, NULL, SINGLE, TAG, TAG_BIG,
    TAG_BIG_NEGATIVE, TAG_DECIMAL, TAG_SECONDS, TEXT, TRUE, UNSIGNED,
};
use crate::support::json::buffer::Buffer;
use crate::support::json::plain::{SHORT, copy_text};
use crate::support::wire::{Format, ItemSink, List, Object, Sink, Value, View};

/// The length from which a string's length doesn't fit in its first byte.
const LONG: usize = 24;

/// Room for a name whose length fits there, a short text, and the bytes before them.
const ROOM: usize = LONG + SHORT + 2;

/// Appends a value.
pub(super) fn value(out: &mut Buffer, view: View<'_>) {
    match view {
        View::Null => out.push(NULL),
        View::Bool(flag) => out.push(if flag { TRUE } else { FALSE }),
        View::Int(number) => integer(out, number),
        View::Uint(number) => head(out, UNSIGNED, number),
        View::F32(number, _) => single(out, number),
        View::F64(number, _) => double(out, number),
        View::Digits(number) => digits(out, number.digits()),
        View::Str(text) => string(out, TEXT, text.as_bytes()),
        View::Display(text) => string(out, TEXT, text.to_string().as_bytes()),
        View::Bytes(bytes, _) => string(out, BYTES, bytes),
        View::Seconds(secs, nanos, _) | View::Instant(secs, nanos, _) => seconds(out, secs, nanos),
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
    /// Where the object begins.
    start: usize,
    /// The number of members that were written.
    count: usize,
}

impl<'a> Members<'a> {
    pub(crate) fn new(out: &'a mut Buffer) -> Self {
        let start = out.length();
        out.push(MAP);
        Self { out, start, count: 0 }
    }

    /// Closes the object.
    pub(crate) fn end(mut self) {
        self.close();
    }

    /// Closes the object. Its number of members is in its first byte, if that can hold it.
    #[expect(clippy::cast_possible_truncation, reason = "the number is small")]
    #[inline]
    fn close(&mut self) {
        let count = self.count;
        if count < 24 {
            self.out.set(self.start, MAP | count as u8);
        } else {
            self.out.set(self.start, MAP | super::item::INDEFINITE);
            self.out.push(BREAK);
        }
    }

    fn key(&mut self, name: &str) {
        self.count += 1;
        string(self.out, TEXT, name.as_bytes());
    }

    /// Writes a text if it and its name are short, and the buffer has room; otherwise it writes nothing.
    /// Nearly all texts are such ones.
    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "the lengths are small")]
    fn short_text(&mut self, name: &[u8], text: &[u8]) -> Option<()> {
        if name.len() >= LONG || text.len() > SHORT {
            return None;
        }
        let room = self.out.free::<ROOM>()?;
        room[0] = TEXT | name.len() as u8;
        copy_text(name, &mut room[1..LONG]);
        let rest = &mut room[1 + name.len()..];
        let before = if text.len() < LONG {
            rest[0] = TEXT | text.len() as u8;
            1
        } else {
            [rest[0], rest[1]] = [TEXT | NEXT_BYTE, text.len() as u8];
            2
        };
        copy_text(text, &mut rest[before..before + SHORT]);
        self.out.take(1 + name.len() + before + text.len());
        self.count += 1;
        Some(())
    }

    #[inline(never)]
    fn write_text(&mut self, name: &str, text: &str) {
        if self.short_text(name.as_bytes(), text.as_bytes()).is_none() {
            self.other_text(name, text);
        }
    }

    /// Writes any other text.
    #[inline(never)]
    fn other_text(&mut self, name: &str, text: &str) {
        if self.out.grows_for(ROOM) {
            return self.write_text(name, text);
        }
        self.key(name);
        string(self.out, TEXT, text.as_bytes());
    }

    /// Writes a member.
    #[inline]
    fn write(&mut self, name: &str, view: View<'_>) {
        match view {
            View::Null => {}
            View::Str(text) => self.write_text(name, text),
            view => {
                self.key(name);
                value(self.out, view);
            }
        }
    }
}

impl Sink for Members<'_> {
    fn member(&mut self, name: &str, view: View<'_>) {
        self.write(name, view);
    }

    fn field(&mut self, name: &'static str, value: &dyn Value) {
        self.write(name, value.view(Format::default()));
    }

    fn text(&mut self, name: &'static str, text: &str) {
        self.write_text(name, text);
    }

    fn sensitive_text(&mut self, name: &'static str, text: &str) {
        self.text(name, text);
    }

    fn null(&mut self, name: &str) {
        self.key(name);
        self.out.push(NULL);
    }
}

impl ItemSink for Members<'_> {
    /// Ends an object, and begins the next one.
    fn end_item(&mut self) {
        self.close();
        self.start = self.out.length();
        self.count = 0;
        self.out.push(MAP);
    }
}

fn list(out: &mut Buffer, items: &dyn List, format: Format) {
    head(out, LIST, items.count() as u64);
    // The first object begins, in case that items are objects.
    let are_objects = items.put_items(&mut Members::new(out));
    out.remove_last();
    if are_objects {
        return;
    }
    items.each(&mut |item| {
        value(out, item.view(format));
        true
    });
}

/// Writes the first byte of an item, and the bytes of its number that don't fit in there.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "each number has its range")]
fn head(out: &mut Buffer, major: u8, number: u64) {
    match number {
        0..24 => out.push(major | number as u8),
        24..0x100 => out.put(&[major | NEXT_BYTE, number as u8]),
        _ => large_head(out, major, number),
    }
}

#[inline(never)]
#[expect(clippy::cast_possible_truncation, reason = "each number has its range")]
fn large_head(out: &mut Buffer, major: u8, number: u64) {
    match number {
        0..0x1_0000 => {
            out.push(major | 0x19);
            out.put(&(number as u16).to_be_bytes());
        }
        0x1_0000..0x1_0000_0000 => {
            out.push(major | 0x1a);
            out.put(&(number as u32).to_be_bytes());
        }
        _ => {
            out.push(major | 0x1b);
            out.put(&number.to_be_bytes());
        }
    }
}

/// Fills `room` with a string whose length fits in the first byte.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "the length is small")]
fn short_string(room: &mut [u8], major: u8, bytes: &[u8]) {
    if let [first, rest @ ..] = room {
        *first = major | bytes.len() as u8;
        rest.copy_from_slice(bytes);
    }
}

#[inline]
fn string(out: &mut Buffer, major: u8, bytes: &[u8]) {
    if bytes.len() < LONG {
        short_string(out.room(bytes.len() + 1), major, bytes);
    } else {
        head(out, major, bytes.len() as u64);
        out.put(bytes);
    }
}

fn integer(out: &mut Buffer, number: i64) {
    // -1 - n, for a number n that isn't negative, has the bits of n turned over.
    let (major, size) = if number < 0 { (NEGATIVE, !number) } else { (UNSIGNED, number) };
    head(out, major, size.cast_unsigned());
}

fn single(out: &mut Buffer, number: f32) {
    // All NaNs mean the same.
    let number = if number.is_nan() { f32::NAN } else { number };
    out.push(SINGLE);
    out.put(&number.to_be_bytes());
}

fn double(out: &mut Buffer, number: f64) {
    #[expect(clippy::cast_possible_truncation, reason = "the next line checks it")]
    let half_as_long = number as f32;
    if f64::from(half_as_long) == number || number.is_nan() {
        single(out, half_as_long);
    } else {
        out.push(DOUBLE);
        out.put(&number.to_be_bytes());
    }
}

/// Writes seconds since 1970. A float tells microseconds apart until 2242, so it is rounded to these.
#[expect(clippy::cast_precision_loss, reason = "see above")]
fn seconds(out: &mut Buffer, secs: i64, nanos: u32) {
    out.push(TAG | TAG_SECONDS);
    if nanos == 0 {
        return integer(out, secs);
    }
    let micros = i128::from(secs) * 1_000_000 + i128::from((nanos + 500) / 1_000);
    double(out, micros as f64 / 1e6);
}

/// Writes a number of any size, from the text that JSON has for it.
fn digits(out: &mut Buffer, text: &str) {
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    if whole.len() == text.len() {
        return big_integer(out, text);
    }
    let far = if exponent.starts_with('-') { i64::MIN } else { i64::MAX };
    let places = i64::try_from(fraction.len()).unwrap_or(i64::MAX);
    out.put(&[TAG | TAG_DECIMAL, LIST | 2]);
    integer(out, exponent.parse().unwrap_or(far).saturating_sub(places));
    big_integer(out, &format!("{whole}{fraction}"));
}

fn big_integer(out: &mut Buffer, text: &str) {
    if let Ok(number) = text.parse() {
        return integer(out, number);
    }
    let (major, tag, size) = match text.strip_prefix('-') {
        Some(digits) => (NEGATIVE, TAG_BIG_NEGATIVE, Magnitude::of_digits(digits).previous()),
        None => (UNSIGNED, TAG_BIG, Magnitude::of_digits(text)),
    };
    match size.to_u64() {
        Some(size) => head(out, major, size),
        None => {
            out.push(TAG | tag);
            string(out, BYTES, &size.to_bytes());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::support::Empty;
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

    fn written(view: View<'_>) -> Vec<u8> {
        let mut out = Buffer::new();
        value(&mut out, view);
        out.into_bytes()
    }

    #[test]
    fn lists_can_be_empty_and_have_structures_without_members() {
        let list = |items: &dyn List| written(View::List(items, Format::default()));
        assert_eq!(list(&Vec::<Item>::new()), [0x80]);
        assert_eq!(list(&vec![Item(None)]), [0x81, 0xa0]);
        let items = vec![Item(None), Item(Some(true)), Item(None)];
        assert_eq!(list(&items), [0x83, 0xa0, 0xa1, 0x61, b'A', 0xf5, 0xa0]);
        assert_eq!(list(&vec![Some(Item(None)), None]), [0x82, 0xa0, 0xf6]);
        assert_eq!(list(&Vec::<String>::new()), [0x80]);
    }

    #[test]
    fn texts_and_names_have_any_length() {
        let head = |length: usize| match u8::try_from(length).unwrap() {
            short @ ..24 => vec![0x60 | short],
            long => vec![0x78, long],
        };
        let mut out = Buffer::new();
        let mut expected = vec![0xbf];
        let mut members = Members::new(&mut out);
        let all = "a name of more than 32 letters, and a text of more than 64 of them, or exactly one hundred letters..";
        for name in (0..40).map(|length| &all[..length]) {
            for text in (0..all.len()).map(|length| &all[..length]) {
                members.text(name, text);
                for text in [name, text] {
                    expected.extend(head(text.len()));
                    expected.extend(text.as_bytes());
                }
            }
        }
        members.end();
        expected.push(0xff);
        assert!(out.into_bytes() == expected);

        let mut out = Buffer::new();
        let mut members = Members::new(&mut out);
        members.text("A", "b");
        members.end();
        assert_eq!(out.into_bytes(), [0xa1, 0x61, b'A', 0x61, b'b']);
    }
}
