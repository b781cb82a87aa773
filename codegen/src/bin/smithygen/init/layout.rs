//! The files of a new repository.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use codegen::tree::{display_path, read};
use codegen::{Call, Config, Errors, Problem, Tree, config_file};

use crate::output::say;

/// Files that are the same in every repository.
const FILES: [(&str, &str); 6] = [
    (".gitattributes", include_str!("gitattributes.template")),
    (".github/check", include_str!("check.template")),
    (".github/workflows/ci.yml", include_str!("ci.template")),
    (".github/workflows/models.yml", include_str!("models.template")),
    (".gitignore", include_str!("gitignore.template")),
    ("models/update", include_str!("update.template")),
];
const CARGO: &str = include_str!("cargo.template");
const CONFIG: &str = include_str!("config.template");
const INSTALL: &str = include_str!("install.template");
const README: &str = include_str!("readme.template");

/// The services of a new repository.
pub(super) struct Layout(Vec<Service>);

/// A model, and the crate that is generated from it.
struct Service {
    /// The name of the model's file, without its extension.
    stem: String,
    /// The model and its configuration, with the files that this one names: paths and texts.
    files: Vec<(String, String)>,
    crate_name: String,
    tree: Tree,
}

impl Layout {
    /// Reads the models, and generates their crates.
    pub(super) fn of(models: &[PathBuf]) -> Result<Self, Errors> {
        let mut errors = Errors::default();
        let mut services = Vec::new();
        let (mut names, mut copies) = (BTreeMap::new(), BTreeMap::new());
        for path in models {
            let Some(service) = errors.collect(Service::of(path)) else { continue };
            let mut refuse = |other: &PathBuf, what: String, help: &str| {
                let message = format!("{what}, like that of {}", display_path(other));
                errors.push(Problem::new(display_path(path), message).help(help));
            };
            if let Some(other) = names.insert(service.crate_name.clone(), path) {
                let what = format!("its crate would be `{}`", service.crate_name);
                let help = "write another `name` under `[crate]` in a configuration next to it";
                refuse(other, what, help);
            }
            for (copy, text) in &service.files {
                let (other, known) =
                    copies.entry(copy.clone()).or_insert_with(|| (path, text.clone()));
                if known != text {
                    refuse(other, format!("it needs another `models/{copy}`"), "rename the file");
                }
            }
            services.push(service);
        }
        errors.propagate()?;
        services.sort_by(|a, b| a.crate_name.cmp(&b.crate_name));
        Ok(Self(services))
    }

    /// The number of crates.
    pub(super) fn crates(&self) -> usize {
        self.0.len()
    }

    /// All files; `install` has the arguments by which `cargo install` installs this program.
    pub(super) fn tree(&self, install: &str) -> Tree {
        let mut tree = Tree::default();
        let lines = |line: fn(&Service) -> String| self.0.iter().map(line).collect::<String>();
        let list = lines(|it| format!("\"{}\" = \"{}\"\n", it.folder(), it.model_path()));
        let profiles =
            lines(|it| format!("[profile.dev.package.{}]\nincremental = false\n", it.crate_name));
        let manifest = CARGO.replace("{list}", &list).replace("{profiles}\n", &profiles);
        tree.insert("Cargo.toml", manifest);
        let table = lines(|it| {
            let (folder, model) = (it.folder(), it.model_path());
            format!("| [{}]({folder}/) | [{model}]({model}) |\n", it.crate_name)
        });
        tree.insert("README.md", README.replace("{table}", &table));
        tree.insert(".github/install", INSTALL.replace("{install}", install));
        for (path, text) in FILES {
            tree.insert(path, text.to_owned());
        }
        for service in &self.0 {
            for (path, text) in &service.files {
                tree.insert(&format!("models/{path}"), text.clone());
            }
            for (path, text) in service.tree.files() {
                tree.insert(&format!("{}/{path}", service.folder()), text.to_owned());
            }
        }
        tree
    }
}

impl Service {
    fn of(path: &Path) -> Result<Self, Errors> {
        let stem = path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        let model = read(path)?;
        let (mut config, mut files) = configuration(path, &stem)?;
        config.model_name = format!("models/{stem}.json");
        config.call = Call::Workspace;
        let in_file = |errors: Errors| errors.in_file(display_path(path));
        let crate_name = match &config.crate_name {
            Some(name) => name.clone(),
            None => codegen::name_of_crate(&model, &config).map_err(in_file)?,
        };
        let generated = codegen::generate(&model, &config).map_err(in_file)?;
        for warning in generated.warnings {
            say(format_args!("{}", warning.in_file(display_path(path))));
        }
        files.push((format!("{stem}.json"), model));
        Ok(Self { stem, files, crate_name, tree: generated.tree })
    }

    fn folder(&self) -> String {
        format!("crates/{}", self.crate_name)
    }

    fn model_path(&self) -> String {
        format!("models/{}.json", self.stem)
    }
}

/// The configuration next to a model, or a new one, and its files with those that it names.
fn configuration(model: &Path, stem: &str) -> Result<(Config, Vec<(String, String)>), Errors> {
    let (path, name) = (model.with_extension("toml"), format!("{stem}.toml"));
    if !path.exists() {
        return Ok((Config::parse(CONFIG)?, vec![(name, CONFIG.to_owned())]));
    }
    let named = RefCell::new(Vec::new());
    let note = |file: &Path| named.borrow_mut().push(file.to_owned());
    let (config, mut errors) = config_file::read(&path, display_path(&path), note)?;
    errors.propagate()?;
    let mut files = vec![(name, read(&path)?)];
    for file in named.take() {
        let inside = file.strip_prefix(path.with_file_name("")).ok();
        let is_below = |it: &&Path| it.components().all(|it| matches!(it, Component::Normal(_)));
        let inside = inside.filter(is_below).ok_or_else(|| {
            let message = format!("{} isn't in its folder", display_path(&file));
            Problem::new(display_path(&path), message).help("copy the file there")
        })?;
        files.push((display_path(inside), read(&file)?));
    }
    Ok((config, files))
}
