//! Writes node values of Smithy as Rust expressions: defaults, and the parameters of examples and
//! of protocol tests.
//!
//! [`Simple::read`](crate::model::Simple::read) reads the nodes of simple shapes. In structures,
//! null means an absent member.

mod aggregate;
mod layout;
mod names;
mod replaced;
mod scalar;

use std::collections::BTreeSet;

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};
use serde_json::{Map, Value};

use crate::config::Config;
use crate::error::{Errors, Problem};
use crate::ir::Type;
use crate::model::scalar::Purpose;
use crate::model::{Kind, Member, Model, ShapeId};
use crate::name;
use crate::plan::Plan;
use layout::Comments;

/// Makes Rust expressions of a generated crate from Smithy's node values.
///
/// An expression uses builders, as a user of the crate would write it.
pub struct Expressions<'a> {
    plan: Plan<'a>,
    root: Option<TokenStream>,
}

/// An expression, and the names that it uses.
#[derive(Clone, Debug)]
pub struct Expression {
    /// The expression.
    pub tokens: TokenStream,
    /// The paths to import if the expression uses plain names: paths in the generated crate, such
    /// as `types::User` or `Blob`, and full paths of the standard library.
    pub names: BTreeSet<String>,
    /// Comments for setters, by the names of the type and of the setter.
    comments: Comments,
}

impl Expression {
    /// The lines of the statement `let name = ..;`, at most 96 columns wide where they can be
    /// broken.
    ///
    /// Calls of setters have comments: `// required`, `// random if left out`, `// deprecated`.
    #[must_use]
    pub fn bound_to(&self, name: &str) -> Vec<String> {
        self.bound(name, |_| true)
    }

    /// Like [`bound_to`](Self::bound_to), but each setter of a builder has its own line.
    pub(crate) fn built_as(&self, name: &str) -> Vec<String> {
        self.bound(name, |line| line.ends_with("::builder().build();"))
    }

    fn bound(&self, name: &str, may_be_one_line: impl Fn(&str) -> bool) -> Vec<String> {
        let name = name::ident(name).to_string();
        layout::bound(&name, &self.tokens, &self.comments, may_be_one_line)
    }
}

impl<'a> Expressions<'a> {
    /// Expressions for the service of `model` that `config` chooses.
    ///
    /// With a `root`, such as `crate`, types are paths below it. Without one they are plain names,
    /// which must be imported.
    ///
    /// # Errors
    /// If the model or the configuration is wrong, or `root` isn't a path.
    pub fn new(model: &'a Model, config: &'a Config, root: Option<&str>) -> Result<Self, Errors> {
        let plan = Plan::of(model, config)?;
        let path = |text: &str| {
            let path: syn::Path = syn::parse_str(text)
                .map_err(|error| Problem::new(text, format!("isn't a path: {error}")))?;
            Ok::<_, Errors>(path.into_token_stream())
        };
        Ok(Self { plan, root: root.map(path).transpose()? })
    }

    /// An expression for a value of the shape `id`, which must be in the closure of the service.
    ///
    /// # Errors
    /// The first part of the node that doesn't fit its shape, with the id of its member.
    pub fn of(&self, id: &ShapeId, node: &Value) -> Result<Expression, Errors> {
        expression(&self.plan, self.root.as_ref(), id, node)
    }
}

/// Like [`Expressions::of`], below `root`.
pub(crate) fn expression(
    plan: &Plan<'_>,
    root: Option<&TokenStream>,
    id: &ShapeId,
    node: &Value,
) -> Result<Expression, Errors> {
    if !id.is_unit() && !plan.closure.shapes.contains_key(id) {
        return Err(Problem::new(id, "isn't a shape of the service").into());
    }
    let mut renderer = Renderer::new(plan, root, Purpose::Parameters);
    let place = Place { target: id, at: id.to_string(), is_argument: false };
    let tokens = renderer.value(&place, node)?;
    Ok(Expression { tokens, names: renderer.names, comments: renderer.comments })
}

/// An expression for the default of a member, of the member's type. Its paths start at `crate`.
pub(crate) fn default_expression(
    plan: &Plan<'_>,
    container: &ShapeId,
    member: &Member,
    default: &Value,
) -> TokenStream {
    let root = quote!(crate);
    let mut renderer = Renderer::new(plan, Some(&root), Purpose::Default);
    let expression = renderer.member(container, member, default, false);
    expression.expect("parsing checks that each default is a value of its member")
}

/// The place of an expression.
struct Place<'t> {
    /// The shape of its value.
    target: &'t ShapeId,
    /// The shape or member, for messages.
    at: String,
    /// Whether it is the argument of a setter that converts it; otherwise it must have the exact
    /// type.
    is_argument: bool,
}

impl Place<'_> {
    fn expected(&self, what: &str, node: &Value) -> Problem {
        Problem::new(&self.at, format!("expected {what}, not {node}"))
    }

    fn object<'v>(&self, node: &'v Value) -> Result<&'v Map<String, Value>, Problem> {
        node.as_object().ok_or_else(|| self.expected("an object", node))
    }
}

/// Writes one expression.
struct Renderer<'c, 'a> {
    plan: &'c Plan<'a>,
    root: Option<&'c TokenStream>,
    purpose: Purpose,
    names: BTreeSet<String>,
    comments: Comments,
}

impl<'c, 'a> Renderer<'c, 'a> {
    fn new(plan: &'c Plan<'a>, root: Option<&'c TokenStream>, purpose: Purpose) -> Self {
        Self { plan, root, purpose, names: BTreeSet::new(), comments: Comments::new() }
    }

    /// The value of a member, with its type.
    fn member(
        &mut self,
        container: &ShapeId,
        member: &Member,
        node: &Value,
        is_argument: bool,
    ) -> Result<TokenStream, Problem> {
        let at = container.member(&member.name).to_string();
        let place = Place { target: &member.target, at, is_argument };
        let ty = self.plan.types.of_member(container, member);
        self.wrapped(&place, ty, node)
    }

    /// A value with the wrappers of its type, except those that a setter adds.
    fn wrapped(
        &mut self,
        place: &Place<'_>,
        ty: &Type,
        node: &Value,
    ) -> Result<TokenStream, Problem> {
        match ty {
            Type::Sensitive(inner) if !adapts(place, inner) => {
                let exact =
                    Place { target: place.target, at: place.at.clone(), is_argument: false };
                let value = self.wrapped(&exact, inner, node)?;
                let sensitive = self.name("", "Sensitive");
                Ok(quote!(#sensitive::new(#value)))
            }
            Type::Boxed(inner) if !place.is_argument => {
                let value = self.wrapped(place, inner, node)?;
                Ok(quote!(Box::new(#value)))
            }
            Type::Sensitive(inner) | Type::Boxed(inner) => self.wrapped(place, inner, node),
            _ => self.value(place, node),
        }
    }

    /// A value of a shape.
    fn value(&mut self, place: &Place<'_>, node: &Value) -> Result<TokenStream, Problem> {
        let plan = self.plan;
        let id = place.target;
        if let Some(path) = plan.replacement(id) {
            return self.replaced(path, place, node);
        }
        match &plan.shape(id).kind {
            Kind::Simple(simple) => self.simple(*simple, place, node),
            Kind::Enum(_) | Kind::IntEnum(_) => self.enumeration(place, node),
            Kind::Structure(_) if id.is_unit() => place.object(node).map(|_| quote!(())),
            Kind::Structure(members) => self.structure(place, members, node),
            Kind::Union(members) => self.union(place, members, node),
            Kind::List(member) => self.list(place, member, node),
            Kind::Map(key, value) => self.map(place, (key, value), node),
            _ => Err(Problem::new(id, "has no values")),
        }
    }
}

/// Whether a setter wraps a plain value in `Sensitive`.
fn adapts(place: &Place<'_>, inner: &Type) -> bool {
    let adapted = matches!(inner, Type::String | Type::List(_) | Type::Map(..) | Type::Boxed(_));
    place.is_argument && adapted
}

/// A text as a literal, or as a `String` if no setter converts it.
fn text(place: &Place<'_>, text: &str) -> TokenStream {
    let literal = Literal::string(text);
    if place.is_argument { quote!(#literal) } else { quote!(#literal.to_owned()) }
}
