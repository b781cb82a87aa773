//! Parameters of endpoints that are a part of a host.

use super::dns_label::is_valid_host_label;
use super::endpoint::EndpointError;

/// Refuses a parameter that would be a part of a host and isn't: it could turn a request to another
/// host.
pub(crate) fn check_host(name: &'static str, value: Option<&str>) -> Result<(), EndpointError> {
    match value {
        Some(value) if !is_valid_host_label(value, true) => Err(EndpointError::Parameter(name)),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_parameter_changes_the_host() {
        for wrong in ["", "us-east-1/", "a@b", "a:80", "a\r\nb", "a.com#", "a.com?", "a\\b", "é"] {
            assert_eq!(check_host("region", Some(wrong)), Err(EndpointError::Parameter("region")), "{wrong}");
        }
        for right in [None, Some("us-east-1"), Some("a.b")] {
            assert_eq!(check_host("region", right), Ok(()));
        }
    }
}
