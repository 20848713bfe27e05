//! Draws the tiles of a base map: on whole pixels, nearest to the middle first, cut at a divider where there is one.

use egui::{Color32, Mesh, Painter, Rect, Shape, pos2};
use walkers::{Tile, TileId, Tiles};

use super::tiles::TileSet;
use crate::basemap::{EmbeddedTiles, TILE_PT, TileAddress};
use crate::space::Viewport;
use crate::space::mercator::mercator_from_geo;

/// Where and how tiles are drawn.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// The piece of the world to show.
    pub viewport: Viewport,
    /// Where it lies in the window, in points.
    pub rect: Rect,
    /// Pixels of the screen for a point.
    pub pixels_per_point: f32,
    /// Tiles are as small as the pixels of the screen allow, not as points do: for photographs.
    pub dense: bool,
}

/// The level of tiles of `tile_size` points whose pictures come nearest to their true size.
pub fn level(place: &Place, tile_size: u32) -> u8 {
    let dense = if place.dense {
        f64::from(place.pixels_per_point).log2()
    } else {
        0.0
    };
    let larger = (f64::from(tile_size) / TILE_PT).log2().round();
    (place.viewport.zoom + dense).round().max(larger).min(22.0) as u8 - larger as u8
}

/// Draws `tiles` within `clip`, faded by `opacity`.
pub fn paint(painter: &Painter, tiles: &mut dyn Tiles, place: &Place, clip: Rect, opacity: f32) {
    let level = level(place, tiles.tile_size());
    let painter = painter.with_clip_rect(clip.intersect(place.rect));
    let tint = Color32::WHITE.gamma_multiply(opacity);
    let origin = origin_px(place);
    for address in visible(place, level, clip, 0) {
        let id = TileId {
            x: address.x,
            y: address.y,
            zoom: address.zoom,
        };
        let Some(piece) = tiles.at(id) else { continue };
        let Tile::Raster(texture) = piece.tile;
        let mut mesh = Mesh::with_texture(texture.id());
        mesh.add_rect_with_uv(tile_rect(place, origin, address), piece.uv, tint);
        painter.add(Shape::mesh(mesh));
    }
}

/// Asks for the ring of tiles around the view, so that a short way shows no bare paper; for as many as have room.
pub fn look_ahead(tiles: &mut TileSet, place: &Place, clip: Rect) {
    let level = level(place, tiles.tile_size());
    for address in visible(place, level, clip, 1) {
        if !tiles.has_room() {
            break;
        }
        tiles.at(TileId {
            x: address.x,
            y: address.y,
            zoom: address.zoom,
        });
    }
}

/// The pixel of the world at the top left of the map. Whole: what lies on it is copied pixel by pixel.
fn origin_px(place: &Place) -> [f64; 2] {
    let world = TILE_PT * place.viewport.zoom.exp2() * f64::from(place.pixels_per_point);
    let center = mercator_from_geo(place.viewport.center_geo);
    let half = |length: f64| length * f64::from(place.pixels_per_point) / 2.0;
    [
        (center.x * world - half(place.viewport.size[0])).round(),
        (center.y * world - half(place.viewport.size[1])).round(),
    ]
}

fn tile_rect(place: &Place, origin: [f64; 2], address: TileAddress) -> Rect {
    let scale = f64::from(place.pixels_per_point);
    let span = |index: u32, origin: f64| {
        let (start, length) =
            EmbeddedTiles::pixel_span(index, address.zoom, place.viewport.zoom, place.pixels_per_point);
        let start = start - origin;
        [(start / scale) as f32, ((start + f64::from(length)) / scale) as f32]
    };
    let ([left, right], [top, bottom]) = (span(address.x, origin[0]), span(address.y, origin[1]));
    let corner = place.rect.min.to_vec2();
    Rect::from_min_max(pos2(left, top) + corner, pos2(right, bottom) + corner)
}

/// Tiles of a level that show in `clip`, and `ring` more on every side; nearest to its middle first.
fn visible(place: &Place, level: u8, clip: Rect, ring: u32) -> Vec<TileAddress> {
    let at = |point: egui::Pos2| {
        place.viewport.mercator_from_screen(geo_types::Coord {
            x: f64::from(point.x - place.rect.left()),
            y: f64::from(point.y - place.rect.top()),
        })
    };
    let (start, end) = (at(clip.min), at(clip.max));
    let extent = crate::space::Extent::new(start.x, start.y, end.x, end.y);
    let [columns, rows] = TileAddress::range(&extent, level);
    let last = (1_u32 << level) - 1;
    let grown =
        |range: &std::ops::RangeInclusive<u32>| range.start().saturating_sub(ring)..=(range.end() + ring).min(last);
    let (columns, rows) = (grown(&columns), grown(&rows));
    let middle = extent.center();
    let mut all: Vec<TileAddress> = rows
        .flat_map(|y| columns.clone().filter_map(move |x| TileAddress::new(level, x, y)))
        .collect();
    let distance = |address: &TileAddress| {
        let [x, y] = address.extent_mercator().center();
        (x - middle[0]).hypot(y - middle[1])
    };
    all.sort_by(|a, b| distance(a).total_cmp(&distance(b)));
    all
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn place(zoom: f64, pixels_per_point: f32) -> Place {
        Place {
            viewport: Viewport {
                center_geo: geo_types::Coord { x: 2.83, y: 50.43 },
                zoom,
                size: [1280.0, 800.0],
            },
            rect: Rect::from_min_max(pos2(0.0, 0.0), pos2(1280.0, 800.0)),
            pixels_per_point,
            dense: false,
        }
    }

    #[test]
    fn levels_follow_the_zoom_and_photographs_the_pixels() {
        assert_eq!(level(&place(12.4, 2.0), 256), 12);
        assert_eq!(level(&place(12.4, 2.0), 512), 11);
        let photo = Place {
            dense: true,
            ..place(12.4, 2.0)
        };
        assert_eq!(level(&photo, 256), 13);
        assert_eq!(level(&place(0.0, 1.0), 512), 0);
    }

    proptest! {
        #[test]
        fn tiles_cover_the_window_on_whole_pixels(zoom in 8.0..19.0_f64, scale in prop_oneof![Just(1.0_f32), Just(1.25), Just(2.0)]) {
            let place = place(zoom, scale);
            let origin = origin_px(&place);
            let tiles = visible(&place, level(&place, 512), place.rect, 0);
            let mut covered = Rect::NOTHING;
            for address in &tiles {
                let rect = tile_rect(&place, origin, *address);
                covered = covered.union(rect);
                for edge in [rect.left(), rect.top(), rect.right(), rect.bottom()] {
                    let pixel = edge * scale;
                    prop_assert!((pixel - pixel.round()).abs() < 0.02, "{}", pixel);
                }
            }
            prop_assert!(covered.expand(1.0).contains_rect(place.rect));
            prop_assert!(tiles.len() <= 30);
        }
    }
}
