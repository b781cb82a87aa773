//! Escapes in strings, see <https://www.rfc-editor.org/rfc/rfc8259#section-7>.

use crate::support::json::buffer::Buffer;
use crate::support::json::plain::has_special;

/// Writes a text with escapes.
#[inline(never)]
pub(super) fn escaped(out: &mut Buffer, text: &[u8]) {
    out.push(b'"');
    let (blocks, rest) = text.as_chunks();
    for block in blocks {
        if has_special(block) {
            escape(out, block);
        } else {
            out.put(block);
        }
    }
    let (words, rest) = rest.as_chunks::<4>();
    for word in words {
        escape(out, word);
    }
    for byte in rest {
        escape(out, &[*byte]);
    }
    out.push(b'"');
}

/// Writes at most 16 bytes of a text.
#[inline]
fn escape<const N: usize>(out: &mut Buffer, bytes: &[u8; N]) {
    /// Room for 16 escapes of seven bytes, and for what is copied after the last one. So there is always
    /// room, and compilers leave out the checks in the loop.
    const ROOM: usize = 16 * 7 + 1;

    let Some(room) = out.free_for(ROOM).first_chunk_mut::<ROOM>() else { return };
    let mut length = 0;
    for byte in bytes {
        let escape = ESCAPES[usize::from(*byte)];
        if let Some(room) = room.get_mut(length..length + 8) {
            room.copy_from_slice(&escape.to_le_bytes());
        }
        length += (escape >> LENGTH) as usize;
    }
    out.take(length);
}

/// Where an escape has its length: in its three highest bits. So compilers know that it is at most seven.
const LENGTH: u32 = 61;

/// What is written for each byte: at most six bytes, zeros, and the number of bytes. All of it is
/// copied at once, and what is written for the next byte comes over the zeros and the number.
static ESCAPES: [u64; 256] = {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    let mut escapes = [0; 256];
    let mut byte = 0;
    while byte < escapes.len() {
        let itself = byte as u8;
        let letter = match itself {
            0x08 => b'b',
            b'\t' => b't',
            b'\n' => b'n',
            0x0c => b'f',
            b'\r' => b'r',
            b'"' | b'\\' => itself,
            _ => 0,
        };
        let (bytes, length) = if letter != 0 {
            ([b'\\', letter, 0, 0, 0, 0, 0, 0], 2)
        } else if itself < b' ' {
            ([b'\\', b'u', b'0', b'0', HEX[byte >> 4], HEX[byte & 15], 0, 0], 6)
        } else {
            ([itself, 0, 0, 0, 0, 0, 0, 0], 1)
        };
        escapes[byte] = u64::from_le_bytes(bytes) | length << LENGTH;
        byte += 1;
    }
    escapes
};

#[cfg(test)]
mod tests {
    use super::*;

    /// A string of JSON, made character by character.
    fn expected(text: &str) -> String {
        let escape = |c: char| match c {
            '"' | '\\' => format!("\\{c}"),
            '\n' => "\\n".to_owned(),
            '\r' => "\\r".to_owned(),
            '\t' => "\\t".to_owned(),
            '\u{8}' => "\\b".to_owned(),
            '\u{c}' => "\\f".to_owned(),
            '\0'..' ' => format!("\\u{:04x}", u32::from(c)),
            _ => c.to_string(),
        };
        format!("\"{}\"", text.chars().map(escape).collect::<String>())
    }

    #[test]
    fn escapes_are_written_at_any_place_and_however_often_the_buffer_grows() {
        let mut out = Buffer::new();
        let mut all = String::new();
        let controls = "\u{1}".repeat(40);
        for special in (0..0x80_u8).map(char::from) {
            for before in 0..36 {
                for after in ["", "é", "\n\0", "sixteen ordinary bytes, and \"some\" more", &controls] {
                    let text = format!("{}{special}{after}", "a".repeat(before));
                    escaped(&mut out, text.as_bytes());
                    all.push_str(&expected(&text));
                }
            }
        }
        assert!(out.into_bytes() == all.as_bytes());
    }
}
