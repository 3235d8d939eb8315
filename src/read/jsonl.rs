//! JSON Lines: one article a line.
//!
//! Of each object only the fields that are asked for are kept; what else it holds is checked to
//! be JSON and passed over. Where a field is given twice in one object, the last one counts.

use super::{Reason, Refusal};
use crate::calendar::{self, Date};
use crate::decode;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::borrow::Cow;
use std::fmt;

/// The names of the fields that hold an article's parts; of several the first that an object has
/// counts, and one that is null is not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fields {
    /// The document text: a string.
    pub text: Vec<String>,
    /// The identity: a string or a whole number.
    pub id: Vec<String>,
    /// The headline: a string.
    pub title: Vec<String>,
    /// The publication date: a string.
    pub date: Vec<String>,
}

impl Default for Fields {
    fn default() -> Self {
        let names = |names: &[&str]| names.iter().map(|&n| n.to_owned()).collect();
        Self {
            text: names(&["text", "content", "body"]),
            id: names(&["id", "url"]),
            title: names(&["title"]),
            date: names(&["published", "date"]),
        }
    }
}

/// The parts of one article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line<'l> {
    /// The document text.
    pub text: Cow<'l, str>,
    /// The identity.
    pub id: Option<Cow<'l, str>>,
    /// The headline.
    pub title: Option<Cow<'l, str>>,
    /// The publication date, with its words.
    pub published: Option<(Date, Cow<'l, str>)>,
    /// Bad bytes of the line were replaced.
    pub replaced: bool,
    /// Fields that cannot be used, and were left out.
    pub unused: Vec<String>,
}

/// The value of a field, as far as it matters here.
#[derive(Debug, Clone)]
enum Value<'l> {
    Null,
    Text(Cow<'l, str>),
    Integer(String),
    Other(&'static str),
}

impl Value<'_> {
    fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Text(_) => "a string",
            Self::Integer(_) => "a number",
            Self::Other(kind) => kind,
        }
    }
}

/// The value of the first field of a list that an object has.
#[derive(Debug, Default)]
struct Slot<'l> {
    best: Option<(usize, Value<'l>)>,
}

impl<'l> Slot<'l> {
    fn offer(&mut self, rank: usize, value: Value<'l>) {
        if !matches!(value, Value::Null) && self.best.as_ref().is_none_or(|(best, _)| rank <= *best) {
            self.best = Some((rank, value));
        }
    }
}

/// What was picked out of an object: text, id, title, date.
type Picked<'l> = [Slot<'l>; 4];

const TEXT: usize = 0;
const ID: usize = 1;
const TITLE: usize = 2;
const DATE: usize = 3;

struct Pick<'f>([&'f [String]; 4]);

impl<'de> DeserializeSeed<'de> for Pick<'_> {
    type Value = Picked<'de>;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Pick<'_> {
    type Value = Picked<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut picked = Picked::default();
        while let Some(Key(key)) = map.next_key_seed(Key(Cow::Borrowed("")))? {
            let rank = |slot: usize| self.0[slot].iter().position(|name| *name == key);
            let ranks = [rank(TEXT), rank(ID), rank(TITLE), rank(DATE)];
            if ranks.iter().all(Option::is_none) {
                map.next_value::<IgnoredAny>()?;
                continue;
            }
            let value = map.next_value_seed(AnyValue)?;
            let mut slots = picked.iter_mut().zip(ranks).filter_map(|(slot, rank)| Some((slot, rank?)));
            if let Some((first, rank)) = slots.next() {
                slots.for_each(|(slot, rank)| slot.offer(rank, value.clone()));
                first.offer(rank, value);
            }
        }
        Ok(picked)
    }
}

/// A key, borrowed from the line where it has no escapes.
struct Key<'l>(Cow<'l, str>);

impl<'de> DeserializeSeed<'de> for Key<'_> {
    type Value = Key<'de>;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        match deserializer.deserialize_str(AnyValue)? {
            Value::Text(text) => Ok(Key(text)),
            other => Err(D::Error::custom(format_args!("a key is {}", other.kind()))),
        }
    }
}

struct AnyValue;

impl<'de> DeserializeSeed<'de> for AnyValue {
    type Value = Value<'de>;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for AnyValue {
    type Value = Value<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }
    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Value<'de>, E> {
        Ok(Value::Text(Cow::Borrowed(text)))
    }
    fn visit_str<E>(self, text: &str) -> Result<Value<'de>, E> {
        Ok(Value::Text(Cow::Owned(text.to_owned())))
    }
    fn visit_string<E>(self, text: String) -> Result<Value<'de>, E> {
        Ok(Value::Text(Cow::Owned(text)))
    }
    fn visit_u64<E>(self, number: u64) -> Result<Value<'de>, E> {
        Ok(Value::Integer(number.to_string()))
    }
    fn visit_i64<E>(self, number: i64) -> Result<Value<'de>, E> {
        Ok(Value::Integer(number.to_string()))
    }
    fn visit_f64<E>(self, _: f64) -> Result<Value<'de>, E> {
        Ok(Value::Other("a fraction"))
    }
    fn visit_bool<E>(self, _: bool) -> Result<Value<'de>, E> {
        Ok(Value::Other("true or false"))
    }
    fn visit_unit<E>(self) -> Result<Value<'de>, E> {
        Ok(Value::Null)
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value<'de>, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Value::Other("an array"))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value<'de>, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Value::Other("an object"))
    }
}

/// Reads one line.
///
/// # Errors
/// Where the line is no JSON object, or has no text.
pub(crate) fn parse<'l>(bytes: &'l [u8], fields: &Fields, lossy: bool) -> Result<Line<'l>, Refusal> {
    let decoded = decode::decode_utf8(bytes, lossy)?;
    let picked = match &decoded.text {
        Cow::Borrowed(text) => pick(text, fields)?,
        Cow::Owned(text) => pick(text, fields)?.map(|slot| Slot { best: slot.best.map(|(r, v)| (r, v.into_owned())) }),
    };
    article(picked, fields, decoded.replaced)
}

impl Value<'_> {
    fn into_owned(self) -> Value<'static> {
        match self {
            Self::Null => Value::Null,
            Self::Text(text) => Value::Text(Cow::Owned(text.into_owned())),
            Self::Integer(digits) => Value::Integer(digits),
            Self::Other(kind) => Value::Other(kind),
        }
    }
}

fn pick<'l>(text: &'l str, fields: &Fields) -> Result<Picked<'l>, Refusal> {
    let mut json = serde_json::Deserializer::from_str(text);
    let pick = Pick([&fields.text, &fields.id, &fields.title, &fields.date]);
    pick.deserialize(&mut json).and_then(|picked| json.end().map(|()| picked)).map_err(|error| {
        // A line has one line, so that the column is the place. It counts bytes from 1.
        let words = error.to_string();
        let words = words.split(" at line ").next().unwrap_or_default();
        Refusal::new(error.column().saturating_sub(1), Reason::BadJson, format!("no JSON object: {words}"))
    })
}

fn article<'l>(picked: Picked<'l>, fields: &Fields, replaced: bool) -> Result<Line<'l>, Refusal> {
    let [text, id, title, date] = picked.map(|slot| slot.best);
    let refuse = |names: &[String], rank: usize, kind: &str, wanted: &str| {
        Refusal::new(0, Reason::BadField, format!("the field `{}` is {kind}, not {wanted}", names[rank]))
    };
    let text = match text {
        None => {
            let names = fields.text.iter().map(|n| format!("`{n}`")).collect::<Vec<_>>().join(", ");
            return Err(Refusal::new(0, Reason::NoText, format!("no text: the object has no field {names}")));
        }
        Some((_, Value::Text(text))) => text,
        Some((rank, other)) => return Err(refuse(&fields.text, rank, other.kind(), "a string")),
    };
    let id = match id {
        None => None,
        Some((_, Value::Text(id))) => Some(id).filter(|id| !id.trim().is_empty()),
        Some((_, Value::Integer(id))) => Some(Cow::Owned(id)),
        Some((rank, other)) => return Err(refuse(&fields.id, rank, other.kind(), "a string or a whole number")),
    };
    let mut line = Line { text, id, replaced, ..Line::default() };
    match title {
        None => {}
        Some((_, Value::Text(title))) => line.title = Some(title).filter(|title| !title.trim().is_empty()),
        Some((rank, other)) => line.unused.push(refuse(&fields.title, rank, other.kind(), "a string").message),
    }
    match date {
        None => {}
        Some((rank, Value::Text(words))) => match parse_date(&words) {
            Some(date) => line.published = Some((date, words)),
            None if words.trim().is_empty() => {}
            None => line.unused.push(format!("the field `{}` is no date: {words:.40}", fields.date[rank])),
        },
        Some((rank, other)) => line.unused.push(refuse(&fields.date, rank, other.kind(), "a string").message),
    }
    Ok(line)
}

/// A date as sites state it beside an article: ISO 8601, or day, month and year with `/`, `-` or
/// `.` between them; a time may follow.
#[must_use]
pub fn parse_date(text: &str) -> Option<Date> {
    let text = text.trim();
    if let Some(date) = calendar::parse_iso(text) {
        return Some(date);
    }
    let (day, rest) = number(text, 1..=2)?;
    let separator = rest.chars().next().filter(|c| matches!(c, '/' | '-' | '.'))?;
    let (month, rest) = number(rest.strip_prefix(separator)?, 1..=2)?;
    let (year, rest) = number(rest.strip_prefix(separator)?, 4..=4)?;
    if !(rest.is_empty() || rest.starts_with([' ', ',', 'T'])) {
        return None;
    }
    calendar::day(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?)
}

fn number(text: &str, widths: std::ops::RangeInclusive<usize>) -> Option<(i16, &str)> {
    let width = text.bytes().take_while(u8::is_ascii_digit).count();
    widths.contains(&width).then_some(())?;
    Some((text[..width].parse().ok()?, &text[width..]))
}

/// One line of a chunk: its bytes without the line end, its number, and where it begins.
pub(crate) struct RawLine<'c> {
    pub(crate) bytes: &'c [u8],
    pub(crate) number: u64,
    pub(crate) byte: u64,
}

/// The lines of a chunk that hold anything.
pub(crate) fn lines(chunk: &[u8], first_line: u64, first_byte: u64) -> impl Iterator<Item = RawLine<'_>> {
    let ends = memchr::memchr_iter(b'\n', chunk).chain((!chunk.ends_with(b"\n")).then_some(chunk.len()));
    let mut start = 0;
    ends.zip(first_line..).filter_map(move |(end, number)| {
        let (bytes, byte) = (&chunk[start..end], first_byte + start as u64);
        start = end + 1;
        (!bytes.trim_ascii().is_empty()).then_some(RawLine { bytes, number, byte })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Line<'_>, Refusal> {
        parse(line.as_bytes(), &Fields::default(), false)
    }

    #[test]
    fn the_first_field_that_is_there_counts() {
        let line = read(r#"{"body": "b", "x": {"text": [1, {}]}, "content": "c", "text": null, "url": "u", "id": 7}"#)
            .expect("an article");
        assert_eq!((line.text.as_ref(), line.id.as_deref()), ("c", Some("7")));
        let line =
            read(r#"{"t\u0065xt": "a\nb", "id": "", "url": "u", "title": " ", "date": ""}"#).expect("an article");
        assert_eq!((line.text.as_ref(), line.id.as_deref(), line.title), ("a\nb", None, None));
        assert!(line.unused.is_empty());
    }

    #[test]
    fn what_is_no_article_is_refused_with_its_place() {
        for (line, byte, reason) in [
            ("[1]", 0, Reason::BadJson),
            (r#"{"text": "a""#, 11, Reason::BadJson),
            (r#"{"text": "a"} x"#, 14, Reason::BadJson),
            (r#"{"text": "\ud800"}"#, 16, Reason::BadJson),
            (r#"{"title": "a"}"#, 0, Reason::NoText),
            (r#"{"text": 5}"#, 0, Reason::BadField),
            (r#"{"text": "a", "id": [1]}"#, 0, Reason::BadField),
        ] {
            let refusal = read(line).expect_err(line);
            assert_eq!((refusal.byte, refusal.reason), (Some(byte), reason), "{line}: {}", refusal.message);
        }
        let bad = parse(b"{\"text\": \"a\xFF\"}", &Fields::default(), false).expect_err("bad bytes");
        assert_eq!((bad.byte, bad.reason), (Some(11), Reason::BadEncoding));
        let lossy = parse(b"{\"text\": \"a\xFF\"}", &Fields::default(), true).expect("an article");
        assert_eq!((lossy.text.as_ref(), lossy.replaced), ("a\u{FFFD}", true));
    }

    #[test]
    fn brackets_without_end_are_refused_not_followed() {
        let deep = format!(r#"{{"x": {}, "text": "a"}}"#, "[".repeat(100_000));
        assert_eq!(read(&deep).expect_err("no JSON").reason, Reason::BadJson);
    }

    #[test]
    fn dates_of_sites_are_read() {
        let date = calendar::day(2017, 4, 12);
        for text in
            ["2017-04-12", "2017-04-12T08:00:00+07:00", "12/04/2017", "12/4/2017 10:30", "12.04.2017", " 12-4-2017"]
        {
            assert_eq!(parse_date(text), date, "{text}");
        }
        for text in ["", "31/02/2019", "12/04/17", "12/04-2017", "2017", "hôm qua", "12/04/20175"] {
            assert_eq!(parse_date(text), None, "{text}");
        }
        let line = read(r#"{"text": "a", "date": 1491955200, "title": []}"#).expect("an article");
        assert_eq!((line.published, line.unused.len()), (None, 2));
    }

    #[test]
    fn lines_have_their_numbers_and_places() {
        let places = |chunk: &'static str| {
            lines(chunk.as_bytes(), 5, 100).map(|l| (l.bytes, l.number, l.byte)).collect::<Vec<_>>()
        };
        assert_eq!(places("ab\r\n\n \ncd"), [(&b"ab\r"[..], 5, 100), (b"cd", 8, 107)]);
        assert_eq!(places("ab\n"), [(&b"ab"[..], 5, 100)]);
        assert!(places("").is_empty());
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_an_article_or_refused(bytes: Vec<u8>, json in r#"[{}\[\]:,"a-d\\0-9 ]{0,40}"#) {
            for line in [&bytes[..], json.as_bytes(), format!(r#"{{"text": "a", "id": {json}}}"#).as_bytes()] {
                if let Err(refusal) = parse(line, &Fields::default(), false) {
                    proptest::prop_assert!(refusal.byte.is_some_and(|byte| byte <= line.len() as u64));
                }
            }
        }
    }
}
