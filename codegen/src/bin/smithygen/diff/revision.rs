//! Reads files as they were at a revision of git, such as a tag.

use std::path::Path;
use std::process::Command;

use codegen::tree::display_path;
use codegen::{Errors, Problem};

/// A commit of the repository that has the models.
pub(super) struct Revision {
    /// The name that the user gave.
    name: String,
    commit: String,
}

impl Revision {
    /// Finds the commit that `name` names, in the repository of `folder`.
    pub(super) fn named(name: &str, folder: &Path) -> Result<Self, Errors> {
        let unknown = || {
            Problem::new("", format!("git knows no revision `{name}`")).help(
                "pass a tag, branch or commit; a shallow clone lacks most of them, which \
                 `git fetch --tags --unshallow` brings",
            )
        };
        if name.starts_with('-') {
            return Err(unknown().into());
        }
        git(folder, &["rev-parse", "--git-dir"])?.ok_or_else(|| {
            Problem::new(display_path(folder), "isn't in a repository of git")
                .help("`--since` compares with a commit; pass the two models instead")
        })?;
        let commit = format!("{name}^{{commit}}");
        let commit = git(folder, &["rev-parse", "--verify", "--quiet", &commit])?;
        let commit = commit.and_then(|bytes| String::from_utf8(bytes).ok()).ok_or_else(unknown)?;
        Ok(Self { name: name.to_owned(), commit: commit.trim().to_owned() })
    }

    /// The text of a file at this revision; `None` if the revision doesn't have the file.
    pub(super) fn read(&self, path: &Path) -> Result<Option<String>, Errors> {
        let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else { return Ok(None) };
        let name = name.to_string_lossy();
        let listed = git(folder, &["ls-tree", "--name-only", &self.commit, "--", &name])?;
        if listed.is_none_or(|listed| listed.is_empty()) {
            return Ok(None);
        }
        let problem = |message: &str| {
            let problem = Problem::new(self.place_of(path), message.to_owned());
            problem.help(format!("see `git show {}:./{name}` in its folder", self.name))
        };
        let bytes = git(folder, &["cat-file", "blob", &format!("{}:./{name}", self.commit)])?;
        let bytes = bytes.ok_or_else(|| problem("git can't read it"))?;
        let text = String::from_utf8(bytes).map_err(|_| problem("isn't UTF-8 text"))?;
        Ok(Some(text))
    }

    /// The name of a file at this revision in messages, as git writes it.
    pub(super) fn place_of(&self, path: &Path) -> String {
        format!("{}:{}", self.name, display_path(path))
    }
}

/// What git prints for this command in this folder; `None` if it fails.
fn git(folder: &Path, arguments: &[&str]) -> Result<Option<Vec<u8>>, Errors> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let output = Command::new("git").current_dir(folder).args(arguments).output();
    let output = output.map_err(|error| {
        Problem::new("git", format!("can't be started: {error}"))
            .help("install git, or pass the two models in place of `--since`")
    })?;
    Ok(output.status.success().then_some(output.stdout))
}
