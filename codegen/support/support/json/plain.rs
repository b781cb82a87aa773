//! Finds the characters that a JSON string can't have as they are: quotes, backslashes and control
//! characters.

/// Whether a text needs no escapes in a JSON string.
pub(super) fn is_plain(bytes: &[u8]) -> bool {
    match bytes.last_chunk() {
        // The last block can have bytes of the block before it.
        Some(last) => !has_special(last) && !bytes.as_chunks().0.iter().any(has_special),
        None => is_short_plain(bytes),
    }
}

/// The length of the longest text that is copied without a loop.
pub(crate) const SHORT: usize = 64;

/// Copies a text to room of the same length, if it needs no escapes in a JSON string. Otherwise it
/// returns `false`, and the bytes in the room have no meaning then.
#[inline(never)]
pub(super) fn copy_plain(text: &[u8], room: &mut [u8]) -> bool {
    if text.len() > SHORT { copy_long_plain(text, room) } else { copy_short(text, room) }
}

/// Like [`copy_plain`], for a text of at most 64 bytes. The room may be longer than the text.
#[expect(clippy::inline_always, reason = "where the size of the room is known, it needs no checks")]
#[inline(always)]
pub(super) fn copy_short(text: &[u8], room: &mut [u8]) -> bool {
    match text.len() {
        33.. => copy_ends(text, room).is_some_and(are_plain::<32>),
        16.. => copy_ends(text, room).is_some_and(are_plain::<16>),
        // Compilers put the ends into one vector if they aren't copied before as words.
        8.. => ends(text).is_some_and(are_plain::<8>) && copy_ends::<8>(text, room).is_some(),
        4.. => copy_ends(text, room).is_some_and(|[first, last]| {
            let (first, last) = (u32::from_le_bytes(*first), u32::from_le_bytes(*last));
            specials(u64::from(first) | u64::from(last) << 32) == 0
        }),
        2.. => copy_ends(text, room).is_some_and(|[first, last]: [&[u8; 2]; 2]| {
            let [first, second, last] = [first[0], first[1], last[1]];
            !is_special(first) && !is_special(second) && !is_special(last)
        }),
        1.. => copy_ends(text, room).is_some_and(|[[byte], _]| !is_special(*byte)),
        0 => true,
    }
}

/// Copies a text of at most 64 bytes to the start of `room`.
#[expect(clippy::inline_always, reason = "where the size of the room is known, it needs no checks")]
#[inline(always)]
pub(crate) fn copy_text(text: &[u8], room: &mut [u8]) {
    _ = match text.len() {
        33.. => copy_ends::<32>(text, room).is_some(),
        16.. => copy_ends::<16>(text, room).is_some(),
        8.. => copy_ends::<8>(text, room).is_some(),
        4.. => copy_ends::<4>(text, room).is_some(),
        2.. => copy_ends::<2>(text, room).is_some(),
        _ => copy_ends::<1>(text, room).is_some(),
    }
}

/// Copies the first and the last bytes of a text to the start of `room`, and returns them.
#[inline]
fn copy_ends<'t, const N: usize>(text: &'t [u8], room: &mut [u8]) -> Option<[&'t [u8; N]; 2]> {
    let [first, last] = ends(text)?;
    let room = room.get_mut(..text.len())?;
    *room.first_chunk_mut()? = *first;
    *room.last_chunk_mut()? = *last;
    Some([first, last])
}

/// The first and the last bytes of a text. These are all bytes of a text of at most twice the length,
/// some of them twice. So a text of any such length needs no loop.
#[inline]
fn ends<const N: usize>(text: &[u8]) -> Option<[&[u8; N]; 2]> {
    Some([text.first_chunk()?, text.last_chunk()?])
}

/// Whether two blocks need no escapes. Compilers make it a few instructions on vectors.
#[inline]
fn are_plain<const N: usize>([first, last]: [&[u8; N]; 2]) -> bool {
    !first.iter().zip(last).fold(false, |any, (first, last)| any | is_special(*first) | is_special(*last))
}

#[inline(never)]
fn copy_long_plain(text: &[u8], room: &mut [u8]) -> bool {
    for (block, room) in text.as_chunks().0.iter().zip(room.as_chunks_mut().0) {
        if has_special(block) {
            return false;
        }
        *room = *block;
    }
    let (Some(last), Some(end)) = (text.last_chunk(), room.last_chunk_mut()) else { return false };
    *end = *last;
    !has_special(last)
}

/// The number of bytes at the start that need no escape in a JSON string: up to the first quote,
/// backslash or control character.
#[inline]
pub(super) fn plain_length(bytes: &[u8]) -> usize {
    match bytes.first_chunk() {
        Some(block) => first_special(block).unwrap_or_else(|| long_plain_length(bytes)),
        None => short_plain_length(bytes),
    }
}

/// The plain length of at least 16 bytes, of which the first 16 are plain.
#[inline(never)]
fn long_plain_length(bytes: &[u8]) -> usize {
    let (blocks, rest) = bytes.as_chunks();
    for (index, block) in blocks.iter().enumerate().skip(1) {
        if has_special(block) {
            return index * 16 + first_special(block).unwrap_or_default();
        }
    }
    bytes.len() - rest.len() + short_plain_length(rest)
}

/// The plain length of less than 16 bytes.
#[inline(never)]
fn short_plain_length(bytes: &[u8]) -> usize {
    if is_short_plain(bytes) {
        return bytes.len();
    }
    bytes.iter().take_while(|byte| !is_special(**byte)).count()
}

/// Whether less than 16 bytes need no escapes.
#[inline]
fn is_short_plain(bytes: &[u8]) -> bool {
    if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        // The two words can have some bytes twice.
        return specials(u64::from_le_bytes(*first)) | specials(u64::from_le_bytes(*last)) == 0;
    }
    if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        let (first, last) = (u32::from_le_bytes(*first), u32::from_le_bytes(*last));
        return specials(u64::from(first) << 32 | u64::from(last)) == 0;
    }
    !bytes.iter().copied().any(is_special)
}

#[inline]
pub(super) fn is_special(byte: u8) -> bool {
    // The change of one bit makes the quote the smallest character that isn't a control character.
    byte ^ 2 <= b' ' || byte == b'\\'
}

/// Whether one of 16 bytes needs an escape. Compilers make it a few instructions on vectors.
#[inline]
pub(super) fn has_special(block: &[u8; 16]) -> bool {
    block.iter().fold(false, |any, byte| any | is_special(*byte))
}

/// The index of the first of 16 bytes that needs an escape.
#[inline]
pub(super) fn first_special(block: &[u8; 16]) -> Option<usize> {
    let block = u128::from_le_bytes(*block);
    #[expect(clippy::cast_possible_truncation, reason = "the other half is the second word")]
    let (low, high) = (specials(block as u64), specials((block >> 64) as u64));
    match (low, high) {
        (0, 0) => None,
        (0, _) => Some(8 + high.trailing_zeros() as usize / 8),
        _ => Some(low.trailing_zeros() as usize / 8),
    }
}

/// For each of eight bytes, whether it needs an escape: its high bit says so. This is correct up to
/// the first such byte, the lowest one.
#[inline]
fn specials(word: u64) -> u64 {
    const ONES: u64 = u64::MAX / 255;
    let control_or_quote = (word ^ (ONES * 2)).wrapping_sub(ONES * 0x21);
    let backslash = (word ^ (ONES * 0x5c)).wrapping_sub(ONES);
    (control_or_quote | backslash) & !word & (ONES << 7)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn special_bytes_are_found_at_any_place() {
        for special in [b'"', b'\\', 0, b'\n', 0x1f] {
            for before in 0..50 {
                for after in 0..20 {
                    let mut bytes = vec![b'a'; before];
                    bytes.push(special);
                    bytes.resize(before + 1 + after, special ^ 1);
                    assert_eq!(plain_length(&bytes), before, "{special} after {before}");
                    assert!(!is_plain(&bytes), "{special} after {before}");
                    let mut room = vec![0; bytes.len()];
                    assert!(!copy_plain(&bytes, &mut room), "{special} after {before}");
                }
            }
        }
    }

    #[test]
    fn all_other_bytes_are_plain() {
        let is_usual = |byte: &u8| *byte >= b' ' && *byte != b'"' && *byte != b'\\';
        let bytes: Vec<u8> = (0..=255).filter(is_usual).collect();
        for start in 0..bytes.len() {
            for end in [start, bytes.len().min(start + start % 20), bytes.len()] {
                let bytes = &bytes[start..end];
                assert_eq!(plain_length(bytes), bytes.len(), "{bytes:?}");
                assert!(is_plain(bytes), "{bytes:?}");
                let mut room = vec![0; bytes.len()];
                assert!(copy_plain(bytes, &mut room) && room == bytes, "{bytes:?}");
            }
        }
    }

    #[test]
    fn each_byte_is_special_or_not_in_the_same_way_in_words_and_in_blocks() {
        for byte in 0..=255 {
            let block = [byte; 16];
            let is_special = byte < b' ' || byte == b'"' || byte == b'\\';
            assert_eq!(super::is_special(byte), is_special, "{byte}");
            assert_eq!(has_special(&block), is_special, "{byte}");
            assert_eq!(first_special(&block), is_special.then_some(0), "{byte}");
        }
    }
}
