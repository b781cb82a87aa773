//! Finds the workspace, and reads the crates that its manifest lists.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Component, Path, PathBuf};

use codegen::tree::{display_path, read};
use codegen::{Call, Errors, Problem};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::program::{Program, program};
use crate::support::Support;
use crate::target::{Target, tell_apart};

/// The table of a manifest that lists the crates.
const TABLE: &str = "[workspace.metadata.codegen]";

/// The targets in `[workspace.metadata.codegen]`: a folder and the model for it.
pub(crate) fn targets() -> Result<Vec<Target>, Errors> {
    let (root, manifest) = find()?;
    let path = root.join("Cargo.toml");
    let table = parse(&path, &manifest)?;
    let crates = ["workspace", "metadata", "codegen"]
        .iter()
        .try_fold(&table, |table, key| table.get(*key)?.get_ref().as_table());
    let Some(crates) = crates else {
        let problem = Problem::new(display_path(&path), format!("has no table `{TABLE}`"));
        return Err(problem.help(how_to_list()).into());
    };
    let call = if has_alias(&root)? { Call::Xtask } else { Call::Workspace };
    let mut errors = Errors::default();
    let mut targets = Vec::new();
    let mut configs = BTreeMap::new();
    for (out, value) in crates {
        let out = out.get_ref();
        match Entry::of(value.get_ref()) {
            Some(Entry::Crate { model, support }) => {
                let mut target = Target::listed(&root, model, out, call.clone());
                let folder = support.map(|folder| root.join(folder));
                target.support = folder.map(|folder| Support { folder, ..Support::default() });
                targets.push(target);
            }
            Some(Entry::Support { config }) => {
                _ = configs.insert(root.join(&**out), root.join(config));
            }
            None => {
                let message = format!("`{out}` must be the path of a model, in quotes");
                errors.push(Problem::new(display_path(&path), message).help(how_to_list()));
            }
        }
    }
    errors.collect(
        configure(&mut targets, configs).map_err(|errors| errors.in_file(display_path(&path))),
    );
    errors.collect(refuse_shared(&targets).map_err(|errors| errors.in_file(display_path(&path))));
    errors.propagate()?;
    tell_apart(&mut targets);
    Ok(targets)
}

/// Gives each support code its configuration, by its folder.
fn configure(
    targets: &mut [Target],
    mut configs: BTreeMap<PathBuf, PathBuf>,
) -> Result<(), Errors> {
    for support in targets.iter_mut().filter_map(|target| target.support.as_mut()) {
        support.config = configs.get(&support.folder).cloned();
    }
    let shared = targets.iter().filter_map(|target| target.support.as_ref());
    shared.for_each(|support| _ = configs.remove(&support.folder));
    let mut errors = Errors::default();
    for folder in configs.keys() {
        let problem =
            Problem::new(format!("`{}`", display_path(folder)), "is support code of no crate");
        errors.push(problem.help("name the folder as `support` of a crate, or remove its line"));
    }
    errors.propagate()
}

/// A line of the table: what is generated in a folder.
enum Entry<'v> {
    /// A crate: the path of the model, or `{ model = PATH }`, with the folder of the support code that it
    /// shares as `support`.
    Crate { model: &'v str, support: Option<&'v str> },
    /// Support code that crates share: `{ config = PATH }`, the configuration of its package.
    Support { config: &'v str },
}

impl<'v> Entry<'v> {
    fn of(value: &'v DeValue<'_>) -> Option<Self> {
        let Some(table) = value.as_table() else {
            return Some(Self::Crate { model: value.as_str()?, support: None });
        };
        let texts =
            table.iter().map(|(key, value)| Some((&**key.get_ref(), value.get_ref().as_str()?)));
        match texts.collect::<Option<Vec<_>>>()?.as_slice() {
            [("model", model)] => Some(Self::Crate { model, support: None }),
            [("model", model), ("support", support)] | [("support", support), ("model", model)] => {
                Some(Self::Crate { model, support: Some(support) })
            }
            [("config", config)] => Some(Self::Support { config }),
            _ => None,
        }
    }
}

fn how_to_list() -> String {
    format!(
        "list each crate under `{TABLE}`, as in `my-types = \"models/service.json\"`, or as in \
         `my-types = {{ model = \"models/service.json\", support = \"my-support\" }}` if crates share \
         support code; or generate a single one with `{} codegen --model PATH --out DIR`",
        program().name(),
    )
}

/// The path from the current folder to the workspace's folder, and the text of its manifest.
fn find() -> Result<(PathBuf, String), Errors> {
    let current = env::current_dir().unwrap_or_default();
    let start = match program() {
        Program::Xtask { package } => package,
        Program::Smithygen => current.clone(),
    };
    for folder in start.ancestors() {
        let path = seen_from(&current, folder).join("Cargo.toml");
        if path.exists() {
            let manifest = read(&path)?;
            if parse(&path, &manifest)?.contains_key("workspace") {
                return Ok((seen_from(&current, folder), manifest));
            }
        }
    }
    let message = "no workspace: no `Cargo.toml` in this folder or above it has `[workspace]`";
    Err(Problem::new("", message).help(how_to_list()).into())
}

/// A short relative path to `folder`, if it is the current folder or above it.
fn seen_from(current: &Path, folder: &Path) -> PathBuf {
    match current.strip_prefix(folder) {
        Ok(below) => below.components().map(|_| "..").collect(),
        Err(_) => folder.to_owned(),
    }
}

fn parse<'t>(path: &Path, text: &'t str) -> Result<DeTable<'t>, Errors> {
    let table = DeTable::parse(text).map_err(|error| {
        let before = text.get(..error.span().map_or(0, |span| span.start)).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        let place = format!("{}: line {line}", display_path(path));
        let problem = Problem::new(place, format!("not TOML: {}", error.message()));
        Errors::from(problem.help("see https://toml.io for the syntax"))
    });
    table.map(Spanned::into_inner)
}

/// Whether the workspace defines `cargo xtask` as an alias for this program.
fn has_alias(root: &Path) -> Result<bool, Errors> {
    let path = root.join(".cargo/config.toml");
    if !path.exists() {
        return Ok(false);
    }
    let text = read(&path)?;
    let config = parse(&path, &text)?;
    let alias = config.get("alias").and_then(|aliases| aliases.get_ref().as_table()?.get("xtask"));
    Ok(alias.is_some_and(|alias| match alias.get_ref() {
        DeValue::String(words) => words.split_whitespace().any(|word| word == PROGRAM),
        DeValue::Array(words) => words.iter().any(|word| word.get_ref().as_str() == Some(PROGRAM)),
        _ => false,
    }))
}

/// The name of this program in an alias.
const PROGRAM: &str = "smithygen";

/// Refuses crates whose folders are equal or in each other: each run would delete the files of the
/// other crate as stale.
pub(crate) fn refuse_shared(targets: &[Target]) -> Result<(), Errors> {
    let mut errors = Errors::default();
    let own = targets.iter().map(|target| (target.shown.clone(), absolute(&target.out)));
    let mut folders: Vec<(String, PathBuf)> = own.collect();
    for target in targets {
        let Some(Support { folder: support, .. }) = &target.support else { continue };
        let (shown, folder) = (display_path(support), absolute(support));
        if absolute(&target.out).parent() != folder.parent() {
            let message = format!("isn't next to `{shown}`, the support code that it shares");
            let problem = Problem::new(format!("`{}`", target.shown), message);
            errors.push(problem.help("give both folders the same parent"));
        }
        if !folders.contains(&(shown.clone(), folder.clone())) {
            folders.push((shown, folder));
        }
    }
    for (index, (shown, folder)) in folders.iter().enumerate() {
        for (other, above) in &folders[..index] {
            if folder.starts_with(above) || above.starts_with(folder) {
                let message = format!("is the folder of `{other}`, or one is in the other");
                let problem = Problem::new(format!("`{shown}`"), message);
                errors.push(problem.help("give each crate a folder of its own"));
            }
        }
    }
    errors.propagate()
}

/// The one absolute path of a folder, however `path` is written. What isn't there yet has no links,
/// so `..` leads back there.
fn absolute(path: &Path) -> PathBuf {
    let path = env::current_dir().unwrap_or_default().join(path);
    let there = |above: &&Path| above.exists();
    let above = path.ancestors().find(there).unwrap_or(&path);
    let mut absolute = fs::canonicalize(above).unwrap_or_else(|_| above.to_owned());
    for component in path.strip_prefix(above).into_iter().flat_map(Path::components) {
        match component {
            Component::ParentDir => _ = absolute.pop(),
            component => absolute.push(component),
        }
    }
    absolute
}
