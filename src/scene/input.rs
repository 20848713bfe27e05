//! What a scene is made from.

use super::cluster::Clusters;
use super::detail::Details;
use super::ground::Ground;
use super::label::{Memory, Poles};
use super::moment::Moment;
use crate::index::{Index, Shown};
use crate::model::{Atlas, Lang};
use crate::space::Viewport;
use crate::style::{Palette, Symbology};

/// Everything a scene is made from.
pub struct SceneInput<'a> {
    /// What there is.
    pub atlas: &'a Atlas,
    /// Where it is.
    pub index: &'a Index,
    /// Its levels of detail.
    pub details: &'a Details,
    /// What passes the filter and is switched on.
    pub shown: &'a Shown,
    /// Opacity by layer, 0 to 1.
    pub opacities: &'a [f32],
    /// Looks by layer and class.
    pub symbology: &'a Symbology,
    /// Colours of the theme.
    pub palette: &'static Palette,
    /// Language of names.
    pub lang: Lang,
    /// Factor on the size of labels.
    pub text_size: f32,
    /// Whether names are written.
    pub labels: bool,
    /// Who paints the ground.
    pub ground: Ground,
    /// What panels cover, from the left, top, right and bottom, in points: no names there.
    pub covered_pt: [f32; 4],
    /// Boxes that float over the map (left, top, right, bottom, in points): no names there.
    pub obstacles_pt: &'a [[f32; 4]],
    /// Names of a picture below (left, top, right, bottom, in points): none is written over them.
    pub names_pt: &'a [[f32; 4]],
    /// The year of the clock; none shows all times.
    pub moment: Option<Moment<'a>>,
    /// The piece of the world to show.
    pub viewport: Viewport,
}

/// Memory that is used again from one scene to the next.
#[derive(Default)]
pub struct SceneScratch {
    /// Whoever paints the scene fills paths and wants no triangles.
    pub no_triangles: bool,
    /// While the map moves: at most about this many features of a layer, the largest ones. None draws all.
    pub most_per_layer: Option<usize>,
    /// The most features that the last scene looked at in a layer.
    pub most_found: usize,
    pub(super) found: Vec<u32>,
    pub(super) by_class: Vec<Vec<u32>>,
    pub(super) clusters: Clusters,
    pub(super) poles: Poles,
    pub(super) names: Memory,
}
