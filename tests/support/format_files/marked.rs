//! Formats of text: KML, GPX, OpenStreetMap XML, TopoJSON, tables.

use archipel::load::file::Input;

use super::{Kind, Place, System, Thing, zip};

fn tuples(places: &[Place], between: &str, inside: &str) -> String {
    let each = places.iter().map(|[x, y]| format!("{x}{inside}{y}"));
    each.collect::<Vec<_>>().join(between)
}

/// The text of a KML document.
pub fn kml_text(things: &[Thing]) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><Folder>\n<name>Fosses</name>\n",
    );
    for thing in things {
        let coordinates = format!("<coordinates>{}</coordinates>", tuples(&thing.places, " ", ","));
        let geometry = match thing.kind {
            Kind::Point => format!("<Point>{coordinates}</Point>"),
            Kind::Line => format!("<LineString>{coordinates}</LineString>"),
            Kind::Polygon => {
                format!("<Polygon><outerBoundaryIs><LinearRing>{coordinates}</LinearRing></outerBoundaryIs></Polygon>")
            }
        };
        out.push_str(&format!(
            "<Placemark><name>{}</name><ExtendedData><Data name=\"rang\"><value>1</value></Data></ExtendedData>{geometry}</Placemark>\n",
            thing.name
        ));
    }
    out.push_str("</Folder></Document></kml>\n");
    out
}

/// A KML document.
pub fn kml(things: &[Thing], _: System) -> Input {
    Input::alone("f.kml", kml_text(things).into_bytes())
}

/// The same in an archive.
pub fn kmz(things: &[Thing], _: System) -> Input {
    Input::alone("f.kmz", zip(&[("doc.kml", kml_text(things).as_bytes())]))
}

/// Waypoints or tracks.
pub fn gpx(things: &[Thing], _: System) -> Input {
    let mut out = String::from(
        "<?xml version=\"1.0\"?>\n<gpx version=\"1.1\" creator=\"a\" xmlns=\"http://www.topografix.com/GPX/1/1\">\n",
    );
    for thing in things {
        let point = |tag: &str, [x, y]: &Place| format!("<{tag} lat=\"{y}\" lon=\"{x}\">");
        if thing.kind == Kind::Point {
            out.push_str(&format!(
                "{}<name>{}</name></wpt>\n",
                point("wpt", &thing.places[0]),
                thing.name
            ));
            continue;
        }
        out.push_str(&format!("<trk><name>{}</name><trkseg>", thing.name));
        for place in &thing.places {
            out.push_str(&format!("{}<ele>31</ele></trkpt>", point("trkpt", place)));
        }
        out.push_str("</trkseg></trk>\n");
    }
    out.push_str("</gpx>\n");
    Input::alone("f.gpx", out.into_bytes())
}

/// A table with longitude and latitude, as French tables are: semicolons and decimal commas.
pub fn csv(things: &[Thing], _: System) -> Input {
    let mut out = String::from("nom;longitude;latitude;rang\n");
    for (index, thing) in things.iter().enumerate() {
        let [x, y] = thing.places[0];
        let comma = |value: f64| value.to_string().replace('.', ",");
        out.push_str(&format!("{};{};{};{index}\n", thing.name, comma(x), comma(y)));
    }
    Input::alone("f.csv", out.into_bytes())
}

/// A table with well-known text.
pub fn csv_wkt(things: &[Thing], system: System) -> Input {
    let mut out = String::from("nom,wkt,rang\n");
    let srid = match system {
        System::Wgs84 => String::new(),
        other => format!("SRID={};", other.code()),
    };
    for (index, thing) in things.iter().enumerate() {
        let places = tuples(&thing.places, ",", " ");
        let text = match thing.kind {
            Kind::Point => format!("POINT({places})"),
            Kind::Line => format!("LINESTRING({places})"),
            Kind::Polygon => format!("POLYGON(({places}))"),
        };
        out.push_str(&format!("{},\"{srid}{text}\",{index}\n", thing.name));
    }
    Input::alone("f.csv", out.into_bytes())
}

/// A topology without quantisation, one arc a feature.
pub fn topojson(things: &[Thing], _: System) -> Input {
    let position = |[x, y]: &Place| format!("[{x},{y}]");
    let mut arcs = Vec::new();
    let mut geometries = Vec::new();
    for thing in things {
        let properties = format!("\"properties\":{{\"nom\":\"{}\"}}", thing.name);
        if thing.kind == Kind::Point {
            let place = position(&thing.places[0]);
            geometries.push(format!("{{\"type\":\"Point\",\"coordinates\":{place},{properties}}}"));
            continue;
        }
        let (kind, index) = (thing.kind == Kind::Line, arcs.len());
        let geometry = if kind {
            format!("{{\"type\":\"LineString\",\"arcs\":[{index}],{properties}}}")
        } else {
            format!("{{\"type\":\"Polygon\",\"arcs\":[[{index}]],{properties}}}")
        };
        geometries.push(geometry);
        let places: Vec<String> = thing.places.iter().map(position).collect();
        arcs.push(format!("[{}]", places.join(",")));
    }
    let text = format!(
        "{{\"type\":\"Topology\",\"objects\":{{\"fosses\":{{\"type\":\"GeometryCollection\",\"geometries\":[\n{}\n]}}}},\"arcs\":[{}]}}",
        geometries.join(",\n"),
        arcs.join(",")
    );
    Input::alone("f.topojson", text.into_bytes())
}

/// Nodes.
pub fn osm(things: &[Thing], _: System) -> Input {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<osm version=\"0.6\" generator=\"a\">\n");
    for (index, thing) in things.iter().enumerate() {
        let [x, y] = thing.places[0];
        out.push_str(&format!(
            "<node id=\"{}\" lat=\"{y}\" lon=\"{x}\" version=\"1\"><tag k=\"name\" v=\"{}\"/></node>\n",
            index + 1,
            thing.name
        ));
    }
    out.push_str("</osm>\n");
    Input::alone("f.osm", out.into_bytes())
}
