//! Icons and patterns as textures: drawn once per size and scale by resvg.

use std::collections::HashMap;

use egui::{ColorImage, Rect, TextureHandle, TextureId, TextureOptions, TextureWrapMode, pos2, vec2};

use crate::model::catalog::Pattern;
use crate::paint::{PATTERN_PT, png, svg};
use crate::scene::Badge;
use crate::style::icons;

/// Side of an icon's cell in the sheet of icons, in points.
const CELL_PT: f32 = 22.0;

/// Radii of the discs, in pixels; larger ones are meshes.
const DISC_PX: [f32; 10] = [2.2, 3.2, 4.6, 6.5, 9.0, 13.0, 18.0, 26.0, 37.0, 52.0];

/// Every icon in one texture, every disc in another, and one texture per pattern.
pub struct TextureSet {
    icons: TextureHandle,
    discs: TextureHandle,
    glow: TextureHandle,
    places: HashMap<&'static str, Rect>,
    patterns: Vec<(Pattern, TextureHandle)>,
    pixels_per_point: f32,
}

impl TextureSet {
    /// Draws everything for a screen of this many pixels per point.
    pub fn new(ctx: &egui::Context, pixels_per_point: f32) -> Self {
        let cell = (CELL_PT * pixels_per_point).round().max(1.0) as usize;
        let names = icons::names();
        let columns = (names.len() as f32).sqrt().ceil().max(1.0) as usize;
        let rows = names.len().div_ceil(columns).max(1);
        let mut image = ColorImage::filled([columns * cell, rows * cell], egui::Color32::TRANSPARENT);
        let mut places = HashMap::new();
        // One empty pixel around each icon keeps its neighbours out when it is drawn smaller.
        let drawn = cell.saturating_sub(2).max(1);
        for (index, name) in names.into_iter().enumerate() {
            let (left, top) = ((index % columns) * cell + 1, (index / columns) * cell + 1);
            let Some(mask) = icons::rasterize(name, drawn as u32) else {
                continue;
            };
            for y in 0..mask.height.min(drawn as u32) as usize {
                for x in 0..mask.width.min(drawn as u32) as usize {
                    let alpha = mask.alpha[y * mask.width as usize + x];
                    image[(left + x, top + y)] = egui::Color32::from_white_alpha(alpha);
                }
            }
            let size = vec2((columns * cell) as f32, (rows * cell) as f32);
            let uv = |x: usize, y: usize| pos2(x as f32 / size.x, y as f32 / size.y);
            places.insert(name, Rect::from_min_max(uv(left, top), uv(left + drawn, top + drawn)));
        }
        let icons = ctx.load_texture("icons", image, TextureOptions::LINEAR);
        let patterns = [Pattern::Hatch, Pattern::Stipple, Pattern::Wave]
            .into_iter()
            .filter_map(|pattern| Some((pattern, pattern_texture(ctx, pattern, pixels_per_point)?)))
            .collect();
        Self {
            icons,
            discs: ctx.load_texture("discs", discs(), TextureOptions::LINEAR),
            glow: ctx.load_texture("glow", glow(), TextureOptions::LINEAR),
            places,
            patterns,
            pixels_per_point,
        }
    }

    /// Whether the textures were drawn for this scale.
    pub fn fits(&self, pixels_per_point: f32) -> bool {
        (self.pixels_per_point - pixels_per_point).abs() < 0.01
    }
}

fn pattern_texture(ctx: &egui::Context, pattern: Pattern, pixels_per_point: f32) -> Option<TextureHandle> {
    let document = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{PATTERN_PT}\" height=\"{PATTERN_PT}\" color=\"white\">{}</svg>",
        svg::pattern_tile(pattern)
    );
    let pixmap = png::rasterize(&document, pixels_per_point).ok()?;
    let pixels = pixmap
        .pixels()
        .iter()
        .map(|pixel| egui::Color32::from_white_alpha(pixel.alpha()))
        .collect();
    let image = ColorImage::new([pixmap.width() as usize, pixmap.height() as usize], pixels);
    let options = TextureOptions {
        wrap_mode: TextureWrapMode::Repeat,
        ..TextureOptions::LINEAR
    };
    Some(ctx.load_texture(format!("pattern {pattern:?}"), image, options))
}

impl crate::paint::egui::Textures for TextureSet {
    fn icon(&self, name: &str) -> Option<(TextureId, Rect)> {
        self.places.get(name).map(|place| (self.icons.id(), *place))
    }

    fn pattern(&self, pattern: Pattern) -> Option<TextureId> {
        self.patterns
            .iter()
            .find(|(known, _)| *known == pattern)
            .map(|(_, texture)| texture.id())
    }

    fn disc(&self, radius_px: f32) -> Option<(TextureId, Rect, f32)> {
        let nearest = DISC_PX.partition_point(|radius| *radius < radius_px);
        let radius = *DISC_PX.get(nearest)?;
        let (places, width) = disc_places();
        let (left, side) = places[nearest];
        let [width, height] = [width as f32, self.discs.size()[1] as f32];
        let uv = Rect::from_min_size(
            pos2(left as f32 / width, 0.0),
            vec2(side as f32 / width, side as f32 / height),
        );
        Some((self.discs.id(), uv, side as f32 / 2.0 / radius))
    }

    fn glow(&self) -> TextureId {
        self.glow.id()
    }
}

/// Half the side of the picture of a disc, in whole pixels from its middle one.
fn half_side(radius: f32) -> usize {
    (radius + 0.5).ceil() as usize + 1
}

/// Left edge and side of the picture of each disc, and the width of them all.
fn disc_places() -> ([(usize, usize); DISC_PX.len()], usize) {
    let mut left = 0;
    let places = DISC_PX.map(|radius| {
        let (place, side) = (left, 2 * half_side(radius) + 1);
        left += side;
        (place, side)
    });
    (places, left)
}

/// White discs in a row, from the smallest on.
fn discs() -> ColorImage {
    let (places, width) = disc_places();
    let height = places.iter().map(|(_, side)| *side).max().unwrap_or(1);
    let mut image = ColorImage::filled([width, height], egui::Color32::TRANSPARENT);
    for ((left, side), radius) in places.into_iter().zip(DISC_PX) {
        let middle = (side / 2) as f32;
        for y in 0..side {
            for x in 0..side {
                let away = vec2(x as f32 - middle, y as f32 - middle).length();
                let cover = (radius + 0.5 - away).clamp(0.0, 1.0);
                image[(left + x, y)] = egui::Color32::from_white_alpha((cover * 255.0).round() as u8);
            }
        }
    }
    image
}

/// White light that fades from the middle to the sides.
fn glow() -> ColorImage {
    const SIDE: usize = 48;
    let mut image = ColorImage::filled([SIDE, SIDE], egui::Color32::TRANSPARENT);
    for y in 0..SIDE {
        for x in 0..SIDE {
            let away = vec2(x as f32 + 0.5, y as f32 + 0.5) * 2.0 / SIDE as f32 - vec2(1.0, 1.0);
            let light = Badge::glow(away.length());
            image[(x, y)] = egui::Color32::from_white_alpha((light * 255.0).round() as u8);
        }
    }
    image
}

/// The program's own icon, for window frames and task bars.
pub fn app_icon() -> Option<egui::IconData> {
    let icons::Picture { width, height, rgba } = icons::app_icon(128)?;
    Some(egui::IconData { rgba, width, height })
}
