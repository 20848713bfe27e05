//! The guided stories of the facts, in the form that people's own stories have.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::sources::json as read;
use super::{BuildError, Context, Layers};
use crate::load::story::text::render;
use crate::model::story::{FORMAT_VERSION, Place, SceneLayer};
use crate::model::{Lang, Localized, Scene, Story, TextStatus};

#[derive(Deserialize)]
struct File {
    stories: Vec<Told>,
}

#[derive(Deserialize)]
struct Told {
    id: String,
    title_fr: String,
    title_en: String,
    description_fr: String,
    description_en: String,
    scenes: Vec<Seen>,
}

#[derive(Deserialize)]
struct Seen {
    title_fr: String,
    title_en: String,
    text_fr: String,
    text_en: String,
    lon: f64,
    lat: f64,
    zoom: f64,
    layers_on: Vec<String>,
    focus_ids: Vec<String>,
    year: i32,
}

/// Names of layers in the facts, and ours.
const LAYERS: &[(&str, &str)] = &[
    ("puits-de-mines", "shafts"),
    ("parcs", "parks"),
    ("veloroutes", "cycle"),
    ("bien-inscrit", "components"),
    ("zone-tampon", "buffer-zone"),
    ("batis", "unesco/bati"),
    ("cites-minieres", "unesco/cite"),
    ("terrils", "unesco/terril"),
    ("espace-neonaturel", "unesco/lake"),
    ("zt-terrils", "buffer-terrils"),
    ("zt-cavaliers", "cavaliers"),
    ("zt-espaces-neonaturels", "buffer-lakes"),
    ("bassin-minier", "basin"),
    ("communes-mbm", "communes"),
    ("epci", "epci"),
    ("bhns", "bhns"),
    ("sites", "sites"),
];

/// `stories/<id>/story.toml` of every story.
pub fn files(context: &Context<'_>, layers: &Layers) -> Result<BTreeMap<String, String>, BuildError> {
    let file: File = read(context.facts, "stories.json")?;
    let story = |told: Told| {
        let path = format!("stories/{}/story.toml", told.id);
        Ok((path, render(&story(context, layers, told)?)))
    };
    file.stories.into_iter().map(story).collect()
}

fn story(context: &Context<'_>, layers: &Layers, told: Told) -> Result<Story, BuildError> {
    let text = |french: String, english: String| {
        let text = Localized::source(Lang::Fr, french).with(Lang::En, typeset(&english), TextStatus::Source);
        let mut text = context.content.completed(text);
        let french = typeset(text.get(Lang::Fr));
        text.reword(Lang::Fr, french);
        text
    };
    let scenes = told.scenes.into_iter().map(|seen| {
        let scene_layers = scene_layers(&told.id, &seen.layers_on)?;
        let focus = seen.focus_ids.iter().map(|id| stable_id(&told.id, layers, id));
        Ok(Scene {
            title: text(seen.title_fr, seen.title_en),
            text: text(seen.text_fr, seen.text_en),
            at: Place {
                lon: seen.lon,
                lat: seen.lat,
                zoom: seen.zoom,
            },
            layers: scene_layers,
            focus: focus.collect::<Result<_, _>>()?,
            year: Some(seen.year),
            ..Scene::default()
        })
    });
    Ok(Story {
        format_version: FORMAT_VERSION,
        scenes: scenes.collect::<Result<_, BuildError>>()?,
        title: text(told.title_fr, told.title_en),
        description: text(told.description_fr, told.description_en),
        id: told.id,
    })
}

fn inconsistent(story: &str, reason: String) -> BuildError {
    BuildError::Inconsistent {
        layer: format!("story {story}"),
        reason,
    }
}

/// Our layers for those that the facts name; old mine railways are in two of them.
fn scene_layers(story: &str, names: &[String]) -> Result<Vec<SceneLayer>, BuildError> {
    let mut all = Vec::new();
    for name in names {
        if name == "cavaliers" {
            all.extend(["unesco/cavalier", "cavaliers"].map(|layer| SceneLayer::from(layer.to_owned())));
            continue;
        }
        let ours = LAYERS.iter().find(|(theirs, _)| theirs == name);
        let (_, ours) = ours.ok_or_else(|| inconsistent(story, format!("`{name}` is no layer")))?;
        all.push(SceneLayer::from((*ours).to_owned()));
    }
    let mut once: Vec<SceneLayer> = Vec::new();
    for layer in all {
        if !once.contains(&layer) {
            once.push(layer);
        }
    }
    Ok(once)
}

/// The stable id of a place that the facts name: a site, or something of the listed property.
fn stable_id(story: &str, layers: &Layers, id: &str) -> Result<String, BuildError> {
    let (layer, key) = id.split_once(':').unwrap_or(("sites", id));
    let layers_tried: &[&str] = if layer == "unesco" {
        &["unesco", "components"]
    } else {
        &[layer]
    };
    layers_tried
        .iter()
        .map(|layer| (*layer, format!("{layer}:{key}")))
        .find(|(layer, id)| {
            let features = layers.get(layer).into_iter().flatten();
            features.into_iter().any(|feature| feature.id == *id)
        })
        .map(|(_, id)| id)
        .ok_or_else(|| inconsistent(story, format!("`{id}` is nowhere")))
}

/// A text as it is set: round apostrophes, and the spaces that French and numbers keep from breaking.
fn typeset(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len() + 8);
    for (index, letter) in letters.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|index| letters.get(index));
        let after = letters.get(index + 1);
        let digits = |letter: Option<&char>| letter.is_some_and(char::is_ascii_digit);
        out.push(match (letter, after) {
            ('\'', _) => '’',
            (' ', Some(':' | '»')) => '\u{a0}',
            (' ', Some(';' | '!' | '?' | '%')) => '\u{202f}',
            (' ', _) if before == Some(&'«') => '\u{a0}',
            (' ', _) if digits(before) && thousands(&letters[index + 1..]) => '\u{202f}',
            (letter, _) => *letter,
        });
    }
    out
}

/// Whether three digits, and no fourth, begin here.
fn thousands(rest: &[char]) -> bool {
    let digits = rest.iter().take_while(|letter| letter.is_ascii_digit()).count();
    digits == 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_set_as_french_is() {
        assert_eq!(
            typeset("L'an 1720 : 100 000 km, 30 % ; vrai ?"),
            "L’an 1720\u{a0}: 100\u{202f}000 km, 30\u{202f}%\u{202f}; vrai\u{202f}?"
        );
    }

    #[test]
    fn the_names_of_the_facts_become_our_layers_once_each() {
        let names = ["cavaliers", "zt-cavaliers", "batis"].map(str::to_owned);
        let layers: Vec<String> = scene_layers("x", &names)
            .unwrap()
            .into_iter()
            .map(String::from)
            .collect();
        assert_eq!(layers, ["unesco/cavalier", "cavaliers", "unesco/bati"]);
        assert!(scene_layers("x", &["nowhere".to_owned()]).is_err());
    }
}
