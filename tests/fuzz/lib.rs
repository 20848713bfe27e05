//! What every target does: read a file of a name, and hold the answer against itself.

use archipel::load::file::{self, Defaults, Input};

/// Reads `bytes` as a file called `name`, looks at them too, and compares.
///
/// # Panics
/// When the reader broke, or when reading and looking disagree.
pub fn check(name: &str, bytes: &[u8]) {
    let input = Input::alone(name, bytes.to_vec());
    let defaults = Defaults::default();
    let kept = file::read(&input, &defaults);
    let looked = file::inspect(&input, &defaults);
    assert!(kept.diagnostics.iter().all(|found| found.code != "reader-broke"));
    assert_eq!(kept.features.len(), kept.loaded_features);
    assert_eq!(kept.diagnostics, looked.diagnostics);
    assert!(kept.loaded_features <= kept.declared_features);
}
