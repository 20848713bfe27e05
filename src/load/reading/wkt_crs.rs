//! Reference systems in well-known text: `.prj` files of shapefiles, the systems of a GeoPackage or of a FlatGeobuf.

use super::crs::{Said, from_code};

/// Deepest nesting of a definition; real ones have five or six levels.
const MAX_DEPTH: usize = 24;
/// Longest definition that is read, in bytes.
const MAX_BYTES: usize = 64 * 1024;

/// One `KEYWORD["name", value, CHILD[…]]`.
#[derive(Debug, Default)]
struct Node {
    keyword: String,
    values: Vec<String>,
    children: Vec<Node>,
}

impl Node {
    fn name(&self) -> &str {
        self.values.first().map_or("", String::as_str)
    }

    fn child(&self, keywords: &[&str]) -> Option<&Node> {
        let mut children = self.children.iter();
        children.find(|child| keywords.contains(&child.keyword.as_str()))
    }

    /// The first node with one of these keywords, this one or below it.
    fn find(&self, keywords: &[&str]) -> Option<&Node> {
        if keywords.contains(&self.keyword.as_str()) {
            return Some(self);
        }
        self.children.iter().find_map(|child| child.find(keywords))
    }

    fn number(&self, index: usize) -> Option<f64> {
        self.values.get(index)?.trim().parse().ok()
    }

    /// The EPSG code of this very node.
    fn code(&self) -> Option<u64> {
        let id = self.child(&["AUTHORITY", "ID"])?;
        let is_known = matches!(id.name().to_uppercase().as_str(), "EPSG" | "ESRI");
        id.values.get(1)?.trim().parse().ok().filter(|_| is_known)
    }

    /// A parameter of the projection, by its name without case, blanks and underscores.
    fn parameter(&self, names: &[&str]) -> Option<f64> {
        if self.keyword == "PARAMETER" && names.contains(&plain(self.name()).as_str()) {
            return self.number(1);
        }
        self.children.iter().find_map(|child| child.parameter(names))
    }
}

fn plain(name: &str) -> String {
    let letters = name.chars().filter(char::is_ascii_alphanumeric);
    letters.map(|letter| letter.to_ascii_lowercase()).collect()
}

/// Reads the definition of a reference system; none when it is no well-known text.
pub(in crate::load) fn said(text: &str) -> Option<Said> {
    let text = text.trim_matches(|letter: char| letter.is_whitespace() || letter == '\0' || letter == '\u{feff}');
    if text.len() > MAX_BYTES {
        return None;
    }
    let mut parser = Parser { rest: text };
    let root = parser.node(0)?;
    let system = match root.keyword.as_str() {
        // A system with heights, or one bound to another: the horizontal one is its first part.
        "COMPD_CS" | "COMPOUNDCRS" | "BOUNDCRS" => root.find(&PROJECTED).or_else(|| root.find(&GEOGRAPHIC))?,
        _ => &root,
    };
    let other = || Said::Other(system.name().chars().take(80).collect());
    if let Some(code) = system.code() {
        let said = from_code(code, "");
        if !matches!(said, Said::Other(_)) {
            return Some(said);
        }
    }
    if PROJECTED.contains(&system.keyword.as_str()) {
        return Some(projected(system).unwrap_or_else(other));
    }
    if GEOGRAPHIC.contains(&system.keyword.as_str()) {
        return Some(geographic(system).unwrap_or_else(other));
    }
    matches!(
        system.keyword.as_str(),
        "LOCAL_CS" | "GEOCCS" | "ENGCRS" | "ENGINEERINGCRS" | "VERT_CS" | "VERTCRS"
    )
    .then(other)
}

const PROJECTED: [&str; 3] = ["PROJCS", "PROJCRS", "PROJECTEDCRS"];
const GEOGRAPHIC: [&str; 6] = [
    "GEOGCS",
    "GEOGCRS",
    "GEOGRAPHICCRS",
    "BASEGEOGCRS",
    "BASEGEODCRS",
    "GEODCRS",
];

fn projected(system: &Node) -> Option<Said> {
    let method = plain(system.find(&["PROJECTION", "METHOD"])?.name());
    let name = plain(system.name());
    if method.contains("mercatorauxiliarysphere") || method.contains("pseudomercator") {
        return Some(Said::Mercator);
    }
    if name.contains("pseudomercator") || name.contains("webmercator") {
        return Some(Said::Mercator);
    }
    let metres = system.child(&["UNIT", "LENGTHUNIT"]).and_then(|unit| unit.number(1));
    let datum = geographic(system.find(&GEOGRAPHIC)?)?;
    if !method.contains("lambertconformalconic") || !matches!(datum, Said::Degrees | Said::Near(_)) {
        return None;
    }
    if metres.is_some_and(|metres| (metres - 1.0).abs() > 1e-9) {
        return None;
    }
    let parameter = |names: &[&str]| system.parameter(names);
    let east = parameter(&["falseeasting", "eastingatfalseorigin"])?;
    let north = parameter(&["falsenorthing", "northingatfalseorigin"])?;
    let meridian = parameter(&["centralmeridian", "longitudeoforigin", "longitudeoffalseorigin"])?;
    let latitude = parameter(&["latitudeoforigin", "latitudeoffalseorigin"])?;
    let first = parameter(&["standardparallel1", "latitudeof1ststandardparallel"])?;
    let second = parameter(&["standardparallel2", "latitudeof2ndstandardparallel"])?;
    let near = |value: f64, wanted: f64| (value - wanted).abs() < 1e-6;
    let (south, north_parallel) = (first.min(second), first.max(second));
    if !near(meridian, 3.0) {
        return None;
    }
    if near(east, 700_000.0) && near(north, 6_600_000.0) && near(latitude, 46.5) {
        return (near(south, 44.0) && near(north_parallel, 49.0)).then_some(Said::Lambert93);
    }
    let zone = (42..=50_u8).find(|zone| near(latitude, f64::from(*zone)))?;
    let parallels = near(south, latitude - 0.75) && near(north_parallel, latitude + 0.75);
    let origin = near(east, 1_700_000.0) && near(north, (latitude - 41.0) * 1e6 + 200_000.0);
    (parallels && origin).then_some(Said::Zone(zone))
}

fn geographic(system: &Node) -> Option<Said> {
    let datum = system.find(&["DATUM", "ENSEMBLE", "TRF", "GEODETICDATUM"])?;
    let meridian = system
        .child(&["PRIMEM", "PRIMEMERIDIAN"])
        .and_then(|node| node.number(1));
    if meridian.is_some_and(|degrees| degrees.abs() > 1e-9) {
        return None;
    }
    let unit = system.child(&["UNIT", "ANGLEUNIT"]).and_then(|node| node.number(1));
    if unit.is_some_and(|radians| (radians - 1_f64.to_radians()).abs() > 1e-6) {
        return None;
    }
    let name = plain(datum.name());
    if name.contains("wgs1984") || name.contains("wgs84") || name.contains("worldgeodeticsystem1984") {
        return Some(Said::Degrees);
    }
    let near = [
        "rgf93",
        "rgf1993",
        "reseaugeodesiquefrancais1993",
        "etrs89",
        "etrs1989",
        "europeanterrestrialreferencesystem",
        "nad83",
        "northamerican1983",
        "northamericandatum1983",
    ];
    let is_near = near.iter().any(|known| name.contains(known));
    is_near.then(|| Said::Near(system.name().chars().take(80).collect()))
}

struct Parser<'a> {
    rest: &'a str,
}

impl Parser<'_> {
    fn space(&mut self) {
        self.rest = self.rest.trim_start();
    }

    fn take(&mut self, letters: [char; 2]) -> bool {
        self.space();
        let found = self.rest.starts_with(letters);
        if found {
            self.rest = &self.rest[1..];
        }
        found
    }

    fn word(&mut self) -> String {
        self.space();
        let end = self
            .rest
            .find(['[', ']', '(', ')', ',', '"'])
            .unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        word.trim().to_owned()
    }

    fn quoted(&mut self) -> Option<String> {
        let body = self.rest.strip_prefix('"')?;
        let end = body.find('"')?;
        self.rest = &body[end + 1..];
        Some(body[..end].to_owned())
    }

    fn node(&mut self, depth: usize) -> Option<Node> {
        let keyword = self.word().to_uppercase();
        if keyword.is_empty() || depth > MAX_DEPTH || !self.take(['[', '(']) {
            return None;
        }
        self.inside(keyword, depth)
    }

    fn inside(&mut self, keyword: String, depth: usize) -> Option<Node> {
        if depth > MAX_DEPTH {
            return None;
        }
        let mut node = Node {
            keyword,
            ..Node::default()
        };
        loop {
            self.space();
            if self.rest.starts_with('"') {
                node.values.push(self.quoted()?);
            } else {
                let word = self.word();
                if self.take(['[', '(']) {
                    node.children.push(self.inside(word.to_uppercase(), depth + 1)?);
                } else {
                    node.values.push(word);
                }
            }
            if self.take([']', ')']) {
                return Some(node);
            }
            if !self.take([',', ',']) {
                return None;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn conic(name: &str, datum: &str, numbers: [f64; 6]) -> String {
        let [east, north, latitude, first, second, unit] = numbers;
        format!(
            "PROJCS[\"{name}\",GEOGCS[\"GCS\",DATUM[\"{datum}\",SPHEROID[\"GRS_1980\",6378137.0,298.257222101]],\
             PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]],PROJECTION[\"Lambert_Conformal_Conic\"],\
             PARAMETER[\"False_Easting\",{east}],PARAMETER[\"False_Northing\",{north}],\
             PARAMETER[\"Central_Meridian\",3.0],PARAMETER[\"Standard_Parallel_1\",{first}],\
             PARAMETER[\"Standard_Parallel_2\",{second}],PARAMETER[\"Latitude_Of_Origin\",{latitude}],UNIT[\"Meter\",{unit}]]"
        )
    }

    #[test]
    fn definitions_without_a_code_are_known_by_their_numbers() {
        let lambert = [700_000.0, 6_600_000.0, 46.5, 49.0, 44.0, 1.0];
        let zone = [1_700_000.0, 9_200_000.0, 50.0, 49.25, 50.75, 1.0];
        let of = |numbers| said(&conic("RGF93_Lambert_93", "D_RGF_1993", numbers));
        assert_eq!(of(lambert), Some(Said::Lambert93));
        assert_eq!(of(zone), Some(Said::Zone(50)));
        // A name is not believed against the numbers.
        assert!(matches!(
            of([600_000.0, 2_200_000.0, 46.8, 45.9, 47.7, 1.0]),
            Some(Said::Other(_))
        ));
        assert!(matches!(
            of([700_000.0, 6_600_000.0, 46.5, 49.0, 44.0, 0.3048]),
            Some(Said::Other(_))
        ));
        let old = conic("x", "D_NTF", lambert);
        assert!(matches!(said(&old), Some(Said::Other(_))));
    }

    #[test]
    fn degrees_mercator_and_codes_are_known_in_both_dialects() {
        let wgs = "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],\
                   PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]";
        assert_eq!(said(wgs), Some(Said::Degrees));
        let paris = wgs.replace("Greenwich\",0.0", "Paris\",2.337229167");
        assert!(matches!(said(&paris), Some(Said::Other(_))));
        let two = "PROJCRS[\"x\",BASEGEOGCRS[\"y\",DATUM[\"z\",ELLIPSOID[\"e\",1,2]],ID[\"EPSG\",4171]],CONVERSION[\"c\",\
                   METHOD[\"Lambert Conic Conformal (2SP)\"]],CS[Cartesian,2],ID[\"EPSG\",3950]]";
        assert_eq!(said(two), Some(Said::Zone(50)));
        let web = "PROJCS[\"WGS_1984_Web_Mercator_Auxiliary_Sphere\",GEOGCS[\"g\",DATUM[\"D_WGS_1984\",SPHEROID[\"s\",1,2]]],\
                   PROJECTION[\"Mercator_Auxiliary_Sphere\"],UNIT[\"Meter\",1.0]]";
        assert_eq!(said(web), Some(Said::Mercator));
    }

    #[test]
    fn what_is_no_definition_says_nothing() {
        let deep = "A[".repeat(100_000);
        for text in [
            "",
            "hello",
            "PROJCS[",
            "GEOGCS[\"a\"",
            "[[[[",
            deep.as_str(),
            "FOO[\"a\"]",
        ] {
            assert_eq!(said(text), None, "{}", &text[..text.len().min(20)]);
        }
    }
}
