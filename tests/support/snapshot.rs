//! A copy of the files in a folder, to compare with a later one.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Everything below a folder, with hidden files.
pub struct Snapshot(BTreeMap<PathBuf, Entry>);

#[derive(PartialEq, Eq)]
enum Entry {
    Folder,
    /// The time shows that a file was written again with the same bytes.
    File {
        content: Vec<u8>,
        modified: SystemTime,
    },
}

impl Snapshot {
    /// Reads the folder `root`. A folder that doesn't exist has no files.
    #[must_use]
    pub fn of(root: &Path) -> Self {
        let mut entries = BTreeMap::new();
        if root.exists() {
            read(root, root, &mut entries);
        }
        Self(entries)
    }

    /// The content of every file, by path.
    pub fn files(&self) -> impl Iterator<Item = (&Path, &[u8])> {
        self.0.keys().filter_map(|path| Some((path.as_path(), self.content(path)?)))
    }

    /// The paths that are new, removed or different in `later`. Another time is a difference.
    #[must_use]
    pub fn differences<'a>(&'a self, later: &'a Self) -> Vec<&'a Path> {
        self.paths_where(later, |path| self.0.get(path) != later.0.get(path))
    }

    /// Like [`differences`](Self::differences), but ignores times.
    #[must_use]
    pub fn differences_but_times<'a>(&'a self, later: &'a Self) -> Vec<&'a Path> {
        let what = |snapshot: &'a Self, path: &Path| {
            (snapshot.0.contains_key(path), snapshot.content(path))
        };
        self.paths_where(later, |path| what(self, path) != what(later, path))
    }

    /// The content of a file; `None` if there is no such file.
    #[must_use]
    pub fn content(&self, path: &Path) -> Option<&[u8]> {
        match self.0.get(path)? {
            Entry::Folder => None,
            Entry::File { content, .. } => Some(content),
        }
    }

    fn paths_where<'a>(
        &'a self,
        later: &'a Self,
        differs: impl Fn(&Path) -> bool,
    ) -> Vec<&'a Path> {
        let paths: BTreeSet<&PathBuf> = self.0.keys().chain(later.0.keys()).collect();
        paths.into_iter().map(PathBuf::as_path).filter(|path| differs(path)).collect()
    }
}

fn read(root: &Path, folder: &Path, entries: &mut BTreeMap<PathBuf, Entry>) {
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("the entry can be read").path();
        let relative = path.strip_prefix(root).expect("it is below the root").to_owned();
        if path.is_dir() {
            entries.insert(relative, Entry::Folder);
            read(root, &path, entries);
        } else {
            entries.insert(relative, file(&path));
        }
    }
}

fn file(path: &Path) -> Entry {
    let metadata = fs::metadata(path).expect("the file's metadata can be read");
    let modified = metadata.modified().expect("the system knows when a file was modified");
    Entry::File { content: fs::read(path).expect("the file can be read"), modified }
}
