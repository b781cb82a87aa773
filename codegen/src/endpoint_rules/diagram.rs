//! Reads rules that are a diagram of decisions: the value of the trait `smithy.rules#endpointBdd`.
//!
//! A decision that several others lead to is read once for each of them, so that its names have the
//! values and types that they have on that way.

use serde_json::Value;

use super::problem::{problem, wrong};
use super::ruleset::{condition, parameters, result};
use super::scope::Scope;
use super::{Outcome, Rule, Rules};
use crate::error::Problem;

/// References from here on are to results; the first one is to none.
const RESULTS: i32 = 100_000_000;
/// How many decisions the rules can have, each counted on every way to it.
const MAX_DECISIONS: usize = 20_000;
/// How many decisions can follow each other.
const MAX_DEPTH: usize = 200;

impl Rules {
    /// Reads the value of the trait `smithy.rules#endpointBdd`.
    ///
    /// # Errors
    /// The first thing in it that isn't valid.
    pub fn read_diagram(value: &Value) -> Result<Self, Problem> {
        let parameters = parameters(value)?;
        let list = |key: &str| value[key].as_array().map(Vec::as_slice).unwrap_or_default();
        let nodes = value["nodes"].as_str().and_then(nodes);
        let root = value["root"].as_i64().and_then(|root| i32::try_from(root).ok());
        let (Some(nodes), Some(root)) = (nodes, root) else {
            return Err(wrong("no list of decisions in base64", &value["nodes"]));
        };
        let mut diagram = Diagram {
            conditions: list("conditions"),
            results: list("results"),
            nodes,
            left: MAX_DECISIONS,
        };
        let mut rules = Vec::new();
        diagram.read(root, &Scope::of(&parameters), &mut rules, 0)?;
        Ok(Self { parameters, rules })
    }
}

/// The decisions of 12 bytes each: a condition, where it leads to if it holds, and if it doesn't.
fn nodes(base64: &str) -> Option<Vec<[i32; 3]>> {
    let bytes = crate::base64::decode(base64)?;
    let (nodes, rest) = bytes.as_chunks::<12>();
    let number = |bytes: &[u8]| Some(i32::from_be_bytes(bytes.try_into().ok()?));
    let node =
        |node: &[u8; 12]| Some([number(&node[..4])?, number(&node[4..8])?, number(&node[8..])?]);
    if rest.is_empty() { nodes.iter().map(node).collect() } else { None }
}

struct Diagram<'a> {
    conditions: &'a [Value],
    results: &'a [Value],
    nodes: Vec<[i32; 3]>,
    /// How many decisions may still be read.
    left: usize,
}

impl Diagram<'_> {
    /// Adds the rules that a reference leads to.
    fn read(
        &mut self,
        reference: i32,
        scope: &Scope,
        rules: &mut Vec<Rule>,
        depth: usize,
    ) -> Result<(), Problem> {
        if depth > MAX_DEPTH || self.left == 0 {
            return Err(problem("there are too many decisions"));
        }
        self.left -= 1;
        let outcome = match reference {
            RESULTS.. => self.result(reference - RESULTS, scope)?,
            ..-1 | 2..RESULTS => return self.decision(reference, scope, rules, depth),
            _ => Outcome::Nothing,
        };
        rules.push(Rule { conditions: Vec::new(), outcome });
        Ok(())
    }

    fn decision(
        &mut self,
        reference: i32,
        scope: &Scope,
        rules: &mut Vec<Rule>,
        depth: usize,
    ) -> Result<(), Problem> {
        let index = usize::try_from(reference.unsigned_abs() - 1).unwrap_or(usize::MAX);
        let Some(&[index, high, low]) = self.nodes.get(index) else {
            return Err(problem(format!("there is no decision {reference}")));
        };
        // A negative reference is to the opposite of a decision.
        let (high, low) =
            if reference < 0 { (high.wrapping_neg(), low.wrapping_neg()) } else { (high, low) };
        let condition = usize::try_from(index).ok().and_then(|index| self.conditions.get(index));
        let Some(condition) = condition else {
            return Err(problem(format!("there is no condition {index}")));
        };
        let mut inner = scope.clone();
        let conditions = self::condition(condition, &mut inner)?;
        let always_holds = conditions.is_empty();
        let mut then = Vec::new();
        self.read(high, &inner, &mut then, depth + 1)?;
        if always_holds {
            rules.extend(then);
            return Ok(());
        }
        rules.push(Rule { conditions, outcome: Outcome::Rules(then) });
        self.read(low, scope, rules, depth + 1)
    }

    fn result(&self, index: i32, scope: &Scope) -> Result<Outcome, Problem> {
        let Some(index) = usize::try_from(index).ok().and_then(|index| index.checked_sub(1)) else {
            return Ok(Outcome::Nothing);
        };
        match self.results.get(index) {
            Some(value) => result(value, scope),
            None => Err(problem(format!("there is no result {index}"))),
        }
    }
}
