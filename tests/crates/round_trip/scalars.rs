//! Texts for scalars and documents.

use crate::round_trip::texts::Style;

/// Values for unknown members.
pub(crate) const ANY: &[&str] = &[
    "null",
    "true",
    "0",
    "-1.5e3",
    "18446744073709551615",
    "\"text \\\"quoted\\\"\"",
    "[]",
    "{}",
    r#"[1,[2,{"a":[null]}],"b"]"#,
    r#"{"a":{"b":[{}]},"c":false}"#,
];

const STRINGS: &[&str] = &[
    r#""""#,
    r#""a""#,
    r#"" ä漢😀""#,
    r#""\u0000\u001f\u007f\u0085\u2028\ufeff\"\\/\b\f\n\r\t""#,
    r#""null""#,
    r#""a text that is longer than a few words, as a description would be""#,
];

const DOCUMENTS: &[&str] = &[
    "false",
    "7",
    "-7",
    "0.5",
    "1e-7",
    "18446744073709551615",
    "-9223372036854775808",
    r#""text""#,
    "[]",
    "{}",
    r#"[null,[true],{"a":null}]"#,
    r#"{"":{"a":[1,2.5,"b"]}}"#,
];

/// Texts for a simple type, such as `string`; timestamps have the format, if they have one of their
/// own.
///
/// Plain texts have the form that the codecs write. Numbers have no more digits than an `f64`
/// keeps, since serde has no other numbers: see `limits.rs`.
pub(crate) fn texts(simple: &str, format: Option<&str>, style: Style) -> &'static [&'static str] {
    match style {
        Style::Plain => plain(simple, format),
        Style::Wild => wild(simple),
    }
}

fn plain(simple: &str, format: Option<&str>) -> &'static [&'static str] {
    match simple {
        "blob" => &[r#""""#, r#""AA==""#, r#""/+8=""#, r#""Zm9vYmFy""#],
        "boolean" => &["true", "false"],
        "string" => STRINGS,
        "byte" => &["0", "127", "-128"],
        "short" => &["0", "32767", "-32768"],
        "integer" => &["0", "2147483647", "-2147483648"],
        "long" => &["0", "9223372036854775807", "-9223372036854775808"],
        "float" => &["0.0", "0.5", "-1.25", "16777216.0", r#""NaN""#, r#""-Infinity""#],
        "double" => &["0.0", "0.1", "-2.5", "1e20", "1e-7", r#""NaN""#, r#""Infinity""#],
        "bigInteger" => &["0", "-1", "9223372036854775807", "18446744073709551615"],
        "bigDecimal" => &["0", "-1", "1.5", "-0.25"],
        "document" => DOCUMENTS,
        "timestamp" => match format {
            Some("date-time") => &[r#""1970-01-01T00:00:00Z""#, r#""2023-11-14T22:13:20.5Z""#],
            Some("http-date") => &[r#""Tue, 14 Nov 2023 22:13:20 GMT""#],
            _ => &["0", "-1", "1700000000", "1700000000.5", "-0.25"],
        },
        other => panic!("there are no texts for {other}"),
    }
}

fn wild(simple: &str) -> &'static [&'static str] {
    match simple {
        "blob" => &[r#""Zg""#, r#""Zg==""#, r#""Zm8""#, r#""Z""#, r#""Z=""#, r#""ü""#, r#"" ""#],
        "byte" => &["-0", "5.0", "1e2", "127", "128", "-129", "1.5", "1e300", r#""5""#],
        "short" => &["32767", "32768", "3.2767e4", "-1e3", "1e300"],
        "integer" => &["2147483647", "2147483648", "2.0", "-3000000000", "4294967296"],
        "long" => &["9223372036854775807", "9223372036854775808", "1e18", "1e19", "0.5"],
        "float" => &["0", "-0.0", "1e38", "1e-46", "3", r#""Infinity""#, r#""inf""#, r#""1""#],
        "double" => &["0", "-0.0", "1E2", "18446744073709551616", r#""NaN""#, r#""nan""#],
        "bigInteger" => &[
            "5",
            r#""-5""#,
            r#""123456789012345678901234567890""#,
            r#""1.0""#,
            "1.0",
            "-1e18",
            "1.5",
            r#""""#,
            "true",
        ],
        "bigDecimal" => &[
            "5",
            r#""1.10""#,
            r#""1e400""#,
            r#""-0.000000000000000000000000001""#,
            r#""x""#,
            "2.5",
        ],
        "document" => ANY,
        "timestamp" => &[
            "1700000000.0",
            "1.7000000005e9",
            "-1.5E0",
            "1e300",
            r#""2023-11-14T22:13:20+01:00""#,
            r#""2023-11-14t22:13:20.123z""#,
            r#""Tue, 14 Nov 2023 22:13:20 GMT""#,
            r#""2023-13-14T22:13:20Z""#,
            r#""""#,
            "true",
        ],
        _ => plain(simple, None),
    }
}
