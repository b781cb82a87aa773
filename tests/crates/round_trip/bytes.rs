//! Arbitrary bytes: `json` accepts the same texts as serde, and never panics or hangs.

use generated::{Document, json};
use serde_json::Value;
use support::Random;

use crate::round_trip::subject::{self, Subject};
use crate::round_trip::texts::{Schema, Style, Texts};

/// Texts that aren't JSON, each for another reason, and texts that are close to that.
const ODD: &[&[u8]] = &[
    b"",
    b" \n",
    b"\xef\xbb\xbf{}",
    b"{} {}",
    b"[1,]",
    b"[,1]",
    b"[1 2]",
    b"{\"a\":1,}",
    b"{\"a\" 1}",
    b"{a:1}",
    b"{1:1}",
    b"{'a':1}",
    b"{\"a\":}",
    b"[}",
    b"{]",
    b"// comment\n1",
    b"tru",
    b"truth",
    b"nul",
    b"nullnull",
    b"NaN",
    b"-Infinity",
    b"-",
    b"--1",
    b"+1",
    b"01",
    b"-01",
    b"0x1",
    b".5",
    b"5.",
    b"5.e1",
    b"1e",
    b"1e+",
    b"1E-7",
    b"-0",
    b"-0.0",
    b"1e308",
    b"1e309",
    b"-1e400",
    b"1e-400",
    b"1e99999999999999999999",
    b"0e99999999999999999999",
    b"18446744073709551615",
    b"18446744073709551616",
    b"-9223372036854775808",
    b"-9223372036854775809",
    b"\"",
    b"\"\\",
    b"\"\\\"",
    b"\"\\x\"",
    b"\"\\u\"",
    b"\"\\u12\"",
    b"\"\\u12G4\"",
    b"\"\\u+123\"",
    b"\"\\u0000\"",
    b"\"\\ud83d\\ude00\"",
    b"\"\\ud83d\"",
    b"\"\\ud83d\\n\"",
    b"\"\\ud83d\\u0041\"",
    b"\"\\ud83d\\ud83d\"",
    b"\"\\ude00\"",
    b"\"\\ud83d\\u\"",
    b"\"\n\"",
    b"\"\x00\"",
    b"\"\x1f\"",
    b"\"\x7f\"",
    b"\"\xff\"",
    b"\"\xc0\xaf\"",
    b"\"\xed\xa0\x80\"",
    b"\"\xf0\x9f\x98\"",
    b"{\"\xff\":1}",
    b"\xff",
    b"[1]\xff",
    b"\"\\u00e9\xc3\"",
    b"[\"\\\\\",\"\\/\"]",
];

#[test]
fn json_and_serde_accept_the_same_odd_texts() {
    for text in ODD {
        compare(text);
        for subject in all() {
            let _ = (subject.by_json)(text);
        }
    }
}

#[test]
fn json_and_serde_accept_the_same_huge_scalars() {
    let digits = "7".repeat(100_000);
    let long = "x".repeat(1_000_000);
    let escapes = "\\u00e9".repeat(200_000);
    let texts = [
        digits.clone(),
        format!("0.{digits}"),
        format!("{digits}e-100000"),
        format!("1e{digits}"),
        format!("\"{long}\""),
        format!("\"{long}"),
        format!("\"{escapes}\""),
        format!("{{\"{long}\":1}}"),
        " ".repeat(1_000_000),
        format!("[{}1]", "1,".repeat(200_000)),
    ];
    for text in texts {
        compare(text.as_bytes());
    }
}

#[test]
fn nesting_without_end_is_refused() {
    for opening in
        ["[", "{\"a\":", "{\"nodes\":[", "{\"node\":", "{\"XUnknown\":{\"a\":", "{\"tree\":["]
    {
        let text = opening.repeat(100_000);
        assert!(json::from_slice::<Document>(text.as_bytes()).is_err(), "{opening}");
        for subject in all() {
            assert!((subject.by_json)(text.as_bytes()).is_err(), "{}: {opening}", subject.id);
        }
    }
}

#[test]
fn texts_that_are_cut_off_are_refused() {
    for (subject, text) in bodies() {
        for end in 0..text.len() {
            compare(&text[..end]);
            assert!((subject.by_json)(&text[..end]).is_err(), "{}: cut at byte {end}", subject.id);
        }
    }
}

#[test]
fn json_and_serde_accept_the_same_mutated_texts() {
    let mut random = Random::new(3);
    let mut taken = 0;
    let bodies = bodies();
    for round in 0..300 {
        for (subject, text) in &bodies {
            let mut text = text.clone();
            for _ in 0..=round % 4 {
                mutate(&mut text, &mut random);
            }
            let is_json = compare(&text);
            let is_read = (subject.by_json)(&text).is_ok();
            taken += usize::from(is_read);
            // `json` always refuses text that isn't JSON; serde may skip it without a check.
            let expected = is_json && (subject.by_serde)(&text).is_ok();
            let shown = String::from_utf8_lossy(&text);
            assert_eq!(is_read, expected, "{}: {shown}", subject.id);
        }
    }
    println!("{taken} of {} mutated texts taken", 300 * bodies.len());
    assert!(taken > 500, "mutations that leave texts readable: {taken}");
}

fn all() -> impl Iterator<Item = &'static Subject> {
    subject::ALL.iter().flat_map(|(_, subjects)| *subjects)
}

/// Random bodies of the largest shapes, without numbers of any size: there the codecs differ, see
/// `limits.rs`.
fn bodies() -> Vec<(&'static Subject, Vec<u8>)> {
    let names = ["ListUsersResponse", "CreateUserPoolRequest", "SetRiskConfigurationRequest"];
    let schema = Schema::read("models/cognito-idp-2016-04-18.json");
    let mut texts = Texts::new(&schema, Style::Wild, 4);
    let is_wanted =
        |subject: &&Subject| names.iter().any(|name| subject.id.ends_with(&format!("#{name}")));
    let subjects: Vec<_> = subject::generated::ALL.iter().filter(is_wanted).collect();
    assert_eq!(subjects.len(), names.len(), "the crate has the shapes");
    let mut bodies = Vec::new();
    for subject in subjects.into_iter().cycle().take(600) {
        let text = texts.next(subject.id).into_bytes();
        if (50..600).contains(&text.len()) && (subject.by_json)(&text).is_ok() {
            bodies.push((subject, text));
        }
    }
    bodies.truncate(40);
    assert_eq!(bodies.len(), 40, "there are bodies of that size");
    bodies
}

/// Checks that both codecs read the same document from the text, or both refuse it.
fn compare(text: &[u8]) -> bool {
    let ours = json::from_slice::<Document>(text);
    let theirs = serde_json::from_slice::<Value>(text);
    let shown = || String::from_utf8_lossy(&text[..text.len().min(300)]);
    assert_eq!(ours.is_ok(), theirs.is_ok(), "{ours:?}, {theirs:?}: {}", shown());
    if let (Ok(ours), Ok(theirs)) = (&ours, &theirs) {
        let written: Value = serde_json::from_slice(&json::to_vec(ours)).expect("it is JSON");
        assert!(alike(&written, theirs), "read as {written}, not {theirs}: {}", shown());
    }
    ours.is_ok()
}

/// Whether values are equal. Floats may differ in the last digit, which serde doesn't read exactly.
pub(super) fn alike(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len()
                && left.iter().zip(right).all(|(left, right)| alike(left, right))
        }
        (Value::Object(left), Value::Object(right)) => {
            let same = |(name, value)| right.get(name).is_some_and(|other| alike(value, other));
            left.len() == right.len() && left.iter().all(same)
        }
        (Value::Number(left), Value::Number(right)) if left.is_f64() && right.is_f64() => {
            let (left, right) = (left.as_f64().unwrap_or(0.0), right.as_f64().unwrap_or(1.0));
            (left - right).abs() <= left.abs() * 1e-15
        }
        (left, right) => left == right,
    }
}

pub(super) fn mutate(text: &mut Vec<u8>, random: &mut Random) {
    const BYTES: &[u8] = b"{}[]\",:\\ \n0123456789-+.eEtrufalsn/\x00\x1f\x7f\x80\xc3\xed\xff";
    let mut below = |limit: usize| random.below(u32::try_from(limit.max(1)).unwrap_or(1)) as usize;
    let at = below(text.len());
    let byte = BYTES[below(BYTES.len())];
    match below(5) {
        0 => text.insert(at, byte),
        1 if at < text.len() => text[at] = byte,
        2 if at < text.len() => _ = text.remove(at),
        3 => text.truncate(at),
        _ => {
            let end = at + below(text.len() - at + 1);
            let part = text[at..end].to_vec();
            let to = below(text.len());
            text.splice(to..to, part);
        }
    }
}
