//! Bytes a second of the whole way and of each stage, on one core, over the fixture articles.
//!
//! `cargo bench`. Each stage includes those before it, so that a stage costs the difference.

#![allow(clippy::unwrap_used)]

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use std::path::Path;
use trich::extract::{Article, Options, Worker};
use trich::pattern::{PatternFiles, Patterns};
use trich::read::{self, Input};
use trich::{decode, layout, run, segment, write};

fn main() {
    divan::main();
}

/// The fixture articles, as often as gives half a megabyte.
struct Corpus {
    articles: Vec<Vec<u8>>,
}

impl Corpus {
    fn load() -> Self {
        let mut fixtures = Vec::new();
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/articles");
        let _ =
            read::read(&[Input::Path(folder)], &read::Settings::default(), read::Position::default(), &mut |batch| {
                fixtures.extend(batch.items.iter().filter_map(|item| match item {
                    read::Item::Text(_, range) => Some(batch.bytes[range.clone()].to_vec()),
                    _ => None,
                }));
                std::ops::ControlFlow::Continue(())
            });
        let once: usize = fixtures.iter().map(Vec::len).sum();
        assert!(once > 0, "no articles in fixtures/articles");
        let times = (512 << 10) / once + 1;
        Self { articles: fixtures.iter().cycle().take(fixtures.len() * times).cloned().collect() }
    }

    fn bytes(&self) -> BytesCount {
        BytesCount::new(self.articles.iter().map(Vec::len).sum::<usize>())
    }

    fn texts(&self) -> Vec<String> {
        self.articles.iter().map(|bytes| decode::decode(bytes, true).unwrap().text.into_owned()).collect()
    }

    fn json_lines(&self) -> Vec<u8> {
        let line = |text: &String| serde_json::json!({ "text": text }).to_string() + "\n";
        self.texts().iter().map(line).collect::<String>().into_bytes()
    }
}

fn patterns() -> Patterns {
    Patterns::embedded()
}

/// What every start of the program pays.
#[divan::bench]
fn read_embedded_patterns(bencher: Bencher<'_, '_>) {
    bencher.bench(Patterns::embedded);
}

/// What a start with `--patterns` pays, and every build.
#[divan::bench]
fn compile_patterns(bencher: Bencher<'_, '_>) {
    bencher.bench(|| Patterns::compile(black_box(&PatternFiles::embedded())));
}

#[divan::bench]
fn stage_1_decode(bencher: Bencher<'_, '_>) {
    let corpus = Corpus::load();
    bencher.counter(corpus.bytes()).bench(|| {
        for bytes in &corpus.articles {
            let _ = black_box(decode::decode(black_box(bytes), true));
        }
    });
}

/// Runs `work` over the decoded corpus.
fn stage<'t>(bencher: Bencher<'_, '_>, corpus: &Corpus, texts: &'t [String], mut work: impl FnMut(&'t str)) {
    bencher.counter(corpus.bytes()).bench_local(|| texts.iter().for_each(|text| work(text)));
}

#[divan::bench]
fn stage_2_tokenize(bencher: Bencher<'_, '_>) {
    let (corpus, patterns) = (Corpus::load(), patterns());
    let mut worker = Worker::new(&patterns);
    stage(bencher, &corpus, &corpus.texts(), |text| {
        black_box(worker.tokenize(text));
    });
}

#[divan::bench]
fn stage_3_scan(bencher: Bencher<'_, '_>) {
    let (corpus, patterns) = (Corpus::load(), patterns());
    let mut worker = Worker::new(&patterns);
    stage(bencher, &corpus, &corpus.texts(), |text| {
        black_box(worker.scan(text));
    });
}

#[divan::bench]
fn stage_4_layout(bencher: Bencher<'_, '_>) {
    let (corpus, patterns) = (Corpus::load(), patterns());
    let mut worker = Worker::new(&patterns);
    stage(bencher, &corpus, &corpus.texts(), |text| {
        let (doc, scan) = worker.scan(text);
        black_box(layout::read(doc, scan, &patterns));
    });
}

#[divan::bench]
fn stage_5_segment(bencher: Bencher<'_, '_>) {
    let (corpus, patterns) = (Corpus::load(), patterns());
    let mut worker = Worker::new(&patterns);
    stage(bencher, &corpus, &corpus.texts(), |text| {
        let (doc, scan) = worker.scan(text);
        let layout = layout::read(doc, scan, &patterns);
        black_box(segment::sentences(doc, scan, &layout));
    });
}

/// Tagging, linking and the record.
#[divan::bench]
fn stage_6_extract(bencher: Bencher<'_, '_>) {
    let (corpus, patterns) = (Corpus::load(), patterns());
    let mut worker = Worker::new(&patterns);
    stage(bencher, &corpus, &corpus.texts(), |text| {
        let article = Article { text: text.into(), ..Article::default() };
        black_box(worker.extract(&article, Options::default()));
    });
}

#[divan::bench]
fn stage_7_write(bencher: Bencher<'_, '_>) {
    let (corpus, patterns) = (Corpus::load(), patterns());
    let mut worker = Worker::new(&patterns);
    let mut out = Vec::new();
    stage(bencher, &corpus, &corpus.texts(), |text| {
        let article = Article { text: text.into(), ..Article::default() };
        out.clear();
        write::line(&worker.extract(&article, Options::default()), &mut out).unwrap();
        black_box(&out);
    });
}

/// The whole way as the command goes it, from a file of JSON Lines to lines of records.
#[divan::bench]
fn whole_run(bencher: Bencher<'_, '_>) {
    struct Silent;
    impl run::Observer for Silent {
        fn rejected(&mut self, _: &read::Rejected) {}
        fn notice(&mut self, _: &read::Notice) {}
        fn progress(&mut self, _: &run::Counts) {}
    }
    let (corpus, patterns) = (Corpus::load(), patterns());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("articles.jsonl");
    std::fs::write(&path, corpus.json_lines()).unwrap();
    let inputs = [Input::Path(path)];
    let settings = run::Settings { jobs: 1, extract: Options::default(), read: read::Settings::default() };
    bencher.counter(corpus.bytes()).bench_local(|| {
        let mut out = Vec::new();
        run::run(&patterns, &inputs, &settings, &mut out, None, &mut Silent).unwrap();
        out
    });
}
