//! Icons and patterns as textures: drawn once per size and scale by resvg.

use std::collections::HashMap;

use egui::{ColorImage, Rect, TextureHandle, TextureId, TextureOptions, TextureWrapMode, pos2, vec2};

use crate::model::catalog::Pattern;
use crate::paint::{PATTERN_PT, png, svg};
use crate::style::icons;

/// Side of an icon's cell in the sheet of icons, in points.
const CELL_PT: f32 = 22.0;

/// Every icon in one texture, and one texture per pattern.
pub struct TextureSet {
    icons: TextureHandle,
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
}

/// The program's own icon, for window frames and task bars.
pub fn app_icon() -> Option<egui::IconData> {
    let icons::Picture { width, height, rgba } = icons::app_icon(128)?;
    Some(egui::IconData { rgba, width, height })
}
