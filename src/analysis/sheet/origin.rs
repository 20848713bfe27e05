//! Where the values of a sheet come from.

use super::Origin;
use crate::model::{Catalog, Feature, Figure};

/// The sources met so far, each once.
pub(super) struct Origins<'a> {
    catalog: &'a Catalog,
    feature: &'a Feature,
    pub found: Vec<Origin>,
}

impl<'a> Origins<'a> {
    /// The feature's own source comes first.
    pub fn new(catalog: &'a Catalog, feature: &'a Feature) -> Self {
        let mut origins = Self {
            catalog,
            feature,
            found: Vec::new(),
        };
        origins.of(&feature.source, None);
        origins
    }

    /// The feature's own source.
    pub fn own(&self) -> usize {
        0
    }

    /// The source of a figure; the feature's own when the figure names none.
    pub fn of_figure(&mut self, figure: &Figure) -> usize {
        let feature = self.feature;
        let key = if figure.source.is_empty() {
            feature.source.as_str()
        } else {
            &figure.source
        };
        let key = key.to_owned();
        self.of(&key, figure.page.clone())
    }

    /// The source of this key, with a page.
    pub fn of(&mut self, key: &str, page: Option<String>) -> usize {
        let origin = match self.catalog.source(key) {
            Some(source) => Origin {
                title: source.title.clone(),
                producer: source.producer.clone(),
                licence: source.licence.clone(),
                date: source.date.clone(),
                page,
                url: source.url.clone(),
            },
            // A file of the user's has no entry in the catalog: its key is all that is known.
            None => Origin {
                title: key.to_owned(),
                producer: String::new(),
                licence: String::new(),
                date: self.feature.vintage.to_string(),
                page,
                url: String::new(),
            },
        };
        self.found.iter().position(|known| *known == origin).unwrap_or_else(|| {
            self.found.push(origin);
            self.found.len() - 1
        })
    }
}
