//! Reads an object member by member; a member that doesn't fit doesn't stop the reading.

use super::{Error, Reader, Segment, major};
use crate::support::cbor::item::MAP;

impl<'a> Reader<'a> {
    /// Reads the whole body, which must be a map. It calls `visit` with the name of each
    /// member, and a reader of its value, whose syntax is already checked.
    ///
    /// An error of `visit` doesn't stop the reading: the first such error is the `Ok` value.
    ///
    /// # Errors
    /// If the body isn't a map of CBOR. The members before the error have been visited then.
    pub(crate) fn each_member(
        &mut self,
        visit: &mut dyn FnMut(&str, Self) -> Result<(), Error>,
    ) -> Result<Option<Error>, Error> {
        let first = self.next()?.first;
        if major(first) != MAP {
            return Err(self.error("expected an object"));
        }
        let length = self.enter(first)?;
        let mut refused = None;
        let mut index = 0;
        while self.has_more(length, index)? {
            let name = match self.name()? {
                Some(name) => name.to_owned(),
                None => self.joined_text()?.to_owned(),
            };
            let value = self.raw_value().map_err(|error| error.within(Segment::Entry(index)))?;
            if let Err(error) = visit(&name, value) {
                refused.get_or_insert(error.within(Segment::Member(name)));
            }
            index += 1;
        }
        self.depth -= 1;
        self.end().map(|()| refused)
    }

    /// Skips a value, and returns a reader of it.
    fn raw_value(&mut self) -> Result<Self, Error> {
        let at = self.at;
        let item = self.next()?;
        self.skip(item)?;
        let body = &self.body[..self.at];
        Ok(Self { body, at, depth: self.depth, ..Self::new(body) })
    }
}
