// #if RpcV2Cbor
// #else
//! Reads an object member by member; a member that doesn't fit doesn't stop the reading.

use super::{Error, Lenient, Reader, Segment};

impl<'a> Reader<'a> {
    /// Reads the whole body, which must be an object. It calls `visit` with the name of each
    /// member, and a reader of its value, whose syntax is already checked.
    ///
    /// An error of `visit` doesn't stop the reading: the first such error is the `Ok` value.
    ///
    /// # Errors
    /// If the body isn't a JSON object. The members before the error have been visited then.
    pub(crate) fn each_member(
        &mut self,
        visit: &mut dyn FnMut(&str, Self) -> Result<(), Error>,
    ) -> Result<Option<Error>, Error> {
        if self.peek() != b'{' {
            return Err(self.unexpected("expected an object"));
        }
        self.enter()?;
        let mut refused = None;
        let mut index = 0;
        let mut has_more = !self.ends(b'}');
        while has_more {
            let name = self.name()?.into_owned();
            let value = self.raw_value().map_err(|error| error.within(Segment::Entry(index)))?;
            if let Err(error) = visit(&name, value) {
                refused.get_or_insert(error.within(Segment::Member(name)));
            }
            has_more = self.continues(b'}')?;
            index += 1;
        }
        self.end().map(|()| refused)
    }

    /// Skips a value, and returns a reader of it.
    fn raw_value(&mut self) -> Result<Self, Error> {
        self.peek();
        let at = self.at;
        self.skip()?;
        let text = &self.text[..self.at];
        let scratch = String::new();
        Ok(Self { text, at, depth: self.depth, likely_length: 0, scratch, strictness: Lenient })
    }
}
// #end
