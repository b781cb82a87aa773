//! Counts the lines of generated code.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::report::{Row, Table};
use crate::{Result, command};

/// Lines of the generated crate: all, and those without comments and blank ones.
pub(crate) fn ours() -> Result<(f64, f64)> {
    let Count { all, code } = count(Path::new("../../generated/src"))?;
    Ok((all, code))
}

/// All lines of the crate in a folder.
pub(crate) fn all(krate: &Path) -> Result<f64> {
    Ok(count(&krate.join("src"))?.all)
}

pub(crate) fn table() -> Result<Table> {
    let metadata =
        command::output("cargo", &["metadata", "--offline", "--locked", "--format-version=1"])?;
    let metadata = serde_json::from_str(&metadata)?;
    let ours = count(&sources(&metadata, "generated")?)?;
    let sdk = count(&sources(&metadata, "aws-sdk-cognitoidentityprovider")?)?;
    let row = |what: &str, ours, sdk| Row {
        what: what.to_owned(),
        unit: "lines",
        values: vec![Some(ours), Some(sdk)],
    };
    Ok(Table {
        title: "Source of the service's crate",
        contenders: &["generated", "SDK"],
        base: 0,
        rows: vec![
            row("All", ours.all, sdk.all),
            row("Without comments and blank ones", ours.code, sdk.code),
        ],
    })
}

fn sources(metadata: &Value, package: &str) -> Result<std::path::PathBuf> {
    let packages = metadata["packages"].as_array().ok_or("no packages")?;
    let found = packages
        .iter()
        .find(|found| found["name"] == package)
        .and_then(|found| found["manifest_path"].as_str());
    Ok(Path::new(found.ok_or("no such package")?).with_file_name("src"))
}

#[derive(Default)]
struct Count {
    all: f64,
    code: f64,
}

fn count(path: &Path) -> Result<Count> {
    let mut count = Count::default();
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            let inner = self::count(&entry?.path())?;
            count.all += inner.all;
            count.code += inner.code;
        }
    } else if path.extension().is_some_and(|extension| extension == "rs") {
        for line in fs::read_to_string(path)?.lines().map(str::trim) {
            count.all += 1.0;
            // Both crates have almost no comments in `/* */`.
            count.code += f64::from(u8::from(!line.is_empty() && !line.starts_with("//")));
        }
    }
    Ok(count)
}
