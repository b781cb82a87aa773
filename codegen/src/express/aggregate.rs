//! Writes structures, unions, lists and maps.

use proc_macro2::TokenStream;
use quote::quote;
use serde_json::Value;

use super::{Place, Renderer};
use crate::error::Problem;
use crate::ir::Type;
use crate::model::{Kind, Member, ShapeId};

impl Renderer<'_, '_> {
    pub(super) fn structure(
        &mut self,
        place: &Place<'_>,
        members: &[Member],
        node: &Value,
    ) -> Result<TokenStream, Problem> {
        let (plan, id) = (self.plan, place.target);
        let given = place.object(node)?;
        if let Some(name) = given.keys().find(|name| !members.iter().any(|m| m.name == **name)) {
            return Err(Problem::new(&place.at, format!("{} has no member `{name}`", id.name())));
        }
        let ident = self.shape_name(id);
        let mut tokens = quote!(#ident::builder());
        for (member, field) in plan.named_fields(id, members) {
            let is_required = plan.is_required(id, member);
            match given.get(&member.name) {
                Some(node) if !node.is_null() || is_required => {
                    let value = self.member(id, member, node, true)?;
                    tokens.extend(quote!(.#field(#value)));
                    if let Some(comment) = self.comment(id, member) {
                        let ty = plan.names.types[id].to_string();
                        self.comments.insert((ty, field.to_string()), comment);
                    }
                }
                None if is_required => {
                    return Err(Problem::new(id.member(&member.name), "is required"));
                }
                _ => {}
            }
        }
        Ok(quote!(#tokens.build()))
    }

    /// The comment for the setter of a member, in an example.
    fn comment(&self, id: &ShapeId, member: &Member) -> Option<String> {
        let is_required = self.plan.is_required(id, member);
        let is_made = self.plan.protocol.is_some() && member.traits.idempotency_token;
        let remarks = [
            (is_required, "required"),
            (is_made && !is_required, "random if left out"),
            (member.traits.deprecated.is_some(), "deprecated"),
        ];
        let remarks: Vec<&str> =
            remarks.into_iter().filter_map(|(holds, text)| holds.then_some(text)).collect();
        (!remarks.is_empty()).then(|| remarks.join(", "))
    }

    pub(super) fn union(
        &mut self,
        place: &Place<'_>,
        members: &[Member],
        node: &Value,
    ) -> Result<TokenStream, Problem> {
        let id = place.target;
        let mut set = place.object(node)?.iter().filter(|(_, node)| !node.is_null());
        let (Some((tag, payload)), None) = (set.next(), set.next()) else {
            return Err(place.expected("an object with one member", node));
        };
        let member = members.iter().find(|member| member.name == *tag).ok_or_else(|| {
            Problem::new(&place.at, format!("{} has no member `{tag}`", id.name()))
        })?;
        let variant = self.plan.names.of_member(id, member);
        let ident = self.shape_name(id);
        if member.target.is_unit() {
            return Ok(quote!(#ident::#variant));
        }
        let value = self.member(id, member, payload, false)?;
        Ok(quote!(#ident::#variant(#value)))
    }

    pub(super) fn list(
        &mut self,
        place: &Place<'_>,
        member: &Member,
        node: &Value,
    ) -> Result<TokenStream, Problem> {
        let nodes = node.as_array().ok_or_else(|| place.expected("an array", node))?;
        if nodes.is_empty() {
            let item = self.element_type(place.target, member);
            return Ok(quote!(Vec::<#item>::new()));
        }
        let items: Vec<_> =
            nodes.iter().map(|node| self.element(place, member, node)).collect::<Result<_, _>>()?;
        Ok(if place.is_argument { quote!([#(#items),*]) } else { quote!(Vec::from([#(#items),*])) })
    }

    pub(super) fn map(
        &mut self,
        place: &Place<'_>,
        (key, value): (&Member, &Member),
        node: &Value,
    ) -> Result<TokenStream, Problem> {
        let nodes = place.object(node)?;
        if nodes.is_empty() {
            let types = [key, value].map(|member| self.element_type(place.target, member));
            let map = self.map_name();
            return Ok(quote!(#map::<#(#types),*>::new()));
        }
        let entry = |(name, node): (&String, &Value)| {
            let name = self.member(place.target, key, &name.as_str().into(), place.is_argument)?;
            let value = self.element(place, value, node)?;
            Ok(quote!((#name, #value)))
        };
        let entries: Vec<_> = nodes.iter().map(entry).collect::<Result<_, Problem>>()?;
        if place.is_argument {
            return Ok(quote!([#(#entries),*]));
        }
        let map = self.map_name();
        Ok(quote!(#map::from([#(#entries),*])))
    }

    /// An item of a list, or a value of a map. Only sparse ones can have null.
    fn element(
        &mut self,
        place: &Place<'_>,
        member: &Member,
        node: &Value,
    ) -> Result<TokenStream, Problem> {
        let plan = self.plan;
        let sparse = plan.shape(place.target).traits.sparse;
        let is_aggregate = matches!(plan.shape(&member.target).kind, Kind::List(_) | Kind::Map(..));
        match node {
            Value::Null if sparse && place.is_argument => Ok(quote!(None)),
            Value::Null if sparse => {
                let ty = self.type_name(plan.types.of_member(place.target, member));
                Ok(quote!(None::<#ty>))
            }
            Value::Null => Err(Problem::new(&place.at, "null in a list or map that isn't sparse")),
            _ if sparse => {
                let value = self.member(place.target, member, node, false)?;
                Ok(quote!(Some(#value)))
            }
            _ => self.member(place.target, member, node, place.is_argument && !is_aggregate),
        }
    }

    fn element_type(&mut self, container: &ShapeId, member: &Member) -> TokenStream {
        let sparse = self.plan.shape(container).traits.sparse && member.name != "key";
        let ty = self.plan.types.of_member(container, member).clone();
        let ty = if sparse { Type::Nullable(Box::new(ty)) } else { ty };
        self.type_name(&ty)
    }
}
