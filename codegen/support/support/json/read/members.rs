//! Reading an object member by member, for bodies whose members need not fit.

use super::{Error, Filled, Reader, Segment};

impl<'a> Reader<'a> {
    /// Reads the whole body, which must be an object. `visit` gets the name of each member and a
    /// reader of its value, whose syntax was checked.
    ///
    /// What `visit` refuses doesn't stop the reading: the first such error is the `Ok` value.
    ///
    /// # Errors
    /// When the body isn't JSON, or not an object. Members before the fault were visited by then.
    pub(crate) fn each_member(
        &mut self,
        visit: &mut dyn FnMut(&str, Self) -> Result<(), Error>,
    ) -> Result<Option<Error>, Error> {
        if self.peek()? != b'{' {
            return Err(self.error("expected an object"));
        }
        self.enter()?;
        let mut refused = None;
        let mut index = 0;
        let mut has_more = !self.closes(b'}')?;
        while has_more {
            let name = self.name()?;
            let value = self.raw_value().map_err(|error| error.within(Segment::Entry(index)))?;
            if let Err(error) = visit(&name, value) {
                refused.get_or_insert(error.within(Segment::Member(name)));
            }
            has_more = self.goes_on(b'}')?;
            index += 1;
        }
        self.end().map(|()| refused)
    }

    /// Reads the name of a member, and the colon after it.
    fn name(&mut self) -> Result<String, Error> {
        if self.peek()? != b'"' {
            return Err(self.error("expected the name of a member"));
        }
        let name = match self.string()? {
            Some(name) => name.to_owned(),
            None => self.scratch.clone(),
        };
        if self.peek()? != b':' {
            return Err(self.error("expected `:`"));
        }
        self.at += 1;
        Ok(name)
    }

    /// Skips a value, and gives a reader of it.
    fn raw_value(&mut self) -> Result<Self, Error> {
        self.peek()?;
        let at = self.at;
        self.skip()?;
        let text = &self.text[..self.at];
        Ok(Self { text, at, depth: self.depth, scratch: String::new(), presence: Filled })
    }
}
