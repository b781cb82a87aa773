//! Facts about members for the comparison of two models.

use super::Lowering;
use crate::ir::{MemberFacts, RedactedBy};
use crate::model::{Member, ShapeId};
use crate::plan::{self, redaction::Reason};

impl Lowering<'_, '_> {
    /// The facts about a member of a structure or union; `sentence` is the first sentence of its
    /// documentation.
    pub(super) fn member_facts(
        &self,
        container: &ShapeId,
        member: &Member,
        sentence: String,
    ) -> MemberFacts {
        let reason = self.plan.redactions.of_member(container, member);
        MemberFacts {
            target: member.target.name().to_owned(),
            constraints: plan::constraints(self.plan.model, member),
            redacted_by: reason.map(|reason| match reason {
                Reason::Model => RedactedBy::Model,
                Reason::Override(_) => RedactedBy::Configuration,
            }),
            sentence,
        }
    }
}
