//! A format of serde that isn't JSON: like some binary formats, it writes the number of items
//! before the items, and relies on the value for it.

use std::fmt::{Display, Write};

use serde_core::de::value::Error;
use serde_core::ser::{Error as _, Impossible, SerializeMap, SerializeSeq};
use serde_core::{Serialize, Serializer};

/// Writes a value, such as `2{"A":1["b"];"C":true;}`.
pub(crate) fn write(value: &impl Serialize) -> String {
    let mut out = String::new();
    value.serialize(Writer(&mut out)).expect("the format takes every value");
    out
}

struct Writer<'a>(&'a mut String);

impl Writer<'_> {
    fn put(self, value: impl Display) -> Result<(), Error> {
        write!(self.0, "{value}").map_err(Error::custom)
    }
}

/// A list or a map, with the number of items that must still come.
struct Items<'a>(&'a mut String, usize);

impl<'a> Items<'a> {
    fn new(out: &'a mut String, count: Option<usize>, open: char) -> Result<Self, Error> {
        let count = count.ok_or_else(|| Error::custom("the number of items is unknown"))?;
        write!(out, "{count}{open}").map_err(Error::custom)?;
        Ok(Self(out, count))
    }

    fn put<T: Serialize + ?Sized>(&mut self, value: &T, after: char) -> Result<(), Error> {
        value.serialize(Writer(self.0))?;
        self.0.push(after);
        Ok(())
    }

    fn count_down(&mut self) -> Result<(), Error> {
        self.1 = self.1.checked_sub(1).ok_or_else(|| Error::custom("there are more items"))?;
        Ok(())
    }

    fn end(self, close: char) -> Result<(), Error> {
        self.0.push(close);
        if self.1 == 0 { Ok(()) } else { Err(Error::custom("there are fewer items")) }
    }
}

impl SerializeSeq for Items<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.count_down()?;
        self.put(value, ',')
    }

    fn end(self) -> Result<(), Error> {
        self.end(']')
    }
}

impl SerializeMap for Items<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        self.count_down()?;
        self.put(key, ':')
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.put(value, ';')
    }

    fn end(self) -> Result<(), Error> {
        self.end('}')
    }
}

/// Scalars, written with `Display`.
macro_rules! scalars {
    ($($method:ident($ty:ty))*) => {$(
        fn $method(self, value: $ty) -> Result<(), Error> {
            self.put(value)
        }
    )*};
}

/// Types that wire values don't have.
macro_rules! unused {
    ($($method:ident($($ty:ty),*) -> $ok:ty;)*) => {$(
        fn $method(self, $(_: $ty),*) -> Result<$ok, Error> {
            Err(Error::custom(stringify!($method)))
        }
    )*};
}

impl<'a> Serializer for Writer<'a> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Items<'a>;
    type SerializeMap = Items<'a>;
    type SerializeTuple = Impossible<(), Error>;
    type SerializeTupleStruct = Impossible<(), Error>;
    type SerializeTupleVariant = Impossible<(), Error>;
    type SerializeStruct = Impossible<(), Error>;
    type SerializeStructVariant = Impossible<(), Error>;

    scalars! {
        serialize_bool(bool) serialize_i8(i8) serialize_i16(i16) serialize_i32(i32)
        serialize_i64(i64) serialize_u8(u8) serialize_u16(u16) serialize_u32(u32)
        serialize_u64(u64) serialize_f32(f32) serialize_f64(f64) serialize_char(char)
    }

    fn serialize_str(self, text: &str) -> Result<(), Error> {
        self.put(format_args!("{text:?}"))
    }

    fn serialize_unit(self) -> Result<(), Error> {
        self.put("null")
    }

    fn serialize_seq(self, count: Option<usize>) -> Result<Items<'a>, Error> {
        Items::new(self.0, count, '[')
    }

    fn serialize_map(self, count: Option<usize>) -> Result<Items<'a>, Error> {
        Items::new(self.0, count, '{')
    }

    fn serialize_none(self) -> Result<(), Error> {
        Err(Error::custom("serialize_none"))
    }

    fn serialize_some<T: Serialize + ?Sized>(self, _: &T) -> Result<(), Error> {
        Err(Error::custom("serialize_some"))
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: &T,
    ) -> Result<(), Error> {
        Err(Error::custom("serialize_newtype_struct"))
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Error> {
        Err(Error::custom("serialize_newtype_variant"))
    }

    unused! {
        serialize_bytes(&[u8]) -> ();
        serialize_unit_struct(&'static str) -> ();
        serialize_unit_variant(&'static str, u32, &'static str) -> ();
        serialize_tuple(usize) -> Impossible<(), Error>;
        serialize_tuple_struct(&'static str, usize) -> Impossible<(), Error>;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Impossible<(), Error>;
        serialize_struct(&'static str, usize) -> Impossible<(), Error>;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Impossible<(), Error>;
    }
}
