//! Quiet ground: rivers, railways, stations, main roads. Sections are merged into one feature per river, line or road.

use geo_types::{Geometry, LineString, MultiLineString};
use serde_json::json;

use super::origin::{Origin, RAILWAYS, ROADS, STATIONS, WATER, feature, fr};
use super::sources::{Record, records};
use super::words::{Keys, slug};
use super::{BuildError, Context};
use crate::model::{Feature, Shape};

/// Lines by name, in the order of first appearance.
#[derive(Default)]
struct Merged(Vec<(String, Vec<LineString<f64>>)>);

impl Merged {
    fn add(&mut self, name: String, record: &Record) {
        let lines = match record.geometry.clone() {
            Some(Geometry::LineString(line)) => vec![line],
            Some(Geometry::MultiLineString(lines)) => lines.0,
            _ => Vec::new(),
        };
        match self.0.iter_mut().find(|(known, _)| *known == name) {
            Some((_, all)) => all.extend(lines),
            None => self.0.push((name, lines)),
        }
    }

    fn features(self, layer: &str, category: &str, origin: Origin) -> Vec<Feature> {
        let merged = self.0.into_iter().map(|(name, lines)| {
            let mut merged = feature(layer, &slug(&name), fr(name), category, origin);
            merged.geometry = Some(Shape::new(MultiLineString(lines).into()));
            merged
        });
        merged.collect()
    }
}

/// Rivers and canals: the Lys, the Deûle, the Ternoise and the wide canal.
pub fn water(context: &Context<'_>) -> Result<Vec<Feature>, BuildError> {
    let mut merged = Merged::default();
    for record in records(context.sources, "water/deule_lys_osm_2026.geojson")? {
        let name = match record.need("cours_eau")?.as_str() {
            "La Lys" | "Lys" => "Lys".to_owned(),
            "La Ternoise" => "Ternoise".to_owned(),
            "Deûle (liaison Dunkerque–Escaut)" => "Deûle".to_owned(),
            "Canal Dunkerque-Escaut" => "Liaison Dunkerque–Escaut".to_owned(),
            other => other.to_owned(),
        };
        merged.add(name, &record);
    }
    let mut rivers = merged.features("water", "waterway", WATER);
    for river in &mut rivers {
        let canal = river.id == "water:liaison-dunkerque-escaut";
        river.kind = Some(if canal { "canal" } else { "river" }.to_owned());
        // The source was simplified at this tolerance.
        river.precision_m = Some(33.0);
    }
    Ok(rivers)
}

/// Railway lines by their official number.
pub fn railways(context: &Context<'_>) -> Result<Vec<Feature>, BuildError> {
    let (mut merged, mut ends) = (Merged::default(), Vec::<(String, Vec<String>)>::new());
    for record in records(context.sources, "rail/voies_reconstituees.geojson")? {
        let code = record.need("code_ligne")?;
        if !ends.iter().any(|(known, _)| *known == code) {
            ends.push((code.clone(), record.list("gares")));
        }
        merged.add(code, &record);
    }
    let mut lines = merged.features("railways", "railway", RAILWAYS);
    for (line, (code, stations)) in lines.iter_mut().zip(ends) {
        line.name = fr(match (stations.first(), stations.last()) {
            (Some(first), Some(last)) if first != last => format!("Ligne {code} ({first} – {last})"),
            _ => format!("Ligne {code}"),
        });
        line.code = Some(code);
    }
    Ok(lines)
}

/// Open stations.
pub fn stations(context: &Context<'_>) -> Result<Vec<Feature>, BuildError> {
    let mut keys = Keys::default();
    let mut stations = Vec::new();
    for record in records(context.sources, "rail/gares_voyageurs_2026.geojson")? {
        let name = record.need("nom")?;
        let mut station = feature("stations", &keys.take(&slug(&name)), fr(name), "station", STATIONS);
        station.code = record.text("codes_uic");
        let insee = record.need("codeinsee")?;
        // A former commune keeps its code in the railway's file: the place decides then.
        let known = context.places.get(&insee).is_some();
        let inside = record.geometry.as_ref().and_then(|geometry| match geometry {
            Geometry::Point(point) => context.places.at(point.0),
            _ => None,
        });
        station.communes = if known { Some(insee) } else { inside }.into_iter().collect();
        station.epci = context.places.epci_of(&station.communes);
        if let Some(class) = record.text("segment_drg") {
            station.extra.insert("class".to_owned(), json!(class));
        }
        station.geometry = record.geometry.clone().map(Shape::new);
        stations.push(station);
    }
    Ok(stations)
}

/// Motorways and main roads, as chords between the ends of counting sections.
pub fn motorways(context: &Context<'_>) -> Result<Vec<Feature>, BuildError> {
    let mut merged = Merged::default();
    let mut traffic: Vec<(String, f64)> = Vec::new();
    for record in records(context.sources, "roads/rrn_tmja_2019.geojson")? {
        let name = record.need("nom")?;
        if let Some(vehicles) = record.number("tmja_2019") {
            traffic.push((name.clone(), vehicles));
        }
        merged.add(name, &record);
    }
    let mut roads = merged.features("motorways", "road", ROADS);
    for road in &mut roads {
        let code = road.name.get(crate::model::Lang::Fr).to_owned();
        let motorway = code.starts_with('A');
        road.kind = Some(if motorway { "motorway" } else { "national-road" }.to_owned());
        let busiest = traffic
            .iter()
            .filter(|(name, _)| *name == code)
            .map(|(_, vehicles)| *vehicles);
        if let Some(most) = busiest.reduce(f64::max) {
            road.extra.insert("vehicles_per_day_max_2019".to_owned(), json!(most));
        }
        road.code = Some(code);
    }
    Ok(roads)
}
