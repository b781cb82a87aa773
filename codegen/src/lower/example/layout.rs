//! The lines of an example, none longer than it must be.

use std::collections::BTreeSet;

/// Columns of a doctest: 100 less `/// `.
const WIDTH: usize = 96;

/// What stands behind a setter that can't be left out.
const REQUIRED: &str = " // required";

/// Imports of items, by their paths below the library or of the standard library.
pub(super) fn imports(library: &str, paths: &BTreeSet<String>) -> Vec<String> {
    let import = |path: &String| match path.strip_prefix("std::") {
        Some(_) => format!("use {path};"),
        None => format!("use {library}::{path};"),
    };
    paths.iter().map(import).collect()
}

/// The call of a required setter, within a chain of such calls.
pub(super) fn setter(name: &str, value: &str) -> Vec<String> {
    let line = format!("    .{name}({value}){REQUIRED}");
    if line.chars().count() <= WIDTH {
        return vec![line];
    }
    let mut lines = vec![format!("    .{name}(")];
    lines.extend(expression(value).iter().map(|line| format!("        {line}")));
    lines.push(format!("    ){REQUIRED}"));
    lines
}

/// The lines of an expression, with a comma behind.
fn expression(value: &str) -> Vec<String> {
    let Ok(file) = syn::parse_file(&format!("fn example() {{ let value = {value}; }}")) else {
        return vec![format!("{value},")];
    };
    let text = prettyplease::unparse(&file);
    let body = text.lines().skip(1).take_while(|line| *line != "}");
    let mut lines: Vec<String> = body
        .map(|line| line.strip_prefix("    ").unwrap_or(line))
        .map(|line| line.strip_prefix("let value = ").unwrap_or(line).to_owned())
        .collect();
    if let Some(last) = lines.last_mut() {
        last.pop();
        last.push(',');
    }
    lines
}
