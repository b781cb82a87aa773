//! Random values for shapes of a model, as JSON.

use codegen::model::{Kind, Model, ShapeId, Simple};
use serde_json::{json, Map, Value};
use support::Random;

/// From this depth on, values have no more structures, lists and maps than they must have.
const DEEP: usize = 6;

/// A value for the shape.
pub(crate) fn value(model: &Model, id: &ShapeId, random: &mut Random, depth: usize) -> Value {
    let shape = model.get(id).expect("the model has the shape");
    let pick = |random: &mut Random, values: &[Value]| {
        values[random.below(u32::try_from(values.len()).expect("there are few")) as usize].clone()
    };
    match &shape.kind {
        Kind::Structure(members) => {
            let mut object = Map::new();
            for member in members {
                if depth < DEEP && random.below(3) > 0 {
                    object.insert(
                        member.name.clone(),
                        value(model, &member.target, random, depth + 1),
                    );
                }
            }
            object.into()
        }
        Kind::Union(members) => {
            let index = random.below(u32::try_from(members.len()).expect("there are few")) as usize;
            // A member that the model doesn't have is kept as it is.
            let known = members.get(index).filter(|_| depth < DEEP && random.below(4) > 0);
            match known {
                Some(member) => {
                    json!({ member.name.as_str(): value(model, &member.target, random, depth + 1) })
                }
                None => json!({ "XTag": { "a": [1, -2, null, 0.5, "text", true] } }),
            }
        }
        Kind::List(member) => {
            let count = if depth < DEEP { random.below(4) } else { 0 };
            let item = |_| item(model, &member.target, shape.traits.sparse, random, depth);
            (0..count).map(item).collect::<Vec<_>>().into()
        }
        Kind::Map(key, member) => {
            let count = if depth < DEEP { random.below(4) } else { 0 };
            let entry = |index| {
                let _ = key;
                (
                    format!("é \"{index}\""),
                    item(model, &member.target, shape.traits.sparse, random, depth),
                )
            };
            (0..count).map(entry).collect::<Map<_, _>>().into()
        }
        Kind::Enum(values) => match random.below(4) {
            0 => json!("XUnknown"),
            index => values.get(index as usize).map_or(json!("XOther"), |value| json!(value.value)),
        },
        Kind::IntEnum(_) => json!(random.below(5)),
        simple => pick(random, &simples(simple)),
    }
}

fn item(model: &Model, id: &ShapeId, is_sparse: bool, random: &mut Random, depth: usize) -> Value {
    if is_sparse && random.below(3) == 0 {
        Value::Null
    } else {
        value(model, id, random, depth + 1)
    }
}

/// Values of simple shapes, which both formats keep: a timestamp with more than microseconds isn't one.
fn simples(kind: &Kind) -> Vec<Value> {
    let Kind::Simple(simple) = kind else { panic!("{kind:?} has values of its own") };
    match simple {
        Simple::Blob => vec![json!(""), json!("AA=="), json!("AQIDBA==")],
        Simple::Boolean => vec![json!(true), json!(false)],
        Simple::String => vec![json!(""), json!("text"), json!("é\n\"\\"), json!("x".repeat(300))],
        Simple::Byte => vec![json!(0), json!(-128), json!(23), json!(127)],
        Simple::Short => vec![json!(24), json!(-32_768), json!(255), json!(32_767)],
        Simple::Integer => vec![json!(256), json!(i32::MIN), json!(65_536), json!(i32::MAX)],
        Simple::Long => vec![json!(-1), json!(i64::MIN), json!(1_u64 << 32), json!(i64::MAX)],
        Simple::Float => vec![json!(0.1_f32), json!(-1.5), json!("NaN"), json!("Infinity")],
        Simple::Double => vec![json!(0.1), json!(1e300), json!(-0.0), json!("-Infinity"), json!(3)],
        Simple::BigInteger => {
            vec![json!("0"), json!("-36893488147419103232"), json!("36893488147419103231")]
        }
        Simple::BigDecimal => vec![json!("1.10"), json!("-0.05"), json!("7"), json!("12e400")],
        Simple::Timestamp => vec![json!(0), json!(-1), json!(1_700_000_000.123), json!(1.5)],
        Simple::Document => vec![
            json!(null),
            json!("text"),
            json!([1, -1, 0.25, 18_446_744_073_709_551_615_u64]),
            json!({ "a": { "b": [null, {}] } }),
        ],
    }
}
