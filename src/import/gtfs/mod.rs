//! A timetable feed to the network of buses: lines with their course, stops in order and hours, and the stops themselves.
//! They take the place of the schematic lines; what else is known of a line of the same number stays.

mod days;
mod lines;
mod stops;

use std::path::Path;

use serde::Serialize;

use super::{Choices, Draft, guess, hexadecimal};
use crate::load::file::{self, Format, Loaded};
use crate::load::gtfs::{self, Feed, Route};
use crate::model::catalog::Source;
use crate::model::user_layer::Origin;
use crate::model::{Atlas, Feature, GeometryStatus, Lang, Localized, TextStatus, folded};
use crate::store::stamp;
use sha2::{Digest as _, Sha256};

/// Layer of the lines.
pub const LINES: &str = "bhns";
/// Layer of the stops.
const STOPS: &str = "bhns-stops";

/// A line that a feed offers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Offer {
    /// Its key in the feed.
    pub id: String,
    /// Its short name.
    pub code: String,
    /// Its long name.
    pub name: String,
    /// Its trips.
    pub trips: usize,
    /// It is taken.
    pub chosen: bool,
}

/// A feed that was read and could become the network of buses.
#[derive(Debug, Clone)]
pub struct Network {
    /// The file.
    pub origin: Origin,
    /// Who made it, under which licence, when.
    pub source: Source,
    /// Its lines, those that look like rapid buses chosen.
    pub offers: Vec<Offer>,
    feed: Feed,
}

impl Network {
    /// Reads a feed; none when the file is no feed or is broken, which [`Draft::read`] tells.
    pub fn read(path: &Path) -> Option<Self> {
        let input = file::open(path).ok()?;
        if file::inspect(&input, &file::Defaults::default()).format != Format::Gtfs {
            return None;
        }
        let name = path
            .file_name()
            .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        Self::of(&input.bytes, &name)
    }

    /// The feed in `bytes`, the content of a file that is called `name`; none when it is no feed.
    pub fn of(bytes: &[u8], name: &str) -> Option<Self> {
        let feed = gtfs::feed(bytes, name).ok()?;
        let stem = Path::new(name)
            .file_stem()
            .map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
        let producer = if feed.publisher.is_empty() {
            feed.agencies.first().cloned().unwrap_or_default()
        } else {
            feed.publisher.clone()
        };
        Some(Self {
            origin: Origin {
                file: name.to_owned(),
                format: Format::Gtfs.key().to_owned(),
                crs: "EPSG:4326".to_owned(),
                sha256: hexadecimal(&Sha256::digest(bytes)),
                imported: stamp::today(),
            },
            source: Source {
                key: "user-gtfs".to_owned(),
                title: guess::title(&stem),
                credit: producer.clone(),
                producer,
                date: date(&feed),
                ..Source::default()
            },
            offers: offers(&feed),
            feed,
        })
    }

    /// The two layers, lines and stops, of the lines that are chosen.
    pub fn drafts(&self, atlas: &Atlas, lang: Lang) -> Vec<Draft> {
        let chosen: Vec<u32> = (0_u32..)
            .zip(&self.feed.routes)
            .filter(|(_, route)| self.offers.iter().any(|offer| offer.chosen && offer.id == route.id))
            .map(|(place, _)| place)
            .collect();
        let stops = stops::merged(&self.feed, &chosen, atlas);
        let lines = lines::features(&self.feed, &chosen, &stops, atlas, &self.source);
        let stops = stops.into_features(&self.feed, &self.source);
        [(LINES, lines), (STOPS, stops)]
            .into_iter()
            .filter(|(id, features)| atlas.layer(id).is_some() && !features.is_empty())
            .map(|(id, features)| self.draft(id, features, atlas, lang))
            .collect()
    }

    /// What the layer is called now that it no longer shows the year 2019.
    fn title(&self, id: &str) -> Localized {
        let date = &self.source.date;
        let [fr, en] = if id == LINES {
            [format!("Lignes de bus, {date}"), format!("Bus lines, {date}")]
        } else {
            [format!("Arrêts de bus, {date}"), format!("Bus stops, {date}")]
        };
        Localized::source(Lang::Fr, fr).with(Lang::En, en, TextStatus::Translated)
    }

    fn draft(&self, id: &str, features: Vec<Feature>, atlas: &Atlas, lang: Lang) -> Draft {
        let title = atlas.layer(id).map_or("", |layer| layer.def.title.get(lang)).to_owned();
        let loaded = Loaded {
            loaded_features: features.len(),
            declared_features: features.len(),
            features,
            refused: false,
            crs: self.origin.crs.clone(),
            ..Loaded::nothing(Format::Gtfs, 0)
        };
        let choices = Choices {
            id: id.to_owned(),
            title,
            category: if id == LINES { "bus-line" } else { "bus-stop" }.to_owned(),
            color: "bhns".to_owned(),
            geometry_status: GeometryStatus::Official,
            source: self.source.clone(),
        };
        Draft::ready(loaded, self.origin.clone(), choices, Some(self.title(id)))
    }
}

/// First day of service, ISO 8601: the date of the data.
fn date(feed: &Feed) -> String {
    let spans = feed
        .services
        .values()
        .map(|service| service.span.0)
        .filter(|day| *day > 0);
    let single = feed.services.values().flat_map(|service| service.added.iter().copied());
    let first = spans.chain(single).min();
    first.map_or(String::new(), |day| {
        format!("{}-{:02}-{:02}", day / 10_000, day / 100 % 100, day % 100)
    })
}

/// The lines of a feed; rapid buses are chosen, or every bus where none looks like one.
fn offers(feed: &Feed) -> Vec<Offer> {
    let mut trips = vec![0; feed.routes.len()];
    for trip in &feed.trips {
        if let Some(count) = trips.get_mut(trip.route as usize) {
            *count += 1;
        }
    }
    let rapid = feed.routes.iter().any(is_rapid);
    let mut offers: Vec<Offer> = feed
        .routes
        .iter()
        .zip(trips)
        .map(|(route, trips)| Offer {
            id: route.id.clone(),
            code: lines::code(route),
            name: route.long.clone(),
            trips,
            chosen: trips > 0
                && if rapid {
                    is_rapid(route)
                } else {
                    matches!(route.kind, 3 | 700..=799)
                },
        })
        .collect();
    offers.sort_by(|a, b| b.chosen.cmp(&a.chosen).then_with(|| a.code.cmp(&b.code)));
    offers
}

/// Whether a line looks like one of the rapid buses: `B1`, `Bulle 1`, `BHNS`.
fn is_rapid(route: &Route) -> bool {
    let (short, long) = (folded(&route.short), folded(&route.long));
    let numbered = |rest: &str| !rest.is_empty() && rest.len() <= 2 && rest.bytes().all(|byte| byte.is_ascii_digit());
    short.strip_prefix('b').is_some_and(numbered)
        || [&short, &long]
            .into_iter()
            .any(|text| text.contains("bulle") || text.contains("bhns"))
}
