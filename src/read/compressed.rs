//! Opening a source: what is compressed is decompressed as it is read.

use super::Source;
use flate2::read::MultiGzDecoder;
use std::cell::Cell;
use std::fs::File;
use std::io::{self, Read};
use std::rc::Rc;

/// How a file is compressed, which its ending tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compression {
    /// Not at all.
    None,
    /// `.gz`, of any number of members.
    Gzip,
    /// `.zst`, of any number of frames.
    Zstd,
}

/// Counts the bytes as they are stored, which is what a file's size tells beforehand.
struct Counted<R> {
    inner: R,
    count: Rc<Cell<u64>>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.count.set(self.count.get() + read as u64);
        Ok(read)
    }
}

/// The largest power of two of memory that a zstd frame may ask for: 128 MB, as the zstd command
/// allows. A frame that wants more is refused.
const ZSTD_WINDOW_LOG: u32 = 27;

/// Opens a source. Gives its size as stored too, where it has one.
pub(super) fn open(source: &Source, count: &Rc<Cell<u64>>) -> io::Result<(Box<dyn Read>, Option<u64>)> {
    let Some(path) = &source.path else {
        return Ok((Box::new(Counted { inner: io::stdin().lock(), count: Rc::clone(count) }), None));
    };
    let file = File::open(path)?;
    let metadata = file.metadata()?;
    let size = metadata.is_file().then_some(metadata.len());
    let inner = Counted { inner: file, count: Rc::clone(count) };
    let stream: Box<dyn Read> = match source.compression {
        Compression::None => Box::new(inner),
        Compression::Gzip => Box::new(MultiGzDecoder::new(inner)),
        Compression::Zstd => {
            let mut decoder = zstd::Decoder::new(inner)?;
            decoder.window_log_max(ZSTD_WINDOW_LOG)?;
            Box::new(decoder)
        }
    };
    Ok((stream, size))
}
