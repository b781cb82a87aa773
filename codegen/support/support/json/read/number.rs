//! Reads numbers.

use super::Reader;
use crate::support::json::Error;
use crate::support::json::strictness::Strictness;
use crate::support::wire::Scalar;

impl<'a, S: Strictness> Reader<'a, S> {
    /// Reads a number, which begins with a digit or a minus sign.
    pub(super) fn number(&mut self) -> Result<Scalar<'a>, Error> {
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
            return Err(self.unexpected("expected a value"));
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
}
