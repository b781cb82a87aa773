//! The command `import`: its arguments, its files, its messages.

use std::fs;

use codegen::import::Part;
use expect_test::{Expect, expect};
use serde_json::json;
use support::{Outcome, Project, Snapshot, repository, smithygen};

use crate::import::Service;

/// A folder with the description of parcels, in the structure of botocore.
fn project() -> Project {
    let project = Project::new("");
    for part in Part::ALL {
        let name = part.file_name();
        let content = fs::read(repository(&format!("tests/import/parcels/{name}")));
        project.write(&format!("parcels/1/{name}"), content.expect("the repository has it"));
    }
    project
}

#[track_caller]
fn import(project: &Project, folder: &str) -> Outcome {
    project.smithygen(&["import", "--botocore", folder, "--out", "models/parcels.json"])
}

/// Checks the messages, and that no file changes.
#[allow(
    clippy::needless_pass_by_value,
    reason = "calls with `expect!` are easier to read like this"
)]
#[track_caller]
fn refused(project: &Project, folder: &str, messages: Expect) {
    let before = project.snapshot();
    let outcome = import(project, folder);
    outcome.exits_with(2);
    messages.assert_eq(&outcome.stderr);
    assert_eq!(before.differences(&project.snapshot()), [""; 0]);
}

#[test]
fn a_model_is_written_once_and_codegen_accepts_it() {
    let project = project();
    let outcome = import(&project, "parcels/1");
    outcome.exits_with(0);
    let written = "import: models/parcels.json, written, sha256 ";
    let sha256 = outcome.stderr.strip_prefix(written).expect("it says what it did").trim();
    let model = fs::read_to_string(project.root().join("models/parcels.json")).expect("it's there");
    assert_eq!(sha256, codegen::sha256(&model));

    let before = project.snapshot();
    let again = import(&project, "parcels/1");
    again.exits_with(0);
    assert_eq!(again.stderr, format!("import: models/parcels.json, unchanged, sha256 {sha256}\n"));
    assert_eq!(before.differences(&project.snapshot()), [""; 0]);

    let codegen = ["codegen", "--model", "models/parcels.json", "--out", "out"];
    project.smithygen(&codegen).exits_with(0);
}

#[test]
fn a_changed_model_is_replaced_and_no_other_file_is_left() {
    let project = project();
    project.write("models/parcels.json", "old");
    project.write("models/other.json", "other");
    import(&project, "parcels/1").exits_with(0).says(", written, ");
    let snapshot = Snapshot::of(&project.root().join("models"));
    let files: Vec<_> = snapshot.files().map(|(path, _)| path.display().to_string()).collect();
    assert_eq!(files, ["other.json", "parcels.json"]);
    assert_eq!(snapshot.content("other.json".as_ref()), Some(&b"other"[..]));
}

#[test]
fn tests_of_endpoints_can_be_elsewhere() {
    let project = project();
    let import = |tests: &str| {
        let tests = ["--endpoint-tests", tests];
        let paths = ["import", "--botocore", "parcels/1", "--out", "model.json"];
        project.smithygen(&[&paths[..], &tests[..]].concat())
    };
    project.write("tests.json", r#"{"version": "1.0", "testCases": []}"#);
    import("tests.json").exits_with(0);
    let model = fs::read_to_string(project.root().join("model.json")).expect("it was made");
    let model: serde_json::Value = serde_json::from_str(&model).expect("it is JSON");
    let service = &model["shapes"]["com.amazonaws.parcelpost#ParcelPost_20260102"];
    assert_eq!(service["traits"]["smithy.rules#endpointTests"]["testCases"], json!([]));

    let missing = import("other.json");
    missing.exits_with(2).says("error: other.json: can't read: ");
    missing.says("help: pass botocore's file endpoint-tests-1.json for the service");
}

#[test]
fn gzipped_files_are_found() {
    let project = project();
    import(&project, "parcels/1").exits_with(0);
    let plain = project.root().join("parcels/1/service-2.json");
    let content = fs::read(&plain).expect("it's there");
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    std::io::Write::write_all(&mut encoder, &content).expect("memory can be written");
    project.write("parcels/1/service-2.json.gz", encoder.finish().expect("it can be written"));
    refused(
        &project,
        "parcels/1",
        expect![[r#"
        error: parcels/1/service-2.json.gz: is there in addition to service-2.json
          help: remove one of the two files
    "#]],
    );
    fs::remove_file(&plain).expect("it can be removed");
    import(&project, "parcels/1").exits_with(0).says(", unchanged, ");
}

#[test]
fn names_can_be_chosen() {
    let project = project();
    let arguments = ["--namespace", "org.example", "--service", "Chosen"];
    let import = ["import", "--botocore", "parcels/1", "--out", "model.json"];
    project.smithygen(&[&import[..], &arguments].concat()).exits_with(0);
    let model = fs::read_to_string(project.root().join("model.json")).expect("it's there");
    assert!(model.contains("\"org.example#Chosen\": {\n      \"type\": \"service\""), "{model}");
}

#[test]
fn a_folder_without_a_version_is_refused() {
    let project = project();
    refused(
        &project,
        "gone",
        expect![[r#"
        error: gone: no such folder
          help: pass the folder of one version of a service, such as botocore/data/cognito-idp/2016-04-18
    "#]],
    );
    refused(
        &project,
        "model.json",
        expect![[r#"
        error: model.json: isn't a folder
          help: pass the folder of one version of a service, such as botocore/data/cognito-idp/2016-04-18
    "#]],
    );
    project.write("empty/readme", "nothing");
    refused(
        &project,
        "empty",
        expect![[r#"
        error: empty: has neither service-2.json nor service-2.json.gz
          help: pass the folder of one version of a service, such as botocore/data/cognito-idp/2016-04-18
    "#]],
    );
    project.write("parcels/2/service-2.json.gz", "");
    refused(
        &project,
        "parcels",
        expect![[r#"
        error: parcels: has neither service-2.json nor service-2.json.gz
          help: pass one of its versions: parcels/1, parcels/2
    "#]],
    );
}

#[test]
fn problems_have_the_path_of_the_file() {
    let project = project();
    project.write("parcels/1/examples-1.json", "{\"examples\": 5}");
    refused(
        &project,
        "parcels/1",
        expect![[r#"
        error: parcels/1/examples-1.json: `examples` is `5`, not an object
          help: pass the file as botocore publishes it
    "#]],
    );
    let service = Service::new().metadata("protocols", json!(["rest-xml"]));
    let content = service.files[Part::Service.file_name()].to_string();
    project.write("other/service-2.json", content);
    refused(
        &project,
        "other",
        expect![[r#"
            error: other/service-2.json: metadata: the service speaks `rest-xml`, which can't be imported
              help: the protocols are awsJson, restJson1 and rpcv2Cbor, which botocore calls `json`, `rest-json` and `smithy-rpc-v2-cbor`
        "#]],
    );
}

#[test]
fn errors_of_the_disk_are_reported() {
    let project = project();
    let folder = ["import", "--botocore", "parcels/1", "--out", "parcels"];
    let before = project.snapshot();
    project.smithygen(&folder).exits_with(2).says("error: parcels: can't write: is a directory");
    assert_eq!(before.differences_but_times(&project.snapshot()), [""; 0]);
    let below = ["import", "--botocore", "parcels/1", "--out", "model.json/model.json"];
    project.smithygen(&below).exits_with(2).says("error: model.json/model.json: can't write: ");
}

#[test]
#[cfg(unix)]
fn a_full_disk_leaves_the_old_model() {
    let project = project();
    project.write("models/parcels.json", "old");
    let before = project.snapshot();
    // Without the trap, the signal would end the run before it sees the error.
    let mut bash = std::process::Command::new("bash");
    bash.args(["-c", "trap '' XFSZ; ulimit -f 1; exec \"$@\"", "bash"]).arg(support::binary());
    bash.args(["import", "--botocore", "parcels/1", "--out", "models/parcels.json"]);
    let outcome = Outcome::of(bash.current_dir(project.root()));
    outcome.exits_with(2).says("error: models/parcels.json: can't write: File too large");
    assert_eq!(before.differences_but_times(&project.snapshot()), [""; 0]);
}

#[test]
fn arguments_are_checked_and_explained() {
    let needs = "`import` needs `--botocore DIR` and `--out FILE`\n  help: see `smithygen import \
                 --help`\n";
    let cases: [(&[&str], &str); 4] = [
        (&["import"], needs),
        (&["import", "--botocore", "x"], needs),
        (
            &["import", "--out"],
            "`--out` needs a value\n  help: write `--out FILE` (see `smithygen import --help`)\n",
        ),
        (
            &["import", "--check"],
            "unknown option `--check`\n  help: see `smithygen import --help`\n",
        ),
    ];
    for (arguments, message) in cases {
        let outcome = smithygen(arguments);
        outcome.exits_with(2);
        assert_eq!(outcome.stderr, format!("error: {message}"));
    }
    let help = smithygen(["import", "--help"]);
    help.exits_with(0);
    assert!(help.stdout.contains("\nUsage: smithygen import --botocore DIR --out FILE"));
    assert!(smithygen(["--help"]).stdout.contains("\n  import "));
}
