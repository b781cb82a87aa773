//! Strings of bytes and texts, whole or in parts.

use std::borrow::Cow;

use super::Reader;
use crate::support::cbor::item::{BREAK, INDEFINITE, TEXT, info, major};
use crate::support::json::Error;
use crate::support::json::strictness::Strictness;

/// Where the bytes of a string are.
pub(super) enum Found<'a> {
    InBody(&'a [u8]),
    /// In `Reader::joined`.
    Joined,
}

/// The message for a text with other bytes.
const NOT_UTF_8: &str = "not UTF-8";

/// Room for a copy of a short body, which then needs no memory of the heap.
pub(crate) const ROOM: [u8; 4096] = [0; 4096];

/// The bytes of a body, with other characters in place of those that aren't ASCII. Nearly all texts are
/// parts of it, and one check of the whole is much faster than a check of each short text.
pub(crate) fn ascii<'r>(body: &[u8], room: &'r mut [u8]) -> Cow<'r, str> {
    let ascii = body.iter().map(|byte| byte & 0x7f);
    let Some(room) = room.get_mut(..body.len()) else {
        return String::from_utf8(ascii.collect()).unwrap_or_default().into();
    };
    room.iter_mut().zip(ascii).for_each(|(room, byte)| *room = byte);
    std::str::from_utf8(room).unwrap_or_default().into()
}

/// Whether all bytes are ASCII.
#[inline]
fn is_ascii(bytes: &[u8]) -> bool {
    const HIGH_BITS: u64 = 0x8080_8080_8080_8080;
    // The two words can have some bytes twice.
    let all = match bytes.len() {
        4..8 => {
            let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) else { return false };
            (u32::from_le_bytes(*first) | u32::from_le_bytes(*last)).into()
        }
        8..=16 => {
            let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) else { return false };
            u64::from_le_bytes(*first) | u64::from_le_bytes(*last)
        }
        _ => return bytes.is_ascii(),
    };
    all & HIGH_BITS == 0
}

impl<'a, S: Strictness> Reader<'a, S> {
    /// Reads a string of bytes, or a text without a check of its encoding.
    #[inline]
    pub(super) fn string(&mut self, first: u8) -> Result<Found<'a>, Error> {
        if info(first) == INDEFINITE {
            return self.join(first).map(|()| Found::Joined);
        }
        let length = self.number(first)?;
        self.take(length).map(Found::InBody)
    }

    /// Reads a text of ASCII whose length is in its first byte. Otherwise it reads nothing; then
    /// [`text`](Self::text) reads the text.
    #[inline]
    pub(super) fn short_ascii(&mut self) -> Option<&'a str> {
        let length = self.body.get(self.at)?.wrapping_sub(TEXT);
        if length > 23 {
            return None;
        }
        let start = self.at + 1;
        let end = start + usize::from(length);
        let text = self.ascii.get(start..end)?;
        is_ascii(self.body.get(start..end)?).then(|| {
            self.at = end;
            text
        })
    }

    /// Reads a text. If it is in parts, the result is `None`, and [`joined_text`](Self::joined_text)
    /// has the text.
    #[inline(never)]
    pub(super) fn text(&mut self, first: u8) -> Result<Option<&'a str>, Error> {
        match self.string(first)? {
            Found::Joined => Ok(None),
            Found::InBody(bytes) => match self.ascii.get(self.at - bytes.len()..self.at) {
                Some(text) if bytes.is_ascii() => Ok(Some(text)),
                _ => self.checked(bytes).map(Some),
            },
        }
    }

    /// The bytes that were read last as a text.
    #[inline]
    fn checked<'t>(&self, bytes: &'t [u8]) -> Result<&'t str, Error> {
        std::str::from_utf8(bytes)
            .map_err(|error| Error::new(self.at - bytes.len() + error.valid_up_to(), NOT_UTF_8))
    }

    /// The name of a member, like [`text`](Self::text).
    #[inline(never)]
    pub(super) fn name(&mut self) -> Result<Option<&'a str>, Error> {
        let first = self.next()?.first;
        if major(first) != TEXT {
            return Err(self.error("expected the name of a member"));
        }
        self.text(first)
    }

    /// The text that was read last, if it was in parts.
    pub(super) fn joined_text(&self) -> Result<&str, Error> {
        std::str::from_utf8(&self.joined).map_err(|_| self.error(NOT_UTF_8))
    }

    /// Reads the next bytes of the body.
    #[inline]
    fn take(&mut self, length: u64) -> Result<&'a [u8], Error> {
        let rest = &self.body[self.at..];
        let taken = usize::try_from(length).ok().and_then(|length| rest.get(..length));
        let bytes = taken.ok_or_else(|| self.unexpected_end())?;
        self.at += bytes.len();
        Ok(bytes)
    }

    /// Joins the parts of a string. Each of them has a length and the type of the whole, and each part
    /// of a text is a text.
    #[inline(never)]
    fn join(&mut self, whole: u8) -> Result<(), Error> {
        self.at += 1;
        self.joined.clear();
        loop {
            let &first = self.body.get(self.at).ok_or_else(|| self.unexpected_end())?;
            if first == BREAK {
                self.at += 1;
                return Ok(());
            }
            if major(first) != major(whole) || info(first) == INDEFINITE {
                return Err(self.error("expected a part of a string, or its end"));
            }
            let length = self.number(first)?;
            let part = self.take(length)?;
            if major(whole) == TEXT {
                self.checked(part)?;
            }
            self.joined.extend_from_slice(part);
        }
    }
}
