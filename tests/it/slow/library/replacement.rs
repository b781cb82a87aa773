//! Types of users that replace types of shapes.

use codegen::{Builder, Config};
use serde_json::json;
use support::models;

use crate::slow::library::compiler::Sources;

/// A model with a value of each kind that can be replaced, and with a default of each.
fn model() -> String {
    let defaults = json!({
        "String": "a", "Timestamp": 0.5, "Blob": "Zm9v", "Boolean": true, "Byte": -1, "Short": 2,
        "Integer": 3, "Long": 4, "Float": "NaN", "Double": 0.5,
    });
    let defaults = defaults.as_object().expect("it is an object");
    let members: Vec<(String, String)> =
        defaults.keys().map(|kind| (format!("a{kind}"), format!("smithy.api#{kind}"))).collect();
    let input =
        models::structure(members.iter().map(|(name, target)| (name.as_str(), target.as_str())));
    let mut output = input.clone();
    for (kind, default) in defaults {
        output["members"][format!("a{kind}")]["traits"] = json!({"smithy.api#default": default});
    }
    let act = json!({
        "type": "operation",
        "input": {"target": "test#Input"},
        "output": {"target": "test#Output"},
    });
    models::with(json!({"test#Act": act, "test#Input": input, "test#Output": output}))
}

/// A type of a user, with everything that it needs to replace another one.
fn user(name: &str, standard: &str, conversions: &str) -> String {
    format!(
        "#[derive(Clone, Debug, Default, Eq, Hash, PartialEq)]\n\
         pub struct {name}({standard});\n{conversions}\n"
    )
}

fn by_conversion(name: &str, standard: &str) -> String {
    let conversions = format!(
        "impl From<{standard}> for {name} {{ fn from(it: {standard}) -> Self {{ Self(it) }} }}\n\
         impl From<{name}> for {standard} {{ fn from(it: {name}) -> Self {{ it.0 }} }}"
    );
    user(name, standard, &conversions)
}

fn by_text(display: &str) -> String {
    let parse = "impl std::str::FromStr for Text { type Err = ();\n\
                 fn from_str(text: &str) -> Result<Self, ()> { Ok(Self(text.to_owned())) } }\n";
    user("Text", "String", &format!("{parse}{display}"))
}

const DISPLAY: &str = "impl std::fmt::Display for Text {\n\
                       fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {\n\
                       f.write_str(&self.0) } }";

#[test]
fn every_simple_kind_can_be_replaced() {
    let sources = Sources::new();
    let numbers = ["bool", "i8", "i16", "i32", "i64"];
    let kinds = ["Boolean", "Byte", "Short", "Integer", "Long"];
    let mut builder = Builder::from_json(model());
    let mut lib = "pub mod act { include!(\"act.rs\"); }\n".to_owned();
    for (kind, number) in kinds.into_iter().zip(numbers) {
        let name = format!("My{kind}");
        lib += &by_conversion(&name, number);
        builder = builder.replace(format!("smithy.api#{kind}"), format!("crate::{name}"));
    }
    lib += &by_conversion("Moment", "act::Timestamp");
    lib += &by_text(DISPLAY);
    builder
        .replace("smithy.api#Timestamp", "crate::Moment")
        .replace("smithy.api#String", "crate::Text")
        .replace("smithy.api#Blob", "std::sync::Arc<[u8]>")
        .replace("smithy.api#Double", "crate::Double")
        .replace("smithy.api#Float", "crate::Float")
        .module("crate::act")
        .out_dir(sources.root())
        .generate()
        .expect("the model is right");
    for (name, number) in [("Float", "f32"), ("Double", "f64")] {
        lib += &by_conversion(name, number).replace("Eq, Hash, ", "");
    }
    sources.write("lib.rs", &lib);
    sources.compiles("lib.rs", &["--edition=2021"]);
}

/// The messages of the compiler for a crate in which `Text`, with this code, replaces strings.
fn said_of(form: fn(Builder) -> Builder, text: &str) -> String {
    let sources = Sources::new();
    let model = models::with_member("smithy.api#String", json!({}));
    form(Builder::from_json(model).replace("smithy.api#String", "crate::Text"))
        .module("crate::act")
        .out_dir(sources.root())
        .generate()
        .expect("the model is right");
    sources.write("lib.rs", &format!("pub mod act {{ include!(\"act.rs\"); }}\n{text}"));
    sources.check("lib.rs", &["--edition=2021"])
}

#[test]
fn the_compiler_says_which_trait_a_type_lacks() {
    let said = said_of(|builder| builder, &by_text(""));
    assert!(said.contains("`Text` doesn't implement `std::fmt::Display`"), "{said}");
    assert!(said.contains("required by a bound in `converts_strings`"), "{said}");
}

#[test]
fn a_type_without_total_equality_can_replace_only_floats() {
    let text = by_text(DISPLAY).replace("Eq, ", "");
    for form in [|builder| builder, Builder::types_only] {
        let said = said_of(form, &text);
        assert!(said.contains("Eq` is not satisfied"), "{said}");
        assert!(said.contains("required by a bound in `stands_for_strings`"), "{said}");
    }
}

#[test]
fn a_crate_can_use_types_of_other_crates() {
    let sources = Sources::new();
    let config = Config {
        dependencies: [("bytes".to_owned(), "\"1\"".to_owned())].into(),
        ..Config::default()
    };
    Builder::from_json(model())
        .config(config)
        .replace("smithy.api#String", "std::primitive::char")
        .replace("smithy.api#Blob", "std::sync::Arc<[u8]>")
        .derive("structure", "PartialOrd")
        .attribute("Input$aBlob", "#[doc(alias = \"bytes\")]")
        .crate_form(sources.root().join("out"))
        .generate()
        .expect("the model is right");
    let manifest = sources.read("out/Cargo.toml");
    assert!(manifest.ends_with("optional = true }\nbytes = \"1\"\n"), "{manifest}");
    // This model is so small that it doesn't need all code that every crate has.
    let options = ["--edition=2024", "-Dwarnings", "-Adead_code", "-Aunused_macros"];
    sources.compiles("out/src/lib.rs", &options);
    sources.compiles("out/src/lib.rs", &[&options[..], &["--cfg=feature=\"json\""]].concat());
}
