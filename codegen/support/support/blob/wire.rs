// #if RpcV2Cbor
//! The wire form of bytes: base64 in JSON, bytes in CBOR.
// #else
//! The wire form of bytes: base64.
// #end

use super::Blob;
use crate::support::base64;
use crate::support::wire::{Format, Scalar, Slot, Value, View};

impl Value for Blob {
    #[inline]
    fn view(&self, _: Format) -> View<'_> {
        View::Bytes(self.as_ref(), base64::encode)
    }
}

impl Slot for Blob {
    fn expected(&self) -> &'static str {
        // #if RpcV2Cbor
        "expected bytes"
        // #else
        "expected a string of base64"
        // #end
    }

    #[inline]
    fn scalar(&mut self, scalar: Scalar<'_>) -> bool {
        let read = match scalar {
            Scalar::Str(text) => base64::decode(text),
            // #if HttpBindings or RpcV2Cbor
            Scalar::Bytes(bytes) => Some(bytes.to_vec()),
            // #end
            _ => None,
        };
        read.map(|bytes| *self = bytes.into()).is_some()
    }
    // #if HttpBindings

    #[cfg(feature = "server")]
    fn exact_scalar(&mut self, scalar: Scalar<'_>, _: Format) -> bool {
        !matches!(scalar, Scalar::Str(text) if !base64::is_padded(text)) && self.scalar(scalar)
    }
    // #end
}
