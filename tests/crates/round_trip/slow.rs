//! Very many random texts: `json` and `serde_json` read the same documents, and find the same errors.

use generated::{Document, json};
use serde_json::Value;
use support::Random;

use super::bytes::{alike, mutate};

/// The variable with the number of texts, if it isn't the usual one.
const COUNT: &str = "MUTATED_TEXTS";

#[test]
fn random_texts_are_read_as_by_serde_json() {
    let count = std::env::var(COUNT).map_or(100_000, |count| count.parse().expect("a number"));
    let mut random = Random::new(19);
    let (mut good, mut bad) = (0_u32, 0_u32);
    let mut places = [0_u32; 3];
    for number in 0..count {
        let mut text = String::new();
        write_value(&mut random, 4, &mut text);
        let mut text = text.into_bytes();
        for _ in 0..number % 4 {
            mutate(&mut text, &mut random);
        }
        match compare(&text) {
            None => good += 1,
            Some(place) => {
                bad += 1;
                places[place as usize] += 1;
            }
        }
    }
    println!("{good} texts are JSON, {bad} aren't; errors: {places:?} in the order of `Place`");
    assert!(good > count / 4 && bad > count / 4, "{good} and {bad} texts");
}

/// Where our error is, seen from that of `serde_json`.
#[derive(Clone, Copy)]
enum Place {
    /// At the same byte.
    Same,
    /// At the start of the escape, number or word in which `serde_json`'s is, or of a string without end.
    Start,
    /// At the byte that isn't UTF-8, which `json` looks for first.
    Encoding,
}

/// Compares what both read from a text; `None` if it is JSON.
fn compare(text: &[u8]) -> Option<Place> {
    let ours = json::from_slice::<Document>(text);
    let theirs = serde_json::from_slice::<Value>(text);
    let shown = || String::from_utf8_lossy(text);
    match (ours, theirs) {
        (Ok(ours), Ok(theirs)) => {
            let written: Value = serde_json::from_slice(&json::to_vec(&ours)).expect("it is JSON");
            assert!(alike(&written, &theirs), "read as {written}, not {theirs}: {}", shown());
            None
        }
        (Err(ours), Err(theirs)) => {
            let (at, their) = (ours.offset(), offset(text, &theirs));
            Some(
                place(text, at, their)
                    .unwrap_or_else(|| panic!("{ours}; {theirs}, byte {their}: {}", shown())),
            )
        }
        (ours, theirs) => panic!("{ours:?}, {theirs:?}: {}", shown()),
    }
}

/// Our place of an error, next to that of `serde_json`; `None` if they don't fit together.
fn place(text: &[u8], ours: usize, theirs: usize) -> Option<Place> {
    if let Err(error) = std::str::from_utf8(text) {
        return (ours == error.valid_up_to()).then_some(Place::Encoding);
    }
    if ours == theirs {
        return Some(Place::Same);
    }
    let between = text.get(ours..theirs)?;
    let is_start = match between.first()? {
        b'"' => theirs == text.len(),
        b'\\' => between.len() <= "\\ud83d\\ude00".len(),
        _ => between.iter().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(byte)),
    };
    is_start.then_some(Place::Start)
}

/// The byte at which `serde_json` found an error. It counts lines, and the bytes of a line up to that byte.
fn offset(text: &[u8], error: &serde_json::Error) -> usize {
    if error.is_eof() {
        return text.len();
    }
    let lines = text.split_inclusive(|byte| *byte == b'\n').take(error.line() - 1);
    (lines.map(<[u8]>::len).sum::<usize>() + error.column()).saturating_sub(1)
}

/// Writes a random value, with white space in any place.
fn write_value(random: &mut Random, depth: u32, text: &mut String) {
    const SCALARS: [&str; 16] = [
        "null",
        "true",
        "false",
        "0",
        "-0",
        "-1",
        "17",
        "9223372036854775807",
        "9223372036854775808",
        "18446744073709551616",
        "0.5",
        "-2.25e3",
        "1E-7",
        "1e400",
        "0.1",
        "123456789.125",
    ];
    space(random, text);
    match random.below(if depth == 0 { 4 } else { 8 }) {
        0 | 1 => text.push_str(SCALARS[random.below(16) as usize]),
        2 | 3 => write_string(random, text),
        4 | 5 => write_elements(random, depth, text, ['[', ']'], |_, _| {}),
        _ => write_elements(random, depth, text, ['{', '}'], |random, text| {
            write_string(random, text);
            space(random, text);
            text.push(':');
        }),
    }
    space(random, text);
}

fn write_elements(
    random: &mut Random,
    depth: u32,
    text: &mut String,
    [start, end]: [char; 2],
    name: fn(&mut Random, &mut String),
) {
    text.push(start);
    for index in 0..random.below(5) {
        if index > 0 {
            text.push(',');
        }
        space(random, text);
        name(random, text);
        write_value(random, depth - 1, text);
    }
    text.push(end);
}

/// Writes a string of any length, so that its parts are in any place of words and blocks.
fn write_string(random: &mut Random, text: &mut String) {
    const PARTS: [&str; 16] = [
        "\\n",
        "\\\"",
        "\\\\",
        "\\/",
        "\\u0041",
        "\\ud83d\\ude00",
        "\\u00e9",
        "é",
        "→",
        "👍🏽",
        "\u{7f}",
        "\u{80}",
        " ",
        "{",
        ",",
        ":",
    ];
    text.push('"');
    for _ in 0..random.below(4) {
        text.push_str(&"abcdefghijklmnopqrst"[..random.below(20) as usize]);
        if random.below(2) == 0 {
            text.push_str(PARTS[random.below(16) as usize]);
        }
    }
    text.push('"');
}

fn space(random: &mut Random, text: &mut String) {
    if random.below(6) == 0 {
        text.push_str([" ", "\n", "\t", "\r\n", "    "][random.below(5) as usize]);
    }
}
