//! The user's saved filters on the disk: `filters.json` in the folder of what the user makes.

use super::{Format, Home, LoadError, Loaded, SaveError, SetAside, state_file};
use crate::model::SavedFilters;

/// The saved filters; a broken file is set aside and told.
///
/// # Errors
/// When the file cannot be read or comes from a newer version: then it must not be written over.
pub fn load(home: &Home) -> Result<(SavedFilters, Option<SetAside>), LoadError> {
    let loaded = state_file::load::<SavedFilters>(&home.saved_filters_file(), &Format::first())?;
    Ok(match loaded {
        Loaded::SetAside(aside) => (SavedFilters::default(), Some(aside)),
        loaded => (sound(loaded.into_value().unwrap_or_default()), None),
    })
}

/// Writes the saved filters, whole or not at all.
///
/// # Errors
/// When the file cannot be written; the one that was there is untouched.
pub fn save(home: &Home, saved: &SavedFilters) -> Result<(), SaveError> {
    state_file::save(&home.saved_filters_file(), saved, &Format::first())
}

/// A file may have been written by hand: numbers that make no sense are mended, names kept once.
fn sound(read: SavedFilters) -> SavedFilters {
    let mut saved = SavedFilters::default();
    for one in read.filters {
        if saved.find(&one.name).is_none() {
            saved.keep(&one.name, one.filter.made_sound());
        }
    }
    saved
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Filter, RangeFacet};

    #[test]
    fn saved_filters_are_there_again_in_their_order() {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(folder.path());
        let mut saved = SavedFilters::default();
        for name in ["Zola", "Anzin"] {
            let mut filter = Filter::default();
            filter.set_range(RangeFacet::Area, Some((0.1, 7.3)));
            saved.keep(name, filter);
        }
        assert_eq!(load(&home).unwrap(), (SavedFilters::default(), None));
        save(&home, &saved).unwrap();
        assert_eq!(load(&home).unwrap(), (saved, None));
    }

    #[test]
    fn a_broken_file_is_set_aside_and_nothing_is_lost() {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(folder.path());
        std::fs::create_dir_all(home.data()).unwrap();
        std::fs::write(home.saved_filters_file(), "{\"format_version\":1,\"filters\":[{]").unwrap();
        let (saved, aside) = load(&home).unwrap();
        assert_eq!(saved, SavedFilters::default());
        assert!(aside.unwrap().to.exists());
    }

    #[test]
    fn what_was_written_by_hand_is_made_sound() {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(folder.path());
        std::fs::create_dir_all(home.data()).unwrap();
        let text = r#"{"format_version":1,"filters":[{"name":" a ","filter":{"years":[1900,1800]}},{"name":"A"},{"name":""}]}"#;
        std::fs::write(home.saved_filters_file(), text).unwrap();
        let (saved, _) = load(&home).unwrap();
        assert_eq!(saved.filters.len(), 1);
        assert_eq!(saved.filters[0].filter.years, Some((1800, 1900)));
    }
}
