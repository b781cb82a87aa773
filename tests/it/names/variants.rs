//! Variants of enums and unions.

use codegen::ir::Item;
use serde_json::{Map, json};
use support::models;

use crate::names::lowered;

/// The variants that the values of an enum become, in the order of `values`.
fn variants(values: &[&str]) -> Vec<String> {
    let member = |value: &&str| {
        let traits = json!({"smithy.api#enumValue": value});
        ((*value).to_owned(), json!({"target": "smithy.api#Unit", "traits": traits}))
    };
    let members: Map<_, _> = values.iter().map(member).collect();
    let shape = json!({"type": "enum", "members": members});
    let krate = lowered(&models::with_member("test#Enum", json!({"test#Enum": shape})));
    let Item::Enum(item) = &krate.types[0].item else { panic!("it is an enum") };
    let of = |value: &&str| {
        let value = codegen::ir::Value::String((*value).to_owned());
        let variant = item.variants.iter().find(|variant| variant.value == value);
        variant.expect("it has the value").ident.to_string()
    };
    values.iter().map(of).collect()
}

#[test]
fn an_underscore_between_digits_stays() {
    let values = ["ml_m5_12xlarge", "ML_M5_XLARGE", "V1_2_3", "TLS1__2", "_2020_01", "x_1"];
    let expected = ["MlM5_12xlarge", "MlM5Xlarge", "V1_2_3", "Tls1_2", "_2020_01", "X1"];
    assert_eq!(variants(&values), expected);
}

#[test]
fn values_that_differ_only_by_that_underscore_have_different_variants() {
    assert_eq!(variants(&["M5_12", "M51_2", "M512"]), ["M5_12", "M51_2", "M512"]);
}

#[test]
fn unions_name_variants_as_enums_do() {
    let mut union = models::structure([("v1_2", "smithy.api#String")]);
    union["type"] = json!("union");
    let krate = lowered(&models::with_member("test#Union", json!({"test#Union": union})));
    let Item::Union(item) = &krate.types[0].item else { panic!("it is a union") };
    assert_eq!(item.variants[0].ident, "V1_2");
}
