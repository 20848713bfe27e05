//! The rows of an info sheet, made from a feature: what is known, in order, with nothing invented. `ui` words and lays them out.

use super::{Atlas, DatedYear, Feature, GeometryStatus, Link, Localized, RingKind, Shape};

/// One row of facts: the message `field-<key>` and its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// End of the message key that names it, or the property's own name for [`FactValue::Raw`].
    pub key: String,
    /// What is known.
    pub value: FactValue,
}

/// The value of a fact.
#[derive(Debug, Clone, PartialEq)]
pub enum FactValue {
    /// As the source writes it.
    Text(String),
    /// In several languages.
    Words(Localized),
    /// A first and a last year.
    Years(Option<DatedYear>, Option<DatedYear>),
    /// Metres, as declared by the source.
    DeclaredLength(f64),
    /// Metres along the geodesic, to be measured by whoever shows it: a long border takes milliseconds.
    MeasuredLength,
    /// Hectares, as declared by the source.
    DeclaredArea(f64),
    /// Hectares on the ellipsoid, to be measured by whoever shows it.
    MeasuredArea,
    /// Links to other features: stable id and name.
    Places(Vec<(Option<String>, Localized)>),
    /// A property that our schema does not know, as the file has it.
    Raw(String),
    /// Such a property when it is a number.
    RawNumber(f64),
}

/// The facts of a feature, in the order of the sheet.
pub fn facts(atlas: &Atlas, feature: &Feature) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut push = |key: &str, value: FactValue| {
        facts.push(Fact {
            key: key.to_owned(),
            value,
        })
    };
    if let Some(code) = &feature.code {
        push("code", FactValue::Text(code.clone()));
    }
    if !feature.aliases.is_empty() {
        push("aliases", FactValue::Text(feature.aliases.join(" · ")));
    }
    if let Some(company) = &feature.company {
        push("company", FactValue::Text(company.clone()));
    }
    if let Some(period) = &feature.period {
        push("period", FactValue::Text(period.clone()));
    } else if feature.valid_from.is_some() || feature.valid_to.is_some() {
        push("years", FactValue::Years(feature.valid_from, feature.valid_to));
    }
    if let Some(protection) = &feature.protection {
        let term = atlas.catalog.protections.iter().find(|term| &term.id == protection);
        push(
            "protection",
            term.map_or(FactValue::Text(protection.clone()), |term| {
                FactValue::Words(term.title.clone())
            }),
        );
    }
    if let Some(owner) = &feature.owner {
        push("owner", FactValue::Text(owner.clone()));
    }
    measures(feature, &mut push);
    if !feature.communes.is_empty() {
        push(
            "communes",
            FactValue::Places(
                feature
                    .communes
                    .iter()
                    .map(|insee| named(atlas.commune(insee), insee))
                    .collect(),
            ),
        );
    }
    if !feature.epci.is_empty() {
        let epci = feature.epci.iter().map(|siren| named(atlas.epci(siren), siren));
        push("epci", FactValue::Places(epci.collect()));
    }
    if !feature.sees.is_empty() {
        let seen = feature
            .sees
            .iter()
            .filter_map(|id| Some((Some(id.clone()), atlas.get(id)?.name.clone())));
        push("sees", FactValue::Places(seen.collect()));
    }
    for (key, value) in feature.extra.iter().filter(|(key, _)| !is_for_drawing(key)) {
        push(
            key,
            value
                .as_f64()
                .map_or_else(|| FactValue::Raw(value.to_string()), FactValue::RawNumber),
        );
    }
    facts
}

fn measures(feature: &Feature, push: &mut impl FnMut(&str, FactValue)) {
    if let Some(length_m) = feature.length_m {
        push("declared-length", FactValue::DeclaredLength(length_m));
    }
    if let Some(area_ha) = feature.area_ha {
        push("declared-area", FactValue::DeclaredArea(area_ha));
    }
    let (has_lines, has_areas) = feature.geometry.as_ref().map_or((false, false), sorts);
    // A drawing that only shows the order of places has no length worth telling; what is drawn of a park is not the park.
    match feature.geometry_status {
        GeometryStatus::Schematic => {}
        GeometryStatus::Indicative if has_areas => push("drawn-area", FactValue::MeasuredArea),
        _ => {
            if has_lines {
                push("measured-length", FactValue::MeasuredLength);
            }
            if has_areas {
                push("measured-area", FactValue::MeasuredArea);
            }
        }
    }
}

/// Whether a geometry has lines, and whether it has areas.
fn sorts(shape: &Shape) -> (bool, bool) {
    let (mut lines, mut areas) = (false, false);
    shape.each_ring(&mut Vec::new(), &mut |kind, _| {
        lines |= kind == RingKind::Line;
        areas |= kind == RingKind::Exterior;
    });
    (lines, areas)
}

/// A place as a link to its own sheet, else its code.
fn named(place: Option<&Feature>, code: &str) -> (Option<String>, Localized) {
    match place {
        Some(feature) => (Some(feature.id.clone()), feature.name.clone()),
        None => (None, Localized::source(super::Lang::Fr, code)),
    }
}

/// Properties that steer the drawing, or that another row says in words.
fn is_for_drawing(key: &str) -> bool {
    matches!(key, "rank" | "label_point" | "state" | "position" | "line")
}

/// A link with the name of its other end, when that is a feature of the atlas.
#[derive(Debug, Clone, PartialEq)]
pub struct NamedLink<'a> {
    /// The link.
    pub link: &'a Link,
    /// Name of the feature at its other end.
    pub name: Option<&'a Localized>,
}

/// The links of a feature whose other end is known or is an address, by what the other end is to it, in the order in which
/// each sort first comes.
pub fn links<'a>(atlas: &'a Atlas, feature: &'a Feature) -> Vec<(&'a str, Vec<NamedLink<'a>>)> {
    let mut sorts: Vec<(&str, Vec<NamedLink<'_>>)> = Vec::new();
    for link in &feature.links {
        let name = atlas.get(&link.to).map(|feature| &feature.name);
        if name.is_none() && !link.to.starts_with("http") {
            continue;
        }
        let named = NamedLink { link, name };
        match sorts.iter_mut().find(|(rel, _)| *rel == link.rel) {
            Some((_, links)) => links.push(named),
            None => sorts.push((link.rel.as_str(), vec![named])),
        }
    }
    sorts
}
