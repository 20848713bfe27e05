//! Where the map looks: at what the page speaks of.

use geo_types::Coord;

use super::{Kiosk, Zones};
use crate::model::kiosk::Door;
use crate::model::{Atlas, Feature};
use crate::space::Extent;
use crate::state::kiosk::Screen;
use crate::state::{Camera, Command, StoryCommand, ViewCommand};
use crate::ui::Context;

/// What is shown around a place that has no extent, in metres to each side.
const AROUND_M: f64 = 900.0;
/// What is shown around the kiosk, in metres to each side.
const NEAR_M: f64 = 5_000.0;

/// What the map was last brought to.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Framed {
    screen: Screen,
    selection: Option<String>,
    slide: Option<usize>,
    size: [i32; 2],
}

impl Kiosk {
    /// Brings the map to what the page speaks of, once for each page, place, scene and size of the screen.
    pub(super) fn frame_view(&mut self, cx: &mut Context<'_>, zones: Zones) {
        let Some(map) = zones.map else { return };
        let state = cx.state;
        let framed = Framed {
            screen: state.kiosk.screen,
            selection: state.selection.clone(),
            slide: state.story.as_ref().map(|play| play.slide),
            size: [map.width() as i32, map.height() as i32],
        };
        if self.framed.as_ref() == Some(&framed) {
            return;
        }
        let same_scene = self
            .framed
            .as_ref()
            .is_some_and(|before| before.screen == framed.screen && before.size == framed.size);
        let shown = match framed.screen {
            Screen::Attract => self.highlight_of(cx.atlas()),
            Screen::Place => framed.selection.as_deref().and_then(|id| cx.atlas().find(id)),
            _ => None,
        };
        let extent = match (framed.screen, &self.config.here) {
            (Screen::Door(Door::Near), Some(here)) => Some(around(here.geo(), NEAR_M)),
            // The chain is what one stands before; the region around it is one touch farther.
            (Screen::Home | Screen::Map | Screen::Search, _)
            | (Screen::Door(Door::Parks | Door::Heritage | Door::Bicycle | Door::Bus | Door::Stories), _)
                if self.config.view.is_none() =>
            {
                chain(cx.atlas())
            }
            _ => shown.and_then(|id| cx.atlas().feature(id)).and_then(|feature| {
                let plays = framed.screen == Screen::Attract;
                extent_of(feature, if plays { 2.0 * AROUND_M } else { AROUND_M })
            }),
        };
        self.framed = Some(framed);
        let command = match (state.kiosk.screen, extent, self.config.view) {
            // The scene itself moved the map, unless the page is another one.
            (Screen::Story, ..) if same_scene => return,
            (Screen::Story, ..) => Command::Story(StoryCommand::Return),
            (_, Some(extent), _) => Command::View(ViewCommand::ShowExtent(extent)),
            (_, None, Some(view)) => Command::View(ViewCommand::LookAt(Camera {
                center_geo: Coord {
                    x: view.lon,
                    y: view.lat,
                },
                zoom: view.zoom,
            })),
            (_, None, None) => Command::View(ViewCommand::Home),
        };
        cx.push(command);
    }
}

/// What is shown of a feature: its extent with some room, or the surroundings of a place.
fn extent_of(feature: &Feature, metres: f64) -> Option<Extent> {
    let bounds = feature.bounds_geo()?;
    let middle = Coord {
        x: (bounds.min[0] + bounds.max[0]) / 2.0,
        y: (bounds.min[1] + bounds.max[1]) / 2.0,
    };
    Some(bounds.union(around(middle, metres)))
}

/// Where the parks of the chain lie.
fn chain(atlas: &Atlas) -> Option<Extent> {
    let bounds = atlas.layer("parks")?.features.iter().filter_map(Feature::bounds_geo);
    bounds.reduce(|all, one| all.union(one))
}

fn around(middle: Coord<f64>, metres: f64) -> Extent {
    let (east, north) = crate::index::facets::ground::metres_per_degree(middle.y);
    let (dx, dy) = (metres / east, metres / north);
    Extent::new(middle.x - dx, middle.y - dy, middle.x + dx, middle.y + dy)
}
