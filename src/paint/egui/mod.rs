//! The window's painter: a scene as egui meshes and texts.

mod names;
mod parts;
#[cfg(test)]
mod tests;

use std::ops::Range;
use std::sync::Arc;

use egui::epaint::Vertex;
use egui::{Color32, ColorImage, FontFamily, FontId, Mesh, Painter, Pos2, Rect, Shape, TextureId, Vec2, pos2};
use rayon::prelude::*;
use resvg::tiny_skia::Pixmap;

use super::{PATTERN_PT, stroker};
use crate::model::catalog::Pattern;
use crate::scene::{Badge, Item, Scene, Stroke, SymbolItem, TextItem};
use crate::style::Rgba;
use crate::text::Face;

/// Textures that the painter needs; made once per window by `ui`.
pub trait Textures: Sync {
    /// Texture and place of an icon, drawn white, at about this size in points.
    fn icon(&self, name: &str) -> Option<(TextureId, Rect)>;
    /// A white pattern that repeats every [`PATTERN_PT`] points.
    fn pattern(&self, pattern: Pattern) -> Option<TextureId>;
    /// A white disc for one of this radius in pixels: its texture, its place, and half its side against its radius. None
    /// where a mesh serves better.
    fn disc(&self, radius_px: f32) -> Option<(TextureId, Rect, f32)>;
    /// White light that fades as [`Badge::glow`] says, from the middle to the sides of its texture.
    fn glow(&self) -> TextureId;
}

/// A scene as meshes: made when the scene changes, painted as often as needed.
#[derive(Default)]
pub struct Painted {
    /// Meshes, and the largest circles between them.
    shapes: Vec<Shape>,
    texts: Vec<TextItem>,
    /// Vertices of all meshes.
    pub vertices: usize,
}

/// The colour of egui for one of ours.
pub fn color32(color: Rgba) -> Color32 {
    let [red, green, blue, alpha] = color.0;
    Color32::from_rgba_unmultiplied(red, green, blue, alpha)
}

/// A picture as egui takes it.
pub fn color_image(picture: &Pixmap) -> ColorImage {
    let size = [picture.width() as usize, picture.height() as usize];
    ColorImage::from_rgba_premultiplied(size, picture.data())
}

/// The font of egui for one of ours.
pub fn font_id(face: Face, size_pt: f32) -> FontId {
    FontId::new(size_pt, family(face))
}

/// The family of egui for a face; `ui` installs them under these names.
pub fn family(face: Face) -> FontFamily {
    match face {
        Face::Regular => FontFamily::Proportional,
        Face::Semibold => FontFamily::Name("semibold".into()),
        Face::Bold => FontFamily::Name("bold".into()),
        Face::Italic => FontFamily::Name("italic".into()),
    }
}

impl Painted {
    /// Turns `scene` into meshes whose origin is the top left corner of `rect`. `pixels_per_point` sets how soft edges are.
    pub fn update(&mut self, scene: &Scene, rect: Rect, pixels_per_point: f32, textures: &dyn Textures) {
        // Memory of meshes that nobody paints any more is used again.
        let old = std::mem::take(&mut self.shapes).into_iter();
        let spare = old.filter_map(|shape| match shape {
            Shape::Mesh(mesh) => Arc::try_unwrap(mesh).ok(),
            _ => None,
        });
        let mut spare: Vec<Mesh> = spare.collect();
        // The largest ones first: they are large enough for what comes, and nothing has to grow.
        spare.sort_by_key(|mesh| mesh.vertices.capacity());
        let parts = parts::parts(scene);
        let mut tessellators: Vec<Tessellator<'_>> = (0..parts.len())
            .map(|_| Tessellator {
                scene,
                offset: rect.min.to_vec2(),
                feather: 1.0 / pixels_per_point,
                clip: [0.0, 0.0, rect.width(), rect.height()],
                textures,
                done: Vec::new(),
                mesh: spare.pop().map(emptied).unwrap_or_default(),
                spare: Vec::new(),
                icons: Vec::new(),
            })
            .collect();
        tessellators[0].spare = spare;
        let made = |(mut tessellator, part): (Tessellator<'_>, Range<usize>)| {
            scene.items[part].iter().for_each(|item| tessellator.item(item));
            tessellator.finish()
        };
        let work: Vec<_> = tessellators.into_iter().zip(parts).collect();
        self.shapes = if work.len() == 1 {
            work.into_iter().flat_map(made).collect()
        } else {
            let made: Vec<Vec<Shape>> = work.into_par_iter().map(made).collect();
            made.into_iter().flatten().collect()
        };
        self.texts.clear();
        self.texts.extend(scene.items.iter().filter_map(|item| match item {
            Item::Text(text) => Some(text.clone()),
            _ => None,
        }));
        let vertices = |shape: &Shape| match shape {
            Shape::Mesh(mesh) => mesh.vertices.len(),
            _ => 4,
        };
        self.vertices = self.shapes.iter().map(vertices).sum();
    }

    /// Paints areas, lines and symbols.
    pub fn paint_meshes(&self, painter: &Painter) {
        painter.extend(self.shapes.iter().cloned());
    }

    /// Paints texts: after all meshes, since they lie on everything.
    pub fn paint_texts(&self, painter: &Painter, rect: Rect) {
        for text in &self.texts {
            names::paint(painter, rect.min.to_vec2(), text);
        }
    }
}

struct Tessellator<'a> {
    scene: &'a Scene,
    offset: Vec2,
    feather: f32,
    clip: [f32; 4],
    textures: &'a dyn Textures,
    done: Vec<Shape>,
    mesh: Mesh,
    spare: Vec<Mesh>,
    icons: Vec<(Rect, Arc<str>, Color32)>,
}

impl Tessellator<'_> {
    /// Makes triangles of an item; texts have none.
    fn item(&mut self, item: &Item) {
        match item {
            Item::Fill {
                triangles,
                color,
                pattern,
                ..
            } => {
                // An area after symbols is a veil over all of them.
                self.put_icons();
                self.fill(triangles.clone(), *color);
                if let Some((pattern, color)) = pattern {
                    self.pattern(triangles.clone(), *pattern, *color);
                }
            }
            Item::Stroke { paths, stroke } => self.stroke(paths.clone(), stroke),
            Item::Symbol(symbol) => self.symbol(symbol),
            Item::Text(_) => {}
        }
    }

    /// Makes sure that what comes now is drawn with `texture`.
    fn open(&mut self, texture: TextureId) {
        if self.mesh.texture_id != texture {
            self.close();
            self.mesh.texture_id = texture;
        }
    }

    /// Ends the mesh so far: what comes next lies on it.
    fn close(&mut self) {
        if self.mesh.vertices.is_empty() {
            return;
        }
        let mut fresh = self.spare.pop().map(emptied).unwrap_or_default();
        fresh.texture_id = self.mesh.texture_id;
        let full = std::mem::replace(&mut self.mesh, fresh);
        self.done.push(Shape::mesh(full));
    }

    /// Icons come after all discs, in one mesh: they have room of their own, so nothing is hidden by that.
    fn put_icons(&mut self) {
        for (rect, name, color) in std::mem::take(&mut self.icons) {
            if let Some((texture, uv)) = self.textures.icon(&name) {
                self.open(texture);
                self.mesh.add_rect_with_uv(rect, uv, color);
            }
        }
    }

    fn finish(mut self) -> Vec<Shape> {
        self.put_icons();
        self.close();
        self.done
    }

    fn place(&self, point: [f32; 2]) -> Pos2 {
        pos2(point[0] + self.offset.x, point[1] + self.offset.y)
    }

    fn fill(&mut self, triangles: Range<u32>, color: Rgba) {
        self.open(TextureId::default());
        let color = color32(color);
        self.triangles(triangles, |at, _| Vertex::untextured(at, color));
    }

    fn pattern(&mut self, triangles: Range<u32>, pattern: Pattern, color: Rgba) {
        let Some(texture) = self.textures.pattern(pattern) else {
            return;
        };
        self.open(texture);
        let color = color32(color);
        // The pattern is pinned to the world, so that it does not swim while the map is dragged.
        let viewport = &self.scene.viewport;
        let center = crate::space::mercator::mercator_from_geo(viewport.center_geo);
        let pin = |center: f64, length: f64| {
            ((center * viewport.scale() - length / 2.0).rem_euclid(f64::from(PATTERN_PT))) as f32
        };
        let origin = [pin(center.x, viewport.size[0]), pin(center.y, viewport.size[1])];
        self.triangles(triangles, |pos, point| Vertex {
            pos,
            uv: pos2((point[0] + origin[0]) / PATTERN_PT, (point[1] + origin[1]) / PATTERN_PT),
            color,
        });
    }

    /// Copies the corners that a run of triangles uses; they form one run of points as well.
    fn triangles(&mut self, triangles: Range<u32>, vertex: impl Fn(Pos2, [f32; 2]) -> Vertex) {
        let triangles = &self.scene.triangles[triangles.start as usize..triangles.end as usize];
        let (Some(first), Some(last)) = (triangles.iter().min(), triangles.iter().max()) else {
            return;
        };
        let base = self.mesh.vertices.len() as u32;
        let offset = self.offset;
        let points = &self.scene.points[*first as usize..=*last as usize];
        self.mesh.vertices.extend(
            points
                .iter()
                .map(|point| vertex(pos2(point[0] + offset.x, point[1] + offset.y), *point)),
        );
        self.mesh
            .indices
            .extend(triangles.iter().map(|corner| corner - first + base));
    }

    fn stroke(&mut self, paths: Range<u32>, stroke: &Stroke) {
        self.open(TextureId::default());
        let scene = self.scene;
        for path in &scene.paths[paths.start as usize..paths.end as usize] {
            let points = scene.path_points(*path);
            if path.blob {
                self.blob(points, stroke.color);
                continue;
            }
            match &stroke.dash_pt {
                None => self.line(points, path.closed, stroke.width_pt, stroke.color),
                Some(pattern) => {
                    let margin = stroke.width_pt;
                    let clip = [-margin, -margin, self.clip[2] + margin, self.clip[3] + margin];
                    stroker::dashes(points, path.closed, pattern, clip, &mut |dash| {
                        self.line(dash, false, stroke.width_pt, stroke.color);
                    });
                }
            }
        }
    }

    /// Fills what is too small for an outline; blobs are convex.
    fn blob(&mut self, points: &[[f32; 2]], color: Rgba) {
        let base = self.mesh.vertices.len() as u32;
        let color = color32(color);
        let offset = self.offset;
        let vertex = |point: &[f32; 2]| Vertex::untextured(pos2(point[0] + offset.x, point[1] + offset.y), color);
        self.mesh.vertices.extend(points.iter().map(vertex));
        let corners = points.len() as u32;
        self.mesh
            .indices
            .extend((1..corners.saturating_sub(1)).flat_map(|corner| [base, base + corner, base + corner + 1]));
    }

    fn line(&mut self, points: &[[f32; 2]], closed: bool, width: f32, color: Rgba) {
        let base = self.mesh.vertices.len() as u32;
        let full = color32(color);
        let offset = self.offset;
        let Mesh { vertices, indices, .. } = &mut self.mesh;
        stroker::stroke(
            points,
            closed,
            width,
            self.feather,
            self.clip,
            &mut |corner| {
                let color = match corner.cover {
                    cover if cover >= 1.0 => full,
                    cover if cover <= 0.0 => Color32::TRANSPARENT,
                    cover => full.gamma_multiply(cover),
                };
                vertices.push(Vertex::untextured(
                    pos2(corner.at[0] + offset.x, corner.at[1] + offset.y),
                    color,
                ));
            },
            &mut |triangle| indices.extend(triangle.map(|corner| corner + base)),
        );
    }

    fn symbol(&mut self, symbol: &SymbolItem) {
        let center = self.place(symbol.at);
        let (rim, rim_pt) = symbol.rim;
        let reach = symbol.radius_pt;
        match symbol.badge {
            Badge::Disc => {
                self.disc(center, reach + rim_pt, rim);
                self.disc(center, reach, symbol.color);
            }
            Badge::Hollow if symbol.color.0[3] == 0 => self.ring(center, reach, rim_pt, rim),
            Badge::Hollow => {
                self.disc(center, reach + rim_pt, rim);
                self.ring(center, reach - 0.6, 1.6, symbol.color);
            }
            Badge::Glow => {
                self.open(self.textures.glow());
                let rect = Rect::from_center_size(center, Vec2::splat(2.0 * reach));
                let whole = Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0));
                self.mesh.add_rect_with_uv(rect, whole, color32(symbol.color));
            }
        }
        if let Some(icon) = &symbol.icon {
            let rect = Rect::from_center_size(center, Vec2::splat(reach * 1.34));
            self.icons.push((rect, Arc::clone(icon), color32(symbol.icon_color)));
        }
    }

    fn disc(&mut self, center: Pos2, radius: f32, color: Rgba) {
        if color.0[3] == 0 {
            return;
        }
        // A picture costs two triangles, a round mesh some ninety: in software, hundreds of lamps are slow that way.
        if let Some((texture, uv, reach)) = self.textures.disc(radius / self.feather) {
            self.open(texture);
            let rect = Rect::from_center_size(center, Vec2::splat(2.0 * radius * reach));
            self.mesh.add_rect_with_uv(rect, uv, color32(color));
            return;
        }
        self.close();
        self.done.push(Shape::circle_filled(center, radius, color32(color)));
    }

    fn ring(&mut self, center: Pos2, radius: f32, width: f32, color: Rgba) {
        self.open(TextureId::default());
        let corners = corners(radius);
        let center = center - self.offset;
        let at = |corner: u32| {
            let direction = Vec2::angled(corner as f32 / corners as f32 * std::f32::consts::TAU);
            [center.x + direction.x * radius, center.y + direction.y * radius]
        };
        let points: Vec<[f32; 2]> = (0..corners).map(at).collect();
        self.line(&points, true, width, color);
    }
}

/// A mesh with nothing in it but its memory.
fn emptied(mut mesh: Mesh) -> Mesh {
    mesh.indices.clear();
    mesh.vertices.clear();
    mesh.texture_id = TextureId::default();
    mesh
}

/// Corners of a circle that looks round.
fn corners(radius: f32) -> u32 {
    (radius * 1.6 + 8.0).clamp(10.0, 64.0) as u32
}
