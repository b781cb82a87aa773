//! The manifest of a crate, its name, and its licences.

use std::fs;

use codegen::{Builder, Package, Publish};
use expect_test::expect;
use serde_json::json;
use support::{Project, models};

/// A model of a service with this `sdkId`, if any, whose shapes have another namespace than `test`.
fn model(namespace: &str, sdk_id: Option<&str>) -> String {
    let mut service = models::service("2024-01-01", ["test#Act"]);
    if let Some(sdk_id) = sdk_id {
        service["traits"]["aws.api#service"] = json!({"sdkId": sdk_id});
    }
    let mut input = models::structure([("name", "smithy.api#String")]);
    input["members"]["name"]["traits"] = json!({"smithy.api#required": {}});
    let model = models::with(json!({"test#Service": service, "test#Input": input}));
    model.replace("test#", &format!("{namespace}#"))
}

/// A model of AWS.
fn of_aws() -> String {
    model("com.amazonaws.test", Some("Front Door"))
}

/// The text of a generated file.
#[track_caller]
fn read(project: &Project, path: &str) -> String {
    fs::read_to_string(project.out(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The table `[package]` of the manifest.
fn package(project: &Project) -> String {
    let manifest = read(project, "Cargo.toml");
    let (_, package) = manifest.split_once("[package]\n").expect("it has a package");
    package.split_once("\n\n").map_or(package, |(package, _)| package).to_owned() + "\n"
}

#[test]
fn a_crate_has_the_name_of_its_service() {
    for (sdk_id, name, in_code) in [
        (Some("Front Door"), "front-door", "front_door"),
        (Some("Test"), "service-test", "service_test"),
        (None, "service", "service"),
    ] {
        let project = Project::new(model("test", sdk_id));
        project.codegen(&[]).exits_with(0);
        let manifest = package(&project);
        assert!(manifest.starts_with(&format!("name = \"{name}\"\n")), "{manifest}");
        let readme = read(&project, "README.md");
        assert!(readme.contains(&format!("\n# {name}\n")), "{readme}");
        assert!(readme.contains(&format!("\nuse {in_code}::types::Input;\n")), "{readme}");
        let library = read(&project, "src/lib.rs");
        assert!(library.contains(&format!("use {in_code}::")), "{library}");
    }
}

#[test]
fn a_package_that_is_not_configured_is_not_for_a_registry() {
    let project = Project::new(of_aws());
    project.codegen(&[]).exits_with(0);
    expect![[r#"
        name = "front-door"
        version = "0.1.0"
        description = "Types of Front Door, generated from its Smithy model"
        edition = "2024"
        rust-version = "1.88"
        license = "Apache-2.0"
        readme = "README.md"
        publish = false
    "#]]
    .assert_eq(&package(&project));
    let project = Project::new(model("test", None));
    project.codegen(&[]).exits_with(0);
    expect![[r#"
        name = "service"
        version = "0.1.0"
        description = "Types of Service, generated from its Smithy model"
        edition = "2024"
        rust-version = "1.88"
        readme = "README.md"
        publish = false
    "#]]
    .assert_eq(&package(&project));
}

#[test]
fn the_manifest_has_the_settings_of_the_configuration() {
    let project = Project::new(of_aws()).config(
        r#"
[crate]
name = "my-front"
version = "1.2.3-rc.1+5"
authors = ["Jane \"J.\" Doe <jane@example.com>", "Söhne \\\\ Müller"]
edition = "2024"
rust-version = "1.90"
license = "(MIT OR Apache-2.0) AND Unicode-3.0"
repository = "https://example.com/a?b=c#d"
homepage = "http://[::1]:80"
keywords = ["aws", "c++", "0-days_left"]
categories = ["api-bindings", "web-programming::http-client"]
publish = ["my-registry", "crates-io"]

[dependencies]
uuid = "1"

[dev-dependencies]
http = { version = "1" }
serde_json = "1"
"#,
    );
    project.codegen(&[]).exits_with(0);
    expect![[r#"
        name = "my-front"
        version = "1.2.3-rc.1+5"
        description = "Types of Front Door, generated from its Smithy model"
        authors = ["Jane \"J.\" Doe <jane@example.com>", "Söhne \\\\ Müller"]
        edition = "2024"
        rust-version = "1.90"
        license = "(MIT OR Apache-2.0) AND Unicode-3.0"
        readme = "README.md"
        repository = "https://example.com/a?b=c#d"
        homepage = "http://[::1]:80"
        keywords = ["aws", "c++", "0-days_left"]
        categories = ["api-bindings", "web-programming::http-client"]
        publish = ["my-registry", "crates-io"]
    "#]]
    .assert_eq(&package(&project));
    let manifest = read(&project, "Cargo.toml");
    let (_, dependencies) = manifest.split_once("\n[dependencies]\n").expect("it has some");
    expect![[r#"
        http = { version = "1", optional = true }
        serde_core = { version = "1.0.220", optional = true }
        uuid = "1"

        [dev-dependencies]
        http = { version = "1" }
        serde_json = "1"
    "#]]
    .assert_eq(dependencies);
}

#[test]
fn a_build_script_overrides_settings_of_the_file_one_by_one() {
    let project = Project::new(of_aws()).config(
        "[crate]\nversion = \"1.0.0\"\nhomepage = \"https://example.com\"\nkeywords = [\"a\"]\n",
    );
    let package_of_script = Package {
        version: Some("2.0.0".to_owned()),
        keywords: vec!["b".to_owned()],
        publish: Some(Publish::Anywhere),
        ..Package::default()
    };
    Builder::new(project.root().join("model.json"))
        .config_file(project.root().join("model.toml"))
        .package(package_of_script)
        .crate_form(project.out(""))
        .generate()
        .expect("the settings are right");
    expect![[r#"
        name = "front-door"
        version = "2.0.0"
        description = "Types of Front Door, generated from its Smithy model"
        edition = "2024"
        rust-version = "1.88"
        license = "Apache-2.0"
        readme = "README.md"
        homepage = "https://example.com"
        keywords = ["b"]
    "#]]
    .assert_eq(&package(&project));
}

#[test]
fn the_crate_of_a_model_of_aws_has_its_licence_and_a_notice() {
    let project = Project::new(of_aws()).config("[model]\nsource = \"Made\\nup\\u202e, today.\"\n");
    project.codegen(&[]).exits_with(0);
    let license = read(&project, "LICENSE");
    let apache = fs::read_to_string(support::repository("LICENSE-APACHE")).expect("it is there");
    assert!(license.ends_with(&apache), "{license}");
    let sha256 = codegen::sha256(&of_aws());
    expect![[r#"
        @generated by `smithygen codegen` from model.json.
        Do not edit; README.md says how to generate the crate again.

        The types of this crate, and their documentation, are derived from a Smithy model:

        Front Door, version 2024-01-01
        model.json, sha256 HASH
        Made up, today.

        The code in src/support comes with the generator, under MIT or Apache-2.0.

        Models of AWS services
        Copyright Amazon.com, Inc. or its affiliates.
    "#]]
    .assert_eq(&read(&project, "NOTICE").replace(&sha256, "HASH"));
}

#[test]
fn the_texts_of_the_owner_of_a_model_are_in_the_crate() {
    let project = Project::new(model("test", None))
        .config("[crate]\nlicense-files = [\"legal/COPYING.txt\", \"NOTICE\"]\npublish = true\n");
    project.write("legal/COPYING.txt", "Copy it.\r\nOften.\r\n");
    project.write("NOTICE", "Copyright of somebody.\n\n");
    project.codegen(&[]).exits_with(0);
    assert!(!project.out("LICENSE").exists());
    expect![[r#"
        @generated by `smithygen codegen` from model.json.
        Do not edit; README.md says how to generate the crate again.

        Copy it.
        Often.
    "#]]
    .assert_eq(&read(&project, "COPYING.txt"));
    let notice = read(&project, "NOTICE");
    assert!(notice.ends_with("\n\nCopyright of somebody.\n"), "{notice}");
    expect![[r#"
        name = "service"
        version = "0.1.0"
        description = "Types of Service, generated from its Smithy model"
        edition = "2024"
        rust-version = "1.88"
        license-file = "COPYING.txt"
        readme = "README.md"
    "#]]
    .assert_eq(&package(&project));
    let readme = read(&project, "README.md");
    assert!(
        readme.contains("\nThe licence is in a file next to this one. `NOTICE` says"),
        "{readme}"
    );
}

#[test]
fn texts_of_the_repository_are_the_same_everywhere() {
    let read = |path| fs::read_to_string(support::repository(path)).expect("it is there");
    for (one, other) in [
        ("LICENSE-APACHE", "codegen/LICENSE-APACHE"),
        ("LICENSE-APACHE", "models/LICENSE-APACHE"),
        ("LICENSE-MIT", "codegen/LICENSE-MIT"),
    ] {
        assert_eq!(read(one), read(other), "{one} and {other}");
    }
    let notice = read("generated/NOTICE");
    assert!(notice.ends_with(&read("models/NOTICE")), "{notice}");
}

#[test]
fn the_licence_of_a_crate_is_in_its_readme() {
    let cases = [
        ("", of_aws(), "Apache-2.0, the licence of the AWS models and of the"),
        ("license = \"MIT\"", of_aws(), "MIT. `NOTICE` says from which"),
        ("", model("test", None), "The configuration names none, so this crate can't be"),
    ];
    for (line, model, expected) in cases {
        let project = Project::new(model).config(format!("[crate]\nname = \"a\"\n{line}\n"));
        project.codegen(&[]).exits_with(0);
        let readme = read(&project, "README.md");
        assert!(readme.contains(&format!("## Licence\n\n{expected}")), "{readme}");
    }
}
