//! The manifest: what a package holds, byte for byte.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::{FORMAT_VERSION, MOST_BYTES, MOST_FILES, Refusal, sound_name};

/// One file of a package.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Path inside the package, with `/`.
    pub path: String,
    /// Length in bytes.
    pub size: u64,
    /// SHA-256 in hexadecimal.
    pub sha256: String,
}

/// What a package holds. The signature is over these bytes as they stand in the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Version of this form.
    pub format_version: u32,
    /// Number of the package: a higher one replaces a lower one, never the other way round.
    pub number: u64,
    /// When it was packed, as the clock of the packer said; shown, never compared.
    pub made: String,
    /// Date of the data, as its catalog says.
    #[serde(default)]
    pub vintage: String,
    /// Version of the program that packed it.
    #[serde(default)]
    pub program: String,
    /// Every file, in the order of the package.
    pub files: Vec<Entry>,
}

impl Manifest {
    /// Reads a manifest whose signature is already known to be good, and checks what it promises.
    ///
    /// # Errors
    /// A newer form, a damaged text, unsound or doubled names, too much.
    pub fn read(bytes: &[u8]) -> Result<Self, Refusal> {
        let damaged = |reason: String| Refusal::Manifest { reason };
        let value: serde_json::Value = serde_json::from_slice(bytes).map_err(|error| damaged(error.to_string()))?;
        let version = value.get("format_version").and_then(serde_json::Value::as_u64);
        match version {
            Some(version) if version > u64::from(FORMAT_VERSION) => return Err(Refusal::Newer { version }),
            None => return Err(damaged("format_version".to_owned())),
            Some(_) => {}
        }
        let manifest: Self = serde_json::from_value(value).map_err(|error| damaged(error.to_string()))?;
        manifest.check()?;
        Ok(manifest)
    }

    /// Checks names and amounts.
    ///
    /// # Errors
    /// Unsound or doubled names, too many files, too many bytes.
    pub fn check(&self) -> Result<(), Refusal> {
        if self.files.len() > MOST_FILES || self.bytes().is_none_or(|bytes| bytes > MOST_BYTES) {
            return Err(Refusal::TooLarge {
                megabytes: MOST_BYTES >> 20,
                files: MOST_FILES,
            });
        }
        let mut known = HashSet::new();
        for entry in &self.files {
            // Two names that differ by case alone are one file on some systems.
            if !sound_name(&entry.path) || !known.insert(entry.path.to_ascii_lowercase()) {
                return Err(Refusal::Name {
                    name: entry.path.escape_debug().to_string(),
                });
            }
        }
        Ok(())
    }

    /// Bytes of all files; none when the sum is beyond all measure.
    pub fn bytes(&self) -> Option<u64> {
        self.files
            .iter()
            .try_fold(0_u64, |sum, entry| sum.checked_add(entry.size))
    }

    /// How many files lie below a path that ends in `/`.
    pub fn count(&self, below: &str) -> usize {
        self.files.iter().filter(|entry| entry.path.starts_with(below)).count()
    }

    /// How many stories there are: folders, or single files, of the part that holds them.
    pub fn stories(&self) -> usize {
        let paths = self
            .files
            .iter()
            .filter_map(|entry| entry.path.strip_prefix("stories/"));
        let names: HashSet<&str> = paths.filter_map(|path| path.split('/').next()).collect();
        names.len()
    }

    /// Whether a part has files.
    pub fn has(&self, part: &str) -> bool {
        self.files
            .iter()
            .any(|entry| entry.path.split('/').next() == Some(part))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest(files: &[(&str, u64)]) -> Manifest {
        Manifest {
            format_version: 1,
            number: 1,
            made: String::new(),
            vintage: String::new(),
            program: String::new(),
            files: files
                .iter()
                .map(|(path, size)| Entry {
                    path: (*path).to_owned(),
                    size: *size,
                    sha256: String::new(),
                })
                .collect(),
        }
    }

    #[test]
    fn names_that_differ_by_case_alone_are_one_name() {
        let doubled = manifest(&[("data/a.json", 1), ("data/A.json", 1)]);
        assert!(matches!(doubled.check(), Err(Refusal::Name { .. })));
    }

    #[test]
    fn promises_beyond_measure_are_refused_before_a_byte_is_written() {
        for sizes in [[MOST_BYTES, 1], [u64::MAX, u64::MAX]] {
            let huge = manifest(&[("data/a", sizes[0]), ("data/b", sizes[1])]);
            assert!(matches!(huge.check(), Err(Refusal::TooLarge { .. })));
        }
        let names: Vec<String> = (0..=MOST_FILES).map(|number| format!("data/{number}")).collect();
        let many: Vec<(&str, u64)> = names.iter().map(|name| (name.as_str(), 0)).collect();
        assert!(matches!(manifest(&many).check(), Err(Refusal::TooLarge { .. })));
    }

    #[test]
    fn a_newer_form_is_told_apart_from_a_damaged_one() {
        let newer = br#"{"format_version":2,"shape":"unknown"}"#;
        assert!(matches!(Manifest::read(newer), Err(Refusal::Newer { version: 2 })));
        for damaged in [&b"{"[..], b"[]", b"{}", br#"{"format_version":1}"#] {
            assert!(matches!(Manifest::read(damaged), Err(Refusal::Manifest { .. })));
        }
    }
}
