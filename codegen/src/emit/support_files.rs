//! The files of support code, which generated crates get unchanged: when a crate gets each of them,
//! and what other code takes from it.

mod calls;
mod formats;
mod sections;
mod when;

use std::borrow::Cow;

use super::text_file::{SLASHES, TextFile};
use crate::form::Feature;
use crate::ir::{Need, Needs};
use when::When;

/// Files of `codegen/support`, which have the same paths in a generated crate.
macro_rules! files {
    ($($path:literal),+) => {
        &[$(TextFile {
            path: concat!("src/", $path, ".rs"),
            origin: &[concat!("codegen/support/", $path, ".rs")],
            comment: SLASHES,
            text: Cow::Borrowed(include_str!(concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/support/",
                $path,
                ".rs"
            ))),
        }),+]
    };
}
pub(super) use files;

/// A module of hand-written code: a file, with the files below it.
pub(super) struct Part {
    /// The file of the module, then those below it.
    pub(super) files: &'static [TextFile],
    /// When a crate has the module, even if no other one uses it.
    pub(super) when: When,
    /// The feature without which nobody needs it.
    pub(super) feature: Option<Feature>,
    /// The modules that it uses and that not every crate has, each with the feature, if any, with
    /// which it does so.
    pub(super) uses: &'static [(&'static str, Option<Feature>)],
    /// Who can name the module itself.
    pub(super) visibility: Visibility,
    /// What the root of the crate exports.
    exports: &'static [&'static str],
    /// What the module `builders` exports.
    pub(super) of_builders: &'static [&'static str],
    /// What other modules of the crate take from `crate::support`.
    pub(super) internal: &'static [&'static str],
}

/// Who can name a module of support code.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Visibility {
    /// Other support code.
    Private,
    /// All code of the crate: macros and templates give paths through the module.
    Crate,
    /// Users of the crate.
    Public,
}

impl Part {
    const fn new(files: &'static [TextFile], when: When) -> Self {
        Self {
            files,
            when,
            feature: None,
            uses: &[],
            visibility: Visibility::Private,
            exports: &[],
            of_builders: &[],
            internal: &[],
        }
    }

    /// The name of the module.
    pub(super) fn name(&self) -> &'static str {
        let path = self.files[0].path.trim_end_matches(".rs");
        path.rsplit_once('/').map_or(path, |(_, name)| name)
    }

    /// The files as a crate with these needs has them.
    pub(super) fn files_for(&self, needs: &Needs) -> Vec<TextFile> {
        let selected = |file: &TextFile| {
            let text = sections::select(&file.text, needs)?.into_owned();
            Some(TextFile { text: text.into(), ..file.clone() })
        };
        self.files.iter().filter_map(selected).collect()
    }

    /// What the root of the crate exports, which can be the module itself.
    pub(super) fn exported(&self) -> Vec<&'static str> {
        (self.visibility == Visibility::Public)
            .then(|| self.name())
            .into_iter()
            .chain(self.exports.iter().copied())
            .collect()
    }

    /// What is public in the module.
    pub(super) fn public(&self) -> Vec<&'static str> {
        self.exports.iter().chain(self.of_builders).copied().collect()
    }
}

/// All hand-written code.
pub(super) fn all() -> impl Iterator<Item = &'static Part> {
    PARTS.iter().chain(calls::PARTS).chain(formats::PARTS)
}

/// Hand-written code for shapes and messages, by name.
static PARTS: &[Part] = &[
    Part {
        feature: Some(Feature::Server),
        internal: &["dispatch"],
        ..Part::new(files!("support/dispatch"), When::All(&[Need::Wire]))
    },
    Part {
        exports: &["ParseNumberError"],
        uses: &[("serde_impls", None)],
        ..Part::new(files!("support/big"), When::Used)
    },
    Part {
        exports: &["BigDecimal"],
        uses: &[("big", None), ("digits", None)],
        ..Part::new(
            files!("support/big_decimal", "support/big_decimal/wire"),
            When::All(&[Need::BigDecimals]),
        )
    },
    Part {
        exports: &["BigInteger"],
        uses: &[("big", None)],
        ..Part::new(
            files!("support/big_integer", "support/big_integer/wire"),
            When::All(&[Need::BigIntegers]),
        )
    },
    Part {
        exports: &["Blob"],
        uses: &[("base64", Some(Feature::Json)), ("serde_impls", None)],
        ..Part::new(files!("support/blob", "support/blob/wire"), When::All(&[Need::Blobs]))
    },
    Part {
        visibility: Visibility::Crate,
        of_builders: &["IsSet", "Unset"],
        uses: &[("setters", None)],
        internal: &["builder"],
        ..Part::new(
            files!("support/builder", "support/builder/debug"),
            When::All(&[Need::Structures]),
        )
    },
    Part { internal: &["display_error"], ..Part::new(files!("support/display"), When::Always) },
    Part {
        exports: &["Document", "Number"],
        uses: &[("serde_impls", None)],
        ..Part::new(
            files!("support/document", "support/document/wire"),
            When::All(&[Need::Documents]),
        )
    },
    Part { internal: &["Empty"], ..Part::new(files!("support/empty"), When::Always) },
    Part {
        feature: Some(Feature::Http),
        exports: &["Metadata", "OperationError", "Unreadable"],
        ..Part::new(files!("support/error"), When::All(&[Need::Wire]))
    },
    Part {
        internal: &["error"],
        ..Part::new(files!("support/error_shape"), When::All(&[Need::Errors]))
    },
    Part {
        visibility: Visibility::Crate,
        feature: Some(Feature::Gzip),
        ..Part::new(files!("support/gzip"), When::All(&[Need::Gzip]))
    },
    Part {
        internal: &["host_label"],
        ..Part::new(files!("support/host_label"), When::All(&[Need::HostLabels]))
    },
    Part {
        visibility: Visibility::Crate,
        feature: Some(Feature::Http),
        exports: &["HostPrefix", "set_endpoint"],
        uses: &[("address", None)],
        ..Part::new(files!("support/host_prefix"), When::All(&[Need::HostPrefixes]))
    },
    Part {
        visibility: Visibility::Crate,
        internal: &["int_enum"],
        uses: &[("serde_impls", None)],
        ..Part::new(files!("support/int_enum"), When::All(&[Need::IntEnums]))
    },
    Part {
        of_builders: &["IntoList"],
        ..Part::new(files!("support/lists"), When::All(&[Need::Lists]))
    },
    Part {
        of_builders: &["IntoMap"],
        ..Part::new(files!("support/maps"), When::All(&[Need::Maps]))
    },
    Part {
        visibility: Visibility::Crate,
        ..Part::new(files!("support/mark"), When::All(&[Need::SecretStructures]))
    },
    Part {
        visibility: Visibility::Crate,
        exports: &["Auth", "Fault", "Operation", "Pagination", "Structure"],
        ..Part::new(files!("support/operation"), When::Always)
    },
    Part {
        internal: &["operation"],
        ..Part::new(files!("support/operation_table"), When::All(&[Need::Operations]))
    },
    Part {
        exports: &["Pages", "Paginated", "PaginatedItems"],
        ..Part::new(files!("support/pages"), When::All(&[Need::Pages]))
    },
    Part {
        internal: &["redacted"],
        uses: &[("mark", None)],
        ..Part::new(files!("support/secret_enum"), When::All(&[Need::SecretEnums]))
    },
    Part {
        exports: &["Sensitive"],
        uses: &[("mark", None)],
        ..Part::new(
            files!("support/sensitive", "support/sensitive/serde", "support/sensitive/wire"),
            When::All(&[Need::Sensitive]),
        )
    },
    Part::new(
        files!("support/sensitive_big_decimal"),
        When::All(&[Need::Sensitive, Need::BigDecimals]),
    ),
    Part::new(
        files!("support/sensitive_big_integer"),
        When::All(&[Need::Sensitive, Need::BigIntegers]),
    ),
    Part::new(files!("support/sensitive_blob"), When::All(&[Need::Sensitive, Need::Blobs])),
    Part::new(files!("support/sensitive_document"), When::All(&[Need::Sensitive, Need::Documents])),
    Part::new(files!("support/sensitive_int_enum"), When::All(&[Need::Sensitive, Need::IntEnums])),
    Part {
        of_builders: &["IntoSensitiveList"],
        uses: &[("lists", None)],
        ..Part::new(files!("support/sensitive_lists"), When::All(&[Need::SensitiveLists]))
    },
    Part {
        of_builders: &["IntoSensitiveMap"],
        uses: &[("maps", None)],
        ..Part::new(files!("support/sensitive_maps"), When::All(&[Need::SensitiveMaps]))
    },
    Part::new(
        files!("support/sensitive_string_enum"),
        When::All(&[Need::Sensitive, Need::StringEnums]),
    ),
    Part::new(
        files!("support/sensitive_timestamp"),
        When::All(&[Need::Sensitive, Need::Timestamps]),
    ),
    Part {
        visibility: Visibility::Crate,
        exports: &["AnyServiceError", "OfService", "Service"],
        ..Part::new(files!("support/service"), When::Always)
    },
    Part {
        internal: &["service_error"],
        ..Part::new(files!("support/service_error"), When::Always)
    },
    Part {
        feature: Some(Feature::Http),
        exports: &["set_endpoint"],
        uses: &[("address", None)],
        ..Part::new(files!("support/set_endpoint"), When::Without(Need::Wire, Need::HostPrefixes))
    },
    Part { visibility: Visibility::Crate, ..Part::new(files!("support/setters"), When::Used) },
    Part {
        visibility: Visibility::Crate,
        internal: &["string_enum"],
        uses: &[("serde_impls", None)],
        ..Part::new(files!("support/string_enum"), When::All(&[Need::StringEnums]))
    },
    Part {
        internal: &["structure"],
        uses: &[("serde_impls", None)],
        ..Part::new(files!("support/structure"), When::All(&[Need::Structures]))
    },
    Part {
        exports: &["OutOfRangeError", "ParseTimestampError", "Timestamp"],
        uses: &[("serde_impls", None)],
        ..Part::new(
            files!(
                "support/timestamp",
                "support/timestamp/calendar",
                "support/timestamp/date_time",
                "support/timestamp/text",
                "support/timestamp/wire"
            ),
            When::All(&[Need::Timestamps]),
        )
    },
    Part {
        visibility: Visibility::Crate,
        feature: Some(Feature::Http),
        ..Part::new(files!("support/token_source"), When::All(&[Need::Wire]))
    },
    Part {
        visibility: Visibility::Crate,
        feature: Some(Feature::Http),
        ..Part::new(files!("support/tokens"), When::All(&[Need::Tokens]))
    },
    Part {
        internal: &["union"],
        uses: &[("serde_impls", None)],
        ..Part::new(files!("support/union"), When::All(&[Need::Unions]))
    },
];

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::all;

    fn files_below(folder: &Path) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(folder).expect("the folder can be read");
        let paths = entries.map(|entry| entry.expect("the entry can be read").path());
        paths.flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] }).collect()
    }

    #[test]
    fn each_support_file_is_in_one_row() {
        let package = Path::new(env!("CARGO_MANIFEST_DIR"));
        let origins = all().flat_map(|part| part.files).flat_map(|file| file.origin);
        let mut in_rows: Vec<_> =
            origins.map(|path| package.join(path.trim_start_matches("codegen/"))).collect();
        let mut on_disk = files_below(&package.join("support"));
        in_rows.sort();
        on_disk.sort();
        assert_eq!(in_rows, on_disk);
    }
}
