//! The partitions of AWS, from the file `partitions.json` that its SDKs share, see
//! <https://smithy.io/2.0/additional-specs/rules-engine/standard-library.html#aws-partition-function>.

use serde_json::Value;

use crate::error::Problem;

/// The partitions that the generator knows.
const OURS: &str = include_str!("partitions.json");

/// The partitions of AWS, in their order.
#[derive(Clone, Debug, PartialEq)]
pub struct Partitions(pub Vec<Partition>);

/// A part of AWS with regions and names of hosts of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Partition {
    /// Its name, such as `aws-us-gov`.
    pub name: String,
    /// The end of names of hosts.
    pub dns_suffix: String,
    /// The end of names of hosts that have IPv6 as well.
    pub dual_stack_dns_suffix: String,
    /// The region that stands for services without regions.
    pub implicit_global_region: String,
    /// Whether it has endpoints that fulfill FIPS 140.
    pub supports_fips: bool,
    /// Whether it has endpoints that have IPv6 as well.
    pub supports_dual_stack: bool,
    /// The regions whose names don't have the usual form.
    pub regions: Vec<String>,
    /// What the names of the others begin with: a word and a number follow, as in `us-east-1`.
    pub prefixes: Vec<String>,
}

impl Partitions {
    /// Those that the generator knows.
    ///
    /// # Errors
    /// None, unless the generator was built with a file that isn't one of partitions.
    pub fn known() -> Result<Self, Problem> {
        Self::read(OURS)
    }

    /// Reads the text of a file `partitions.json`.
    ///
    /// # Errors
    /// If it isn't one, or the names of a partition's regions have a form that isn't known.
    pub fn read(text: &str) -> Result<Self, Problem> {
        let value: Value = serde_json::from_str(text)
            .map_err(|error| Problem::new("", format!("the partitions aren't JSON: {error}")))?;
        let partitions = value["partitions"].as_array();
        let partitions =
            partitions.ok_or_else(|| Problem::new("", "the file has no `partitions`"))?;
        partitions.iter().map(Partition::read).collect::<Result<_, _>>().map(Self)
    }
}

impl Partition {
    fn read(value: &Value) -> Result<Self, Problem> {
        let id = value["id"].as_str().unwrap_or_default();
        let problem = |what: &str| Problem::new("", format!("the partition `{id}` {what}"));
        let outputs = &value["outputs"];
        let text = |key: &str| {
            let text = outputs[key].as_str().map(str::to_owned);
            text.ok_or_else(|| problem(&format!("has no text `{key}`")))
        };
        let flag = |key: &str| {
            outputs[key]
                .as_bool()
                .ok_or_else(|| problem(&format!("has no `{key}` that is true or false")))
        };
        let pattern = value["regionRegex"].as_str().unwrap_or_default();
        let prefixes = prefixes(pattern).ok_or_else(|| {
            problem(&format!("has regions of a form that isn't known: `{pattern}`"))
        })?;
        let regions = value["regions"].as_object().into_iter().flat_map(|regions| regions.keys());
        let is_usual = |region: &&String| prefixes.iter().any(|prefix| has_form(region, prefix));
        let regions = regions.filter(|region| !is_usual(region)).cloned().collect();
        Ok(Self {
            name: text("name")
                .or_else(|_| if id.is_empty() { text("name") } else { Ok(id.to_owned()) })?,
            dns_suffix: text("dnsSuffix")?,
            dual_stack_dns_suffix: text("dualStackDnsSuffix")?,
            implicit_global_region: text("implicitGlobalRegion")?,
            supports_fips: flag("supportsFIPS")?,
            supports_dual_stack: flag("supportsDualStack")?,
            regions,
            prefixes,
        })
    }
}

/// What regions begin with, by a pattern such as `^(us|eu)\-\w+\-\d+$`: alternatives in parentheses,
/// and texts, before a word and a number.
fn prefixes(pattern: &str) -> Option<Vec<String>> {
    let head = pattern.strip_prefix('^')?.strip_suffix(r"\-\w+\-\d+$")?;
    let mut prefixes = vec![String::new()];
    for part in head.split(r"\-") {
        let alternatives = match part.strip_prefix('(').and_then(|part| part.strip_suffix(')')) {
            Some(alternatives) => alternatives.split('|').collect(),
            None => vec![part],
        };
        let is_plain =
            |text: &&str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if !alternatives.iter().all(is_plain) {
            return None;
        }
        let with = |prefix: &String| {
            let dash = if prefix.is_empty() { "" } else { "-" };
            alternatives.iter().map(|text| format!("{prefix}{dash}{text}")).collect::<Vec<_>>()
        };
        prefixes = prefixes.iter().flat_map(with).collect();
    }
    Some(prefixes)
}

/// Whether a region is a prefix, a word and a number.
fn has_form(region: &str, prefix: &str) -> bool {
    let rest = region.strip_prefix(prefix).and_then(|rest| rest.strip_prefix('-'));
    let Some((word, number)) = rest.and_then(|rest| rest.split_once('-')) else { return false };
    let is_word = word.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    !word.is_empty()
        && is_word
        && !number.is_empty()
        && number.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_partitions_can_be_read() {
        let Partitions(all) = Partitions::known().expect("the file is valid");
        let names: Vec<&str> = all.iter().map(|partition| partition.name.as_str()).collect();
        assert_eq!(names[..2], ["aws", "aws-cn"]);
        assert_eq!(all[0].regions, ["aws-global"]);
        assert!(all.iter().any(|partition| partition.prefixes == ["eusc-de"]));
    }

    #[test]
    fn a_pattern_of_another_form_is_refused() {
        assert_eq!(
            prefixes(r"^(a|b)\-c\-\w+\-\d+$"),
            Some(vec!["a-c".to_owned(), "b-c".to_owned()])
        );
        for wrong in [r"^us.*$", r"us\-\w+\-\d+$", r"^u.\-\w+\-\d+$", r"^(a|)\-\w+\-\d+$", ""] {
            assert_eq!(prefixes(wrong), None, "{wrong}");
        }
    }
}
