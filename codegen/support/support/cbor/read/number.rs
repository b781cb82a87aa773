//! Numbers of all kinds, true and false.

use super::string::Found;
use super::{Item, Length, Reader};
use crate::support::cbor::big::Magnitude;
use crate::support::cbor::half;
use crate::support::cbor::item::{
    BYTES, DOUBLE, FALSE, HALF, LIST, NEGATIVE, SINGLE, TAG_BIG, TAG_BIG_NEGATIVE, TAG_DECIMAL, TRUE,
    UNSIGNED, major,
};
use crate::support::json::Error;
use crate::support::json::strictness::Strictness;
use crate::support::wire::{Scalar, Slot};

/// The maximum length of a number, in bytes: the time to find the digits of one grows with the square of
/// its length.
const MAX_LENGTH: usize = 4096;

/// Whether a string of bytes or a list is a number, according to its tag.
#[inline]
pub(super) fn is_number(item: Item) -> bool {
    let is = |tag: u8| item.tag == u64::from(tag);
    match major(item.first) {
        BYTES => is(TAG_BIG) || is(TAG_BIG_NEGATIVE),
        LIST => is(TAG_DECIMAL),
        _ => false,
    }
}

/// True, false or a float.
pub(super) enum Simple {
    Bool(bool),
    Float(f64),
}

impl<S: Strictness> Reader<'_, S> {
    /// Reads a number, true or false. Returns whether it fits the slot.
    #[inline]
    pub(super) fn scalar(&mut self, item: Item, slot: &mut dyn Slot) -> Result<bool, Error> {
        match major(item.first) {
            UNSIGNED | NEGATIVE => {
                let number = self.number(item.first)?;
                Ok(match (i64::try_from(number), major(item.first)) {
                    (Ok(number), UNSIGNED) => slot.scalar(Scalar::Int(number)),
                    (Ok(number), _) => slot.scalar(Scalar::Int(!number)),
                    (Err(_), UNSIGNED) => slot.scalar(Scalar::Number(&number.to_string())),
                    (Err(_), _) => slot.scalar(Scalar::Number(&(-1 - i128::from(number)).to_string())),
                })
            }
            BYTES => {
                let digits = self.big(item)?;
                Ok(slot.scalar(digits.parse().map_or(Scalar::Number(&digits), Scalar::Int)))
            }
            LIST => Ok(slot.scalar(Scalar::Number(&self.decimal(item.first)?))),
            _ => Ok(match self.simple(item.first)? {
                Simple::Bool(flag) => slot.scalar(Scalar::Bool(flag)),
                Simple::Float(number) => {
                    slot.scalar(Scalar::Float(number))
                        || whole(number).is_some_and(|whole| slot.scalar(Scalar::Int(whole)))
                }
            }),
        }
    }

    /// Reads true, false or a float.
    pub(super) fn simple(&mut self, first: u8) -> Result<Simple, Error> {
        #[expect(clippy::cast_possible_truncation, reason = "the first byte says how many bits there are")]
        Ok(match first {
            FALSE | TRUE => {
                self.at += 1;
                Simple::Bool(first == TRUE)
            }
            HALF => Simple::Float(half::to_double(self.number(first)? as u16)),
            SINGLE => Simple::Float(f32::from_bits(self.number(first)? as u32).into()),
            DOUBLE => Simple::Float(f64::from_bits(self.number(first)?)),
            _ => return Err(self.error("expected a value")),
        })
    }

    /// Reads an integer of any size, as its digits.
    #[inline(never)]
    fn big(&mut self, item: Item) -> Result<String, Error> {
        let start = self.at;
        let bytes = match self.string(item.first)? {
            Found::InBody(bytes) => bytes,
            Found::Joined => &self.joined,
        };
        if bytes.len() > MAX_LENGTH {
            return Err(Error::new(start, "a number is too long"));
        }
        let size = Magnitude::of_bytes(bytes);
        Ok(if item.tag == u64::from(TAG_BIG) {
            size.into_digits()
        } else {
            format!("-{}", size.next().into_digits())
        })
    }

    /// Reads a decimal number, as JSON writes it: a list of its exponent and its digits.
    #[inline(never)]
    fn decimal(&mut self, first: u8) -> Result<String, Error> {
        let length = self.enter(first)?;
        let mut parts = [const { String::new() }; 2];
        for (index, part) in parts.iter_mut().enumerate() {
            if self.has_more(length, index)? {
                *part = self.integer()?;
            }
        }
        let [exponent, digits] = parts;
        let has_more = matches!(length, Length::Definite(3..)) || self.has_more(length, 2)?;
        self.depth -= 1;
        match exponent.parse() {
            Ok(exponent) if !digits.is_empty() && !has_more => Ok(place_point(&digits, exponent)),
            _ => Err(self.error("expected an exponent and an integer before")),
        }
    }

    /// Reads an integer of any size; the result is empty if the next item is something else.
    fn integer(&mut self) -> Result<String, Error> {
        let item = self.next()?;
        match major(item.first) {
            UNSIGNED => Ok(self.number(item.first)?.to_string()),
            NEGATIVE => Ok((-1 - i128::from(self.number(item.first)?)).to_string()),
            BYTES if is_number(item) => self.big(item),
            _ => Ok(String::new()),
        }
    }
}

/// The integer that a float is; `None` if it is another number.
#[expect(clippy::cast_possible_truncation, reason = "it is a whole number in the range of `i64`")]
fn whole(number: f64) -> Option<i64> {
    const BEYOND: f64 = 9_223_372_036_854_775_808.0;
    (number.fract() == 0.0 && (-BEYOND..BEYOND).contains(&number)).then_some(number as i64)
}

/// The number with these digits, times ten to the power of `exponent`.
fn place_point(digits: &str, exponent: i64) -> String {
    /// The maximum number of zeros after the point, so that small numbers have short texts.
    const MAX_ZEROS: usize = 5;
    let (sign, size) = digits.strip_prefix('-').map_or(("", digits), |size| ("-", size));
    let places = usize::try_from(exponent.unsigned_abs()).unwrap_or(usize::MAX);
    if exponent == 0 {
        return digits.to_owned();
    }
    if exponent > 0 || places > size.len() + MAX_ZEROS {
        return format!("{digits}e{exponent}");
    }
    let size = format!("{size:0>width$}", width = places + 1);
    let (before, after) = size.split_at(size.len() - places);
    format!("{sign}{before}.{after}")
}

#[cfg(test)]
mod tests {
    use super::{place_point, whole};

    #[test]
    fn the_point_is_in_its_place() {
        for (digits, exponent, number) in [
            ("12", 0, "12"),
            ("12", -1, "1.2"),
            ("-12", -2, "-0.12"),
            ("-12", -5, "-0.00012"),
            ("110", -2, "1.10"),
            ("1", -400, "1e-400"),
            ("-3", 400, "-3e400"),
            ("0", -2, "0.00"),
            ("7", i64::MIN, "7e-9223372036854775808"),
        ] {
            assert_eq!(place_point(digits, exponent), number);
        }
    }

    #[test]
    fn floats_are_integers_if_they_have_no_fraction() {
        for (number, expected) in [(2.0, 2), (-0.0, 0), (-7.0, -7), (1e18, 1_000_000_000_000_000_000)] {
            assert_eq!(whole(number), Some(expected), "{number}");
        }
        for number in [0.5, 9_223_372_036_854_775_808.0, f64::NAN, f64::INFINITY] {
            assert_eq!(whole(number), None, "{number}");
        }
    }
}
