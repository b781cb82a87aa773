//! How the owner of a crate generates it again: a section of its `README.md`.

use super::{ITEM, text};
use crate::call::Call;
use crate::command::quoted;
use crate::config::Config;
use crate::ir::Docs;

/// Columns of a call; a longer one has a line for each option.
const WIDTH: usize = 90;

/// Where the program comes from that most owners of a crate don't have next to it.
const SMITHYGEN: &str = "`smithygen` is the generator's program. `cargo install --path codegen`, in a \
    clone of the generator's repository, installs it.";

const BUILD_SCRIPT: &str = "The build script of a package generates this crate with \
    `codegen::Builder`, whenever cargo builds that package and the model has changed.";

/// Adds the section.
pub(super) fn regenerating(config: &Config, docs: &mut Docs) {
    docs.paragraph(["## Regenerating".to_owned()]);
    let (lines, about) = match &config.call {
        Call::Smithygen => (with_options(config, None), Some(SMITHYGEN)),
        Call::SmithygenWithConfig(file) => (with_options(config, Some(file)), Some(SMITHYGEN)),
        Call::Workspace => (vec!["smithygen codegen".to_owned()], Some(SMITHYGEN)),
        Call::Xtask => (vec!["cargo xtask codegen".to_owned()], None),
        Call::BuildScript => (vec!["cargo build".to_owned()], Some(BUILD_SCRIPT)),
    };
    docs.paragraph(["```sh".to_owned()].into_iter().chain(lines).chain(["```".to_owned()]));
    docs.paragraph(about.into_iter().flat_map(|about| text::wrap(about, ITEM)));
}

/// Lines of the call that makes the same crate again. Files go by their names, since their folders
/// are those of one machine.
fn with_options(config: &Config, file: Option<&str>) -> Vec<String> {
    let mut options = Vec::new();
    let mut option = |name: &str, value: &str| options.push(format!("{name} {}", quoted(value)));
    option("--model", &config.model_name);
    option("--out", "DIR");
    if let Some(file) = file {
        option("--config", file);
    }
    config.crate_name.iter().for_each(|name| option("--crate-name", name));
    config.service.iter().for_each(|service| option("--service", service));
    config.operations.iter().flatten().for_each(|operation| option("--operation", operation));
    options.extend(config.types_only.then(|| "--types-only".to_owned()));
    let line = format!("smithygen codegen {}", options.join(" "));
    if line.chars().count() <= WIDTH {
        return vec![line];
    }
    let all = format!("smithygen codegen \\\n    {}", options.join(" \\\n    "));
    all.lines().map(str::to_owned).collect()
}
