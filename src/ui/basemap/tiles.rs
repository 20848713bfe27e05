//! One base map as the widget's `Tiles`: textures that are there, and background threads for those that are not.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::{ColorImage, Rect, TextureHandle, TextureOptions, pos2};
use walkers::sources::Attribution;
use walkers::{Tile, TileId, TilePiece, Tiles};

use crate::basemap::{Answer, Crew, Job, Lru, Pixels, Supply, TileAddress, Trouble};

/// Textures kept, in bytes; more where a view needs more.
const TEXTURES_BYTES: usize = 64 << 20;
/// Textures made in one frame at most: more would be felt.
const MOST_UPLOADS: usize = 16;
/// A tile that failed is asked for again after this.
const AGAIN: Duration = Duration::from_secs(2);

struct Kept {
    /// None when there is no such tile.
    picture: Option<TextureHandle>,
    generation: u64,
    /// When it failed, if it did.
    failed: Option<Instant>,
}

/// The tiles of one base map.
pub struct TileSet {
    ctx: egui::Context,
    crew: Crew,
    supply: Arc<dyn Supply>,
    generation: u64,
    kept: Lru<TileAddress, Kept>,
    wanted: Vec<TileAddress>,
    asked: HashSet<TileAddress>,
    /// Tiles that this frame used, and the weight of their pictures in bytes.
    used: HashSet<TileAddress>,
    used_bytes: usize,
    /// Weight of the heaviest picture so far, in bytes.
    heaviest: usize,
    most_bytes: usize,
    zooms: [u8; 2],
    tile_size: u32,
    /// Ask even for what has an older picture.
    eager: bool,
    trouble: Option<Trouble>,
}

impl TileSet {
    /// The tiles of `supply` from one level to another, each `tile_size` points wide, fetched by so many threads.
    pub fn new(ctx: &egui::Context, supply: Arc<dyn Supply>, zooms: [u8; 2], tile_size: u32, threads: usize) -> Self {
        let repaint = ctx.clone();
        Self {
            ctx: ctx.clone(),
            crew: Crew::new(threads, move || repaint.request_repaint()),
            supply,
            generation: 0,
            kept: Lru::new(TEXTURES_BYTES),
            wanted: Vec::new(),
            asked: HashSet::new(),
            used: HashSet::new(),
            used_bytes: 0,
            heaviest: 0,
            most_bytes: TEXTURES_BYTES,
            zooms,
            tile_size,
            eager: true,
            trouble: None,
        }
    }

    /// Other pictures from now on; those that are there serve until the new ones come.
    pub fn feed(&mut self, supply: Arc<dyn Supply>) {
        self.supply = supply;
        self.generation += 1;
    }

    /// Drops every picture.
    pub fn forget(&mut self) {
        self.kept = Lru::new(self.most_bytes);
    }

    /// Whether tiles that have an older picture are asked for too: not while the zoom changes.
    pub fn set_eager(&mut self, eager: bool) {
        self.eager = eager;
    }

    /// Whether one more tile has room beside those of this frame: nobody sees it yet.
    pub fn has_room(&self) -> bool {
        self.used_bytes + (self.wanted.len() + 1) * self.heaviest <= self.most_bytes
    }

    /// Takes what has come. To be called before the tiles of a frame are asked for.
    pub fn begin(&mut self) {
        self.wanted.clear();
        self.asked.clear();
        self.used.clear();
        self.used_bytes = 0;
        let mut uploads = 0;
        while uploads < MOST_UPLOADS
            && let Some((generation, address, answer)) = self.crew.take()
        {
            self.keep(generation, address, answer);
            uploads += 1;
        }
        // What the frame before used stayed so far; from now on it is what this one uses.
        self.kept.begin();
        if uploads == MOST_UPLOADS {
            self.ctx.request_repaint();
        }
    }

    fn keep(&mut self, generation: u64, address: TileAddress, answer: Answer) {
        if self
            .kept
            .peek(&address)
            .is_some_and(|kept| kept.generation > generation)
        {
            return;
        }
        let mut kept = Kept {
            picture: None,
            generation,
            failed: None,
        };
        let mut bytes = 64;
        match answer {
            Answer::Pixels(pixels) => {
                bytes = pixels.rgba.len();
                self.heaviest = self.heaviest.max(bytes);
                kept.picture = Some(self.texture(address, &pixels));
                self.trouble = None;
            }
            Answer::Nothing => {}
            Answer::Failed(trouble) => {
                // What was there stays better than nothing.
                kept.failed = trouble.may_pass().then(Instant::now);
                self.trouble = Some(trouble);
                if let Some(before) = self.kept.peek(&address).and_then(|kept| kept.picture.clone()) {
                    let [width, height] = before.size();
                    bytes = width * height * 4;
                    kept.picture = Some(before);
                    kept.generation = generation.saturating_sub(1);
                }
            }
        }
        self.kept.put(address, kept, bytes);
    }

    fn texture(&self, address: TileAddress, pixels: &Pixels) -> TextureHandle {
        let size = [pixels.width as usize, pixels.height as usize];
        let image = ColorImage::from_rgba_premultiplied(size, &pixels.rgba);
        let name = format!("tile {}/{}/{}", address.zoom, address.x, address.y);
        self.ctx.load_texture(name, image, TextureOptions::LINEAR)
    }

    /// Sends the crew after what the frame lacked.
    pub fn end(&mut self) {
        let job = |address: &TileAddress| Job {
            supply: Arc::clone(&self.supply),
            generation: self.generation,
            address: *address,
        };
        self.crew.want(self.wanted.iter().map(job).collect());
    }

    /// Tiles that the last frame lacked and that are on their way.
    pub fn pending(&self) -> usize {
        self.wanted.len().max(self.crew.pending())
    }

    /// What went wrong last, until a picture comes.
    pub fn trouble(&self) -> Option<&Trouble> {
        self.trouble.as_ref()
    }

    fn want(&mut self, address: TileAddress) {
        if self.asked.insert(address) {
            self.wanted.push(address);
        }
    }
}

impl Tiles for TileSet {
    /// The best picture there is for a tile: its own, an older one of its own, or a part of a coarser one. Asks for its own
    /// when it is not there. Ids out of range have none.
    fn at(&mut self, id: TileId) -> Option<TilePiece> {
        let tile = TileAddress::new(id.zoom, id.x, id.y)?;
        let mut asks = true;
        for level in (self.zooms[0]..=self.zooms[1].min(tile.zoom)).rev() {
            let (address, [left, top, right, bottom]) = tile.ancestor(level);
            let uv = Rect::from_min_max(pos2(left, top), pos2(right, bottom));
            let generation = self.generation;
            let (picture, current, failed) = match self.kept.get(&address) {
                Some(kept) => (kept.picture.clone(), kept.generation == generation, kept.failed),
                None => (None, false, None),
            };
            let known = current && failed.is_none();
            let rests = failed.is_some_and(|at| at.elapsed() < AGAIN);
            if let Some(at) = failed.filter(|_| rests) {
                self.ctx
                    .request_repaint_after(AGAIN.saturating_sub(at.elapsed()) + Duration::from_millis(10));
            }
            if asks && !known && !rests && (self.eager || picture.is_none()) {
                self.want(address);
            }
            // A tile that does not exist is made of the one above it, which is asked for in its place.
            asks = asks && known && picture.is_none();
            if let Some(picture) = picture {
                if self.used.insert(address) {
                    let [width, height] = picture.size();
                    self.used_bytes += width * height * 4;
                }
                return Some(TilePiece::new(Tile::Raster(picture), uv));
            }
        }
        None
    }

    /// The strip at the bottom of the window credits every source: the widget draws none.
    fn attribution(&self) -> Attribution {
        Attribution {
            text: "",
            url: "",
            logo_light: None,
            logo_dark: None,
        }
    }

    fn tile_size(&self) -> u32 {
        self.tile_size
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;

    /// A pyramid that has levels 0 to 3, but at level 3 only the west.
    struct Half(Mutex<Vec<TileAddress>>);

    impl Supply for Half {
        fn get(&self, address: TileAddress) -> Answer {
            self.0.lock().unwrap().push(address);
            if address.zoom == 3 && address.x >= 4 {
                return Answer::Nothing;
            }
            let rgba = [address.zoom * 10, 0, 0, 255].repeat(4);
            Answer::Pixels(Pixels {
                width: 2,
                height: 2,
                rgba,
            })
        }
    }

    fn piece_after(set: &mut TileSet, id: TileId) -> Option<TilePiece> {
        let until = Instant::now() + Duration::from_secs(20);
        loop {
            set.begin();
            let piece = set.at(id);
            set.end();
            if set.pending() == 0 || Instant::now() > until {
                return piece;
            }
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    fn set(supply: &Arc<Half>) -> TileSet {
        TileSet::new(
            &egui::Context::default(),
            Arc::clone(supply) as Arc<dyn Supply>,
            [0, 3],
            256,
            2,
        )
    }

    #[test]
    fn beyond_the_last_level_a_part_of_its_tile_is_shown() {
        let supply = Arc::new(Half(Mutex::default()));
        let mut set = set(&supply);
        let piece = piece_after(&mut set, TileId { x: 5, y: 2, zoom: 5 }).unwrap();
        assert_eq!(piece.uv, Rect::from_min_max(pos2(0.25, 0.5), pos2(0.5, 0.75)));
        assert_eq!(*supply.0.lock().unwrap(), [TileAddress::new(3, 1, 0).unwrap()]);
    }

    #[test]
    fn a_hole_is_filled_from_the_tile_above_it() {
        let supply = Arc::new(Half(Mutex::default()));
        let mut set = set(&supply);
        let piece = piece_after(&mut set, TileId { x: 7, y: 0, zoom: 3 }).unwrap();
        assert_eq!(piece.uv, Rect::from_min_max(pos2(0.5, 0.0), pos2(1.0, 0.5)));
        assert_eq!(supply.0.lock().unwrap().last(), TileAddress::new(2, 3, 0).as_ref());
    }

    #[test]
    fn a_view_that_needs_more_than_is_kept_comes_to_rest() {
        let supply = Arc::new(Half(Mutex::default()));
        let mut set = set(&supply);
        // Five pictures of 16 bytes, for a view of sixteen.
        set.most_bytes = 80;
        set.forget();
        let view = || (0..4).flat_map(|x| (0..4).map(move |y| TileId { x, y, zoom: 3 }));
        let until = Instant::now() + Duration::from_secs(20);
        let mut still = 0;
        while still < 20 && Instant::now() < until {
            set.begin();
            let shown = view().filter_map(|id| set.at(id)).count();
            set.end();
            still = if set.pending() == 0 { still + 1 } else { 0 };
            assert!(still == 0 || shown == 16);
            std::thread::sleep(Duration::from_millis(1));
        }
        assert_eq!(still, 20, "it asks for ever");
        assert_eq!(supply.0.lock().unwrap().len(), 16, "each tile is asked for once");
        assert!(!set.has_room());
        // Elsewhere what was seen goes.
        let elsewhere = TileId { x: 0, y: 0, zoom: 0 };
        for _ in 0..2 {
            piece_after(&mut set, elsewhere).unwrap();
        }
        assert!(set.has_room() && set.kept.bytes() <= 16 * 17 + 64);
    }

    #[test]
    fn ids_out_of_range_have_no_tile() {
        let supply = Arc::new(Half(Mutex::default()));
        let mut set = set(&supply);
        assert!(set.at(TileId { x: 8, y: 0, zoom: 3 }).is_none());
        assert!(set.at(TileId { x: 0, y: 0, zoom: 31 }).is_none());
    }

    #[test]
    fn while_the_zoom_changes_an_older_picture_serves_and_nothing_is_asked() {
        let supply = Arc::new(Half(Mutex::default()));
        let mut set = set(&supply);
        let id = TileId { x: 1, y: 1, zoom: 3 };
        piece_after(&mut set, id).unwrap();
        set.feed(Arc::clone(&supply) as Arc<dyn Supply>);
        set.set_eager(false);
        assert!(piece_after(&mut set, id).is_some());
        assert_eq!(supply.0.lock().unwrap().len(), 1);
        set.set_eager(true);
        assert!(piece_after(&mut set, id).is_some());
        assert_eq!(supply.0.lock().unwrap().len(), 2);
    }
}
