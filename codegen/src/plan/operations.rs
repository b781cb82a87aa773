//! What the traits of an operation say: authorization, pagination, tokens.

use super::Plan;
use crate::ir::{Auth, FieldPath, PageAccess, Pagination, PathStep, Type};
use crate::model::{Kind, Member, Paginated, ShapeId};
use crate::name;

impl<'a> Plan<'a> {
    /// The name of the input's member that identifies a request, see
    /// <https://smithy.io/2.0/spec/behavior-traits.html#idempotencytoken-trait>.
    pub(crate) fn token(&self, id: &ShapeId) -> Option<&'a str> {
        let members = self.shape(&self.operation_of(id).input).members();
        let token = members.into_iter().find(|member| member.traits.idempotency_token);
        token.map(|member| member.name.as_str())
    }

    /// Whether any operation has such a member.
    pub(crate) fn has_tokens(&self) -> bool {
        self.closure.operations.keys().any(|id| self.token(id).is_some())
    }

    /// The value of `X-Amz-Target`, see
    /// <https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html#protocol-behaviors>.
    pub(crate) fn target(&self, id: &ShapeId) -> String {
        format!("{}.{}", self.service_id.name(), id.name())
    }

    /// The scheme of an operation, see
    /// <https://smithy.io/2.0/spec/authentication-traits.html#auth-trait>.
    pub(crate) fn auth(&self, id: &ShapeId) -> Auth {
        let service = &self.shape(self.service_id).traits;
        let operation = &self.shape(id).traits;
        let chosen = operation.auth.as_ref().or(service.auth.as_ref());
        let may_be =
            |scheme: &str| chosen.is_none_or(|chosen| chosen.iter().any(|it| it == scheme));
        let mut others = service.schemes.iter();
        match (&service.sigv4, others.find(|scheme| may_be(scheme))) {
            _ if operation.optional_auth => Auth::None,
            (Some(name), _) if may_be("aws.auth#sigv4") => Auth::SigV4(name.clone()),
            (_, Some(other)) => Auth::Other(other.clone()),
            _ => Auth::None,
        }
    }

    /// The operation's pagination, completed by the service's, see
    /// <https://smithy.io/2.0/spec/behavior-traits.html#paginated-trait>.
    pub(crate) fn pagination(&self, id: &ShapeId) -> Option<Pagination> {
        let own = self.shape(id).traits.paginated.as_ref()?;
        let service = self.shape(self.service_id).traits.paginated.as_ref();
        let find = |part: fn(&Paginated) -> &Option<String>| {
            part(own).clone().or_else(|| service.and_then(|service| part(service).clone()))
        };
        let (input_token, output_token) = (find(|p| &p.input_token)?, find(|p| &p.output_token)?);
        let items = find(|p| &p.items);
        let operation = self.operation_of(id);
        let access = || {
            let input_token = self.path(&operation.input, &input_token)?.0;
            let [input_token] = <[PathStep; 1]>::try_from(input_token).ok()?;
            let output_token = self.path(&operation.output, &output_token)?;
            let items = items.as_ref().and_then(|items| self.path(&operation.output, items));
            let items =
                items.filter(|path| path.0.last().is_some_and(|step| is_aggregate(&step.ty)));
            Some(PageAccess { input_token, output_token, items })
        };
        Some(Pagination {
            access: access(),
            input_token,
            output_token,
            items,
            page_size: find(|p| &p.page_size),
        })
    }

    /// The way along `path`, wire names joined by dots, from the structure `start`.
    pub(crate) fn path(&self, start: &'a ShapeId, path: &str) -> Option<FieldPath> {
        let mut id = start;
        let mut steps = Vec::new();
        for name in path.split('.') {
            let Kind::Structure(members) = &self.shape(id).kind else { return None };
            let (member, step) = self.step(id, members, name)?;
            steps.push(step);
            id = &member.target;
        }
        Some(FieldPath(steps))
    }

    fn step(
        &self,
        id: &'a ShapeId,
        members: &'a [Member],
        name: &str,
    ) -> Option<(&'a Member, PathStep)> {
        let member = members.iter().find(|member| member.name == name)?;
        let step = PathStep {
            ident: name::ident(self.names.members.get(id)?.get(name)?),
            ty: self.member_type(id, member),
            optional: !self.is_required(id, member),
            deprecated: member.traits.deprecated.is_some(),
        };
        Some((member, step))
    }
}

fn is_aggregate(ty: &Type) -> bool {
    match ty {
        Type::Sensitive(inner) => is_aggregate(inner),
        other => matches!(other, Type::List(_) | Type::Map(..)),
    }
}
