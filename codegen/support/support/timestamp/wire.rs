//! The wire form of points in time.

use super::Timestamp;
use crate::support::wire::{Format, Scalar, Slot, Value, View};

impl Timestamp {
    /// The point in time on the wire, in one of the formats.
    #[inline]
    pub(crate) fn to_view<'a>(self, format: Format) -> View<'a> {
        let Self { secs, nanos } = self;
        match format {
            Format::EpochSeconds => {
                View::Seconds(secs, nanos, |secs, nanos, out| Self { secs, nanos }.write_epoch_seconds(out))
            }
            Format::DateTime => {
                View::Instant(secs, nanos, |secs, nanos| Self { secs, nanos }.to_date_time())
            }
            Format::HttpDate => {
                View::Instant(secs, nanos, |secs, nanos| Self { secs, nanos }.to_http_date())
            }
        }
    }
}

impl Value for Timestamp {
    #[inline]
    fn view(&self, format: Format) -> View<'_> {
        self.to_view(format)
    }
}

impl Slot for Timestamp {
    fn expected(&self) -> &'static str {
        "expected a timestamp"
    }

    /// Accepts all formats, not only the one in the model.
    fn scalar(&mut self, scalar: Scalar<'_>) -> bool {
        let read = match scalar {
            Scalar::Int(secs) => Some(Self::from_secs(secs)),
            Scalar::Number(text) => Self::parse_epoch_seconds(text),
            Scalar::Float(number) => Self::from_float(number),
            Scalar::Str(text) => Self::parse_date_time(text).or_else(|| Self::parse_http_date(text)),
            Scalar::Bool(_) => None,
            // #if HttpBindings or RpcV2Cbor
            Scalar::Bytes(_) => None,
            // #end
        };
        read.map(|timestamp| *self = timestamp).is_some()
    }
    // #if HttpBindings

    /// Accepts only dates and times in UTC: servers must refuse other offsets.
    #[cfg(feature = "server")]
    fn exact_scalar(&mut self, scalar: Scalar<'_>, format: Format) -> bool {
        let read = match (format, scalar) {
            (Format::EpochSeconds, Scalar::Int(_) | Scalar::Number(_)) => return self.scalar(scalar),
            (Format::DateTime, Scalar::Str(text)) if text.ends_with(['Z', 'z']) && !text.contains(' ') => {
                Self::parse_date_time(text)
            }
            (Format::HttpDate, Scalar::Str(text)) => Self::parse_http_date(text),
            _ => None,
        };
        read.map(|timestamp| *self = timestamp).is_some()
    }
    // #end
}
