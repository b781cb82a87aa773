//! Names in a configuration that have no effect, or that Rust can't have.

use expect_test::expect;

use super::refused;
use crate::bad_input::refuse;

#[test]
fn names_for_shapes_without_rust_names_are_refused() {
    let case = |mistake, key: &str| {
        let toml = format!("[rename]\n\"{key}\" = \"Other\"\n");
        refused(mistake, &toml)
    };
    refuse(
        [
            case("a list", "Texts"),
            case("a map", "ByKey"),
            case("a string", "Text"),
            case("an element", "Texts$member"),
            case("of the prelude", "smithy.api#Integer"),
            case("unused", "Unused"),
        ],
        expect![[r#"
            a list:
            error: model.json: configuration, [rename]: `Texts` is a list, which has no name in Rust
              help: name a structure, union, enum or operation, or a member of one of these

            a map:
            error: model.json: configuration, [rename]: `ByKey` is a map, which has no name in Rust
              help: name a structure, union, enum or operation, or a member of one of these

            a string:
            error: model.json: configuration, [rename]: `Text` is a simple shape, which has no name in Rust
              help: name a structure, union, enum or operation, or a member of one of these

            an element:
            error: model.json: configuration, [rename]: `Texts$member` is a member of a list, which has no name in Rust
              help: name a structure, union, enum or operation, or a member of one of these

            of the prelude:
            error: model.json: configuration, [rename]: `smithy.api#Integer` is a simple shape, which has no name in Rust
              help: name a structure, union, enum or operation, or a member of one of these

            unused:
            error: model.json: configuration, [rename]: the service doesn't use `Unused`
              help: remove the line; no operation of the service needs the shape
        "#]],
    );
}

#[test]
fn names_that_are_no_rust_identifiers_or_in_the_wrong_case_are_refused() {
    let case = |key: &str, new: &str| {
        let toml = format!("[rename]\n\"{key}\" = \"{new}\"\n");
        refused("a name", &toml)
    };
    refuse(
        [
            case("Nested", "not a name!"),
            case("Nested", "nested_one"),
            case("Nested", "2"),
            case("Act", "do_it"),
            case("Choice$text", "aText"),
            case("Kind$ONE", "one"),
            case("Input$count", "theCount"),
            case("Input$count", "URLs"),
            case("Input$count", "type"),
            case("Input$count", "build"),
            case("Nested", "Option"),
            case("Kind$ONE", "Unrecognized"),
        ],
        expect![[r#"
            a name:
            error: model.json: configuration, [rename]: `not a name!`, for `Nested`, isn't a name in `UpperCamelCase`
              help: did you mean `NotAName`?

            a name:
            error: model.json: configuration, [rename]: `nested_one`, for `Nested`, isn't a name in `UpperCamelCase`
              help: did you mean `NestedOne`?

            a name:
            error: model.json: configuration, [rename]: `2`, for `Nested`, isn't a name in `UpperCamelCase`
              help: start with a capital letter; use letters and digits; keywords aren't allowed

            a name:
            error: model.json: configuration, [rename]: `do_it`, for `Act`, isn't a name in `UpperCamelCase`
              help: did you mean `DoIt`?

            a name:
            error: model.json: configuration, [rename]: `aText`, for `Choice$text`, isn't a name in `UpperCamelCase`
              help: did you mean `AText`?

            a name:
            error: model.json: configuration, [rename]: `one`, for `Kind$ONE`, isn't a name in `UpperCamelCase`
              help: did you mean `One`?

            a name:
            error: model.json: configuration, [rename]: `theCount`, for `Input$count`, isn't a name in `snake_case`
              help: did you mean `the_count`?

            a name:
            error: model.json: configuration, [rename]: `URLs`, for `Input$count`, isn't a name in `snake_case`
              help: did you mean `urls`?

            a name:
            error: model.json: configuration, [rename]: `type`, for `Input$count`, isn't a name in `snake_case`
              help: start with a lowercase letter; use lowercase letters, digits and `_`; keywords aren't allowed

            a name:
            error: model.json: configuration, [rename]: `build`, for `Input$count`, is a name that generated code uses itself
              help: choose another name

            a name:
            error: model.json: configuration, [rename]: `Option`, for `Nested`, is a name that generated code uses itself
              help: choose another name

            a name:
            error: model.json: configuration, [rename]: `Unrecognized`, for `Kind$ONE`, is a name that generated code uses itself
              help: choose another name
        "#]],
    );
}

#[test]
fn names_that_clash_or_change_nothing_are_refused() {
    let case = |mistake, entries: &str| {
        let toml = format!("[rename]\n{entries}\n");
        refused(mistake, &toml)
    };
    refuse(
        [
            case("no change", "Nested = \"Nested\""),
            case("no change of a field", "\"Input$userName\" = \"user_name\""),
            case("another type", "Nested = \"Choice\""),
            case("an operation", "Nested = \"Rest\""),
            case("another field", "\"Input$count\" = \"password\""),
            case("another variant", "\"Kind$ONE\" = \"Two\""),
            case("one name for two", "Choice = \"Same\"\nNested = \"Same\""),
        ],
        expect![[r#"
            no change:
            error: model.json: configuration, [rename]: `Nested` is already called `Nested`
              help: remove the line

            no change of a field:
            error: model.json: configuration, [rename]: `Input$userName` is already called `user_name`
              help: remove the line

            another type:
            error: model.json: configuration, [rename]: `Choice`, for `Nested`, is the name of test#Choice
              help: choose another name, or rename that as well

            an operation:
            error: model.json: configuration, [rename]: `Rest`, for `Nested`, is the name of test#Rest
              help: choose another name, or rename that as well

            another field:
            error: model.json: configuration, [rename]: `password`, for `Input$count`, is the name of test#Input$password
              help: choose another name, or rename that as well

            another variant:
            error: model.json: configuration, [rename]: `Two`, for `Kind$ONE`, is the name of test#Kind$TWO
              help: choose another name, or rename that as well

            one name for two:
            error: model.json: configuration, [rename]: `Nested` and `Choice` can't both be called `Same`
              help: choose another name for one of them
        "#]],
    );
}
