//! Reads JSON directly into values.

mod escape;
mod ignored;
#[cfg(feature = "http")]
mod members;

use self::ignored::Ignored;
use super::strictness::{Lenient, Strictness};
use super::plain::plain_length;
use super::{Error, MISSING, Segment};
use crate::support::wire::{Items, Members, Scalar, Slot};

/// The maximum depth of nested arrays and objects; more could overflow the stack.
const MAX_DEPTH: usize = 128;

/// Reads a body.
#[derive(Clone)]
pub(crate) struct Reader<'a, S = Lenient> {
    text: &'a str,
    at: usize,
    depth: usize,
    /// The decoded text of a string that has escapes.
    scratch: String,
    strictness: S,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(body: &'a [u8]) -> Result<Self, Error> {
        Self::of(body)
    }

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
        Ok(Self { text, at: 0, depth: 0, scratch: String::new(), strictness: S::default() })
    }

    /// Like [`read`](Reader::read), for any strictness.
    #[inline]
    pub(super) fn whole(&mut self, slot: &mut dyn Slot) -> Result<Option<usize>, Error> {
        let is_null = self.peek()? == b'n';
        let start = self.at;
        if is_null {
            self.word("null")?;
        } else {
            self.value(slot)?;
        }
        self.end().map(|()| is_null.then_some(start))
    }

    /// Fails if the rest of the body isn't white space.
    fn end(&mut self) -> Result<(), Error> {
        match self.peek_or_end() {
            None => Ok(()),
            Some(_) => Err(self.error("more than one value")),
        }
    }

    fn error(&self, message: &'static str) -> Error {
        Error::new(self.at, message)
    }

    fn mismatch(slot: &dyn Slot, at: usize) -> Error {
        Error::new(at, slot.expected())
    }

    /// Reads a value that isn't null.
    fn value(&mut self, slot: &mut dyn Slot) -> Result<(), Error> {
        let start = self.at;
        match self.peek()? {
            b'{' => match slot.object() {
                Some(members) => self.object(members),
                None => Err(Self::mismatch(slot, start)),
            },
            b'[' => match slot.list() {
                Some(items) => self.array(items),
                None => Err(Self::mismatch(slot, start)),
            },
            b'"' => {
                let fits = match self.string()? {
                    Some(text) => slot.scalar(Scalar::Str(text)),
                    None => slot.scalar(Scalar::Str(&self.scratch)),
                };
                if fits { Ok(()) } else { Err(Self::mismatch(slot, start)) }
            }
            b't' => self.word("true").and_then(|()| Self::fill(slot, Scalar::Bool(true), start)),
            b'f' => self.word("false").and_then(|()| Self::fill(slot, Scalar::Bool(false), start)),
            _ => {
                let number = self.number()?;
                Self::fill(slot, number, start)
            }
        }
    }

    /// Reads a value that isn't null into a slot that was just created for it.
    fn element(&mut self, slot: &mut dyn Slot) -> Result<(), Error> {
        let start = self.at;
        match self.peek()? {
            b'{' => match slot.fresh_object() {
                Some(members) => self.object(members),
                None => Err(Self::mismatch(slot, start)),
            },
            _ => self.value(slot),
        }
    }

    fn fill(slot: &mut dyn Slot, scalar: Scalar<'_>, start: usize) -> Result<(), Error> {
        if slot.scalar(scalar) { Ok(()) } else { Err(Self::mismatch(slot, start)) }
    }

    fn object(&mut self, members: &mut dyn Members) -> Result<(), Error> {
        let start = self.at;
        self.strictness.begin(members);
        self.members(members)?;
        match self.strictness.end() {
            None => Ok(()),
            Some(name) => Err(Error::new(start, MISSING).within(Segment::Member(name.to_owned()))),
        }
    }

    #[inline]
    fn members(&mut self, members: &mut dyn Members) -> Result<(), Error> {
        self.enter()?;
        if self.ends_empty(b'}')? {
            return Ok(());
        }
        for index in 0.. {
            if self.peek()? != b'"' {
                return Err(self.error("expected the name of a member"));
            }
            let start = self.at;
            match self.string()? {
                Some(name) => self.member(name, index, members)?,
                None => {
                    let name = std::mem::take(&mut self.scratch);
                    self.member(&name, index, members)?;
                    self.scratch = name;
                }
            }
            debug_assert!(self.at > start, "a member has at least one byte");
            if !self.continues(b'}')? {
                break;
            }
        }
        Ok(())
    }

    fn member(&mut self, name: &str, index: usize, members: &mut dyn Members) -> Result<(), Error> {
        if self.peek()? != b':' {
            return Err(self.error("expected `:`"));
        }
        self.at += 1;
        if self.peek()? == b'n' {
            self.word("null")?;
            members.null(name);
            return Ok(());
        }
        self.strictness.found(name);
        // A name that isn't from the model can be secret.
        let is_data = members.is_data(name);
        match members.member(name) {
            Some(slot) if !is_data => {
                self.value(slot).map_err(|error| error.within(Segment::Member(name.to_owned())))
            }
            Some(slot) => self.element(slot).map_err(|error| error.within(Segment::Entry(index))),
            None => self.skip().map_err(|error| error.within(Segment::Entry(index))),
        }
    }

    fn array(&mut self, items: &mut dyn Items) -> Result<(), Error> {
        self.enter()?;
        if self.ends_empty(b']')? {
            return Ok(());
        }
        for index in 0.. {
            if self.peek()? == b'n' {
                self.word("null")?;
                items.null();
            } else {
                self.element(items.next()).map_err(|error| error.within(Segment::Index(index)))?;
            }
            if !self.continues(b']')? {
                break;
            }
        }
        Ok(())
    }

    /// Reads a value and drops it.
    fn skip(&mut self) -> Result<(), Error> {
        match self.peek()? {
            b'{' => self.object(&mut Ignored),
            b'[' => self.array(&mut Ignored),
            b'"' => self.string().map(|_| ()),
            b't' => self.word("true"),
            b'f' => self.word("false"),
            b'n' => self.word("null"),
            _ => self.number().map(|_| ()),
        }
    }

    /// Reads a `{` or `[`.
    fn enter(&mut self) -> Result<(), Error> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(self.error("nested too deep"));
        }
        self.at += 1;
        Ok(())
    }

    /// Whether an array or object ends before its first element.
    fn ends_empty(&mut self, end: u8) -> Result<bool, Error> {
        let is_empty = self.peek()? == end;
        if is_empty {
            self.at += 1;
            self.depth -= 1;
        }
        Ok(is_empty)
    }

    /// Whether another element follows.
    fn continues(&mut self, end: u8) -> Result<bool, Error> {
        match self.peek()? {
            b',' => {
                self.at += 1;
                Ok(true)
            }
            byte if byte == end => {
                self.at += 1;
                self.depth -= 1;
                Ok(false)
            }
            _ => Err(self.error("expected `,` or the end of the array or object")),
        }
    }

    /// The next byte that isn't white space.
    fn peek(&mut self) -> Result<u8, Error> {
        self.peek_or_end().ok_or_else(|| self.error("unexpected end"))
    }

    fn peek_or_end(&mut self) -> Option<u8> {
        let bytes = self.text.as_bytes();
        while let Some(&byte) = bytes.get(self.at) {
            if !matches!(byte, b' ' | b'\n' | b'\r' | b'\t') {
                return Some(byte);
            }
            self.at += 1;
        }
        None
    }

    fn word(&mut self, word: &'static str) -> Result<(), Error> {
        if self.text.as_bytes()[self.at..].starts_with(word.as_bytes()) {
            self.at += word.len();
            Ok(())
        } else {
            Err(self.error("expected a value"))
        }
    }

    fn number(&mut self) -> Result<Scalar<'a>, Error> {
        let start = self.at;
        let bytes = self.text.as_bytes();
        let digits = |at: &mut usize| {
            let from = *at;
            while bytes.get(*at).is_some_and(u8::is_ascii_digit) {
                *at += 1;
            }
            *at > from
        };
        let mut at = start + usize::from(bytes.get(start) == Some(&b'-'));
        let leading_zero = bytes.get(at) == Some(&b'0');
        let first = at;
        if !digits(&mut at) {
            return Err(self.error("expected a value"));
        }
        if leading_zero && at > first + 1 {
            return Err(self.error("a number begins with zero"));
        }
        let mut is_integer = true;
        if bytes.get(at) == Some(&b'.') {
            is_integer = false;
            at += 1;
            if !digits(&mut at) {
                return Err(self.error("expected a digit"));
            }
        }
        if matches!(bytes.get(at), Some(b'e' | b'E')) {
            is_integer = false;
            at += 1;
            at += usize::from(matches!(bytes.get(at), Some(b'+' | b'-')));
            if !digits(&mut at) {
                return Err(self.error("expected a digit"));
            }
        }
        self.at = at;
        let text = &self.text[start..at];
        // Integers have no minus zero, so this is a float.
        let integer = if is_integer && text != "-0" { text.parse().ok() } else { None };
        Ok(match integer {
            Some(number) => Scalar::Int(number),
            None => Scalar::Number(text),
        })
    }

    /// Reads a string. Returns a part of the body, or `None` if the string has escapes: then its
    /// text is in `scratch`.
    fn string(&mut self) -> Result<Option<&'a str>, Error> {
        let start = self.at + 1;
        let bytes = self.text.as_bytes();
        let at = start + plain_length(&bytes[start..]);
        match bytes.get(at) {
            None => return Err(self.error("a string doesn't end")),
            Some(b'"') => {
                self.at = at + 1;
                return Ok(Some(&self.text[start..at]));
            }
            Some(b'\\') => {}
            Some(_) => return Err(Error::new(at, "a control character in a string")),
        }
        self.scratch.clear();
        self.scratch.push_str(&self.text[start..at]);
        self.at = at;
        self.escaped()?;
        Ok(None)
    }
}
