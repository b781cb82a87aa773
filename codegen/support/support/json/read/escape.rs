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
        loop {
            let rest = &self.text[self.at..];
            let plain = plain_length(rest.as_bytes());
            self.scratch.push_str(&rest[..plain]);
            let Some(special) = rest.as_bytes().get(plain) else {
                return Err(Error::new(start, "a string doesn't end"));
            };
            self.at += plain;
            match special {
                b'"' => {
                    self.at += 1;
                    return Ok(());
                }
                b'\\' => {
                    self.at += 1;
                    let c = self.escape()?;
                    self.scratch.push(c);
                }
                _ => return Err(self.error("a control character in a string")),
            }
        }
    }

    fn escape(&mut self) -> Result<char, Error> {
        let byte = self.text.as_bytes().get(self.at).copied();
        self.at += 1;
        Ok(match byte {
            Some(c @ (b'"' | b'\\' | b'/')) => char::from(c),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode(),
            _ => return Err(self.error("an unknown escape")),
        })
    }

    fn unicode(&mut self) -> Result<char, Error> {
        let first = self.hex()?;
        let code = if (0xd800..0xdc00).contains(&first) {
            if !self.text.as_bytes()[self.at..].starts_with(b"\\u") {
                return Err(self.error("half a surrogate pair"));
            }
            self.at += 2;
            let second = self.hex()?;
            if !(0xdc00..0xe000).contains(&second) {
                return Err(self.error("half a surrogate pair"));
            }
            0x1_0000 + ((first - 0xd800) << 10 | (second - 0xdc00))
        } else {
            first
        };
        char::from_u32(code).ok_or_else(|| self.error("half a surrogate pair"))
    }

    fn hex(&mut self) -> Result<u32, Error> {
        let digits = self.text.as_bytes().get(self.at..self.at + 4);
        let mut code = 0;
        for &digit in digits.ok_or_else(|| self.error("an unknown escape"))? {
            let value = char::from(digit).to_digit(16).ok_or_else(|| self.error("an unknown escape"))?;
            code = code << 4 | value;
        }
        self.at += 4;
        Ok(code)
    }
}
