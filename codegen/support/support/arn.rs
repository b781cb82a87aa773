//! Parts of Amazon Resource Names in endpoint rules, see
//! <https://smithy.io/2.0/additional-specs/rules-engine/standard-library.html#aws-parsearn-function>.

/// The parts of an Amazon Resource Name.
#[allow(dead_code, reason = "not every service needs each part")]
pub(crate) struct Arn<'a> {
    pub(crate) partition: &'a str,
    pub(crate) service: &'a str,
    pub(crate) region: &'a str,
    pub(crate) account_id: &'a str,
    pub(crate) resource_id: Vec<&'a str>,
}

/// The parts of an Amazon Resource Name, such as `arn:aws:sns:us-west-2:012345678910:name`.
pub(crate) fn parse_arn(text: &str) -> Option<Arn<'_>> {
    let mut parts = text.splitn(6, ':');
    let is_arn = parts.next() == Some("arn");
    let (partition, service) = (parts.next()?, parts.next()?);
    let (region, account_id, resource) = (parts.next()?, parts.next()?, parts.next()?);
    let has_all = !partition.is_empty() && !service.is_empty() && !resource.is_empty();
    let resource_id = resource.split([':', '/']).collect();
    (is_arn && has_all).then_some(Arn { partition, service, region, account_id, resource_id })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arns_have_parts() {
        let arn = parse_arn("arn:aws:sns:us-west-2:012345678910:a/b:c").expect("it is an ARN");
        assert_eq!([arn.partition, arn.service, arn.region, arn.account_id], ["aws", "sns", "us-west-2", "012345678910"]);
        assert_eq!(arn.resource_id, ["a", "b", "c"]);
        assert!(parse_arn("arn:aws:s3:::bucket").is_some());
        for wrong in ["", "arn:aws:s3", "arn::s3:::x", "arn:aws:s3:::", "urn:aws:s3:::x"] {
            assert!(parse_arn(wrong).is_none(), "{wrong}");
        }
    }
}
