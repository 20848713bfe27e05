//! Small files of every format, written from the published descriptions, and the places that they hold.

pub mod binary;
pub mod database;
pub mod marked;
pub mod osm;
pub mod shape;

use archipel::load::file::Input;

/// A position in the coordinates of the file.
pub type Place = [f64; 2];

/// What one feature is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Point,
    Line,
    Polygon,
}

/// All kinds.
pub const KINDS: [Kind; 3] = [Kind::Point, Kind::Line, Kind::Polygon];

/// Reference systems that a file can say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum System {
    Wgs84,
    Lambert93,
    Cc50,
    Mercator,
    /// NTF / Lambert II étendu: not known, and metres away if taken for another.
    Lambert2,
}

impl System {
    pub fn code(self) -> i32 {
        match self {
            Self::Wgs84 => 4326,
            Self::Lambert93 => 2154,
            Self::Cc50 => 3950,
            Self::Mercator => 3857,
            Self::Lambert2 => 27572,
        }
    }

    /// Lens, in this system, by PROJ.
    pub fn lens(self) -> Place {
        match self {
            Self::Wgs84 => [2.8285, 50.4266],
            Self::Lambert93 => [687_795.895_976_107, 7_036_576.182_883_8],
            Self::Cc50 => [1_687_814.039_724_09, 9_247_462.420_265_73],
            Self::Mercator => [314_867.179_708_774, 6_520_485.865_951_77],
            Self::Lambert2 => [636_000.0, 2_600_000.0],
        }
    }

    pub fn step(self) -> f64 {
        if self == Self::Wgs84 { 0.001 } else { 100.0 }
    }
}

/// One feature: a name and its vertices; a polygon is one closed ring, clockwise.
#[derive(Debug, Clone)]
pub struct Thing {
    pub name: String,
    pub kind: Kind,
    pub places: Vec<Place>,
}

/// `count` features side by side, in a system.
pub fn things(kind: Kind, count: usize, system: System) -> Vec<Thing> {
    let [x0, y0] = system.lens();
    let step = system.step();
    (0..count)
        .map(|index| {
            let (x, y) = (x0 + step * 3.0 * index as f64, y0);
            let places = match kind {
                Kind::Point => vec![[x, y]],
                Kind::Line => vec![[x, y], [x + step, y], [x + step, y + step]],
                Kind::Polygon => vec![[x, y], [x, y + step], [x + step, y + step], [x + step, y], [x, y]],
            };
            Thing {
                name: format!("Fosse {index}"),
                kind,
                places,
            }
        })
        .collect()
}

/// A format: its name, what it can hold, how it is written.
pub struct Writer {
    pub name: &'static str,
    pub kinds: &'static [Kind],
    /// Whether a file can say its reference system.
    pub says: bool,
    /// Whether a position can be no number.
    pub floats: bool,
    /// Whether a cut file can be told from a short one.
    pub closed: bool,
    pub write: fn(&[Thing], System) -> Input,
}

/// Every format that is written here.
pub fn writers() -> Vec<Writer> {
    let points: &[Kind] = &KINDS[..1];
    let lines: &[Kind] = &KINDS[..2];
    let make = |name, kinds, says, floats, closed, write| Writer {
        name,
        kinds,
        says,
        floats,
        closed,
        write,
    };
    vec![
        make(
            "shapefile",
            &KINDS,
            true,
            true,
            true,
            shape::loose as fn(&[Thing], System) -> Input,
        ),
        make("shapefile-zip", &KINDS, true, true, true, shape::zipped),
        make("geopackage", &KINDS, true, true, true, database::geopackage),
        make("flatgeobuf", &KINDS, true, true, true, binary::flatgeobuf),
        make("kml", &KINDS, false, true, true, marked::kml),
        make("kmz", &KINDS, false, true, true, marked::kmz),
        make("gpx", lines, false, true, true, marked::gpx),
        make("csv", points, false, true, false, marked::csv),
        make("csv-wkt", &KINDS, true, true, false, marked::csv_wkt),
        make("topojson", &KINDS, false, false, true, marked::topojson),
        make("osm", points, false, true, true, marked::osm),
        make("osmpbf", points, false, false, true, binary::pbf),
    ]
}

/// A zip archive of files.
pub fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    use std::io::Write as _;
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer
            .start_file(*name, zip::write::SimpleFileOptions::default())
            .unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}
