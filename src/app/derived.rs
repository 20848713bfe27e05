//! What follows from the territory and the state, kept until one of them changes.

use std::sync::Arc;

use crate::index::{LayerFilter, Shown};
use crate::model::{Atlas, Lang};
use crate::state::{LayerChoice, State};
use crate::style::{Palette, Symbology, Theme};
use crate::ui::World;
use crate::ui::inquiry::Inquiry;

/// Everything made from the atlas and the state.
pub(super) struct Derived {
    pub(super) shown: Arc<Shown>,
    pub(super) symbology: Symbology,
    /// Counts changes of anything that a picture depends on, the camera aside.
    pub(super) revision: u64,
    made_for: DerivedKey,
}

#[derive(Debug, Clone, PartialEq)]
struct DerivedKey {
    /// Where the atlas lies: another one is another territory.
    atlas: *const Atlas,
    /// Revision of what passes the filter.
    passing: u64,
    layers: Vec<LayerChoice>,
    theme: Theme,
    lang: Lang,
    text_size: f32,
}

impl Derived {
    /// What follows from filter, layers, theme and language: `before` when none of them changed.
    pub(super) fn update(
        before: Option<Self>,
        world: &World,
        state: &State,
        inquiry: &Inquiry,
        (theme, lang): (Theme, Lang),
    ) -> Self {
        let atlas = &world.atlas;
        let key = DerivedKey {
            atlas: Arc::as_ptr(atlas),
            passing: inquiry.revision(),
            layers: state.layer_choices(atlas),
            theme,
            lang,
            text_size: state.text_size,
        };
        let before = match before {
            Some(derived) if derived.made_for == key => return derived,
            before => before,
        };
        let layers: Vec<LayerFilter> = key.layers.iter().map(LayerFilter::from).collect();
        let passing = inquiry.asked().map(|asked| (world.facets(), &asked.answer.on_map));
        let early = key.layers.iter().map(|choice| choice.early).collect();
        let shown = Arc::new(Shown::passing_only(atlas, passing, &layers).with_early(early));
        let revision = before.as_ref().map_or(0, |old| old.revision + 1);
        let symbology = match before.filter(|old| old.made_for.theme == key.theme && old.made_for.atlas == key.atlas) {
            Some(old) => old.symbology,
            None => Symbology::new(atlas, Palette::of(key.theme)),
        };
        Self {
            shown,
            symbology,
            revision,
            made_for: key,
        }
    }
}
