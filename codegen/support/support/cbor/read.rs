//! Reads CBOR directly into values.

#[cfg(feature = "http")]
mod members;
mod number;
mod string;

pub(crate) use self::string::{ROOM, ascii};

use self::string::Found;
use super::item::{
    BREAK, BYTES, INDEFINITE, LIST, LONG_SIMPLE, MAP, NULL, TAG, TEXT, UNDEFINED, info, major,
};
use crate::support::json::strictness::{Lenient, Strictness};
use crate::support::json::{Error, MISSING, Segment};
use crate::support::wire::{Items, Members, Scalar, Slot};

/// The maximum depth of nested lists and maps; more could overflow the stack.
const MAX_DEPTH: usize = 128;

/// Lists get room for at most so many items before these are read.
const MAX_RESERVED: usize = 64;

/// Reads a body.
#[derive(Clone)]
pub(crate) struct Reader<'a, S = Lenient> {
    body: &'a [u8],
    /// The same bytes, as far as they are ASCII; empty if it isn't known which.
    ascii: &'a str,
    at: usize,
    depth: usize,
    /// The last string that was in parts: they are joined here.
    joined: Vec<u8>,
    strictness: S,
}

/// The first byte of an item, and the tag in front of it.
#[derive(Clone, Copy)]
struct Item {
    first: u8,
    /// Zero if there is none. This is a tag as well, for a date as a text, which is read without it.
    tag: u64,
}

impl Item {
    #[inline]
    fn is_null(self) -> bool {
        matches!(self.first, NULL | UNDEFINED)
    }
}

/// How many elements a list or map has.
#[derive(Clone, Copy)]
enum Length {
    Definite(usize),
    /// It has an end instead.
    Indefinite,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(body: &'a [u8]) -> Self {
        Self::of(body)
    }

    /// Like [`new`](Self::new), for the body of an HTTP message, which isn't empty.
    #[cfg(feature = "http")]
    pub(crate) fn of_message(body: &'a [u8]) -> Result<Self, Error> {
        if body.is_empty() { Err(Error::new(0, "unexpected end")) } else { Ok(Self::new(body)) }
    }

    /// Reads the whole body into `slot`. For null, it leaves the slot unchanged and returns the
    /// offset of the null.
    pub(crate) fn read(&mut self, slot: &mut dyn Slot) -> Result<Option<usize>, Error> {
        self.whole(slot)
    }
}

impl<'a, S: Strictness> Reader<'a, S> {
    /// A reader of `body` with the strictness `S`.
    #[inline]
    pub(super) fn of(body: &'a [u8]) -> Self {
        Self { body, ascii: "", at: 0, depth: 0, joined: Vec::new(), strictness: S::default() }
    }

    /// Takes the texts of ASCII from [`ascii`] of the body. Then their encoding needs no check.
    #[inline]
    pub(crate) fn with_texts_from(self, ascii: &'a str) -> Self {
        Self { ascii, ..self }
    }

    /// Like [`read`](Reader::read), for any strictness.
    #[inline]
    pub(super) fn whole(&mut self, slot: &mut dyn Slot) -> Result<Option<usize>, Error> {
        let item = self.next()?;
        let start = self.at;
        if item.is_null() {
            self.at += 1;
        } else {
            self.value(item, slot)?;
        }
        self.end().map(|()| item.is_null().then_some(start))
    }

    /// Fails if the body has more items.
    fn end(&self) -> Result<(), Error> {
        if self.at == self.body.len() { Ok(()) } else { Err(self.error("more than one value")) }
    }

    #[cold]
    #[inline(never)]
    fn error(&self, message: &'static str) -> Error {
        Error::new(self.at, message)
    }

    #[cold]
    #[inline(never)]
    fn unexpected_end(&self) -> Error {
        Error::new(self.body.len(), "unexpected end")
    }

    #[cold]
    #[inline(never)]
    fn mismatch(slot: &dyn Slot, at: usize) -> Error {
        Error::new(at, slot.expected())
    }

    /// The first byte of the next item, which it doesn't read. It reads the tags in front.
    #[inline]
    fn next(&mut self) -> Result<Item, Error> {
        match self.body.get(self.at) {
            Some(&first) if major(first) != TAG => Ok(Item { first, tag: 0 }),
            _ => self.next_tagged(),
        }
    }

    /// Like [`next`](Self::next), for an item with tags. Only the last one counts: those before it say
    /// something about the tag.
    #[inline(never)]
    fn next_tagged(&mut self) -> Result<Item, Error> {
        let mut tag = 0;
        loop {
            let &first = self.body.get(self.at).ok_or_else(|| self.unexpected_end())?;
            if major(first) != TAG {
                return Ok(Item { first, tag });
            }
            tag = self.number(first)?;
        }
    }

    /// Reads a value that isn't null.
    fn value(&mut self, item: Item, slot: &mut dyn Slot) -> Result<(), Error> {
        let start = self.at;
        let fits = match major(item.first) {
            TEXT => return self.text_value(item.first, slot),
            MAP => match slot.object() {
                Some(members) => return self.object(item.first, members),
                None => false,
            },
            LIST if !number::is_number(item) => match slot.list() {
                Some(items) => return self.list(item.first, items),
                None => false,
            },
            BYTES if !number::is_number(item) => match self.string(item.first)? {
                Found::InBody(bytes) => slot.scalar(Scalar::Bytes(bytes)),
                Found::Joined => slot.scalar(Scalar::Bytes(&self.joined)),
            },
            _ => self.scalar(item, slot)?,
        };
        if fits { Ok(()) } else { Err(Self::mismatch(slot, start)) }
    }

    /// Reads a text.
    #[expect(clippy::inline_always, reason = "most values are texts")]
    #[inline(always)]
    fn text_value(&mut self, first: u8, slot: &mut dyn Slot) -> Result<(), Error> {
        let start = self.at;
        let fits = match self.short_ascii() {
            Some(text) => slot.text(text),
            None => match self.text(first)? {
                Some(text) => slot.text(text),
                None => slot.text(self.joined_text()?),
            },
        };
        if fits { Ok(()) } else { Err(Self::mismatch(slot, start)) }
    }

    fn object(&mut self, first: u8, members: &mut dyn Members) -> Result<(), Error> {
        let start = self.at;
        self.strictness.begin(members);
        self.members(first, members)?;
        match self.strictness.end() {
            None => Ok(()),
            Some(name) => Err(Error::new(start, MISSING).within(Segment::Member(name.to_owned()))),
        }
    }

    #[inline]
    fn members(&mut self, first: u8, members: &mut dyn Members) -> Result<(), Error> {
        let length = self.enter(first)?;
        let mut index = 0;
        while self.has_more(length, index)? {
            match self.short_ascii() {
                Some(name) => self.member(name, index, members)?,
                None => self.unusual_member(index, members)?,
            }
            index += 1;
        }
        self.depth -= 1;
        Ok(())
    }

    /// Reads a member whose name isn't a short text of ASCII.
    #[inline(never)]
    fn unusual_member(&mut self, index: usize, members: &mut dyn Members) -> Result<(), Error> {
        match self.name()? {
            Some(name) => self.member(name, index, members),
            None => {
                let name = self.joined_text()?.to_owned();
                self.member(&name, index, members)
            }
        }
    }

    /// Reads the value of a member.
    #[expect(clippy::inline_always, reason = "nearly all of the reading is in one of three calls")]
    #[inline(always)]
    fn member(&mut self, name: &str, index: usize, members: &mut dyn Members) -> Result<(), Error> {
        let item = self.next()?;
        if item.is_null() {
            self.at += 1;
            members.null(name);
            return Ok(());
        }
        self.strictness.found(name);
        let read = match members.member(name) {
            Some(slot) if major(item.first) == TEXT => self.text_value(item.first, slot),
            Some(slot) => self.value(item, slot),
            None => return self.skip(item).map_err(|error| error.within(Segment::Entry(index))),
        };
        read.map_err(|error| Self::within_member(error, name, index, members))
    }

    #[cold]
    #[inline(never)]
    fn within_member(error: Error, name: &str, index: usize, members: &dyn Members) -> Error {
        // A name that isn't from the model can be secret.
        let is_data = members.is_data(name);
        error.within(if is_data { Segment::Entry(index) } else { Segment::Member(name.to_owned()) })
    }

    fn list(&mut self, first: u8, items: &mut dyn Items) -> Result<(), Error> {
        let length = self.enter(first)?;
        // A vector takes room for four items by itself.
        if let Length::Definite(count @ 5..) = length {
            items.reserve(count.min(MAX_RESERVED));
        }
        let mut index = 0;
        while self.has_more(length, index)? {
            let read = self.next().and_then(|item| {
                if item.is_null() {
                    self.at += 1;
                    items.null();
                    return Ok(());
                }
                if major(item.first) == MAP {
                    return self.item(item.first, items);
                }
                self.value(item, items.next())
            });
            read.map_err(|error| error.within(Segment::Index(index)))?;
            index += 1;
        }
        self.depth -= 1;
        Ok(())
    }

    /// Reads an item that is a map.
    #[inline]
    fn item(&mut self, first: u8, items: &mut dyn Items) -> Result<(), Error> {
        match items.next_object() {
            Some(members) => self.object(first, members),
            None => Err(Self::mismatch(items.next(), self.at)),
        }
    }

    /// Reads a value and drops it.
    fn skip(&mut self, item: Item) -> Result<(), Error> {
        let items_of_element = match major(item.first) {
            TEXT | BYTES => return self.string(item.first).map(drop),
            LIST => 1,
            // A name of any type, and a value.
            MAP => 2,
            _ => return self.skip_number(item.first),
        };
        let length = self.enter(item.first)?;
        let mut index = 0;
        while self.has_more(length, index)? {
            for _ in 0..items_of_element {
                let item = self.next()?;
                self.skip(item)?;
            }
            index += 1;
        }
        self.depth -= 1;
        Ok(())
    }

    /// Skips a number, or a value without parts, which can be one that has no meaning yet.
    fn skip_number(&mut self, first: u8) -> Result<(), Error> {
        let start = self.at;
        let number = self.number(first)?;
        // Such a value fits in the first byte.
        let is_too_long = first == LONG_SIMPLE && number < 32;
        if is_too_long { Err(Error::new(start, "expected a value")) } else { Ok(()) }
    }

    /// Reads the beginning of a list or map.
    #[inline]
    fn enter(&mut self, first: u8) -> Result<Length, Error> {
        if self.depth == MAX_DEPTH {
            return Err(self.error("nested too deep"));
        }
        self.depth += 1;
        if info(first) == INDEFINITE {
            self.at += 1;
            return Ok(Length::Indefinite);
        }
        let start = self.at;
        let count = self.number(first)?;
        // Each element has a byte or more, so the rest of the body says how many there can be.
        match usize::try_from(count) {
            Ok(count) if count <= self.body.len() - self.at => Ok(Length::Definite(count)),
            _ => Err(Error::new(start, "a length is larger than the body")),
        }
    }

    /// Whether another element follows. It reads the end of a list or map without a length.
    #[inline]
    fn has_more(&mut self, length: Length, index: usize) -> Result<bool, Error> {
        match length {
            Length::Definite(count) => Ok(index < count),
            Length::Indefinite => {
                let &first = self.body.get(self.at).ok_or_else(|| self.unexpected_end())?;
                self.at += usize::from(first == BREAK);
                Ok(first != BREAK)
            }
        }
    }

    /// Reads the first byte of an item, and the number that belongs to it: a value, length or tag.
    #[inline]
    fn number(&mut self, first: u8) -> Result<u64, Error> {
        match info(first) {
            small @ 0..24 => {
                self.at += 1;
                Ok(small.into())
            }
            _ => self.long_number(first),
        }
    }

    #[inline(never)]
    fn long_number(&mut self, first: u8) -> Result<u64, Error> {
        let length = match info(first) {
            info @ 24..28 => 1 << (info - 24),
            _ => return Err(self.error("expected a value")),
        };
        let bytes = self.body.get(self.at + 1..self.at + 1 + length).ok_or_else(|| self.unexpected_end())?;
        self.at += 1 + length;
        Ok(bytes.iter().fold(0, |number, byte| number << 8 | u64::from(*byte)))
    }
}
