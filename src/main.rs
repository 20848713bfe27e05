//! The `archipel` program: parse arguments, dispatch; nothing else.

fn main() {}
