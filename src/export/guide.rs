//! The pictures of the user guide, drawn from the data whenever they are shown or written: they never age.

use geo_types::Coord;

use super::sheet_page::{self, PageInput};
use crate::analysis::sheet::sheet;
use crate::i18n::Messages;
use crate::index::Index;
use crate::model::Atlas;
use crate::scene::Details;
use crate::space::Viewport;

/// What a picture shows.
enum Subject {
    /// The map around a place: longitude, latitude, zoom.
    Map(f64, f64, f64),
    /// The page of a feature.
    Sheet(&'static str),
}

/// Every picture by name.
const PICTURES: [(&str, Subject); 5] = [
    ("map-lens", Subject::Map(2.83, 50.43, 12.6)),
    ("sheet-commune", Subject::Sheet("communes:62498")),
    ("sheet-line", Subject::Sheet("bhns:B1")),
    ("sheet-shaft", Subject::Sheet("shafts:annezin-1-1")),
    ("sheet-terril", Subject::Sheet("unesco:63AG")),
];

/// Names of the pictures.
pub fn names() -> impl Iterator<Item = &'static str> {
    PICTURES.iter().map(|(name, _)| *name)
}

/// A picture as SVG; none when nothing has this name, or when the territory lacks what it shows.
pub fn svg(name: &str, atlas: &Atlas, index: &Index, details: &Details, messages: &Messages) -> Option<String> {
    let (_, subject) = PICTURES.iter().find(|(known, _)| *known == name)?;
    match subject {
        Subject::Map(x, y, zoom) => {
            let viewport = Viewport {
                center_geo: Coord { x: *x, y: *y },
                zoom: *zoom,
                size: [720.0, 420.0],
            };
            Some(sheet_page::map_svg(
                atlas,
                index,
                details,
                messages.lang(),
                viewport,
                None,
            ))
        }
        Subject::Sheet(id) => {
            let id = atlas.find(id)?;
            let sheet = sheet(atlas, index, messages, id)?;
            let input = PageInput {
                atlas,
                index,
                details,
                messages,
                id,
            };
            Some(sheet_page::svg(&input, &sheet))
        }
    }
}
