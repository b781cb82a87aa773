//! Groups items that have the same changes.

use std::collections::BTreeMap;

use crate::diff::{Change, ChangeKind, Diff};

/// Items with the same changes, apart from changes of documentation.
pub(super) struct Block<'d> {
    pub(super) items: Vec<&'d str>,
    pub(super) changes: Vec<&'d Change>,
}

/// The changes by item. Items with the same changes share a block, so that a new error of a hundred
/// operations is reported once.
pub(super) fn blocks(diff: &Diff) -> Vec<Block<'_>> {
    let mut blocks: Vec<Block<'_>> = Vec::new();
    let mut known: BTreeMap<Vec<(u8, String)>, usize> = BTreeMap::new();
    for changes in diff.changes().chunk_by(|a, b| a.item == b.item) {
        let item = changes[0].item.as_str();
        let changes: Vec<&Change> =
            changes.iter().filter(|change| change.kind != ChangeKind::Documentation).collect();
        if changes.is_empty() {
            continue;
        }
        let what = changes.iter().map(|it| (it.step as u8, it.sentence())).collect();
        let has_new_members = changes.iter().any(|change| !change.new_members.is_empty());
        if has_new_members {
            blocks.push(Block { items: vec![item], changes });
            continue;
        }
        let index = *known.entry(what).or_insert(blocks.len());
        if let Some(block) = blocks.get_mut(index) {
            block.items.push(item);
        } else {
            blocks.push(Block { items: vec![item], changes });
        }
    }
    blocks
}
