//! Draws the most important figures, for the repository's README.

use std::fmt::Write as _;
use std::fs;

use crate::report::{Table, number};
use crate::{Result, command};

/// The path of the picture, from the folder of the script that starts this program.
const FILE: &str = "chart.svg";

const WIDTH: f64 = 760.0;
/// Where bars begin, and how long the longest is.
const LEFT: f64 = 190.0;
const LONGEST: f64 = 400.0;
const BAR: f64 = 18.0;
const GAP: f64 = 4.0;

/// The rows of the tables that are drawn: the table, the row, its title.
const GROUPS: [(&str, &str, &str); 6] = [
    (
        "A program with one request",
        "Cold dev build, CPU",
        "Cold dev build of a program with one request, CPU seconds",
    ),
    ("A program with one request", "Cold release build, CPU", "Cold release build, CPU seconds"),
    ("A program with one request", "Crates besides the program", "Crates besides the program"),
    ("A program with one request", "Stripped release binary", "Stripped release binary, kB"),
    (
        "Wire code, per call",
        "Write AdminCreateUser",
        "Instructions to write AdminCreateUser, 20 attributes",
    ),
    ("Wire code, per call", "Read ListUsers", "Instructions to read ListUsers, 60 users"),
];

/// Colours, for light and dark pages.
const STYLE: &str = "\
text{font:13px system-ui,sans-serif;fill:#1f2328}.title{font-weight:600}.ours{fill:#1a7f37}\
.peer{fill:#8c959f}.small{font-size:12px;fill:#59636e}\
@media(prefers-color-scheme:dark){text{fill:#f0f6fc}.ours{fill:#3fb950}.peer{fill:#6e7681}\
.small{fill:#9198a1}}";

/// Draws the tables of both parts.
pub(crate) fn write(wire: &[Table], weight: &[Table]) -> Result<()> {
    let mut body = String::new();
    let mut y = 10.0;
    for (table, what, title) in GROUPS {
        let found = wire.iter().chain(weight).find(|it| it.title == table);
        let row =
            found.and_then(|it| Some((it, it.rows.iter().find(|row| row.what.starts_with(what))?)));
        let (table, row) = row.ok_or_else(|| format!("no table has the row `{what}`"))?;
        y += 24.0;
        _ = writeln!(body, "<text class=\"title\" x=\"10\" y=\"{y}\">{title}</text>");
        y += 8.0;
        let longest = row.values.iter().flatten().copied().fold(1.0, f64::max);
        for (contender, value) in table.contenders.iter().zip(&row.values) {
            let Some(value) = value else { continue };
            bar(&mut body, y, contender, *value, longest);
            y += BAR + GAP;
        }
    }
    let rustc = command::output("rustc", &["--version"])?;
    y += 26.0;
    _ = writeln!(
        body,
        "<text class=\"small\" x=\"10\" y=\"{y}\">{}, {}; the SDK is aws-sdk-cognitoidentityprovider 1.144 \
         without default features</text>",
        rustc.trim(),
        std::env::consts::ARCH
    );
    let height = y + 14.0;
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" \
         aria-label=\"Generated types next to the official SDK\">\n<style>{STYLE}</style>\n{body}</svg>\n"
    );
    fs::write(FILE, svg)?;
    Ok(())
}

fn bar(body: &mut String, y: f64, contender: &str, value: f64, longest: f64) {
    let name = contender.replace('`', "");
    let class =
        if name.starts_with("SDK") || name.starts_with("derived") { "peer" } else { "ours" };
    let (width, base) = ((value / longest * LONGEST).max(1.0), y + 13.5);
    let beside = LEFT + width + 6.0;
    _ = writeln!(
        body,
        "<text x=\"10\" y=\"{base}\">{name}</text><rect class=\"{class}\" x=\"{LEFT}\" y=\"{y}\" \
         width=\"{width:.1}\" height=\"{BAR}\" rx=\"2\"/><text x=\"{beside:.1}\" y=\"{base}\">{}</text>",
        number(value)
    );
}
