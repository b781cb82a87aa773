//! The values in examples of requests fit the constraints of the model.

mod coming_from_the_sdk;
mod every_member;

use std::fs;
use std::sync::LazyLock;

use heck::{ToSnakeCase, ToUpperCamelCase};
use regex::Regex;
use serde_json::{Map, Value, json};
use support::{models, repository};

const REQUIRED: &str = "smithy.api#required";
const PATTERN: &str = "smithy.api#pattern";
const LENGTH: &str = "smithy.api#length";

/// All modules of the crate that is generated from a model.
fn generated(model: &str) -> String {
    let tree = codegen::generate(model, &codegen::Config::default()).unwrap().tree;
    tree.files().map(|(_, text)| text).collect::<Vec<_>>().join("\n")
}

/// A real service, the user pools of Cognito: its model, and all modules of its crate.
static SERVICE: LazyLock<(Value, String)> = LazyLock::new(|| {
    let path = repository("models/cognito-idp-2016-04-18.json");
    let text = fs::read_to_string(path).expect("the model can be read");
    (serde_json::from_str(&text).expect("the model is JSON"), generated(&text))
});

/// The code of the first example after `start` in the documentation of a Rust source.
fn example<'t>(text: &'t str, start: &str) -> impl Iterator<Item = &'t str> {
    let from = text.find(start).unwrap_or_else(|| panic!("there is no {start}"));
    let lines = text[from..].lines().map(|line| line.strip_prefix("/// ").unwrap_or(line));
    lines.skip_while(|line| *line != "```").skip(1).take_while(|line| *line != "```")
}

/// The example of the request of the operation `Act`.
fn request_example(text: &str) -> String {
    example(text, "operation! {\n    Act: ").collect::<Vec<_>>().join("\n")
}

/// The argument of a field's setter in an example.
fn argument(example: &str, field: &str) -> String {
    let call = format!(".{field}(");
    let from = example.find(&call).unwrap_or_else(|| panic!("no {call} in:\n{example}"));
    let end = example[from..].find(") // required").expect("required setters are marked");
    example[from + call.len()..from + end].trim().trim_end_matches(',').to_owned()
}

fn string(argument: &str) -> String {
    syn::parse_str::<syn::LitStr>(argument).unwrap_or_else(|_| panic!("{argument}")).value()
}

/// The arguments for members with these traits, all in one request.
fn arguments(target: &str, traits: &[Value], shapes: Value) -> Vec<String> {
    let member = |(index, traits): (usize, &Value)| {
        let mut traits = traits.clone();
        traits[REQUIRED] = json!({});
        (format!("member{index}"), json!({"target": target, "traits": traits}))
    };
    let members: Map<String, Value> = traits.iter().enumerate().map(member).collect();
    let mut shapes = shapes;
    shapes["test#Input"] = json!({"type": "structure", "members": members});
    let text = generated(&models::with(shapes));
    let example = request_example(&text);
    (0..traits.len()).map(|index| argument(&example, &format!("member{index}"))).collect()
}

/// Texts of members with these patterns and lengths.
fn texts(constraints: &[(&str, Value)]) -> Vec<String> {
    let traits = |(pattern, length): &(&str, Value)| json!({PATTERN: pattern, LENGTH: length});
    let traits: Vec<Value> = constraints.iter().map(traits).collect();
    let arguments = arguments("smithy.api#String", &traits, json!({}));
    arguments.iter().map(|argument| string(argument)).collect()
}

#[test]
fn texts_match_their_patterns() {
    let any = || json!({});
    let cases = [
        (r"^[\w-]+_[0-9a-zA-Z]+$", json!({"min": 1, "max": 55})),
        (r"^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$", json!({"min": 1, "max": 20})),
        (r"^[\p{L}]+@[\p{L}\.]+$", any()),
        (r"^[0-9]+$", json!({"min": 6, "max": 6})),
        (r"^[a-f]{40}$", any()),
        (r"^([0-9a-f]{16})+$", json!({"min": 112, "max": 1024})),
        (r"^[^\s]+\.(png|jpe?g)$", json!({"min": 40})),
        (r"^(tkn|sso)[a-z0-9]{25}$", json!({"min": 28, "max": 28})),
        (r"^[0-9a-f]{8}\b-[0-9a-f]{4}-[4][0-9a-f]{3}-[89ab][0-9a-f]{3}-\b[0-9a-f]{12}$", any()),
        (r"^https://[!$-;=@-\[\]_a-z~]+$", json!({"min": 12, "max": 256})),
        (r"^arn\:(aws|aws-cn)\:s3\:([\d\w\-]+):(\d{12})\:secret\/[\w+=\/,.@\-]+$", any()),
        (r"^[A-Z]$", any()),
        (r"^[,;:|\t ]$", json!({"min": 1, "max": 1})),
        (r"^\/(a|b)*$", json!({"min": 5, "max": 5})),
        (r"^[\w\-\[&~]{3}\.\W\D\S$", any()),
        (r"^[^a-zA-Z0-9]+$", json!({"max": 3})),
        (r"inner[0-9]part", any()),
        (r"^$|^x$", json!({"min": 1})),
        (r#"^"\\[а-я]{3}"$"#, any()),
    ];
    for ((pattern, length), text) in cases.iter().zip(texts(&cases)) {
        assert!(Regex::new(pattern).unwrap().is_match(&text), "{pattern}: {text}");
        let count = u64::try_from(text.chars().count()).unwrap();
        let bound = |key: &str| length.get(key).and_then(Value::as_u64);
        let fits = bound("min").is_none_or(|min| min <= count);
        assert!(fits && bound("max").is_none_or(|max| count <= max), "{length}: {text}");
    }
}

#[test]
fn texts_read_well() {
    let cases = [
        (r"^[\S]+$", json!({}), "example-member0"),
        (r"^[\w]+$", json!({}), "example_member1"),
        (r"^[a-z]+$", json!({"max": 8}), "example"),
        (r"^[\w-]+_[0-9a-zA-Z]+$", json!({}), "us-east-1_EXAMPLE"),
        (r"^https:.*$", json!({}), "https://example.com"),
        (r"^.+@.+$", json!({}), "user@example.com"),
        (r"^[0-9]{12}$", json!({}), "123456789012"),
        (r"^import-[0-9a-zA-Z-]+$", json!({}), "import-example"),
        (r"^Level[1-4]$", json!({}), "Level1"),
        (r"^.{3,}$", json!({"max": 8}), "example"),
    ];
    let wanted: Vec<&str> = cases.iter().map(|(.., wanted)| *wanted).collect();
    assert_eq!(texts(&cases.map(|(pattern, length, _)| (pattern, length))), wanted);
}

#[test]
fn patterns_that_are_not_regular_or_never_match_are_ignored() {
    let repeated = format!("^{}a{}$", "(".repeat(40), "{9}){2,}".repeat(20) + &")*".repeat(20));
    let deep = format!("{}a{}", "(".repeat(5_000), ")*".repeat(5_000));
    let patterns =
        [r"^(?<!x)\w+$", r"^(.)\1$", r"^[\p{Print}]$", "(", r"\", "[z-a]", "a{99999}", "$a^", "[]"];
    let patterns = patterns.into_iter().chain([repeated.as_str(), &deep]);
    let cases: Vec<_> = patterns.map(|pattern| (pattern, json!({"max": 15}))).collect();
    for (index, text) in texts(&cases).into_iter().enumerate() {
        assert!(text.starts_with("example"), "{}: {text}", cases[index].0);
    }
}

#[test]
fn lists_and_maps_have_the_least_number_of_items_and_no_item_twice() {
    let list = |target: &str| {
        let member = json!({"target": target});
        let traits = json!({"smithy.api#uniqueItems": {}, LENGTH: {"min": 3}});
        json!({"type": "list", "member": member, "traits": traits})
    };
    let text = |pattern: &str| json!({"type": "string", "traits": {PATTERN: pattern}});
    let shapes = json!({
        "test#Map": {
            "type": "map",
            "key": {"target": "test#Code"},
            "value": {"target": "smithy.api#Boolean"},
            "traits": {LENGTH: {"min": 2}},
        },
        "test#Code": text("^[0-9]{4}$"),
        "test#Codes": list("test#Code"),
        "test#Letter": text("^[a-c]$"),
        "test#Letters": list("test#Letter"),
        "test#Numbers": list("smithy.api#Integer"),
        "test#Moments": list("smithy.api#Timestamp"),
    });
    let first = |target: &str| arguments(target, &[json!({})], shapes.clone()).swap_remove(0);
    assert_eq!(first("test#Codes"), r#"["1234", "2345", "3456"]"#);
    assert_eq!(first("test#Letters"), r#"["a", "b", "c"]"#);
    assert_eq!(first("test#Numbers"), "[1, 2, 3]");
    assert_eq!(first("test#Map"), r#"[("1234", true), ("2345", false)]"#);
    assert_eq!(first("test#Moments").matches("Timestamp::from_secs(1_700_000_00").count(), 3);
}

#[test]
fn numbers_are_in_their_range() {
    let range = |range: Value| json!({"smithy.api#range": range});
    let ranges = [json!({}), json!({"min": 5}), json!({"max": -2})].map(range);
    assert_eq!(arguments("smithy.api#Integer", &ranges, json!({})), ["1", "5", "-2"]);
    let fractions = [range(json!({"min": 0.5, "max": 3.5}))];
    let ranges = [&ranges[..], &fractions].concat();
    assert_eq!(arguments("smithy.api#Double", &ranges, json!({})), ["1.0", "5.0", "-2.0", "1.0"]);
}

/// The text of a crate whose operation has these examples: its input has a member `name`, its
/// output `count`, its error `test#Failure` has `message`.
fn with_examples(examples: &Value) -> Result<String, codegen::Errors> {
    let mut failure = models::structure([("message", "smithy.api#String")]);
    failure["traits"] = json!({"smithy.api#error": "client"});
    let model = models::with(json!({
        "test#Act": {
            "type": "operation",
            "input": {"target": "test#Input"},
            "output": {"target": "test#Output"},
            "errors": [{"target": "test#Failure"}],
            "traits": {"smithy.api#examples": examples},
        },
        "test#Input": models::structure([("name", "smithy.api#String")]),
        "test#Output": models::structure([("count", "smithy.api#Integer")]),
        "test#Failure": failure,
    }));
    let tree = codegen::generate(&model, &codegen::Config::default())?.tree;
    Ok(tree.files().map(|(_, text)| text).collect::<Vec<_>>().join("\n"))
}

#[test]
fn examples_of_the_model_are_shown() {
    let text = with_examples(&json!([
        {"title": "First", "documentation": "Says it.", "input": {"name": "a"},
            "output": {"count": 2}},
        {"title": "[Second]\n# `x", "input": {"name": "```\n/// # \"b"}, "error":
            {"shapeId": "test#Failure", "content": {"message": "no"}}},
        {"title": "Third"},
    ]))
    .unwrap();
    let first: Vec<&str> = example(&text, "/// ## First").collect();
    let expected = [
        "use service::types::{Input, Output};",
        "///",
        "let request = Input::builder().name(\"a\").build();",
        "///",
        "let response = Output::builder().count(2).build();",
    ];
    assert_eq!(first, expected);
    assert!(text.contains("/// ## First\n///\n/// Says it.\n///\n/// ```\n"));
    let second: Vec<&str> = example(&text, "Second").collect();
    assert!(second.contains(&r#"let request = Input::builder().name("```\n/// # \"b").build();"#));
    assert!(second.contains(&r#"let error = Failure::builder().message("no").build();"#));
    let headings: Vec<&str> = text.lines().filter(|line| line.starts_with("/// #")).collect();
    assert!(headings.iter().any(|line| line.starts_with("/// ## ") && line.ends_with("`x")));
    assert!(!headings.contains(&"/// # `x"), "{headings:?}");
    let third: Vec<&str> = example(&text, "/// ## Third").collect();
    assert_eq!(third.last(), Some(&"let request = Input::builder().build();"));
}

#[test]
fn examples_with_wrong_values_are_left_out() {
    let text = with_examples(&json!([
        {"title": "Unknown member", "input": {"other": 1}},
        {"title": "Wrong type", "input": {"name": 1}},
        {"title": "Wrong output", "output": {"count": "many"}},
        {"title": "Unknown error", "error": {"shapeId": "test#Input", "content": {}}},
        {"title": "No id", "error": {"shapeId": "?", "content": {}}},
    ]))
    .unwrap();
    assert!(!text.contains("/// # Examples"), "{text}");
}

#[test]
fn examples_of_wrong_types_are_reported() {
    for examples in [
        json!("none"),
        json!([1]),
        json!([{"title": 1}]),
        json!([{"title": "", "input": []}]),
        json!([{"title": "", "error": {"shapeId": 1}}]),
        json!([{"title": "", "allowConstraintErrors": "yes"}]),
    ] {
        let message = with_examples(&examples).unwrap_err().to_string();
        assert!(message.contains("smithy.api#examples"), "{examples}: {message}");
    }
}

/// Each required text of a real service, with the constraints of its model.
#[test]
fn required_texts_of_a_service_match() {
    let (model, crate_text) = &*SERVICE;
    let mut count = 0;
    for (_, operation) in model["shapes"].as_object().unwrap() {
        let Some(input) = operation["input"]["target"].as_str() else { continue };
        let Some(members) = model["shapes"][input]["members"].as_object() else { continue };
        for (name, member) in members {
            let target = &model["shapes"][member["target"].as_str().unwrap()];
            let traits = [&member["traits"], &target["traits"]];
            let pattern = traits.into_iter().find_map(|traits| traits[PATTERN].as_str());
            let (Some(pattern), "string") = (pattern, target["type"].as_str().unwrap()) else {
                continue;
            };
            let Ok(pattern) = Regex::new(pattern) else { continue };
            if member["traits"].get(REQUIRED).is_none() {
                continue;
            }
            let (_, name_of_input) = input.split_once('#').unwrap();
            let item = format!("\npub struct {} ", name_of_input.to_upper_camel_case());
            let end = crate_text.find(&item).unwrap();
            let start = crate_text[..end].rfind("\n}\n").unwrap();
            let lines: Vec<&str> = example(&crate_text[start..end], "\n}\n").collect();
            let value = string(&argument(&lines.join("\n"), &name.to_snake_case()));
            assert!(pattern.is_match(&value), "{input}${name}: {value}");
            count += 1;
        }
    }
    assert!(count > 100, "only {count} texts were checked");
}
