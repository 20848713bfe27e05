//! The seven BHNS lines ("Bulles") of 2019 and the stops that could be located.

use geo_types::Geometry;
use serde_json::json;

use super::origin::{BUS_LINES, BUS_STOPS, feature, fr, fr_en};
use super::sources::{Record, records, rows};
use super::words::{Keys, capital, slug};
use super::{BuildError, Context};
use crate::model::{
    Certainty, DatedYear, Event, Feature, Figure, FigureValue, GeometryStatus, Lang, Link, Shape, Stop,
};

/// Key of the fact that holds of the network as a whole.
const NETWORK: &str = "réseau";

/// Facts as keyed by the source, in French and English.
const LABELS: &[(&str, &str, &str)] = &[
    ("frequence_dimanche", "Fréquence le dimanche", "Sunday frequency"),
    ("frequence_pointe", "Fréquence en pointe", "Peak frequency"),
    ("frequence_observee", "Fréquence observée", "Observed frequency"),
    ("frequence", "Fréquence", "Frequency"),
    ("terminus_est", "Terminus est", "Eastern terminus"),
    ("terminus", "Terminus", "Termini"),
    ("itineraire", "Itinéraire", "Route"),
    (
        "arrets_distincts_nom_commune",
        "Noms d'arrêts différents",
        "Different stop names",
    ),
    (
        "amplitude_harnes_vers_lens",
        "Amplitude de Harnes vers Lens",
        "Hours from Harnes to Lens",
    ),
    ("stations_a_harnes", "Stations à Harnes", "Stations in Harnes"),
    ("energie", "Énergie", "Energy"),
    ("longueur_km", "Longueur annoncée", "Announced length"),
    ("depot", "Dépôt", "Depot"),
    ("communes", "Communes desservies", "Towns served"),
    ("investissement", "Investissement", "Investment"),
    (
        "communes_touchees_par_travaux",
        "Communes touchées par les travaux",
        "Towns touched by the works",
    ),
    ("perimetre", "Périmètre", "Area served"),
    ("bulles_actuelles", "Lignes rapides aujourd'hui", "Fast lines today"),
    ("volume_2026", "Réseau entier en 2026", "Whole network in 2026"),
];

/// The seven lines.
pub fn lines(context: &Context<'_>) -> Result<Vec<Feature>, BuildError> {
    let facts = rows(context.sources, "bus/bulle_faits.csv")?;
    let drawings = records(context.sources, "bus/bulle_schema.geojson")?;
    let stops = stop_list(context)?;
    let mut lines = Vec::new();
    for number in 1..=7 {
        let code = format!("B{number}");
        let drawing = drawings
            .iter()
            .find(|record| record.text("ligne").as_deref() == Some(code.as_str()));
        let mut line = feature("bhns", &code, fr(format!("Bulle {number}")), "bus-line", BUS_LINES);
        line.code = Some(code.clone());
        line.aliases = vec![format!("BHNS {number}"), code.clone()];
        apply_facts(
            &mut line,
            facts
                .iter()
                .filter(|fact| fact.text("ligne").as_deref() == Some(code.as_str())),
        )?;
        draw(&mut line, drawing, context);
        line.epci = context.places.epci_of(&line.communes);
        line.stops = stops
            .iter()
            .filter(|(of, _)| *of == code)
            .map(|(_, stop)| stop.clone())
            .collect();
        let located = line.stops.iter().filter_map(|stop| stop.id.clone());
        line.links = located
            .map(|to| Link {
                rel: "stop".to_owned(),
                to,
                certainty: Certainty::Exact,
            })
            .collect();
        lines.push(line);
    }
    Ok(lines)
}

/// Geometry, communes and name that the schematic drawing gives.
fn draw(line: &mut Feature, drawing: Option<&Record>, context: &Context<'_>) {
    let Some(drawing) = drawing else {
        line.geometry_status = GeometryStatus::None;
        line.note = fr_en(
            "Aucune source libre ne donne les terminus, les communes ni le tracé de cette ligne.",
            "No open source gives the termini, the towns or the course of this line.",
        );
        return;
    };
    let points = drawing.list("points");
    let places: Vec<&str> = points
        .iter()
        .map(|point| point.split(" (").next().unwrap_or(point))
        .collect();
    if let (Some(first), Some(last)) = (places.first(), places.last()) {
        let title = format!("{} : {first} – {last}", line.name.get(Lang::Fr));
        let title_en = title.replace(" : ", ": ");
        line.name = fr_en(title, title_en);
    }
    for place in places {
        let insee = context.places.resolve(place);
        let new = insee.filter(|insee| !line.communes.contains(insee));
        line.communes.extend(new);
    }
    line.geometry = drawing.geometry.clone().map(Shape::new);
    line.note = fr_en(
        "Tracé schématique : il relie les communes et les gares, ce n'est pas le parcours des bus.",
        "Schematic course: it joins towns and stations, it is not the way the buses take.",
    );
}

fn label(key: &str) -> Option<(&'static str, &'static str)> {
    LABELS
        .iter()
        .find(|(known, ..)| *known == key)
        .map(|(_, french, english)| (*french, *english))
}

/// Where a fact was read, in words for a reader: the publication, not the road by which it came.
fn page(fact: &Record) -> Option<String> {
    let source = fact.text("source")?;
    let publication = source.split(" via ").next().unwrap_or(&source);
    let publication = publication.split(" cité dans ").next().unwrap_or(publication);
    let page = publication.split(" (miroir").next().unwrap_or(publication);
    Some(match fact.text("remarque") {
        Some(remark) if !remark.contains("fichier") && !remark.contains("extrait") => format!("{page} ({remark})"),
        _ => page.to_owned(),
    })
}

fn figure(fact: &Record) -> Result<Option<Figure>, BuildError> {
    let key = fact.need("valeur_type")?;
    let Some((french, english)) = label(&key) else {
        return Ok(None);
    };
    let value = fact.need("valeur")?.replace("; ", ", ");
    let number = value.replace(',', ".").parse().map(FigureValue::Number);
    Ok(Some(Figure {
        label: fr_en(french, english),
        value: number.unwrap_or(FigureValue::Text(value)),
        unit: if key == "longueur_km" { "km" } else { "" }.to_owned(),
        year: None,
        source: BUS_LINES.source.to_owned(),
        page: page(fact),
    }))
}

fn apply_facts<'a>(line: &mut Feature, facts: impl Iterator<Item = &'a Record>) -> Result<(), BuildError> {
    for fact in facts {
        match fact.need("valeur_type")?.as_str() {
            "mise_en_service" => {
                let date = fact.need("valeur")?;
                let mut parts = date.split('-').filter_map(|part| part.parse::<i32>().ok());
                let year = parts.next().ok_or_else(|| fact.error("no year"))?;
                line.valid_from = Some(DatedYear {
                    year,
                    certainty: Certainty::Exact,
                });
                line.events.push(Event {
                    year,
                    month: parts.next().and_then(|month| u8::try_from(month).ok()),
                    day: parts.next().and_then(|day| u8::try_from(day).ok()),
                    text: fr_en("Mise en service", "Service begins"),
                });
            }
            "couleur" => line.color = fact.text("valeur"),
            "(aucune donnée)" => {}
            _ => line.figures.extend(figure(fact)?),
        }
    }
    Ok(())
}

/// Facts about the network as a whole, for its sheet among the sites.
pub fn network_figures(context: &Context<'_>) -> Result<Vec<Figure>, BuildError> {
    let mut figures = Vec::new();
    for fact in rows(context.sources, "bus/bulle_faits.csv")? {
        if fact.text("ligne").as_deref() == Some(NETWORK) {
            figures.extend(figure(&fact)?);
        }
    }
    Ok(figures)
}

/// Key of a located stop: line, name, commune.
fn stop_key(line: &str, stop: &str, commune: &str) -> String {
    slug(&format!("{line} {stop} {commune}"))
}

/// Stop names by line, in the order of the source; those that are located carry their id.
fn stop_list(context: &Context<'_>) -> Result<Vec<(String, Stop)>, BuildError> {
    let mut stops = Vec::new();
    for row in rows(context.sources, "bus/bulle_arrets_noms_2026.csv")? {
        let (line, name) = (row.need("ligne")?, row.need("arret")?);
        // One row carries its town inside the name.
        let (town, name) = match name.split_once("- ") {
            Some((town, stop)) if row.text("commune").is_none() => (Some(town.to_owned()), stop.to_owned()),
            _ => (row.text("commune"), name),
        };
        let commune = town
            .as_deref()
            .and_then(|town| context.places.resolve(town))
            .unwrap_or_default();
        let located = row.number("lon").is_some() && row.number("lat").is_some();
        let id = located.then(|| {
            format!(
                "bhns-stops:{}",
                stop_key(&line, &name, town.as_deref().unwrap_or_default())
            )
        });
        stops.push((
            line,
            Stop {
                name: capital(&name),
                commune,
                id,
            },
        ));
    }
    Ok(stops)
}

/// The eight stops whose place is known, through a station or a listed building of the same name.
pub fn stops(context: &Context<'_>) -> Result<Vec<Feature>, BuildError> {
    let mut keys = Keys::default();
    let mut stops = Vec::new();
    for record in records(context.sources, "bus/bulle_arrets_localises.geojson")? {
        let [line, name, town] = [record.need("ligne")?, record.need("arret")?, record.need("commune")?];
        let key = keys.take(&stop_key(&line, &name, &town));
        let mut stop = feature(
            "bhns-stops",
            &key,
            fr(format!("{name} ({town})")),
            "bus-stop",
            BUS_STOPS,
        );
        stop.communes = context.places.resolve_all(&record)?;
        stop.epci = context.places.epci_of(&stop.communes);
        let precision = record.need("precision")?;
        stop.precision_m = precision
            .trim_matches(|letter: char| !letter.is_ascii_digit())
            .parse()
            .ok();
        stop.links.push(Link {
            rel: "line".to_owned(),
            to: format!("bhns:{line}"),
            certainty: Certainty::Exact,
        });
        stop.extra.insert("line".to_owned(), json!(line));
        stop.note = fr_en(
            "Position reprise d'un lieu du même nom (gare ou bâtiment), pas de l'arrêt lui-même.",
            "Position taken from a place of the same name (station or building), not from the stop itself.",
        );
        let Some(Geometry::Point(_)) = &record.geometry else {
            return Err(record.error("not a point"));
        };
        stop.geometry = record.geometry.clone().map(Shape::new);
        stops.push(stop);
    }
    Ok(stops)
}
