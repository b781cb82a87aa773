//! Services that speak several protocols: which of them a crate speaks.

use codegen::Builder;
use serde_json::{Value, json};
use support::{Project, models};

use super::{expect_no_types_in, model, project, read};

/// A protocol that crates can speak.
struct Protocol {
    /// The id of its trait.
    id: &'static str,
    /// The media type of bodies.
    media_type: &'static str,
    /// Whether the trait `@http` and the places of members are in use.
    has_bindings: bool,
}

/// From those that a crate prefers to others.
const PROTOCOLS: [Protocol; 4] = [
    Protocol {
        id: "aws.protocols#awsJson1_1",
        media_type: "application/x-amz-json-1.1",
        has_bindings: false,
    },
    Protocol {
        id: "aws.protocols#awsJson1_0",
        media_type: "application/x-amz-json-1.0",
        has_bindings: false,
    },
    Protocol { id: "aws.protocols#restJson1", media_type: "application/json", has_bindings: true },
    Protocol {
        id: "smithy.protocols#rpcv2Cbor",
        media_type: "application/cbor",
        has_bindings: false,
    },
];

impl Protocol {
    /// Its name in a configuration.
    fn name(&self) -> &'static str {
        self.id.rsplit_once('#').expect("an id has a namespace").1
    }

    /// The warning about an operation with a streaming blob.
    fn warning(&self) -> &'static str {
        let is_whole = "test#Load: Loaded$body is a streaming blob: it is sent or read as a whole";
        if self.has_bindings {
            is_whole
        } else {
            "test#Load: is left out: Loaded$body is a streaming"
        }
    }

    /// Checks that a crate speaks this protocol, and nothing of another one.
    fn check(&self, project: &Project, case: &str) {
        let service = read(project, "src/service.rs");
        for Self { media_type, .. } in &PROTOCOLS {
            let is_there = service.contains(&format!("{media_type:?}"));
            assert_eq!(is_there, *media_type == self.media_type, "{case}: {media_type}");
        }
        let act = read(project, "src/operations/act.rs");
        assert_eq!(act.contains("Place::Label"), self.has_bindings, "{case}:\n{act}");
    }
}

/// Services that speak two protocols.
fn pairs() -> impl Iterator<Item = [&'static Protocol; 2]> {
    let with = |(index, first)| PROTOCOLS[index + 1..].iter().map(move |second| [first, second]);
    PROTOCOLS.iter().enumerate().flat_map(with)
}

#[test]
fn the_configuration_chooses_one_of_any_two_protocols() {
    for pair in pairs() {
        for wanted in pair {
            let case = format!("{} and {}, {} is chosen", pair[0].id, pair[1].id, wanted.name());
            let config = format!("[crate]\nprotocol = \"{}\"\n", wanted.name());
            let project = project(&pair.map(|it| it.id)).config(config);
            let outcome = project.codegen(&[]);
            outcome.exits_with(0);
            outcome.says(wanted.warning());
            wanted.check(&project, &case);
        }
    }
}

#[test]
fn a_crate_speaks_json_rather_than_cbor_unless_a_protocol_is_chosen() {
    let all = PROTOCOLS.each_ref();
    for spoken in pairs().map(Vec::from).chain([all.to_vec()]) {
        let ids: Vec<&str> = spoken.iter().rev().map(|it| it.id).collect();
        let project = project(&ids);
        project.codegen(&[]).exits_with(0);
        spoken[0].check(&project, &ids.join(" and "));
    }
}

#[test]
fn a_build_script_chooses_the_protocol() {
    for wanted in &PROTOCOLS {
        let project = project(&[]);
        let traits: Value = PROTOCOLS.iter().map(|it| (it.id.to_owned(), json!({}))).collect();
        let builder = Builder::from_json(models::of_shapes(&model(&traits)));
        let builder = builder.protocol(wanted.name()).crate_form(project.out(""));
        builder.generate().expect("the service speaks all protocols");
        wanted.check(&project, wanted.name());
    }
}

#[test]
fn a_protocol_that_the_service_does_not_speak_is_refused() {
    let both = ["aws.protocols#awsJson1_0", "aws.protocols#awsJson1_1"];
    let refused = |protocols: &[&str], wanted: &str, message: &str| {
        let project = project(protocols).config(format!("[crate]\nprotocol = \"{wanted}\"\n"));
        let outcome = project.codegen(&[]);
        expect_no_types_in(&outcome, &project);
        outcome.says(&format!("error: model.json: test#Service: {message}\n"));
    };
    refused(
        &both[1..],
        "awsJson1_0",
        "the service doesn't speak `awsJson1_0`, but aws.protocols#awsJson1_1\n  \
         help: set `protocol` to `awsJson1_1`, or remove it",
    );
    refused(
        &["smithy.protocols#rpcv2Cbor", "aws.protocols#restJson1"],
        "awsJson1_0",
        "the service doesn't speak `awsJson1_0`, but aws.protocols#restJson1, \
         smithy.protocols#rpcv2Cbor\n  \
         help: set `protocol` to `restJson1` or `rpcv2Cbor`, or remove it",
    );
    refused(
        &both,
        "awsQuery",
        "`protocol` is `awsQuery`, which isn't supported\n  \
         help: use `awsJson1_1`, `awsJson1_0`, `restJson1` or `rpcv2Cbor`",
    );
}
