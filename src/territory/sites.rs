//! The 68 places of ten years of change, from the booklet's facts.

use geo_types::{Coord, Geometry};
use serde::Deserialize;
use serde_json::json;

use super::mobility;
use super::origin::{BOOKLET, both, feature, fr};
use super::sources::json as read;
use super::{BuildError, Context, Layers};
use crate::model::{Certainty, Event, Feature, Figure, FigureValue, GeometryStatus, Lang, Link, Shape, TextStatus};

/// Themes as written in the facts, and our categories.
const CATEGORIES: &[(&str, &str)] = &[
    ("patrimoine-minier", "mining-site"),
    ("culture", "culture"),
    ("formation", "training"),
    ("memoire", "remembrance"),
    ("tourisme", "tourism"),
    ("gouvernance", "governance"),
    ("parc", "green-space"),
    ("habitat", "housing"),
    ("sport", "sport"),
    ("mobilite", "mobility"),
    ("energie", "energy"),
    ("economie", "economy"),
    ("agriculture", "farming"),
    ("sante", "health"),
];

/// English of the notes that the facts give in French only, by site.
const NOTES_EN: &[(&str, &str)] = &[
    ("arkeos", "The booklet contradicts itself: 6 ha and 75,000 m² (7.5 ha)."),
    (
        "terril-fouquieres",
        "The booklet does not say which tip; position of terril T260 (55A), the commune's only listed one in the data.",
    ),
    (
        "vignes-haillicourt",
        "The booklet does not say which tip; position of component 100 (the twin tips).",
    ),
    (
        "reha-futur",
        "Probably feature 63W, not confirmed; the booklet gives no address.",
    ),
    (
        "parc-des-iles",
        "Position of terril T101 Lavoir de Drocourt (48B), beside the park; Euralens (2021) gives 44 ha for the part near Aquaterra.",
    ),
    (
        "parc-marcel-cabiddu",
        "The mining origin (subsidence ponds) comes from the official data, not from the booklet.",
    ),
    (
        "iut-lens",
        "Position of the Grands Bureaux: the booklet only says \"nearby\".",
    ),
    (
        "reseau-bhns",
        "The network has no single place: position of the interchange at Lens.",
    ),
    ("ligne-6-hydrogene", "The booklet gives no place."),
    ("lumiwatt", "Position of the 11-19 pit (same site)."),
    ("cd2e", "The booklet gives no address; base 11/19 (general knowledge)."),
    ("verloossoise", "Two different organic areas: 250 ha, then 175 ha."),
    (
        "hotel-louvre-lens",
        "The words \"1.6 km from the Louvre-Lens\" printed beside it seem to concern the École buissonnière cottages.",
    ),
    (
        "ecoquartier-sainte-henriette",
        "Position of the Sainte-Henriette tips (component 46).",
    ),
    (
        "pole-metropolitain-artois",
        "Creation dated 2015 (milestones) and 2016 (last chapter).",
    ),
];

/// Short names of the three intercommunal bodies of the Pôle, and their SIREN numbers.
const BODIES: &[(&str, &str)] = &[("CABBALR", "200072460"), ("CALL", "246200364"), ("CAHC", "246200299")];

#[derive(Deserialize)]
struct Site {
    id: String,
    name_fr: String,
    name_en: String,
    category: String,
    commune: String,
    summary_fr: String,
    summary_en: String,
    figures: Vec<SiteFigure>,
    timeline: Vec<SiteEvent>,
    links: Vec<String>,
    lon: f64,
    lat: f64,
    coord_precision_m: f64,
    booklet_heading: String,
    coord_kind: String,
    note: Option<String>,
}

#[derive(Deserialize)]
struct SiteFigure {
    label_fr: String,
    label_en: String,
    value: FigureValue,
    unit: Option<String>,
    year: Option<i32>,
}

#[derive(Deserialize)]
struct SiteEvent {
    date: String,
    year: i32,
    event_fr: String,
    event_en: String,
}

fn wrong(site: &Site, reason: String) -> BuildError {
    BuildError::Inconsistent {
        layer: "sites".to_owned(),
        reason: format!("{}: {reason}", site.id),
    }
}

/// Every site, in the order of the facts.
pub fn features(context: &Context<'_>, layers: &Layers) -> Result<Vec<Feature>, BuildError> {
    let sites: Vec<Site> = read(context.facts, "sites.json")?;
    let mut features = Vec::new();
    for site in &sites {
        let mut feature = place(site, context, layers)?;
        if site.id == "reseau-bhns" {
            feature.figures.extend(mobility::network_figures(context)?);
        }
        features.push(feature);
    }
    Ok(features)
}

fn place(site: &Site, context: &Context<'_>, layers: &Layers) -> Result<Feature, BuildError> {
    let category = CATEGORIES.iter().find(|(written, _)| *written == site.category);
    let (_, category) = category.ok_or_else(|| wrong(site, format!("unknown category `{}`", site.category)))?;
    let mut place = feature(
        "sites",
        &site.id,
        both(&*site.name_fr, &*site.name_en),
        category,
        BOOKLET,
    );
    place.summary = both(&*site.summary_fr, &*site.summary_en);
    if site.coord_kind != "territory" {
        place.communes = communes(site, context)?;
    }
    place.epci = context.places.epci_of(&place.communes);
    place.figures = site.figures.iter().map(|figure| self::figure(figure, site)).collect();
    place.events = site
        .timeline
        .iter()
        .map(|event| self::event(event, site))
        .collect::<Result<_, _>>()?;
    for written in &site.links {
        place.links.extend(link(written, site, layers)?);
    }
    let bodies = place
        .links
        .iter()
        .filter_map(|link| link.to.strip_prefix("epci:").map(str::to_owned));
    for siren in bodies.collect::<Vec<_>>() {
        if !place.epci.contains(&siren) {
            place.epci.push(siren);
        }
    }
    position(&mut place, site);
    Ok(place)
}

/// Where the site is and how well that is known.
fn position(place: &mut Feature, site: &Site) {
    let mut notes: Vec<(String, &str)> = Vec::new();
    if let Some(note) = &site.note {
        let english = NOTES_EN
            .iter()
            .find(|(id, _)| *id == site.id)
            .map_or("", |(_, english)| english);
        notes.push((format!("{}.", note.trim_end_matches('.')), english));
    }
    place.extra.insert("position".to_owned(), json!(site.coord_kind));
    if site.coord_kind == "territory" {
        place.geometry_status = GeometryStatus::None;
        notes.push((
            "Concerne un territoire entier, pas un point.".to_owned(),
            "Stands for a whole territory, not for a point.",
        ));
    } else {
        let place_geo = Coord {
            x: site.lon,
            y: site.lat,
        };
        place.geometry = Some(Shape::new(Geometry::Point(place_geo.into())));
        place.precision_m = Some(site.coord_precision_m);
        // Even a point inside an official outline only stands for it: a site's place is never more than approximate.
    }
    match site.coord_kind.as_str() {
        "general-knowledge" => notes.push(("Position non vérifiée.".to_owned(), "Position not verified.")),
        "proxy" => notes.push(("Position d'un lieu voisin.".to_owned(), "Position of a place nearby.")),
        "commune" => notes.push((
            "Position dans la commune inconnue : point au milieu de la commune.".to_owned(),
            "Place in the commune unknown: a point in its middle.",
        )),
        _ => {}
    }
    let french: Vec<&str> = notes.iter().map(|(french, _)| french.as_str()).collect();
    let english: Vec<&str> = notes.iter().map(|(_, english)| *english).collect();
    if french.is_empty() {
        return;
    }
    place.note = fr(french.join(" "));
    // A note of the facts that awaits its translation must not lose half its words in English.
    if english.iter().all(|text| !text.is_empty()) {
        let note = std::mem::take(&mut place.note);
        place.note = note.with(Lang::En, english.join(" "), TextStatus::Translated);
    }
}

/// Communes of a site: `Douai / Râches`, `Lens (carrefour)`, `Hénin-Beaumont`.
fn communes(site: &Site, context: &Context<'_>) -> Result<Vec<String>, BuildError> {
    let mut codes = Vec::new();
    for written in site.commune.split(" / ") {
        let bare = written.split(" (").next().unwrap_or(written);
        let insee = context.places.resolve(bare);
        codes.push(insee.ok_or_else(|| wrong(site, format!("`{bare}` is no commune")))?);
    }
    Ok(codes)
}

fn figure(figure: &SiteFigure, site: &Site) -> Figure {
    Figure {
        label: both(&*figure.label_fr, &*figure.label_en),
        value: figure.value.clone(),
        unit: figure.unit.clone().unwrap_or_default(),
        year: figure.year,
        source: BOOKLET.source.to_owned(),
        page: Some(site.booklet_heading.clone()),
    }
}

/// A date of the facts: `2012-12-04`, `1990-12`, `1994`, or `193x` for a decade, which begins in the year that stands beside.
fn event(event: &SiteEvent, site: &Site) -> Result<Event, BuildError> {
    let decade = event.date.ends_with('x');
    let mut parts = event.date.split('-').map(str::parse::<i32>);
    if !decade && parts.next() != Some(Ok(event.year)) {
        return Err(wrong(site, format!("`{}` is not in {}", event.date, event.year)));
    }
    let mut part = || {
        parts
            .next()
            .and_then(Result::ok)
            .and_then(|number| u8::try_from(number).ok())
    };
    let (month, day) = if decade { (None, None) } else { (part(), part()) };
    Ok(Event {
        year: event.year,
        month,
        day,
        text: both(&*event.event_fr, &*event.event_en),
    })
}

/// A link of the facts in our ids; `commune:` says nothing that the site's communes do not say, and is left out.
fn link(written: &str, site: &Site, layers: &Layers) -> Result<Option<Link>, BuildError> {
    let (prefix, key) = written.split_once(':').unwrap_or((written, ""));
    let known = |layer: &str| {
        let id = format!("{layer}:{key}");
        layers
            .get(layer)
            .is_some_and(|features| features.iter().any(|feature| feature.id == id))
            .then_some(id)
    };
    let unesco = || known("unesco").or_else(|| known("components"));
    let lost = || wrong(site, format!("link `{written}` leads nowhere"));
    let (rel, to, certainty) = match prefix {
        "commune" => return Ok(None),
        "bhns" if key.is_empty() && site.id == "reseau-bhns" => return Ok(None),
        "bhns" if key.is_empty() => ("network", Some("sites:reseau-bhns".to_owned()), Certainty::Exact),
        "bhns" => ("line", Some(format!("bhns:B{key}")), Certainty::Exact),
        "unesco" => ("heritage", unesco(), Certainty::Exact),
        "unesco-voisin" => ("near", unesco(), Certainty::About),
        "unesco-probable" => ("heritage", unesco(), Certainty::Unknown),
        "zt-terril" => ("heritage", Some(format!("buffer-terrils:{key}")), Certainty::Exact),
        "parc" => ("park", Some(format!("parks:{key}")), Certainty::Exact),
        "site" => ("site", Some(format!("sites:{key}")), Certainty::Exact),
        "epci" => {
            let siren = BODIES
                .iter()
                .find(|(short, _)| *short == key)
                .map(|(_, siren)| format!("epci:{siren}"));
            ("territory", siren, Certainty::Exact)
        }
        _ => return Err(lost()),
    };
    Ok(Some(Link {
        rel: rel.to_owned(),
        to: to.ok_or_else(lost)?,
        certainty,
    }))
}
