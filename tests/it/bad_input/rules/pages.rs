//! Operations whose results come in pages.

use expect_test::expect;
use serde_json::{Value, json};
use support::{Project, models};

use super::{STRING, marked, member, structure, to};
use crate::bad_input::{case, refuse};

#[test]
fn pages_must_use_members_that_exist_and_have_the_right_type() {
    let paginated = |changes: Value| {
        let mut value = json!({"inputToken": "token", "outputToken": "next"});
        for (key, change) in changes.as_object().expect("changes are an object") {
            value[key] = change.clone();
        }
        let value = value.as_object().expect("it is one").clone();
        let value: serde_json::Map<_, _> =
            value.into_iter().filter(|(_, value)| !value.is_null()).collect();
        let act =
            json!({"type": "operation", "input": to("test#Input"), "output": to("test#Output")});
        models::with(json!({
            "test#Act": marked(act, "paginated", value.into()),
            "test#Input": structure(json!({
                "token": to(STRING),
                "needed": member(STRING, "required", json!({})),
                "size": to("smithy.api#Integer"),
                "page": to("test#Output"),
            })),
            "test#Output": structure(json!({"next": to(STRING), "page": to("test#Page")})),
            "test#Page": structure(json!({"next": to(STRING), "items": to("test#Items")})),
            "test#Items": {"type": "list", "member": to(STRING)},
        }))
    };
    let case = |mistake, changes: Value| case(mistake, paginated(changes));
    refuse(
        [
            case("no token", json!({"inputToken": null})),
            case("no next token", json!({"outputToken": null})),
            case("no member", json!({"inputToken": "Token"})),
            case("no member of the output", json!({"items": "page.none"})),
            case("a way in the input", json!({"inputToken": "page.next"})),
            case("a number as token", json!({"inputToken": "size"})),
            case("a structure as token", json!({"outputToken": "page"})),
            case("a text as size", json!({"pageSize": "token"})),
            case("a text as items", json!({"items": "next"})),
            case("a required token", json!({"inputToken": "needed"})),
        ],
        expect![[r#"
            no token:
            error: model.json: test#Act: `inputToken` of the trait smithy.api#paginated is missing
              help: correct the trait, here or at the service

            no next token:
            error: model.json: test#Act: `outputToken` of the trait smithy.api#paginated is missing
              help: correct the trait, here or at the service

            no member:
            error: model.json: test#Act: `inputToken` of the trait smithy.api#paginated is `Token`, which isn't a member of the input
              help: correct the trait, here or at the service

            no member of the output:
            error: model.json: test#Act: `items` of the trait smithy.api#paginated is `page.none`, which isn't a member of the output
              help: correct the trait, here or at the service

            a way in the input:
            error: model.json: test#Act: `inputToken` of the trait smithy.api#paginated is `page.next`, but must be a member of the input itself
              help: correct the trait, here or at the service

            a number as token:
            error: model.json: test#Act: `inputToken` of the trait smithy.api#paginated is `size`, which isn't a string or a map
              help: correct the trait, here or at the service

            a structure as token:
            error: model.json: test#Act: `outputToken` of the trait smithy.api#paginated is `page`, which isn't a string or a map
              help: correct the trait, here or at the service

            a text as size:
            error: model.json: test#Act: `pageSize` of the trait smithy.api#paginated is `token`, which isn't an integer
              help: correct the trait, here or at the service

            a text as items:
            error: model.json: test#Act: `items` of the trait smithy.api#paginated is `next`, which isn't a list or a map
              help: correct the trait, here or at the service

            a required token:
            error: model.json: test#Act: `inputToken` of the trait smithy.api#paginated is `needed`, which is required: then there is no first or last page
              help: correct the trait, here or at the service
        "#]],
    );
    for changes in
        [json!({}), json!({"outputToken": "page.next", "items": "page.items", "pageSize": "size"})]
    {
        Project::new(paginated(changes)).codegen(&[]).exits_with(0);
    }
}
