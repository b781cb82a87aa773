//! Every shape of every crate, from random texts.

use crate::round_trip::subject::{self, Subject, Subjected, value};
use crate::round_trip::texts::{Schema, Style, Texts};

/// The number of texts for all models. Models, and the shapes in each, have equal shares.
const TEXTS: usize = 8_000;

/// The number of texts for each shape of a model that has `shapes` shapes.
fn share(shapes: usize) -> usize {
    TEXTS.div_ceil(shapes * subject::ALL.len())
}

#[test]
fn shapes_write_the_text_that_they_were_read_from() {
    for (model, subjects) in subject::ALL {
        plain(model, subjects, share(subjects.len()));
    }
}

/// A member that isn't set is still not set after writing and reading. Members with a default are
/// an exception: they are written, except in requests.
#[test]
fn shapes_are_equal_after_writing_and_reading() {
    for (model, subjects) in subject::ALL {
        let schema = Schema::read(model);
        for subject in *subjects {
            let (id, empty) = (subject.id, (subject.empty)());
            if schema.has_required_document_with_default(id) {
                continue;
            }
            for written in [empty.to_json(), empty.to_serde()] {
                for read in [subject.by_json, subject.by_serde] {
                    let again =
                        read(&written).unwrap_or_else(|refusal| panic!("{id}: {refusal:?}"));
                    assert_eq!(again.to_json(), empty.to_json(), "{id} is written otherwise");
                    let is_same = again.equals(&*empty);
                    assert!(is_same != schema.has_defaults(id), "{id}: equal is {is_same}");
                }
            }
        }
    }
}

#[test]
fn shapes_keep_the_values_of_wild_texts() {
    let (mut taken, mut refused) = (0, 0);
    for (model, subjects) in subject::ALL {
        let counts = wild(model, subjects, 2 * share(subjects.len()));
        println!("{model}: {} texts taken, {} refused", counts.0, counts.1);
        taken += counts.0;
        refused += counts.1;
    }
    assert!(taken > refused && refused > 0, "texts of both kinds: {taken}, {refused}");
}

/// Checks that both codecs write complete values as the texts that they were read from.
fn plain(model: &str, subjects: &[Subject], count: usize) {
    let schema = Schema::read(model);
    let mut texts = Texts::new(&schema, Style::Plain, 1);
    for subject in subjects {
        for _ in 0..count {
            let text = texts.next(subject.id);
            let (json, serde) = read(subject, &text);
            let (json, serde) = json.zip(serde).unwrap_or_else(|| panic!("{}: {text}", subject.id));
            for written in [json.to_json(), json.to_serde(), serde.to_json(), serde.to_serde()] {
                assert_eq!(value(text.as_bytes()), value(&written), "{}: {text}", subject.id);
            }
            let again = (subject.by_serde)(&json.to_json()).expect("serde reads what json writes");
            assert!(same(&*again, &*json), "{}: serde reads json's text: {text}", subject.id);
        }
    }
}

/// Checks that a value that was read is the same after writing and reading.
///
/// Returns how many texts were accepted, and how many refused.
fn wild(model: &str, subjects: &[Subject], count: usize) -> (usize, usize) {
    let schema = Schema::read(model);
    let mut texts = Texts::new(&schema, Style::Wild, 2);
    let (mut taken, mut refused) = (0, 0);
    for subject in subjects {
        for _ in 0..count {
            let text = texts.next(subject.id);
            let (json, serde) = read(subject, &text);
            match (json, serde) {
                (Some(json), Some(serde)) => {
                    taken += 1;
                    assert!(same(&*json, &*serde), "{}: the codecs differ: {text}", subject.id);
                    stable(subject, &*json, &text);
                }
                (None, None) => refused += 1,
                (json, _) => {
                    let by = if json.is_some() { "serde" } else { "json" };
                    panic!("{}: refused by {by} only: {text}", subject.id)
                }
            }
        }
    }
    (taken, refused)
}

type Read = Option<Box<dyn Subjected>>;

fn read(subject: &Subject, text: &str) -> (Read, Read) {
    ((subject.by_json)(text.as_bytes()).ok(), (subject.by_serde)(text.as_bytes()).ok())
}

fn stable(subject: &Subject, first: &dyn Subjected, text: &str) {
    let (json, serde) = (first.to_json(), first.to_serde());
    let reads = [(subject.by_json)(&json), (subject.by_json)(&serde), (subject.by_serde)(&serde)];
    for read in reads {
        let second = read.unwrap_or_else(|refusal| panic!("{}, {refusal:?}: {text}", subject.id));
        let written = String::from_utf8_lossy(&json);
        let id = subject.id;
        assert!(same(first, &*second), "{id}: another value comes back of {written}: {text}");
        assert_eq!(second.to_json(), json, "{}: another text comes back: {text}", subject.id);
        assert_eq!(second.to_serde(), serde, "{}: another text comes back: {text}", subject.id);
    }
}

/// Whether two values are equal. NaN isn't equal to itself, so values with NaN are compared as
/// texts.
fn same(left: &dyn Subjected, right: &dyn Subjected) -> bool {
    let text = left.to_json();
    let has_nan = || text.windows(5).any(|window| window == b"\"NaN\"");
    left.equals(right) || (has_nan() && text == right.to_json())
}
