//! The set-up of a kiosk from a file: TOML, or JSON where its name ends so. Strict: what is not known is refused, with the
//! file, the place and the reason.

use std::path::{Path, PathBuf};

use crate::model::kiosk::{KioskConfig, KioskMistake};

/// A set-up is a page of text; more than this is none.
const MOST_BYTES: u64 = 256 * 1024;

/// Why a set-up is refused.
#[derive(Debug, Clone, PartialEq)]
pub struct KioskFault {
    /// The file.
    pub path: PathBuf,
    /// Line and column, from 1, where the file is at fault.
    pub place: Option<(usize, usize)>,
    /// What is wrong.
    pub reason: KioskReason,
}

/// What is wrong with a set-up.
#[derive(Debug, Clone, PartialEq)]
pub enum KioskReason {
    /// It cannot be read, or is no such file: the words of the reader.
    Unreadable(String),
    /// It says what it must not.
    Mistake(KioskMistake),
}

/// Reads a set-up and checks it.
///
/// # Errors
/// The first fault.
pub fn read(path: &Path) -> Result<KioskConfig, KioskFault> {
    let fault = |place, reason| KioskFault {
        path: path.to_owned(),
        place,
        reason,
    };
    let unreadable = |words: String| fault(None, KioskReason::Unreadable(words));
    let size = std::fs::metadata(path)
        .map_err(|error| unreadable(error.to_string()))?
        .len();
    if size > MOST_BYTES {
        return Err(unreadable(format!("{size} > {MOST_BYTES}")));
    }
    let text = std::fs::read_to_string(path).map_err(|error| unreadable(error.to_string()))?;
    let is_json = path
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
    let config = if is_json { of_json(&text) } else { of_toml(&text) };
    let config = config.map_err(|(place, words)| fault(place, KioskReason::Unreadable(words)))?;
    config.check().map_err(|mistake| {
        let place = place_of(&text, mistake.field());
        fault(place, KioskReason::Mistake(mistake))
    })?;
    Ok(config)
}

/// What of `config` is not as `base` has it, as JSON.
pub fn changes(base: &KioskConfig, config: &KioskConfig) -> String {
    let of = |config: &KioskConfig| match serde_json::to_value(config) {
        Ok(serde_json::Value::Object(fields)) => fields,
        _ => serde_json::Map::new(),
    };
    let (before, now) = (of(base), of(config));
    let mut changed = serde_json::Map::new();
    for (field, value) in &now {
        if before.get(field) != Some(value) {
            changed.insert(field.clone(), value.clone());
        }
    }
    // A field that is gone holds nothing now.
    for field in before.keys().filter(|field| !now.contains_key(*field)) {
        changed.insert(field.clone(), serde_json::Value::Null);
    }
    serde_json::Value::Object(changed).to_string()
}

/// `base` with the changes that [`changes`] wrote; none where they make no set-up.
pub fn merged(base: &KioskConfig, changes: &str) -> Option<KioskConfig> {
    let serde_json::Value::Object(mut fields) = serde_json::to_value(base).ok()? else {
        return None;
    };
    let changed: serde_json::Map<String, serde_json::Value> = serde_json::from_str(changes).ok()?;
    fields.extend(changed);
    let config: KioskConfig = serde_json::from_value(serde_json::Value::Object(fields)).ok()?;
    config.check().ok()?;
    Some(config)
}

type Parsed = Result<KioskConfig, (Option<(usize, usize)>, String)>;

fn of_toml(text: &str) -> Parsed {
    toml::from_str(text).map_err(|error| {
        let place = error.span().map(|span| line_and_column(text, span.start));
        (place, error.message().to_owned())
    })
}

fn of_json(text: &str) -> Parsed {
    serde_json::from_str(text).map_err(|error| (Some((error.line(), error.column())), error.to_string()))
}

fn line_and_column(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let begin = before.rfind('\n').map_or(0, |end| end + 1);
    (line, before[begin..].chars().count() + 1)
}

/// Where a field is first named.
fn place_of(text: &str, field: &str) -> Option<(usize, usize)> {
    text.find(field).map(|at| line_and_column(text, at))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(name: &str, text: &str) -> KioskFault {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        let fault = read(&path).unwrap_err();
        assert_eq!(fault.path, path);
        fault
    }

    #[test]
    fn a_set_up_in_both_forms_says_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let toml = folder.path().join("kiosk.toml");
        let text = "languages = [\"de\", \"fr\"]\nidle_s = 90\nhere = { lon = 2.8, lat = 50.4, name = \"Lens\" }\n";
        std::fs::write(&toml, text).unwrap();
        let config = read(&toml).unwrap();
        assert_eq!(config.languages.len(), 2);
        let json = folder.path().join("kiosk.json");
        std::fs::write(&json, serde_json::to_string(&config).unwrap()).unwrap();
        assert_eq!(read(&json).unwrap(), config);
    }

    #[test]
    fn an_unknown_word_is_refused_at_its_place() {
        let fault = refused("kiosk.toml", "idle_s = 60\nidel_s = 90\n");
        assert_eq!(fault.place, Some((2, 1)));
        assert!(matches!(&fault.reason, KioskReason::Unreadable(words) if words.contains("idel_s")));
        let fault = refused("kiosk.json", "{\n \"doors\": [\"cellar\"]}");
        assert_eq!(fault.place.map(|place| place.0), Some(2));
    }

    #[test]
    fn a_value_beyond_its_limits_is_refused_at_its_place() {
        let fault = refused("kiosk.toml", "# short\n  idle_s = 2\n");
        assert_eq!(fault.place, Some((2, 3)));
        assert_eq!(
            fault.reason,
            KioskReason::Mistake(KioskMistake::Range("idle_s", 10.0, 3600.0))
        );
    }

    #[test]
    fn what_plays_while_nobody_is_there_is_in_the_territory() {
        let atlas = crate::load::atlas::embedded();
        for id in &KioskConfig::default().highlights {
            assert!(atlas.find(id).is_some(), "{id}");
        }
    }

    #[test]
    fn changes_are_those_only_and_nonsense_changes_nothing() {
        let base = KioskConfig::default();
        let mut config = base.clone();
        config.idle_s = 100.0;
        let text = changes(&base, &config);
        assert_eq!(text, r#"{"idle_s":100.0}"#);
        assert_eq!(merged(&base, &text), Some(config));
        for nonsense in ["", "[]", r#"{"idle_s":1}"#, r#"{"spy":true}"#] {
            assert_eq!(merged(&base, nonsense), None, "{nonsense}");
        }
    }

    #[test]
    fn a_file_that_is_not_there_is_named() {
        let fault = read(Path::new("/nowhere/kiosk.toml")).unwrap_err();
        assert_eq!((fault.place, fault.path.to_str()), (None, Some("/nowhere/kiosk.toml")));
    }

    #[test]
    fn the_files_that_come_with_the_program_are_read() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/kiosk");
        for name in ["kiosk.toml", "kiosk.json"] {
            read(&folder.join(name)).unwrap_or_else(|fault| panic!("{fault:?}"));
        }
    }
}
