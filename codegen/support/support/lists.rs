//! What the setters of lists take.
//!
//! [`IntoList`] is [`IntoIterator`] under another name, so that the message for a wrong argument is ours.
//! That of `IntoIterator` is about iterators: for a text it proposes `.chars()`, where `[text]` is
//! needed.
//!
//! The associated type names the iterator: `impl Iterator` in its place makes the metadata of a large
//! crate 7 % larger.

/// What the setter of a list takes: an array, a `Vec`, or any other iterator of items.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a list",
    label = "a list is expected here",
    note = "write `[item]` for a list of one item; a `Vec` and any iterator of items are fine as well"
)]
pub trait IntoList {
    /// An item.
    type Item;
    /// What gives the items.
    type Items: Iterator<Item = Self::Item>;

    /// The items.
    fn into_items(self) -> Self::Items;
}

#[diagnostic::do_not_recommend]
impl<I: IntoIterator<Item = T>, T> IntoList for I {
    type Item = T;
    type Items = I::IntoIter;

    #[inline]
    fn into_items(self) -> I::IntoIter {
        self.into_iter()
    }
}
