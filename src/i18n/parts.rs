//! Lines that are made of several words, some of which may be missing.

/// The parts that say something, with `between` between them.
pub fn filled<'a>(parts: impl IntoIterator<Item = &'a str>, between: &str) -> String {
    let said: Vec<&str> = parts.into_iter().filter(|part| !part.trim().is_empty()).collect();
    said.join(between)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_says_nothing_leaves_no_sign() {
        assert_eq!(filled(["a", "", " ", "b"], " — "), "a — b");
        assert_eq!(filled(["", ""], " · "), "");
    }
}
