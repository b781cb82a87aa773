//! Partitions in endpoint rules, see
//! <https://smithy.io/2.0/additional-specs/rules-engine/standard-library.html#aws-partition-function>.

/// A part of AWS with regions and names of hosts of its own.
#[derive(Debug)]
#[allow(dead_code, reason = "not every service needs each part")]
pub(crate) struct Partition {
    pub(crate) name: &'static str,
    pub(crate) dns_suffix: &'static str,
    pub(crate) dual_stack_dns_suffix: &'static str,
    pub(crate) implicit_global_region: &'static str,
    pub(crate) supports_fips: bool,
    pub(crate) supports_dual_stack: bool,
    /// Regions whose names are of no usual form.
    pub(crate) regions: &'static [&'static str],
    /// What the names of other regions begin with: a word and a number follow, as in `us-east-1`.
    pub(crate) prefixes: &'static [&'static str],
}

/// The partition of a region: the one that knows it, or else the one whose regions have names of
/// that form, or else the first one.
pub(crate) fn partition<'p>(partitions: &'p [Partition], region: &str) -> Option<&'p Partition> {
    let mut all = partitions.iter();
    let known = all.clone().find(|partition| partition.regions.contains(&region));
    let similar = || all.find(|partition| partition.prefixes.iter().any(|prefix| has_form(region, prefix)));
    known.or_else(similar).or(partitions.first())
}

/// Whether a region is named by a prefix, a word and a number.
fn has_form(region: &str, prefix: &str) -> bool {
    let rest = region.strip_prefix(prefix).and_then(|rest| rest.strip_prefix('-'));
    let Some((word, number)) = rest.and_then(|rest| rest.split_once('-')) else { return false };
    let is_word = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || c == '_');
    is_word(word) && !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_has_a_partition() {
        const fn named(name: &'static str, regions: &'static [&'static str], prefixes: &'static [&'static str]) -> Partition {
            Partition {
                name,
                dns_suffix: "",
                dual_stack_dns_suffix: "",
                implicit_global_region: "",
                supports_fips: true,
                supports_dual_stack: true,
                regions,
                prefixes,
            }
        }
        let all = [named("a", &["a-global"], &["us", "eu"]), named("b", &["b-global"], &["us-gov"])];
        let find = |region| partition(&all, region).map(|partition| partition.name);
        for (region, name) in [("us-east-1", "a"), ("us-gov-west-1", "b"), ("b-global", "b"), ("eu-x-99", "a"), ("mars", "a"), ("us-gov-west-1x", "a")] {
            assert_eq!(find(region), Some(name), "{region}");
        }
        assert_eq!(partition(&[], "us-east-1").map(|partition| partition.name), None);
    }
}
