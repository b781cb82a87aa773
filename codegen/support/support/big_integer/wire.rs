//! The wire form of integers of any size.

use super::BigInteger;
use crate::support::wire::{Digits, Format, Scalar, Slot, Value, View, number};

impl Digits for BigInteger {
    fn digits(&self) -> &str {
        self.as_str()
    }
}

impl Value for BigInteger {
    #[inline]
    fn view(&self, _: Format) -> View<'_> {
        View::Digits(self)
    }
}

impl Slot for BigInteger {
    fn expected(&self) -> &'static str {
        "expected an integer"
    }

    fn scalar(&mut self, scalar: Scalar<'_>) -> bool {
        let up_to_64_bits = || number::integer::<i64>(scalar).map(Self::from);
        let read = match scalar {
            Scalar::Str(text) => text.parse().ok(),
            // A number in another notation must fit in 64 bits: larger floats aren't exact, and an
            // exponent can mean any number of zeros.
            Scalar::Number(text) => text.parse().ok().or_else(up_to_64_bits),
            _ => up_to_64_bits(),
        };
        read.map(|value| *self = value).is_some()
    }
}
