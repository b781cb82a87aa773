//! Writes the `use` lines of an example.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::paragraphs::ITEM as WIDTH;

/// The `use` lines for items, given their paths in the library or in the standard library: one line
/// for each module, if it isn't too long.
pub(super) fn imports(library: &str, paths: &BTreeSet<String>) -> Vec<String> {
    let mut modules: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for path in paths {
        let (module, item) = path.rsplit_once("::").unwrap_or(("", path));
        let module = match (module, module.starts_with("std")) {
            (module, true) => module.to_owned(),
            ("", _) => library.to_owned(),
            (module, _) => format!("{library}::{module}"),
        };
        modules.entry(module).or_default().push(item);
    }
    modules.iter().flat_map(|(module, items)| import(module, items)).collect()
}

fn import(module: &str, items: &[&str]) -> Vec<String> {
    if let [only] = items {
        return vec![format!("use {module}::{only};")];
    }
    let line = format!("use {module}::{{{}}};", items.join(", "));
    if line.chars().count() <= WIDTH {
        return vec![line];
    }
    let mut lines = vec![format!("use {module}::{{")];
    for item in items {
        match lines.last_mut() {
            Some(line) if line.starts_with(' ') && line.len() + item.len() + 2 <= WIDTH => {
                line.extend([" ", item, ","]);
            }
            _ => lines.push(format!("    {item},")),
        }
    }
    lines.push("};".to_owned());
    lines
}
