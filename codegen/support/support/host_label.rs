//! Values of requests in the names of hosts.

/// A value as a part of a label of a host. For a value that can't be one it returns `{}`, which
/// `set_endpoint` refuses: a value must not send a request to another host.
pub(crate) fn host_label(value: &str) -> &str {
    let fits = value.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if fits && !value.is_empty() { value } else { "{}" }
}
