//! Splits a name of a model into words, for names in `snake_case`.
//!
//! Names in AWS models mix acronyms, plurals, units and numbers. A general case conversion splits
//! them in the wrong places (`CallbackURLs` would become `callback_ur_ls`). The rules here give the
//! same names as the official Rust SDK.

/// The words of a name, in the case of the name.
pub(super) fn words(name: &str) -> Vec<&str> {
    let has_capitals = name.bytes().any(|byte| byte.is_ascii_uppercase());
    let parts = name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    parts.flat_map(|part| words_of_part(part, has_capitals)).collect()
}

/// The words of a part of a name that has only letters and digits.
fn words_of_part(part: &str, has_capitals: bool) -> Vec<&str> {
    let letters = part.as_bytes();
    let mut words = Vec::new();
    let mut start = 0;
    let mut unbroken = length_of_known_word(letters);
    for index in 1..letters.len() {
        let is_start = starts_word(letters, index)
            || (!has_capitals && letter_follows_number(&letters[start..], index - start));
        if index - start >= unbroken && is_start {
            words.push(&part[start..index]);
            start = index;
            unbroken = length_of_known_word(&letters[start..]);
        }
    }
    words.push(&part[start..]);
    words
}

/// Whether a capital letter begins a word: after a lowercase letter or a digit, or as the last
/// capital before a lowercase letter, as in `DNSServers`.
fn starts_word(letters: &[u8], index: usize) -> bool {
    let (before, letter) = (letters[index - 1], letters[index]);
    if !letter.is_ascii_uppercase() {
        return false;
    }
    let rest = &letters[index + 1..];
    !before.is_ascii_uppercase()
        || (rest.first().is_some_and(u8::is_ascii_lowercase) && !ends_acronym(rest))
}

/// Whether the letters after the last capital of an acronym belong to the acronym: the `s` of a
/// plural (`ARNs`), or a version (`DBv2`).
fn ends_acronym(rest: &[u8]) -> bool {
    match rest {
        [b's', after @ ..] => !after.first().is_some_and(u8::is_ascii_lowercase),
        [b'v', after @ ..] => after.first().is_some_and(u8::is_ascii_digit),
        _ => false,
    }
}

/// Whether a lowercase letter follows a number that follows letters, as in `s3key`. In a name
/// without capitals, it begins the next word.
fn letter_follows_number(word: &[u8], index: usize) -> bool {
    word[index].is_ascii_lowercase()
        && word[index - 1].is_ascii_digit()
        && word[..index].iter().any(u8::is_ascii_alphabetic)
}

/// Words that models write with capitals inside: names with a version, and `TtL`. The case doesn't
/// matter.
const KNOWN: [&[u8]; 4] = [b"ipv4", b"ipv6", b"sigv4", b"ttl"];

/// The length of the known word or unit at the start of `letters`; 0 if there is none.
fn length_of_known_word(letters: &[u8]) -> usize {
    let begins_with = |word: &&[u8]| {
        letters.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
    };
    let known = KNOWN.iter().find(|word| begins_with(word)).map(|word| word.len());
    let length = known.or_else(|| is_binary_unit(letters).then_some(3)).unwrap_or_default();
    if length > 0 && ends_known_word(letters[length - 1], &letters[length..]) { length } else { 0 }
}

/// Whether letters begin with a binary unit of bytes: `KiB`, `MiB`, `GiB`, and so on.
fn is_binary_unit(letters: &[u8]) -> bool {
    matches!(letters, [prefix, b'i', b'B', ..] if b"kKmMgGtTpPeE".contains(prefix))
}

/// Whether a known word ends before `rest`: it ends with a digit, or no lowercase letter follows,
/// apart from the ending of a plural (`MiBs`) or of a rate (`MiBps`). `TtLabel` isn't `TtL`.
fn ends_known_word(last: u8, rest: &[u8]) -> bool {
    let rest = rest.strip_prefix(b"p").filter(|rest| rest.starts_with(b"s")).unwrap_or(rest);
    let rest = rest.strip_prefix(b"s").unwrap_or(rest);
    last.is_ascii_digit() || !rest.first().is_some_and(u8::is_ascii_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, expected: &[&str]) {
        assert_eq!(words(name), expected, "the words of {name}");
    }

    #[test]
    fn capitals_and_separators_begin_words() {
        check("UserPoolId", &["User", "Pool", "Id"]);
        check("HTTPSettings", &["HTTP", "Settings"]);
        check("__foo_Bar__baz", &["foo", "Bar", "baz"]);
        check("EC2Instance", &["EC2", "Instance"]);
        check("_", &[]);
    }

    #[test]
    fn endings_of_acronyms_belong_to_them() {
        check("URLsList", &["URLs", "List"]);
        check("IDs2", &["IDs2"]);
        check("DynamoDBv2Table", &["Dynamo", "DBv2", "Table"]);
        check("DNSServers", &["DNS", "Servers"]);
        check("AWSvpc", &["AW", "Svpc"]);
    }

    #[test]
    fn known_words_are_not_split_and_similar_words_are() {
        check("MaxMiBpsTotal", &["Max", "MiBps", "Total"]);
        check("TtLabel", &["Tt", "Label"]);
        check("PiBoard", &["Pi", "Board"]);
        check("SkipV4", &["Skip", "V4"]);
        check("SigV4aKey", &["SigV4a", "Key"]);
    }

    #[test]
    fn numbers_end_words() {
        check("CRC64NVME", &["CRC64", "NVME"]);
        check("s3key", &["s3", "key"]);
        check("Ec2s", &["Ec2s"]);
        check("the_2nd_a1b", &["the", "2nd", "a1", "b"]);
    }
}
