//! What the setters of sensitive lists take.

use super::Sensitive;

/// What the setter of a sensitive list takes: anything that is [`IntoList`](super::IntoList), alone or inside a
/// [`Sensitive`], so that a field of one structure can be passed to the builder of another.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a list",
    label = "a list is expected here",
    note = "write `[item]` for a list of one item; a `Vec` and any iterator of items are fine as well"
)]
pub trait IntoSensitiveList {
    /// An item.
    type Item;
    /// What gives the items.
    type Items: Iterator<Item = Self::Item>;

    /// The items.
    fn into_items(self) -> Self::Items;
}

#[diagnostic::do_not_recommend]
impl<I: IntoIterator<Item = T>, T> IntoSensitiveList for I {
    type Item = T;
    type Items = I::IntoIter;

    #[inline]
    fn into_items(self) -> I::IntoIter {
        self.into_iter()
    }
}

#[diagnostic::do_not_recommend]
impl<I: IntoIterator<Item = T>, T> IntoSensitiveList for Sensitive<I> {
    type Item = T;
    type Items = I::IntoIter;

    #[inline]
    fn into_items(self) -> I::IntoIter {
        self.into_inner().into_iter()
    }
}
