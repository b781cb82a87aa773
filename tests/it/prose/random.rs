//! Numbers and texts that are the same in each run.

/// Marsaglia's xorshift generator.
pub(crate) struct Random(u64);

/// Pieces that mean something to Markdown, HTML or Rust.
const HOSTILE: &[&str] = &[
    "```",
    "~~~",
    "`",
    "*",
    "**",
    "_",
    "__",
    "~~",
    "[",
    "]",
    "](",
    "](x)",
    "[^1]:",
    "[x]:",
    "![",
    "<",
    ">",
    "</",
    "<!--",
    "-->",
    "<?",
    "<![CDATA[",
    "&amp;",
    "&#42;",
    "&",
    ";",
    "#",
    "######",
    "-",
    "--",
    "---",
    "===",
    "+",
    "1.",
    "2)",
    "|",
    "|-|",
    ":-:",
    "\\",
    "\\*",
    "/*",
    "*/",
    "//",
    "!",
    "^",
    "{",
    "}",
    "(",
    ")",
    "\"",
    "'",
    "...",
    "http://",
    "https://a.b/c_d*e",
    "://",
    "@",
    "$",
    "%",
    "=",
    "- [ ]",
    "> ",
    "[!NOTE]",
    "\u{feff}",
    "\u{202e}",
    "\u{2066}",
    "\u{2069}",
    "\u{200b}",
    "\r",
    "\r\n",
    "\n",
    "\n\n    ",
    "\t",
    " ",
    "  ",
    "\0",
    "\u{2028}",
    "é",
    "字",
    "–",
    "🦀",
    "a",
    "Z",
    "0",
    "word",
    "fn main() {}",
    "#![doc = \"x\"]",
];

/// Tags that open and close at random.
const TAGS: &[&str] = &[
    "<p>",
    "</p>",
    "<code>",
    "</code>",
    "<a>",
    "<a href=\"https://x.y/z\">",
    "</a>",
    "<ul>",
    "</ul>",
    "<ol>",
    "</ol>",
    "<li>",
    "</li>",
    "<dl>",
    "</dl>",
    "<dt>",
    "</dt>",
    "<dt/>",
    "<dd>",
    "</dd>",
    "<note>",
    "</note>",
    "<b>",
    "</b>",
    "<i>",
    "</i>",
    "<sup>",
    "</sup>",
    "<br/>",
    "<pre>",
    "</pre>",
    "<region>",
    "<h1>",
    "</h1>",
];

impl Random {
    /// A generator. Its start isn't zero, which would give only zeros.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.max(1))
    }

    /// A number below the limit.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).expect("the limit is a usize")
    }

    /// A text of hostile pieces.
    pub(crate) fn text(&mut self) -> String {
        let length = 1 + self.below(12);
        (0..length).map(|_| HOSTILE[self.below(HOSTILE.len())]).collect()
    }

    /// A document of hostile pieces and tags.
    pub(crate) fn html(&mut self) -> String {
        let length = 1 + self.below(30);
        (0..length).map(|_| self.piece()).collect()
    }

    /// The text, with pieces removed, moved and added.
    pub(crate) fn mutated(&mut self, text: &str) -> String {
        let mut characters: Vec<char> = text.chars().collect();
        for _ in 0..=self.below(6) {
            let start = self.below(characters.len() + 1);
            let end = (start + self.below(20)).min(characters.len());
            let cut: Vec<char> = characters.drain(start..end).collect();
            let at = self.below(characters.len() + 1);
            let put: Vec<char> = match self.below(3) {
                0 => cut,
                _ => self.piece().chars().collect(),
            };
            characters.splice(at..at, put);
        }
        characters.into_iter().collect()
    }

    fn piece(&mut self) -> &'static str {
        let pieces = if self.below(2) == 0 { HOSTILE } else { TAGS };
        pieces[self.below(pieces.len())]
    }
}
