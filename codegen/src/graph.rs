//! A depth-first walk without recursion. It finds cycles, which are errors or need a `Box`.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// An edge: its label, and the node that it leads to.
pub(crate) type Edge<N, L> = (L, N);

/// The result of a walk.
pub(crate) struct Walk<N, L> {
    /// The reached nodes in post-order (edges in `back` are ignored).
    pub(crate) order: Vec<N>,
    /// The edges that close a cycle: each leads to a node of the path that the walk took to it. A
    /// graph without such edges has no cycle.
    pub(crate) back: Vec<(N, L, N)>,
}

/// Walks from each of `roots` in turn along `edges`.
pub(crate) fn walk<N: Ord + Copy, L: Copy>(
    roots: impl IntoIterator<Item = N>,
    edges: impl Fn(N) -> Vec<Edge<N, L>>,
) -> Walk<N, L> {
    let mut found = Walk { order: Vec::new(), back: Vec::new() };
    let mut done: BTreeMap<N, bool> = BTreeMap::new();
    for root in roots {
        match done.entry(root) {
            Entry::Occupied(_) => continue,
            Entry::Vacant(place) => place.insert(false),
        };
        let mut path = vec![(root, edges(root).into_iter())];
        while let Some((node, rest)) = path.last_mut() {
            let node = *node;
            let Some((label, next)) = rest.next() else {
                done.insert(node, true);
                found.order.push(node);
                path.pop();
                continue;
            };
            match done.entry(next) {
                Entry::Vacant(place) => {
                    place.insert(false);
                    path.push((next, edges(next).into_iter()));
                }
                Entry::Occupied(is_done) if *is_done.get() => {}
                Entry::Occupied(_) => found.back.push((node, label, next)),
            }
        }
    }
    found
}
