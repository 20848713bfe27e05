//! `archipel build-geodata`: raw sources and facts to a territory folder.

use std::path::Path;

use crate::territory;

/// Builds the territory into `out` and tells on stderr what is doubtful in the sources.
///
/// # Errors
/// When a source is missing or contradicts itself, or `out` cannot be written.
pub fn run(sources: &Path, facts: &Path, out: &Path) -> anyhow::Result<()> {
    for warning in territory::build_into(sources, facts, out)? {
        eprintln!("{warning}");
    }
    Ok(())
}
