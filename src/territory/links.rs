//! Links that follow from what is known: element and members, features of the same element, parks and their constituents,
//! sites and the heritage they stand on.

use std::collections::BTreeMap;

use super::Layers;
use crate::model::{Certainty, Link};

/// Adds the links to the layers.
pub fn join(layers: &mut Layers) {
    let elements = elements(layers);
    for feature in layers.entry("components").or_default() {
        let members = elements.get(&feature.id).into_iter().flatten();
        feature
            .links
            .extend(members.map(|to| link("member", to, Certainty::Exact)));
    }
    for feature in layers.entry("unesco").or_default() {
        let element = feature
            .links
            .iter()
            .find(|link| link.rel == "component")
            .and_then(|link| elements.get(&link.to));
        let others = element.into_iter().flatten().filter(|id| **id != feature.id);
        let same: Vec<Link> = others.map(|to| link("same-element", to, Certainty::Exact)).collect();
        feature.links.extend(same);
    }
    back(layers, "parks", "constituent", "park");
    back(layers, "parks", "site", "park");
    back(layers, "sites", "heritage", "site");
    back(layers, "sites", "near", "site");
}

fn link(rel: &str, to: &str, certainty: Certainty) -> Link {
    Link {
        rel: rel.to_owned(),
        to: to.to_owned(),
        certainty,
    }
}

/// Ids of the listed features by their component's id.
fn elements(layers: &Layers) -> BTreeMap<String, Vec<String>> {
    let mut elements: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for feature in layers.get("unesco").into_iter().flatten() {
        for link in feature.links.iter().filter(|link| link.rel == "component") {
            elements.entry(link.to.clone()).or_default().push(feature.id.clone());
        }
    }
    elements
}

/// Answers every link `rel` of `layer` with a link `answer` from the other end, as sure as the first, unless it is there.
fn back(layers: &mut Layers, layer: &str, rel: &str, answer: &str) {
    let mut answers: BTreeMap<String, Vec<Link>> = BTreeMap::new();
    for feature in layers.get(layer).into_iter().flatten() {
        for there in feature.links.iter().filter(|link| link.rel == rel) {
            let here = link(answer, &feature.id, there.certainty);
            answers.entry(there.to.clone()).or_default().push(here);
        }
    }
    for feature in layers.values_mut().flatten() {
        for here in answers.remove(&feature.id).unwrap_or_default() {
            if !feature.links.iter().any(|link| link.to == here.to) {
                feature.links.push(here);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::territory::origin::{PARKS, PROPERTY, feature, fr};

    #[test]
    fn a_park_and_its_constituent_know_each_other() {
        let mut park = feature("parks", "p", fr("Parc"), "park", PARKS);
        park.links.push(link("constituent", "unesco:1", Certainty::Exact));
        let mut terril = feature("unesco", "1", fr("Terril"), "terril", PROPERTY);
        terril.links.push(link("component", "components:9", Certainty::Exact));
        let component = feature("components", "9", fr("Élément"), "component", PROPERTY);
        let mut layers = Layers::from([
            ("parks", vec![park]),
            ("unesco", vec![terril]),
            ("components", vec![component]),
        ]);
        join(&mut layers);
        assert_eq!(layers["unesco"][0].links[1].to, "parks:p");
        assert_eq!(layers["components"][0].links[0].to, "unesco:1");
    }
}
