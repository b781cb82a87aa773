//! The closure: the shapes that operations reach, and facts that follow from their references.
//!
//! The closure starts from the service's operations, see
//! <https://smithy.io/2.0/spec/service-types.html#service-closure>.

use std::collections::{BTreeMap, BTreeSet};

use crate::error::{Errors, Problem};
use crate::graph;
use crate::map::{map_of, set_of};
use crate::model::{Kind, MemberId, Model, Operation, Service, Shape, ShapeId, Simple};

/// The shapes that operations of a service reach.
pub(crate) struct Closure<'a> {
    /// The operations, by id.
    pub(crate) operations: BTreeMap<&'a ShapeId, &'a Operation>,
    /// All data shapes, by id.
    pub(crate) shapes: BTreeMap<&'a ShapeId, &'a Shape>,
    /// Every error that an operation can return, by operation.
    pub(crate) errors: BTreeMap<&'a ShapeId, Vec<&'a ShapeId>>,
    /// The operations that can return an error, by error.
    pub(crate) returned_by: BTreeMap<&'a ShapeId, Vec<&'a ShapeId>>,
    /// The inputs and outputs that no other operation uses, by operation.
    pub(crate) owned: BTreeMap<&'a ShapeId, Vec<&'a ShapeId>>,
    /// The operations that use a structure as input, by structure.
    inputs: BTreeMap<&'a ShapeId, Vec<&'a ShapeId>>,
    /// The operations that use a structure as output, by structure.
    outputs: BTreeMap<&'a ShapeId, Vec<&'a ShapeId>>,
    /// Members whose value must be in a `Box`, by container and name.
    boxed: BTreeSet<MemberId<'a>>,
    /// Shapes that requests can contain.
    sent: BTreeSet<&'a ShapeId>,
    /// Shapes with a float or a document somewhere inside.
    inexact: BTreeSet<&'a ShapeId>,
}

impl<'a> Closure<'a> {
    /// The closure of some operations of `service`.
    pub(crate) fn of(
        model: &'a Model,
        service: &'a Service,
        operations: BTreeMap<&'a ShapeId, &'a Operation>,
    ) -> Self {
        let errors = map_of(operations.iter().map(|(id, op)| (*id, errors_of(service, op))));
        let ends = operations.values().flat_map(|operation| [&operation.input, &operation.output]);
        let roots = ends.chain(errors.values().flatten().copied()).filter(|id| !id.is_unit());
        let edges = |id: &'a ShapeId| -> Vec<((), &'a ShapeId)> {
            let members = model.get(id).map(Shape::members).unwrap_or_default();
            members
                .into_iter()
                .map(|member| ((), &member.target))
                .filter(|((), id)| !id.is_unit())
                .collect()
        };
        let requests = operations.values().map(|operation| &operation.input);
        let sent = graph::walk(requests.filter(|id| !id.is_unit()), edges).order;
        let reached = graph::walk(roots, edges).order;
        let shapes = map_of(reached.into_iter().filter_map(|id| Some((id, model.get(id)?))));
        let mut returned_by: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (operation, errors) in &errors {
            for error in errors {
                returned_by.entry(*error).or_default().push(*operation);
            }
        }
        Self {
            owned: owned(&operations),
            inputs: users(&operations, |operation| &operation.input),
            outputs: users(&operations, |operation| &operation.output),
            sent: set_of(sent),
            boxed: boxed(&shapes),
            inexact: containing(&shapes, is_inexact),
            operations,
            shapes,
            errors,
            returned_by,
        }
    }

    /// The closure of some operations of this closure; the same members are boxed.
    pub(crate) fn part(
        &self,
        model: &'a Model,
        service: &'a Service,
        operations: BTreeMap<&'a ShapeId, &'a Operation>,
    ) -> Self {
        Self { boxed: self.boxed.clone(), ..Self::of(model, service, operations) }
    }

    /// Reports lists and maps that contain themselves.
    pub(crate) fn check_aggregates(&self) -> Result<(), Errors> {
        check_aggregates(&self.shapes)
    }

    /// The shapes that `is_match` accepts, and those that contain one.
    pub(crate) fn containing(&self, is_match: fn(&Shape) -> bool) -> BTreeSet<&'a ShapeId> {
        containing(&self.shapes, is_match)
    }

    /// The shapes that become Rust items, by id.
    pub(crate) fn named(&self) -> impl Iterator<Item = &'a ShapeId> {
        self.shapes.iter().filter(|(_, shape)| is_named(shape)).map(|(id, _)| *id)
    }

    /// Whether a member's value must be in a `Box`, since its type contains itself.
    pub(crate) fn is_boxed(&self, container: &ShapeId, member: &str) -> bool {
        self.boxed.contains(&container.member(member))
    }

    /// Whether requests can contain the shape.
    pub(crate) fn is_sent(&self, id: &ShapeId) -> bool {
        self.sent.contains(id)
    }

    /// Whether values of the shape have a total equality: no float and no document inside.
    pub(crate) fn is_exact(&self, id: &ShapeId) -> bool {
        !self.inexact.contains(id)
    }

    /// The operations that use a structure as input.
    pub(crate) fn requests(&self, id: &ShapeId) -> &[&'a ShapeId] {
        self.inputs.get(id).map(Vec::as_slice).unwrap_or_default()
    }

    /// The operations that use a structure as output.
    pub(crate) fn responses(&self, id: &ShapeId) -> &[&'a ShapeId] {
        self.outputs.get(id).map(Vec::as_slice).unwrap_or_default()
    }
}

/// Whether a shape becomes a Rust item. The others become types of the standard library or of the
/// support code.
fn is_named(shape: &Shape) -> bool {
    matches!(shape.kind, Kind::Structure(_) | Kind::Union(_) | Kind::Enum(_) | Kind::IntEnum(_))
}

fn errors_of<'a>(service: &'a Service, operation: &'a Operation) -> Vec<&'a ShapeId> {
    let all = set_of(service.errors.iter().chain(&operation.errors));
    all.into_iter().collect()
}

/// The operations that use a structure as `end`, by structure.
fn users<'a>(
    operations: &BTreeMap<&'a ShapeId, &'a Operation>,
    end: fn(&Operation) -> &ShapeId,
) -> BTreeMap<&'a ShapeId, Vec<&'a ShapeId>> {
    let mut users: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (id, operation) in operations {
        users.entry(end(operation)).or_default().push(*id);
    }
    users
}

fn owned<'a>(
    operations: &BTreeMap<&'a ShapeId, &'a Operation>,
) -> BTreeMap<&'a ShapeId, Vec<&'a ShapeId>> {
    let mut uses: BTreeMap<&ShapeId, usize> = BTreeMap::new();
    for operation in operations.values() {
        for end in BTreeSet::from([&operation.input, &operation.output]) {
            *uses.entry(end).or_default() += 1;
        }
    }
    let owned = |operation: &'a Operation| {
        let mut ends = vec![&operation.input, &operation.output];
        ends.dedup();
        ends.retain(|end| uses[end] == 1 && !end.is_unit());
        ends
    };
    map_of(operations.iter().map(|(id, operation)| (*id, owned(operation))))
}

/// The maximum depth of nested lists and maps, which become one nested Rust type.
const MAX_LAYERS: usize = 32;

/// Reports cycles of lists and maps: they have no name in Rust, so such a cycle has no type.
fn check_aggregates(shapes: &BTreeMap<&ShapeId, &Shape>) -> Result<(), Errors> {
    let mut errors = Errors::default();
    let edges = |id| match shapes.get(id).map(|shape| (&shape.kind, shape.members())) {
        Some((Kind::List(_) | Kind::Map(..), members)) => {
            members.into_iter().map(|member| (member.name.as_str(), &member.target)).collect()
        }
        _ => Vec::new(),
    };
    let walk = graph::walk(shapes.keys().copied(), edges);
    for (id, member, target) in walk.back {
        let message = format!("targets {target}, which makes a list or map an element of itself");
        errors.push(Problem::new(id.member(member), message).help("put a structure in between"));
    }
    errors.propagate()?;
    let mut layers: BTreeMap<&ShapeId, usize> = BTreeMap::new();
    for id in walk.order {
        let below = edges(id).into_iter().filter_map(|(_, target)| layers.get(target)).max();
        let own = 1 + below.copied().unwrap_or_default();
        if own == MAX_LAYERS + 1 {
            let message = format!("has more than {MAX_LAYERS} lists and maps inside each other");
            errors.push(Problem::new(id, message).help("put a structure in between"));
        }
        layers.insert(id, own);
    }
    errors.propagate()
}

/// The members that need a `Box`, so that cycles of structures and unions have a finite size. The
/// choice depends only on ids.
fn boxed<'a>(shapes: &BTreeMap<&'a ShapeId, &'a Shape>) -> BTreeSet<MemberId<'a>> {
    let edges = |id: &'a ShapeId| match shapes.get(id).map(|shape| &shape.kind) {
        Some(Kind::Structure(members) | Kind::Union(members)) => {
            members.iter().map(|member| (member.name.as_str(), &member.target)).collect()
        }
        _ => Vec::new(),
    };
    let walk = graph::walk(shapes.keys().copied(), edges);
    set_of(walk.back.into_iter().map(|(id, member, _)| id.member(member)))
}

/// Whether values of the shape have no total equality.
fn is_inexact(shape: &Shape) -> bool {
    matches!(shape.kind, Kind::Simple(Simple::Float | Simple::Double | Simple::Document))
}

/// The shapes that `is_match` accepts, and those that contain one.
fn containing<'a>(
    shapes: &BTreeMap<&'a ShapeId, &'a Shape>,
    is_match: fn(&Shape) -> bool,
) -> BTreeSet<&'a ShapeId> {
    let mut users: BTreeMap<&ShapeId, Vec<&'a ShapeId>> = BTreeMap::new();
    for (id, shape) in shapes {
        for member in shape.members() {
            users.entry(&member.target).or_default().push(id);
        }
    }
    let mut open: Vec<_> =
        shapes.iter().filter(|(_, shape)| is_match(shape)).map(|(id, _)| *id).collect();
    let mut found = BTreeSet::new();
    while let Some(id) = open.pop() {
        if found.insert(id) {
            open.extend(users.get(id).into_iter().flatten());
        }
    }
    found
}
