//! Features in the forms that other programs read: GPX for a handlebar, KML for a globe, GeoPackage for a GIS. All in
//! WGS 84, with the cells of the table as fields.

mod gpkg;
mod gpx;
mod kml;

use thiserror::Error;

use crate::analysis::table::{self, Cell};
use crate::i18n::Messages;
use crate::index::FacetIndex;
use crate::model::{Atlas, FeatureId};

/// Names of the fields of a feature, one for each column of [`table::rows`], stable in every language.
pub const FIELDS: [&str; 18] = [
    "id",
    "layer",
    "name",
    "category",
    "communes",
    "epci",
    "company",
    "period",
    "first_year",
    "last_year",
    "protection",
    "length_km",
    "area_ha",
    "geometry_status",
    "source",
    "licence",
    "longitude",
    "latitude",
];

/// Column of the name.
const NAME: usize = 2;
/// Column of the layer.
const LAYER: usize = 1;

/// A form that other programs read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exchange {
    /// GPX 1.1: points as waypoints, lines and outlines as tracks.
    Gpx,
    /// KML 2.2 (OGC 12-007r2), a folder for each layer.
    Kml,
    /// GeoPackage 1.3 (OGC 12-128r17), one table.
    Geopackage,
}

/// Why a file could not be made.
#[derive(Debug, Error)]
pub enum ExchangeError {
    /// The database engine refused.
    #[error(transparent)]
    Database(#[from] rusqlite::Error),
    /// The geometry cannot be packed.
    #[error(transparent)]
    File(#[from] std::io::Error),
}

/// A feature as it is written.
struct Record {
    cells: Vec<Cell>,
    geometry: Option<geo_types::Geometry<f64>>,
}

impl Record {
    fn words(&self, column: usize, messages: &Messages) -> String {
        match self.cells.get(column) {
            None | Some(Cell::Empty) => String::new(),
            Some(Cell::Text(words)) => words.clone(),
            Some(Cell::Number(value, 0)) => format!("{value:.0}"),
            Some(Cell::Number(value, decimals)) => messages.number(*value, *decimals),
        }
    }
}

/// The features as a file of this form; words are those of `messages`.
///
/// # Errors
/// When the database of a GeoPackage cannot be made.
pub fn write(
    form: Exchange,
    atlas: &Atlas,
    facets: &FacetIndex,
    ids: &[FeatureId],
    messages: &Messages,
) -> Result<Vec<u8>, ExchangeError> {
    let rows = table::rows(atlas, facets, ids, messages).into_iter().skip(1);
    let records: Vec<Record> = rows
        .zip(ids)
        .map(|(cells, id)| Record {
            cells,
            geometry: atlas.feature(*id).and_then(crate::model::Feature::geometry),
        })
        .collect();
    let title = atlas.catalog.title.get(messages.lang());
    match form {
        Exchange::Gpx => Ok(gpx::write(&records, title, messages).into_bytes()),
        Exchange::Kml => Ok(kml::write(&records, title, messages).into_bytes()),
        Exchange::Geopackage => gpkg::write(&records, title),
    }
}

/// Words with what XML would read as something else written out; what XML cannot hold is left out.
fn escaped(words: &str) -> String {
    let held: String = words
        .chars()
        .filter(|letter| !letter.is_control() || matches!(letter, '\t' | '\n'))
        .collect();
    quick_xml::escape::escape(held).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::atlas::embedded;
    use crate::load::file::{self, Defaults, Input};
    use crate::model::Lang;

    fn some(atlas: &Atlas) -> Vec<FeatureId> {
        let layer = |id: &str, count: u32| {
            let layer = atlas.layer_index(id).unwrap() as u32;
            (0..count).map(move |index| FeatureId { layer, index })
        };
        layer("unesco", 60)
            .chain(layer("shafts", 20))
            .chain(layer("cavaliers", 20))
            .collect()
    }

    fn read_back(bytes: &[u8], name: &str) -> file::Loaded {
        let loaded = file::read(&Input::alone(name, bytes.to_vec()), &Defaults::default());
        assert!(!loaded.refused, "{:?}", loaded.diagnostics);
        loaded
    }

    #[test]
    fn what_is_written_is_read_back_where_it_was_with_its_name() {
        let atlas = embedded();
        let ids = some(&atlas);
        let (facets, messages) = (FacetIndex::new(&atlas), Messages::new(Lang::Fr));
        for (form, name) in [
            (Exchange::Kml, "a.kml"),
            (Exchange::Geopackage, "a.gpkg"),
            (Exchange::Gpx, "a.gpx"),
        ] {
            let bytes = write(form, &atlas, &facets, &ids, &messages).unwrap();
            let loaded = read_back(&bytes, name);
            assert_eq!(loaded.features.len(), ids.len(), "{name}");
            let mut names: Vec<&str> = loaded
                .features
                .iter()
                .map(|feature| feature.name.get(Lang::Fr))
                .collect();
            let mut wanted: Vec<&str> = ids
                .iter()
                .map(|id| atlas.feature(*id).unwrap().name.get(Lang::Fr))
                .collect();
            names.sort_unstable();
            wanted.sort_unstable();
            assert_eq!(names, wanted, "{name}");
            if form == Exchange::Gpx {
                continue; // waypoints stand before tracks, and outlines are lines
            }
            for (feature, id) in loaded.features.iter().zip(&ids) {
                let (found, was) = (
                    feature.bounds_geo().unwrap(),
                    atlas.feature(*id).unwrap().bounds_geo().unwrap(),
                );
                for side in 0..2 {
                    assert!((found.min[side] - was.min[side]).abs() < 1e-7, "{name} {id:?}");
                    assert!((found.max[side] - was.max[side]).abs() < 1e-7, "{name} {id:?}");
                }
            }
        }
    }

    #[test]
    fn words_that_xml_would_misread_are_written_out() {
        assert_eq!(escaped("a<b & \"c\"\u{0}"), "a&lt;b &amp; &quot;c&quot;");
    }
}
