//! Checks what the manifest of a generated crate says about its package, by the rules of Cargo and
//! crates.io. So a wrong value is reported here, and not at the first `cargo publish`.

use spdx::{Expression, ParseMode};

use crate::characters::is_visible;
use crate::config::{Package, Publish};
use crate::error::{Errors, Problem};
use crate::legal;

/// The oldest Rust that compiles generated crates: its minor version, as in `1.88`.
const RUST_MINOR: u32 = 88;

/// The editions of Rust whose rules generated crates follow.
const EDITIONS: [&str; 1] = ["2024"];

/// How many keywords and categories crates.io accepts, and the length of a keyword.
const KEYWORDS: usize = 5;
const CATEGORIES: usize = 5;
const KEYWORD_LENGTH: usize = 20;

/// Reports each wrong setting. `has_license` says whether the crate has a licence without one.
pub(crate) fn check(package: &Package, has_license: bool, errors: &mut Errors) {
    let mut checks = Checks { errors };
    checks.version(package.version.as_deref());
    checks.edition(package.edition.as_deref());
    checks.rust_version(package.rust_version.as_deref());
    checks.license(package.license.as_deref());
    checks.license_files(package);
    checks.publish(package, has_license);
    checks.address("repository", package.repository.as_deref());
    checks.address("homepage", package.homepage.as_deref());
    checks.authors(&package.authors);
    checks.keywords(&package.keywords);
    checks.categories(&package.categories);
}

struct Checks<'e> {
    errors: &'e mut Errors,
}

impl Checks<'_> {
    /// Adds a problem of the setting `key`.
    fn wrong(&mut self, key: &str, message: &str, help: impl Into<String>) {
        let problem = Problem::new("configuration, [crate]", format!("`{key}` {message}"));
        self.errors.push(problem.help(help));
    }

    fn version(&mut self, version: Option<&str>) {
        let Some(version) = version else { return };
        if let Err(error) = semver::Version::parse(version) {
            let message = format!("is `{version}`, which isn't a version: {error}");
            self.wrong("version", &message, "write it as in `1.2.3`; see https://semver.org");
        }
    }

    fn edition(&mut self, edition: Option<&str>) {
        if let Some(edition) = edition.filter(|edition| !EDITIONS.contains(edition)) {
            let message = format!("is `{edition}`, but generated code is written for 2024");
            self.wrong("edition", &message, "remove the line, or write `edition = \"2024\"`");
        }
    }

    fn rust_version(&mut self, version: Option<&str>) {
        let Some(version) = version else { return };
        let help = format!("write it as in `1.{RUST_MINOR}` or `1.{RUST_MINOR}.0`");
        match minor_of(version) {
            None => {
                let message = format!("is `{version}`, which isn't a version of Rust");
                self.wrong("rust-version", &message, help);
            }
            Some(..RUST_MINOR) => {
                let message =
                    format!("is `{version}`, but generated code needs Rust 1.{RUST_MINOR}");
                self.wrong("rust-version", &message, "remove the line, or raise the version");
            }
            Some(_) => {}
        }
    }

    /// Checks the expression like crates.io.
    fn license(&mut self, license: Option<&str>) {
        let Some(license) = license else { return };
        let mode = ParseMode { allow_deprecated: true, ..ParseMode::STRICT };
        let Err(error) = Expression::parse_mode(license, mode) else { return };
        let message = format!("is `{license}`, which isn't an SPDX expression: {}", error.reason);
        let help = match Expression::canonicalize(license) {
            Ok(Some(canonical)) => format!("did you mean `{canonical}`?"),
            _ => {
                "write it as in `MIT OR Apache-2.0`, with names of https://spdx.org/licenses; for \
                  another licence, list its file in `license-files`"
                    .to_owned()
            }
        };
        self.wrong("license", &message, help);
    }

    fn license_files(&mut self, package: &Package) {
        let mut names = Vec::new();
        for name in package.license_files.iter().map(|file| file.name.as_str()) {
            if !legal::is_name(name) {
                let message = format!("lists `{name}`, which isn't the name of a licence");
                let help =
                    "name the file as in `LICENSE`, `LICENSE-MIT`, `COPYING.txt` or `NOTICE`";
                self.wrong("license-files", &message, help);
            }
            if names.contains(&name) {
                let message = format!("lists two files with the name `{name}`");
                self.wrong("license-files", &message, "rename one of the files, or remove it");
            }
            names.push(name);
        }
    }

    /// Checks that registries have valid names, and that a crate for a registry has a licence.
    fn publish(&mut self, package: &Package, has_license: bool) {
        let registries = match &package.publish {
            None | Some(Publish::Nowhere) => return,
            Some(Publish::Anywhere) => &[][..],
            Some(Publish::Registries(registries)) => registries,
        };
        for name in registries {
            let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_".contains(c);
            if name.is_empty() || !name.chars().all(is_plain) {
                let message = format!("lists `{name}`, which isn't the name of a registry");
                self.wrong("publish", &message, "use letters, digits, `-` and `_`");
            }
        }
        let has_file = package.license_files.iter().any(|file| !legal::is_notice(&file.name));
        if !has_license && package.license.is_none() && !has_file {
            let help = "add `license`, as in `license = \"MIT\"`, or `license-files`";
            self.wrong("publish", "needs a licence, which the crate doesn't have", help);
        }
    }

    fn address(&mut self, key: &str, address: Option<&str>) {
        let Some(address) = address else { return };
        if !is_address(address) {
            let message = format!("is `{address}`, which isn't an address on the web");
            self.wrong(key, &message, "write it as in `https://example.com/my-crate`");
        }
    }

    fn authors(&mut self, authors: &[String]) {
        for author in authors {
            if author.trim().is_empty() {
                self.wrong("authors", "lists an author without a name", "remove the entry");
            } else if !author.chars().all(is_visible) {
                let message = format!("lists `{author}`, which has invisible characters");
                self.wrong("authors", &message, "write it as in `Jane Doe <jane@example.com>`");
            }
        }
    }

    fn keywords(&mut self, keywords: &[String]) {
        self.count("keywords", keywords.len(), KEYWORDS);
        for keyword in keywords {
            if keyword.chars().count() > KEYWORD_LENGTH {
                let message =
                    format!("lists `{keyword}`, which has more than {KEYWORD_LENGTH} characters");
                self.wrong("keywords", &message, "choose a shorter word");
            } else if !is_keyword(keyword) {
                let message = format!("lists `{keyword}`, which crates.io doesn't accept");
                let help = "start with a letter or a digit; use ASCII letters, digits, `-`, `_` and \
                            `+`";
                self.wrong("keywords", &message, help);
            }
        }
    }

    fn categories(&mut self, categories: &[String]) {
        self.count("categories", categories.len(), CATEGORIES);
        for category in categories.iter().filter(|category| !is_category(category)) {
            let message = format!("lists `{category}`, which isn't a category");
            let help = "use one of https://crates.io/category_slugs, as in \
                        `web-programming::http-client`";
            self.wrong("categories", &message, help);
        }
    }

    fn count(&mut self, key: &str, count: usize, most: usize) {
        if count > most {
            let message = format!("lists {count}, but crates.io accepts {most}");
            self.wrong(key, &message, format!("remove {}", count - most));
        }
    }
}

/// The minor version of a version of Rust 1: two or three numbers.
fn minor_of(version: &str) -> Option<u32> {
    let mut numbers = version.split('.').map(|number| {
        let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| number.parse::<u32>().ok())?
    });
    let (major, minor) = (numbers.next()??, numbers.next()??);
    let patch = numbers.next();
    let is_complete = patch.is_none_or(|patch| patch.is_some()) && numbers.next().is_none();
    (major == 1 && is_complete).then_some(minor)
}

/// Whether a text is `http://` or `https://`, a host, and perhaps more.
fn is_address(address: &str) -> bool {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let is_plain = |c: char| c.is_ascii_graphic() && !"\"<>\\^`{|}".contains(c);
        host.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '[')
            && rest.chars().all(is_plain)
    })
}

/// Whether crates.io accepts the characters of a keyword.
fn is_keyword(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_alphanumeric())
        && word.chars().all(|c| c.is_ascii_alphanumeric() || "-_+".contains(c))
}

/// Whether a text has the form of a category, such as `web-programming::http-client`.
fn is_category(text: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    text.split("::").all(|part| {
        part.starts_with(|c: char| c.is_ascii_lowercase()) && part.chars().all(is_plain)
    })
}
