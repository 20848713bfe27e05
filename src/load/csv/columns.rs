//! Which columns place a line of a table: the names that French and English tables use.

use crate::load::reading::crs::Said;

/// What places a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// East and north, or longitude and latitude.
    Pair(usize, usize),
    /// Latitude and longitude in one column.
    LatLon(usize),
    /// Well-known text.
    Wkt(usize),
}

/// The columns that mean something to us.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Columns {
    /// What places a line.
    pub place: Option<Place>,
    /// The column of communes, and whether it holds INSEE codes.
    pub commune: Option<(usize, bool)>,
    /// The reference system that the names say.
    pub said: Option<Said>,
    /// Columns whose digits are names, not numbers.
    codes: Vec<usize>,
}

const LONGITUDE: [&str; 12] = [
    "lon",
    "lng",
    "long",
    "longitude",
    "xwgs84",
    "lonwgs84",
    "longitudewgs84",
    "xlong",
    "xlongitude",
    "coordlon",
    "stoplon",
    "geolon",
];
const LATITUDE: [&str; 12] = [
    "lat",
    "lat",
    "lati",
    "latitude",
    "ywgs84",
    "latwgs84",
    "latitudewgs84",
    "ylat",
    "ylatitude",
    "coordlat",
    "stoplat",
    "geolat",
];
const EAST: [&str; 14] = [
    "x",
    "xl93",
    "xlambert93",
    "xlamb93",
    "x2154",
    "xcc50",
    "x3950",
    "coordx",
    "xcoord",
    "coordonneex",
    "pointx",
    "easting",
    "est",
    "xlambert",
];
const NORTH: [&str; 14] = [
    "y",
    "yl93",
    "ylambert93",
    "ylamb93",
    "y2154",
    "ycc50",
    "y3950",
    "coordy",
    "ycoord",
    "coordonneey",
    "pointy",
    "northing",
    "nord",
    "ylambert",
];
const BOTH: [&str; 6] = [
    "geopoint2d",
    "geopoint",
    "latlon",
    "latlng",
    "coordonneesgeo",
    "coordonnees",
];
const TEXT: [&str; 9] = [
    "wkt",
    "geom",
    "geometry",
    "thegeom",
    "geometrie",
    "wktgeom",
    "geomwkt",
    "shape",
    "geowkt",
];
const INSEE: [&str; 12] = [
    "insee",
    "codeinsee",
    "inseecom",
    "codecommune",
    "codgeo",
    "depcom",
    "inseecommune",
    "codeinseecommune",
    "codeinseedelacommune",
    "codecom",
    "cominsee",
    "codecommuneinsee",
];
const COMMUNE: [&str; 9] = [
    "commune",
    "nomcommune",
    "nomcom",
    "libcom",
    "libgeo",
    "ville",
    "nomdelacommune",
    "libellecommune",
    "communenom",
];

/// A name without case, accents and punctuation.
fn plain(name: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    let letters = name.nfd().filter(char::is_ascii_alphanumeric);
    letters.map(|letter| letter.to_ascii_lowercase()).collect()
}

impl Columns {
    /// Looks at the names of the columns.
    pub fn of(names: &[String]) -> Self {
        let plain: Vec<String> = names.iter().map(|name| plain(name)).collect();
        let find = |wanted: &[&str]| {
            wanted
                .iter()
                .find_map(|wanted| plain.iter().position(|name| name == wanted))
        };
        let pair = |east: &[&str], north: &[&str]| {
            let found = find(east).zip(find(north));
            found.map(|(x, y)| Place::Pair(x, y))
        };
        let degrees = pair(&LONGITUDE, &LATITUDE);
        let metres = pair(&EAST, &NORTH);
        let place = degrees
            .or_else(|| find(&TEXT).map(Place::Wkt))
            .or(metres)
            .or_else(|| find(&BOTH).map(Place::LatLon));
        let said = match place {
            Some(Place::Pair(x, _)) if degrees.is_none() => system(&plain[x]),
            _ => None,
        };
        let commune = find(&INSEE).map(|column| (column, true));
        let commune = commune.or_else(|| find(&COMMUNE).map(|column| (column, false)));
        let is_code = |name: &&String| {
            let parts = ["code", "insee", "siret", "siren", "postal", "tel", "phone"];
            parts.iter().any(|part| name.contains(part)) || name.as_str() == "cp"
        };
        let codes = plain
            .iter()
            .enumerate()
            .filter(|(_, name)| is_code(name))
            .map(|(index, _)| index);
        let mut codes: Vec<usize> = codes.collect();
        codes.extend(commune.map(|(column, _)| column));
        Self {
            place,
            commune,
            said,
            codes,
        }
    }

    /// Whether something places a line.
    pub fn is_placed(&self) -> bool {
        self.place.is_some() || self.commune.is_some()
    }

    /// Whether a column is kept as text.
    pub fn is_code(&self, index: usize) -> bool {
        self.codes.contains(&index)
    }

    /// Whether a column became the geometry, so that it is no attribute.
    pub fn hides(&self, index: usize) -> bool {
        self.place == Some(Place::Wkt(index))
    }
}

fn system(name: &str) -> Option<Said> {
    if name.contains("l93") || name.contains("lamb") || name.contains("2154") {
        return Some(Said::Lambert93);
    }
    (name.contains("cc50") || name.contains("3950")).then_some(Said::Zone(50))
}
