//! Types of the generated crates behind a trait, to read, write and compare them.

use std::any::Any;

use serde_json::Value;

/// A type with a wire form.
pub(crate) struct Subject {
    /// The id of its shape in the model.
    pub(crate) id: &'static str,
    /// A value in which nothing is set.
    pub(crate) empty: fn() -> Box<dyn Subjected>,
    /// Reads a text with `json`.
    pub(crate) by_json: fn(&[u8]) -> Read,
    /// Reads a text with `json`, strictly.
    pub(crate) by_strict: fn(&[u8]) -> Read,
    /// Reads a text with serde.
    pub(crate) by_serde: fn(&[u8]) -> Read,
}

/// The result of reading a text.
pub(crate) type Read = Result<Box<dyn Subjected>, Refusal>;

/// Why a text can't be read.
#[derive(Debug)]
pub(crate) struct Refusal {
    pub(crate) message: String,
    /// The text of `Debug`.
    pub(crate) debug: String,
}

/// A value of a subject.
pub(crate) trait Subjected {
    fn to_json(&self) -> Vec<u8>;
    fn to_serde(&self) -> Vec<u8>;
    /// The value without its secrets, by each codec.
    fn to_redacted(&self) -> [Vec<u8>; 2];
    /// The value with other values in place of its secrets.
    fn to_masked(&self) -> Vec<u8>;
    fn equals(&self, other: &dyn Subjected) -> bool;
    fn as_any(&self) -> &dyn Any;
}

/// The text as a `Value` of `serde_json`.
pub(crate) fn value(text: &[u8]) -> Value {
    serde_json::from_slice(text).expect("what was written is JSON")
}

/// The subjects of a crate; each crate has its own `Wire`.
macro_rules! subjects {
    ($krate:ident, $table:literal) => {
        pub(crate) mod $krate {
            use std::any::Any;

            use ::$krate::Redacted;
            use ::$krate::json::{self, Wire};
            use serde_core::Serialize;
            use serde_core::de::DeserializeOwned;

            use super::{Read, Refusal, Subjected};

            #[allow(deprecated, reason = "the model deprecates some shapes")]
            pub(crate) static ALL: &[super::Subject] =
                &include!(concat!(env!("OUT_DIR"), "/", $table));

            struct Subject;

            impl Subject {
                const fn of<T>(id: &'static str) -> super::Subject
                where
                    T: Wire + Serialize + DeserializeOwned + PartialEq + 'static,
                {
                    super::Subject {
                        id,
                        empty: || Box::new(Boxed(T::empty())),
                        by_json: |text| boxed(json::from_slice::<T>(text)),
                        by_strict: |text| boxed(json::from_slice_strict::<T>(text)),
                        by_serde: |text| boxed(serde_json::from_slice::<T>(text)),
                    }
                }
            }

            fn boxed<T, E>(read: Result<T, E>) -> Read
            where
                T: Wire + Serialize + PartialEq + 'static,
                E: std::error::Error,
            {
                match read {
                    Ok(value) => Ok(Box::new(Boxed(value))),
                    Err(error) => {
                        Err(Refusal { message: error.to_string(), debug: format!("{error:?}") })
                    }
                }
            }

            struct Boxed<T>(T);

            impl<T: Wire + Serialize + PartialEq + 'static> Subjected for Boxed<T> {
                fn to_json(&self) -> Vec<u8> {
                    json::to_vec(&self.0)
                }

                fn to_serde(&self) -> Vec<u8> {
                    serde_json::to_vec(&self.0).expect("it can be written")
                }

                fn to_redacted(&self) -> [Vec<u8>; 2] {
                    let serde = serde_json::to_vec(&Redacted(&self.0)).expect("it can be written");
                    [json::to_string_redacted(&self.0).into_bytes(), serde]
                }

                fn to_masked(&self) -> Vec<u8> {
                    json::to_string_masked(&self.0).into_bytes()
                }

                fn equals(&self, other: &dyn Subjected) -> bool {
                    other.as_any().downcast_ref::<Self>().is_some_and(|other| self.0 == other.0)
                }

                fn as_any(&self) -> &dyn Any {
                    self
                }
            }
        }
    };
}

// A module of each crate, and `ALL` of them, each by its model.
include!(concat!(env!("OUT_DIR"), "/subjects.rs"));
