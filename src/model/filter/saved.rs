//! Filters kept by name: what the user makes of them, whole and in order.

use serde::{Deserialize, Serialize};

use super::{Filter, folded};

/// Longest name of a saved filter, in characters.
pub const MOST_NAME_CHARS: usize = 80;

/// A filter with its name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SavedFilter {
    /// Name that the user gave.
    pub name: String,
    /// What it keeps.
    #[serde(default)]
    pub filter: Filter,
}

/// Every saved filter, in the order in which they were made.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SavedFilters {
    /// The filters.
    pub filters: Vec<SavedFilter>,
}

impl SavedFilters {
    /// The filter with this name, accents and case aside.
    pub fn find(&self, name: &str) -> Option<&SavedFilter> {
        self.position(name).and_then(|index| self.filters.get(index))
    }

    fn position(&self, name: &str) -> Option<usize> {
        let wanted = folded(name.trim());
        self.filters.iter().position(|saved| folded(&saved.name) == wanted)
    }

    /// Keeps `filter` as `name`; one of that name is replaced in its place. A name without letters keeps nothing.
    pub fn keep(&mut self, name: &str, filter: Filter) {
        let Some(name) = tidy(name) else { return };
        match self.position(&name) {
            Some(index) => self.filters[index] = SavedFilter { name, filter },
            None => self.filters.push(SavedFilter { name, filter }),
        }
    }

    /// Gives the filter `from` the name `to`; whether it could: a name that another filter has is refused.
    pub fn rename(&mut self, from: &str, to: &str) -> bool {
        let (Some(index), Some(name)) = (self.position(from), tidy(to)) else {
            return false;
        };
        if self.position(&name).is_some_and(|other| other != index) {
            return false;
        }
        self.filters[index].name = name;
        true
    }

    /// Takes the filter out, with the place where it stood.
    pub fn remove(&mut self, name: &str) -> Option<(usize, SavedFilter)> {
        let index = self.position(name)?;
        Some((index, self.filters.remove(index)))
    }

    /// Puts a filter back where it stood; one that has its name meanwhile stays, and nothing is put back.
    pub fn put_back(&mut self, index: usize, saved: SavedFilter) {
        if self.position(&saved.name).is_none() {
            self.filters.insert(index.min(self.filters.len()), saved);
        }
    }
}

/// A name without blanks around it and not too long; none when nothing is left.
fn tidy(name: &str) -> Option<String> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let name: String = words.join(" ").chars().take(MOST_NAME_CHARS).collect();
    (!name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filter(text: &str) -> Filter {
        Filter {
            text: text.into(),
            ..Filter::default()
        }
    }

    #[test]
    fn a_name_keeps_one_filter_whatever_its_accents() {
        let mut saved = SavedFilters::default();
        saved.keep("  Terrils   de Liévin ", filter("a"));
        saved.keep("terrils de lievin", filter("b"));
        saved.keep("   ", filter("c"));
        assert_eq!(saved.filters.len(), 1);
        assert_eq!(saved.find("TERRILS DE LIÉVIN").unwrap().filter, filter("b"));
    }

    #[test]
    fn a_filter_that_is_taken_out_can_be_put_back_in_its_place() {
        let mut saved = SavedFilters::default();
        for name in ["un", "deux", "trois"] {
            saved.keep(name, filter(name));
        }
        let before = saved.clone();
        let (index, gone) = saved.remove("deux").unwrap();
        assert_eq!(saved.filters.len(), 2);
        saved.put_back(index, gone);
        assert_eq!(saved, before);
    }

    #[test]
    fn a_name_that_is_taken_is_refused() {
        let mut saved = SavedFilters::default();
        saved.keep("un", filter("1"));
        saved.keep("deux", filter("2"));
        assert!(!saved.rename("un", "Deux"));
        assert!(!saved.rename("un", "  "));
        assert!(saved.rename("un", "Un"));
        assert!(saved.rename("Un", "trois"));
        assert_eq!(saved.filters[0].name, "trois");
    }
}
