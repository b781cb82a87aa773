//! Encodes and decodes base64 (RFC 4648, section 4).

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// For each byte, the six bits that it stands for; [`NO_DIGIT`] if it isn't a digit.
const BITS: [u8; 256] = bits();
const NO_DIGIT: u8 = 0xff;

const fn bits() -> [u8; 256] {
    let mut bits = [NO_DIGIT; 256];
    let mut index = 0;
    while index < ALPHABET.len() {
        #[expect(clippy::cast_possible_truncation, reason = "there are 64 digits")]
        let value = index as u8;
        bits[ALPHABET[index] as usize] = value;
        index += 1;
    }
    bits
}

/// Writes `bytes` as base64 with padding. `digits` has the length for it: four for each three bytes that
/// were begun.
pub(crate) fn encode(bytes: &[u8], digits: &mut [u8]) {
    let (groups, rest) = bytes.as_chunks();
    let (wholes, last) = digits.split_at_mut(groups.len() * 4);
    for (group, four) in groups.iter().zip(wholes.as_chunks_mut().0) {
        *four = four_digits(*group);
    }
    if let (Some(last), [first, others @ ..]) = (last.first_chunk_mut(), rest) {
        *last = four_digits([*first, others.first().copied().unwrap_or(0), 0]);
        last[2 + others.len()..].fill(b'=');
    }
}

#[inline]
fn four_digits([first, second, third]: [u8; 3]) -> [u8; 4] {
    let group = u32::from_be_bytes([0, first, second, third]);
    [18, 12, 6, 0].map(|shift| ALPHABET[(group >> shift) as usize & 63])
}

// #if HttpBindings
/// Whether a text has as many characters as base64 with padding.
#[allow(dead_code, reason = "only servers of restJson1 ask for it")]
pub(crate) fn is_padded(text: &str) -> bool {
    text.len().is_multiple_of(4)
}

// #end
/// Decodes base64, with or without padding; `None` if `text` isn't base64.
#[allow(dead_code, reason = "a crate without blobs only encodes")]
pub(crate) fn decode(text: &str) -> Option<Vec<u8>> {
    let digits = text.trim_end_matches('=').as_bytes();
    let padding = text.len() - digits.len();
    if digits.len() % 4 == 1 || padding > 2 || (padding > 0 && !text.len().is_multiple_of(4)) {
        return None;
    }
    let (wholes, rest) = digits.as_chunks();
    let mut bytes = vec![0; wholes.len() * 3 + rest.len() * 3 / 4];
    let mut seen = 0;
    let (groups, last) = bytes.as_chunks_mut();
    for (four, group) in wholes.iter().zip(groups) {
        *group = three_bytes(*four, &mut seen);
    }
    if !rest.is_empty() {
        let mut four = [ALPHABET[0]; 4];
        four[..rest.len()].copy_from_slice(rest);
        last.copy_from_slice(&three_bytes(four, &mut seen)[..last.len()]);
    }
    (seen != NO_DIGIT).then_some(bytes)
}

/// The bytes that four digits stand for. If one isn't a digit, `seen` becomes [`NO_DIGIT`].
#[inline]
fn three_bytes(digits: [u8; 4], seen: &mut u8) -> [u8; 3] {
    let bits = digits.map(|digit| BITS[usize::from(digit)]);
    let group = bits.iter().fold(0, |group, bits| {
        *seen |= bits;
        group << 6 | u32::from(*bits)
    });
    let [_, first, second, third] = group.to_be_bytes();
    [first, second, third]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encoded(bytes: &[u8]) -> String {
        let mut digits = vec![0; bytes.len().div_ceil(3) * 4];
        encode(bytes, &mut digits);
        String::from_utf8(digits).unwrap()
    }

    #[test]
    fn the_vectors_of_rfc_4648() {
        let vectors = [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ];
        for (text, base64) in vectors {
            assert_eq!(encoded(text.as_bytes()), base64);
            assert_eq!(decode(base64).unwrap(), text.as_bytes());
            assert_eq!(decode(base64.trim_end_matches('=')).unwrap(), text.as_bytes());
        }
    }

    #[test]
    fn all_bytes_survive_a_round_trip() {
        let bytes: Vec<u8> = (0..=255).collect();
        assert_eq!(decode(&encoded(&bytes)).unwrap(), bytes);
    }

    #[test]
    fn each_byte_that_is_no_digit_is_refused_in_each_place() {
        for byte in (0..0x80).filter(|byte| !ALPHABET.contains(byte)) {
            for (place, length) in [(0, 8), (3, 8), (4, 8), (5, 8), (8, 10), (9, 10), (10, 11)] {
                let mut text = vec![b'A'; length];
                text[place] = byte;
                let text = String::from_utf8(text).unwrap();
                assert_eq!(decode(&text), None, "{text:?}");
            }
        }
    }

    #[test]
    fn other_text_is_refused() {
        for text in ["A", "AAAAA", "A===", "A=AA", "!!!!", "Zg=", "Zm9v=", "Zm 9", "Zm9v\n", "é"] {
            assert_eq!(decode(text), None, "{text:?}");
        }
    }
}
