//! What a story asks for and a territory, or its own folder, does not have. None of it stops the story.

use std::collections::HashSet;

use super::OpenedStory;
use super::pictures::look;
use crate::model::story::{Scene, is_media_name};
use crate::model::{Atlas, Diagnostic, Layer, Severity};

/// Everything that scenes of `opened` ask for in vain, in their order; each tells its scene, counted from 1.
pub fn check(opened: &OpenedStory, atlas: &Atlas) -> Vec<Diagnostic> {
    let mut found = opened.findings.clone();
    let mut seen = HashSet::new();
    for (index, scene) in opened.story.scenes.iter().enumerate() {
        let warn =
            |code: &str| Diagnostic::document(Severity::Warning, code, &opened.story.id).with("scene", index + 1);
        layers(scene, atlas, &warn, &mut found);
        let features = scene.selection.iter().chain(&scene.focus);
        let lost = features.filter(|id| atlas.find(id).is_none());
        found.extend(lost.map(|id| warn("story-feature-missing").with("feature", id)));
        for name in [&scene.picture, &scene.sound].into_iter().flatten() {
            if !is_media_name(name) {
                found.push(warn("story-medium-name").with("name", name));
            } else if !opened.has_medium(name) {
                found.push(warn("story-medium-missing").with("name", name));
            }
        }
        // The head of each picture is looked at once, however many scenes show it.
        if let Some(name) = scene
            .picture
            .as_ref()
            .filter(|name| opened.has_medium(name) && seen.insert(*name))
        {
            let id = &opened.story.id;
            let looked = opened.medium(name).and_then(|bytes| look(&bytes, id, name));
            found.extend(looked.err().map(|fault| *fault));
        }
        if let Some(name) = scene.sound.as_ref().filter(|_| !cfg!(feature = "sound")) {
            found.push(warn("story-sound-off").with("name", name));
        }
    }
    found
}

fn layers(scene: &Scene, atlas: &Atlas, warn: &dyn Fn(&str) -> Diagnostic, found: &mut Vec<Diagnostic>) {
    for wanted in &scene.layers {
        let Some(layer) = atlas.layer(&wanted.id) else {
            found.push(warn("story-layer-missing").with("layer", &wanted.id));
            continue;
        };
        if let Some(part) = wanted.part.as_deref().filter(|part| !has_part(layer, part)) {
            found.push(warn("story-part-missing").with("layer", &wanted.id).with("part", part));
        }
    }
}

fn has_part(layer: &Layer, part: &str) -> bool {
    layer.def.classes.iter().any(|class| class.id == part)
        || layer.features.iter().any(|feature| feature.category == part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load;
    use crate::load::story::StoryOrigin;
    use crate::model::story::SceneLayer;
    use crate::model::{Lang, Story};

    #[test]
    fn whatever_is_missing_is_told_with_its_scene_and_stops_nothing() {
        let mut story = Story::new("x", Lang::Fr, "X");
        story.scenes = vec![
            Scene::default(),
            Scene {
                layers: ["nowhere", "unesco/cite", "unesco/wings", "shafts"]
                    .map(|text| SceneLayer::from(text.to_owned()))
                    .into(),
                selection: Some("unesco:nothing".into()),
                focus: vec!["sites:louvre-lens".into(), "sites:atlantis".into()],
                picture: Some("media/none.jpg".into()),
                sound: Some("/etc/passwd".into()),
                ..Scene::default()
            },
        ];
        let opened = OpenedStory {
            story: story.into(),
            origin: StoryOrigin::Embedded,
            findings: Vec::new(),
        };
        let found = check(&opened, &load::atlas::embedded());
        let codes: Vec<&str> = found.iter().map(|found| found.code.as_str()).collect();
        let wanted = [
            "story-layer-missing",
            "story-part-missing",
            "story-feature-missing",
            "story-feature-missing",
            "story-medium-missing",
            "story-medium-name",
            "story-sound-off",
        ];
        // A program that plays sounds has nothing to say of them.
        let wanted = &wanted[..wanted.len() - usize::from(cfg!(feature = "sound"))];
        assert_eq!(codes, wanted);
        assert!(
            found
                .iter()
                .all(|found| found.args[0] == ("scene".to_owned(), "2".to_owned()))
        );
        assert_eq!(opened.medium("../x").unwrap_err().code, "story-medium-name");
    }
}
