//! What people look for is found: the questions of `tests/search/queries.toml`, on the embedded territory.

use std::sync::LazyLock;

use archipel::index::{Index, TextIndex, Wanted};
use archipel::load;
use archipel::model::Atlas;
use serde::Deserialize;

#[derive(Deserialize)]
struct File {
    query: Vec<Question>,
}

#[derive(Deserialize)]
struct Question {
    who: String,
    ask: String,
    expect: Vec<String>,
    #[serde(default)]
    typo: bool,
}

static ATLAS: LazyLock<Atlas> = LazyLock::new(load::atlas::embedded);
static INDEX: LazyLock<TextIndex> = LazyLock::new(|| TextIndex::new(&ATLAS, &Index::new(&ATLAS)));

fn questions() -> Vec<Question> {
    let text = include_str!("../search/queries.toml");
    toml::from_str::<File>(text).unwrap().query
}

fn wanted(words: &str) -> Wanted<'_> {
    Wanted {
        words,
        limit: 10,
        per_layer: usize::MAX,
        near_geo: None,
    }
}

fn found(words: &str) -> Vec<String> {
    let answer = INDEX.search(&ATLAS, &wanted(words));
    answer
        .hits
        .iter()
        .map(|hit| ATLAS.feature(hit.id).unwrap().id.clone())
        .collect()
}

#[test]
fn the_questions_are_many_and_of_all_sorts() {
    let questions = questions();
    assert!(questions.len() >= 80, "{}", questions.len());
    assert!(questions.iter().filter(|question| question.typo).count() >= 10);
    for who in ["visitor", "planner", "grandchild"] {
        assert!(
            questions.iter().filter(|question| question.who == who).count() >= 20,
            "{who}"
        );
    }
    for id in questions.iter().flat_map(|question| &question.expect) {
        assert!(ATLAS.find(id).is_some(), "there is no {id}");
    }
}

#[test]
fn what_people_look_for_is_among_the_first_three_and_mostly_first() {
    let questions = questions();
    let (mut first, mut among_three, mut missed) = (0, 0, Vec::new());
    for question in &questions {
        let found = found(&question.ask);
        let rank = found.iter().position(|id| question.expect.contains(id));
        first += usize::from(rank == Some(0));
        among_three += usize::from(rank.is_some_and(|rank| rank < 3));
        if rank != Some(0) {
            missed.push(format!(
                "{:?} {rank:?}: {:?}",
                question.ask,
                &found[..found.len().min(4)]
            ));
        }
    }
    println!(
        "{} questions: {first} first, {among_three} among three",
        questions.len()
    );
    println!("not first:\n{}", missed.join("\n"));
    let share = |count: usize| count as f64 / questions.len() as f64;
    assert!(
        share(among_three) >= 0.95,
        "{}\n{}",
        share(among_three),
        missed.join("\n")
    );
    assert!(share(first) >= 0.85, "{}\n{}", share(first), missed.join("\n"));
}

#[test]
fn the_order_of_words_accents_and_case_do_not_matter() {
    for (one, other) in [
        ("piscine art deco", "DÉCO art piscine"),
        ("terril 74a", "74A Terril"),
        ("cité des électriciens", "electriciens cite"),
        ("noeux-les-mines", "Nœux les Mines"),
    ] {
        assert_eq!(found(one)[0], found(other)[0], "{one} and {other}");
    }
}

#[test]
fn the_same_question_has_the_same_answer_every_time() {
    for words in ["fosse", "terril", "lens", "zzzz", "b"] {
        let answers: Vec<_> = (0..3).map(|_| INDEX.search(&ATLAS, &wanted(words))).collect();
        assert!(answers.windows(2).all(|pair| pair[0] == pair[1]), "{words}");
    }
}

#[test]
fn nearer_features_go_first_among_equals() {
    let arenberg = ATLAS.get("sites:fosse-arenberg").unwrap();
    let place = geo::InteriorPoint::interior_point(&arenberg.geometry().unwrap()).unwrap();
    let near = Wanted {
        near_geo: Some(place.into()),
        ..wanted("dispensaire")
    };
    let hits = INDEX.search(&ATLAS, &near).hits;
    assert!(hits[0].distance_m.unwrap() < 15_000.0, "{hits:?}");
    assert!(hits.windows(2).all(|pair| pair[0].score >= pair[1].score));
}

#[test]
fn every_feature_is_found_by_its_name_and_by_its_code() {
    let mut missed = Vec::new();
    let mut asked = 0;
    for layer in ["sites", "parks", "bhns", "unesco", "communes", "epci"] {
        let features = &ATLAS.layer(layer).unwrap().features;
        // A part of the long layers is enough.
        for feature in features.iter().step_by(1 + features.len() / 60) {
            let name = feature.name.get(archipel::model::Lang::Fr).to_owned();
            for words in [Some(name), feature.code.clone()].into_iter().flatten() {
                asked += 1;
                // The same name may be borne by several: then it is enough to be among them.
                if !found(&words).contains(&feature.id) {
                    missed.push(format!("{} by {words:?}", feature.id));
                }
            }
        }
    }
    println!("{asked} asked, missed: {missed:#?}");
    assert!(missed.len() * 100 <= asked, "{} of {asked}: {missed:#?}", missed.len());
}

#[test]
fn a_place_without_what_is_looked_for_is_told_as_partial() {
    let answer = INDEX.search(&ATLAS, &wanted("aquarium lens"));
    assert!(answer.partial && !answer.hits.is_empty());
    let answer = INDEX.search(&ATLAS, &wanted("qqqqqqqq"));
    assert!(!answer.partial && answer.hits.is_empty());
}

#[test]
fn what_is_told_of_most_goes_first_even_when_another_is_nearer() {
    let near = ATLAS.get("sites:louvre-lens-vallee").unwrap();
    let place = geo::InteriorPoint::interior_point(&near.geometry().unwrap()).unwrap();
    let here = Wanted {
        near_geo: Some(place.into()),
        ..wanted("louvre")
    };
    let hits = INDEX.search(&ATLAS, &here).hits;
    assert_eq!(ATLAS.feature(hits[0].id).unwrap().id, "sites:louvre-lens");
}

#[test]
fn words_of_an_epci_find_it_its_communes_and_what_lies_in_them() {
    let answer = INDEX.search(&ATLAS, &wanted("hénin-carvin"));
    let layer = |id: &str| ATLAS.layers.iter().position(|layer| layer.def.id == id).unwrap();
    assert!(answer.by_layer[layer("communes")] >= 14, "{:?}", answer.by_layer);
    assert!(answer.by_layer[layer("unesco")] > 20, "{:?}", answer.by_layer);
    let oignies = found("commune oignies hénin-carvin");
    assert_eq!(oignies[0], "communes:62637");
    // The EPCI itself stays first.
    assert!(["epci:246200299", "sites:cahc"].contains(&found("hénin-carvin")[0].as_str()));
}
