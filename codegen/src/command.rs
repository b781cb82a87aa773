//! The command that generates a crate, quoted for a user who pastes it into a shell.

use crate::call::Call;
use crate::characters::is_visible;
use crate::config::Config;

/// Columns of a command; a longer one has a line for each option.
const WIDTH: usize = 90;

/// Lines of the command that generates the same crate again.
pub(crate) fn of(config: &Config) -> Vec<String> {
    match &config.call {
        Call::Smithygen => with_options(config, None),
        Call::SmithygenWithConfig(file) => with_options(config, Some(file)),
        Call::Workspace => vec!["smithygen codegen".to_owned()],
        Call::Xtask => vec!["cargo xtask codegen".to_owned()],
        Call::BuildScript => vec!["cargo build".to_owned()],
    }
}

/// The command with the options that make the crate what it is. Files have no folders, since those
/// differ between machines.
fn with_options(config: &Config, file: Option<&str>) -> Vec<String> {
    let mut options = Vec::new();
    let mut option = |name: &str, value: &str| options.push(format!("{name} {}", quoted(value)));
    for model in config.models() {
        option("--model", model);
    }
    option("--out", "DIR");
    if let Some(shared) = &config.shared {
        option("--support", &shared.name);
        shared.config.iter().for_each(|file| option("--support-config", file));
        shared.operations.iter().for_each(|operation| option("--operation", operation));
    }
    let is_alone = config.shared.is_none();
    if let Some(file) = file {
        option("--config", file);
    }
    // With several models, these are in the configuration of each.
    config.crate_name.iter().filter(|_| is_alone).for_each(|name| option("--crate-name", name));
    config.service.iter().filter(|_| is_alone).for_each(|service| option("--service", service));
    let operations = config.operations.iter().filter(|_| is_alone).flatten();
    operations.for_each(|operation| option("--operation", operation));
    options.extend(config.types_only.then(|| "--types-only".to_owned()));
    let line = format!("smithygen codegen {}", options.join(" "));
    if line.chars().count() <= WIDTH {
        return vec![line];
    }
    let all = format!("smithygen codegen \\\n    {}", options.join(" \\\n    "));
    all.lines().map(str::to_owned).collect()
}

/// Quotes a word for a shell, on one line. Invisible characters are escaped in `$'..'`, which bash
/// and zsh understand.
#[must_use]
pub fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_./=:,@%+".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.to_owned();
    }
    if word.chars().all(is_visible) {
        return format!("'{}'", word.replace('\'', "'\\''"));
    }
    let escape = |c: char| match c {
        '\'' | '\\' => format!("\\{c}"),
        c if is_visible(c) => c.to_string(),
        c => format!("\\U{:08X}", u32::from(c)),
    };
    format!("$'{}'", word.chars().map(escape).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn every_word_stays_on_one_line() {
        assert_eq!(quoted("models/a.json"), "models/a.json");
        assert_eq!(quoted("it's"), r"'it'\''s'");
        assert_eq!(quoted("a\n'\\\u{202e}"), r"$'a\U0000000A\'\\\U0000202E'");
    }
}
