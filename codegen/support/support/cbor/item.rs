//! The bytes by which CBOR tells items apart, see <https://www.rfc-editor.org/rfc/rfc8949#section-3>.

/// The major types, in the high three bits of an item's first byte.
pub(super) const UNSIGNED: u8 = 0 << 5;
pub(super) const NEGATIVE: u8 = 1 << 5;
pub(super) const BYTES: u8 = 2 << 5;
pub(super) const TEXT: u8 = 3 << 5;
pub(super) const LIST: u8 = 4 << 5;
pub(super) const MAP: u8 = 5 << 5;
pub(super) const TAG: u8 = 6 << 5;

/// Whole first bytes.
pub(super) const FALSE: u8 = 0xf4;
pub(super) const TRUE: u8 = 0xf5;
pub(super) const NULL: u8 = 0xf6;
pub(super) const UNDEFINED: u8 = 0xf7;
pub(super) const LONG_SIMPLE: u8 = 0xf8;
pub(super) const HALF: u8 = 0xf9;
pub(super) const SINGLE: u8 = 0xfa;
pub(super) const DOUBLE: u8 = 0xfb;
pub(super) const BREAK: u8 = 0xff;

/// The low five bits of a first byte, if the item has no length and ends with [`BREAK`].
pub(super) const INDEFINITE: u8 = 31;

/// The low five bits of a first byte, if the number is in the next byte.
pub(super) const NEXT_BYTE: u8 = 24;

/// The tags that the protocol gives a meaning.
pub(super) const TAG_SECONDS: u8 = 1;
pub(super) const TAG_BIG: u8 = 2;
pub(super) const TAG_BIG_NEGATIVE: u8 = 3;
pub(super) const TAG_DECIMAL: u8 = 4;

/// The major type of a first byte.
#[inline]
pub(super) const fn major(first: u8) -> u8 {
    first & 0xe0
}

/// The low five bits of a first byte: a small number, or where the number is.
#[inline]
pub(super) const fn info(first: u8) -> u8 {
    first & 0x1f
}
