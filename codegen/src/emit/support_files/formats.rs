//! The files of support code for formats: JSON, CBOR, and those of serde.

use std::borrow::Cow;

use super::{Part, Visibility, When, files};
use crate::emit::text_file::{SLASHES, TextFile};
use crate::form::Feature;
use crate::ir::Need;

/// Hand-written code for formats, by name.
pub(super) static PARTS: &[Part] = &[
    Part {
        visibility: Visibility::Crate,
        feature: Some(Feature::Json),
        ..Part::new(
            files!("support/base64"),
            When::Any(&[&[Need::ReplacedBlobs], &[Need::RpcV2Cbor, Need::Documents]]),
        )
    },
    Part {
        feature: Some(Feature::Cbor),
        visibility: Visibility::Public,
        ..Part::new(
            files!(
                "support/cbor",
                "support/cbor/big",
                "support/cbor/half",
                "support/cbor/item",
                "support/cbor/read",
                "support/cbor/read/members",
                "support/cbor/read/number",
                "support/cbor/read/string",
                "support/cbor/write"
            ),
            When::All(&[Need::RpcV2Cbor]),
        )
    },
    Part::new(files!("support/digits"), When::Used),
    Part {
        feature: Some(Feature::Json),
        visibility: Visibility::Public,
        ..Part::new(
            files!(
                "support/json",
                "support/json/buffer",
                "support/json/plain",
                "support/json/read",
                "support/json/read/error",
                "support/json/read/escape",
                "support/json/read/ignored",
                "support/json/read/members",
                "support/json/read/number",
                "support/json/strictness",
                "support/json/strictness/exact",
                "support/json/write",
                "support/json/write/escape"
            ),
            When::All(&[Need::Wire]),
        )
    },
    Part {
        feature: Some(Feature::Json),
        exports: &["Redacted"],
        uses: &[("mark", None)],
        ..Part::new(files!("support/redacted", "support/redacted/mask"), When::All(&[Need::Wire]))
    },
    Part {
        visibility: Visibility::Crate,
        feature: Some(Feature::Serde),
        uses: &[("digits", None)],
        ..Part::new(
            files!(
                "support/serde",
                "support/serde/name",
                "support/serde/number",
                "support/serde/path",
                "support/serde/read",
                "support/serde/write"
            ),
            When::All(&[Need::Wire]),
        )
    },
    Part { internal: &["serde_impls"], ..Part::new(files!("support/serde_impls"), When::Used) },
    Part {
        visibility: Visibility::Crate,
        feature: Some(Feature::Json),
        ..Part::new(
            files!(
                "support/wire",
                "support/wire/count",
                "support/wire/decimal",
                "support/wire/number",
                "support/wire/place",
                "support/wire/shape",
                "support/wire/sink",
                "support/wire/values"
            ),
            When::All(&[Need::Wire]),
        )
    },
];
