//! How wide a table is, before a line of it is taken apart: forty million values in one line would take gigabytes.

/// Most columns of a table.
pub(in crate::load) const MAX_COLUMNS: usize = 2_000;

/// Where a reader stands in a line.
#[derive(Clone, Copy, PartialEq)]
enum At {
    /// At the first letter of a value.
    Start,
    /// In a value without quotes.
    Plain,
    /// Between quotes.
    Quoted,
    /// Behind a quote that ends the value, unless another one follows.
    Closing,
}

/// Whether a line has more values than a table may have columns.
pub(in crate::load) fn is_too_wide(text: &[u8], delimiter: u8) -> bool {
    let (mut at, mut count) = (At::Start, 0_usize);
    for &byte in text {
        at = match (at, byte) {
            (At::Quoted, b'"') => At::Closing,
            (At::Quoted, _) => At::Quoted,
            (At::Start | At::Closing, b'"') => At::Quoted,
            (_, b'\n' | b'\r') => {
                count = 0;
                At::Start
            }
            (_, byte) if byte == delimiter => {
                count += 1;
                if count >= MAX_COLUMNS {
                    return true;
                }
                At::Start
            }
            _ => At::Plain,
        };
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_too_many_values_is_seen_and_one_long_value_is_none() {
        let wide = ",".repeat(MAX_COLUMNS);
        assert!(is_too_wide(wide.as_bytes(), b','));
        assert!(is_too_wide(format!("a,b\n{wide}\n").as_bytes(), b','));
        // A quote inside a value opens nothing; one that is closed stays closed.
        assert!(is_too_wide(format!("a\"b{wide}").as_bytes(), b','));
        assert!(is_too_wide(format!("\"a\"\"b\"{wide}").as_bytes(), b','));
        assert!(!is_too_wide(format!("a,\"LINESTRING({wide})\"\n").as_bytes(), b','));
        assert!(!is_too_wide(format!("a;{wide}\n").as_bytes(), b';'));
        assert!(!is_too_wide("a,b\n".repeat(MAX_COLUMNS).as_bytes(), b','));
    }
}
