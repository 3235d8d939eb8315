#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| trich_fuzz::patterns(input));
