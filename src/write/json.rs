//! JSON as records need it: written straight into the line, strings without escapes copied in one piece.
//!
//! The bytes are those of `serde_json`, which does the same for any data at three times the cost.

use serde::ser::{Error as _, Impossible, Serialize, SerializeSeq, SerializeStruct, Serializer};
use serde_json::{Error, Result};

/// Appends a value made of structs, lists, options, strings, numbers and enumerations without data.
///
/// # Errors
/// Where it is made of anything else.
pub(super) fn append(value: &impl Serialize, out: &mut Vec<u8>) -> Result<()> {
    value.serialize(Json { out })
}

/// What a string must escape.
fn is_special(byte: u8) -> bool {
    byte < b' ' || byte == b'"' || byte == b'\\'
}

/// Whether a string must escape anything. Most need not: their bytes are looked at many at a time.
fn holds_special(bytes: &[u8]) -> bool {
    let any = |block: &[u8]| block.iter().fold(false, |any, &byte| any | is_special(byte));
    // The last block overlaps the one before it.
    if let Some(last) = bytes.last_chunk::<16>() {
        bytes.as_chunks::<16>().0.iter().any(|block| any(block)) || any(last)
    } else if let (Some(first), Some(last)) = (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
        any(first) || any(last)
    } else {
        any(bytes)
    }
}

/// Appends a string in quotes.
fn string(text: &str, out: &mut Vec<u8>) {
    let bytes = text.as_bytes();
    out.push(b'"');
    let mut copied = 0;
    if holds_special(bytes) {
        for (at, &byte) in bytes.iter().enumerate().filter(|(_, byte)| is_special(**byte)) {
            out.extend_from_slice(&bytes[copied..at]);
            escape(byte, out);
            copied = at + 1;
        }
    }
    out.extend_from_slice(&bytes[copied..]);
    out.push(b'"');
}

fn escape(byte: u8, out: &mut Vec<u8>) {
    let short = match byte {
        b'"' | b'\\' => byte,
        b'\n' => b'n',
        b'\r' => b'r',
        b'\t' => b't',
        0x08 => b'b',
        0x0c => b'f',
        _ => {
            let digit = |n: u8| b"0123456789abcdef"[usize::from(n)];
            out.extend_from_slice(&[b'\\', b'u', b'0', b'0', digit(byte >> 4), digit(byte & 15)]);
            return;
        }
    };
    out.extend_from_slice(&[b'\\', short]);
}

/// Appends the digits of a whole number.
fn integer(number: u64, out: &mut Vec<u8>) {
    let mut digits = [0; 20];
    let mut first = digits.len();
    let mut rest = number;
    loop {
        first -= 1;
        digits[first] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    out.extend_from_slice(&digits[first..]);
}

fn no_such_type<T>() -> Result<T> {
    Err(Error::custom("a type that no record has"))
}

/// One value to be written.
struct Json<'o> {
    out: &'o mut Vec<u8>,
}

/// A list or struct of which the first parts are written.
struct Parts<'o> {
    out: &'o mut Vec<u8>,
    empty: bool,
}

impl Parts<'_> {
    fn separate(&mut self) {
        if !self.empty {
            self.out.push(b',');
        }
        self.empty = false;
    }
}

impl SerializeSeq for Parts<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<()> {
        self.separate();
        value.serialize(Json { out: self.out })
    }
    fn end(self) -> Result<()> {
        self.out.push(b']');
        Ok(())
    }
}

impl SerializeStruct for Parts<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<()> {
        self.separate();
        // The names of fields have nothing to escape.
        self.out.push(b'"');
        self.out.extend_from_slice(key.as_bytes());
        self.out.extend_from_slice(b"\":");
        value.serialize(Json { out: self.out })
    }
    fn end(self) -> Result<()> {
        self.out.push(b'}');
        Ok(())
    }
}

impl<'o> Serializer for Json<'o> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Parts<'o>;
    type SerializeStruct = Parts<'o>;
    type SerializeTuple = Impossible<(), Error>;
    type SerializeTupleStruct = Impossible<(), Error>;
    type SerializeTupleVariant = Impossible<(), Error>;
    type SerializeMap = Impossible<(), Error>;
    type SerializeStructVariant = Impossible<(), Error>;

    fn serialize_str(self, text: &str) -> Result<()> {
        string(text, self.out);
        Ok(())
    }
    fn serialize_u64(self, number: u64) -> Result<()> {
        integer(number, self.out);
        Ok(())
    }
    fn serialize_i64(self, number: i64) -> Result<()> {
        if number < 0 {
            self.out.push(b'-');
        }
        integer(number.unsigned_abs(), self.out);
        Ok(())
    }
    fn serialize_f64(self, number: f64) -> Result<()> {
        serde_json::to_writer(self.out, &number)
    }
    fn serialize_bool(self, flag: bool) -> Result<()> {
        self.out.extend_from_slice(if flag { b"true" } else { b"false" });
        Ok(())
    }
    fn serialize_none(self) -> Result<()> {
        self.out.extend_from_slice(b"null");
        Ok(())
    }
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<()> {
        value.serialize(self)
    }
    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<()> {
        // Nor have the values of enumerations.
        self.out.push(b'"');
        self.out.extend_from_slice(variant.as_bytes());
        self.out.push(b'"');
        Ok(())
    }
    fn serialize_seq(self, _: Option<usize>) -> Result<Parts<'o>> {
        self.out.push(b'[');
        Ok(Parts { out: self.out, empty: true })
    }
    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Parts<'o>> {
        self.out.push(b'{');
        Ok(Parts { out: self.out, empty: true })
    }

    fn serialize_i8(self, number: i8) -> Result<()> {
        self.serialize_i64(number.into())
    }
    fn serialize_i16(self, number: i16) -> Result<()> {
        self.serialize_i64(number.into())
    }
    fn serialize_i32(self, number: i32) -> Result<()> {
        self.serialize_i64(number.into())
    }
    fn serialize_u8(self, number: u8) -> Result<()> {
        self.serialize_u64(number.into())
    }
    fn serialize_u16(self, number: u16) -> Result<()> {
        self.serialize_u64(number.into())
    }
    fn serialize_u32(self, number: u32) -> Result<()> {
        self.serialize_u64(number.into())
    }
    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<()> {
        value.serialize(self)
    }

    fn serialize_f32(self, _: f32) -> Result<()> {
        no_such_type()
    }
    fn serialize_char(self, _: char) -> Result<()> {
        no_such_type()
    }
    fn serialize_bytes(self, _: &[u8]) -> Result<()> {
        no_such_type()
    }
    fn serialize_unit(self) -> Result<()> {
        no_such_type()
    }
    fn serialize_unit_struct(self, _: &'static str) -> Result<()> {
        no_such_type()
    }
    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<()> {
        no_such_type()
    }
    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple> {
        no_such_type()
    }
    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct> {
        no_such_type()
    }
    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant> {
        no_such_type()
    }
    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap> {
        no_such_type()
    }
    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant> {
        no_such_type()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Measure, Mention, Number, Warning, WarningCode};
    use proptest::prelude::*;

    fn same(value: &impl Serialize) {
        let mut out = Vec::new();
        append(value, &mut out).expect("JSON");
        assert_eq!(String::from_utf8_lossy(&out), serde_json::to_string(value).expect("JSON"));
    }

    #[test]
    fn records_parts_are_written_as_serde_json_writes_them() {
        same(&Mention { text: "\u{1} \"a\\b\"\n\t\u{8}\u{c}\r\u{7f}ế".into(), start: 0, end: usize::MAX });
        same(&vec![Some(Measure::ALL[0]), None]);
        same(&Warning { code: WarningCode::NoAnchor, message: "".into(), start: None, end: Some(10) });
        same(&(Vec::<u32>::new()));
        same(&Some(Number::new(-15, 1)));
    }

    proptest! {
        #[test]
        fn any_string_and_number_is_written_as_serde_json_writes_it(text: String, digits: i64, scale in 0_u32..20) {
            same(&text);
            for digits in [digits, digits >> 20, digits >> 45] {
                let number = Number::new(digits.into(), scale);
                same(&number);
                let read: f64 = number.to_string().parse().expect("a decimal");
                prop_assert_eq!(serde_json::to_value(number).expect("JSON").as_f64(), Some(read));
            }
        }
    }
}
