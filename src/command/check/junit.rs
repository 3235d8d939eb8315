//! The result as JUnit XML: a suite for each row, in it a case for each article.
//!
//! What fails is what makes the exit status 1: in a row below its minimum the articles with
//! something missed or wrong, and in the suite `records` what could not be read, came twice or has
//! broken spans. What is missed or wrong in other rows is the case's output.

use super::Outcome;
use super::text::Told;
use crate::report::count;
use anstream::adapter::strip_str;
use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};
use std::io::Write;
use trich::score::{Checked, Figure};

pub(super) fn write(out: &mut dyn Write, outcome: &Outcome<'_>) -> anyhow::Result<()> {
    let mut report = Report::new("trich check");
    report.add_test_suite(records(outcome));
    for figure in Figure::all().filter(|&figure| outcome.tally.compared(figure)) {
        let below = outcome.missed_minimums().any(|minimum| minimum.figure == figure);
        let mut suite = TestSuite::new(figure.as_str());
        for article in &outcome.articles {
            suite.add_test_case(case(article, figure, below));
        }
        report.add_test_suite(suite);
    }
    for minimum in outcome.missed_minimums().filter(|minimum| !outcome.tally.compared(minimum.figure)) {
        let mut suite = TestSuite::new(minimum.figure.as_str());
        suite.add_test_case(TestCase::new("all", failure("no expected record tells of it")));
        report.add_test_suite(suite);
    }
    report.serialize(out)?;
    Ok(())
}

fn records(outcome: &Outcome<'_>) -> TestSuite {
    let mut suite = TestSuite::new("records");
    let read = match outcome.rejected {
        0 => TestCaseStatus::success(),
        rejected => failure(&format!("{} could not be read", count(rejected, "article"))),
    };
    suite.add_test_case(TestCase::new("input", read));
    for article in &outcome.articles {
        let status = if outcome.repeated.contains(&article.id) {
            failure("more than one record")
        } else if let [span, ..] = &article.broken[..] {
            failure(&format!(
                "{}: {}: {} {}",
                count(article.broken.len() as u64, "broken span"),
                article.place(None),
                span.path,
                span.span
            ))
        } else {
            TestCaseStatus::success()
        };
        suite.add_test_case(named(article, "records", status));
    }
    suite
}

fn case(article: &Checked<'_>, figure: Figure, below: bool) -> TestCase {
    let of_figure = article.differences.iter().filter(|difference| difference.figures.contains(&figure));
    let told: Vec<String> =
        of_figure.map(|difference| strip_str(&Told { article, difference }.to_string()).to_string()).collect();
    let words = told.join("\n");
    let agrees = match figure {
        Figure::Field(field) => article.score.fields.iter().all(|score| score.field != field || score.right),
        Figure::Row(row) => {
            article.score.rows.iter().all(|score| score.row != row || score.missed.is_empty() && score.wrong.is_empty())
        }
    };
    let mut status = TestCaseStatus::success();
    if below && !agrees {
        status = failure(&format!("{figure} is below its minimum"));
        status.set_description(words);
        return named(article, figure.as_str(), status);
    }
    let mut case = named(article, figure.as_str(), status);
    if !words.is_empty() {
        case.set_system_out(words);
    }
    case
}

fn named(article: &Checked<'_>, class: &str, status: TestCaseStatus) -> TestCase {
    let mut case = TestCase::new(article.id, status);
    case.set_classname(class);
    case
}

fn failure(message: &str) -> TestCaseStatus {
    let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
    status.set_message(message);
    status
}
