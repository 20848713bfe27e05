//! From a question to the best answers: a byte of fitness for every feature and slot, then a close look at the best.

use super::build::REPEATED;
use super::postings::{Field, Met, Posting, Postings};
use super::query::{Alternative, Query, Slot};
use super::synonyms::Synonyms;
use super::words::{has_digit, words};
use super::{Answer, TextHit, TextIndex, Wanted};
use crate::model::{Atlas, Feature};
use crate::space::mercator;

/// Below so many full answers, mistakes of typing are looked for too.
const FEW: usize = 3;
/// Features of a layer that are looked at closely beyond those wanted.
const SPARE: usize = 24;
/// Points for the code itself, for a name or alias as a whole, for its beginning, for a part of it in one piece.
const EXACT_CODE: f32 = 120.0;
const EXACT_NAME: f32 = 80.0;
const EXACT_ALIAS: f32 = 70.0;
const EXACT_REST: f32 = 45.0;
const BEGINNING: f32 = 25.0;
const ALIAS_BEGINNING: f32 = 14.0;
const PIECE: f32 = 12.0;
/// Points for the centre of the map at most: only equals are told apart by it.
const NEAR: f64 = 4.0;

/// How well features stand for one slot, 0 to 255 by feature; none when no feature does.
type Fitness = Option<Vec<u8>>;

pub(super) fn answer(index: &TextIndex, atlas: &Atlas, wanted: &Wanted<'_>) -> Answer {
    let query = Query::new(wanted.words, Synonyms::embedded());
    if query.slots.iter().all(|slot| slot.optional) {
        return Answer::default();
    }
    let near = wanted.near_geo.map(mercator::mercator_from_geo);
    let near = near.map(|at| [at.x as f32, at.y as f32]);
    let metres = wanted.near_geo.map_or(1.0, |at| mercator::metres_per_unit(at.y));
    let mut fitness = all_slots(index, &query, false);
    let mut scored = full(index, &query, &fitness, near, metres);
    if scored.len() < FEW {
        fitness = all_slots(index, &query, true);
        scored = full(index, &query, &fitness, near, metres);
    }
    let is_partial = scored.is_empty();
    if is_partial {
        scored = partial(index, &query, &fitness, near, metres);
    }
    let mut answer = Answer {
        by_layer: vec![0; index.starts.len()],
        partial: is_partial && !scored.is_empty(),
        hits: Vec::new(),
    };
    for doc in &scored {
        if let Some(count) = answer.by_layer.get_mut(index.feature_id(doc.1).layer as usize) {
            *count += 1;
        }
    }
    for (score, doc) in best_of_each_layer(index, scored, wanted.per_layer.min(wanted.limit) + SPARE) {
        let id = index.feature_id(doc);
        let Some(feature) = atlas.feature(id) else { continue };
        answer.hits.push(TextHit {
            id,
            score: score + closely(&query, feature, answer.partial),
            distance_m: near.and_then(|near| distance_m(index, doc, near, metres)),
        });
    }
    // Handles order equals as the catalog does: the answer is the same every time.
    answer
        .hits
        .sort_by(|a, b| b.score.total_cmp(&a.score).then(a.id.cmp(&b.id)));
    let mut taken = vec![0_usize; answer.by_layer.len()];
    answer.hits.retain(|hit| {
        let count = &mut taken[hit.id.layer as usize];
        *count += 1;
        *count <= wanted.per_layer
    });
    answer.hits.truncate(wanted.limit);
    answer
}

fn all_slots(index: &TextIndex, query: &Query, with_typos: bool) -> Vec<Fitness> {
    query
        .slots
        .iter()
        .map(|slot| slot_fitness(index, slot, with_typos))
        .collect()
}

/// The best of the alternatives, by feature.
fn slot_fitness(index: &TextIndex, slot: &Slot, with_typos: bool) -> Fitness {
    let mut best: Fitness = None;
    for (number, alternative) in slot.alternatives.iter().enumerate() {
        // Only what was typed may be unfinished or mistyped; synonyms are known words.
        let typed = number == 0;
        let Some(fitness) = alternative_fitness(index, alternative, slot.unfinished && typed, with_typos && typed)
        else {
            continue;
        };
        match &mut best {
            None => best = Some(fitness),
            Some(best) => best
                .iter_mut()
                .zip(fitness)
                .for_each(|(best, new)| *best = (*best).max(new)),
        }
    }
    best
}

/// The least of the words, by feature.
fn alternative_fitness(index: &TextIndex, alternative: &Alternative, unfinished: bool, with_typos: bool) -> Fitness {
    let mut least: Fitness = None;
    for (number, word) in alternative.words.iter().enumerate() {
        let is_last = number + 1 == alternative.words.len();
        let fitness = word_fitness(index, word, unfinished && is_last, with_typos, alternative.weight)?;
        match &mut least {
            None => least = Some(fitness),
            Some(least) => least
                .iter_mut()
                .zip(fitness)
                .for_each(|(least, new)| *least = (*least).min(new)),
        }
    }
    least
}

fn word_fitness(index: &TextIndex, word: &str, unfinished: bool, with_typos: bool, weight: f32) -> Fitness {
    let own = met(&index.postings, word, unfinished, with_typos);
    let shared = met(&index.shared.postings, word, unfinished, with_typos);
    if own.is_empty() && shared.is_empty() {
        return None;
    }
    let mut fitness = if shared.is_empty() {
        vec![0; index.len()]
    } else {
        let by_profile = profile_fitness(index, &shared, weight);
        index
            .profile
            .iter()
            .map(|profile| by_profile.get(usize::from(*profile)).copied().unwrap_or(0))
            .collect()
    };
    for (number, quality) in own {
        for posting in index.postings.of(number) {
            if let Some(known) = fitness.get_mut(posting.doc as usize) {
                *known = (*known).max((own_weight(posting) * quality * weight) as u8);
            }
        }
    }
    Some(fitness)
}

/// Words of the dictionary that `word` may mean.
fn met(postings: &Postings, word: &str, unfinished: bool, with_typos: bool) -> Vec<Met> {
    let mut met = Vec::new();
    postings.exact(word, &mut met);
    if unfinished {
        postings.beginning(word, &mut met);
    } else if word.chars().count() >= 3 && !has_digit(word) {
        let before = met.len();
        postings.beginning(word, &mut met);
        met[before..].iter_mut().for_each(|(_, quality)| *quality *= 0.8);
    }
    if with_typos {
        postings.alike(word, unfinished, &mut met);
    }
    met
}

fn profile_fitness(index: &TextIndex, shared: &[Met], weight: f32) -> Vec<u8> {
    let weights = &index.shared.weights;
    let mut by_text = vec![0_u8; weights.len()];
    for (number, quality) in shared {
        for posting in index.shared.postings.of(*number) {
            let text = posting.doc as usize;
            if let (Some(known), Some(of_text)) = (by_text.get_mut(text), weights.get(text)) {
                *known = (*known).max((f32::from(*of_text) * quality * weight) as u8);
            }
        }
    }
    let best = |profile: &[u16]| profile.iter().map(|text| by_text[usize::from(*text)]).max();
    index
        .shared
        .profiles
        .iter()
        .map(|profile| best(profile).unwrap_or(0))
        .collect()
}

/// Fitness of a word met exactly: the code before a name before an alias; the only word of a name before one of many.
fn own_weight(posting: Posting) -> f32 {
    let length = f32::from(posting.length.max(1));
    let first = if posting.first { 8.0 } else { 0.0 };
    match posting.field {
        Field::Code => 240.0,
        Field::Name => 165.0 + 48.0 / length + first,
        Field::Alias => 155.0 + 48.0 / length + first,
        Field::Extra => 80.0,
        Field::Summary => 45.0,
    }
}

/// Features that have every needed word, with their points.
fn full(index: &TextIndex, query: &Query, fitness: &[Fitness], near: Option<[f32; 2]>, metres: f64) -> Vec<(f32, u32)> {
    let mut needed: Vec<&[u8]> = Vec::new();
    let mut welcome: Vec<&[u8]> = Vec::new();
    for (slot, fitness) in query.slots.iter().zip(fitness) {
        match fitness {
            Some(fitness) if slot.optional => welcome.push(fitness),
            Some(fitness) => needed.push(fitness),
            None if slot.optional => {}
            None => return Vec::new(),
        }
    }
    let most = 255.0 * needed.len().max(1) as f32;
    let mut scored = Vec::new();
    for doc in 0..index.len() {
        if needed.iter().any(|fitness| fitness[doc] == 0) || index.importance[doc] == REPEATED {
            continue;
        }
        let sum: u32 = needed.iter().map(|fitness| u32::from(fitness[doc])).sum();
        let extra: u32 = welcome.iter().map(|fitness| u32::from(fitness[doc])).sum();
        let points = 100.0 * sum as f32 / most + 10.0 * extra as f32 / 255.0;
        scored.push((points + among_equals(index, doc, near, metres), doc as u32));
    }
    scored
}

/// Features that have some of the words; rare words count more.
fn partial(
    index: &TextIndex,
    query: &Query,
    fitness: &[Fitness],
    near: Option<[f32; 2]>,
    metres: f64,
) -> Vec<(f32, u32)> {
    let mut slots: Vec<(&[u8], f32)> = Vec::new();
    for (slot, fitness) in query.slots.iter().zip(fitness) {
        if let (Some(fitness), false) = (fitness, slot.optional) {
            let having = fitness.iter().filter(|fitness| **fitness > 0).count();
            slots.push((fitness, (1.0 + index.len() as f32 / having.max(1) as f32).ln()));
        }
    }
    let known: f32 = slots.iter().map(|(_, rarity)| rarity).sum();
    let mut scored = Vec::new();
    for doc in 0..index.len() {
        if index.importance[doc] == REPEATED {
            continue;
        }
        let had: f32 = slots
            .iter()
            .filter(|(fitness, _)| fitness[doc] > 0)
            .map(|(_, rarity)| rarity)
            .sum();
        if had < 0.25 * known || had == 0.0 {
            continue;
        }
        let sum: f32 = slots
            .iter()
            .map(|(fitness, rarity)| f32::from(fitness[doc]) * rarity)
            .sum();
        let points = 60.0 * sum / (255.0 * known);
        scored.push((points + among_equals(index, doc, near, metres), doc as u32));
    }
    scored
}

/// Points that tell equals apart: what is more important, then what is nearer.
fn among_equals(index: &TextIndex, doc: usize, near: Option<[f32; 2]>, metres: f64) -> f32 {
    let nearness = near.and_then(|near| distance_m(index, doc as u32, near, metres));
    let nearness = nearness.map_or(0.0, |distance| NEAR / (1.0 + distance / 5_000.0));
    f32::from(index.importance[doc]) + nearness as f32
}

fn distance_m(index: &TextIndex, doc: u32, near: [f32; 2], metres_per_unit: f64) -> Option<f64> {
    let [x, y] = *index.places.get(doc as usize)?;
    let distance = f64::from((x - near[0]).hypot(y - near[1])) * metres_per_unit;
    distance.is_finite().then_some(distance)
}

/// The best `most` of each layer; features come in the order of layers.
fn best_of_each_layer(index: &TextIndex, mut scored: Vec<(f32, u32)>, most: usize) -> Vec<(f32, u32)> {
    let mut best = Vec::new();
    let ends = index.starts.iter().skip(1).copied().chain([u32::MAX]);
    let mut rest = scored.as_mut_slice();
    for end in ends {
        let length = rest.partition_point(|(_, doc)| *doc < end);
        let (layer, others) = rest.split_at_mut(length);
        rest = others;
        if layer.len() > most {
            layer.select_nth_unstable_by(most, |a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        }
        best.extend_from_slice(&layer[..layer.len().min(most)]);
    }
    best
}

/// Points for how whole what was typed stands in the feature.
fn closely(query: &Query, feature: &Feature, partial: bool) -> f32 {
    let synonyms = Synonyms::embedded();
    let code = feature.code.as_deref().map(|code| words(code).concat());
    if code.as_deref() == Some(query.compact.as_str()) {
        return EXACT_CODE;
    }
    let names = feature.name.texts().map(|(_, name)| (name, EXACT_NAME, BEGINNING));
    let aliases = feature
        .aliases
        .iter()
        .map(|alias| (alias.as_str(), EXACT_ALIAS, ALIAS_BEGINNING));
    let mut best = 0.0_f32;
    for (text, exact, beginning) in names.chain(aliases) {
        let text = synonyms.telling(words(text));
        let points = if text == query.telling {
            exact
        } else if begins(&text, query) {
            beginning
        } else if (1..text.len()).any(|at| begins(&text[at..], query)) {
            PIECE
        } else if partial && text.iter().all(|word| query.telling.contains(word)) {
            EXACT_REST
        } else {
            0.0
        };
        best = best.max(points);
    }
    best
}

/// Whether the words begin with those of the question, the last of which may go on.
fn begins(text: &[String], query: &Query) -> bool {
    let asked = &query.telling;
    let Some((last, before)) = asked.split_last() else {
        return false;
    };
    text.len() >= asked.len()
        && text.starts_with(before)
        && (text[before.len()] == *last || query.unfinished && text[before.len()].starts_with(last.as_str()))
}
