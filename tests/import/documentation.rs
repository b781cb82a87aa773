//! Prose: the breaks between tags are put back, everything else stays.

use serde_json::json;

use crate::{Service, assert_all};

/// Where a block begins that is inside of so many others.
fn line(depth: usize) -> String {
    format!("\n{}", " ".repeat(9 + 3 * depth))
}

#[test]
fn tags_that_follow_tags_are_on_lines_of_their_own() {
    let (zero, one, two) = (line(0), line(1), line(2));
    let cases = [
        ("<p>One.</p> <p>Two.</p>", format!("<p>One.</p>{zero}<p>Two.</p>")),
        (
            "<ul> <li> <p>One.</p> </li> </ul>",
            format!("<ul>{one}<li>{two}<p>One.</p>{one}</li>{zero}</ul>"),
        ),
        ("<p> <code>One</code> is.</p>", format!("<p>{one}<code>One</code> is.</p>")),
        ("<p>A <b>B</b> <i>C</i>.</p>", format!("<p>A <b>B</b>{one}<i>C</i>.</p>")),
        ("<p>One<br/> <b>two</b></p>", format!("<p>One<br/>{one}<b>two</b></p>")),
        ("<p/> <p>One.</p>", format!("<p></p>{zero}<p>One.</p>")),
        ("<a name=\"x\" /> <b>c</b>", format!("<a name=\"x\"></a>{zero}<b>c</b>")),
        ("</p> </p> <p>", format!("</p>{zero}</p>{zero}<p>")),
        ("<1/> <p>One.</p>", format!("<1/>{zero}<p>One.</p>")),
        ("<a b//> <p>One.</p>", format!("<a b//>{zero}<p>One.</p>")),
        // No tags, or nothing between them.
        ("Plain  text.", "Plain  text.".to_owned()),
        (" <p>One.</p> ", " <p>One.</p> ".to_owned()),
        ("<p>One.</p><p>Two.</p>", "<p>One.</p><p>Two.</p>".to_owned()),
        ("1 < 2 > 0 <> <<p>x</p>", "1 < 2 > 0 <> <<p>x</p>".to_owned()),
        ("<p>Grüße, 日本</p>", "<p>Grüße, 日本</p>".to_owned()),
        ("<b>x</b><> <b>y</b>", "<b>x</b><> <b>y</b>".to_owned()),
        ("<", "<".to_owned()),
    ];
    assert_all(cases, |html| {
        let model = Service::new().act("documentation", json!(html)).model();
        let prose = model.of_shape("Act", "smithy.api#documentation");
        prose.as_str().expect("it has documentation").to_owned()
    });
}
