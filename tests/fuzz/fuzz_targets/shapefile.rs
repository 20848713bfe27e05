//! Whatever the bytes, the reader answers: it neither panics nor hangs nor keeps more features than it counts.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| archipel_fuzz::check("fuzz.shp", bytes));
