//! The sentence of a filter, spoken with the names of the territory.

use archipel::i18n::{Messages, filter_sentence};
use archipel::load;
use archipel::model::catalog::Role;
use archipel::model::{ExtentTerm, Filter, Lang, Near, Target};

fn said(filter: &Filter, lang: Lang) -> String {
    filter_sentence(&Messages::new(lang), &load::atlas::embedded(), filter)
}

fn set(values: &[&str]) -> std::collections::BTreeSet<String> {
    values.iter().map(|value| (*value).to_owned()).collect()
}

#[test]
fn a_whole_filter_is_one_sentence_in_french_and_english() {
    let filter = Filter {
        text: "fosse".into(),
        categories: set(&["terril", "cite"]),
        communes: set(&["62498", "62510"]),
        epci: set(&["246200364"]),
        companies: set(&["Société des mines de Lens"]),
        years: Some((1850, 1914)),
        area_ha: Some((2.5, 1e9)),
        near: Some(Near {
            of: Target::Layer("stations".into()),
            metres: 1_250.0,
            beyond: false,
        }),
        extent: Some(ExtentTerm::View),
        ..Filter::default()
    };
    assert_eq!(
        said(&filter, Lang::Fr),
        "Cités minières ou terrils à Lens ou à Liévin, dans la communauté d'agglomération de Lens-Liévin, de la \
         Société des mines de Lens, entre 1850 et 1914, d’au moins 2,5\u{a0}ha, à moins de 1,25\u{a0}km de la couche \
         «\u{a0}Gares\u{a0}», dans la vue de la carte, contenant «\u{a0}fosse\u{a0}»."
    );
    assert_eq!(
        said(&filter, Lang::En),
        "Mining estates or spoil tips in Lens or in Liévin, in the CA de Lens - Liévin, of the Société des mines de \
         Lens, between 1850 and 1914, of at least 2.5\u{a0}ha, within 1.25\u{a0}km of the layer “Railway stations”, \
         in the view of the map, containing “fosse”."
    );
}

#[test]
fn nothing_chosen_is_everything_and_long_lists_are_counted() {
    assert_eq!(said(&Filter::default(), Lang::Fr), "Tous les éléments.");
    let many = Filter {
        communes: set(&["62498", "62510", "62617", "62065", "62427"]),
        ..Filter::default()
    };
    assert!(
        said(&many, Lang::Fr).ends_with("ou 2\u{a0}autres."),
        "{}",
        said(&many, Lang::Fr)
    );
}

#[test]
fn every_category_of_the_territory_has_its_plural() {
    let messages = Messages::new(Lang::Fr);
    let atlas = load::atlas::embedded();
    for category in &atlas.catalog.categories {
        let subject = atlas.iter().any(|(id, feature)| {
            feature.category == category.id && atlas.layers[id.layer as usize].def.role == Role::Subject
        });
        assert!(
            !subject || messages.has(&format!("things-{}", category.id)),
            "{}",
            category.id
        );
    }
}
