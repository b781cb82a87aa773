//! The files that AWS's tools share, see
//! <https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html>.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, ErrorKind, Read as _};
use std::path::Path;

use super::CredentialsError;

/// The longest file that is read, in bytes: `/dev/zero` must not fill the memory.
const LONGEST: usize = 1 << 20;

/// How a file is read.
pub(super) type Read<'a> = &'a dyn Fn(&Path) -> io::Result<Vec<u8>>;

/// The settings of a profile, with keys in lower case.
pub(super) type Settings = BTreeMap<String, String>;

/// Which sections are the profile: of several ranks, those of the highest one.
#[derive(Clone, Copy, Eq, Ord, PartialEq, PartialOrd)]
pub(super) enum Rank {
    /// Only if there is no section of the other rank.
    Low,
    /// In any case.
    High,
}

/// Reads a file that isn't too long.
pub(super) fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(LONGEST as u64 + 1).read_to_end(&mut bytes)?;
    if bytes.len() > LONGEST { Err(ErrorKind::FileTooLarge.into()) } else { Ok(bytes) }
}

/// The settings of the sections that have a rank, where later ones replace earlier ones; `None` if
/// the file is missing or has no such section.
pub(super) fn settings(
    file: &Path,
    read: Read<'_>,
    rank: &dyn Fn(&str) -> Option<Rank>,
) -> Result<Option<Settings>, CredentialsError> {
    let bytes = match read(file) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(CredentialsError::File { file: file.to_owned(), reason: error.kind() }),
    };
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    let mut reader = Reader::default();
    for (index, line) in text.split(|byte| *byte == b'\n').enumerate() {
        let line = std::str::from_utf8(line).ok();
        line.and_then(|line| reader.line(line, rank))
            .ok_or_else(|| CredentialsError::Line { file: file.to_owned(), line: index + 1 })?;
    }
    Ok(reader.rank.map(|_| reader.settings))
}

/// What was read so far.
#[derive(Default)]
struct Reader {
    settings: Settings,
    /// The highest rank of a section.
    rank: Option<Rank>,
    /// Whether the lines are in a section, and whether that one is wanted.
    section: Option<bool>,
    /// How far the last setting is indented: a line that is indented more belongs to its value.
    indent: Option<usize>,
}

impl Reader {
    /// Reads a line; `None` if it is wrong.
    fn line(&mut self, line: &str, rank: &dyn Fn(&str) -> Option<Rank>) -> Option<()> {
        let text = line.trim();
        let indent = line.len() - line.trim_start().len();
        let is_nested = self.indent.is_some_and(|of_setting| indent > of_setting);
        if text.is_empty() || is_comment(text) || is_nested {
            return Some(());
        }
        if let Some(rest) = text.strip_prefix('[') {
            let (name, after) = rest.split_once(']')?;
            let after = after.trim_start();
            self.section(rank(name.trim()));
            return (after.is_empty() || is_comment(after)).then_some(());
        }
        let (key, value) = text.split_once('=')?;
        let (key, value) = (key.trim(), without_comment(value).trim());
        if key.is_empty() {
            return None;
        }
        self.indent = Some(indent);
        if self.section? {
            self.settings.insert(key.to_ascii_lowercase(), value.to_owned());
        }
        Some(())
    }

    fn section(&mut self, rank: Option<Rank>) {
        self.indent = None;
        let is_wanted = rank.is_some() && rank >= self.rank;
        self.section = Some(is_wanted);
        if is_wanted && rank > self.rank {
            self.settings.clear();
            self.rank = rank;
        }
    }
}

fn is_comment(text: &str) -> bool {
    text.starts_with(['#', ';'])
}

/// A value without a comment behind it, which begins after a space.
fn without_comment(value: &str) -> &str {
    let is_space = |byte: u8| byte == b' ' || byte == b'\t';
    let begins = |pair: &[u8]| is_space(pair[0]) && matches!(pair[1], b'#' | b';');
    let end = value.as_bytes().windows(2).position(begins);
    &value[..end.unwrap_or(value.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a file says of the profile `a`, or else of `b`, as `key=value;`.
    fn read(bytes: &[u8]) -> Result<Option<String>, usize> {
        let rank = |name: &str| match name {
            "a" => Some(Rank::High),
            "b" => Some(Rank::Low),
            _ => None,
        };
        match settings(Path::new("file"), &|_| Ok(bytes.to_vec()), &rank) {
            Ok(settings) => Ok(settings.map(|settings| {
                settings.iter().map(|(key, value)| format!("{key}={value};")).collect()
            })),
            Err(CredentialsError::Line { line, .. }) => Err(line),
            Err(other) => panic!("{other}"),
        }
    }

    #[test]
    fn settings_are_those_of_the_wanted_sections() {
        let cases: [(&[u8], Option<&str>); 17] = [
            (b"", None),
            (b"[c]\nx=1", None),
            (b"[a]", Some("")),
            (b"[a]\nx=1\ny = 2 \n[c]\nz=3", Some("x=1;y=2;")),
            (b"\xef\xbb\xbf[a]\r\nx=1\r\n\r\n", Some("x=1;")),
            (b"[ a ] # c\n\tx\t=\t1\t\n", Some("x=1;")),
            (b"[a];c\nX=1 ; c\ny=1#2;3\t#4\nz= # c", Some("x=1;y=1#2;3;z=;")),
            (b"# c\n  ; c\n[a]\n # c\nx=1", Some("x=1;")),
            // Both sections count, and the last of two settings.
            (b"[a]\nx=1\ny=2\n[c]\n[a]\nx=3", Some("x=3;y=2;")),
            // The other rank doesn't count, before and after.
            (b"[b]\nx=1\ny=2\n[a]\nx=3\n[b]\nx=4", Some("x=3;")),
            (b"[b]\nx=1", Some("x=1;")),
            // Settings within settings.
            (b"[a]\ns3 =\n  x = 1\n\n  bad\n  [b]\ny=2", Some("s3=;y=2;")),
            // A section whose lines are all indented, as some people write them.
            (b"  [a]\n  x=1\n  y=2\n    z=3\n  u=4", Some("u=4;x=1;y=2;")),
            (b"[c]\n  x=1\n[a]\n    y=2", Some("y=2;")),
            (b"[a]\nx=a=b=\n", Some("x=a=b=;")),
            (b"[a]\nx=\"1\"", Some("x=\"1\";")),
            (b"[a]\nx=\xc3\xa9", Some("x=\u{e9};")),
        ];
        for (text, expected) in cases.iter() {
            let shown = String::from_utf8_lossy(text);
            assert_eq!(read(text), Ok(expected.map(str::to_owned)), "{shown}");
        }
    }

    #[test]
    fn a_wrong_line_is_counted() {
        let cases: [(&[u8], usize); 12] = [
            (b"x=1", 1),
            (b"\n  x=1\n[a]", 2),
            (b"[a]\nx", 2),
            (b"[a]\n=1", 2),
            (b"[a]\nx: 1", 2),
            (b"[c]\r\n\r\nx\r\n", 3),
            (b"[a", 1),
            (b"[a] x", 1),
            (b"[a\n]", 1),
            (b"[a]\nx=\xff", 2),
            (b"[c]\n# \xff", 2),
            (b"\xff\xfe[\0a\0]\0", 1),
        ];
        for (text, line) in cases.iter() {
            assert_eq!(read(text), Err(*line), "{}", String::from_utf8_lossy(text));
        }
    }

    #[test]
    fn a_long_file_is_not_read() {
        let folder = std::env::temp_dir();
        let error = super::read(&folder).expect_err("a folder isn't a file");
        assert_ne!(error.kind(), ErrorKind::NotFound);
        let path = folder.join(format!("shared-file-{}", std::process::id()));
        for (length, expected) in [(LONGEST, Ok(LONGEST)), (LONGEST + 1, Err(ErrorKind::FileTooLarge))] {
            std::fs::write(&path, vec![b'#'; length]).expect("it can be written");
            assert_eq!(super::read(&path).map(|bytes| bytes.len()).map_err(|error| error.kind()), expected);
        }
        std::fs::remove_file(&path).expect("it can be removed");
    }
}
