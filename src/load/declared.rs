//! `declared.toml` to [`DeclaredTotals`]: what the booklet declares, to be held against what is loaded.

use std::path::Path;

use super::{atlas, catalog, embedded};
use crate::model::declared::DeclaredTotals;
use crate::model::{Diagnostic, Severity};

/// Name of the file in a folder of data.
pub const FILE_NAME: &str = "declared.toml";
/// Newest form that this program reads.
const FORMAT_VERSION: u32 = 1;

/// Reads declared totals.
///
/// # Errors
/// One diagnostic: not UTF-8, not TOML, an unknown key, a wrong type, or a newer form.
pub fn read(bytes: &[u8], file: &str) -> Result<DeclaredTotals, Box<Diagnostic>> {
    let error = |code| Diagnostic::document(Severity::Error, code, file);
    let text = std::str::from_utf8(bytes).map_err(|_| Box::new(error("catalog-encoding")))?;
    catalog::check_version(text, file, FORMAT_VERSION)?;
    toml::from_str(text).map_err(|fault| Box::new(catalog::refusal(&fault, text, file)))
}

/// The declared totals inside the program, or of a folder; none where there is no such file.
///
/// # Errors
/// As [`read`], or when the file is there but cannot be read.
pub fn of(dir: Option<&Path>) -> Result<Option<DeclaredTotals>, Box<Diagnostic>> {
    let found = match dir {
        Some(dir) => std::fs::read(dir.join(FILE_NAME)),
        None => embedded::read(FILE_NAME),
    };
    match found {
        Ok(bytes) => read(&bytes, FILE_NAME).map(Some),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Box::new(atlas::io_diagnostic(&error, FILE_NAME))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_are_read_and_a_newer_form_is_refused() {
        let text = "format_version = 1\n[[declared]]\nkey = \"communes\"\nlabel = { fr = \"Communes\" }\nvalue = 150\n\
            unit = \"communes\"\nsource = \"s\"\ncounts = [{ layer = \"communes\", measure = \"count\" }]\nreason = { fr = \"Concorde.\" }\n";
        assert_eq!(read(text.as_bytes(), FILE_NAME).unwrap().declared[0].value, 150.0);
        let newer = text.replace("format_version = 1", "format_version = 2");
        assert_eq!(read(newer.as_bytes(), FILE_NAME).unwrap_err().code, "catalog-newer");
    }
}
