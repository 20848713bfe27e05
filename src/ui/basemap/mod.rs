//! Base maps in the window: one or two sets of tiles under the map, the page that chooses them, the divider between two,
//! and the preparation of an area for use offline.

mod offline;
mod page;
mod paint;
mod slot;
mod swipe;
mod tiles;

use std::path::PathBuf;
use std::time::Duration;

use egui::{Rect, Ui, pos2};

use self::paint::Place;
use self::slot::{Slot, SlotKey};
use self::tiles::TileSet;
use super::file_dialog::FileDialog;
use super::{Context, World};
use crate::basemap::{Basemap, Source, Sources, Trouble};
use crate::index::Shown;
use crate::scene::Ground;
use crate::space::Viewport;
use crate::state::{BasemapState, LayerChoice, State};
use crate::style::{Palette, Symbology};

pub(super) use offline::{note, warning};
pub use page::show;
pub(in crate::ui) use swipe::bar;
pub use swipe::divider;

/// What the window knows about base maps when it starts.
#[derive(Debug, Clone)]
pub struct Setup {
    /// Online sources.
    pub sources: Sources,
    /// Folder for tiles of servers; none keeps nothing.
    pub caches: Option<PathBuf>,
    /// Folder where areas are prepared.
    pub data: PathBuf,
    /// Proxies of the environment are not asked.
    pub direct: bool,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            sources: Sources::embedded(),
            caches: None,
            data: PathBuf::from("."),
            direct: false,
        }
    }
}

/// What the embedded ground is made from.
pub struct View<'a> {
    /// The territory.
    pub world: &'a World,
    /// What passes the filter.
    pub shown: &'a Shown,
    /// Looks of classes.
    pub symbology: &'a Symbology,
    /// Colours.
    pub palette: &'static Palette,
    /// Choices by layer.
    pub choices: Vec<LayerChoice>,
    /// The piece of the world to show.
    pub viewport: Viewport,
    /// Where it lies in the window, in points.
    pub rect: Rect,
    /// The processor paints what lies above in one pass, and could paint our own ground with it.
    pub in_one: bool,
}

/// The base maps of a window.
pub struct Basemaps {
    setup: Setup,
    active: bool,
    left: Slot,
    right: Slot,
    last_zoom: Option<f64>,
    path: String,
    dialog: Option<FileDialog>,
    offline: offline::Offline,
    /// The number of the package that is installed, and the files of tiles that it brought.
    installed: Option<(u64, Vec<PathBuf>)>,
}

impl Basemaps {
    /// Nothing fetched, nothing opened: that comes with the first frame.
    pub fn new(setup: Setup) -> Self {
        Self {
            offline: offline::Offline::new(&setup),
            setup,
            active: true,
            left: Slot::default(),
            right: Slot::default(),
            last_zoom: None,
            path: String::new(),
            dialog: None,
            installed: None,
        }
    }

    /// Lists the files of tiles of a package, with its number.
    pub fn set_installed(&mut self, installed: Option<(u64, Vec<PathBuf>)>) {
        self.installed = installed;
    }

    /// No base map at all: the scene draws everything itself.
    pub fn absent() -> Self {
        Self {
            active: false,
            ..Self::new(Setup::default())
        }
    }

    /// Who paints the ground of the scene. Where `in_one` pass the processor paints everything above the ground anyway, it
    /// paints our own ground with it: the pixels are the same, and nothing is copied twice.
    pub fn ground(&self, state: &BasemapState, in_one: bool) -> Ground {
        let swipe = state.swipe.as_ref().map(|swipe| &swipe.right);
        let mut shown = std::iter::once(&state.choice).chain(swipe);
        let alone = state.choice == Basemap::Embedded && state.swipe.is_none() && state.opacity >= 1.0;
        if !self.active || in_one && alone {
            Ground::Here
        } else if shown.clone().any(|basemap| *basemap == Basemap::Embedded) {
            Ground::Below
        } else {
            let has_names = |basemap: &Basemap| matches!(basemap, Basemap::Online(id) if self.source(id).is_some_and(|source| source.names));
            Ground::Replaced {
                names: !shown.any(has_names),
            }
        }
    }

    fn source(&self, id: &str) -> Option<&Source> {
        self.setup.sources.get(id)
    }

    /// Whether pictures are on their way.
    pub fn is_pending(&self) -> bool {
        self.slots()
            .any(|slot| slot.tiles.as_ref().is_some_and(|tiles| tiles.pending() > 0))
    }

    fn slots(&self) -> impl Iterator<Item = &Slot> {
        [&self.left, &self.right]
            .into_iter()
            .filter(|slot| slot.made_for.is_some())
    }

    /// Whom the base maps that are shown credit.
    pub fn credits(&self) -> Vec<String> {
        let credits = self.slots().map(|slot| slot.attribution.clone());
        let mut all: Vec<String> = credits.filter(|credit| !credit.is_empty()).collect();
        all.dedup();
        all
    }

    /// Draws the base map, or two of them, and asks for what is missing.
    pub fn paint(&mut self, ui: &Ui, state: &State, view: &View<'_>) {
        let (viewport, rect) = (view.viewport, view.rect);
        let choice = &state.basemap;
        if self.ground(choice, view.in_one) == Ground::Here {
            self.left = Slot::default();
            self.right = Slot::default();
            return;
        }
        let still = self.last_zoom.is_none_or(|zoom| zoom == viewport.zoom);
        self.last_zoom = Some(viewport.zoom);
        if !still {
            ui.ctx().request_repaint_after(Duration::from_millis(60));
        }
        let pixels_per_point = ui.ctx().pixels_per_point();
        let (left_clip, right_clip) = clips(choice, rect, pixels_per_point);
        let right = choice.swipe.as_ref().map(|swipe| (swipe.right.clone(), right_clip));
        let sides = [
            (Side::Left, Some((choice.choice.clone(), left_clip))),
            (Side::Right, right),
        ];
        for (side, shown) in sides {
            let Some((basemap, clip)) = shown else {
                *self.slot(side) = Slot::default();
                continue;
            };
            let key = SlotKey {
                online: choice.online && basemap.is_online(),
                basemap,
            };
            if self.slot(side).made_for.as_ref() != Some(&key) {
                *self.slot(side) = Slot::open(ui.ctx(), key, &self.setup);
            }
            let place = Place {
                viewport,
                rect,
                pixels_per_point,
                dense: self.slot(side).photo,
            };
            let painter = ui.painter();
            self.slot(side)
                .paint(painter, view, &place, clip, choice.opacity, still);
        }
    }

    fn slot(&mut self, side: Side) -> &mut Slot {
        match side {
            Side::Left => &mut self.left,
            Side::Right => &mut self.right,
        }
    }

    /// Takes files dropped on the window and the answer of a dialog: the base map to show, if any.
    fn chosen_file(&mut self, ctx: &egui::Context) -> Option<PathBuf> {
        let is_tiles = |path: &PathBuf| {
            let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
            ["mbtiles", "pmtiles"]
                .iter()
                .any(|known| ending.eq_ignore_ascii_case(known))
        };
        let dropped = ctx.input(|input| {
            let mut paths = input.raw.dropped_files.iter().map(|file| file.path().to_owned());
            paths.find(is_tiles)
        });
        if let Some(path) = dropped {
            return Some(path);
        }
        let answer = self.dialog.as_ref()?.answer()?;
        self.dialog = None;
        answer.into_iter().next()
    }

    /// How the base map does: words for a person, and whether they are a worry.
    fn status(&self, cx: &Context<'_>) -> Option<(String, bool)> {
        let words = |trouble: &Trouble| cx.messages.format(trouble.key(), &trouble.args());
        for slot in self.slots() {
            if let Some(trouble) = &slot.trouble {
                return Some((words(trouble), true));
            }
            let server = slot.server.as_ref().map(|server| server.state());
            if let Some(trouble) = server.as_ref().and_then(|server| server.trouble.as_ref()) {
                let wait = server.as_ref().and_then(|server| server.wait);
                let wait = wait.map_or(String::new(), |wait| {
                    let args = [("seconds", wait.as_secs().max(1).into())];
                    format!(" {}", cx.messages.format("basemap-status-waiting", &args))
                });
                return Some((words(trouble) + &wait, true));
            }
            if let Some(trouble) = slot.tiles.as_ref().and_then(TileSet::trouble) {
                return Some((words(trouble), true));
            }
            if server.is_some_and(|server| server.stale > 0) {
                return Some((cx.text("basemap-status-kept").to_owned(), false));
            }
        }
        let pending: usize = self
            .slots()
            .filter_map(|slot| slot.tiles.as_ref())
            .map(TileSet::pending)
            .sum();
        let args = [("count", pending.into())];
        (pending > 0).then(|| (cx.messages.format("basemap-status-fetching", &args), false))
    }

    /// Name of a base map, in the user's language.
    fn name(&self, cx: &Context<'_>, basemap: &Basemap) -> String {
        match basemap {
            Basemap::Embedded => cx.text("basemap-embedded").to_owned(),
            Basemap::None => cx.text("basemap-none").to_owned(),
            Basemap::Online(id) => match self.source(id) {
                Some(source) => source.title.get(cx.lang()).to_owned(),
                None => id.clone(),
            },
            Basemap::File(path) => {
                let of_file = path.file_name().map(|name| name.to_string_lossy().into_owned());
                let title = self
                    .slots()
                    .find(|slot| slot.made_for.as_ref().is_some_and(|key| key.basemap == *basemap))
                    .map(|slot| slot.title.clone())
                    .filter(|title| !title.is_empty());
                title.or(of_file).unwrap_or_else(|| path.display().to_string())
            }
        }
    }
}

#[derive(Clone, Copy)]
enum Side {
    Left,
    Right,
}

/// The parts of the window left and right of the divider; all of it without one.
fn clips(state: &BasemapState, rect: Rect, pixels_per_point: f32) -> (Rect, Rect) {
    let Some(swipe) = &state.swipe else { return (rect, rect) };
    let x = rect.left() + rect.width() * swipe.at;
    let x = (x * pixels_per_point).round() / pixels_per_point;
    (
        Rect::from_min_max(rect.min, pos2(x, rect.bottom())),
        Rect::from_min_max(pos2(x, rect.top()), rect.max),
    )
}
