//! The form of the output: a crate, or a module of the user's crate.

use std::collections::BTreeSet;

use proc_macro2::Ident;
use quote::format_ident;

use crate::error::Problem;
use crate::map::set_of;

/// The form of the output.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// A crate of its own.
    #[default]
    Crate,
    /// One file, to be included as a module of the user's crate.
    Module(Module),
}

/// A module of the user's crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Module {
    path: Vec<String>,
    features: BTreeSet<Feature>,
}

/// A part of the generated code that is optional: in a crate, a feature of Cargo; in a module, a
/// choice when it is generated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Feature {
    /// Reading and writing JSON; needs no dependency.
    Json,
    /// Reading and writing CBOR, for a service that speaks it; needs no dependency.
    Cbor,
    /// `Serialize` and `Deserialize` on every shape, with `serde_core`.
    Serde,
    /// Requests and responses as messages of the crate `http`.
    Http,
    /// Compressed requests, with `flate2`.
    Gzip,
    /// Random tokens with `getrandom`.
    Getrandom,
    /// The service's addresses, by its own rules; needs no dependency.
    Endpoint,
    /// Signatures of requests, with `hmac-sha256`.
    Sigv4,
    /// Calls over any HTTP client.
    Client,
    /// The server's side: reading requests, writing responses.
    Server,
}

/// A crate that a feature needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Dependency {
    /// The name of the package.
    pub(crate) name: &'static str,
    /// The lowest version that works; CI compiles with it.
    pub(crate) version: &'static str,
}

impl Dependency {
    /// The name that code uses.
    pub(crate) fn name_in_code(self) -> String {
        self.name.replace('-', "_")
    }
}

impl Feature {
    /// Every feature.
    pub(crate) const ALL: [Self; 10] = [
        Self::Json,
        Self::Cbor,
        Self::Serde,
        Self::Http,
        Self::Gzip,
        Self::Getrandom,
        Self::Endpoint,
        Self::Sigv4,
        Self::Client,
        Self::Server,
    ];

    /// The crate that the feature needs.
    pub(crate) fn dependency(self) -> Option<Dependency> {
        let (name, version) = match self {
            Self::Json | Self::Cbor | Self::Endpoint | Self::Client | Self::Server => return None,
            Self::Serde => ("serde_core", "1.0.220"),
            Self::Http => ("http", "1"),
            // Older versions need a C compiler.
            Self::Gzip => ("flate2", "1.0.12"),
            Self::Getrandom => ("getrandom", "0.4"),
            Self::Sigv4 => ("hmac-sha256", "1"),
        };
        Some(Dependency { name, version })
    }

    /// Its name in the manifest of a generated crate.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Cbor => "cbor",
            Self::Serde => "serde",
            Self::Http => "http",
            Self::Gzip => "gzip",
            Self::Getrandom => "getrandom",
            Self::Endpoint => "endpoint",
            Self::Sigv4 => "sigv4",
            Self::Client => "client",
            Self::Server => "server",
        }
    }

    /// The feature with this name.
    pub(crate) fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|feature| feature.name() == name)
    }

    /// Whether users have the feature unless they say otherwise.
    pub(crate) fn is_default(self) -> bool {
        matches!(self, Self::Serde | Self::Http)
    }

    /// What the feature brings, in Markdown.
    pub(crate) fn about(self) -> &'static str {
        match self {
            Self::Json => "the module `json`: reading and writing, without a dependency",
            Self::Cbor => "the module `cbor`: reading and writing messages, without a dependency",
            Self::Serde => "`Serialize` and `Deserialize` on every shape",
            Self::Http => {
                "`Operation::request` and `Operation::response`, in the types of the crate `http`"
            }
            Self::Gzip => "compressed requests, where the model allows them",
            Self::Getrandom => {
                "random tokens of requests where the standard library has no randomness, e.g. on \
                 `wasm32-unknown-unknown`"
            }
            Self::Endpoint => "`Endpoint::resolve`: the service's address, by its own rules",
            Self::Sigv4 => "the module `sigv4`, which signs requests, and `Credentials`",
            Self::Client => "`Client`: calls with retries, over any HTTP client",
            Self::Server => {
                "the module `server`: reads requests and writes responses, for mocks and emulators"
            }
        }
    }

    /// The features that this feature needs, of those that a crate has.
    pub(crate) fn needs(self) -> &'static [Self] {
        match self {
            Self::Json | Self::Endpoint => &[],
            Self::Serde | Self::Cbor => &[Self::Json],
            Self::Http => &[Self::Cbor, Self::Json],
            Self::Gzip | Self::Getrandom | Self::Sigv4 | Self::Server => &[Self::Http],
            Self::Client => &[Self::Endpoint, Self::Sigv4],
        }
    }

    /// This feature, the features that it needs, those that they need, and so on.
    pub(crate) fn closure(self) -> BTreeSet<Self> {
        let needed = self.needs().iter().flat_map(|feature| feature.closure());
        set_of(std::iter::once(self).chain(needed))
    }
}

impl Module {
    /// The module at `path`, such as `crate::aws::cognito`, with these features and the features
    /// that they need.
    ///
    /// # Errors
    /// If `path` isn't the path of a module.
    pub fn new(path: &str, features: impl IntoIterator<Item = Feature>) -> Result<Self, Problem> {
        let names = path.strip_prefix("crate::").unwrap_or(path).split("::");
        let names: Option<Vec<String>> =
            names.map(|name| Some(syn::parse_str::<Ident>(name).ok()?.to_string())).collect();
        let path = names.ok_or_else(|| {
            Problem::new(path, "isn't the path of a module").help("write it as in `crate::cognito`")
        })?;
        let features = set_of(features.into_iter().flat_map(Feature::closure));
        Ok(Self { path, features })
    }

    /// The same module with the features of another one.
    #[must_use]
    pub(crate) fn with_features_of(&self, other: &Self) -> Self {
        Self { path: self.path.clone(), features: other.features.clone() }
    }

    /// The same module with none but these features: the others do nothing in it.
    #[must_use]
    pub(crate) fn with_only(&self, features: impl Iterator<Item = Feature>) -> Self {
        let features = set_of(features.filter(|feature| self.has(*feature)));
        Self { path: self.path.clone(), features }
    }

    /// The path below the root of the user's crate.
    #[must_use]
    pub fn path(&self) -> String {
        self.path.join("::")
    }

    /// The names of which the path consists.
    pub(crate) fn names(&self) -> impl Iterator<Item = Ident> {
        self.path.iter().map(|name| format_ident!("{name}"))
    }

    /// The name of the file: the module's name with the extension `.rs`.
    #[must_use]
    pub fn file(&self) -> String {
        let name = self.path.last().map_or("", String::as_str);
        format!("{}.rs", name.trim_start_matches("r#"))
    }

    /// The crates that the user's crate must depend on.
    pub(crate) fn dependencies(&self) -> impl Iterator<Item = Dependency> {
        self.features.iter().filter_map(|feature| feature.dependency())
    }

    /// Whether the module has a feature.
    #[must_use]
    pub fn has(&self, feature: Feature) -> bool {
        self.features.contains(&feature)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feature_brings_the_features_that_it_needs() {
        let module = Module::new("crate::aws::cognito", [Feature::Gzip]).expect("it is a path");
        let all = [Feature::Json, Feature::Serde, Feature::Http, Feature::Gzip];
        assert_eq!(all.map(|feature| module.has(feature)), [true, false, true, true]);
    }

    #[test]
    fn a_module_is_named_by_its_path() {
        let module = Module::new("aws::r#type", []).expect("it is a path");
        assert_eq!(
            (module.path(), module.file()),
            ("aws::r#type".to_owned(), "type.rs".to_owned())
        );
        for wrong in ["", "crate", "crate::", "a::b-c", "a.b", "::a", "self::a"] {
            Module::new(wrong, []).expect_err(wrong);
        }
    }
}
