use super::*;
use crate::load;
use crate::model::Lang;

struct World {
    atlas: Atlas,
    index: Index,
    messages: Messages,
}

fn world() -> World {
    let atlas = load::atlas::embedded();
    let index = Index::new(&atlas);
    World {
        atlas,
        index,
        messages: Messages::new(Lang::Fr),
    }
}

impl World {
    fn sheet(&self, id: &str) -> Sheet {
        sheet(&self.atlas, &self.index, &self.messages, self.atlas.find(id).unwrap()).unwrap()
    }
}

fn numerals(sheet: &Sheet) -> Vec<Value> {
    sheet
        .blocks
        .iter()
        .find_map(|block| match block {
            Block::Numerals { values } => Some(values.clone()),
            _ => None,
        })
        .unwrap_or_default()
}

fn links(sheet: &Sheet, wanted: &str) -> (usize, Vec<LinkItem>) {
    sheet
        .blocks
        .iter()
        .find_map(|block| match block {
            Block::Links { rel, total, items, .. } if rel == wanted => Some((*total, items.clone())),
            _ => None,
        })
        .unwrap_or_default()
}

fn answers(sheet: &Sheet) -> Vec<Near> {
    sheet
        .blocks
        .iter()
        .find_map(|block| match block {
            Block::Around { answers } => Some(answers.clone()),
            _ => None,
        })
        .unwrap_or_default()
}

#[test]
fn every_feature_has_a_sheet_whose_values_name_their_source() {
    let world = world();
    for (id, feature) in world.atlas.iter() {
        // Every kind of every layer is met, without the thousands of alike.
        if id.index % 13 != 0 && id.index > 12 {
            continue;
        }
        let sheet = sheet(&world.atlas, &world.index, &world.messages, id).unwrap();
        assert_eq!(sheet.id, feature.id);
        assert!(!sheet.name.is_empty() && !sheet.category.is_empty(), "{}", sheet.id);
        for block in &sheet.blocks {
            match block {
                Block::Numerals { values } => {
                    for value in values {
                        let origin = &sheet.origins[value.origin];
                        assert!(
                            !value.text.is_empty() && !value.label.is_empty(),
                            "{}: {value:?}",
                            sheet.id
                        );
                        assert!(
                            !origin.licence.is_empty() && !origin.date.is_empty(),
                            "{}: {value:?}",
                            sheet.id
                        );
                    }
                }
                Block::Facts { rows } => {
                    for row in rows {
                        assert!(!sheet.origins[row.origin].title.is_empty(), "{}: {row:?}", sheet.id);
                        assert!(!row.text.is_empty() || !row.links.is_empty(), "{}: {row:?}", sheet.id);
                    }
                }
                _ => {}
            }
        }
        let text = serde_json::to_string(&sheet).unwrap();
        assert!(!text.contains('⟦'), "{text}");
    }
}

#[test]
fn each_kind_has_its_template() {
    let world = world();
    for (id, wanted) in [
        ("parks:centralite", Template::Park),
        ("unesco:63AG", Template::Listed),
        ("components:63", Template::Component),
        ("bhns:B1", Template::BusLine),
        ("cycle:ev5", Template::CycleRoute),
        ("sites:louvre-lens", Template::Site),
        ("shafts:annezin-1-1", Template::Shaft),
        ("communes:62498", Template::Commune),
        ("stations:anvin", Template::Plain),
    ] {
        assert_eq!(world.sheet(id).template, wanted, "{id}");
    }
}

#[test]
fn a_commune_counts_what_a_recount_counts_and_says_what_is_left_out() {
    let world = world();
    let sheet = world.sheet("communes:62498");
    let values = numerals(&sheet);
    let keys: Vec<&str> = values.iter().map(|value| value.key.as_str()).collect();
    assert_eq!(
        keys,
        [
            "population",
            "listed-features",
            "cycle-km",
            "park-ha-per-1000-inhabitants"
        ]
    );
    assert_eq!(values[0].number, Some(32_899.0));
    let recounted = world
        .atlas
        .layer("unesco")
        .unwrap()
        .features
        .iter()
        .filter(|feature| feature.communes.iter().any(|code| code == "62498"))
        .count();
    assert_eq!(values[1].number, Some(recounted as f64));
    // The cycle route inside Lens is shorter than the whole, and there.
    let km = values[2].number.unwrap();
    assert!((0.5..20.0).contains(&km), "{km}");
    let parks = &values[3];
    assert!(parks.how.as_ref().unwrap().contains("Laissés de côté"), "{parks:?}");
    assert!(parks.number.unwrap() >= 0.0);
}

#[test]
fn the_parks_of_all_communes_add_up_to_no_more_than_the_land_that_is_drawn() {
    let world = world();
    let drawn: f64 = world
        .atlas
        .layer("parks")
        .unwrap()
        .features
        .iter()
        .filter_map(|park| park.geometry())
        .map(|geometry| crate::space::measure::area_m2(&geometry) / 10_000.0)
        .sum();
    let mut inside = 0.0;
    for commune in &world.atlas.layer("communes").unwrap().features {
        let people = commune
            .extra
            .get("population")
            .and_then(crate::model::Property::as_f64)
            .unwrap();
        let id = world.atlas.find(&commune.id).unwrap();
        let sheet = sheet(&world.atlas, &world.index, &world.messages, id).unwrap();
        let value = numerals(&sheet)
            .into_iter()
            .find(|value| value.key.starts_with("park-ha"));
        inside += value.and_then(|value| value.number).unwrap_or(0.0) * people / 1000.0;
    }
    assert!(
        inside > 0.3 * drawn && inside <= drawn * 1.001,
        "{inside} of {drawn} ha"
    );
}

#[test]
fn nearest_things_have_distance_and_direction_and_the_bus_stop_is_not_conclusive() {
    let world = world();
    let around = answers(&world.sheet("sites:louvre-lens"));
    let of = |key: &str| around.iter().find(|answer| answer.key == key).unwrap();
    let station = of("station");
    assert!(station.conclusive);
    let item = station.item.as_ref().unwrap();
    assert!(
        item.distance_m.unwrap() < 3_000.0 && item.direction.is_some(),
        "{item:?}"
    );
    let bus = of("bus-stop");
    assert!(
        !bus.conclusive && bus.note.as_ref().unwrap().contains("GTFS"),
        "{bus:?}"
    );
    assert!(of("park").item.is_some() && of("cycle").item.is_some());
    let terril = answers(&world.sheet("unesco:63AG"));
    let park = terril.iter().find(|answer| answer.key == "park").unwrap();
    assert_eq!(
        park.item.as_ref().unwrap().distance_m,
        Some(0.0),
        "it is land of the park"
    );
}

#[test]
fn the_nearest_station_is_the_one_a_linear_scan_finds() {
    let world = world();
    for id in ["sites:louvre-lens", "unesco:63AG", "unesco:37B", "shafts:annezin-1-1"] {
        let feature = world.atlas.get(id).unwrap();
        let from = &feature.geometry().unwrap();
        let scanned = world
            .atlas
            .layer("stations")
            .unwrap()
            .features
            .iter()
            .filter_map(|station| Some(crate::space::between::between(from, &station.geometry()?)?.distance_m))
            .fold(f64::INFINITY, f64::min);
        let found = answers(&world.sheet(id))[0].item.as_ref().unwrap().distance_m.unwrap();
        assert!((found - scanned).abs() <= 0.06, "{id}: {found} and {scanned}");
    }
}

#[test]
fn links_go_both_ways() {
    let world = world();
    // A parvis sees terrils; each of these is seen from it.
    let (seen, items) = links(&world.sheet("viewpoints:22"), "sees");
    assert_eq!((seen, items.len()), (3, 3));
    for item in &items {
        assert!(item.distance_m.is_some() && item.direction.is_some(), "{item:?}");
        let (_, back) = links(&world.sheet(&item.to), "seen-from");
        assert!(back.iter().any(|link| link.to == "viewpoints:22"), "{}", item.to);
    }
    // A commune's parks know it as a commune; a candidate is named with a hedge.
    let candidate = world
        .atlas
        .layer("parks")
        .unwrap()
        .features
        .iter()
        .find_map(|park| {
            let link = park.links.iter().find(|link| link.rel == "candidate")?;
            Some((park.id.clone(), link.to.clone()))
        })
        .unwrap();
    let (_, back) = links(&world.sheet(&candidate.1), "linked-from");
    let link = back.iter().find(|link| link.to == candidate.0).unwrap();
    assert!(!link.certain);
}

#[test]
fn long_lists_say_how_many_there_are_and_hold_the_nearest() {
    let world = world();
    let sheet = world.sheet("unesco:63AG");
    let (total, items) = links(&sheet, "same-company");
    assert!(total > items.len() && items.len() <= 60, "{total}");
    let distances: Vec<f64> = items.iter().filter_map(|item| item.distance_m).collect();
    assert!(
        distances.windows(2).all(|pair| pair[0] <= pair[1] * 1.01),
        "{distances:?}"
    );
    assert_eq!(links(&sheet, "same-element").0, 40);
}

#[test]
fn a_bus_line_lists_its_communes_in_order_and_says_that_its_stops_have_none() {
    let world = world();
    let sheet = world.sheet("bhns:B1");
    let (ordered, parts, note) = sheet
        .blocks
        .iter()
        .find_map(|block| match block {
            Block::Line {
                ordered, parts, note, ..
            } => Some((*ordered, parts.clone(), note.clone())),
            _ => None,
        })
        .unwrap();
    assert!(!ordered && note.contains("alphabétique"), "{note}");
    assert_eq!(parts[0].commune, "Liévin");
    assert_eq!(parts.iter().map(|part| part.stops.len()).sum::<usize>(), 42);
}

#[test]
fn a_shaft_is_drawn_against_the_deepest_one() {
    let world = world();
    let sheet = world.sheet("shafts:annezin-1-1");
    let shaft = sheet.blocks.iter().find_map(|block| match block {
        Block::Shaft {
            depth_m,
            deepest_m,
            span,
            all_years,
            ..
        } => Some((*depth_m, *deepest_m, *span, *all_years)),
        _ => None,
    });
    let (depth, deepest, span, all_years) = shaft.unwrap();
    assert_eq!((depth, span), (Some(384.0), [Some(1857), Some(1928)]));
    assert!(deepest > 900.0 && all_years[0] == 1716, "{deepest} {all_years:?}");
    let values = numerals(&sheet);
    assert_eq!(values[3].number, Some(71.0));
}
