//! Formats the lines of an example like rustfmt, with comments after setters.

use std::collections::{BTreeMap, BTreeSet};

use quote::ToTokens;
use syn::{Expr, ExprMethodCall};

use crate::express::Expression;

/// The width of a doctest, in columns: 100 minus `/// `.
const WIDTH: usize = 96;

/// The `use` lines for items, given their paths in the library or in the standard library: one line
/// for each module, if it isn't too long.
pub(super) fn imports(library: &str, paths: &BTreeSet<String>) -> Vec<String> {
    let mut modules: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for path in paths {
        let (module, item) = path.rsplit_once("::").unwrap_or(("", path));
        let module = match (module, module.starts_with("std")) {
            (module, true) => module.to_owned(),
            ("", _) => library.to_owned(),
            (module, _) => format!("{library}::{module}"),
        };
        modules.entry(module).or_default().push(item);
    }
    modules.iter().flat_map(|(module, items)| import(module, items)).collect()
}

fn import(module: &str, items: &[&str]) -> Vec<String> {
    if let [only] = items {
        return vec![format!("use {module}::{only};")];
    }
    let line = format!("use {module}::{{{}}};", items.join(", "));
    if line.chars().count() <= WIDTH {
        return vec![line];
    }
    let mut lines = vec![format!("use {module}::{{")];
    for item in items {
        match lines.last_mut() {
            Some(line) if line.starts_with(' ') && line.len() + item.len() + 2 <= WIDTH => {
                line.extend([" ", item, ","]);
            }
            _ => lines.push(format!("    {item},")),
        }
    }
    lines.push("};".to_owned());
    lines
}

/// Lines of a statement that gives a value its name.
pub(super) fn statement(name: &str, value: &Expression) -> Vec<String> {
    bound(name, value, |_| true)
}

/// The same for the value of a builder; each setter has its own line.
pub(super) fn call(name: &str, value: &Expression) -> Vec<String> {
    bound(name, value, |line| line.ends_with("::builder().build();"))
}

/// A statement: on one line if it fits and `may_be` allows it, otherwise on several lines.
fn bound(name: &str, value: &Expression, may_be: impl Fn(&str) -> bool) -> Vec<String> {
    let layout = Layout { comments: &value.comments };
    let Ok(expression) = syn::parse2::<Expr>(value.tokens.clone()) else {
        return vec![format!("let {name} = {};", value.tokens)];
    };
    let line = layout.flat(&expression).map(|flat| format!("let {name} = {flat};"));
    match line.filter(|line| line.chars().count() <= WIDTH && may_be(line)) {
        Some(line) => vec![line],
        None => around(&format!("let {name} = "), layout.broken(&expression, WIDTH - 1), ";"),
    }
}

/// Formats the expressions of examples.
struct Layout<'a> {
    comments: &'a BTreeMap<(String, String), String>,
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
