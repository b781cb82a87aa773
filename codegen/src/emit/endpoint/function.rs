//! The functions of the support code that rules call.

use crate::endpoint_rules::Function;

/// The module that has a function, and the function's name; none for what operators do.
pub(super) fn support(function: Function) -> Option<(&'static str, &'static str)> {
    Some(match function {
        Function::Substring => ("substring", "substring"),
        Function::UriEncode => ("uri_encode", "uri_encode"),
        Function::ParseUrl => ("url", "parse_url"),
        Function::IsValidHostLabel => ("dns_label", "is_valid_host_label"),
        Function::Partition => ("partition", "partition"),
        Function::ParseArn => ("arn", "parse_arn"),
        Function::IsVirtualHostableS3Bucket => ("s3_bucket", "is_virtual_hostable_s3_bucket"),
        Function::Split => ("split", "split"),
        Function::IsSet
        | Function::Not
        | Function::Equals
        | Function::Coalesce
        | Function::IfThenElse => return None,
    })
}
