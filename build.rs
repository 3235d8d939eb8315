//! Compiles the pattern files, so that a start of the program has only to read the tables.
//!
//! The modules are the crate's own: what reads patterns is written once.

#![allow(dead_code, missing_docs, unreachable_pub, unused_imports)]

use std::env;
use std::error::Error;
use std::fs;
use std::path::Path;

#[path = "src/calendar.rs"]
mod calendar;
#[path = "src/normalize.rs"]
mod normalize;
#[path = "src/pattern/mod.rs"]
mod pattern;
#[path = "src/record.rs"]
mod record;
#[path = "src/schema.rs"]
mod schema;
#[path = "src/text.rs"]
mod text;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=patterns");
    let files = pattern::PatternFiles::read(Path::new("patterns"))?;
    match pattern::Patterns::compile(&files) {
        Ok(patterns) => {
            let folder = env::var_os("OUT_DIR").ok_or("cargo names no folder for what is built")?;
            fs::write(Path::new(&folder).join("patterns.postcard"), postcard::to_allocvec(&patterns)?)?;
        }
        Err(findings) => findings.iter().for_each(|finding| println!("cargo::error=patterns/{finding}")),
    }
    Ok(())
}
