//! Random bodies: this reader and that of `ciborium` read the same, or both refuse a body.

use ciborium::Value;
use support::Random;

use crate::sink::{cbor, json, BigDecimal, Document};

/// The variable with the number of bodies, if it isn't the usual one.
const COUNT: &str = "MUTATED_BODIES";

#[test]
fn random_bodies_are_read_as_by_another_reader() {
    let count = std::env::var(COUNT).map_or(100_000, |count| count.parse().expect("a number"));
    let mut random = Random::new(20);
    let (mut good, mut bad, mut stricter) = (0_u32, 0_u32, 0_u32);
    for number in 0..count {
        let mut body = Vec::new();
        write_item(&mut random, 4, &mut body);
        for _ in 0..number % 4 {
            mutate(&mut body, &mut random);
        }
        let ours = cbor::from_slice::<Document>(&body);
        match theirs(&body) {
            Some(_) if ours.as_ref().is_err_and(is_stricter) => stricter += 1,
            Some(theirs) => {
                good += 1;
                let ours = ours.unwrap_or_else(|error| panic!("{error}: {body:02x?}"));
                assert_eq!(json::to_string(&ours), json::to_string(&theirs), "{body:02x?}");
                let again: Document =
                    cbor::from_slice(&cbor::to_vec(&ours)).expect("it was written");
                assert_eq!(again, ours, "{body:02x?}");
            }
            None => {
                bad += 1;
                assert!(ours.is_err(), "read as {ours:?}: {body:02x?}");
            }
        }
    }
    println!(
        "{good} bodies are read, {bad} are refused, {stricter} are refused only by this reader"
    );
    assert!(good > count / 4 && bad > count / 4, "{good} and {bad} bodies");
}

/// Whether the other reader may read a body in which this one found such an error: it takes parts of a
/// string that have parts themselves.
fn is_stricter(error: &cbor::Error) -> bool {
    error.to_string().starts_with("expected a part of a string, or its end")
}

/// What the other reader reads; `None` if it can't, or if the value isn't one of JSON.
fn theirs(body: &[u8]) -> Option<Document> {
    let mut rest = body;
    let value: Value = ciborium::from_reader(&mut rest).ok()?;
    if rest.is_empty() {
        document(&value, 0)
    } else {
        None
    }
}

fn document(value: &Value, tag: u64) -> Option<Document> {
    let number = |text: &str| json::from_slice::<Document>(text.as_bytes()).ok();
    Some(match (value, tag) {
        (Value::Null, _) => Document::Null,
        (Value::Bool(flag), _) => Document::from(*flag),
        (Value::Integer(integer), _) => number(&i128::from(*integer).to_string())?,
        (Value::Float(float), _) => Document::from(*float),
        (Value::Bytes(bytes), 2 | 3) => number(&big(bytes, tag == 3)?)?,
        (Value::Bytes(bytes), _) => {
            let text = json::to_vec(&crate::sink::Blob::new(bytes.as_slice()));
            json::from_slice(&text).expect("base64 is a text")
        }
        (Value::Text(text), _) => Document::from(text.as_str()),
        (Value::Tag(tag, inner), _) => document(inner, *tag)?,
        (Value::Array(items), 4) => number(&decimal(items)?)?,
        (Value::Array(items), _) => {
            Document::Array(items.iter().map(|item| document(item, 0)).collect::<Option<_>>()?)
        }
        (Value::Map(members), _) => {
            let member = |(name, value): &(Value, Value)| {
                let mut name = name;
                while let Value::Tag(_, inner) = name {
                    name = inner;
                }
                Some((name.as_text()?.to_owned(), document(value, 0)?))
            };
            Document::Object(members.iter().map(member).collect::<Option<_>>()?)
        }
        _ => return None,
    })
}

/// The digits of a bignum, which are few here.
fn big(bytes: &[u8], is_negative: bool) -> Option<String> {
    let significant = bytes.iter().skip_while(|byte| **byte == 0);
    let size = significant
        .clone()
        .try_fold(0_i128, |size, byte| size.checked_mul(256)?.checked_add(i128::from(*byte)));
    Some(if is_negative { -1 - size? } else { size? }.to_string())
}

fn decimal(parts: &[Value]) -> Option<String> {
    let [exponent, digits] = parts else { return None };
    let exponent: i64 = integer(exponent)?.parse().ok()?;
    let text = format!("{}e{exponent}", integer(digits)?);
    text.parse::<BigDecimal>().ok().map(|_| text)
}

fn integer(value: &Value) -> Option<String> {
    match value {
        Value::Integer(integer) => Some(i128::from(*integer).to_string()),
        Value::Tag(tag @ (2 | 3), inner) if inner.is_bytes() => big(inner.as_bytes()?, *tag == 3),
        Value::Tag(_, inner) => integer(inner),
        _ => None,
    }
}

/// Writes a random item, in any of its forms.
fn write_item(random: &mut Random, depth: u32, body: &mut Vec<u8>) {
    const FIXED: [&[u8]; 16] = [
        &[0xf4],
        &[0xf5],
        &[0xf6],
        &[0xf7],
        &[0xf9, 0x3e, 0x00],
        &[0xf9, 0x00, 0x01],
        &[0xfa, 0x47, 0xc3, 0x50, 0x00],
        &[0xfb, 0x3f, 0xf1, 0x99, 0x99, 0x99, 0x99, 0x99, 0x9a],
        &[0xf9, 0x7e, 0x00],
        &[0xc2, 0x41, 0x07],
        &[0xc3, 0x49, 1, 0, 0, 0, 0, 0, 0, 0, 0],
        &[0xc4, 0x82, 0x21, 0x19, 0x6a, 0xb3],
        &[0xc1, 0x1a, 0x51, 0x4b, 0x67, 0xb0],
        &[0x1b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
        &[0x3b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
        &[0xd9, 0xd9, 0xf7, 0x00],
    ];
    match random.below(if depth == 0 { 4 } else { 7 }) {
        0 => body.extend_from_slice(FIXED[random.below(16) as usize]),
        1 => {
            let (major, size) = (random.below(2), 1 << random.below(20));
            let number = random.below(size);
            write_head(random, u8::try_from(major).expect("0 or 1") << 5, number, body);
        }
        2 => write_string(random, 0x40, body),
        3 => write_string(random, 0x60, body),
        4 | 5 => write_elements(random, depth, 0x80, body),
        _ => write_elements(random, depth, 0xa0, body),
    }
}

fn write_elements(random: &mut Random, depth: u32, major: u8, body: &mut Vec<u8>) {
    let count = random.below(5);
    let is_definite = random.below(2) == 0;
    if is_definite {
        write_head(random, major, count, body);
    } else {
        body.push(major | 0x1f);
    }
    for _ in 0..count {
        if major == 0xa0 {
            write_string(random, 0x60, body);
        }
        write_item(random, depth - 1, body);
    }
    if !is_definite {
        body.push(0xff);
    }
}

fn write_string(random: &mut Random, major: u8, body: &mut Vec<u8>) {
    let text = "aé→👍🏽 xyz, and so on, up to some length";
    let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let part = |random: &mut Random, body: &mut Vec<u8>| {
        let end = ends[random.below(u32::try_from(ends.len()).expect("few")) as usize];
        write_head(random, major, u32::try_from(end).expect("few"), body);
        body.extend_from_slice(&text.as_bytes()[..end]);
    };
    if random.below(3) > 0 {
        return part(random, body);
    }
    body.push(major | 0x1f);
    for _ in 0..random.below(3) {
        part(random, body);
    }
    body.push(0xff);
}

#[test]
fn texts_and_names_of_any_length_can_have_other_characters_than_ascii_at_any_place() {
    for length in 0..40 {
        for place in 0..=length {
            let text = format!("{}ü{}", "a".repeat(place), "b".repeat(length - place));
            let document = Document::Object([(text.clone(), text.as_str().into())].into());
            let mut body = cbor::to_vec(&document);
            assert_eq!(cbor::from_slice::<Document>(&body).as_ref(), Ok(&document), "{text}");
            let wrong = body.iter_mut().rev().nth(length - place).expect("it is the end of the ü");
            *wrong = b'c';
            assert!(cbor::from_slice::<Document>(&body).is_err(), "{text}");
        }
    }
}

/// Writes the head of an item, sometimes in a longer form than it needs.
fn write_head(random: &mut Random, major: u8, number: u32, body: &mut Vec<u8>) {
    let least = match number {
        0..=23 => 0,
        24..=0xff => 1,
        0x100..=0xffff => 2,
        _ => 4,
    };
    let size = if random.below(6) == 0 { 8 } else { least };
    match size {
        0 => body.push(major | u8::try_from(number).expect("it is small")),
        1 => body.extend([major | 0x18, u8::try_from(number).expect("it is small")]),
        2 => body.extend(
            [&[major | 0x19][..], &u16::try_from(number).expect("it is small").to_be_bytes()]
                .concat(),
        ),
        4 => body.extend([&[major | 0x1a][..], &number.to_be_bytes()].concat()),
        _ => body.extend([&[major | 0x1b][..], &u64::from(number).to_be_bytes()].concat()),
    }
}

/// Changes a body in a random place.
pub(crate) fn mutate(body: &mut Vec<u8>, random: &mut Random) {
    let mut below =
        |limit: usize| random.below(u32::try_from(limit.max(1)).expect("it is short")) as usize;
    let at = below(body.len());
    let byte = u8::try_from(below(256)).expect("it is a byte");
    match below(5) {
        0 => body.insert(at, byte),
        1 if at < body.len() => body[at] = byte,
        2 if at < body.len() => _ = body.remove(at),
        3 => body.truncate(at),
        _ => {
            let end = at + below(body.len() - at + 1);
            let part = body[at..end].to_vec();
            let to = below(body.len());
            body.splice(to..to, part);
        }
    }
}
