//! Node values as expressions: what they look like, and which ones are refused.

use std::fs;
use std::path::Path;

use codegen::model::{Model, ShapeId};
use codegen::{Config, Expression, Expressions};
use serde_json::{Value, json};

fn model() -> Model {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../models/protocol-tests/extra.json");
    Model::parse(&fs::read_to_string(path).unwrap()).unwrap()
}

fn of(root: Option<&str>, shape: &str, node: &Value) -> Result<Expression, String> {
    let (model, config) = (model(), Config::default());
    let id = ShapeId::parse(&format!("conformance.extra#{shape}")).unwrap();
    let expressions = Expressions::new(&model, &config, root).unwrap();
    expressions.of(&id, node).map_err(|errors| errors.to_string())
}

fn lines(root: Option<&str>, shape: &str, node: &Value) -> String {
    of(root, shape, node).unwrap().bound_to("value").join("\n")
}

#[test]
fn names_are_plain_or_paths_below_a_root() {
    let node = json!({"nested": {"inner": "a"}, "withDefault": 8});
    assert_eq!(
        lines(None, "RequiredInput", &node),
        "let value = RequiredInput::builder()\n    \
             .nested(\n        \
                 RequiredNested::builder()\n            \
                     .inner(\"a\") // required\n            \
                     .build(),\n    \
             ) // required\n    \
             .with_default(8) // required\n    \
             .build();"
    );
    let expression = of(None, "RequiredInput", &node).unwrap();
    assert_eq!(Vec::from_iter(expression.names), ["types::RequiredInput", "types::RequiredNested"]);
    assert_eq!(
        lines(Some("my::root"), "Tree", &json!({"nothing": {}})),
        "let value = my::root::types::Tree::Nothing;"
    );
}

#[test]
fn maps_are_imported_if_names_are_plain() {
    let node = json!({"lists": [], "mapOfSparse": {"a": {"red": 1}}});
    let expression = of(None, "SparseIO", &node).unwrap();
    assert_eq!(
        expression.bound_to("value").join("\n"),
        "let value = SparseIo::builder()\n    \
             .lists(Vec::<Option<Vec<String>>>::new())\n    \
             .map_of_sparse([(\"a\", BTreeMap::from([(Color::Red, Some(1_i64))]))])\n    \
             .build();"
    );
    let names = ["std::collections::BTreeMap", "types::Color", "types::SparseIo"];
    assert_eq!(Vec::from_iter(expression.names), names);
}

#[test]
fn timestamps_are_numbers_or_dates() {
    let value = |node: Value| lines(None, "Moment", &json!({"epoch": node}));
    let expected = |value: &str| format!("let value = Moment::Epoch({value});");
    assert_eq!(value(json!(1_398_796_238)), expected("Timestamp::from_secs(1_398_796_238)"));
    assert_eq!(value(json!("2014-04-29T18:30:38Z")), value(json!(1_398_796_238)));
    assert_eq!(value(json!("2000-02-29T00:00:00Z")), value(json!(951_782_400)));
    assert_eq!(value(json!("1969-12-31T23:59:59.5Z")), value(json!(-0.5)));
    let half = "Timestamp::new(-1, 500_000_000).unwrap_or_default()";
    assert_eq!(value(json!(-0.5)), expected(half));
}

#[test]
fn values_without_a_setter_say_their_types() {
    let value = |node: Value| lines(None, "Tree", &node);
    let expected = |value: &str| format!("let value = Tree::{value};");
    assert_eq!(value(json!({"number": -8})), expected("Number(-8_i8)"));
    assert_eq!(value(json!({"leaf": []})), expected("Leaf(Vec::<String>::new())"));
    assert_eq!(value(json!({"leaf": ["a"]})), expected("Leaf(Vec::from([\"a\".to_owned()]))"));
    assert_eq!(value(json!({"sparse": [null]})), expected("Sparse(Vec::from([None::<String>]))"));
    assert_eq!(value(json!({"secret": "a"})), expected("Secret(Sensitive::new(\"a\".to_owned()))"));
    assert_eq!(
        value(json!({"deep": {"color": "red"}})),
        expected("Deep(Box::new(Tree::Color(Color::Red)))")
    );
    assert_eq!(value(json!({"color": "new"})), expected("Color(Color::from(\"new\"))"));
}

#[test]
fn numbers_have_as_many_digits_as_their_type() {
    let value = |node: Value| lines(None, "Settings", &node).replace("\n    ", "");
    let expected = |call: &str| format!("let value = Settings::builder(){call}.build();");
    assert_eq!(value(json!({"float": 16_777_217})), expected(".float(16777216.0)"));
    assert_eq!(value(json!({"double": 16_777_217})), expected(".double(16777217.0)"));
    assert_eq!(value(json!({"float": "NaN"})), expected(".float(f32::NAN)"));
    let large = value(json!({"bigInteger": "100000000000000000000"}));
    let digits = "\"100000000000000000000\".parse::<BigInteger>().unwrap_or_default()";
    assert_eq!(large, expected(&format!(".big_integer({digits})")));
    assert_eq!(
        value(json!({"bigInteger": "-7"})),
        expected(".big_integer(BigInteger::from(-7_i64))")
    );
}

#[test]
fn values_of_another_type_are_refused() {
    let cases = [
        ("TokenInput", json!([]), "expected an object"),
        ("TokenInput", json!({"unknown": 1}), "has no member `unknown`"),
        ("TokenInput", json!({"other": 1}), "TokenInput$other: expected a string, not 1"),
        ("RequiredInput", json!({"withDefault": 1}), "RequiredInput$nested: is required"),
        ("Settings", json!({"byte": 128}), "expected an integer of 8 bits"),
        ("Settings", json!({"integer": 1.5}), "expected an integer of 32 bits"),
        ("Settings", json!({"float": "nan"}), "expected a number of 32 bits"),
        ("Settings", json!({"float": 1e300}), "expected a number of 32 bits"),
        ("Settings", json!({"bigInteger": 1.5}), "expected an integer"),
        ("Settings", json!({"bigInteger": "ten"}), "expected an integer"),
        ("Settings", json!({"bigDecimal": "0x10"}), "expected a number"),
        ("Settings", json!({"instant": "yesterday"}), "expected seconds since 1970"),
        ("Settings", json!({"instant": "2000-13-01T00:00:00Z"}), "expected seconds since 1970"),
        ("Settings", json!({"level": 3_000_000_000_i64}), "expected an integer of 32 bits"),
        ("Settings", json!({"texts": [null]}), "null in a list or map that isn't sparse"),
        ("Tree", json!({}), "expected an object with one member"),
        ("Tree", json!({"nothing": {}, "number": 1}), "expected an object with one member"),
        ("Tree", json!({"unknown": 1}), "has no member `unknown`"),
        ("Missing", json!({}), "isn't a shape of the service"),
    ];
    for (shape, node, expected) in cases {
        let error = of(None, shape, &node).expect_err("it doesn't fit");
        assert!(error.contains(expected), "{shape} {node}: {error}");
    }
}

#[test]
fn a_root_is_a_path() {
    let (model, config) = (model(), Config::default());
    assert!(Expressions::new(&model, &config, Some("not a path")).is_err());
}
