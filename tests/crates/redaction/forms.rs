//! Every way to write a value without its secrets.

/// The function `redacted`, for a crate: each has types of its own.
macro_rules! redacted_forms {
    ($krate:ident) => {
        /// A value in all its redacted forms, and in collections.
        fn redacted<T: ::$krate::json::Wire + Clone>(value: &T) -> Vec<String> {
            use ::$krate::json::{to_string_masked, to_string_redacted};

            let redacted = ::$krate::Redacted(value);
            vec![
                redacted.to_string(),
                format!("{redacted:?}"),
                serde_json::to_string(&redacted).expect("JSON takes every value"),
                crate::redaction::counting::write(&redacted),
                to_string_redacted(&vec![value.clone()]),
                to_string_redacted(&BTreeMap::from([("key".to_owned(), value.clone())])),
                to_string_redacted(&Some(value.clone())),
                to_string_masked(value),
                to_string_masked(&vec![value.clone()]),
            ]
        }
    };
}
