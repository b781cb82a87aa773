//! Bytes.

#[cfg(feature = "json")]
mod wire;

use std::borrow::Cow;
use std::fmt;

use super::Empty;

/// Bytes, sent as base64. `Debug` shows only their number.
#[derive(Clone, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Blob(Vec<u8>);

impl Blob {
    /// Wraps bytes.
    #[must_use]
    pub fn new(bytes: impl Into<Vec<u8>>) -> Self {
        Self(bytes.into())
    }

    /// The bytes.
    #[must_use]
    pub fn into_inner(self) -> Vec<u8> {
        self.0
    }
}

impl AsRef<[u8]> for Blob {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl From<Vec<u8>> for Blob {
    fn from(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }
}

impl From<Box<[u8]>> for Blob {
    fn from(bytes: Box<[u8]>) -> Self {
        Self(bytes.into())
    }
}

impl From<Cow<'_, [u8]>> for Blob {
    fn from(bytes: Cow<'_, [u8]>) -> Self {
        Self(bytes.into_owned())
    }
}

impl From<&[u8]> for Blob {
    fn from(bytes: &[u8]) -> Self {
        Self(bytes.to_vec())
    }
}

impl<const N: usize> From<[u8; N]> for Blob {
    fn from(bytes: [u8; N]) -> Self {
        Self(bytes.into())
    }
}

impl<const N: usize> From<&[u8; N]> for Blob {
    fn from(bytes: &[u8; N]) -> Self {
        Self(bytes.to_vec())
    }
}

impl From<Blob> for Vec<u8> {
    fn from(blob: Blob) -> Self {
        blob.0
    }
}

impl fmt::Debug for Blob {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Blob({} bytes)", self.0.len())
    }
}

impl Empty for Blob {
    #[inline]
    fn empty() -> Self {
        Self::default()
    }
}

super::serde_impls!(Blob);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_shows_the_length_only() {
        assert_eq!(format!("{:?}", Blob::from(b"secret")), "Blob(6 bytes)");
    }

    #[test]
    fn bytes_stay_the_same() {
        assert_eq!(Vec::from(Blob::new([1, 2])), [1, 2]);
        assert_eq!(Blob::new([1, 2]).into_inner(), [1, 2]);
        for blob in [
            Blob::from(vec![3, 4]),
            Blob::from([3, 4]),
            Blob::from(&[3, 4]),
            Blob::from(&[3_u8, 4][..]),
            Blob::from(Box::<[u8]>::from([3, 4])),
            Blob::from(Cow::Borrowed(&[3_u8, 4][..])),
        ] {
            assert_eq!(blob.as_ref(), [3, 4]);
        }
    }
}
