//! Known places: polygons of the listing, from the very file that the program carries.

use archipel::space::Viewport;
use geo::{Contains as _, Distance as _, Euclidean};
use geo_types::{Coord, Geometry, LineString, MultiPolygon, Point, Polygon};

/// What panels, furniture and the sheet may cover, in points from each side.
const LEFT: f64 = 430.0;
const RIGHT: f64 = 90.0;
const TOP: f64 = 80.0;
const BOTTOM: f64 = 80.0;
/// Grid of the places that are looked at, and how far from an outline they stay.
const STEP: f64 = 3.0;
const MARGIN: f64 = 4.0;

pub struct Shape(MultiPolygon<f64>);

/// Every polygon of a category of the listing.
pub fn shapes(category: &str) -> Vec<Shape> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/geodata/unesco.geojson");
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let document: serde_json::Value = serde_json::from_str(&text).unwrap();
    let features = document["features"].as_array().unwrap();
    features
        .iter()
        .filter(|feature| feature["properties"]["category"] == category)
        .filter_map(|feature| {
            let geometry: geojson::Geometry = serde_json::from_value(feature["geometry"].clone()).ok()?;
            match Geometry::<f64>::try_from(geometry).ok()? {
                Geometry::Polygon(polygon) => Some(Shape(MultiPolygon(vec![polygon]))),
                Geometry::MultiPolygon(polygons) => Some(Shape(polygons)),
                _ => None,
            }
        })
        .collect()
}

impl Shape {
    /// Places of the free part of the picture that lie in the shape and not near its outline.
    pub fn places_inside(&self, view: &Viewport) -> Vec<Coord<f64>> {
        let mut places = Vec::new();
        for polygon in &self.0 {
            let on_screen = Polygon::new(
                projected(polygon.exterior(), view),
                polygon.interiors().iter().map(|ring| projected(ring, view)).collect(),
            );
            places.extend(places_of(&on_screen, view.size));
        }
        places
    }
}

fn projected(ring: &LineString<f64>, view: &Viewport) -> LineString<f64> {
    ring.coords().map(|coord| view.screen_from_geo(*coord)).collect()
}

fn places_of(polygon: &Polygon<f64>, size: [f64; 2]) -> Vec<Coord<f64>> {
    let coords = || polygon.exterior().coords();
    let bound =
        |value: fn(&Coord<f64>) -> f64, start: f64, pick: fn(f64, f64) -> f64| coords().map(value).fold(start, pick);
    let left = bound(|c| c.x, f64::INFINITY, f64::min).max(LEFT);
    let right = bound(|c| c.x, f64::NEG_INFINITY, f64::max).min(size[0] - RIGHT);
    let top = bound(|c| c.y, f64::INFINITY, f64::min).max(TOP);
    let bottom = bound(|c| c.y, f64::NEG_INFINITY, f64::max).min(size[1] - BOTTOM);
    let mut places = Vec::new();
    let mut y = top;
    while y < bottom {
        let mut x = left;
        while x < right {
            let place = Point::new(x, y);
            let clear = |ring: &LineString<f64>| Euclidean.distance(&place, ring) >= MARGIN;
            if polygon.contains(&place) && clear(polygon.exterior()) && polygon.interiors().iter().all(clear) {
                places.push(place.0);
            }
            x += STEP;
        }
        y += STEP;
    }
    places
}
