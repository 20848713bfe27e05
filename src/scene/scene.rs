//! The scene: items over one pool of points, so that building it again allocates nothing.

use std::ops::Range;
use std::sync::Arc;

use geo_types::Coord;

use super::cluster::ClusterMark;
use super::detail::Detail;
use super::moment::LampMark;
use crate::model::FeatureId;
use crate::model::catalog::Pattern;
use crate::space::{Viewport, mercator::mercator_from_geo};
use crate::style::Rgba;
use crate::text::Face;

/// A run of [`Scene::points`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Path {
    /// First point.
    pub start: u32,
    /// One past the last point. Closed paths do not repeat their first point.
    pub end: u32,
    /// Whether the last point joins the first.
    pub closed: bool,
    /// Whether this is a hole of the path before it.
    pub hole: bool,
    /// Whether this is a square that stands for an area too small to have an outline: a stroke fills it instead.
    pub blob: bool,
}

/// How a line is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Stroke {
    /// Colour with its opacity.
    pub color: Rgba,
    /// Width in points.
    pub width_pt: f32,
    /// On, off, on, off … in points; none is solid.
    pub dash_pt: Option<Arc<[f32]>>,
}

/// What a symbol stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Badge {
    /// A filled disc.
    Disc,
    /// A ring around nothing, for what is not well known.
    Hollow,
    /// Light that fades towards the radius, as [`Badge::glow`] says.
    Glow,
}

impl Badge {
    /// Strength of the light at this share of the radius, 0 to 1.
    pub fn glow(share: f32) -> f32 {
        (1.0 - share).clamp(0.0, 1.0).powf(1.5)
    }
}

/// A symbol: a disc, with an icon in it when there is room for one.
#[derive(Debug, Clone, PartialEq)]
pub struct SymbolItem {
    /// Middle, in points.
    pub at: [f32; 2],
    /// Radius of the disc, in points.
    pub radius_pt: f32,
    /// What it stands on.
    pub badge: Badge,
    /// Colour of the disc, or of the ring.
    pub color: Rgba,
    /// Colour of the rim and its width in points.
    pub rim: (Rgba, f32),
    /// Icon of `assets/icons` in [`SymbolItem::icon_color`]; none draws a plain dot.
    pub icon: Option<Arc<str>>,
    /// Colour of the icon.
    pub icon_color: Rgba,
}

/// Which point of a text's box stands at [`TextItem::at`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// The middle.
    Center,
    /// The middle of the left edge.
    Left,
    /// The middle of the right edge.
    Right,
    /// The middle of the top edge.
    Top,
}

/// A text with its halo.
#[derive(Debug, Clone, PartialEq)]
pub struct TextItem {
    /// What is written: one line.
    pub text: Arc<str>,
    /// Where [`TextItem::anchor`] stands, in points.
    pub at: [f32; 2],
    /// Which point of the box stands there.
    pub anchor: Anchor,
    /// Clockwise angle in radians around [`TextItem::at`].
    pub angle: f32,
    /// Font.
    pub face: Face,
    /// Size in points.
    pub size_pt: f32,
    /// Space between letters in points.
    pub letter_spacing_pt: f32,
    /// Colour of the letters.
    pub color: Rgba,
    /// Colour and width in points of the halo.
    pub halo: (Rgba, f32),
    /// Measured width and height in points, the same for every painter.
    pub size: [f32; 2],
}

/// One thing to draw.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// Areas.
    Fill {
        /// Runs of [`Scene::paths`].
        paths: Range<u32>,
        /// Runs of [`Scene::triangles`] that cover the same areas.
        triangles: Range<u32>,
        /// Colour with its opacity.
        color: Rgba,
        /// Pattern over it, with its colour.
        pattern: Option<(Pattern, Rgba)>,
    },
    /// Lines, or the edges of areas.
    Stroke {
        /// Runs of [`Scene::paths`].
        paths: Range<u32>,
        /// How.
        stroke: Stroke,
    },
    /// A symbol.
    Symbol(SymbolItem),
    /// A text.
    Text(TextItem),
}

/// A name that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabelMark {
    /// Whose name.
    pub id: FeatureId,
    /// Run of [`Scene::items`]: its texts, with their plate or leader.
    pub items: Range<u32>,
}

/// What to draw, bottom first.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// The piece of the world that it shows.
    pub viewport: Viewport,
    /// Colour of the paper.
    pub background: Rgba,
    /// Positions in viewport points.
    pub points: Vec<[f32; 2]>,
    /// Runs of points.
    pub paths: Vec<Path>,
    /// Triples of indices into `points`.
    pub triangles: Vec<u32>,
    /// Items, bottom first.
    pub items: Vec<Item>,
    /// Clusters in view, for whoever asks what lies under a position.
    pub clusters: Vec<ClusterMark>,
    /// Names that were written.
    pub labels: Vec<LabelMark>,
    /// Lines that run side by side: whose they are, which path, and half their width in points.
    pub ribbons: Vec<(FeatureId, u32, f32)>,
    /// Works of a year, alight or dark, for whoever asks what lies under a position.
    pub lamps: Vec<LampMark>,
    /// Centre of the viewport, projected once for all geometries.
    center_mercator: Coord<f64>,
}

impl Scene {
    /// An empty scene.
    pub fn new(viewport: Viewport, background: Rgba) -> Self {
        Self {
            viewport,
            background,
            points: Vec::new(),
            paths: Vec::new(),
            triangles: Vec::new(),
            items: Vec::new(),
            clusters: Vec::new(),
            labels: Vec::new(),
            ribbons: Vec::new(),
            lamps: Vec::new(),
            center_mercator: mercator_from_geo(viewport.center_geo),
        }
    }

    /// Empties the scene and keeps its memory.
    pub fn restart(&mut self, viewport: Viewport, background: Rgba) {
        self.viewport = viewport;
        self.center_mercator = mercator_from_geo(viewport.center_geo);
        self.background = background;
        self.points.clear();
        self.paths.clear();
        self.triangles.clear();
        self.items.clear();
        self.clusters.clear();
        self.labels.clear();
        self.ribbons.clear();
        self.lamps.clear();
    }

    /// The line drawn beside others that is nearest to a position (points), if one is within `tolerance_pt` of its edge.
    /// Where lines share a way their geometry lies in the middle: only the picture tells them apart.
    pub fn ribbon_at(&self, at: [f32; 2], tolerance_pt: f32) -> Option<FeatureId> {
        let off = |path: u32| {
            let points = self.path_points(self.paths[path as usize]);
            let distances = points.windows(2).map(|pair| distance(at, pair[0], pair[1]));
            distances.fold(f32::INFINITY, f32::min)
        };
        let near = self.ribbons.iter().map(|(id, path, half)| (*id, off(*path) - half));
        let nearest = near.min_by(|a, b| a.1.total_cmp(&b.1));
        nearest.filter(|(_, off)| *off <= tolerance_pt).map(|(id, _)| id)
    }

    /// The work whose mark is nearest to a position (points), if one is within `tolerance_pt` of its edge.
    pub fn lamp_at(&self, at: [f32; 2], tolerance_pt: f32) -> Option<FeatureId> {
        let off = |lamp: &LampMark| (lamp.at[0] - at[0]).hypot(lamp.at[1] - at[1]) - lamp.radius_pt;
        let nearest = self.lamps.iter().map(|lamp| (lamp.id, off(lamp)));
        let nearest = nearest.min_by(|a, b| a.1.total_cmp(&b.1));
        nearest.filter(|(_, off)| *off <= tolerance_pt).map(|(id, _)| id)
    }

    /// The cluster whose disc covers a position (points), the topmost one first.
    pub fn cluster_at(&self, at: [f32; 2]) -> Option<&ClusterMark> {
        let covers = |mark: &&ClusterMark| (mark.at[0] - at[0]).hypot(mark.at[1] - at[1]) <= mark.radius_pt + 1.0;
        self.clusters.iter().rev().find(covers)
    }

    /// Moves a geometry, whose positions count from `middle_mercator`, to the screen: its own areas and lines become paths of
    /// the scene, in this range; those of its indicative outline are returned, for whoever draws them apart. Triangles of
    /// its areas come along where whoever paints wants them.
    pub fn add_detail(
        &mut self,
        detail: &Detail,
        middle_mercator: [f64; 2],
        triangles: bool,
    ) -> (Range<u32>, Vec<Path>) {
        let scale = self.viewport.scale();
        let dx = ((middle_mercator[0] - self.center_mercator.x) * scale + self.viewport.size[0] / 2.0) as f32;
        let dy = ((middle_mercator[1] - self.center_mercator.y) * scale + self.viewport.size[1] / 2.0) as f32;
        let scale = scale as f32;
        let first = self.points.len() as u32;
        let on_screen = |[x, y]: &[f32; 2]| [x * scale + dx, y * scale + dy];
        self.points.extend(detail.points.iter().map(on_screen));
        if triangles {
            let triangles = detail.triangles();
            self.points.extend(triangles.more.iter().map(on_screen));
            self.triangles
                .extend(triangles.indices.iter().map(|corner| corner + first));
        }
        let moved = |path: &Path| Path {
            start: path.start + first,
            end: path.end + first,
            ..*path
        };
        let (own, outline) = detail.paths.split_at((detail.areas + detail.lines) as usize);
        let start = self.paths.len() as u32;
        self.paths.extend(own.iter().map(moved));
        (start..self.paths.len() as u32, outline.iter().map(moved).collect())
    }

    /// Adds an open line through `points`, in viewport points.
    pub fn add_line(&mut self, points: Vec<[f32; 2]>) {
        let start = self.points.len() as u32;
        self.points.extend(points);
        self.paths.push(Path {
            start,
            end: self.points.len() as u32,
            closed: false,
            hole: false,
            blob: false,
        });
    }

    /// Adds a square that stands for something too small to have a shape: its middle in Mercator units, half its side in
    /// points. Returns its first point.
    pub fn add_square(&mut self, middle_mercator: [f64; 2], half_pt: f32) -> u32 {
        let scale = self.viewport.scale();
        let x = ((middle_mercator[0] - self.center_mercator.x) * scale + self.viewport.size[0] / 2.0) as f32;
        let y = ((middle_mercator[1] - self.center_mercator.y) * scale + self.viewport.size[1] / 2.0) as f32;
        let first = self.points.len() as u32;
        let (left, top, right, bottom) = (x - half_pt, y - half_pt, x + half_pt, y + half_pt);
        self.points
            .extend([[left, top], [right, top], [right, bottom], [left, bottom]]);
        self.paths.push(Path {
            start: first,
            end: first + 4,
            closed: true,
            hole: false,
            blob: true,
        });
        first
    }

    /// Lays another scene of the same view over this one.
    pub fn append(&mut self, other: &Self) {
        let (points, paths, triangles) = (
            self.points.len() as u32,
            self.paths.len() as u32,
            self.triangles.len() as u32,
        );
        let moved = |range: &Range<u32>, by: u32| range.start + by..range.end + by;
        self.points.extend(&other.points);
        self.paths.extend(other.paths.iter().map(|path| Path {
            start: path.start + points,
            end: path.end + points,
            ..*path
        }));
        self.triangles
            .extend(other.triangles.iter().map(|corner| corner + points));
        let first = self.items.len() as u32;
        self.items.extend(other.items.iter().map(|item| match item {
            Item::Fill {
                paths: fill,
                triangles: corners,
                color,
                pattern,
            } => Item::Fill {
                paths: moved(fill, paths),
                triangles: moved(corners, triangles),
                color: *color,
                pattern: *pattern,
            },
            Item::Stroke { paths: lines, stroke } => Item::Stroke {
                paths: moved(lines, paths),
                stroke: stroke.clone(),
            },
            same => same.clone(),
        }));
        self.labels.extend(other.labels.iter().map(|label| LabelMark {
            id: label.id,
            items: moved(&label.items, first),
        }));
        self.clusters.extend(other.clusters.iter().cloned());
        self.ribbons
            .extend(other.ribbons.iter().map(|(id, path, half)| (*id, path + paths, *half)));
        self.lamps.extend(&other.lamps);
    }

    /// The points of a path.
    pub fn path_points(&self, path: Path) -> &[[f32; 2]] {
        &self.points[path.start as usize..path.end as usize]
    }
}

/// Distance of a position from a stretch of a line.
fn distance(at: [f32; 2], from: [f32; 2], to: [f32; 2]) -> f32 {
    let along = [to[0] - from[0], to[1] - from[1]];
    let squared = along[0] * along[0] + along[1] * along[1];
    let share = ((at[0] - from[0]) * along[0] + (at[1] - from[1]) * along[1]) / squared.max(1e-9);
    let share = share.clamp(0.0, 1.0);
    (at[0] - from[0] - along[0] * share).hypot(at[1] - from[1] - along[1] * share)
}
