//! A story: scenes in their order, each a view of the map with words. Plain data; knows nothing of files or windows.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Filter, Lang, Localized, TextStatus};

/// Version of the form of `story.toml` that this program writes.
pub const FORMAT_VERSION: u32 = 1;
/// How long a scene stands when it does not say, in seconds.
pub const USUAL_DURATION_S: f64 = 12.0;
/// The shortest and the longest that a scene may stand by itself, in seconds.
pub const DURATIONS_S: std::ops::RangeInclusive<f64> = 2.0..=600.0;
/// Scenes of one story at most.
pub const MOST_SCENES: usize = 500;
/// Folder of a story that holds its pictures and sounds.
pub const MEDIA: &str = "media";

/// A story.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Story {
    /// Version of this form.
    pub format_version: u32,
    /// Its id: the name of its folder, not written in the file.
    #[serde(skip)]
    pub id: String,
    /// Its title.
    #[serde(default)]
    pub title: Localized,
    /// What it is about, in a sentence.
    #[serde(default)]
    pub description: Localized,
    /// Its scenes.
    #[serde(default, rename = "scene")]
    pub scenes: Vec<Scene>,
}

/// One scene: where the map looks, what it shows, what is said.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Scene {
    /// Its title.
    pub title: Localized,
    /// What is said: paragraphs, lists, **strong** and *emphasis* of Markdown.
    pub text: Localized,
    /// What the presenter alone reads.
    pub notes: Localized,
    /// Where the map looks.
    pub at: Place,
    /// Layers that are shown, from every zoom on; the ground and the boundaries are shown unless they are `hidden`.
    pub layers: Vec<SceneLayer>,
    /// Layers of the ground and of boundaries that are not shown.
    pub hidden: Vec<String>,
    /// Opacity of layers that is not the catalog's, 0 to 1.
    pub opacity: BTreeMap<String, f32>,
    /// What the map is filtered by.
    pub filter: Filter,
    /// The year of the clock.
    pub year: Option<i32>,
    /// Stable id of the feature whose sheet is open.
    pub selection: Option<String>,
    /// Stable ids of features that are lit.
    pub focus: Vec<String>,
    /// A picture, as `media/louvre.jpg`.
    pub picture: Option<String>,
    /// A sound, as `media/louvre.ogg`.
    pub sound: Option<String>,
    /// How long the scene stands by itself, in seconds, within [`DURATIONS_S`].
    pub duration_s: f64,
}

/// Where the middle of a scene's free map is, and how close. The zoom is meant for [`REFERENCE_PT`] of free map.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// Longitude in degrees.
    pub lon: f64,
    /// Latitude in degrees.
    pub lat: f64,
    /// Zoom of 256-point tiles.
    pub zoom: f64,
}

/// Width and height of the free part of the map that the zoom of a scene is meant for, in points: a window of 1280 × 800
/// beside the card of the scene. Where there is more or less room, the zoom follows, so that the same piece is seen.
pub const REFERENCE_PT: [f64; 2] = [880.0, 776.0];

/// A layer of a scene, written `unesco`, or `unesco/cite` for the part of it that has this class or category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct SceneLayer {
    /// Id of the layer.
    pub id: String,
    /// Id of a class or of a category.
    pub part: Option<String>,
}

impl From<String> for SceneLayer {
    fn from(text: String) -> Self {
        match text.split_once('/') {
            Some((id, part)) => Self {
                id: id.to_owned(),
                part: Some(part.to_owned()),
            },
            None => Self { id: text, part: None },
        }
    }
}

impl From<SceneLayer> for String {
    fn from(layer: SceneLayer) -> Self {
        match layer.part {
            Some(part) => format!("{}/{part}", layer.id),
            None => layer.id,
        }
    }
}

impl Default for Place {
    /// Lens.
    fn default() -> Self {
        Self {
            lon: 2.83,
            lat: 50.43,
            zoom: 10.0,
        }
    }
}

impl Default for Scene {
    fn default() -> Self {
        Self {
            title: Localized::default(),
            text: Localized::default(),
            notes: Localized::default(),
            at: Place::default(),
            layers: Vec::new(),
            hidden: Vec::new(),
            opacity: BTreeMap::new(),
            filter: Filter::default(),
            year: None,
            selection: None,
            focus: Vec::new(),
            picture: None,
            sound: None,
            duration_s: USUAL_DURATION_S,
        }
    }
}

impl Story {
    /// A story without scenes.
    pub fn new(id: &str, lang: Lang, title: &str) -> Self {
        Self {
            format_version: FORMAT_VERSION,
            id: id.to_owned(),
            title: Localized::source(lang, title),
            description: Localized::default(),
            scenes: Vec::new(),
        }
    }

    /// Pictures and sounds that its scenes name, each once, in their order.
    pub fn media(&self) -> Vec<&str> {
        let mut all: Vec<&str> = Vec::new();
        for scene in &self.scenes {
            for name in [&scene.picture, &scene.sound].into_iter().flatten() {
                if !all.contains(&name.as_str()) {
                    all.push(name);
                }
            }
        }
        all
    }

    /// Languages in which the title and every title and text of a scene are written.
    pub fn languages(&self) -> Vec<Lang> {
        let has = |text: &Localized, lang| text.is_empty() || text.texts().any(|(known, _)| known == lang);
        let whole = |lang: &Lang| {
            let scenes = self.scenes.iter().flat_map(|scene| [&scene.title, &scene.text]);
            self.title.texts().any(|(known, _)| known == *lang) && scenes.into_iter().all(|text| has(text, *lang))
        };
        Lang::ALL.into_iter().filter(whole).collect()
    }

    /// Whether what is shown in `lang` was not yet read by a native speaker.
    pub fn to_review(&self, lang: Lang) -> bool {
        let texts = self.scenes.iter().flat_map(|scene| [&scene.title, &scene.text]);
        std::iter::once(&self.title)
            .chain(texts)
            .any(|text| text.status(lang) == Some(TextStatus::ToReview))
    }
}

impl Scene {
    /// How long it stands by itself, in seconds, whatever the file says.
    pub fn stands_s(&self) -> f64 {
        if self.duration_s.is_finite() {
            self.duration_s.clamp(*DURATIONS_S.start(), *DURATIONS_S.end())
        } else {
            USUAL_DURATION_S
        }
    }
}

/// Whether `name` is a file of a story: `media/` and one plain name, so that it leads nowhere else on any system.
pub fn is_media_name(name: &str) -> bool {
    let Some(file) = name.strip_prefix("media/") else {
        return false;
    };
    let plain = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '.' | ' ' | '(' | ')');
    !file.is_empty()
        && file.len() <= 120
        && !file.starts_with(['.', ' '])
        && !file.ends_with(['.', ' '])
        && file.chars().all(plain)
}

/// The id of a story that does not exist yet, from its title; `taken` tells the ids in use.
pub fn free_id(title: &str, taken: impl Fn(&str) -> bool) -> String {
    let folded = super::folded(title);
    let words = folded.split(|letter: char| !letter.is_ascii_alphanumeric());
    let mut id = words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-");
    id.truncate(48);
    let id = match id.trim_matches('-') {
        "" => "story",
        id => id,
    };
    let numbered = (2..).map(|number| format!("{id}-{number}"));
    std::iter::once(id.to_owned())
        .chain(numbered)
        .find(|id| !taken(id))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_media_lead_nowhere() {
        for name in ["media/louvre.jpg", "media/été 2019 (2).png"] {
            assert!(is_media_name(name), "{name}");
        }
        for name in [
            "louvre.jpg",
            "/etc/passwd",
            "media/../x.jpg",
            "media/a/b.jpg",
            "media/C:x",
            "media/.x",
            "media/",
            "media/a\\b",
            "C:\\a.jpg",
            "media/x.",
        ] {
            assert!(!is_media_name(name), "{name}");
        }
    }

    #[test]
    fn a_story_gets_an_id_that_nobody_has() {
        let taken = |id: &str| ["mon-recit", "mon-recit-2"].contains(&id);
        assert_eq!(free_id("Mon récit !", taken), "mon-recit-3");
        assert_eq!(free_id("物語", |_| false), "story");
    }

    #[test]
    fn a_layer_of_a_scene_may_name_a_part() {
        let layer = SceneLayer::from("unesco/cite".to_owned());
        assert_eq!((layer.id.as_str(), layer.part.as_deref()), ("unesco", Some("cite")));
        assert_eq!(String::from(layer), "unesco/cite");
    }

    #[test]
    fn a_language_counts_when_every_text_has_it() {
        let mut story = Story::new("a", Lang::Fr, "Titre");
        story.title = story.title.with(Lang::En, "Title", TextStatus::ToReview);
        story.scenes.push(Scene {
            title: Localized::source(Lang::Fr, "Scène"),
            ..Scene::default()
        });
        assert_eq!(story.languages(), [Lang::Fr]);
        assert!(story.to_review(Lang::En) && !story.to_review(Lang::Fr));
    }
}
