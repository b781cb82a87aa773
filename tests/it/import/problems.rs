//! Wrong descriptions: each problem has its file, its place, and help.

use codegen::import::{Description, Options, Part, import};
use serde_json::{Value, json};

use crate::import::{Service, assert_all};

const AS_IT_IS: &str = "\n  help: pass the file as botocore publishes it";

pub(super) fn problem(place: &str, message: &str) -> String {
    format!("error: service-2.json: {place}{message}")
}

/// The messages of the import for a file with this content.
fn of_content(part: Part, content: impl Into<Vec<u8>>) -> String {
    let mut description = Description::default();
    description.add(Part::Service, "service-2.json", b"{}".to_vec());
    description.add(part, format!("dir/{}", part.file_name()), content.into());
    import(&description, &Options::default()).expect_err("it is wrong").to_string()
}

#[test]
fn a_service_with_other_protocols_is_refused() {
    let help = "the protocols are awsJson, restJson1 and rpcv2Cbor, which botocore calls `json`, \
                `rest-json` and `smithy-rpc-v2-cbor`";
    let cases = [
        (json!(["rest-xml"]), "the service speaks `rest-xml`, which can't be imported"),
        (json!(["query", "ec2"]), "the service speaks `query` and `ec2`, which can't be imported"),
        (json!(["json", "rest-xml"]), "the protocol `rest-xml` can't be imported"),
    ];
    let cases = cases.map(|(protocols, message)| {
        (protocols, problem("metadata: ", &format!("{message}\n  help: {help}")))
    });
    assert_all(cases, |protocols| {
        Service::new().metadata("protocols", protocols.clone()).problems()
    });
    let problems = Service::new().metadata("jsonVersion", json!("2.0")).problems();
    let message = "the version 2.0 of awsJson is unknown\n  help: the versions are 1.0 and 1.1";
    assert_eq!(problems, problem("metadata: ", message));
}

#[test]
fn targets_that_dont_exist_are_named() {
    let message = "targets `Gone`, which doesn't exist\n  help: add the shape to `shapes`, or correct the name";
    let gone = json!({"shape": "Gone"});
    let cases = [
        ("Shape$Member", json!({"type": "structure", "members": {"Member": gone}})),
        ("Shape$member", json!({"type": "list", "member": gone})),
        ("Shape$key", json!({"type": "map", "key": gone, "value": {"shape": "Text"}})),
        ("Shape$value", json!({"type": "map", "key": {"shape": "Text"}, "value": gone})),
    ];
    let cases = cases.map(|(place, shape)| (shape, problem(&format!("{place}: "), message)));
    assert_all(cases, |shape| Service::new().shape("Shape", shape.clone()).problems());
    for (key, value) in
        [("input", gone.clone()), ("output", gone.clone()), ("errors", json!([gone]))]
    {
        assert_eq!(Service::new().act(key, value).problems(), problem("Act: ", message), "{key}");
    }
}

#[test]
fn inputs_and_outputs_must_be_structures() {
    let problems = Service::new().act("input", json!({"shape": "Text"})).problems();
    let message = "uses `Text`, which isn't a structure\n  help: input, output and errors are \
                   structures: correct the description";
    assert_eq!(problems, problem("Act: ", message));
}

#[test]
fn values_of_wrong_types_are_shown() {
    let cases = [
        (["shapes", "Text"], json!([]), "shapes: ", "`Text` is `[]`, not an object"),
        (["metadata", "serviceId"], json!(5), "metadata: ", "`serviceId` is `5`, not a string"),
        (["operations", "Act"], json!({"errors": {}}), "Act: ", "`errors` is `{}`, not a list"),
        (
            ["operations", "Act"],
            json!({"errors": [5]}),
            "Act: ",
            "`errors` is `5`, not a list of objects",
        ),
        (
            ["shapes", "Text"],
            json!({"type": "string", "sensitive": "yes"}),
            "Text: ",
            "`sensitive` is `\"yes\"`, not true or false",
        ),
        (
            ["shapes", "Text"],
            json!({"type": "string", "max": -1}),
            "Text: ",
            "`max` is `-1`, not a whole number",
        ),
        (
            ["shapes", "Number"],
            json!({"type": "integer", "max": "many"}),
            "Number: ",
            "`max` is `\"many\"`, not a number",
        ),
        (
            ["shapes", "Text"],
            json!({"type": "string", "enum": ["A", 1]}),
            "Text: ",
            "`enum` is `1`, not a list of strings",
        ),
        (["shapes", "Text"], json!({}), "Text: ", "has no `type`"),
        (["shapes", "Text"], json!({"type": "list"}), "Text: ", "has no object `member`"),
    ];
    let cases = cases.map(|(path, value, place, message)| {
        ((path, value), problem(place, &format!("{message}{AS_IT_IS}")))
    });
    assert_all(cases, |(path, value)| Service::new().set(path, value.clone()).problems());
}

#[test]
fn missing_values_are_reported() {
    for key in ["metadata", "operations", "shapes"] {
        let problems = Service::new().set(&[key], Value::Null).problems();
        assert_eq!(problems, problem("", &format!("has no object `{key}`{AS_IT_IS}")));
    }
    for key in ["apiVersion", "endpointPrefix", "protocol", "targetPrefix"] {
        let problems = Service::new().metadata(key, Value::Null).problems();
        assert_eq!(problems, problem("metadata: ", &format!("has no `{key}`{AS_IT_IS}")));
    }
}

#[test]
fn unknown_types_formats_and_schemes_are_named() {
    let problems = Service::new().shape("Text", json!({"type": "text"})).problems();
    let message = "the type `text` is unknown\n  help: the types are `structure`, `list`, `map`, \
                   `string` and so on";
    assert_eq!(problems, problem("Text: ", message));
    let time = json!({"type": "timestamp", "timestampFormat": "iso"});
    let message = "the timestamp format `iso` is unknown\n  help: the formats are `iso8601`, \
                   `unixTimestamp` and `rfc822`";
    assert_eq!(Service::new().shape("Time", time).problems(), problem("Time: ", message));
    let problems = Service::new().metadata("auth", json!(["test#auth"])).problems();
    let message = "the scheme `test#auth` in `auth` is unknown\n  help: the schemes are \
                   `aws.auth#sigv4`, `aws.auth#sigv4a`, `smithy.api#httpBearerAuth` and \
                   `smithy.api#noAuth`";
    assert_eq!(problems, problem("metadata: ", message));
}

#[test]
fn names_must_be_identifiers() {
    let message = "the name isn't an identifier\n  help: use letters, digits and `_`";
    let problems = Service::new().shape("a-b", json!({"type": "string"})).problems();
    assert_eq!(problems, problem("a-b: ", message));
    let structure = json!({"type": "structure", "members": {"a b": {"shape": "Text"}}});
    let problems = Service::new().shape("Shape", structure).problems();
    assert_eq!(problems, problem("Shape$a b: ", message));
    let problems = Service::new().metadata("targetPrefix", json!("Test-Service")).problems();
    let message = "`Test-Service` can't name the service\n  help: choose another name with \
                   `--service`; requests of awsJson and rpcv2Cbor have it";
    assert_eq!(problems, problem("metadata: ", message));
    let problems = Service::new().metadata("targetPrefix", json!("ACT")).problems();
    let message = "`ACT` can't name the service: it is the name of an operation\n  help: choose \
                   another name with `--service`; requests of awsJson and rpcv2Cbor have it";
    assert_eq!(problems, problem("metadata: ", message));
    let options = Options { namespace: Some("no space".to_owned()), ..Options::default() };
    let problems = Service { options, ..Service::new() }.problems();
    let message = "`no space` isn't a namespace\n  help: choose a namespace with `--namespace`, \
                   e.g. `com.example`";
    assert_eq!(problems, problem("metadata: ", message));
}

#[test]
fn all_problems_are_reported_in_one_run_and_each_once() {
    let problems = Service::new()
        .shape("Text", json!({"type": "string", "documentation": 1}))
        .shape("Number", json!({"type": "integer", "min": "x"}))
        .metadata("apiVersion", json!(2026))
        .problems();
    assert_eq!(problems.matches("error: ").count(), 3, "{problems}");
}

#[test]
fn files_that_cant_be_read_are_named() {
    let help = "\n  help: download the file from botocore again";
    let packed = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0x4b];
    for (content, message) in [
        (&b"{"[..], "not JSON: EOF while parsing an object at line 1 column 1"),
        (b"{\"a\": 1, \"a\": 2}", "not JSON: `a` is there twice at line 1 column 16"),
        (b"{\"a\": \"\xff\"}", "isn't UTF-8 text: at byte 7"),
        (b"", "not JSON: EOF while parsing a value at line 1 column 0"),
        (&packed, "can't be unpacked by gzip: "),
        (&packed[..5], "can't be unpacked by gzip: "),
    ] {
        for part in Part::ALL {
            let said = of_content(part, content);
            let start = format!("error: dir/{}: {message}", part.file_name());
            assert!(said.starts_with(&start) && said.ends_with(help), "{said}\nnot\n{start}");
        }
    }
    for content in ["[]", "\u{feff}[]"] {
        let said = of_content(Part::Examples, content);
        let message = "error: dir/examples-1.json: contains `[]`, not an object";
        assert!(said.starts_with(message), "{said}");
    }
}

#[test]
fn a_description_without_a_service_is_refused() {
    let said = import(&Description::default(), &Options::default());
    let message = "error: the description has no service-2.json\n  help: add the file that \
                   describes the service";
    assert_eq!(said.expect_err("it is empty").to_string(), message);
}
