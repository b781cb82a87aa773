//! Makes types and tests from every model in `tests/models/protocol-tests`.

mod case;
mod krate;
mod plan;
mod suite;
mod tests;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use quote::quote;

use suite::Suite;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../models/protocol-tests");
    println!("cargo::rerun-if-changed={}", folder.display());
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let suites =
        models(&folder)?.iter().map(|path| Suite::read(path)).collect::<Result<Vec<_>, _>>()?;
    let crates = suites.iter().flat_map(|suite| &suite.crates).map(krate::Krate::declaration);
    let (modules, rows): (Vec<_>, Vec<_>) = suites.iter().map(tests::of).unzip();
    let tokens = quote! {
        #(#crates)*
        #[allow(non_snake_case, reason = "tests have the names of the model")]
        #[allow(clippy::all, clippy::pedantic, reason = "values are those of the model")]
        mod cases {
            #(#modules)*
        }
        /// Every case of every model.
        const CASES: &[Row] = &[#(#rows)*];
    };
    let file = syn::parse2(tokens)?;
    fs::write(out.join("suites.rs"), prettyplease::unparse(&file))?;
    Ok(())
}

/// The models of a folder, by name.
fn models(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "json") {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}
