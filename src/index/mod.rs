//! Which features are where: projected geometry, R-trees, hit test, what passes the filter, and a
//! text index. Knows nothing of drawing.

pub mod facets;
mod hit;
mod nearest;
mod projected;
mod shown;
mod snap;
mod text;
pub mod walk;

pub use crate::model::RingKind;
pub use facets::{FacetIndex, Question, Results, Terms};
pub use hit::{Hit, hit_test};
pub use nearest::{NearestIndex, Way};
pub use projected::{Index, LayerIndex, Projected, Ring};
pub use shown::{LayerFilter, Shown};
pub use snap::snap;
pub use text::{Answer, TextHit, TextIndex, Wanted};
