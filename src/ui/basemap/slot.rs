//! One base map that is shown: where its tiles come from, and the embedded ground kept up to date.

use std::sync::Arc;
use std::time::Duration;

use egui::Rect;

use super::paint::{self, Place};
use super::tiles::TileSet;
use super::{Setup, View};
use crate::basemap::{
    Basemap, DiskCache, EmbeddedMap, EmbeddedTiles, FileTiles, Http, OnlineTiles, Patience, Source, Supply, Trouble,
};
use crate::scene::first_ground_layer;
use crate::state::LayerChoice;
use crate::style::Palette;

/// Width of the tiles that we paint ourselves, in points: fewer, larger ones cost less than many small ones.
const EMBEDDED_TILE_PT: u32 = 512;
/// A server that says nothing for so long is given up.
pub(super) const HTTP_PATIENCE: Duration = Duration::from_secs(20);
/// Tiles of one source kept on the disk, in bytes.
const CACHE_BYTES: u64 = 256 << 20;
/// The embedded ground has every level: beyond this one the camera does not go.
const LAST_LEVEL: u8 = 22;

/// What the pictures of the embedded ground depend on, zoom aside.
#[derive(PartialEq)]
struct GroundKey {
    atlas: *const crate::model::Atlas,
    palette: *const Palette,
    layers: Vec<LayerChoice>,
}

/// What a set of tiles was made for.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct SlotKey {
    pub(super) basemap: Basemap,
    pub(super) online: bool,
}

/// One base map that is shown.
#[derive(Default)]
pub(super) struct Slot {
    pub(super) made_for: Option<SlotKey>,
    pub(super) tiles: Option<TileSet>,
    pub(super) server: Option<Arc<OnlineTiles>>,
    ground: Option<(GroundKey, Arc<EmbeddedMap>)>,
    fed: Option<(f64, f32)>,
    pub(super) trouble: Option<Trouble>,
    pub(super) title: String,
    pub(super) attribution: String,
    pub(super) photo: bool,
}

impl Slot {
    /// Opens a base map.
    pub(super) fn open(ctx: &egui::Context, key: SlotKey, setup: &Setup) -> Self {
        let mut slot = Self::default();
        match &key.basemap {
            Basemap::Embedded | Basemap::None => {}
            Basemap::File(path) => match FileTiles::open(path) {
                Ok(file) => {
                    let zooms = file.zooms();
                    (slot.title, slot.attribution) = (file.title().to_owned(), file.attribution().to_owned());
                    slot.tiles = Some(TileSet::new(ctx, Arc::new(file), zooms, 256, 1));
                }
                Err(trouble) => slot.trouble = Some(trouble),
            },
            Basemap::Online(id) => match setup.sources.get(id).cloned() {
                Some(source) => {
                    slot.attribution.clone_from(&source.attribution);
                    slot.photo = source.photo;
                    let (zooms, threads) = (source.zooms, source.connections.clamp(1, 8));
                    let server = Arc::new(server(setup, source, key.online));
                    let supply = Arc::clone(&server) as Arc<dyn Supply>;
                    slot.tiles = Some(TileSet::new(ctx, supply, zooms, 256, threads));
                    slot.server = Some(server);
                }
                None => slot.trouble = Some(Trouble::Unknown(id.clone())),
            },
        }
        slot.made_for = Some(key);
        slot
    }

    /// Draws it within `clip`, in points of the window.
    pub(super) fn paint(
        &mut self,
        painter: &egui::Painter,
        view: &View<'_>,
        place: &Place,
        clip: Rect,
        opacity: f32,
        still: bool,
    ) {
        let embedded = self
            .made_for
            .as_ref()
            .is_some_and(|key| key.basemap == Basemap::Embedded);
        if embedded {
            self.feed(painter.ctx(), view, place);
        }
        let Some(tiles) = &mut self.tiles else { return };
        tiles.set_eager(still);
        tiles.begin();
        paint::paint(painter, tiles, place, clip, opacity);
        if embedded && still && tiles.pending() == 0 {
            paint::look_ahead(tiles, place, clip);
        }
        tiles.end();
    }

    /// Brings the embedded ground up to date with layers, theme, zoom and screen.
    fn feed(&mut self, ctx: &egui::Context, view: &View<'_>, place: &Place) {
        let atlas = &view.world.atlas;
        let first = first_ground_layer(atlas).min(view.choices.len());
        let key = GroundKey {
            atlas: Arc::as_ptr(atlas),
            palette: view.palette,
            layers: view.choices[first..].to_vec(),
        };
        let fed = (place.viewport.zoom, place.pixels_per_point);
        let map = match &self.ground {
            Some((known, map)) if *known == key => {
                if self.fed == Some(fed) {
                    return;
                }
                Arc::clone(map)
            }
            before => {
                let other_theme = before.as_ref().is_some_and(|(known, _)| known.palette != key.palette);
                if let (true, Some(tiles)) = (other_theme, &mut self.tiles) {
                    tiles.forget();
                }
                let map = Arc::new(EmbeddedMap {
                    atlas: Arc::clone(atlas),
                    index: Arc::clone(&view.world.index),
                    details: Arc::clone(&view.world.details),
                    shown: view.shown.clone(),
                    opacities: view.choices.iter().map(|choice| choice.opacity).collect(),
                    symbology: view.symbology.clone(),
                    palette: view.palette,
                });
                self.ground = Some((key, Arc::clone(&map)));
                map
            }
        };
        self.fed = Some(fed);
        let supply: Arc<dyn Supply> = Arc::new(EmbeddedTiles::new(map, fed.0, fed.1));
        match &mut self.tiles {
            Some(tiles) => tiles.feed(supply),
            None => {
                let threads = std::thread::available_parallelism().map_or(2, |cores| cores.get().clamp(2, 4));
                let zooms = [0, LAST_LEVEL];
                self.tiles = Some(TileSet::new(ctx, supply, zooms, EMBEDDED_TILE_PT, threads));
            }
        }
    }
}

/// A server; without leave to go online it shows what is kept and opens no connection.
fn server(setup: &Setup, source: Source, online: bool) -> OnlineTiles {
    let caches = setup.caches.as_ref().map(|caches| caches.join("tiles"));
    let cache = caches.and_then(|folder| {
        DiskCache::open(&folder, &source.id, CACHE_BYTES)
            .map_err(|error| tracing::warn!(%error, "tiles are not kept on the disk"))
            .ok()
    });
    let http = online.then(|| Http::new(HTTP_PATIENCE, setup.direct));
    OnlineTiles::new(source, http, cache, Patience::default())
}
