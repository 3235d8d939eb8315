//! Writes the seeds of every target to `corpus/`, and the words that libFuzzer may put in to
//! `corpus/words.dict`.

use std::fs;
use std::io;
use std::path::Path;
use trich_fuzz::damage::PIECES;
use trich_fuzz::{TARGETS, seeds::seeds};

fn main() -> io::Result<()> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let repository = here.parent().unwrap_or(here);
    for (target, _) in TARGETS {
        let folder = here.join("corpus").join(target);
        fs::create_dir_all(&folder)?;
        for (n, seed) in seeds(repository, target).iter().enumerate() {
            fs::write(folder.join(format!("seed-{n}")), seed)?;
        }
    }
    let escaped = |piece: &&str| piece.bytes().map(|byte| format!("\\x{byte:02x}")).collect::<String>();
    let words = PIECES.iter().map(|piece| format!("\"{}\"\n", escaped(piece))).collect::<String>();
    fs::write(here.join("corpus/words.dict"), words)
}
