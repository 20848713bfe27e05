//! The PIN of the staff of a kiosk: never itself, only what argon2 makes of it, and how often it was tried in vain.

use std::path::{Path, PathBuf};

use argon2::Argon2;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _, phc::PasswordHash};
use serde::{Deserialize, Serialize};

use super::{WriteError, atomic_write};

/// What the file holds.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Kept {
    hash: Option<String>,
    failures: u32,
}

/// The PIN of a kiosk.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StaffPin {
    path: Option<PathBuf>,
    kept: Kept,
    /// The set-up gives the PIN: no other is kept.
    given: bool,
    /// The disk did not take what is to be kept.
    unwritten: bool,
}

impl StaffPin {
    /// The PIN that `path` keeps; none where there is no such file, or no legible one.
    pub fn open(path: &Path) -> Self {
        let text = std::fs::read_to_string(path).unwrap_or_default();
        Self {
            path: Some(path.to_owned()),
            kept: serde_json::from_str(&text).unwrap_or_default(),
            ..Self::default()
        }
    }

    /// The PIN of a set-up, as [`hash`] made it, is stronger than what was kept.
    #[must_use]
    pub fn or_given(mut self, hash: Option<&str>) -> Self {
        if let Some(hash) = hash {
            self.kept.hash = Some(hash.to_owned());
            self.given = true;
        }
        self
    }

    /// Whether a PIN was chosen.
    pub fn is_set(&self) -> bool {
        self.kept.hash.is_some()
    }

    /// Whether the set-up gives the PIN: the staff page cannot change it.
    pub fn is_given(&self) -> bool {
        self.given
    }

    /// Wrong PINs since the last right one, over restarts.
    pub fn failures(&self) -> u32 {
        self.kept.failures
    }

    /// Whether these digits are the PIN; takes a tenth of a second on purpose.
    pub fn fits(&self, digits: &str) -> bool {
        let Some(hash) = &self.kept.hash else { return false };
        let Ok(hash) = PasswordHash::new(hash) else {
            return false;
        };
        Argon2::default().verify_password(digits.as_bytes(), &hash).is_ok()
    }

    /// Keeps how often the PIN was tried in vain.
    pub fn note_failures(&mut self, failures: u32) {
        if self.kept.failures != failures {
            self.kept.failures = failures;
            if let Err(error) = self.write() {
                tracing::warn!(%error, "the gate of the staff is not written");
            }
        }
    }

    /// Chooses another PIN.
    ///
    /// # Errors
    /// When the disk does not take it; it holds all the same until the program ends.
    pub fn set(&mut self, digits: &str) -> Result<(), WriteError> {
        self.kept = Kept {
            hash: hash(digits),
            failures: 0,
        };
        self.write()
    }

    /// Writes what the disk did not take before.
    pub fn save(&mut self) {
        if self.unwritten {
            self.write().ok();
        }
    }

    /// Whether the disk has taken all that is to be kept.
    pub fn is_kept(&self) -> bool {
        !self.unwritten
    }

    fn write(&mut self) -> Result<(), WriteError> {
        let written = self.try_write();
        self.unwritten = written.is_err();
        written
    }

    fn try_write(&self) -> Result<(), WriteError> {
        let Some(path) = &self.path else { return Ok(()) };
        // What the set-up gives stands in no other file.
        let kept = Kept {
            hash: self.kept.hash.clone().filter(|_| !self.given),
            failures: self.kept.failures,
        };
        let text = serde_json::to_string(&kept).unwrap_or_default();
        atomic_write(path, text.as_bytes())
    }
}

/// What is kept of a PIN: argon2id with a salt of its own. None when the system gives no salt.
pub fn hash(digits: &str) -> Option<String> {
    let hash = Argon2::default().hash_password(digits.as_bytes()).ok()?;
    Some(hash.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pin_is_kept_as_what_it_cannot_be_read_from() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings/kiosk-pin.json");
        let mut pin = StaffPin::open(&path);
        assert!(!pin.is_set() && !pin.fits(""));
        pin.set("314159").unwrap();
        pin.note_failures(4);
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.contains("$argon2id$") && !text.contains("314159"), "{text}");
        let again = StaffPin::open(&path);
        assert!(again.fits("314159") && !again.fits("314158") && !again.fits(""));
        assert_eq!(again.failures(), 4, "switching off forgets nothing");
        assert_ne!(hash("314159"), hash("314159"), "each with its own salt");
    }

    #[test]
    fn the_pin_of_the_set_up_is_stronger_and_stands_in_no_other_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kiosk-pin.json");
        StaffPin::open(&path).set("111111").unwrap();
        let mut pin = StaffPin::open(&path).or_given(hash("222222").as_deref());
        assert!(pin.fits("222222") && !pin.fits("111111") && pin.is_given());
        pin.note_failures(1);
        assert!(!std::fs::read_to_string(&path).unwrap().contains("argon2"));
    }

    #[test]
    fn a_broken_file_opens_no_gate() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kiosk-pin.json");
        std::fs::write(&path, "{\"hash\":\"plain\"}").unwrap();
        assert!(!StaffPin::open(&path).fits("plain"));
    }
}
