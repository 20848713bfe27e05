//! Small plates with a number, for roads, cycle routes and bus lines.

use std::sync::Arc;

use super::scene::{Anchor, Item, Path, Scene, Stroke, TextItem};
use crate::style::{Face, Rgba};
use crate::text;

/// Room between the number and the edge of its plate, in points: beside, above.
const PADDING_PT: [f32; 2] = [4.5, 2.0];
/// Radius of the corners, in points.
const CORNER_PT: f32 = 4.0;

/// A plate before it has its place.
#[derive(Debug, Clone)]
pub(super) struct Plate {
    /// What stands on it.
    pub text: Arc<str>,
    /// Size of the letters, in points.
    pub size_pt: f32,
    /// Ground.
    pub color: Rgba,
    /// Edge.
    pub rim: Rgba,
    /// Letters.
    pub ink: Rgba,
    /// Width and height, in points.
    pub size: [f32; 2],
    text_size: [f32; 2],
}

impl Plate {
    /// A plate for `text` in letters of `size_pt`.
    pub(super) fn new(text: &str, size_pt: f32, color: Rgba, rim: Rgba, ink: Rgba) -> Self {
        let measured = text::measure(text, Face::Bold, size_pt, 0.0);
        let height = measured.cap_height_pt + 2.0 * PADDING_PT[1] + 2.5;
        Self {
            text: Arc::from(text),
            size_pt,
            color,
            rim,
            ink,
            size: [(measured.width_pt + 2.0 * PADDING_PT[0]).max(height), height],
            text_size: [measured.width_pt, measured.height_pt()],
        }
    }

    /// The box of the plate around `at`.
    pub(super) fn area(&self, at: [f32; 2]) -> [f32; 4] {
        let [x, y] = self.size.map(|length| length / 2.0 + 1.0);
        [at[0] - x, at[1] - y, at[0] + x, at[1] + y]
    }

    /// Draws the plate around `at`.
    pub(super) fn draw(&self, at: [f32; 2], scene: &mut Scene) {
        let first = scene.points.len() as u32;
        scene
            .points
            .extend(rounded(at, self.size, CORNER_PT.min(self.size[1] / 2.0)));
        let end = scene.points.len() as u32;
        let (path, triangle) = (scene.paths.len() as u32, scene.triangles.len() as u32);
        scene.paths.push(Path {
            start: first,
            end,
            closed: true,
            hole: false,
            blob: false,
        });
        let fan = (1..end - first - 1).flat_map(|corner| [first, first + corner, first + corner + 1]);
        scene.triangles.extend(fan);
        scene.items.push(Item::Fill {
            paths: path..path + 1,
            triangles: triangle..scene.triangles.len() as u32,
            color: self.color,
            pattern: None,
        });
        scene.items.push(Item::Stroke {
            paths: path..path + 1,
            stroke: Stroke {
                color: self.rim,
                width_pt: 1.2,
                dash_pt: None,
            },
        });
        scene.items.push(Item::Text(TextItem {
            text: Arc::clone(&self.text),
            at,
            anchor: Anchor::Center,
            angle: 0.0,
            face: Face::Bold,
            size_pt: self.size_pt,
            letter_spacing_pt: 0.0,
            color: self.ink,
            halo: (self.color, 0.0),
            size: self.text_size,
        }));
    }
}

/// Corners of a rectangle with round corners, in order.
fn rounded(at: [f32; 2], size: [f32; 2], radius: f32) -> impl Iterator<Item = [f32; 2]> {
    let inner = [size[0] / 2.0 - radius, size[1] / 2.0 - radius];
    const STEPS: u32 = 4;
    (0..4_u32).flat_map(move |quarter| {
        let [right, down] = [[1.0, 1.0], [-1.0, 1.0], [-1.0, -1.0], [1.0, -1.0]][quarter as usize];
        (0..=STEPS).map(move |step| {
            let angle = (quarter as f32 + step as f32 / STEPS as f32) * std::f32::consts::FRAC_PI_2;
            [
                at[0] + right * inner[0] + radius * angle.cos(),
                at[1] + down * inner[1] + radius * angle.sin(),
            ]
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plate_holds_its_number_and_stays_in_its_box() {
        let plate = Plate::new("B5", 10.0, Rgba::BLACK, Rgba::WHITE, Rgba::WHITE);
        assert!(plate.size[0] > plate.text_size[0] && plate.size[1] < plate.text_size[1] + 6.0);
        let area = plate.area([100.0, 50.0]);
        let corners: Vec<_> = rounded([100.0, 50.0], plate.size, 4.0).collect();
        assert!(
            corners
                .iter()
                .all(|[x, y]| *x > area[0] && *x < area[2] && *y > area[1] && *y < area[3])
        );
        let turn = |i: usize| {
            let [a, b, c] = [0, 1, 2].map(|step| corners[(i + step) % corners.len()]);
            (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0])
        };
        assert!(
            (0..corners.len()).all(|i| turn(i) >= -1e-3),
            "a fan of triangles needs a convex shape"
        );
    }
}
