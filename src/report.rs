//! What the command says on standard error.

use crate::cli::Messages;
use crate::style::{BAD, NOTE};
use anstyle::Style;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::fmt::Display;
use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};
use trich::read::{self, Input, Notice, Rejected};
use trich::run::{Counts, Observer};

/// Errors, notices, progress and the summary.
pub(crate) struct Report {
    quiet: bool,
    progress: Progress,
    begun: Instant,
    /// The bytes of input that an earlier run read.
    before: u64,
}

enum Progress {
    None,
    Bar(ProgressBar),
    /// A line a second, for a log; the time of the last one.
    Lines(Instant),
}

impl Report {
    pub(crate) fn new(messages: &Messages) -> Self {
        Self { quiet: messages.quiet, progress: Progress::None, begun: Instant::now(), before: 0 }
    }

    /// An earlier run read so many bytes of the input.
    pub(crate) fn go_on(&mut self, before: u64) {
        self.before = before;
    }

    /// Shows progress from now on, if it is wanted.
    pub(crate) fn begin(&mut self, messages: &Messages, inputs: &[Input]) {
        let terminal = std::io::stderr().is_terminal();
        if messages.quiet || !messages.progress.holds(terminal) {
            return;
        }
        if !terminal {
            self.progress = Progress::Lines(Instant::now());
            return;
        }
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
        bar.set_style(style("{spinner} {msg}, {decimal_bytes}, {decimal_bytes_per_sec}"));
        bar.set_position(self.before);
        bar.reset_eta();
        bar.enable_steady_tick(Duration::from_millis(200));
        self.progress = Progress::Bar(bar.clone());
        // Folders are measured beside the work; their size comes when it is known.
        let inputs = inputs.to_vec();
        std::thread::spawn(move || {
            if let Some(size) = read::measure(&inputs) {
                bar.set_length(size);
                bar.set_style(style("{bar:24} {percent}% {msg}, {decimal_bytes_per_sec}, {eta} left"));
            }
        });
    }

    /// Ends progress and says what was done.
    pub(crate) fn end(&mut self, counts: &Counts) {
        self.stop();
        let Counts { written, rejected, .. } = *counts;
        self.note(format_args!(
            "{}, {}, {rejected} rejected",
            count(written + rejected, "article"),
            count(written, "record")
        ));
    }

    /// Ends progress.
    pub(crate) fn stop(&mut self) {
        if let Progress::Bar(bar) = &self.progress {
            bar.finish_and_clear();
        }
        self.progress = Progress::None;
    }

    pub(crate) fn error(&self, message: impl Display) {
        self.labelled("error", BAD, message);
    }

    /// What the user should know, unless only errors are wanted.
    pub(crate) fn tell(&self, message: impl Display) {
        if !self.quiet {
            self.labelled("notice", NOTE, message);
        }
    }

    /// What was done, for those who want to hear of it.
    pub(crate) fn note(&self, message: impl Display) {
        if !self.quiet {
            self.say(message);
        }
    }

    fn labelled(&self, label: &str, style: Style, message: impl Display) {
        self.say(format_args!("{style}{label}{style:#}: {message}"));
    }

    /// One line. Standard error may be closed; there is no one to tell then.
    pub(crate) fn say(&self, line: impl Display) {
        // In one write, so that lines of several processes do not run into each other.
        let line = format!("{line}\n");
        let say = || drop(anstream::stderr().write_all(line.as_bytes()));
        match &self.progress {
            Progress::Bar(bar) => bar.suspend(say),
            Progress::None | Progress::Lines(_) => say(),
        }
    }
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}

impl Observer for Report {
    fn rejected(&mut self, rejected: &Rejected) {
        self.error(rejected);
    }

    fn notice(&mut self, notice: &Notice) {
        self.tell(notice);
    }

    fn progress(&mut self, counts: &Counts) {
        let articles = counts.written + counts.rejected;
        match &mut self.progress {
            Progress::None => {}
            Progress::Bar(bar) => {
                bar.set_message(format!("{articles} articles"));
                bar.set_position(counts.bytes);
            }
            Progress::Lines(last) => {
                if last.elapsed() < Duration::from_secs(1) {
                    return;
                }
                *last = Instant::now();
                let megabytes = counts.bytes as f64 / 1e6;
                let speed = (counts.bytes - self.before) as f64 / 1e6 / self.begun.elapsed().as_secs_f64();
                self.say(format_args!("{articles} articles, {megabytes:.1} MB, {speed:.1} MB/s"));
            }
        }
    }
}

/// So many of a thing, in words.
pub(crate) fn count(number: u64, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}
