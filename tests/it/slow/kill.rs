//! A run that is killed at any moment leaves each file old or new, and the next run repairs the
//! folder. Runs at the same time wait for each other.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread::{sleep, spawn};
use std::time::{Duration, Instant, SystemTime};
use std::{fs, iter};

use codegen::Tree;
use serde_json::{Value, json};
use support::{Outcome, Project, Random, Snapshot, command, models};

const KILLS: u32 = 30;

/// The number of rounds, each of [`RUNS`] runs at the same time.
const ROUNDS: usize = 6;
const RUNS: usize = 8;

/// The maximum time to wait for a message.
const WAIT: Duration = Duration::from_secs(20);

/// The time between two checks of a folder.
const TICK: Duration = Duration::from_micros(100);

/// Operations of each of the two models.
const OPERATIONS: usize = 16;

/// Two models that are generated in turn into one folder. All files differ, and some are only in
/// one of them.
struct Rivals {
    project: Project,
    /// The output folder after an undisturbed run of each.
    whole: Vec<Snapshot>,
}

/// A model whose operations have this name in their names and documentation.
fn model(name: &str) -> String {
    let shared = (0..OPERATIONS).map(|index| format!("test#Shared{index}"));
    let own = (0..OPERATIONS / 4).map(|index| format!("test#{name}{index}"));
    let ids: Vec<String> = shared.chain(own).collect();
    let traits = json!({"smithy.api#documentation": format!("Made from {name}.")});
    let mut shapes: BTreeMap<String, Value> = BTreeMap::new();
    for id in &ids {
        let input = format!("{id}Input");
        let members = (0..5).map(|index| format!("{name}{index}")).collect::<Vec<_>>();
        let members = members.iter().map(|name| (name.as_str(), "smithy.api#String"));
        shapes.insert(input.clone(), models::structure(members));
        let operation = json!({"type": "operation", "input": {"target": input}, "traits": traits});
        shapes.insert(id.clone(), operation);
    }
    let service = models::service(name, ids.iter().map(String::as_str));
    shapes.insert("test#Service".to_owned(), service);
    models::of_shapes(&json!(shapes))
}

impl Rivals {
    const MODELS: [&str; 2] = ["first.json", "second.json"];

    fn new() -> Self {
        let project = Project::new("");
        for name in Self::MODELS {
            project.write(name, model(name.trim_end_matches(".json")));
        }
        let mut rivals = Self { project, whole: Vec::new() };
        rivals.whole = (0..Self::MODELS.len()).map(|index| rivals.write(index)).collect();
        rivals
    }

    fn codegen(&self, index: usize) -> Command {
        let mut command = command();
        let arguments = ["codegen", "--out", "out", "--model", Self::MODELS[index]];
        command.args(arguments).current_dir(self.project.root()).stderr(Stdio::null());
        command
    }

    fn start(&self, index: usize) -> Child {
        self.codegen(index).spawn().expect("the command can be started")
    }

    /// Runs to the end, and returns the files of the output folder.
    fn write(&self, index: usize) -> Snapshot {
        let status = self.codegen(index).status().expect("the command can be started");
        assert!(status.success(), "an undisturbed run failed: {status}");
        self.output()
    }

    /// The files of the output folder.
    fn output(&self) -> Snapshot {
        Snapshot::of(&self.project.out(""))
    }

    /// The time at which an entry of the output folder was last made, moved or deleted.
    fn touched(&self) -> SystemTime {
        let metadata = fs::metadata(self.project.out("")).expect("the folder is there");
        metadata.modified().expect("the system knows when a folder was modified")
    }

    /// Waits until a run begins to write.
    fn wait_for_write(&self, child: &mut Child, before: SystemTime) {
        let is_running = |child: &mut Child| matches!(child.try_wait(), Ok(None));
        while is_running(child) && self.touched() == before {
            sleep(TICK);
        }
    }

    /// The time from the first write of an undisturbed run to its end.
    fn time_of_writing(&self, index: usize) -> Duration {
        let before = self.touched();
        let mut child = self.start(index);
        self.wait_for_write(&mut child, before);
        let start = Instant::now();
        child.wait().expect("the command ends");
        start.elapsed()
    }

    /// Checks that each file is the complete file of one model, and that no file of both is
    /// missing.
    fn assert_old_or_new(&self) {
        let output = self.output();
        let is_hidden =
            |path: &Path| path.iter().any(|part| part.to_string_lossy().starts_with('.'));
        for (path, content) in output.files().filter(|(path, _)| !is_hidden(path)) {
            let is_whole = self.whole.iter().any(|whole| whole.content(path) == Some(content));
            assert!(is_whole, "{} is neither old nor new", path.display());
        }
        for (path, _) in self.whole[0].files() {
            let is_in_both = self.whole[1].content(path).is_some();
            let is_there = output.content(path).is_some();
            assert!(is_there || !is_in_both, "{} is missing", path.display());
        }
    }
}

#[test]
fn a_kill_at_any_moment_leaves_each_file_old_or_new() {
    let rivals = Rivals::new();
    let writing = rivals.time_of_writing(0);
    let mut random = Random::new(1);
    let mut killed = 0;
    for (index, kill) in iter::repeat([1, 0]).flatten().zip(0..KILLS) {
        let before = rivals.touched();
        let mut child = rivals.start(index);
        rivals.wait_for_write(&mut child, before);
        // The kills are spread over the time of writing, each at random within its share.
        sleep(writing * (kill * 100 + random.below(100)) / (KILLS * 100));
        child.kill().expect("it can be killed, or has ended");
        let status = child.wait().expect("it has ended");
        killed += u32::from(status.code().is_none());
        rivals.assert_old_or_new();
    }
    assert!(killed > 0, "every run had ended before its kill, so nothing was tested");

    for (index, whole) in rivals.whole.iter().enumerate() {
        let repaired = rivals.write(index);
        let wrong = whole.differences_but_times(&repaired);
        assert_eq!(wrong, [""; 0], "an undisturbed run left wrong files");
    }
}

#[test]
fn runs_at_the_same_time_leave_the_files_of_one_of_them() {
    let rivals = Rivals::new();
    for round in 0..ROUNDS {
        // In some rounds there is no folder yet.
        if round % 2 == 0 {
            fs::remove_dir_all(rivals.project.out("")).expect("it is there");
        }
        let mut runs: Vec<Child> = (0..RUNS).map(|run| rivals.start(run % 2)).collect();
        for run in &mut runs {
            let status = run.wait().expect("the command ends");
            assert!(status.success(), "a run at the same time as others failed: {status}");
        }
        let output = rivals.output();
        let is_whole = |whole: &Snapshot| whole.differences_but_times(&output).is_empty();
        assert!(rivals.whole.iter().any(is_whole), "round {round} left a mixture");
    }
}

#[test]
fn a_run_that_waits_for_another_one_says_so() {
    let project = Project::new(models::with(json!({})));
    project.codegen(&[]).exits_with(0);
    let nothing = Tree::default();
    let other = nothing.plan(&project.out("")).expect("the folder can be read");
    let mut run = command();
    run.args(["codegen", "--model", "model.json", "--out", "out"]).current_dir(project.root());
    let mut run = run.stderr(Stdio::piped()).spawn().expect("the command can be started");
    let (sender, said) = mpsc::channel();
    let lines = BufReader::new(run.stderr.take().expect("it is a pipe")).lines();
    spawn(move || lines.map_while(Result::ok).for_each(|line| drop(sender.send(line))));
    let first = said.recv_timeout(WAIT).expect("it says something");
    assert!(first.contains(": waiting for another run on "), "{first}");
    drop(other);
    assert!(run.wait().expect("the command ends").success());
}

#[test]
fn a_check_during_a_run_sees_the_folder_before_or_after_it() {
    let rivals = Rivals::new();
    let drifts = rivals.whole[0].differences_but_times(&rivals.whole[1]);
    // Without the folders.
    let is_file = |path: &Path| path.extension().is_some() || path.ends_with("NOTICE");
    let drifts = drifts.iter().filter(|path| is_file(path)).count();
    let answers = ["files, up to date\n".to_owned(), format!("\n{drifts} files are out of date; ")];
    for round in 0..ROUNDS {
        let mut runs: Vec<Child> = (0..2).map(|run| rivals.start((round + run) % 2)).collect();
        while runs.iter_mut().any(|run| matches!(run.try_wait(), Ok(None))) {
            let check = Outcome::of(rivals.codegen(0).arg("--check").stderr(Stdio::piped()));
            let is_answer = |answer: &String| check.stderr.contains(answer.as_str());
            assert!(answers.iter().any(is_answer), "{check}");
        }
        for run in &mut runs {
            let status = run.wait().expect("the command ends");
            assert!(status.success(), "a run at the same time as checks failed: {status}");
        }
    }
}
