//! The page for users of the AWS SDK: it has names of the service, and only rows that apply to the
//! service.

use codegen::Config;
use serde_json::{Value, json};
use support::models;

/// The page in the crate of a service whose only operation, `Act`, takes these members.
fn page(members: &Value) -> Option<String> {
    let model = models::with(json!({
        "test#Input": {"type": "structure", "members": members},
        "test#Items": {"type": "list", "member": {"target": "smithy.api#String"}},
    }));
    let tree = codegen::generate(&model, &Config::default()).unwrap().tree;
    let mut files = tree.files();
    files
        .find(|(path, _)| path.ends_with("coming_from_the_sdk.rs"))
        .map(|(_, text)| text.to_owned())
}

fn required() -> Value {
    json!({"target": "smithy.api#String", "traits": {"smithy.api#required": {}}})
}

#[test]
fn the_rules_of_the_page_have_names_of_the_service() {
    let members = json!({
        "ThingName": required(),
        "Labels": {"target": "test#Items"},
        "Note": {"target": "smithy.api#String"},
    });
    let page = page(&members).expect("there is a page");
    for rule in [
        "//!     .thing_name(..)\n",
        "//! | `ActInput` | [`Input`](crate::types::Input) |\n",
        "//! | `client.act()` | `Input::builder()` |\n",
        "//! | `.labels(one).labels(two)` | `.labels([one, two])`",
        "//! | `.set_note(option)` | `.maybe_note(option)`",
        "//! | `SdkError<ActError>` | `OperationError`",
    ] {
        assert!(page.contains(rule), "{rule} isn't in:\n{page}");
    }
}

#[test]
fn rows_that_do_not_apply_to_the_service_are_left_out() {
    let page = page(&json!({"ThingName": required()})).expect("there is a page");
    for lacking in ["# Pages", "[one, two]", "(key, value)", "maybe_", "Unrecognized"] {
        assert!(!page.contains(lacking), "{lacking} is in:\n{page}");
    }
}

#[test]
fn a_service_without_a_request_to_show_has_no_page() {
    assert_eq!(page(&json!({})), None);
}
