//! The converter from the HTML prose of AWS models to the Markdown of rustdoc.

mod documents;
mod oracle;
pub(crate) mod random;
mod safety;

use codegen::prose::{self, NoLinks, Prose, Resolve};
use documents::Document;
use expect_test::expect_file;
use oracle::Reading;
use random::Random;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::{env, fs};
use support::repository;

const WIDTH: usize = 96;

fn markdown(html: &str) -> Vec<String> {
    prose::markdown(html, WIDTH, &mut NoLinks)
}

/// The texts of a real service, the user pools of Cognito.
static MODEL: LazyLock<Vec<Document>> =
    LazyLock::new(|| documents::read(&repository("models/cognito-idp-2016-04-18.json")));

/// Files with an extension, in the order of their names.
fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder can be read");
    let paths = entries.map(|entry| entry.expect("the entry can be read").path());
    let mut paths: Vec<_> =
        paths.filter(|path| path.extension().is_some_and(|end| end == extension)).collect();
    paths.sort();
    paths
}

/// The difference between reading a text as HTML and as Markdown; `None` if there is none.
fn difference(document: &Document) -> Option<String> {
    let expected = Reading::of_html(&document.html);
    let actual = Reading::of_markdown(&markdown(&document.html).join("\n"));
    let part = if expected.words != actual.words {
        first_difference("words", &expected.words, &actual.words)
    } else if expected.code != actual.code {
        first_difference("code", &expected.code, &actual.code)
    } else if expected.outline != actual.outline {
        format!("outline {} became {}", expected.outline, actual.outline)
    } else {
        return None;
    };
    Some(format!("{}: {part}", document.place))
}

fn first_difference(what: &str, expected: &[String], actual: &[String]) -> String {
    let pairs = expected.iter().zip(actual);
    let at = pairs.take_while(|(expected, actual)| expected == actual).count();
    let around = |all: &[String]| all[at.saturating_sub(5)..all.len().min(at + 6)].join(" ");
    format!("{what} `{}` became `{}`", around(expected), around(actual))
}

#[test]
fn texts_become_the_expected_markdown() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("it/prose/cases");
    for path in files(&cases, "html") {
        let html = fs::read_to_string(&path).expect("the case can be read");
        let lines = markdown(&html);
        safety::check(&lines);
        let text: String = lines.into_iter().map(|line| line + "\n").collect();
        expect_file![path.with_extension("md")].assert_eq(&text);
    }
}

#[test]
fn the_model_reads_the_same_in_markdown() {
    let differences: Vec<_> = MODEL.iter().filter_map(difference).collect();
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

/// Prints what differs in the models of the folder that `PROSE_MODELS` names.
#[test]
#[ignore = "needs a folder of other models"]
fn other_models_read_the_same_in_markdown() {
    let folder = env::var_os("PROSE_MODELS").expect("PROSE_MODELS names a folder");
    for path in files(Path::new(&folder), "json") {
        let documents = documents::read(&path);
        let differences: Vec<_> = documents.iter().filter_map(difference).collect();
        let (count, differing) = (documents.len(), differences.len());
        println!("{}: {differing} of {count} differ", path.display());
        for difference in differences {
            println!("  {difference}");
        }
        for document in documents {
            safety::check(&markdown(&document.html));
        }
    }
}

#[test]
fn no_text_of_the_model_is_a_doctest() {
    for document in &*MODEL {
        safety::check(&markdown(&document.html));
    }
}

#[test]
fn only_code_and_addresses_make_long_lines() {
    for document in &*MODEL {
        let mut in_fence = false;
        for line in markdown(&document.html) {
            in_fence ^= line.trim_start_matches([' ', '-', '>', '*']).starts_with("```");
            let is_long = line.chars().count() > WIDTH;
            let has_cause = in_fence || line.contains("http") || line.contains('`');
            assert!(!is_long || has_cause, "{}: {line}", document.place);
        }
    }
}

#[test]
fn line_breaks_in_the_html_change_nothing() {
    for document in &*MODEL {
        let words: Vec<_> = document.html.split_whitespace().collect();
        let expected = markdown(&document.html);
        for separator in [" ", "\n    ", "\r\n\t", "  "] {
            assert_eq!(expected, markdown(&words.join(separator)), "{}", document.place);
        }
    }
}

#[test]
fn escaped_text_shows_the_original_text() {
    let mut random = Random::new(1);
    for _ in 0..10_000 {
        let text = random.text();
        let escaped = prose::escape(&text);
        safety::check(std::slice::from_ref(&escaped));
        let visible = visible(&text);
        let read = Reading::of_markdown(&escaped);
        assert_eq!(read.words, oracle::words(&visible), "{text:?}: {escaped}");

        let html = text.replace('&', "&amp;").replace('<', "&lt;");
        let lines = prose::markdown(&format!("<p>{html}</p>"), 12, &mut NoLinks);
        safety::check(&lines);
        let read = Reading::of_markdown(&lines.join("\n"));
        assert_eq!(read.words, oracle::words(&visible), "{text:?}: {lines:?}");
    }
}

/// The visible characters of a text.
fn visible(text: &str) -> String {
    text.replace(['\u{feff}', '\u{202e}', '\u{2066}', '\u{2069}', '\u{200b}', '\0'], "")
}

/// The characters of Unicode's property `Bidi_Control`: they reorder the text around them.
const BIDI_CONTROLS: [char; 12] = [
    '\u{61c}', '\u{200e}', '\u{200f}', '\u{202a}', '\u{202b}', '\u{202c}', '\u{202d}', '\u{202e}',
    '\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}',
];

#[test]
fn no_text_keeps_a_character_that_reorders_other_text() {
    for control in BIDI_CONTROLS {
        let text = format!("a{control}b");
        let code = control.escape_unicode();
        assert_eq!(prose::escape(&text), "ab", "{code}");
        assert_eq!(prose::code_span(&text), format!("`a{code}b`"));
        let written = [text.clone(), format!("a&#{};b", u32::from(control))];
        for text in written {
            let html =
                format!("<p>{text} <a href=\"https://a.b/{text}\">c</a> <code>{text}</code>.");
            assert_eq!(markdown(&html), ["ab [c](https://a.b/ab) `ab`."], "{code}");
            assert_eq!(prose::first_sentence(&html), "ab c `ab`.", "{code}");
        }
    }
}

#[test]
fn code_spans_show_every_text() {
    assert_eq!(prose::code_span("^[\\w-]+$"), "`^[\\w-]+$`");
    assert_eq!(prose::code_span("a`b"), "``a`b``");
    assert_eq!(prose::code_span("`"), "`` ` ``");
    assert_eq!(prose::code_span("[^\u{a0}\n\u{202e}]"), "`[^\\u{a0}\\u{a}\\u{202e}]`");
    assert_eq!(prose::code_span(""), "");
    let mut random = Random::new(2);
    for _ in 0..2_000 {
        let text = random.text();
        let span = prose::code_span(&text);
        safety::check(std::slice::from_ref(&span));
        assert_eq!(
            Reading::of_markdown(&span).code.len(),
            usize::from(!text.trim_matches(' ').is_empty())
        );
    }
}

#[test]
fn no_text_can_break_the_documentation() {
    let mut random = Random::new(3);
    for document in MODEL.iter().cycle().take(3_000) {
        safety::check(&markdown(&random.mutated(&document.html)));
        let html = random.html();
        safety::check(&prose::markdown(&html, 20, &mut Everything));
        safety::check(&[prose::first_sentence(&html)]);
    }
}

#[test]
fn first_sentences_need_only_the_begin_of_a_text() {
    let mut random = Random::new(4);
    let sample = "<p><code>a = 1;</code></p>".repeat(5) + "<p>The <i>first</i>. The next.</p>";
    assert_eq!(prose::first_sentence(&sample), "The first.");
    let random = (0..3_000).map(|_| random.html());
    for html in random.chain(MODEL.iter().map(|document| document.html.clone())) {
        let whole = Prose::read(&html, &mut NoLinks).first_sentence();
        assert_eq!(prose::first_sentence(&html), whole, "{html}");
    }
}

/// Links every name.
struct Everything;

impl Resolve for Everything {
    fn code(&mut self, word: &str) -> Option<String> {
        Some(word.to_owned())
    }

    fn href(&mut self, _: &str) -> Option<String> {
        None
    }
}

/// Links names to paths, each one once.
struct Paths<'a>(Vec<(&'a str, &'a str)>);

impl Resolve for Paths<'_> {
    fn code(&mut self, word: &str) -> Option<String> {
        let index = self.0.iter().position(|(name, _)| *name == word)?;
        Some(self.0.remove(index).1.to_owned())
    }

    fn href(&mut self, href: &str) -> Option<String> {
        self.code(href)
    }
}

fn linked(html: &str, paths: &[(&str, &str)]) -> String {
    prose::markdown(html, WIDTH, &mut Paths(paths.to_vec())).join("\n")
}

#[test]
fn names_in_code_become_links() {
    let paths = [("UserPoolId", "Self::user_pool_id"), ("User", "crate::types::User")];
    assert_eq!(
        linked("<p>See <code> UserPoolId </code>, <code>UserPoolId</code>.</p>", &paths),
        "See [`UserPoolId`](Self::user_pool_id), `UserPoolId`."
    );
    assert_eq!(linked("<a>User</a>(s)", &paths), "[`User`](crate::types::User)(s)");
    assert_eq!(linked("<code>User</code>: a", &paths), "[`User`](crate::types::User): a");
    assert_eq!(linked("<code>User Pool</code>", &paths), "`User Pool`");
    assert_eq!(
        linked("<a href=\"https://a.b/\"><code>User</code></a>", &paths),
        "[`User`](https://a.b/)"
    );
}

#[test]
fn hyperlinks_to_items_of_the_model_become_links_to_them() {
    let paths = [("https://docs.aws.amazon.com/x/API_User.html", "crate::types::User")];
    assert_eq!(
        linked("<a href=\"https://docs.aws.amazon.com/x/API_User.html\">the user</a>", &paths),
        "[the user](crate::types::User)"
    );
}

#[test]
fn only_usable_addresses_stay_links() {
    let link = |href: &str| linked(&format!("<a href=\"{href}\">x</a>"), &[]);
    assert_eq!(link("https://a.b/c d(e)_f?g&amp;lt;"), "[x](https://a.b/c%20d%28e%29_f?g&amp;lt;)");
    assert_eq!(link("/s3/latest/"), "[x](https://docs.aws.amazon.com/s3/latest/)");
    assert_eq!(link("//a.b/"), "[x](https://a.b/)");
    assert_eq!(link("mailto:a@b.c"), "[x](mailto:a@b.c)");
    assert_eq!(link("javascript:alert(1)"), "`x`");
    assert_eq!(link(""), "`x`");
}

#[test]
fn first_sentences_end_at_a_full_stop() {
    let first = prose::first_sentence;
    assert_eq!(first("<p>The <i>first</i>. The next.</p>"), "The first.");
    assert_eq!(
        first("<p>Use e.g. <code>a. b</code> etc. for J. Doe. No.</p>"),
        "Use e.g. `a. b` etc. for J. Doe."
    );
    assert_eq!(first("<note><p>See <a href=\"https://a.b\">this</a></p></note>"), "See this");
    assert_eq!(first("At https://a.b/c. Yes."), "At `https://a.b/c`.");
    assert_eq!(first("<p> </p>"), "");
}

mod slow {
    use super::markdown;

    #[test]
    fn huge_and_deep_texts_end() {
        let repeated = |piece: &str| piece.repeat(1_000_000 / piece.len());
        let pieces = [
            "<",
            "[",
            "*",
            "`",
            "&",
            "&amp;",
            "_",
            "- ",
            "1. ",
            "<a ",
            "<a '",
            "<code>",
            "{\"a\":",
            "http://",
            "https://a.b/",
            "(https://a.b)",
            "a`b ",
            "<b>",
            "<b>x</i>",
            "</b>",
            "<i><b>",
            "<dt>",
        ];
        for piece in pieces {
            markdown(&repeated(piece));
        }
        for tag in ["ul", "li", "note", "dl", "dd", "i", "code", "a", "p", "pre", "ul><li"] {
            let html = format!("<{tag}>q").repeat(100_000) + &format!("</{tag}>").repeat(100_000);
            let lines = markdown(&html);
            assert_eq!(lines.concat().matches('q').count(), 100_000, "{tag}");
        }
    }
}
