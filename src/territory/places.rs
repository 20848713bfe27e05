//! Communes: their official names, INSEE codes, bodies they belong to, and which one contains a place.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use geo::{BoundingRect, Contains, CoordsIter, InteriorPoint};
use geo_types::{Coord, Geometry, Point, Rect};

use super::BuildError;
use super::sources::{Record, records, rows};
use crate::model::folded;

/// Written names that are no commune's official name, and the commune meant. Each was checked against the position of
/// the features that use it.
const EXCEPTIONS: &[(&str, &str)] = &[
    ("Annay-sous-Lens", "62033"),
    ("Aubry", "59027"),
    ("Boyeffles", "62170"),
    ("Bouvigny-Boyeffles - hameau de Marqueffles", "62170"),
    ("Bruay", "62178"),
    ("Cauchy", "62217"),
    ("Courcelles", "62249"),
    ("Douai-Dorignies", "59178"),
    ("Douai-Frais-Marais", "59178"),
    ("Douchy", "59179"),
    ("Enquin-les-Guignegatte", "62295"),
    ("Enquin-les-Mines", "62295"),
    ("Escaupont", "59207"),
    ("Flines-les-Râches", "59239"),
    ("Fouquières-lez-Béthune", "62350"),
    ("Fouquière-les-Lens", "62351"),
    ("Haisnes-les-La Bassée", "62401"),
    ("Haisnes-lez-La-Bassée", "62401"),
    ("Hersin-Coupigny - Hameau de Bracquencourt", "62443"),
    ("Marles", "62555"),
    ("Méricourt-sous-Lens", "62570"),
    ("Montigny-en-Ostreven", "59414"),
    ("Noyelles-les-Vermelle", "62626"),
    ("Rouvroy-sous-Lens", "62724"),
    ("Templeuve", "59586"),
    ("Thivencelles", "59591"),
    ("Vendin", "62841"),
];

/// Communes that the IGN file names without their article, and their official name.
const ARTICLES: &[(&str, &str)] = &[
    ("59051", "La Bassée"),
    ("59143", "La Chapelle-d'Armentières"),
    ("59180", "Le Doulieu"),
    ("59268", "La Gorgue"),
    ("59368", "La Madeleine"),
    ("59371", "Le Maisnil"),
    ("59427", "La Neuville"),
    ("62232", "La Comté"),
    ("62252", "La Couture"),
    ("62813", "La Thieuloye"),
];

/// What is known of a commune.
#[derive(Debug, Clone)]
pub struct Commune {
    /// Official name.
    pub name: String,
    /// SIREN number of its intercommunal body, inside the mining basin.
    pub epci: Option<String>,
    /// Where its name is written: the centroid of the IGN file, else a point inside.
    pub label_point: Coord<f64>,
    geometry: Geometry<f64>,
    envelope: Option<Rect<f64>>,
}

/// Every commune of the sources by INSEE code.
pub struct Gazetteer {
    communes: BTreeMap<String, Commune>,
    by_name: HashMap<String, String>,
}

impl Gazetteer {
    /// Reads the communes of the mining basin and those around.
    ///
    /// # Errors
    /// When a file cannot be read or a commune has no code, name or polygon.
    pub fn read(sources: &Path) -> Result<Self, BuildError> {
        let mut gazetteer = Self {
            communes: BTreeMap::new(),
            by_name: HashMap::new(),
        };
        for record in records(sources, "places/communes_contexte.geojson")? {
            gazetteer.add(&record, None)?;
        }
        for record in records(sources, "unesco/communes-mbm.geojson")? {
            gazetteer.add(&record, record.text("epci_siren"))?;
        }
        for row in rows(sources, "places/communes_centroides.csv")? {
            let insee = row.need("insee")?;
            if let (Some(commune), Some(x), Some(y)) =
                (gazetteer.communes.get_mut(&insee), row.number("lon"), row.number("lat"))
            {
                commune.label_point = Coord { x, y };
            }
        }
        for (insee, commune) in &gazetteer.communes {
            gazetteer.by_name.insert(key(&commune.name), insee.clone());
        }
        for (written, insee) in EXCEPTIONS {
            gazetteer.by_name.insert(key(written), (*insee).to_owned());
        }
        Ok(gazetteer)
    }

    fn add(&mut self, record: &Record, epci: Option<String>) -> Result<(), BuildError> {
        let insee = record.need("insee")?;
        let geometry = record.geometry.clone().ok_or_else(|| record.error("no polygon"))?;
        let inside = geometry.interior_point().ok_or_else(|| record.error("empty polygon"))?;
        let article = ARTICLES.iter().find(|(code, _)| *code == insee);
        let name = article.map_or_else(|| record.need("nom"), |(_, name)| Ok((*name).to_owned()))?;
        let commune = Commune {
            name,
            epci,
            label_point: inside.0,
            envelope: geometry.bounding_rect(),
            geometry,
        };
        self.communes.insert(insee, commune);
        Ok(())
    }

    /// The commune with this INSEE code.
    pub fn get(&self, insee: &str) -> Option<&Commune> {
        self.communes.get(insee)
    }

    /// The official name of a commune.
    pub fn name(&self, insee: &str) -> Option<String> {
        self.get(insee).map(|commune| commune.name.clone())
    }

    /// The INSEE code of a commune as written, whatever the case, accents and hyphens.
    pub fn resolve(&self, written: &str) -> Option<String> {
        self.by_name.get(&key(written)).cloned()
    }

    /// The INSEE codes of a record's communes, in order, each once.
    ///
    /// # Errors
    /// When a name is no commune's.
    pub fn resolve_all(&self, record: &Record) -> Result<Vec<String>, BuildError> {
        let mut codes = Vec::new();
        for written in record.commune_names() {
            let insee = self
                .resolve(&written)
                .ok_or_else(|| record.error(format!("`{written}` is no commune")))?;
            if !codes.contains(&insee) {
                codes.push(insee);
            }
        }
        Ok(codes)
    }

    /// The commune that contains a place; communes of the basin come first where the two files overlap.
    pub fn at(&self, place_geo: Coord<f64>) -> Option<String> {
        let point = Point(place_geo);
        let holds = |commune: &Commune| {
            commune.envelope.is_some_and(|envelope| envelope.contains(&point)) && commune.geometry.contains(&point)
        };
        let inside = |basin: bool| {
            self.communes
                .iter()
                .find(|(_, commune)| commune.epci.is_some() == basin && holds(commune))
                .map(|(insee, _)| insee.clone())
        };
        inside(true).or_else(|| inside(false))
    }

    /// The intercommunal bodies of communes, in order, each once.
    pub fn epci_of(&self, communes: &[String]) -> Vec<String> {
        let mut bodies: Vec<String> = Vec::new();
        for siren in communes.iter().filter_map(|insee| self.get(insee)?.epci.clone()) {
            if !bodies.contains(&siren) {
                bodies.push(siren);
            }
        }
        bodies
    }

    /// Codes of the communes under `geometry_geo`, the one of its interior point first. Places are taken well inside, between
    /// the interior point and the vertices, so that a shared boundary does not count.
    pub fn under(&self, geometry_geo: &Geometry<f64>) -> Vec<String> {
        let Some(middle) = geometry_geo.interior_point().map(|point| point.0) else {
            return Vec::new();
        };
        // Some three hundred places tell the communes of the largest part; every vertex would only take longer.
        let step = (geometry_geo.coords_count() / 300).max(1);
        let inner = geometry_geo.coords_iter().step_by(step).map(|vertex| Coord {
            x: vertex.x + (middle.x - vertex.x) * 0.05,
            y: vertex.y + (middle.y - vertex.y) * 0.05,
        });
        let mut codes: Vec<String> = Vec::new();
        for place in std::iter::once(middle).chain(inner.filter(|place| geometry_geo.contains(&Point(*place)))) {
            if let Some(insee) = self.at(place).filter(|insee| !codes.contains(insee)) {
                codes.push(insee);
            }
        }
        codes
    }
}

/// A name without case, accents, hyphens and apostrophes.
fn key(name: &str) -> String {
    let folded = folded(name);
    let words = folded.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_without_case_accents_and_hyphens() {
        assert_eq!(key("CONDE-sur-l'ESCAUT"), key("Condé-sur-l'Escaut"));
        assert_eq!(key("Nœux-les-Mines"), key("NOEUX LES MINES"));
    }
}
