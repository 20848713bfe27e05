//! Names with their halos, as texts of the toolkit.

use std::sync::Arc;

use egui::epaint::TextShape;
use egui::{Color32, Painter, Vec2, pos2, vec2};

use super::{color32, font_id};
use crate::scene::{Anchor, TextItem};

/// Writes a name, its anchor at its place after a shift by `offset`.
pub(super) fn paint(painter: &Painter, offset: Vec2, item: &TextItem) {
    let job = {
        let mut job = egui::text::LayoutJob::default();
        let format = egui::TextFormat {
            font_id: font_id(item.face, item.size_pt),
            extra_letter_spacing: item.letter_spacing_pt,
            color: Color32::PLACEHOLDER,
            ..Default::default()
        };
        job.append(&item.text, 0.0, format);
        job
    };
    let galley = painter.layout_job(job);
    let size = galley.size();
    let from_anchor = match item.anchor {
        Anchor::Center => vec2(-size.x / 2.0, -size.y / 2.0),
        Anchor::Left => vec2(0.0, -size.y / 2.0),
        Anchor::Right => vec2(-size.x, -size.y / 2.0),
        Anchor::Top => vec2(-size.x / 2.0, 0.0),
    };
    let turned = egui::emath::Rot2::from_angle(item.angle) * from_anchor;
    let at = pos2(item.at[0], item.at[1]) + offset + turned;
    let draw = |shift: Vec2, color: Color32| {
        let shape = TextShape::new(at + shift, Arc::clone(&galley), color).with_angle(item.angle);
        painter.add(shape);
    };
    let (halo, halo_pt) = item.halo;
    if halo_pt > 0.0 {
        let halo = color32(halo);
        for shift in halo_shifts(halo_pt, painter.pixels_per_point()) {
            draw(shift, halo);
        }
    }
    draw(Vec2::ZERO, color32(item.color));
}

/// Where copies of a name are put for its halo to have no gaps: around its edge, and from about one and a half pixels on
/// halfway as well, for a stem of a letter is no wider than that.
fn halo_shifts(halo_pt: f32, pixels_per_point: f32) -> impl Iterator<Item = Vec2> {
    let ring = |radius: f32, count: usize, start: f32| {
        let turn = std::f32::consts::TAU / count as f32;
        (0..count).map(move |step| Vec2::angled((step as f32 + start) * turn) * radius)
    };
    let radius_px = halo_pt * pixels_per_point;
    let around = if radius_px > 3.0 { 16 } else { 8 };
    let halfway = match radius_px {
        wide if wide > 3.0 => 8,
        wide if wide > 1.4 => 4,
        _ => 0,
    };
    // Soft edges of many copies add up to hard ones, a little farther out.
    let harder_pt = if radius_px > 3.0 { 0.4 / pixels_per_point } else { 0.0 };
    ring(halo_pt - harder_pt, around, 0.0).chain(ring(halo_pt / 2.0, halfway, 0.5))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_of_a_halo_leave_no_gap_between_letter_and_edge() {
        for (halo_pt, scale) in [(1.2, 1.0), (1.8, 1.0), (2.4, 1.0), (2.0, 1.5), (2.4, 2.0)] {
            let shifts: Vec<Vec2> = halo_shifts(halo_pt, scale).map(|shift| shift * scale).collect();
            let radius = halo_pt * scale;
            assert!(shifts.iter().all(|shift| shift.length() <= radius + 1e-3));
            // A stem of a small letter is 1.1 points wide, and its edges are soft.
            let stem = 0.55 * scale + 0.5;
            let letter = std::iter::once(Vec2::ZERO);
            let places: Vec<Vec2> = shifts.iter().copied().chain(letter).collect();
            for step in 0..60 {
                let way = Vec2::angled(step as f32 / 60.0 * std::f32::consts::TAU);
                for share in 1..10 {
                    let at = way * (radius * share as f32 / 10.0);
                    let nearest = places
                        .iter()
                        .map(|place| (*place - at).length())
                        .fold(f32::MAX, f32::min);
                    assert!(nearest <= stem, "{halo_pt} at {scale}: {nearest} from {at:?}");
                }
            }
        }
    }
}
