//! The output of rustdoc for the generated crate, as on docs.rs: pages, and names for the search.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;
use std::{env, fs};

use serde_json::{Value, json};
use support::{Project, models, repository};

/// The folder of the documentation.
static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("rustdoc");
    // Otherwise, pages of items that don't exist any more would stay.
    let _ = fs::remove_dir_all(target.join("doc"));
    let status = Command::new(env!("CARGO"))
        .args(["rustdoc", "--quiet", "--locked", "--all-features", "--package", "generated"])
        .arg("--target-dir")
        .arg(&target)
        .args(["--", "--cfg", "docsrs", "-D", "warnings"])
        .current_dir(repository("."))
        // docs.rs has a nightly toolchain, which shows features.
        .env("RUSTC_BOOTSTRAP", "1")
        .env_remove("RUSTDOCFLAGS")
        .status()
        .expect("cargo can be started");
    assert!(status.success(), "rustdoc can't document the crate");
    target.join("doc")
});

#[test]
fn documentation_of_private_items_has_no_warning() {
    let output = Command::new("rustdoc")
        .args(["--edition=2024", "--document-private-items", "-Dwarnings", "--check"])
        .arg("-Zunstable-options")
        .env("RUSTC_BOOTSTRAP", "1")
        .arg(repository("generated/src/lib.rs"))
        .output()
        .expect("rustdoc can be started");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// A page, as HTML.
fn html(path: &str) -> String {
    let path = FOLDER.join("generated").join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The text of a page: HTML without its tags.
fn text(path: &str) -> String {
    let html = html(path);
    let parts = html.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
    parts.collect::<String>().replace("&#39;", "'")
}

fn is_there(path: &str) -> bool {
    FOLDER.join("generated").join(path).exists()
}

/// Whether the search knows an item by the name.
fn is_searched(name: &str) -> bool {
    let names = fs::read_dir(FOLDER.join("search.index/name")).expect("there is an index of names");
    let mut files = names.map(|entry| entry.expect("the index can be read").path());
    files.any(|path| fs::read_to_string(path).expect("the index is text").contains(name))
}

#[test]
fn the_page_of_a_builder_shows_its_calls() {
    let page = text("builders/struct.AdminResetUserPasswordRequestBuilder.html");
    let calls = "\
AdminResetUserPasswordRequest::builder()
    .user_pool_id(..) // required
    .username(..) // required
    .client_metadata(..)
    .build()";
    assert!(page.contains(calls), "{page}");
}

#[test]
fn constants_show_their_values() {
    let request = text("types/struct.AdminResetUserPasswordRequest.html");
    assert!(request.contains("The fields that Debug redacts: username."), "{request}");
    let several = text("types/struct.SignUpRequest.html");
    assert!(several.contains("Debug redacts: client_id, username, "), "{several}");
    let none = text("types/struct.AdminResetUserPasswordResponse.html");
    assert!(none.contains("The fields that Debug redacts: none."), "{none}");
    let operation = text("operations/struct.ListUsers.html");
    for value in [
        "AWS Signature Version 4, for the service cognito-idp.",
        "PaginationToken takes PaginationToken of the previous page; items in Users",
        "OperationNotEnabledException, ResourceNotFoundException, TooManyRequestsException.",
    ] {
        assert!(operation.contains(value), "{value} in: {operation}");
    }
}

#[test]
fn an_operation_links_its_errors_as_its_request_does() {
    let link = "struct.UserNotFoundException.html";
    for page in ["operations/struct.AdminGetUser.html", "types/struct.AdminGetUserRequest.html"] {
        assert!(html(page).contains(link), "{page}");
        assert!(text(page).contains("Authorization: AWS Signature Version 4"), "{page}");
    }
}

#[test]
fn no_page_has_a_heading_twice() {
    for page in ["index.html", "types/struct.SignUpRequest.html", "builders/index.html"] {
        let html = html(page);
        let (_, main) = html.split_once("id=\"main-content\"").expect("a page has a main part");
        let headings = main.split("<h2").skip(1).filter_map(|part| part.split("</h2>").next());
        let mut headings: Vec<String> = headings
            .map(|part| {
                let texts = part.split('<').map(|it| it.split_once('>').map_or("", |(_, it)| it));
                let heading = texts.collect::<String>().replace('§', "");
                // rustdoc adds to its own headings, as in "Fields (Non-exhaustive)".
                heading.split(" (").next().unwrap_or_default().to_owned()
            })
            .collect();
        headings.sort();
        let count = headings.len();
        headings.dedup();
        assert_eq!(headings.len(), count, "{page}: {headings:?}");
    }
}

#[test]
fn the_crate_page_shows_its_use_before_the_prose_of_the_service() {
    let page = text("index.html");
    let place = |words: &str| page.find(words).unwrap_or_else(|| panic!("no {words} in: {page}"));
    let places = [
        place("CreateUserPoolRequest::builder()"),
        place("in the types of the crate"),
        place("which Debug shows as [REDACTED]"),
        place("you can configure user pools and authenticate users"),
        place("Begins the password reset process."),
    ];
    assert!(places.is_sorted(), "{places:?}");
}

#[test]
fn items_show_the_feature_that_they_need() {
    let needs = |feature: &str| format!("Available on crate feature {feature} only.");
    assert!(text("struct.Metadata.html").contains(&needs("http")));
    assert!(text("struct.Redacted.html").contains(&needs("json")));
    assert!(text("types/struct.SignUpRequest.html").contains(&needs("serde")));
    assert!(!text("types/struct.SignUpRequest.html").contains(&needs("json")));
}

#[test]
fn the_search_knows_the_names_of_the_sdk_and_the_words_of_a_member() {
    for name in [
        "AdminResetUserPasswordInput",
        "AdminResetUserPasswordOutput",
        "set_username",
        "set_user_attributes",
        "user pool id",
    ] {
        assert!(is_searched(name), "{name}");
    }
    assert!(!is_searched("set_user_status"), "only responses have it");
}

#[test]
fn builders_that_no_request_needs_have_no_page() {
    assert!(is_there("builders/struct.AttributeTypeBuilder.html"));
    for builder in ["AdminGetUserResponse", "UserType", "UserNotFoundException"] {
        assert!(!is_there(&format!("builders/struct.{builder}Builder.html")), "{builder}");
        assert!(!is_searched(&format!("{builder}Builder")), "{builder}");
    }
}

/// The links in a page of a crate whose text is code, each as `(text, address)`.
fn code_links(html: &str) -> Vec<(&str, &str)> {
    let links = html.split("<a href=\"").skip(1).filter_map(|link| {
        let (address, rest) = link.split_once('"')?;
        let (_, code) = rest.split_once("><code>")?;
        Some((code.split_once("</code></a>")?.0, address))
    });
    links.filter(|(text, _)| !text.contains('<')).collect()
}

/// If a path could be a method or a field, rustdoc takes the method, without a warning.
#[test]
fn links_to_members_lead_to_members() {
    let methods = [
        "borrow",
        "borrow_mut",
        "builder",
        "clamp",
        "clone_from",
        "clone_into",
        "cmp",
        "default",
        "empty",
        "eq",
        "fields",
        "fmt",
        "from",
        "ge",
        "gt",
        "hash",
        "hash_slice",
        "initial",
        "into",
        "le",
        "lt",
        "max",
        "min",
        "ne",
        "partial_cmp",
        "slot",
        "to_owned",
        "to_string",
        "try_from",
        "try_into",
        "type_id",
    ];
    let members = || methods.iter().map(|name| (*name, "smithy.api#String"));
    let error = |mut structure: Value| {
        structure["traits"] = json!({"smithy.api#error": "client"});
        structure
    };
    let project = Project::new(models::with(json!({
        "test#Act": {
            "type": "operation",
            "input": {"target": "test#Input"},
            "errors": [{"target": "test#Unrecognized"}],
        },
        "test#Input": models::structure(members()),
        "test#Unrecognized": error(models::structure(members())),
    })));
    let project = project.config("[derive]\nstructure = [\"PartialOrd\", \"Ord\"]\n");
    project.codegen(&[]).exits_with(0);
    project.cargo(&["doc", "--no-deps", "--no-default-features"]).exits_with(0);
    let page = |path: &str| {
        let path = project.root().join("target/doc/service").join(path);
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    for path in ["types/struct.Input.html", "builders/struct.InputBuilder.html"] {
        let html = page(path);
        let links = code_links(&html);
        for method in methods {
            let mut found = links.iter().filter(|(text, _)| *text == method).peekable();
            assert!(found.peek().is_some(), "{path} has no link to `{method}`");
            for (_, address) in found {
                assert!(address.ends_with(&format!("#structfield.{method}")), "{path}: {address}");
            }
        }
    }
    let error = page("types/struct.Unrecognized.html");
    assert!(error.contains("ServiceError.html#variant.UnrecognizedValue\""), "{error}");
}
