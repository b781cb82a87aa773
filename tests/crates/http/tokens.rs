//! Tokens that identify requests: all of them differ.

use std::collections::BTreeSet;
use std::process::Command;
use std::thread;

use serde_json::Value;
use sink::Operation;
use sink::operations::{Identified, NoInput};
use sink::types::IdentifiedInput;

fn token(body: &[u8]) -> String {
    let body: Value = serde_json::from_slice(body).expect("a body is JSON");
    body["token"].as_str().expect("it has a token").to_owned()
}

fn fresh_token() -> String {
    token(Identified::request(&IdentifiedInput::default()).body())
}

#[test]
fn a_token_is_a_uuid_of_version_4() {
    for _ in 0..1000 {
        let token = fresh_token();
        let parts: Vec<&str> = token.split('-').collect();
        assert_eq!(parts.iter().map(|part| part.len()).collect::<Vec<_>>(), [8, 4, 4, 4, 12]);
        let is_hex = |c: char| c.is_ascii_digit() || matches!(c, 'a'..='f');
        assert!(parts.concat().chars().all(is_hex), "{token}");
        assert!(parts[2].starts_with('4') && parts[3].starts_with(['8', '9', 'a', 'b']), "{token}");
    }
}

#[test]
fn tokens_differ_within_a_process() {
    let make = || (0..2000).map(|_| fresh_token()).collect::<Vec<_>>();
    let threads: Vec<_> = (0..4).map(|_| thread::spawn(make)).collect();
    let mut all = BTreeSet::new();
    for thread in threads {
        all.extend(thread.join().expect("it makes tokens"));
    }
    assert_eq!(all.len(), 8000);
    // No digit is the same in all of them, except the version.
    for index in (0..36).filter(|index| ![8, 13, 14, 18, 23].contains(index)) {
        let digits: BTreeSet<u8> = all.iter().map(|token| token.as_bytes()[index]).collect();
        assert!(digits.len() > 3, "digit {index} is one of {digits:?}");
    }
}

/// The next test runs this one in other processes.
#[test]
#[ignore = "it tests nothing"]
fn print_a_token() {
    println!("token {}", fresh_token());
}

#[test]
fn tokens_differ_between_processes() {
    let program = std::env::current_exe().expect("this program has a path");
    let tokens: BTreeSet<String> = (0..8)
        .map(|_| {
            let mut command = Command::new(&program);
            command.args(["--ignored", "--exact", "--nocapture", "http::tokens::print_a_token"]);
            let output = command.output().expect("it runs");
            let text = String::from_utf8(output.stdout).expect("it prints text");
            let (_, token) = text.split_once("token ").expect("it prints a token");
            token[..36].to_owned()
        })
        .collect();
    assert_eq!(tokens.len(), 8, "{tokens:?}");
}

#[test]
fn a_token_of_the_caller_is_kept() {
    let own = IdentifiedInput::builder().token("mine").build();
    assert_eq!(token(Identified::request(&own).body()), "mine");
    let mut count = 0;
    let mut source = || {
        count += 1;
        format!("token {count}")
    };
    let empty = IdentifiedInput::default();
    let bodies = [&empty, &own, &empty]
        .map(|input| token(Identified::request_with(input, &mut source).body()));
    assert_eq!(bodies, ["token 1", "mine", "token 2"]);
    assert_eq!(NoInput::request_with(&(), &mut source).body(), b"{}");
    assert_eq!(count, 2);
}

#[test]
fn only_crates_with_tokens_have_a_feature_for_them() {
    let has_feature = |manifest: &str| manifest.contains("getrandom");
    assert!(has_feature(include_str!("../../sink/Cargo.toml")));
    assert!(!has_feature(include_str!("../../../generated/Cargo.toml")), "Cognito has no tokens");
    let readmes =
        [include_str!("../../sink/README.md"), include_str!("../../../generated/README.md")];
    assert_eq!(readmes.map(has_feature), [true, false]);
}
