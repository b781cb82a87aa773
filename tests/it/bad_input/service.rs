//! Models without exactly one service.

use expect_test::expect;
use serde_json::{Value, json};
use support::{Project, models};

use crate::bad_input::{Case, case, refuse};

fn of_two_services() -> Project {
    Project::new(models::of_shapes(&json!({
        "test#One": models::service("1", []),
        "test#Two": models::service("2", []),
    })))
}

#[test]
fn a_model_without_a_service_is_refused() {
    let value = json!({"test#Text": {"type": "string"}});
    refuse(
        [
            case("no shapes", models::of_shapes(&json!({}))),
            case("a value only", models::of_shapes(&value)),
        ],
        expect![[r#"
            no shapes:
            error: model.json: the model has no service
              help: pass a model that has a shape of type `service`

            a value only:
            error: model.json: the model has no service
              help: pass a model that has a shape of type `service`
        "#]],
    );
}

#[test]
fn a_model_with_several_services_is_refused_with_their_names() {
    let project = of_two_services();
    refuse(
        [Case { mistake: "no choice", project, arguments: &[] }],
        expect![[r#"
        no choice:
        error: model.json: the model has 2 services
          help: choose one with `--service`, in a build script with `.service(..)`: test#One, test#Two
    "#]],
    );
}

#[test]
fn a_service_is_chosen_by_id_or_name() {
    for service in ["test#Two", "Two"] {
        let project = of_two_services();
        project.codegen(&["--service", service]).exits_with(0);
        let manifest = std::fs::read_to_string(project.out("Cargo.toml")).expect("it was made");
        assert!(manifest.contains("# Model version 2,"), "{manifest}");
    }
}

#[test]
fn an_unknown_service_is_refused_with_the_names_of_the_others() {
    let arguments = &["--service", "test#Three"];
    let project = of_two_services();
    refuse(
        [Case { mistake: "unknown", project, arguments }],
        expect![[r#"
        unknown:
        error: model.json: the model has no service `test#Three`
          help: its services: test#One, test#Two
    "#]],
    );
}

#[test]
fn a_service_of_another_protocol_is_refused_with_its_protocols() {
    let service = |traits: Value| {
        let service = json!({"type": "service", "version": "1", "traits": traits});
        models::of_shapes(&json!({"test#Service": service}))
    };
    refuse(
        [
            case("none", service(json!({}))),
            case("another", service(json!({"aws.protocols#awsQuery": {}}))),
        ],
        expect![[r#"
            none:
            error: model.json: test#Service: the service has no protocol, so it doesn't speak `awsJson1_1`, `awsJson1_0`, `restJson1` or `rpcv2Cbor`
              help: `--types-only`, in a build script `.types_only()`, generates its types, without code that sends or reads them

            another:
            error: model.json: test#Service: the service doesn't speak `awsJson1_1`, `awsJson1_0`, `restJson1` or `rpcv2Cbor`, but aws.protocols#awsQuery
              help: `--types-only`, in a build script `.types_only()`, generates its types, without code that sends or reads them
        "#]],
    );
}
