//! Names of files that mean the same on every system and lead nowhere but down.

use super::PARTS;

/// Names that Windows keeps for devices, whatever their ending.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];
const MOST_LENGTH: usize = 96;
const MOST_DEPTH: usize = 5;

/// Whether a path inside a package is sound: one of the four parts, then plain names of letters of ASCII, digits, `-`, `_`
/// and `.`, none hidden, none that Windows takes for a device, and no deeper and no longer than need be.
pub fn sound_name(path: &str) -> bool {
    let parts: Vec<&str> = path.split('/').collect();
    path.len() <= MOST_LENGTH
        && (2..=MOST_DEPTH).contains(&parts.len())
        && PARTS.contains(&parts[0])
        && parts.iter().all(|part| is_plain(part))
}

fn is_plain(part: &str) -> bool {
    let letters = part
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'));
    let stem = part.split('.').next().unwrap_or_default().to_ascii_lowercase();
    let device = DEVICES.iter().any(|device| {
        stem.strip_prefix(device)
            .is_some_and(|rest| rest.is_empty() || rest.len() == 1 && rest.bytes().all(|byte| byte.is_ascii_digit()))
    });
    letters && !part.is_empty() && !part.starts_with('.') && !part.ends_with('.') && !device
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_names_pass() {
        for name in [
            "data/catalog.toml",
            "data/facts/figures.json",
            "media/unesco-63AG-2.jpg",
            "basemap/lens.mbtiles",
            "stories/a_b.c-d.json",
            "data/company.geojson",
        ] {
            assert!(sound_name(name), "{name}");
        }
    }

    #[test]
    fn names_that_lead_elsewhere_or_mean_two_things_do_not() {
        let long = format!("data/{}", "a".repeat(100));
        for name in [
            "",
            "data",
            "data/",
            "/data/x",
            "data//x",
            "../x",
            "data/../x",
            "data/./x",
            "data/.x",
            "data\\x",
            "data/a\\b",
            "data/x.",
            "data/x ",
            "data/C:",
            "data/é",
            "data/a\u{202e}b",
            "data/a\nb",
            "data/a\0b",
            "data/con",
            "data/NUL.geojson",
            "data/com1.txt",
            "settings/state.json",
            "manifest.json",
            "data/a/b/c/d/e",
            &long,
        ] {
            assert!(!sound_name(name), "{name:?}");
        }
    }
}
