//! Type names that generated code uses without importing or qualifying them.

/// Names that no item of a service can have: names of Rust's prelude that generated modules, macros
/// of the support code and examples use, and names that all modules define or import. If an item of
/// the service has any other name, generated code writes its own use of that name as a full path.
/// `tests/it/names` compares this list with generated code.
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
