//! Text to the standard streams, and the words of a language lent to subcommands.

use std::io::Write as _;

use crate::i18n::Messages;
use crate::model::{Diagnostic, Lang};

/// Words of the user's language.
pub struct Words<'a> {
    /// The language, for texts of the data.
    pub lang: Lang,
    /// The message of a key, without arguments.
    pub text: &'a dyn Fn(&str) -> String,
    /// The sentence of a finding.
    pub finding: &'a dyn Fn(&Diagnostic) -> String,
    /// All messages.
    pub messages: &'a Messages,
}

/// Writes to the standard output. A reader that goes away early, as `head` does, is no fault.
///
/// # Errors
/// When the output cannot be written for another reason, as a full disk.
pub(super) fn print(text: &str) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

/// Bytes in megabytes, with one digit below ten.
pub(super) fn megabytes(bytes: u64) -> f64 {
    let megabytes = bytes as f64 / 1e6;
    if megabytes < 10.0 {
        (megabytes * 10.0).round() / 10.0
    } else {
        megabytes.round()
    }
}

/// Rows as aligned columns; columns of `right` are set to the right.
pub(super) fn table(rows: &[Vec<String>], right: &[usize]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let mut out = String::new();
    for row in rows {
        let mut line = String::new();
        for (column, cell) in row.iter().enumerate() {
            let pad = " ".repeat(widths[column] - cell.chars().count());
            let (before, after) = if right.contains(&column) {
                (pad, String::new())
            } else {
                (String::new(), pad)
            };
            line.push_str(&format!("{before}{cell}{after}  "));
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_aligned_by_characters_and_lines_end_without_blanks() {
        let rows = [vec!["é".to_owned(), "1".into()], vec!["abc".into(), "20".into()]];
        assert_eq!(table(&rows, &[1]), "é     1\nabc  20\n");
    }
}
