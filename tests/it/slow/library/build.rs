//! A build script, run by Cargo: its messages for mistakes, and when it runs again.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, SystemTime};

use serde_json::json;
use support::{Outcome, models, repository};

use crate::slow::library::compiler::Sources;

/// A package with a build script, outside of this workspace.
struct Package(Sources);

impl Package {
    fn new(model: &str) -> Self {
        let package = Self(Sources::new());
        fs::create_dir(package.0.root().join("src")).expect("the folder can be made");
        let manifest = format!(
            "[package]\nname = \"user\"\nedition = \"2024\"\n[build-dependencies]\n\
             codegen = {{ package = \"smithygen\", path = \"{}\", default-features = false }}\n\
             [workspace]\n",
            repository("codegen").display()
        );
        package.0.write("Cargo.toml", &manifest);
        package.0.write("build.rs", include_str!("script.rs"));
        package.0.write(
            "src/lib.rs",
            "pub mod act { include!(concat!(env!(\"OUT_DIR\"), \"/act.rs\")); }",
        );
        package.0.write("model.json", model);
        // Cargo has the versions that this workspace was built with, so it needs no network.
        fs::copy(repository("Cargo.lock"), package.0.root().join("Cargo.lock"))
            .expect("the file can be copied");
        package
    }

    /// Builds the package in the target folder of this workspace, which has most dependencies.
    fn build(&self) -> Outcome {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("it is in a folder");
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["build", "--offline", "--verbose", "--color=never", "--target-dir"]);
        Outcome::of(cargo.arg(target).current_dir(self.0.root()))
    }

    /// Sets the time of a file, so that it is newer than the last build.
    fn touch(&self, path: &str) {
        let file = fs::File::options().append(true).open(self.0.root().join(path));
        let file = file.expect("the file can be opened");
        file.set_modified(SystemTime::now() + Duration::from_secs(2)).expect("it has a time");
    }
}

/// Whether Cargo ran the build script.
fn ran(outcome: &Outcome) -> bool {
    outcome.stderr.contains("build-script-build`\n")
}

#[test]
fn the_script_runs_again_only_if_the_model_changes_and_shows_mistakes() {
    let package = Package::new(&models::with(json!({
        "test#Service": models::service("1", ["test#Act", "test#Load"]),
        "test#Load": {"type": "operation", "output": {"target": "test#Loaded"}},
        "test#Loaded": models::structure([("body", "test#Body")]),
        "test#Body": {"type": "blob", "traits": {"smithy.api#streaming": {}}},
    })));
    let first = package.build();
    first.exits_with(0);
    assert!(ran(&first), "{first}");
    let left_out = "is left out: Loaded$body is a streaming blob, which isn't supported\n";
    first.says(&format!("warning: user@0.0.0: model.json: test#Load: {left_out}"));

    package.0.write("notes.txt", "nothing of interest");
    package.touch("src/lib.rs");
    let unrelated = package.build();
    unrelated.exits_with(0);
    assert!(!ran(&unrelated), "{unrelated}");

    package.0.write("model.json", &models::with_member("test#Missing", json!({})));
    package.touch("model.json");
    let wrong = package.build();
    assert!(ran(&wrong), "{wrong}");
    wrong.exits_with(101);
    let lines = "  --- stderr\n  Error: 1 problem\n  error: model.json: test#Input$member: ";
    wrong.says(lines).says("test#Missing");

    // No operation takes compressed requests, so `flate2` isn't needed.
    let features = ".serde(true).gzip(true).module(";
    let script = include_str!("script.rs").replace(".module(", features);
    package.0.write("build.rs", &script);
    package.0.write("model.json", &models::with(json!({})));
    package.touch("build.rs");
    let lacking = package.build();
    lacking
        .exits_with(101)
        .says("  Error: 2 problems\n")
        .says("/Cargo.toml: the module `act` needs the crate `http`\n")
        .says(
            "/Cargo.toml: the module `act` needs the crate `serde_core`\n    help: add `serde_core \
             = \"1.0.220\"` to its `[dependencies]`\n",
        );
}
