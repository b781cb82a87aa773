//! Reads JSON directly into values.

mod error;
mod escape;
mod ignored;
// #if RpcV2Cbor
// #else
#[cfg(feature = "http")]
mod members;
// #end
mod number;

use std::borrow::Cow;

use self::ignored::Ignored;
use super::strictness::{Lenient, Strictness};
use super::plain::plain_length;
use super::{Error, MISSING, Segment};
use crate::support::wire::{Items, Members, Scalar, Slot};

/// The maximum depth of nested arrays and objects; more could overflow the stack.
const MAX_DEPTH: usize = 128;

/// Lists get room for at most so many items before these are read.
const MAX_LIKELY_LENGTH: usize = 64;

/// Reads a body.
#[derive(Clone)]
pub(crate) struct Reader<'a, S = Lenient> {
    text: &'a str,
    at: usize,
    depth: usize,
    /// The length of the list before, if no other list has begun since: the next one is probably as long.
    /// So no more room is given out for nothing than the items in the body take.
    likely_length: usize,
    /// The decoded text of a string that has escapes.
    scratch: String,
    strictness: S,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(body: &'a [u8]) -> Result<Self, Error> {
        Self::of(body)
    }

    // #if RpcV2Cbor
    // #else
    /// Like [`new`](Self::new), for the body of an HTTP message, which can begin with a byte order
    /// mark: some gateways add one, and RFC 8259, section 8.1, lets a reader skip it.
    #[cfg(feature = "http")]
    pub(crate) fn of_message(body: &'a [u8]) -> Result<Self, Error> {
        let mut reader = Self::new(body)?;
        if reader.text.starts_with('\u{feff}') {
            reader.at = '\u{feff}'.len_utf8();
        }
        Ok(reader)
    }
    // #end

    /// Reads the whole body into `slot`. For null, it leaves the slot unchanged and returns the
    /// offset of the null.
    pub(crate) fn read(&mut self, slot: &mut dyn Slot) -> Result<Option<usize>, Error> {
        self.whole(slot)
    }
}

impl<'a, S: Strictness> Reader<'a, S> {
    /// A reader of `body` with the strictness `S`.
    #[inline]
    pub(super) fn of(body: &'a [u8]) -> Result<Self, Error> {
        let text = std::str::from_utf8(body).map_err(|error| Error::new(error.valid_up_to(), "not UTF-8"))?;
        Ok(Self { text, at: 0, depth: 0, likely_length: 0, scratch: String::new(), strictness: S::default() })
    }

    /// Like [`read`](Reader::read), for any strictness.
    #[inline]
    pub(super) fn whole(&mut self, slot: &mut dyn Slot) -> Result<Option<usize>, Error> {
        let first = self.peek();
        let is_null = first == b'n';
        let start = self.at;
        if is_null {
            self.word("null")?;
        } else {
            self.value(first, slot)?;
        }
        self.end().map(|()| is_null.then_some(start))
    }

    /// Fails if the rest of the body isn't white space.
    fn end(&mut self) -> Result<(), Error> {
        self.peek();
        if self.at == self.text.len() { Ok(()) } else { Err(self.error("more than one value")) }
    }

    /// Reads a value that isn't null and begins with the byte `first`.
    fn value(&mut self, first: u8, slot: &mut dyn Slot) -> Result<(), Error> {
        let start = self.at;
        let fits = match first {
            b'"' => return self.text(slot),
            b'{' => match slot.object() {
                Some(members) => return self.object(members),
                None => false,
            },
            b'[' => match slot.list() {
                Some(items) => return self.array(items),
                None => false,
            },
            _ => {
                let scalar = self.scalar(first)?;
                self.strictness.set(slot, scalar)
            }
        };
        if fits { Ok(()) } else { Err(Self::mismatch(slot, start)) }
    }

    /// Reads an item that is an object.
    #[inline]
    fn item(&mut self, items: &mut dyn Items) -> Result<(), Error> {
        match items.next_object() {
            Some(members) => self.object(members),
            None => Err(Self::mismatch(items.next(), self.at)),
        }
    }

    /// Reads a string.
    #[expect(clippy::inline_always, reason = "most values are strings")]
    #[inline(always)]
    fn text(&mut self, slot: &mut dyn Slot) -> Result<(), Error> {
        let start = self.at;
        let fits = match self.plain() {
            Some(text) => self.strictness.set_text(slot, text),
            None => {
                self.escaped()?;
                self.strictness.set_text(slot, &self.scratch)
            }
        };
        if fits { Ok(()) } else { Err(Self::mismatch(slot, start)) }
    }

    /// Reads true, false or a number.
    fn scalar(&mut self, first: u8) -> Result<Scalar<'a>, Error> {
        match first {
            b't' => self.word("true").map(|()| Scalar::Bool(true)),
            b'f' => self.word("false").map(|()| Scalar::Bool(false)),
            _ => self.number(),
        }
    }

    fn object(&mut self, members: &mut dyn Members) -> Result<(), Error> {
        let start = self.at;
        self.strictness.begin(members);
        self.members(members)?;
        self.strictness.complete().map_err(|message| Error::new(start, message))?;
        match self.strictness.end() {
            None => Ok(()),
            Some(name) => Err(Error::new(start, MISSING).within(Segment::Member(name.to_owned()))),
        }
    }

    #[inline]
    fn members(&mut self, members: &mut dyn Members) -> Result<(), Error> {
        self.enter()?;
        if self.ends(b'}') {
            return Ok(());
        }
        let mut index = 0;
        loop {
            match self.plain_name() {
                Some(name) => self.member(name, index, members)?,
                None => self.unusual_member(index, members)?,
            }
            if !self.continues(b'}')? {
                return Ok(());
            }
            index += 1;
        }
    }

    /// Reads a member that [`plain_name`](Self::plain_name) doesn't read the name of.
    #[inline(never)]
    fn unusual_member(&mut self, index: usize, members: &mut dyn Members) -> Result<(), Error> {
        let name = self.name()?;
        self.member(&name, index, members)
    }

    /// Reads the value of a member.
    #[expect(clippy::inline_always, reason = "nearly all of the reading is in one of two calls")]
    #[inline(always)]
    fn member(&mut self, name: &str, index: usize, members: &mut dyn Members) -> Result<(), Error> {
        let first = self.peek();
        if first == b'n' {
            let read = self.strictness.null_member(members, name);
            read.map_err(|message| Self::within_member(self.error(message), name, index, members))?;
            return self.word("null");
        }
        self.strictness.enter(members, name).map_err(|message| self.error(message))?;
        self.strictness.found(name);
        let read = match members.member(name) {
            Some(slot) if first == b'"' => self.text(slot),
            Some(slot) => self.value(first, slot),
            None => return self.skip().map_err(|error| error.within(Segment::Entry(index))),
        };
        read.map_err(|error| Self::within_member(error, name, index, members))
    }

    fn array(&mut self, items: &mut dyn Items) -> Result<(), Error> {
        self.enter()?;
        if self.ends(b']') {
            return Ok(());
        }
        let likely_length = std::mem::take(&mut self.likely_length);
        // A vector takes room for four items by itself.
        if likely_length > 4 {
            items.reserve(likely_length);
        }
        let mut index = 0;
        loop {
            let first = self.peek();
            if first == b'n' {
                let read = self.strictness.null_item(items);
                read.map_err(|message| self.error(message).within(Segment::Index(index)))?;
                self.word("null")?;
            } else {
                let read = match first {
                    b'{' => self.item(items),
                    _ => self.value(first, items.next()),
                };
                read.map_err(|error| error.within(Segment::Index(index)))?;
            }
            index += 1;
            if !self.continues(b']')? {
                self.likely_length = MAX_LIKELY_LENGTH.min(index);
                return Ok(());
            }
        }
    }

    /// Reads a value and drops it.
    fn skip(&mut self) -> Result<(), Error> {
        match self.peek() {
            b'{' => self.object(&mut Ignored),
            b'[' => self.array(&mut Ignored),
            b'"' if self.plain().is_some() => Ok(()),
            b'"' => self.escaped(),
            b'n' => self.word("null"),
            first => self.scalar(first).map(drop),
        }
    }

    /// Reads a `{` or `[`.
    #[inline]
    fn enter(&mut self) -> Result<(), Error> {
        if self.depth == MAX_DEPTH {
            return Err(self.error("nested too deep"));
        }
        self.depth += 1;
        self.at += 1;
        Ok(())
    }

    /// Reads the end of an array or object, if it is next.
    #[inline]
    fn ends(&mut self, end: u8) -> bool {
        let ends = self.peek() == end;
        if ends {
            self.at += 1;
            self.depth -= 1;
        }
        ends
    }

    /// Whether another element follows.
    #[inline]
    fn continues(&mut self, end: u8) -> Result<bool, Error> {
        let next = self.peek();
        if next == b',' {
            self.at += 1;
            return Ok(true);
        }
        if next == end {
            self.at += 1;
            self.depth -= 1;
            return Ok(false);
        }
        Err(self.unexpected("expected `,` or the end of the array or object"))
    }

    /// The next byte that isn't white space; zero at the end of the body, which is no byte of JSON.
    #[inline]
    fn peek(&mut self) -> u8 {
        match self.text.as_bytes().get(self.at) {
            Some(&byte) if byte > b' ' => byte,
            _ => self.peek_after_space(),
        }
    }

    #[inline(never)]
    fn peek_after_space(&mut self) -> u8 {
        let rest = &self.text.as_bytes()[self.at..];
        let space = rest.iter().position(|byte| !matches!(byte, b' ' | b'\n' | b'\r' | b'\t'));
        self.at += space.unwrap_or(rest.len());
        self.text.as_bytes().get(self.at).copied().unwrap_or_default()
    }

    fn word(&mut self, word: &'static str) -> Result<(), Error> {
        if self.text.as_bytes()[self.at..].starts_with(word.as_bytes()) {
            self.at += word.len();
            Ok(())
        } else {
            Err(self.error("expected a value"))
        }
    }

    /// Reads a string without escapes. If there are some, or if the string has an error, it reads
    /// nothing; then [`escaped`](Self::escaped) reads the string.
    #[inline]
    fn plain(&mut self) -> Option<&'a str> {
        let bytes = self.text.as_bytes();
        let start = self.at + 1;
        let end = start + plain_length(bytes.get(start..)?);
        if bytes.get(end) != Some(&b'"') {
            return None;
        }
        self.at = end + 1;
        self.text.get(start..end)
    }

    /// Reads the name of a member and the colon after it, if there is no white space and no escape.
    /// Otherwise it reads nothing; then [`name`](Self::name) reads them.
    #[inline]
    fn plain_name(&mut self) -> Option<&'a str> {
        let bytes = self.text.as_bytes();
        if bytes.get(self.at) != Some(&b'"') {
            return None;
        }
        let start = self.at + 1;
        let end = start + plain_length(&bytes[start..]);
        if bytes.get(end) != Some(&b'"') || bytes.get(end + 1) != Some(&b':') {
            return None;
        }
        self.at = end + 2;
        self.text.get(start..end)
    }

    /// Reads the name of a member and the colon after it.
    fn name(&mut self) -> Result<Cow<'a, str>, Error> {
        if self.peek() != b'"' {
            return Err(self.unexpected("expected the name of a member"));
        }
        let name = match self.plain() {
            Some(name) => Cow::Borrowed(name),
            None => {
                self.escaped()?;
                Cow::Owned(self.scratch.clone())
            }
        };
        if self.peek() != b':' {
            return Err(self.unexpected("expected `:`"));
        }
        self.at += 1;
        Ok(name)
    }
}
