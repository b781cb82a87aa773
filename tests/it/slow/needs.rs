//! A crate has the support code, exports and features that its shapes and operations need, and no
//! others.

mod cases;

use std::collections::BTreeSet;

use codegen::{Config, Tree, generate};
use quote::ToTokens;
use support::{Project, models};
use syn::Item;

use self::cases::{Case, cases};

/// The modules that every crate with a wire form has.
const ALWAYS: &str = "address digits dispatch display empty endpoint error error_response http json \
                      mark operation operation_table request_body redacted serde server service \
                      service_error token_source wire";

/// The exports of every crate with a wire form.
const EXPORTS: &str = "AnyEndpointParams AnyServiceError Auth Endpoint EndpointError EndpointParams \
                       Fault InvalidEndpoint Metadata OfService Operation OperationError \
                       Pagination Redacted Service ServiceError SigningScope Structure \
                       ThisService Unreadable json server set_endpoint";

/// Words in any order.
fn words<'a>(texts: impl IntoIterator<Item = &'a str>) -> BTreeSet<String> {
    texts.into_iter().flat_map(str::split_whitespace).map(str::to_owned).collect()
}

impl Case {
    fn has(&self, module: &str) -> bool {
        self.modules.split_whitespace().any(|name| name == module)
    }

    /// The modules that the crate should have.
    fn expected_modules(&self) -> BTreeSet<String> {
        let endpoint = if self.has("host_prefix") { "" } else { "set_endpoint" };
        let of_structures =
            if self.name == "nothing" { "" } else { "builder serde_impls setters structure" };
        words([ALWAYS, self.modules, endpoint, of_structures])
    }

    /// The exports that the crate should have.
    fn expected_exports(&self) -> BTreeSet<String> {
        let of_structures =
            if self.name == "nothing" { "" } else { "builders::IsSet builders::Unset" };
        words([EXPORTS, self.exports, of_structures])
    }

    /// The features that the crate should have.
    fn expected_features(&self) -> BTreeSet<String> {
        let gzip = if self.has("gzip") { "gzip" } else { "" };
        let getrandom = if self.has("tokens") { "getrandom" } else { "" };
        let sigv4 = if self.has("sigv4") { "client sigv4" } else { "" };
        words(["default endpoint json serde server http", gzip, getrandom, sigv4])
    }
}

/// The hand-written modules among the files of a crate.
fn modules(tree: &Tree) -> BTreeSet<String> {
    let names = tree.files().filter_map(|(path, _)| path.strip_prefix("src/")?.strip_suffix(".rs"));
    let own = names.filter_map(|name| name.strip_prefix("support/"));
    own.filter(|name| !name.contains('/')).map(str::to_owned).collect()
}

/// The items of hand-written code that the root of a crate and its module `builders` export.
fn exports(tree: &Tree) -> BTreeSet<String> {
    let uses = |path: &str, before: &str| {
        let file = syn::parse_file(text(tree, path)).expect("it is Rust");
        let uses = file.items.into_iter().filter_map(|item| match item {
            Item::Use(item) => Some(item.tree.to_token_stream().to_string().replace(' ', "")),
            _ => None,
        });
        let is_own = |path: &String| {
            !path.starts_with("crate::operations") && !path.starts_with("crate::types")
        };
        let names = |path: String| {
            let (_, names) = path.rsplit_once("::").expect("it is a path");
            let names = names.trim_matches(['{', '}']).split(',').filter(|name| !name.is_empty());
            names.map(|name| format!("{before}{name}")).collect::<Vec<_>>()
        };
        uses.filter(is_own).flat_map(names).collect::<Vec<_>>()
    };
    [uses("src/lib.rs", ""), uses("src/builders.rs", "builders::")].concat().into_iter().collect()
}

fn features(tree: &Tree) -> BTreeSet<String> {
    let manifest = text(tree, "Cargo.toml");
    let manifest = toml::de::DeTable::parse(manifest).expect("it is a manifest");
    let features = manifest.get_ref().get("features").and_then(|it| it.get_ref().as_table());
    features.into_iter().flat_map(|it| it.keys()).map(|name| name.get_ref().to_string()).collect()
}

fn text<'t>(tree: &'t Tree, path: &str) -> &'t str {
    tree.files().find(|(name, _)| *name == path).expect("the crate has the file").1
}

#[test]
fn a_crate_has_the_files_exports_and_features_that_it_needs() {
    let mut wrong = Vec::new();
    for case in cases() {
        let config = Config::parse(case.config).expect("it is right");
        let generated = generate(&models::with(case.shapes.clone()), &config).expect(case.name);
        let tree = generated.tree;
        for (what, actual, expected) in [
            ("modules", modules(&tree), case.expected_modules()),
            ("exports", exports(&tree), case.expected_exports()),
            ("features", features(&tree), case.expected_features()),
        ] {
            if actual != expected {
                let more: Vec<_> = actual.difference(&expected).collect();
                let less: Vec<_> = expected.difference(&actual).collect();
                wrong.push(format!("{what} of {}: {more:?} too much, {less:?} missing", case.name));
            }
        }
    }
    assert_eq!(wrong, [""; 0]);
}

/// All cases as one workspace in the folder `out` of a project.
fn workspace(options: &[&str]) -> Project {
    let project = Project::new("");
    for case in cases() {
        project.write("model.json", models::with(case.shapes.clone()));
        project.write("model.toml", case.config);
        let out = format!("out/{}", case.name);
        let arguments =
            ["codegen", "--model", "model.json", "--out", &out, "--crate-name", case.name];
        project.smithygen(&[&arguments, options].concat()).exits_with(0);
    }
    project.write("out/Cargo.toml", "[workspace]\nmembers = [\"*\"]\nresolver = \"3\"\n");
    project
}

#[test]
fn small_crates_compile_without_warnings() {
    let project = workspace(&[]);
    for features in [
        "",
        "json",
        "serde",
        "http",
        "gzip",
        "getrandom,serde",
        "endpoint",
        "sigv4",
        "client",
        "server",
    ] {
        let features = ["check", "--workspace", "--no-default-features", "--features", features];
        project.cargo(&features).exits_with(0);
    }
    project.cargo(&["doc", "--workspace", "--no-deps", "--all-features"]).exits_with(0);
    project.cargo(&["test", "--workspace", "--lib"]).exits_with(0);
}

#[test]
fn small_crates_of_types_only_compile_without_warnings() {
    let project = workspace(&["--types-only"]);
    project.cargo(&["check", "--workspace"]).exits_with(0);
    project.cargo(&["doc", "--workspace", "--no-deps"]).exits_with(0);
}
