//! The files of a new repository.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use codegen::tree::{display_path, read};
use codegen::{Call, Config, Errors, Generated, Problem, SharedSupport, Tree, config_file};

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

/// The services of a new repository, with their crates.
pub(super) struct Layout {
    services: Vec<Service>,
    /// The crates, in the order of the services.
    crates: Vec<Tree>,
    /// The support code that the crates share: the name of its crate, and the crate.
    support: Option<(String, Tree)>,
}

/// A model, and how the crate is generated from it.
struct Service {
    /// The name of the model's file, without its extension.
    stem: String,
    /// The model and its configuration, with the files that this one names: paths and texts.
    files: Vec<(String, String)>,
    crate_name: String,
    /// The model's file, in messages.
    shown: String,
    model: String,
    config: Config,
}

impl Layout {
    /// Reads the models, and generates their crates. They share the support code in the crate `support`
    /// if there is one.
    pub(super) fn of(models: &[PathBuf], support: Option<&str>) -> Result<Self, Errors> {
        let services = services(models)?;
        let Some(name) = support else {
            let mut errors = Errors::default();
            let crates = services.iter().filter_map(|service| errors.collect(service.generate()));
            let crates = crates.collect();
            errors.propagate()?;
            return Ok(Self { services, crates, support: None });
        };
        let shared = SharedSupport {
            name: name.to_owned(),
            models: services.iter().map(|service| service.config.model_name.clone()).collect(),
            ..SharedSupport::default()
        };
        let read: Vec<_> = services
            .iter()
            .map(|service| (service.model.clone(), service.config.clone()))
            .collect();
        let sharing = codegen::generate_sharing(&read, &shared)?;
        let crates =
            services.iter().zip(sharing.crates).map(|(service, krate)| service.take(krate));
        let crates = crates.collect();
        Ok(Self { services, crates, support: Some((shared.name, sharing.support.tree)) })
    }

    /// The number of crates.
    pub(super) fn crates(&self) -> usize {
        self.crates.len() + usize::from(self.support.is_some())
    }

    /// All files; `install` has the arguments by which `cargo install` installs this program.
    pub(super) fn tree(&self, install: &str) -> Tree {
        let mut tree = Tree::default();
        tree.insert("Cargo.toml", self.manifest());
        tree.insert("README.md", README.replace("{table}", &self.table()));
        tree.insert(".github/install", INSTALL.replace("{install}", install));
        for (path, text) in FILES {
            tree.insert(path, text.to_owned());
        }
        for (path, text) in self.services.iter().flat_map(|service| &service.files) {
            tree.insert(&format!("models/{path}"), text.clone());
        }
        for (name, krate) in self.names().zip(self.crates.iter().chain(self.support_tree())) {
            for (path, text) in krate.files() {
                tree.insert(&format!("crates/{name}/{path}"), text.to_owned());
            }
        }
        tree
    }

    fn support_tree(&self) -> Option<&Tree> {
        self.support.as_ref().map(|(_, tree)| tree)
    }

    /// The names of all crates; that of the support code is the last one.
    fn names(&self) -> impl Iterator<Item = &str> {
        let support = self.support.iter().map(|(name, _)| name.as_str());
        self.services.iter().map(|service| service.crate_name.as_str()).chain(support)
    }

    fn manifest(&self) -> String {
        let line = |service: &Service| {
            let (folder, model) = (service.folder(), service.model_path());
            match &self.support {
                None => format!("\"{folder}\" = \"{model}\"\n"),
                Some((support, _)) => format!(
                    "\"{folder}\" = {{ model = \"{model}\", support = \"crates/{support}\" }}\n"
                ),
            }
        };
        let list: String = self.services.iter().map(line).collect();
        let profile = |name: &str| format!("[profile.dev.package.{name}]\nincremental = false\n");
        let profiles: String = self.names().map(profile).collect();
        CARGO.replace("{list}", &list).replace("{profiles}\n", &profiles)
    }

    /// The rows of the crates in README.md.
    fn table(&self) -> String {
        let row = |service: &Service| {
            let (folder, model) = (service.folder(), service.model_path());
            format!("| [{}]({folder}/) | [{model}]({model}) |\n", service.crate_name)
        };
        let support = self.support.iter().map(|(name, _)| {
            format!("| [{name}](crates/{name}/) | none: code that all other crates share |\n")
        });
        self.services.iter().map(row).chain(support).collect()
    }
}

/// Reads the models, and checks that their crates and files have different names.
fn services(models: &[PathBuf]) -> Result<Vec<Service>, Errors> {
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
            let (other, known) = copies.entry(copy.clone()).or_insert_with(|| (path, text.clone()));
            if known != text {
                refuse(other, format!("it needs another `models/{copy}`"), "rename the file");
            }
        }
        services.push(service);
    }
    errors.propagate()?;
    services.sort_by(|a, b| a.crate_name.cmp(&b.crate_name));
    Ok(services)
}

impl Service {
    fn of(path: &Path) -> Result<Self, Errors> {
        let stem = path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        let shown = display_path(path);
        let model = read(path)?;
        let (mut config, mut files) = configuration(path, &stem)?;
        config.model_name = format!("models/{stem}.json");
        config.call = Call::Workspace;
        let crate_name = match &config.crate_name {
            Some(name) => name.clone(),
            None => codegen::name_of_crate(&model, &config).map_err(|it| it.in_file(&shown))?,
        };
        files.push((format!("{stem}.json"), model.clone()));
        Ok(Self { stem, files, crate_name, shown, model, config })
    }

    fn generate(&self) -> Result<Tree, Errors> {
        let generated = codegen::generate(&self.model, &self.config);
        Ok(self.take(generated.map_err(|errors| errors.in_file(&self.shown))?))
    }

    /// Prints the warnings.
    fn take(&self, generated: Generated) -> Tree {
        for warning in generated.warnings {
            say(format_args!("{}", warning.in_file(&self.shown)));
        }
        generated.tree
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
