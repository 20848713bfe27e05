//! Discs, rings, squares and icons.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex};

use super::Band;
use super::blend::{self, Ink, Order};
use super::sprite::Look;
use crate::scene::{Badge, SymbolItem};
use crate::style::icons;

/// Share of a disc's diameter that its icon takes.
const ICON_SHARE: f32 = 1.34;

/// The look of a plain dot, for whoever draws many; none for other symbols.
pub fn look(item: &SymbolItem, scale: f32, order: Order) -> Option<Look> {
    let (radius, rim_pt) = (item.radius_pt * scale, item.rim.1 * scale);
    let plain = item.badge == Badge::Disc && item.icon.is_none() && item.color.0[3] == 255;
    plain.then(|| Look {
        disc: (radius, order.ink(item.color)),
        rim: (radius + rim_pt, order.ink(item.rim.0)),
    })
}

/// Draws a symbol; positions and sizes of the item are in points.
pub fn symbol(band: &mut Band<'_>, item: &SymbolItem, scale: f32, order: Order) {
    let at = [item.at[0] * scale, item.at[1] * scale - band.top as f32];
    let (rim, rim_pt) = (order.ink(item.rim.0), item.rim.1 * scale);
    let (radius, color) = (item.radius_pt * scale, order.ink(item.color));
    match item.badge {
        Badge::Disc => rimmed(band, at, (radius, color), (radius + rim_pt, rim)),
        Badge::Hollow if color[3] == 0 => ring(band, at, radius, rim_pt, rim),
        Badge::Hollow => {
            disc(band, at, radius + rim_pt, rim);
            ring(band, at, radius - 0.6 * scale, 1.6 * scale, color);
        }
        Badge::Glow => band.each_near(at, radius, |pixel, x, y| {
            let light = Badge::glow((x * x + y * y).sqrt() / radius);
            blend::pixel(pixel, blend::scaled(color, (light * 255.0) as u8));
        }),
    }
    if let Some(name) = &item.icon {
        icon(band, at, name, radius * ICON_SHARE, order.ink(item.icon_color));
    }
}

/// How far from its middle a symbol reaches, in points.
pub fn reach_pt(item: &SymbolItem) -> f32 {
    item.radius_pt + item.rim.1 + 1.0
}

/// A disc on a larger one: pixels that the upper one covers wholly are painted once.
pub fn rimmed(band: &mut Band<'_>, at: [f32; 2], (radius, color): (f32, Ink), (outer, rim): (f32, Ink)) {
    if color[3] < 255 {
        disc(band, at, outer, rim);
        disc(band, at, radius, color);
        return;
    }
    let (outer, radius) = (outer + 0.5, radius + 0.5);
    // Distances of eight pixels are worked out together, which the compiler does in one go.
    band.rows_near(at, outer, |pixels, first, y| {
        for (block, pixels) in pixels.chunks_mut(8).enumerate() {
            let mut covers = [[0_u8; 2]; 8];
            let left = first + (block * 8) as f32;
            for (column, covers) in covers.iter_mut().enumerate() {
                let x = left + column as f32;
                let distance = (x * x + y * y).sqrt();
                let cover = |reach: f32| ((reach - distance).clamp(0.0, 1.0) * 255.0) as i32 as u8;
                *covers = [cover(outer), cover(radius)];
            }
            for (pixel, [under, over]) in pixels.iter_mut().zip(covers) {
                if over == 255 {
                    *pixel = color;
                } else if under > 0 {
                    blend::pixel(pixel, blend::scaled(rim, under));
                    blend::pixel(pixel, blend::scaled(color, over));
                }
            }
        }
    });
}

fn disc(band: &mut Band<'_>, at: [f32; 2], radius: f32, ink: Ink) {
    if ink[3] == 0 || radius <= 0.0 {
        return;
    }
    band.each_near(at, radius + 0.5, |pixel, x, y| {
        let cover = radius + 0.5 - (x * x + y * y).sqrt();
        if cover >= 1.0 {
            blend::pixel(pixel, ink);
        } else if cover > 0.0 {
            blend::pixel(pixel, blend::scaled(ink, (cover * 255.0) as u8));
        }
    });
}

fn ring(band: &mut Band<'_>, at: [f32; 2], radius: f32, width: f32, ink: Ink) {
    if ink[3] == 0 || width <= 0.0 {
        return;
    }
    let half = width.max(1.0) / 2.0;
    let ink = blend::scaled(ink, (width.min(1.0) * 255.0) as u8);
    band.each_near(at, radius + half + 0.5, |pixel, x, y| {
        let cover = half + 0.5 - ((x * x + y * y).sqrt() - radius).abs();
        if cover > 0.0 {
            blend::pixel(pixel, blend::scaled(ink, (cover.min(1.0) * 255.0) as u8));
        }
    });
}

/// The icon as a mask of this many pixels, drawn once.
fn mask(name: &str, side: u32) -> Option<Arc<icons::Mask>> {
    type Known = Mutex<HashMap<(String, u32), Option<Arc<icons::Mask>>>>;
    static KNOWN: LazyLock<Known> = LazyLock::new(Known::default);
    let mut known = KNOWN.lock().ok()?;
    known
        .entry((name.to_owned(), side))
        .or_insert_with(|| icons::rasterize(name, side).map(Arc::new))
        .clone()
}

fn icon(band: &mut Band<'_>, at: [f32; 2], name: &str, side: f32, ink: Ink) {
    let Some(mask) = mask(name, side.round().max(1.0) as u32) else {
        return;
    };
    let corner = |middle: f32| (middle - mask.width as f32 / 2.0).round() as i64;
    let (left, top) = (corner(at[0]), corner(at[1]));
    for row in 0..i64::from(mask.height) {
        for column in 0..i64::from(mask.width) {
            let cover = mask.alpha[(row * i64::from(mask.width) + column) as usize];
            if cover > 0
                && let Some(pixel) = band.pixel(left + column, top + row)
            {
                blend::pixel(pixel, blend::scaled(ink, cover));
            }
        }
    }
}
