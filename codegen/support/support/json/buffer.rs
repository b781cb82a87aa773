//! The bytes that a writer has written.

use std::fmt;

/// How many bytes are set to zero in advance.
const STEP: usize = 512;

/// Bytes that are written one after the other.
///
/// Unlike a `Vec`, it gives out room for several parts at once, so that these need one check of the
/// capacity.
pub(crate) struct Buffer {
    /// The bytes that were written, and room for the next ones.
    bytes: Vec<u8>,
    /// The number of bytes that were written.
    length: usize,
}

impl Buffer {
    /// An empty buffer for a body of usual size.
    pub(crate) fn new() -> Self {
        let mut bytes = Vec::with_capacity(super::CAPACITY);
        bytes.resize(super::CAPACITY / 4, 0);
        Self { bytes, length: 0 }
    }

    // #if RpcV2Cbor
    /// The number of bytes that were written.
    #[inline]
    #[cfg(feature = "cbor")]
    pub(crate) fn length(&self) -> usize {
        self.length
    }

    /// Replaces a byte that was written.
    #[inline]
    #[cfg(feature = "cbor")]
    pub(crate) fn set(&mut self, at: usize, byte: u8) {
        self.bytes[at] = byte;
    }

    // #end
    pub(crate) fn into_bytes(mut self) -> Vec<u8> {
        self.bytes.truncate(self.length);
        self.bytes
    }

    /// Room for the next `count` bytes.
    #[inline]
    pub(crate) fn room(&mut self, count: usize) -> &mut [u8] {
        let start = self.length;
        if count > self.bytes.len() - start {
            self.grow(count);
        }
        self.length = start + count;
        &mut self.bytes[start..start + count]
    }

    /// The next `count` free bytes. [`take`](Self::take) says how many were written to.
    #[inline]
    pub(super) fn free_for(&mut self, count: usize) -> &mut [u8] {
        if count > self.bytes.len() - self.length {
            self.grow(count);
        }
        &mut self.bytes[self.length..self.length + count]
    }

    /// The next `N` free bytes, if the buffer has so many without growing.
    #[inline]
    pub(crate) fn free<const N: usize>(&mut self) -> Option<&mut [u8; N]> {
        self.bytes.get_mut(self.length..)?.first_chunk_mut()
    }

    /// Says that the next `count` free bytes were written to.
    #[inline]
    pub(crate) fn take(&mut self, count: usize) {
        self.length += count;
    }

    /// Makes room for the next `count` bytes; returns `false` if it was there before.
    #[inline]
    pub(crate) fn grows_for(&mut self, count: usize) -> bool {
        let grows = count > self.bytes.len() - self.length;
        if grows {
            self.grow(count);
        }
        grows
    }

    /// Makes room for at least `count` bytes. It sets few bytes to zero at once, so these are still in
    /// the processor's cache when they are written to.
    #[cold]
    #[inline(never)]
    pub(super) fn grow(&mut self, count: usize) {
        let least = self.length + count;
        self.bytes.reserve(least - self.bytes.len());
        self.bytes.resize((least + STEP).min(self.bytes.capacity()), 0);
    }

    #[inline]
    pub(crate) fn push(&mut self, byte: u8) {
        self.room(1)[0] = byte;
    }

    /// Removes the last byte.
    #[inline]
    pub(crate) fn remove_last(&mut self) {
        self.length = self.length.saturating_sub(1);
    }

    /// Writes a closing bracket in place of the comma at the end, if there is one.
    #[inline]
    pub(super) fn close(&mut self, bracket: u8) {
        match self.bytes.get_mut(self.length.wrapping_sub(1)) {
            Some(last) if *last == b',' => *last = bracket,
            _ => self.push(bracket),
        }
    }

    #[inline]
    pub(crate) fn put(&mut self, bytes: &[u8]) {
        self.room(bytes.len()).copy_from_slice(bytes);
    }
}

/// Numbers are formatted into it.
impl fmt::Write for Buffer {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.put(text.as_bytes());
        Ok(())
    }
}
