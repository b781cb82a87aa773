//! Type names that generated code uses without importing or qualifying them.

/// Names that no item of a service can have: of Rust's prelude what modules, the macros of the
/// support code and examples use, and what modules define and import in any case. All else makes
/// way for the items of the service. `tests/it/names` compares the list to what is emitted.
pub(super) const TYPES: [&str; 17] = [
    "Box",
    "Clone",
    "Default",
    "Eq",
    "Err",
    "From",
    "Into",
    "IsSet",
    "None",
    "Ok",
    "Option",
    "Result",
    "Self",
    "ServiceError",
    "Some",
    "String",
    "Vec",
];
