//! What the manifest of a generated crate says about its package.

use toml::Spanned;
use toml::de::DeValue;

use super::entries::EntryReader;
use crate::error::Errors;

/// What the manifest of a generated crate says about its package, next to its name. Each field is a
/// [field of Cargo](https://doc.rust-lang.org/cargo/reference/manifest.html), with its meaning and
/// its form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Package {
    /// The version; `0.1.0` if not given.
    pub version: Option<String>,
    /// The edition of Rust; `2024` if not given.
    pub edition: Option<String>,
    /// The oldest version of Rust that can compile the crate; `1.88` if not given.
    pub rust_version: Option<String>,
    /// Where the crate can be published; nowhere if not given.
    pub publish: Option<Publish>,
    /// The licence, as an [SPDX expression](https://spdx.org/licenses/); `Apache-2.0` if not given
    /// and the service is one of AWS, as its models are under this licence.
    pub license: Option<String>,
    /// The licence and the notice of the model's owner. If not given, the crate of a service of AWS
    /// has those of AWS.
    pub license_files: Vec<LicenseFile>,
    /// The address of the source.
    pub repository: Option<String>,
    /// The address of a page about the crate.
    pub homepage: Option<String>,
    /// The authors, as in `Jane Doe <jane@example.com>`.
    pub authors: Vec<String>,
    /// Words by which crates.io finds the crate.
    pub keywords: Vec<String>,
    /// [Categories of crates.io](https://crates.io/category_slugs).
    pub categories: Vec<String>,
}

/// Where a crate can be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Publish {
    /// Nowhere: `publish = false`.
    Nowhere,
    /// In any registry: `publish = true`.
    Anywhere,
    /// Only in these registries: a list of their names.
    Registries(Vec<String>),
}

/// A text that generated crates carry, such as the licence of the model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LicenseFile {
    /// The file's name in the folder of the crate, such as `LICENSE`.
    pub name: String,
    /// Its text.
    pub text: String,
}

impl Package {
    /// The oldest version of Rust that can compile the crate.
    pub(crate) fn rust_version(&self) -> &str {
        self.rust_version.as_deref().unwrap_or("1.88")
    }

    /// The keys of these settings in the table `[crate]`.
    pub(super) const KEYS: [&str; 11] = [
        "authors",
        "categories",
        "edition",
        "homepage",
        "keywords",
        "license",
        "license-files",
        "publish",
        "repository",
        "rust-version",
        "version",
    ];

    /// Adds the settings of a later source, which replace those of this one.
    pub(super) fn merge(&mut self, later: Self) {
        fn replace<T>(setting: &mut Option<T>, later: Option<T>) {
            *setting = later.or(setting.take());
        }
        fn replace_list<T>(setting: &mut Vec<T>, later: Vec<T>) {
            if !later.is_empty() {
                *setting = later;
            }
        }
        let Self { version, edition, rust_version, publish, license, license_files, .. } = later;
        replace(&mut self.version, version);
        replace(&mut self.edition, edition);
        replace(&mut self.rust_version, rust_version);
        replace(&mut self.publish, publish);
        replace(&mut self.license, license);
        replace_list(&mut self.license_files, license_files);
        replace(&mut self.repository, later.repository);
        replace(&mut self.homepage, later.homepage);
        replace_list(&mut self.authors, later.authors);
        replace_list(&mut self.keywords, later.keywords);
        replace_list(&mut self.categories, later.categories);
    }

    /// Reads the value of a key; returns whether the key is one of these settings.
    pub(super) fn set(
        &mut self,
        r: &mut EntryReader<'_>,
        key: &str,
        value: &Spanned<DeValue<'_>>,
    ) -> bool {
        match key {
            "version" => self.version = r.string(key, value),
            "edition" => self.edition = r.string(key, value),
            "rust-version" => self.rust_version = r.string(key, value),
            "publish" => self.publish = publish(r, key, value),
            "license" => self.license = r.string(key, value),
            "license-files" => self.license_files = license_files(r, key, value),
            "repository" => self.repository = r.string(key, value),
            "homepage" => self.homepage = r.string(key, value),
            "authors" => self.authors = r.strings(key, value),
            "keywords" => self.keywords = r.strings(key, value),
            "categories" => self.categories = r.strings(key, value),
            _ => return false,
        }
        true
    }
}

fn publish(r: &mut EntryReader<'_>, key: &str, value: &Spanned<DeValue<'_>>) -> Option<Publish> {
    match value.get_ref() {
        DeValue::Boolean(true) => Some(Publish::Anywhere),
        DeValue::Boolean(false) => Some(Publish::Nowhere),
        DeValue::Array(_) => Some(Publish::Registries(r.strings(key, value))),
        _ => {
            let help = "write it without quotes, or as in `[\"my-registry\"]`";
            r.wrong(key, "must be true, false, or a list of registries", help, value);
            None
        }
    }
}

/// Reads the files that a list names. Each has its name in the crate as well.
fn license_files(
    r: &mut EntryReader<'_>,
    key: &str,
    value: &Spanned<DeValue<'_>>,
) -> Vec<LicenseFile> {
    let paths = r.strings(key, value);
    let read = |path: &String| -> Result<LicenseFile, Errors> {
        let text = (r.files)(path)?.replace("\r\n", "\n");
        let name = path.rsplit('/').next().unwrap_or(path).to_owned();
        Ok(LicenseFile { name, text })
    };
    let (mut files, mut errors) = (Vec::new(), Errors::default());
    for path in &paths {
        files.extend(errors.collect(read(path)));
    }
    r.failed(key, errors, value);
    files
}
