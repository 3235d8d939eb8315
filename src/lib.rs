//! trich (Vietnamese *trích*, to extract) turns scraped Vietnamese government news into structured
//! data: one JSON record per article, with dates, officials, provinces, numeric indicators and
//! cited documents, each with the exact span that it was read from.
//!
//! The way of the data: read → decode → tokenize → scan → layout → segment → tag → link → record →
//! write. A folder shows what happens to the data, in order.
//!
//! ```
//! use trich::{extract::{Article, Options, Worker}, pattern::Patterns};
//!
//! let patterns = Patterns::embedded();
//! let mut worker = Worker::new(&patterns);
//! let article = Article {
//!     id: "demo".into(),
//!     text: "Trong quý I/2017, toàn tỉnh giải quyết việc làm cho 7.245 lượt lao động.".into(),
//!     ..Article::default()
//! };
//! let record = worker.extract(&article, Options::default());
//! assert_eq!(record.id, "demo");
//! ```

pub mod calendar;
pub mod decode;
pub mod diff;
pub mod embedded;
pub mod explain;
pub mod extract;
pub mod layout;
pub mod link;
pub mod normalize;
pub mod pattern;
pub mod read;
pub mod record;
pub mod rules;
pub mod run;
pub mod scan;
pub mod schema;
pub mod score;
pub mod segment;
pub mod tag;
pub mod text;
pub mod write;

/// The README's code, run with the tests of the documentation.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
