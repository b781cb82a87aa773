//! Services of every protocol: operations that a protocol can't send are left out with a warning, and
//! services of other protocols can have types.

mod choice;

use std::fs;

use serde_json::{Value, json};
use support::{Outcome, Project, models};

const BLOB: &str = "smithy.api#Blob";
const STRING: &str = "smithy.api#String";
const TYPES_ONLY: &str = "`--types-only`, in a build script `.types_only()`, generates its types, \
                          without code that sends or reads them";

/// Protocols of which a crate has types only.
const OTHERS: [&str; 3] =
    ["aws.protocols#restXml", "aws.protocols#awsQuery", "aws.protocols#ec2Query"];

/// A service with these traits, and operations with an event stream, with a streaming blob and with
/// neither.
pub(crate) fn model(traits: &Value) -> Value {
    let mut service = models::silent_service("1", ["test#Act", "test#Listen", "test#Load"]);
    service["traits"] = traits.clone();
    let required = json!({"smithy.api#required": {}, "smithy.api#httpLabel": {}});
    json!({
        "test#Service": service,
        "test#Act": {
            "type": "operation",
            "input": {"target": "test#Input"},
            "output": {"target": "test#Output"},
            "errors": [{"target": "test#Failure"}],
            "traits": {"smithy.api#http": {"method": "GET", "uri": "/{Id}", "code": 200}},
        },
        "test#Listen": {
            "type": "operation",
            "output": {"target": "test#Listened"},
            "traits": {"smithy.api#http": {"method": "GET", "uri": "/"}},
        },
        "test#Load": {
            "type": "operation",
            "input": {"target": "test#Loaded"},
            "traits": {"smithy.api#http": {"method": "POST", "uri": "/"}},
        },
        "test#Input": {"type": "structure", "members": {
            "Id": {"target": STRING, "traits": required},
            "Token": {"target": "test#Secret", "traits": {"smithy.api#httpHeader": "X-Token"}},
            "Tags": {"target": "test#Tags"},
            "When": {"target": "smithy.api#Timestamp"},
            "Any": {"target": "smithy.api#Document"},
        }},
        "test#Output": models::structure([("Choice", "test#Choice"), ("Kind", "test#Kind")]),
        "test#Choice": {"type": "union", "members": {"Text": {"target": STRING}}},
        "test#Kind": {"type": "enum", "members": {"A": {"target": "smithy.api#Unit"}}},
        "test#Secret": {"type": "string", "traits": {"smithy.api#sensitive": {}}},
        "test#Tags": {"type": "map", "key": {"target": STRING}, "value": {"target": STRING}},
        "test#Failure": {
            "type": "structure",
            "members": {"message": {"target": STRING}},
            "traits": {"smithy.api#error": "server", "smithy.api#httpError": 503},
        },
        "test#Listened": models::structure([("events", "test#Events")]),
        "test#Events": {
            "type": "union",
            "members": {"happened": {"target": "test#Event"}},
            "traits": {"smithy.api#streaming": {}},
        },
        "test#Event": models::structure([("body", BLOB)]),
        "test#Loaded": models::structure([("body", "test#Body")]),
        "test#Body": {"type": "blob", "traits": {"smithy.api#streaming": {}}},
    })
}

fn project(protocols: &[&str]) -> Project {
    let traits: Value =
        protocols.iter().map(|&protocol| (protocol.to_owned(), json!({}))).collect();
    Project::new(models::of_shapes(&model(&traits)))
}

pub(crate) fn read(project: &Project, path: &str) -> String {
    let path = project.out(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

pub(crate) fn expect_no_types_in(outcome: &Outcome, project: &Project) {
    outcome.exits_with(2);
    assert!(!project.out("").exists(), "something was written");
}

#[test]
fn an_error_can_have_a_deprecated_message() {
    let mut shapes = model(&json!({"aws.protocols#awsJson1_1": {}}));
    shapes["test#Failure"]["members"]["message"]["traits"] = json!({"smithy.api#deprecated": {}});
    Project::new(models::of_shapes(&shapes)).codegen(&[]).exits_with(0);
}

#[test]
fn a_service_of_another_protocol_is_refused_with_the_option_for_its_types() {
    for protocol in OTHERS {
        let project = project(&[protocol]);
        let outcome = project.codegen(&[]);
        expect_no_types_in(&outcome, &project);
        let problem =
            "the service doesn't speak `awsJson1_1`, `awsJson1_0`, `restJson1` or `rpcv2Cbor`, but";
        let stderr = format!(
            "error: model.json: test#Service: {problem} {protocol}\n  help: {TYPES_ONLY}\n"
        );
        assert_eq!(outcome.stderr, stderr);
    }
}

#[test]
fn a_service_of_any_protocol_has_types() {
    let all = OTHERS.iter().map(|protocol| vec![*protocol]);
    let supported =
        ["aws.protocols#awsJson1_0", "aws.protocols#restJson1", "smithy.protocols#rpcv2Cbor"];
    let supported = supported.iter().map(|protocol| vec![*protocol]);
    for protocols in all.chain(supported).chain([vec![], OTHERS.to_vec()]) {
        let project = project(&protocols);
        let outcome = project.codegen(&["--types-only"]);
        outcome.exits_with(0);
        assert!(!outcome.stderr.contains("warning"), "of {protocols:?}: {outcome}");
        let manifest = read(&project, "Cargo.toml");
        assert!(!manifest.contains("dependencies") && !manifest.contains("features"), "{manifest}");
        for (path, content) in project.snapshot().files() {
            let text = String::from_utf8_lossy(content);
            let is_rust = path.extension().is_some_and(|extension| extension == "rs");
            let has_wire = is_rust
                && ["feature =", "TARGET", "serde_core"].iter().any(|word| text.contains(word));
            assert!(!has_wire, "{} is about a wire form:\n{text}", path.display());
        }
    }
}

#[test]
fn the_configuration_can_choose_types_only() {
    let project = project(&["aws.protocols#restXml"]).config("[crate]\ntypes-only = true\n");
    project.codegen(&[]).exits_with(0);
    project.codegen(&["--types-only", "--check"]).exits_with(0);
    assert!(read(&project, "README.md").contains("--types-only\n"));
}

#[test]
fn types_only_documents_streams() {
    let project = project(&["aws.protocols#restJson1"]);
    project.codegen(&["--types-only"]).exits_with(0);
    let listen = read(&project, "src/operations/listen.rs");
    assert!(listen.contains("/// - Stream: events arrive one by one"), "{listen}");
    assert!(listen.contains("pub events: Option<Events>,"), "{listen}");
    let load = read(&project, "src/operations/load.rs");
    assert!(load.contains("/// - Stream: the bytes arrive in chunks"), "{load}");
    assert!(load.contains("pub body: Option<Blob>,"), "{load}");
    assert!(
        read(&project, "src/types/events.rs").contains("/// - Stream: events arrive one by one")
    );
}

#[test]
fn an_operation_with_a_stream_can_not_be_chosen() {
    let project = project(&["aws.protocols#awsJson1_1"]);
    let outcome = project.codegen(&["--operation", "Load", "--operation", "Listne"]);
    expect_no_types_in(&outcome, &project);
    outcome.says("the service has no operation `Listne`\n  help: did you mean `Listen`?\n");
    outcome.says(&format!(
        "test#Load: can't be generated: Loaded$body is a streaming blob, which isn't supported\n  \
         help: {TYPES_ONLY}\n"
    ));
    project.codegen(&["--operation", "Act"]).exits_with(0);
    assert!(!read(&project, "src/lib.rs").contains("Left out"));
    project.codegen(&["--operation", "Load", "--types-only"]).exits_with(0);
}

#[test]
fn streaming_blobs_of_rest_json_are_whole_bodies_and_event_streams_are_left_out() {
    let project = project(&["aws.protocols#restJson1"]);
    let outcome = project.codegen(&[]);
    outcome.exits_with(0);
    let expected = format!(
        "warning: model.json: test#Listen: is left out: Listened$events is an event stream, which isn't \
         supported\n  help: {TYPES_ONLY}\n\
         warning: model.json: test#Load: Loaded$body is a streaming blob: it is sent or read as a whole\n  \
         help: the bytes are in memory at once; for large ones, send the message of `Operation::request` \
         yourself, and write or read its body in parts\n"
    );
    assert!(outcome.stderr.starts_with(&expected), "{outcome}");
    assert!(
        read(&project, "README.md").contains("- Operations: 2 of 3\n- Left out: `Listen`, since")
    );
    assert!(!project.out("src/types/events.rs").exists());
    project.codegen(&["--check"]).exits_with(0);

    let outcome = project.codegen(&["--operation", "Listen", "--operation", "Load"]);
    outcome.exits_with(2);
    outcome.says("test#Listen: can't be generated: Listened$events is an event stream");
    assert!(!outcome.stderr.contains("test#Load: can't"), "{outcome}");
}

#[test]
fn requests_with_another_authorization_do_not_say_that_they_need_none() {
    let schemes = json!({"smithy.api#httpBearerAuth": {}, "aws.auth#sigv4": {"name": "x"}});
    let mut model = model(&schemes);
    model["test#Act"]["traits"] = json!({"smithy.api#auth": ["smithy.api#httpBearerAuth"]});
    model["test#Load"]["traits"] = json!({"smithy.api#auth": []});
    let project = Project::new(models::of_shapes(&model));
    project.codegen(&["--types-only"]).exits_with(0);
    let act = read(&project, "src/operations/act.rs");
    let scheme = "Authorization: `smithy.api#httpBearerAuth`, which the caller must implement";
    assert!(
        act.contains(scheme) && act.contains("auth Other \"smithy.api#httpBearerAuth\";"),
        "{act}"
    );
    let listen = read(&project, "src/operations/listen.rs");
    assert!(listen.contains("auth SigV4 \"x\";"), "{listen}");
    let load = read(&project, "src/operations/load.rs");
    assert!(load.contains("Authorization: none;"), "{load}");
}

#[test]
fn a_service_with_only_streams_is_refused() {
    let mut model = model(&json!({"aws.protocols#awsJson1_1": {}}));
    model["test#Service"]["operations"] = json!([{"target": "test#Listen"}]);
    let project = Project::new(models::of_shapes(&model));
    let outcome = project.codegen(&[]);
    expect_no_types_in(&outcome, &project);
    outcome.says("test#Service: every operation has a stream, which isn't supported\n");
}

mod slow {
    use serde_json::json;
    use support::{Project, models};

    use super::{TYPES_ONLY, model, project, read};

    #[test]
    fn crates_of_types_only_compile_and_pass_their_tests() {
        let project = project(&["aws.protocols#restXml"]);
        project.codegen(&["--types-only", "--crate-name", "generated"]).exits_with(0);
        project.write(
            "out/tests/use.rs",
            "use generated::operations::{Act, Listen};\n\
             use generated::types::{Choice, Events, Input, Kind, Listened, Loaded};\n\
             use generated::{Operation, ServiceError};\n\
             \n\
             #[test]\n\
             fn types_work_without_a_wire_form() {\n\
                 let input = Input::builder().id(\"x\").token(\"hidden\").tags([(\"a\", \"b\")]).build();\n\
                 assert!(!format!(\"{input:?}\").contains(\"hidden\"));\n\
                 assert_eq!(Input::SENSITIVE, [\"token\"]);\n\
                 assert_eq!((Act::NAME, Act::ERRORS), (\"Act\", &[\"Failure\"][..]));\n\
                 assert_eq!(Kind::from(\"A\"), Kind::A);\n\
                 let _ = Choice::Text(String::new());\n\
                 let failure = generated::types::Failure::builder().message(\"late\").build();\n\
                 let error = ServiceError::from(failure);\n\
                 assert_eq!((error.code(), error.message(), error.status()), (\"Failure\", Some(\"late\"), Some(503)));\n\
                 let events: Option<Events> = Listened::builder().build().events;\n\
                 assert_eq!(events, None);\n\
                 let body: Option<generated::Blob> = Loaded::builder().body(b\"abc\").build().body;\n\
                 assert_eq!(body.unwrap().as_ref(), b\"abc\");\n\
                 let _: <Listen as Operation>::Output = Listened::builder().build();\n\
             }\n",
        );
        project.checks_out(&[""]);
    }

    #[test]
    fn crates_of_rest_json_compile_and_pass_their_tests() {
        let traits = json!({"aws.protocols#restJson1": {}, "aws.auth#sigv4": {"name": "x"}});
        let project = Project::new(models::of_shapes(&model(&traits)));
        let outcome = project.codegen(&["--crate-name", "generated"]);
        outcome.exits_with(0);
        outcome.says(
            "warning: model.json: test#Load: Loaded$body is a streaming blob: it is sent or read as a whole\n",
        );
        project.checks_out(&["", "json", "serde", "http", "client", "server"]);
    }

    #[test]
    fn an_operation_with_a_stream_is_left_out_with_a_warning() {
        let project = project(&["aws.protocols#awsJson1_1"]);
        let outcome = project.codegen(&[]);
        outcome.exits_with(0);
        let warning = |operation: &str, reason: &str| {
            let at = format!("warning: model.json: test#{operation}: is left out: ");
            format!("{at}{reason}, which isn't supported\n  help: {TYPES_ONLY}\n")
        };
        let expected = warning("Listen", "Listened$events is an event stream")
            + &warning("Load", "Loaded$body is a streaming blob");
        assert!(outcome.stderr.starts_with(&expected), "{outcome}");
        let library = read(&project, "src/lib.rs");
        let list = "//! # Left out\n//!\n\
                    //! These operations of the service aren't in this crate:\n//!\n\
                    //! - `Listen`: Listened$events is an event stream, which isn't supported\n\
                    //! - `Load`: Loaded$body is a streaming blob, which isn't supported\n";
        assert!(library.contains(list), "{library}");
        assert!(
            read(&project, "README.md")
                .contains("- Operations: 1 of 3\n- Left out: `Listen`, since")
        );
        assert!(!project.out("src/types/events.rs").exists());
        project.codegen(&["--check"]).exits_with(0);
        project.checks_out(&[""]);
    }
}
