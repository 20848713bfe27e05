//! The 353 features of the listed property (bâtis, cités, terrils, cavaliers, espaces néo-naturels) and the 35 cités of the same
//! file that are not among them.

use serde_json::json;

use super::origin::{PROPERTY, feature, fr};
use super::sources::{Record, records};
use super::words::{self, Keys};
use super::{BuildError, Context};
use crate::model::{Certainty, Feature, Link, Shape};

/// Types of bâti as written, and our kinds.
const BATI_KINDS: &[(&str, &str)] = &[
    ("Fosse", "pit"),
    ("Chevalement", "headframe"),
    ("Grands bureaux", "company-offices"),
    ("Hôtel de ville", "town-hall"),
    ("Maison d'ingénieur", "engineer-house"),
    ("Château", "castle"),
    ("Camus haut", "prefab-housing"),
    ("Monument commémoratif", "memorial"),
    ("Édifice religieux", "church"),
    ("Équipement SSM", "health"),
    ("Équipement scolaire", "school"),
    ("Équipement de loisirs", "leisure"),
    ("Équipement ferroviaire", "railway"),
    ("Mine-image", "mine-image"),
    ("Autre équipement", "other"),
];

/// Types of cité as written, and our kinds.
const CITE_KINDS: &[(&str, &str)] = &[
    ("Corons", "coron"),
    ("Cité pavillonnaire", "pavilion"),
    ("Cité jardin", "garden"),
    ("Cité moderne", "modern"),
];

/// Shapes of terril as written, and our kinds.
const TERRIL_KINDS: &[(&str, &str)] = &[
    ("Conique", "conical"),
    ("Tronqué", "truncated"),
    ("Plat", "flat"),
    ("Terrasses", "terraced"),
    ("Grand terril moderne", "modern"),
    ("Cavalier", "embankment"),
    ("Bassin de décantation", "settling-pond"),
    ("Arasé", "levelled"),
    ("Arasé agricole", "levelled-farmed"),
    ("Arasé construit", "levelled-built"),
    ("Arasé parc", "levelled-park"),
    ("Arasé route", "levelled-road"),
    ("Typologie particulière", "special"),
];

fn kind(record: &Record, key: &str, kinds: &[(&str, &str)]) -> Result<Option<String>, BuildError> {
    let Some(written) = record.text(key) else {
        return Ok(None);
    };
    let known = kinds.iter().find(|(word, _)| *word == written);
    known.map_or_else(
        || Err(record.error(format!("unknown {key} `{written}`"))),
        |(_, kind)| Ok(Some((*kind).to_owned())),
    )
}

/// The kind of a terril, listed or in the buffer zone.
pub fn terril_kind(record: &Record) -> Result<Option<String>, BuildError> {
    kind(record, "forme", TERRIL_KINDS)
}

/// Communes, their bodies, company and owner of a record.
pub fn common(feature: &mut Feature, record: &Record, context: &Context<'_>) -> Result<(), BuildError> {
    feature.communes = context.places.resolve_all(record)?;
    feature.epci = context.places.epci_of(&feature.communes);
    feature.company = record.text("compagnie").and_then(|written| words::company(&written));
    feature.owner = record.text("proprietaire");
    feature.geometry = record.geometry.clone().map(Shape::new);
    Ok(())
}

fn listed(record: &Record, name: String, category: &str, context: &Context<'_>) -> Result<Feature, BuildError> {
    let id = record.need("id_unesco")?;
    let mut listed = feature("unesco", &id, fr(name), category, PROPERTY);
    common(&mut listed, record, context)?;
    listed.code = Some(id);
    listed.links.push(Link {
        rel: "component".to_owned(),
        to: format!("components:{}", record.need("element")?),
        certainty: Certainty::Exact,
    });
    Ok(listed)
}

/// The 353 features, by category in the order of the declaration: bâtis, cités, terrils, cavaliers, lakes.
pub fn features(context: &Context<'_>) -> Result<Vec<Feature>, BuildError> {
    let mut features = batis(context)?;
    for record in records(context.sources, "unesco/cites-minieres.geojson")? {
        if record.text("id_unesco").is_some() {
            let mut cite = listed(&record, words::cite_name(&record.need("nom")?), "cite", context)?;
            finish_cite(&mut cite, &record)?;
            features.push(cite);
        }
    }
    for record in records(context.sources, "unesco/terrils.geojson")? {
        let code = record.need("no_terril")?;
        let name = words::terril_name(&code, &record.need("nom")?);
        let mut terril = listed(&record, name, "terril", context)?;
        terril.code = Some(code);
        terril.kind = terril_kind(&record)?;
        terril.aliases.push(record.need("nom")?);
        terril.aliases.push(record.need("id_unesco")?);
        if let Some(group) = record.text("groupe") {
            terril.extra.insert("group".to_owned(), json!(group));
        }
        features.push(terril);
    }
    for record in records(context.sources, "unesco/cavaliers.geojson")? {
        let name = format!("Cavalier {}", record.need("id_unesco")?);
        let mut cavalier = listed(&record, name, "cavalier", context)?;
        cavalier.length_m = record.number("longueur_m");
        features.push(cavalier);
    }
    for record in records(context.sources, "unesco/espace-neonaturel.geojson")? {
        features.push(listed(&record, words::capital(&record.need("nom")?), "lake", context)?);
    }
    words::tell_apart(&mut features, |insee| context.places.name(insee));
    Ok(features)
}

fn batis(context: &Context<'_>) -> Result<Vec<Feature>, BuildError> {
    let mut batis = Vec::new();
    for record in records(context.sources, "unesco/batis.geojson")? {
        let mut bati = listed(&record, words::capital(&record.need("nom")?), "bati", context)?;
        bati.kind = kind(&record, "typologie", BATI_KINDS)?;
        let period = record.text("periode").filter(|period| period != "NC");
        (bati.valid_from, bati.valid_to) = period.as_deref().map(words::period).unwrap_or_default();
        bati.period = period;
        bati.protection = Some(match record.need("protection")?.as_str() {
            "Classé MH" => "classe-mh".to_owned(),
            "Inscrit MH" => "inscrit-mh".to_owned(),
            "Inscrit MH et AVAP" => "inscrit-mh-avap".to_owned(),
            "Situé en abords MH" => "abords-mh".to_owned(),
            "non" => "none".to_owned(),
            other => return Err(record.error(format!("unknown protection `{other}`"))),
        });
        batis.push(bati);
    }
    Ok(batis)
}

/// Kind, interest and protection of a cité, and its second name.
pub fn finish_cite(cite: &mut Feature, record: &Record) -> Result<(), BuildError> {
    cite.kind = kind(record, "type", CITE_KINDS)?;
    cite.aliases
        .extend(record.text("nom_2").map(|name| words::cite_name(&name)));
    if let Some(interest) = record.text("interet") {
        cite.extra.insert("interest".to_owned(), json!(interest));
    }
    cite.protection = match (
        record.text("classe_mh").as_deref(),
        record.text("inscrit_mh").as_deref(),
    ) {
        (Some("oui"), _) => Some("classe-mh".to_owned()),
        (_, Some("oui")) => Some("inscrit-mh".to_owned()),
        (None, None) => None,
        _ => Some("none".to_owned()),
    };
    Ok(())
}

/// The 35 cités of the file that have no `id_unesco`: known, not listed.
pub fn other_cites(context: &Context<'_>) -> Result<Vec<Feature>, BuildError> {
    let mut keys = Keys::default();
    let mut cites = Vec::new();
    for record in records(context.sources, "unesco/cites-minieres.geojson")? {
        if record.text("id_unesco").is_none() {
            let name = words::cite_name(&record.need("nom")?);
            let key = keys.take(&words::slug(&name));
            let mut cite = feature("other-cites", &key, fr(name), "cite", PROPERTY);
            common(&mut cite, &record, context)?;
            finish_cite(&mut cite, &record)?;
            cites.push(cite);
        }
    }
    words::tell_apart(&mut cites, |insee| context.places.name(insee));
    Ok(cites)
}
