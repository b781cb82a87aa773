//! Escapes in strings, see <https://www.rfc-editor.org/rfc/rfc8259#section-7>.

use super::Reader;
use crate::support::json::Error;
use crate::support::json::plain::plain_length;
use crate::support::json::strictness::Strictness;

impl<S: Strictness> Reader<'_, S> {
    /// Reads a string into `scratch`.
    #[inline(never)]
    pub(super) fn escaped(&mut self) -> Result<(), Error> {
        let start = self.at;
        self.scratch.clear();
        self.at += 1;
        while let Some(rest) = self.text.get(self.at..) {
            let plain = plain_length(rest.as_bytes());
            let Some((plain, special)) = rest.split_at_checked(plain) else { break };
            self.scratch.push_str(plain);
            self.at += plain.len();
            match special.as_bytes() {
                [] => break,
                [b'"', ..] => {
                    self.at += 1;
                    return Ok(());
                }
                [b'\\', letter, ..] => {
                    let c = match letter {
                        b'n' => '\n',
                        b'"' | b'\\' | b'/' => char::from(*letter),
                        b't' => '\t',
                        b'r' => '\r',
                        b'b' => '\u{8}',
                        b'f' => '\u{c}',
                        b'u' => {
                            let (c, length) = self.unicode()?;
                            self.scratch.push(c);
                            self.at += length;
                            continue;
                        }
                        _ => return Err(self.error("an unknown escape")),
                    };
                    self.scratch.push(c);
                    self.at += 2;
                }
                [b'\\'] => return Err(self.error("an unknown escape")),
                _ => return Err(self.error("a control character in a string")),
            }
        }
        Err(Error::new(start, "a string doesn't end"))
    }

    /// The character of an escape such as `\u00e9`, or of two for a surrogate pair, and their length.
    fn unicode(&self) -> Result<(char, usize), Error> {
        let half = || self.error("half a surrogate pair");
        let first = self.hex(2)?;
        if !(0xd800..0xdc00).contains(&first) {
            return Ok((char::from_u32(first).ok_or_else(half)?, 6));
        }
        if self.text.as_bytes().get(self.at + 6..self.at + 8) != Some(b"\\u") {
            return Err(half());
        }
        let second = self.hex(8)?;
        if !(0xdc00..0xe000).contains(&second) {
            return Err(half());
        }
        let code = 0x1_0000 + ((first - 0xd800) << 10 | (second - 0xdc00));
        Ok((char::from_u32(code).ok_or_else(half)?, 12))
    }

    /// Four digits of the escape.
    fn hex(&self, start: usize) -> Result<u32, Error> {
        let digits = self.text.as_bytes().get(self.at + start..self.at + start + 4);
        let mut code = 0;
        for &digit in digits.ok_or_else(|| self.error("an unknown escape"))? {
            let value = char::from(digit).to_digit(16).ok_or_else(|| self.error("an unknown escape"))?;
            code = code << 4 | value;
        }
        Ok(code)
    }
}
