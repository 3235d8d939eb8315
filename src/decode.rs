//! Bytes to text: encoding, byte-order mark, bad bytes.
//!
//! UTF-8 is read with or without a byte-order mark, UTF-16 with one. Nothing is guessed: bytes
//! that the encoding does not allow make the text unreadable, and the place of the first is told,
//! unless replacement was asked for. Whatever is valid stays as it came: carriage returns, NUL and
//! other control characters are part of the document text (to the tokenizer they are space), so
//! that offsets hold for the file as it is.

use std::borrow::Cow;
use std::io::{self, Read};

/// A decoded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded<'b> {
    /// The text, without its byte-order mark.
    pub text: Cow<'b, str>,
    /// Bad byte sequences were replaced by U+FFFD.
    pub replaced: bool,
}

/// Where bytes are no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadBytes {
    /// The first byte that cannot be decoded, counted from the start of the input.
    pub byte: usize,
    /// What is wrong there.
    pub reason: &'static str,
}

const UTF8_MARK: &[u8] = b"\xEF\xBB\xBF";
const NOT_UTF8: &str = "not UTF-8 (--lossy replaces such bytes)";
const NOT_UTF16: &str = "not UTF-16 (--lossy replaces such units)";

/// The order of the two bytes of a UTF-16 unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    Little,
    Big,
}

impl Order {
    fn of_mark(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [0xFF, 0xFE, ..] => Some(Self::Little),
            [0xFE, 0xFF, ..] => Some(Self::Big),
            _ => None,
        }
    }

    fn unit(self, pair: [u8; 2]) -> u16 {
        match self {
            Self::Little => u16::from_le_bytes(pair),
            Self::Big => u16::from_be_bytes(pair),
        }
    }
}

/// Decodes a whole input. With `lossy`, each bad sequence becomes one U+FFFD.
///
/// # Errors
/// The place of the first bad sequence, unless `lossy`.
pub fn decode(bytes: &[u8], lossy: bool) -> Result<Decoded<'_>, BadBytes> {
    match Order::of_mark(bytes) {
        Some(order) => decode_utf16(&bytes[2..], order, lossy),
        None => {
            let rest = bytes.strip_prefix(UTF8_MARK).unwrap_or(bytes);
            decode_utf8(rest, lossy)
                .map_err(|bad| BadBytes { byte: bad.byte + bytes.len() - rest.len(), reason: bad.reason })
        }
    }
}

/// Decodes UTF-8 without looking for a byte-order mark.
///
/// # Errors
/// The place of the first bad sequence, unless `lossy`.
pub fn decode_utf8(bytes: &[u8], lossy: bool) -> Result<Decoded<'_>, BadBytes> {
    match simdutf8::compat::from_utf8(bytes) {
        Ok(text) => Ok(Decoded { text: Cow::Borrowed(text), replaced: false }),
        Err(_) if lossy => Ok(Decoded { text: String::from_utf8_lossy(bytes), replaced: true }),
        Err(error) => Err(BadBytes { byte: error.valid_up_to(), reason: NOT_UTF8 }),
    }
}

fn decode_utf16(bytes: &[u8], order: Order, lossy: bool) -> Result<Decoded<'static>, BadBytes> {
    let (pairs, odd) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(bytes.len());
    let mut replaced = false;
    // The byte-order mark is part of the input that offsets count.
    let mut byte = 2;
    for decoded in char::decode_utf16(pairs.iter().map(|&pair| order.unit(pair))) {
        match decoded {
            Ok(c) => {
                text.push(c);
                byte += 2 * c.len_utf16();
            }
            Err(_) if lossy => {
                text.push(char::REPLACEMENT_CHARACTER);
                replaced = true;
                byte += 2;
            }
            Err(_) => return Err(BadBytes { byte, reason: NOT_UTF16 }),
        }
    }
    if !odd.is_empty() {
        if !lossy {
            return Err(BadBytes { byte, reason: NOT_UTF16 });
        }
        text.push(char::REPLACEMENT_CHARACTER);
        replaced = true;
    }
    Ok(Decoded { text: Cow::Owned(text), replaced })
}

/// A stream of UTF-8, made from one of UTF-8 or, where a byte-order mark says so, of UTF-16.
///
/// The byte-order mark is dropped. A UTF-16 unit without its other half becomes a byte that UTF-8
/// does not have, so that whoever decodes the stream finds it in its place.
pub(crate) struct Utf8Stream<R> {
    inner: R,
    order: Option<Order>,
    raw: Vec<u8>,
    ready: Vec<u8>,
    given: usize,
}

impl<R: Read> Utf8Stream<R> {
    const BLOCK: usize = 1 << 16;
    const BAD: u8 = 0xFF;

    /// Reads as far as a mark reaches. Gives how many bytes of UTF-8 mark were dropped, too.
    pub(crate) fn new(mut inner: R) -> io::Result<(Self, u64)> {
        let mut head = Vec::with_capacity(UTF8_MARK.len());
        inner.by_ref().take(UTF8_MARK.len() as u64).read_to_end(&mut head)?;
        let order = Order::of_mark(&head);
        let text = head.strip_prefix(UTF8_MARK).unwrap_or(&head);
        let (raw, ready) = match order {
            Some(_) => (head[2..].to_vec(), Vec::new()),
            None => (Vec::new(), text.to_vec()),
        };
        let dropped = if order.is_none() { (head.len() - text.len()) as u64 } else { 0 };
        Ok((Self { inner, order, raw, ready, given: 0 }, dropped))
    }

    /// Decodes one more block of UTF-16 into `ready`.
    fn decode(&mut self, order: Order) -> io::Result<()> {
        self.ready.clear();
        self.given = 0;
        while self.ready.is_empty() {
            let kept = self.raw.len();
            self.raw.resize(kept + Self::BLOCK, 0);
            let read = self.inner.read(&mut self.raw[kept..]);
            self.raw.truncate(kept + *read.as_ref().unwrap_or(&0));
            let last = read? == 0;
            // An odd byte, and a high surrogate at the block's end, wait for what follows them.
            let mut whole = self.raw.len() & !1;
            let high = |pair: &[u8]| matches!(order.unit([pair[0], pair[1]]), 0xD800..=0xDBFF);
            if !last && whole >= 2 && high(&self.raw[whole - 2..whole]) {
                whole -= 2;
            }
            let (pairs, _) = self.raw[..whole].as_chunks::<2>();
            for decoded in char::decode_utf16(pairs.iter().map(|&pair| order.unit(pair))) {
                match decoded {
                    Ok(c) => self.ready.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
                    Err(_) => self.ready.push(Self::BAD),
                }
            }
            self.raw.drain(..whole);
            if last {
                self.ready.extend(self.raw.drain(..).map(|_| Self::BAD));
                break;
            }
        }
        Ok(())
    }
}

impl<R: Read> Read for Utf8Stream<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.given == self.ready.len() {
            match self.order {
                None => return self.inner.read(buffer),
                Some(order) => self.decode(order)?,
            }
        }
        let count = buffer.len().min(self.ready.len() - self.given);
        buffer[..count].copy_from_slice(&self.ready[self.given..self.given + count]);
        self.given += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, order: Order) -> Vec<u8> {
        let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
        let pair = |u: u16| if order == Order::Little { u.to_le_bytes() } else { u.to_be_bytes() };
        units.flat_map(pair).collect()
    }

    fn stream<R: Read>(bytes: R) -> Utf8Stream<R> {
        Utf8Stream::new(bytes).expect("readable").0
    }

    #[test]
    fn every_encoding_gives_the_same_text() {
        let text = "Tỉnh Kiên Giang\r\n\0𝒳 7.245 lượt";
        let marked = [UTF8_MARK, text.as_bytes()].concat();
        for bytes in [text.as_bytes().to_vec(), marked, utf16(text, Order::Little), utf16(text, Order::Big)] {
            let decoded = decode(&bytes, false).expect("valid");
            assert_eq!(decoded.text, text);
            assert!(!decoded.replaced);
            let mut streamed = String::new();
            stream(&bytes[..]).read_to_string(&mut streamed).expect("valid");
            assert_eq!(streamed, text);
        }
    }

    #[test]
    fn the_place_of_the_first_bad_byte_counts_from_the_files_start() {
        for (bytes, byte) in [
            (&b"abc\xFFd"[..], 3),
            (b"\xEF\xBB\xBFabc\xFFd", 6),
            (b"\xC3", 0),
            (b"\xFF\xFEa\0\x00\xD8b\0", 4),
            (b"\xFE\xFF\0a\0", 4),
        ] {
            assert_eq!(decode(bytes, false).map_err(|bad| bad.byte), Err(byte), "{bytes:?}");
            let lossy = decode(bytes, true).expect("lossy");
            assert!(lossy.replaced);
            assert_eq!(lossy.text.matches('\u{FFFD}').count(), 1, "{bytes:?}");
        }
    }

    #[test]
    fn nothing_is_an_empty_text() {
        for bytes in [&b""[..], UTF8_MARK, b"\xFF\xFE"] {
            assert_eq!(decode(bytes, false).map(|d| d.text.len()), Ok(0));
        }
    }

    #[test]
    fn a_stream_keeps_its_blocks_together() {
        struct Drip<'b>(&'b [u8]);
        impl Read for Drip<'_> {
            fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
                let count = buffer.len().min(self.0.len()).min(1);
                buffer[..count].copy_from_slice(&self.0[..count]);
                self.0 = &self.0[count..];
                Ok(count)
            }
        }
        let text = "quý I 𝒳𝒴 năm";
        let mut streamed = String::new();
        stream(Drip(&utf16(text, Order::Big))).read_to_string(&mut streamed).expect("valid");
        assert_eq!(streamed, text);
        let mut bad = Vec::new();
        stream(Drip(b"\xFF\xFEa\0\x00\xD8")).read_to_end(&mut bad).expect("readable");
        assert_eq!(bad, b"a\xFF");
    }

    proptest::proptest! {
        #[test]
        fn a_stream_decodes_as_a_whole_does(
            mark in 0_usize..4,
            body in proptest::collection::vec(proptest::num::u8::ANY, 0..200),
            units in proptest::collection::vec(0xD7F0_u16..0xE010, 0..40),
        ) {
            let marks: [&[u8]; 4] = [b"", UTF8_MARK, b"\xFF\xFE", b"\xFE\xFF"];
            let pairs: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
            let bytes = [marks[mark], &pairs, &body].concat();
            let mut streamed = Vec::new();
            stream(&bytes[..]).read_to_end(&mut streamed).expect("readable");
            let whole = decode(&bytes, true).expect("lossy");
            proptest::prop_assert_eq!(String::from_utf8_lossy(&streamed), whole.text.as_ref());
            match decode(&bytes, false) {
                Ok(decoded) => proptest::prop_assert!(!whole.replaced && decoded.text == whole.text),
                Err(bad) => proptest::prop_assert!(whole.replaced && bad.byte < bytes.len()),
            }
        }
    }
}
