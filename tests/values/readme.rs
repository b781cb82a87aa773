//! The example in the README of the repository.

#[test]
fn the_readme_shows_what_a_log_gets() {
    // As in the README, from here ..
    use generated::Redacted;
    use generated::types::{AttributeType, SignUpRequest};

    let email = AttributeType::builder().name("email").value("jane@example.com").build();
    let request = SignUpRequest::builder()
        .client_id("EXAMPLE")
        .username("jane")
        .user_attributes([email])
        .build();

    println!("{}", Redacted(&request));
    // .. to here.
    let (_, code) = include_str!("readme.rs").split_once("from here ..\n").expect("it begins");
    let (code, _) = code.split_once("    // .. to here.").expect("it ends");
    let code = code.replace("\n    ", "\n");
    let shown = format!("```rust\n{}// {}\n```\n", code.trim_start(), Redacted(&request));
    let readme = include_str!("../../README.md");
    assert!(readme.contains(&shown), "the README doesn't have this:\n{shown}");
}
