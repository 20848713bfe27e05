//! The ground of a map: the lowest layers, below everything that the map is about. A base map may paint it instead.

use crate::model::{Atlas, catalog::Role};

/// Who paints the ground.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ground {
    /// This scene does, with everything above.
    #[default]
    Here,
    /// This scene is the ground and nothing else: no symbols, no names.
    Only,
    /// The embedded base map does: this scene has what lies above, and the ground's symbols and names.
    Below,
    /// Another map takes its place: the background is left out and territories are lines only.
    Replaced {
        /// Whether the background's and the territories' names are still wanted.
        names: bool,
    },
}

/// What of a layer is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Parts {
    /// Fills.
    pub fills: bool,
    /// Lines, casings and edges.
    pub lines: bool,
    /// Symbols.
    pub symbols: bool,
    /// Names.
    pub names: bool,
}

impl Parts {
    /// Everything.
    pub const EVERYTHING: Self = Self {
        fills: true,
        lines: true,
        symbols: true,
        names: true,
    };
    /// Nothing.
    pub const NOTHING: Self = Self {
        fills: false,
        lines: false,
        symbols: false,
        names: false,
    };
}

impl Ground {
    /// What of `layer` a scene with this ground draws.
    pub(super) fn parts(self, atlas: &Atlas, layer: usize) -> Parts {
        let shapes = Parts {
            symbols: false,
            names: false,
            ..Parts::EVERYTHING
        };
        let marks = Parts {
            fills: false,
            lines: false,
            ..Parts::EVERYTHING
        };
        let below = layer >= first_ground_layer(atlas);
        match (self, atlas.layers[layer].def.role) {
            (Self::Here, _) | (Self::Replaced { .. }, Role::Subject) => Parts::EVERYTHING,
            (Self::Only, _) if below => shapes,
            (Self::Only, _) => Parts::NOTHING,
            (Self::Below, _) if below => marks,
            (Self::Below, _) => Parts::EVERYTHING,
            (Self::Replaced { names }, Role::Territory) => Parts {
                fills: false,
                names,
                ..Parts::EVERYTHING
            },
            (Self::Replaced { names }, Role::Background) => Parts { names, ..marks },
        }
    }
}

/// The first layer of the ground: all from it on lie below every layer of the subject. As many as there are layers when
/// the lowest one is of the subject.
pub fn first_ground_layer(atlas: &Atlas) -> usize {
    let last = atlas.layers.iter().rposition(|layer| layer.def.role == Role::Subject);
    last.map_or(0, |last| last + 1)
}
