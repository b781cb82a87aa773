//! Settings of the manifest that Cargo or crates.io would refuse.

use expect_test::expect;
use serde_json::json;
use support::{Project, models};

use crate::bad_input::{Case, refuse};

/// A case with these lines in `[crate]`.
fn case(mistake: &'static str, lines: &str) -> Case {
    let project = Project::new(models::with(json!({})));
    project.write("MIT.txt", "the text of a licence\n");
    project.write("a/LICENSE", "the text of a licence\n");
    project.write("b/LICENSE", "the text of another one\n");
    let project = project.config(format!("[crate]\n{lines}\n"));
    Case { mistake, project, arguments: &[] }
}

#[test]
fn versions_that_cargo_does_not_accept_are_refused() {
    refuse(
        [
            case("no patch", r#"version = "1.2""#),
            case("a zero in front", r#"version = "1.02.3""#),
            case("another line", r#"version = "1.2.3\n[lib]""#),
            case("a number", "version = 1"),
            case("an old Rust", r#"rust-version = "1.87.9""#),
            case("another Rust", r#"rust-version = "2.88""#),
            case("a Rust to come", r#"rust-version = "1.90-beta""#),
            case("a sign", r#"rust-version = "1.+90""#),
            case("too many numbers", r#"rust-version = "1.90.0.0""#),
            case("an old edition", r#"edition = "2021""#),
        ],
        expect![[r#"
            no patch:
            error: model.json: configuration, [crate]: `version` is `1.2`, which isn't a version: unexpected end of input while parsing minor version number
              help: write it as in `1.2.3`; see https://semver.org

            a zero in front:
            error: model.json: configuration, [crate]: `version` is `1.02.3`, which isn't a version: invalid leading zero in minor version number
              help: write it as in `1.2.3`; see https://semver.org

            another line:
            error: model.json: configuration, [crate]: `version` is `1.2.3\n[lib]`, which isn't a version: unexpected character '\n' after patch version number
              help: write it as in `1.2.3`; see https://semver.org

            a number:
            error: model.toml: line 2: `version` must be a string
              help: write it in quotes

            an old Rust:
            error: model.json: configuration, [crate]: `rust-version` is `1.87.9`, but generated code needs Rust 1.88
              help: remove the line, or raise the version

            another Rust:
            error: model.json: configuration, [crate]: `rust-version` is `2.88`, which isn't a version of Rust
              help: write it as in `1.88` or `1.88.0`

            a Rust to come:
            error: model.json: configuration, [crate]: `rust-version` is `1.90-beta`, which isn't a version of Rust
              help: write it as in `1.88` or `1.88.0`

            a sign:
            error: model.json: configuration, [crate]: `rust-version` is `1.+90`, which isn't a version of Rust
              help: write it as in `1.88` or `1.88.0`

            too many numbers:
            error: model.json: configuration, [crate]: `rust-version` is `1.90.0.0`, which isn't a version of Rust
              help: write it as in `1.88` or `1.88.0`

            an old edition:
            error: model.json: configuration, [crate]: `edition` is `2021`, but generated code is written for 2024
              help: remove the line, or write `edition = "2024"`
        "#]],
    );
}

#[test]
fn licences_that_crates_io_does_not_accept_are_refused() {
    refuse(
        [
            case("almost", r#"license = "Apache 2.0""#),
            case("a slash", r#"license = "MIT/Apache-2.0""#),
            case("unknown", r#"license = "Proprietary""#),
            case("nothing", r#"license = """#),
            case("a missing file", r#"license-files = ["MIT.tx"]"#),
            case("another name", r#"license-files = ["MIT.txt"]"#),
            case("one name twice", r#"license-files = ["a/LICENSE", "b/LICENSE"]"#),
            case("nowhere", "publish = true"),
        ],
        expect![[r#"
            almost:
            error: model.json: configuration, [crate]: `license` is `Apache 2.0`, which isn't an SPDX expression: unknown term
              help: did you mean `Apache-2.0`?

            a slash:
            error: model.json: configuration, [crate]: `license` is `MIT/Apache-2.0`, which isn't an SPDX expression: invalid character(s)
              help: did you mean `MIT OR Apache-2.0`?

            unknown:
            error: model.json: configuration, [crate]: `license` is `Proprietary`, which isn't an SPDX expression: unknown term
              help: write it as in `MIT OR Apache-2.0`, with names of https://spdx.org/licenses; for another licence, list its file in `license-files`

            nothing:
            error: model.json: configuration, [crate]: `license` is ``, which isn't an SPDX expression: empty expression
              help: write it as in `MIT OR Apache-2.0`, with names of https://spdx.org/licenses; for another licence, list its file in `license-files`

            a missing file:
            error: model.toml: line 2: `license-files`: MIT.tx: no such file
              help: did you mean `MIT.txt`?

            another name:
            error: model.json: configuration, [crate]: `license-files` lists `MIT.txt`, which isn't the name of a licence
              help: name the file as in `LICENSE`, `LICENSE-MIT`, `COPYING.txt` or `NOTICE`

            one name twice:
            error: model.json: configuration, [crate]: `license-files` lists two files with the name `LICENSE`
              help: rename one of the files, or remove it

            nowhere:
            error: model.json: configuration, [crate]: `publish` needs a licence, which the crate doesn't have
              help: add `license`, as in `license = "MIT"`, or `license-files`
        "#]],
    );
}

#[test]
fn other_settings_that_crates_io_does_not_accept_are_refused() {
    refuse(
        [
            case("a path", r#"repository = "../here""#),
            case("another scheme", r#"homepage = "ftp://example.com""#),
            case("no host", r#"homepage = "https:///a""#),
            case("a space", r#"repository = "https://example.com/a b""#),
            case("no author", r#"authors = [" "]"#),
            case("an invisible character", r#"authors = ["Jane\nDoe", "\u202eDoe"]"#),
            case("six keywords", r#"keywords = ["a", "b", "c", "d", "e", "f"]"#),
            case("odd keywords", r#"keywords = ["aws sdk", "-a", "é", "abcdefghijklmnopqrstu"]"#),
            case("one keyword twice", r#"keywords = ["a", "a"]"#),
            case("no list", r#"keywords = "aws""#),
            case("odd categories", r#"categories = ["API bindings", "a::", ""]"#),
            case("six categories", r#"categories = ["a", "b", "c", "d", "e", "f"]"#),
            case("a registry", r#"publish = ["a b"]"#),
            case("a word", r#"publish = "no""#),
            case("a key", r#"licence = "MIT""#),
        ],
        expect![[r#"
            a path:
            error: model.json: configuration, [crate]: `repository` is `../here`, which isn't an address on the web
              help: write it as in `https://example.com/my-crate`

            another scheme:
            error: model.json: configuration, [crate]: `homepage` is `ftp://example.com`, which isn't an address on the web
              help: write it as in `https://example.com/my-crate`

            no host:
            error: model.json: configuration, [crate]: `homepage` is `https:///a`, which isn't an address on the web
              help: write it as in `https://example.com/my-crate`

            a space:
            error: model.json: configuration, [crate]: `repository` is `https://example.com/a b`, which isn't an address on the web
              help: write it as in `https://example.com/my-crate`

            no author:
            error: model.json: configuration, [crate]: `authors` lists an author without a name
              help: remove the entry

            an invisible character:
            error: model.json: configuration, [crate]: `authors` lists `Jane\nDoe`, which has invisible characters
              help: write it as in `Jane Doe <jane@example.com>`
            error: model.json: configuration, [crate]: `authors` lists `\u{202e}Doe`, which has invisible characters
              help: write it as in `Jane Doe <jane@example.com>`

            six keywords:
            error: model.json: configuration, [crate]: `keywords` lists 6, but crates.io accepts 5
              help: remove 1

            odd keywords:
            error: model.json: configuration, [crate]: `keywords` lists `aws sdk`, which crates.io doesn't accept
              help: start with a letter or a digit; use ASCII letters, digits, `-`, `_` and `+`
            error: model.json: configuration, [crate]: `keywords` lists `-a`, which crates.io doesn't accept
              help: start with a letter or a digit; use ASCII letters, digits, `-`, `_` and `+`
            error: model.json: configuration, [crate]: `keywords` lists `é`, which crates.io doesn't accept
              help: start with a letter or a digit; use ASCII letters, digits, `-`, `_` and `+`
            error: model.json: configuration, [crate]: `keywords` lists `abcdefghijklmnopqrstu`, which has more than 20 characters
              help: choose a shorter word

            one keyword twice:
            error: model.toml: line 2: `keywords` lists `a` twice
              help: remove one of the two

            no list:
            error: model.toml: line 2: `keywords` must be a list of names
              help: write it as in `["A", "B"]`

            odd categories:
            error: model.json: configuration, [crate]: `categories` lists `API bindings`, which isn't a category
              help: use one of https://crates.io/category_slugs, as in `web-programming::http-client`
            error: model.json: configuration, [crate]: `categories` lists `a::`, which isn't a category
              help: use one of https://crates.io/category_slugs, as in `web-programming::http-client`
            error: model.json: configuration, [crate]: `categories` lists ``, which isn't a category
              help: use one of https://crates.io/category_slugs, as in `web-programming::http-client`

            six categories:
            error: model.json: configuration, [crate]: `categories` lists 6, but crates.io accepts 5
              help: remove 1

            a registry:
            error: model.json: configuration, [crate]: `publish` lists `a b`, which isn't the name of a registry
              help: use letters, digits, `-` and `_`
            error: model.json: configuration, [crate]: `publish` needs a licence, which the crate doesn't have
              help: add `license`, as in `license = "MIT"`, or `license-files`

            a word:
            error: model.toml: line 2: `publish` must be true, false, or a list of registries
              help: write it without quotes, or as in `["my-registry"]`

            a key:
            error: model.toml: line 2: `licence` isn't a key of `[crate]`
              help: did you mean `license`?
        "#]],
    );
}

#[test]
fn dependencies_of_tests_are_lines_of_a_manifest() {
    refuse(
        [case("no version", "name = \"a\"\n[dev-dependencies]\nserde_json = 1")],
        expect![[r#"
        no version:
        error: model.json: configuration, [dev-dependencies]: `serde_json = 1` isn't a valid line of Cargo.toml
          help: write it as in `name = "1.0"`
    "#]],
    );
}
