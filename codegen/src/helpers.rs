//! Helpers for users of single services, which a configuration can ask for.

/// Helpers for the users of one service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Helpers {
    /// For Amazon Cognito user pools: the module `cognito` with secret hashes, and with attributes of
    /// users as maps.
    Cognito,
}

impl Helpers {
    /// Their names in a configuration.
    pub(crate) const NAMES: [&str; 1] = ["cognito"];

    /// The helpers with this name.
    pub(crate) fn of_name(name: &str) -> Option<Self> {
        (name == "cognito").then_some(Self::Cognito)
    }
}
