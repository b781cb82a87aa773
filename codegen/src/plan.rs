//! The plan of a crate: every decision about it, by shape id.
//!
//! It decides which shapes and operations the crate has, their names, which members are required,
//! redacted or replaced, and their default values. It reports every problem of a valid model and of
//! its configuration, so that later phases can't fail.

mod attributes;
pub(crate) mod closure;
pub(crate) mod cognito;
mod constraints;
mod date_format;
mod defaults;
mod derives;
pub(crate) mod endpoint;
mod endpoint_context;
mod errors;
mod fitting;
mod host_prefix;
mod http;
pub(crate) mod names;
mod operations;
mod overrides;
mod package;
mod paths;
mod presence;
pub(crate) mod protocol;
pub(crate) mod redaction;
mod replacement;
mod request_headers;
pub(crate) mod selection;
mod service;
mod settings;
mod standard_traits;
mod table;
mod types;
mod user_code;

use std::collections::BTreeMap;

use proc_macro2::Ident;

use crate::characters;
use crate::config::{Config, Package};
use crate::error::Errors;
use crate::form::Form;
use crate::ir::{Place, Protocol, ProtocolKind, UserCode};
use crate::leave_out::LeaveOut;
use crate::legal::LICENSE_OF_AWS;
use crate::model::{Member, MemberId, Model, Operation, Shape, ShapeId};
use closure::Closure;
use cognito::CognitoPlan;
pub(crate) use constraints::constraints;
pub(crate) use date_format::date_format;
pub(crate) use defaults::DefaultValue;
use endpoint::EndpointPlan;
pub(crate) use fitting::fitting;
use http::HttpPlan;
use names::{Names, Naming};
pub(crate) use operations::OperationPlan;
use overrides::Overrides;
pub(crate) use package::check as check_package;
use paths::Paths;
use presence::Presence;
use redaction::Redactions;
pub(crate) use selection::operations_of;
use selection::{OfStream, Selection};
pub(crate) use service::{ChosenService, choose_service};
use types::Types;

/// Every decision about one crate.
pub(crate) struct Plan<'a> {
    pub(crate) model: &'a Model,
    pub(crate) config: &'a Config,
    pub(crate) service: ChosenService<'a>,
    /// The protocol that the crate speaks; `None` for types only.
    pub(crate) protocol: Option<Protocol>,
    /// How endpoints are found; `None` for types only.
    pub(crate) endpoint: Option<EndpointPlan>,
    /// The helpers for Amazon Cognito, if the configuration asks for them.
    pub(crate) cognito: Option<CognitoPlan<'a>>,
    /// The shapes and operations of the crate.
    pub(crate) closure: Closure<'a>,
    /// The closure of the whole service, if the crate has only a part of it.
    whole: Option<Closure<'a>>,
    /// Operations that the protocol can't send.
    pub(crate) left_out: Vec<OfStream<'a>>,
    /// Operations with a streaming blob, which is a whole body.
    pub(crate) whole_bodies: Vec<OfStream<'a>>,
    pub(crate) presence: Presence<'a>,
    pub(crate) redactions: Redactions<'a>,
    pub(crate) types: Types<'a>,
    pub(crate) names: Names<'a>,
    /// The values of absent members.
    defaults: BTreeMap<MemberId<'a>, DefaultValue<'a>>,
    pub(crate) operations: BTreeMap<&'a ShapeId, OperationPlan<'a>>,
    /// The HTTP bindings; empty for protocols without any.
    pub(crate) http: HttpPlan<'a>,
    /// The HTTP statuses of errors.
    pub(crate) statuses: BTreeMap<&'a ShapeId, u16>,
}

impl<'a> Plan<'a> {
    /// Decides everything about the crate of a model. Each decision uses only earlier ones.
    ///
    /// # Errors
    /// Every problem of the model and of the configuration, each with its shape id.
    pub(crate) fn of(model: &'a Model, config: &'a Config) -> Result<Self, Errors> {
        let mut errors = Errors::default();
        settings::check(config, &mut errors);
        let Some(service) = errors.collect(choose_service(model, config)) else {
            return Err(errors);
        };
        check_package(&config.package, service.is_of_aws(), &mut errors);
        let whole = Closure::of(model, service.shape, model.operations(service.shape));
        let (overrides, refused) = Overrides::of(model, config, service, &whole);
        errors.extend(refused.into_iter().map(|refusal| refusal.problem));
        let Overrides { additions, redact, rename, replacements, presence, status } = overrides;
        let protocol = errors.collect(protocol::protocol(model, config, service.id)).flatten();
        if protocol.is_some() || config.types_only {
            request_headers::check(config, protocol.as_ref(), &mut errors);
        }
        let endpoint = protocol.as_ref().and(model.get(service.id));
        let endpoint = endpoint.map(|shape| EndpointPlan::of(service.id, &shape.traits));
        let endpoint = errors.collect(endpoint.transpose().map_err(Errors::from)).flatten();
        let cognito = CognitoPlan::of(model, config, protocol.as_ref(), &whole);
        let cognito = errors.collect(cognito.map_err(Errors::from)).flatten();
        let selection = Selection::of(model, config, service, whole, protocol.as_ref());
        let Some(Selection { closure, whole, left_out, whole_bodies }) = errors.collect(selection)
        else {
            return Err(errors);
        };
        errors.collect(presence.check(&closure));
        if errors.collect(closure.check_aggregates()).is_none() {
            return Err(errors);
        }
        let refused = derives::check(service.id, &closure, &replacements, &additions);
        errors.extend(refused.into_iter().map(|refusal| refusal.problem));
        let all = whole.as_ref().unwrap_or(&closure);
        let redactions = Redactions::of(all, redact);
        let naming = Naming { service: service.shape, whole: all, rename: &rename };
        let items = naming.items();
        let types = Types::of(&closure, &items.types, &redactions, replacements, additions);
        let names = Names::of(&naming, &closure, items, &presence);
        let defaults = defaults::defaults(&closure, all, &presence);
        let paths = Paths { closure: &closure, presence: &presence, types: &types, names: &names };
        let operations =
            operations::operations(model, service.id, &closure, &paths, endpoint.as_ref());
        let operations = errors.collect(operations).unwrap_or_default();
        let has_bindings = protocol.as_ref().is_some_and(|it| it.kind == ProtocolKind::RestJson1);
        let http = has_bindings.then(|| HttpPlan::of(model, &closure)).transpose();
        let http = errors.collect(http).flatten().unwrap_or_default();
        let statuses = errors::statuses(&closure, &status);
        errors.propagate()?;
        Ok(Self {
            model,
            config,
            service,
            protocol,
            endpoint,
            cognito,
            closure,
            whole,
            left_out,
            whole_bodies,
            presence,
            redactions,
            types,
            names,
            defaults,
            operations,
            http,
            statuses,
        })
    }

    /// The closure of the whole service.
    ///
    /// Decisions that depend on other shapes use it: names that would clash, where to box in a
    /// cycle, the meaning of a word in prose. So a crate of some operations can get more operations
    /// later, without a change to the existing ones.
    pub(crate) fn whole(&self) -> &Closure<'a> {
        self.whole.as_ref().unwrap_or(&self.closure)
    }

    /// Whether the crate has a shape or an operation.
    pub(crate) fn has(&self, id: &ShapeId) -> bool {
        self.closure.shapes.contains_key(id) || self.closure.operations.contains_key(id)
    }

    /// Whether the type of a structure or union implements `Hash`. If the configuration leaves it
    /// out, it can derive it for some.
    pub(crate) fn has_hash(&self, id: &ShapeId, shape: &Shape) -> bool {
        if self.config.leave_out.contains(&LeaveOut::Hash) {
            return self.types.additions.derives_hash(id, shape);
        }
        self.closure.is_exact(id)
    }

    /// Whether a structure is the input of an operation, even of one that the crate doesn't have.
    pub(crate) fn is_input(&self, id: &ShapeId) -> bool {
        !self.whole().requests(id).is_empty()
    }

    /// A shape of the closure.
    pub(crate) fn shape(&self, id: &ShapeId) -> &'a Shape {
        self.model.target(id)
    }

    /// The type of the user's that stands for values of a shape.
    pub(crate) fn replacement(&self, id: &ShapeId) -> Option<&UserCode> {
        self.types.replacement(id, self.shape(id))
    }

    /// The value that is written and read for an absent member.
    pub(crate) fn default(&self, container: &ShapeId, member: &Member) -> Option<DefaultValue<'a>> {
        self.defaults.get(&container.member(&member.name)).copied()
    }

    /// The place of a member in HTTP messages, if that isn't the body.
    pub(crate) fn place(&self, container: &ShapeId, member: &Member) -> Option<Place> {
        self.http.places.get(&container.member(&member.name)).cloned()
    }

    /// The name of a member in bodies. Only restJson1 has names that differ from those of members, see
    /// <https://smithy.io/2.0/spec/protocol-traits.html#jsonname-trait>.
    pub(crate) fn wire_name<'m>(&self, member: &'m Member) -> &'m str {
        let kind = self.protocol.as_ref().map(|protocol| protocol.kind);
        let json_name = member.traits.json_name.as_deref();
        json_name.filter(|_| kind == Some(ProtocolKind::RestJson1)).unwrap_or(&member.name)
    }

    /// Whether the builder requires the member.
    pub(crate) fn is_required(&self, container: &ShapeId, member: &Member) -> bool {
        self.presence.is_required(container, member)
    }

    /// The members of a structure with their fields, in the order of fields.
    pub(crate) fn named_fields<'s>(
        &'s self,
        id: &'s ShapeId,
        members: &'a [Member],
    ) -> Vec<(&'a Member, &'s Ident)> {
        let members = self.presence.in_order(id, members).into_iter();
        members.map(|member| (member, self.names.of_member(id, member))).collect()
    }

    /// The required members of a structure with their fields.
    pub(crate) fn required_fields<'s>(
        &'s self,
        id: &'s ShapeId,
        members: &'a [Member],
    ) -> Vec<(&'a Member, &'s Ident)> {
        let mut fields = self.named_fields(id, members);
        fields.retain(|(member, _)| self.is_required(id, member));
        fields
    }

    pub(crate) fn crate_name(&self) -> String {
        self.service.crate_name(self.model, self.config)
    }

    /// What the manifest says about the package, with the licence of AWS's models if the
    /// configuration has none.
    pub(crate) fn package(&self) -> Package {
        let mut package = self.config.package.clone();
        if package.license.is_none() && self.service.is_of_aws() {
            package.license = Some(LICENSE_OF_AWS.to_owned());
        }
        package
    }

    /// The path of the generated code in the code of its users.
    pub(crate) fn library_path(&self) -> String {
        match (&self.config.form, &self.config.crate_name) {
            (Form::Crate, _) => self.crate_name().replace('-', "_"),
            (Form::Module(module), Some(name)) => {
                format!("{}::{}", name.replace('-', "_"), module.path())
            }
            (Form::Module(module), None) => format!("crate::{}", module.path()),
        }
    }

    pub(crate) fn title(&self) -> String {
        let traits = &self.shape(self.service.id).traits;
        let titles = [&traits.title, &traits.sdk_id].into_iter().flatten();
        let title = titles.map(|title| characters::one_line(title)).find(|title| !title.is_empty());
        title.unwrap_or_else(|| self.service.id.name().to_owned())
    }

    pub(crate) fn operation_of(&self, id: &ShapeId) -> &'a Operation {
        self.closure.operations[id]
    }
}
