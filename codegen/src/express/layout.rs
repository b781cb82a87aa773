//! Formats statements like rustfmt, with comments after setters. `prettyplease` can't write comments,
//! joins the setters of short builders on one line, and has a fixed width.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{Expr, ExprMethodCall};

/// The width of a doctest, in columns: 100 minus `/// `.
const WIDTH: usize = 96;

/// Comments for setters, by the names of the type and of its setter.
pub(super) type Comments = BTreeMap<(String, String), String>;

/// The lines of the statement `let name = value;`: a single one if it fits and `may_be` allows it.
pub(super) fn bound(
    name: &str,
    value: &TokenStream,
    comments: &Comments,
    may_be: impl Fn(&str) -> bool,
) -> Vec<String> {
    let layout = Layout { comments };
    let Ok(expression) = syn::parse2::<Expr>(value.clone()) else {
        return vec![format!("let {name} = {value};")];
    };
    let line = layout.flat(&expression).map(|flat| format!("let {name} = {flat};"));
    match line.filter(|line| line.chars().count() <= WIDTH && may_be(line)) {
        Some(line) => vec![line],
        None => around(&format!("let {name} = "), layout.broken(&expression, WIDTH - 1), ";"),
    }
}

/// Formats the expressions of examples.
struct Layout<'a> {
    comments: &'a Comments,
}

impl Layout<'_> {
    /// The lines of an expression; the first one isn't indented.
    fn lines(&self, expression: &Expr, width: usize) -> Vec<String> {
        match self.flat(expression).filter(|flat| flat.chars().count() <= width) {
            Some(flat) => vec![flat],
            None => self.broken(expression, width),
        }
    }

    /// The expression on one line; `None` if it needs a comment inside.
    fn flat(&self, expression: &Expr) -> Option<String> {
        let all = |items: &mut dyn Iterator<Item = &Expr>| {
            let items: Option<Vec<String>> = items.map(|item| self.flat(item)).collect();
            items.map(|items| items.join(", "))
        };
        match expression {
            Expr::Array(array) => Some(format!("[{}]", all(&mut array.elems.iter())?)),
            Expr::Tuple(tuple) => Some(format!("({})", all(&mut tuple.elems.iter())?)),
            Expr::Call(call) => {
                Some(format!("{}({})", self.flat(&call.func)?, all(&mut call.args.iter())?))
            }
            Expr::MethodCall(call) if self.comment(call).is_none() => {
                let (receiver, arguments) =
                    (self.flat(&call.receiver)?, all(&mut call.args.iter())?);
                Some(format!("{receiver}.{}({arguments})", method(call)))
            }
            Expr::MethodCall(_) => None,
            Expr::Unary(_) | Expr::Path(_) => Some(close_together(expression)),
            other => Some(other.to_token_stream().to_string()),
        }
    }

    /// The expression on several lines, if it can be split.
    fn broken(&self, expression: &Expr, width: usize) -> Vec<String> {
        match expression {
            Expr::Array(array) => self.group("[", array.elems.iter(), "]", width),
            Expr::Tuple(tuple) => self.group("(", tuple.elems.iter(), ")", width),
            Expr::Call(call) => {
                let function = format!("{}(", close_together(&call.func));
                self.group(&function, call.args.iter(), ")", width)
            }
            Expr::MethodCall(_) => self.chain(expression, width),
            other => vec![close_together(other)],
        }
    }

    /// Items between brackets, each on its own line. A single item that has brackets itself shares
    /// their lines.
    fn group<'e>(
        &self,
        open: &str,
        items: impl ExactSizeIterator<Item = &'e Expr>,
        close: &str,
        width: usize,
    ) -> Vec<String> {
        let is_only = items.len() == 1 && close == ")";
        let mut lines = vec![open.to_owned()];
        for item in items {
            if is_only && matches!(item, Expr::Array(_) | Expr::Tuple(_) | Expr::Call(_)) {
                return around(open, self.broken(item, width), close);
            }
            lines.extend(indented(around("", self.lines(item, width.saturating_sub(5)), ",")));
        }
        lines.push(close.to_owned());
        lines
    }

    /// A chain of method calls, each on its own line.
    fn chain(&self, expression: &Expr, width: usize) -> Vec<String> {
        let Expr::MethodCall(call) = expression else { return self.lines(expression, width) };
        let mut lines = match &*call.receiver {
            Expr::MethodCall(_) => self.chain(&call.receiver, width),
            head => self.lines(head, width),
        };
        let comment = self.comment(call).map(|comment| format!(" // {comment}"));
        let comment = comment.unwrap_or_default();
        let open = format!(".{}(", method(call));
        let arguments: Option<Vec<String>> = call.args.iter().map(|it| self.flat(it)).collect();
        let line = arguments.map(|it| format!("    {open}{}){comment}", it.join(", ")));
        if let Some(line) = line.filter(|it| it.chars().count() <= width || call.args.is_empty()) {
            lines.push(line);
        } else {
            let group = self.group(&open, call.args.iter(), ")", width.saturating_sub(4));
            lines.extend(indented(around("", group, &comment)));
        }
        lines
    }

    /// The comment for a setter of a builder.
    fn comment(&self, call: &ExprMethodCall) -> Option<&str> {
        let mut head = &*call.receiver;
        while let Expr::MethodCall(call) = head {
            head = &call.receiver;
        }
        let Expr::Call(builder) = head else { return None };
        let Expr::Path(path) = &*builder.func else { return None };
        let mut segments = path.path.segments.iter().rev().skip(1);
        let ty = segments.next()?.ident.to_string();
        self.comments.get(&(ty, call.method.to_string())).map(String::as_str)
    }
}

/// The name of a method, with its type arguments.
fn method(call: &ExprMethodCall) -> String {
    let turbofish = call.turbofish.as_ref().map(close_together).unwrap_or_default();
    format!("{}{turbofish}", call.method)
}

/// The tokens without spaces between them, which literals, paths and signs don't need. Spaces after
/// commas stay.
fn close_together(tokens: &impl ToTokens) -> String {
    let text = tokens.to_token_stream().to_string();
    if text.contains('"') { text } else { text.replace(' ', "").replace(',', ", ") }
}

/// The lines with a text before the first one and a text after the last one.
fn around(before: &str, mut lines: Vec<String>, after: &str) -> Vec<String> {
    if let Some(first) = lines.first_mut() {
        first.insert_str(0, before);
    }
    if let Some(last) = lines.last_mut() {
        last.push_str(after);
    }
    lines
}

fn indented(lines: Vec<String>) -> impl Iterator<Item = String> {
    lines.into_iter().map(|line| format!("    {line}"))
}
