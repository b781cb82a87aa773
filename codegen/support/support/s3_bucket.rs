//! Buckets of Amazon S3 in endpoint rules, see
//! <https://smithy.io/2.0/additional-specs/rules-engine/standard-library.html#aws-isvirtualhostables3bucket-function>.

use super::dns_label::is_valid_host_label;

/// Whether the name of a bucket can be a label of a host, see
/// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html>.
pub(crate) fn is_virtual_hostable_s3_bucket(name: &str, allow_dots: bool) -> bool {
    let has_capital = name.bytes().any(|byte| byte.is_ascii_uppercase());
    let is_ip = name.parse::<std::net::Ipv4Addr>().is_ok();
    name.len() >= 3 && !has_capital && !is_ip && is_valid_host_label(name, allow_dots)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buckets_that_are_labels() {
        assert!(is_virtual_hostable_s3_bucket("my-bucket", false));
        assert!(is_virtual_hostable_s3_bucket("my.bucket", true));
        for wrong in ["my.bucket", "My-bucket", "ab", "-abc", "127.0.0.1"] {
            assert!(!is_virtual_hostable_s3_bucket(wrong, false), "{wrong}");
        }
    }
}
