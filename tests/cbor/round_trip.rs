//! Values of every shape: CBOR keeps what JSON has, is smaller, and damage to it is harmless.

use codegen::model::{Model, ShapeId};
use support::Random;

use crate::bodies::mutate;
use crate::sink::{cbor, json};
use crate::values::value;

/// How many values each shape gets.
const VALUES: usize = 40;

/// Checks a value of a type, which is given as JSON.
type Check = fn(&[u8], &mut Random) -> Sizes;

/// The sizes of a value in JSON and in CBOR, in bytes, and how many damaged bodies were read.
#[derive(Clone, Copy, Default)]
pub(crate) struct Sizes {
    json: usize,
    cbor: usize,
    damaged: usize,
}

/// Each shape whose type has its name.
#[allow(deprecated, reason = "the model deprecates some shapes")]
const SHAPES: &[(&str, Check)] = include!(concat!(env!("OUT_DIR"), "/shapes.rs"));

/// Checks a value of the type `T`.
pub(crate) fn check<T: cbor::Wire + PartialEq>(text: &[u8], random: &mut Random) -> Sizes {
    let shown = || String::from_utf8_lossy(text);
    let value: T = json::from_slice(text).unwrap_or_else(|error| panic!("{error}: {}", shown()));
    let body = cbor::to_vec(&value);
    let _: ciborium::Value =
        ciborium::from_reader(body.as_slice()).expect("the other reader reads it");
    let read: T = cbor::from_slice(&body).unwrap_or_else(|error| panic!("{error}: {}", shown()));
    assert_eq!(json::to_string(&read), json::to_string(&value), "{}", shown());
    assert_eq!(cbor::to_vec(&read), body, "{}", shown());
    // A value that isn't equal to itself has a NaN inside.
    #[expect(clippy::eq_op, reason = "see above")]
    let is_equal = value == read || value != value;
    assert!(is_equal, "{}", shown());
    // The same body in JSON has the same members, in the same order.
    let strict = json::from_slice_strict::<T>(&json::to_vec(&value)).err();
    let path = |error: json::Error| (error.is_missing_member(), error.path());
    assert_eq!(
        cbor::from_slice_strict::<T>(&body).err().map(path),
        strict.map(path),
        "{}",
        shown()
    );
    let damaged = (0..8).filter(|_| damage::<T>(&body, random)).count();
    Sizes { json: json::to_vec(&value).len(), cbor: body.len(), damaged }
}

/// Reads a damaged body, and returns whether that is possible. Its error shows nothing of the body.
fn damage<T: cbor::Wire>(body: &[u8], random: &mut Random) -> bool {
    let mut body = body.to_vec();
    for _ in 0..=random.below(3) {
        mutate(&mut body, random);
    }
    let _ = cbor::from_slice_strict::<T>(&body);
    match cbor::from_slice::<T>(&body) {
        Ok(value) => {
            let written = cbor::to_vec(&value);
            let again: T = cbor::from_slice(&written).expect("it was written");
            assert_eq!(cbor::to_vec(&again), written, "{body:02x?}");
            true
        }
        Err(error) => {
            assert!(error.offset() <= body.len(), "{error}: {body:02x?}");
            false
        }
    }
}

#[test]
fn values_of_every_shape_are_the_same_in_both_formats() {
    let text = include_str!("../models/sink.json");
    let model = Model::parse(text).expect("the model is valid");
    let mut random = Random::new(21);
    let mut total = Sizes::default();
    for (id, check) in SHAPES {
        let id = ShapeId::parse(id).expect("it is an id");
        for _ in 0..VALUES {
            let text = value(&model, &id, &mut random, 0).to_string();
            let Sizes { json, cbor, damaged } = check(text.as_bytes(), &mut random);
            total.json += json;
            total.cbor += cbor;
            total.damaged += damaged;
        }
    }
    let Sizes { json, cbor, damaged } = total;
    let bodies = SHAPES.len() * VALUES;
    println!("{} shapes, {bodies} values: JSON {json} bytes, CBOR {cbor}", SHAPES.len());
    println!("{damaged} of {} damaged bodies are read", bodies * 8);
    assert!(SHAPES.len() > 50, "most shapes have a type of their name");
    assert!(cbor < json, "CBOR {cbor} bytes, JSON {json}");
    assert!(damaged > bodies / 4, "damage that leaves bodies readable: {damaged}");
}
