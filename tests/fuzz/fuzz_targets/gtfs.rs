//! Whatever the tables of a feed hold, the reader answers: it neither panics nor hangs nor keeps more than it counts.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| archipel_fuzz::feed(bytes));
