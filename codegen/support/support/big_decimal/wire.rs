//! The wire form of decimal numbers of any size.

use super::BigDecimal;
use crate::support::wire::{Digits, Format, Scalar, Slot, Value, View};

impl Digits for BigDecimal {
    fn digits(&self) -> &str {
        self.as_str()
    }

    fn float(&self) -> Option<f64> {
        // Formats write floats like this, with an exponent for very large or small ones.
        self.as_str().parse().ok().filter(|number: &f64| format!("{number:?}") == self.as_str())
    }
}

impl Value for BigDecimal {
    #[inline]
    fn view(&self, _: Format) -> View<'_> {
        View::Digits(self)
    }
}

impl Slot for BigDecimal {
    fn expected(&self) -> &'static str {
        "expected a number"
    }

    fn scalar(&mut self, scalar: Scalar<'_>) -> bool {
        let read = match scalar {
            Scalar::Int(number) => Some(number.into()),
            Scalar::Number(text) | Scalar::Str(text) => text.parse().ok(),
            Scalar::Float(number) => format!("{number:?}").parse().ok(),
            Scalar::Bool(_) => None,
            // #if RpcV2Cbor
            Scalar::Bytes(_) => None,
            // #end
        };
        read.map(|value| *self = value).is_some()
    }
}
