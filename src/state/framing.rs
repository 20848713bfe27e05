//! Where the camera must stand to show a place in the part of the map that no panel covers.

use geo_types::Coord;

use super::Camera;
use crate::model::Atlas;
use crate::space::{Extent, MAX_ZOOM, MIN_ZOOM, Viewport, mercator};

/// The room that the map has on the screen, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MapRoom {
    /// Width and height of the map.
    pub size: [f64; 2],
    /// What panels cover: left, top, right, bottom.
    pub covered: [f64; 4],
}

impl MapRoom {
    /// A map with nothing over it.
    pub fn bare(size: [f64; 2]) -> Self {
        Self {
            size,
            covered: [0.0; 4],
        }
    }
}

/// The camera that shows the territory's home extent in the free part of the map.
pub fn home_camera(atlas: &Atlas, room: MapRoom) -> Camera {
    let [west, south, east, north] = atlas.catalog.home.extent;
    clamped_to_region(showing(Extent::new(west, south, east, north), room, MAX_ZOOM), atlas)
}

/// `camera` with its zoom within limits and its centre within the territory's region. A camera that is not finite
/// becomes the middle of the region.
pub fn clamped_to_region(camera: Camera, atlas: &Atlas) -> Camera {
    let [west, south, east, north] = atlas.catalog.region;
    let within = |value: f64, low: f64, high: f64| {
        if value.is_finite() && low <= high {
            value.clamp(low, high)
        } else {
            (low + high) / 2.0
        }
    };
    Camera {
        center_geo: Coord {
            x: within(camera.center_geo.x, west, east),
            y: within(camera.center_geo.y, south, north),
        },
        zoom: within(camera.zoom, MIN_ZOOM, MAX_ZOOM),
    }
}

/// The camera that shows `extent_geo` in the free part of the map, no closer than `closest_zoom`.
pub(super) fn showing(extent_geo: Extent, room: MapRoom, closest_zoom: f64) -> Camera {
    let top_left = mercator::mercator_from_geo(Coord {
        x: extent_geo.min[0],
        y: extent_geo.max[1],
    });
    let bottom_right = mercator::mercator_from_geo(Coord {
        x: extent_geo.max[0],
        y: extent_geo.min[1],
    });
    let extent = Extent::new(top_left.x, top_left.y, bottom_right.x, bottom_right.y);
    let [left, top, right, bottom] = room.covered;
    let free = [
        (room.size[0] - left - right).max(100.0),
        (room.size[1] - top - bottom).max(100.0),
    ];
    let viewport = Viewport::showing(extent, free, 24.0);
    centred(viewport.center_geo, viewport.zoom.min(closest_zoom), room)
}

/// The place in the middle of the free part of the map.
pub(super) fn middle(camera: Camera, room: MapRoom) -> Coord<f64> {
    let [left, top, right, bottom] = room.covered;
    let viewport = Viewport {
        center_geo: camera.center_geo,
        zoom: camera.zoom,
        size: room.size,
    };
    viewport.geo_from_screen(Coord {
        x: (left + room.size[0] - right) / 2.0,
        y: (top + room.size[1] - bottom) / 2.0,
    })
}

/// The camera that has `place_geo` in the middle of the free part of the map.
pub(super) fn centred(place_geo: Coord<f64>, zoom: f64, room: MapRoom) -> Camera {
    let [left, top, right, bottom] = room.covered;
    let viewport = Viewport {
        center_geo: place_geo,
        zoom,
        size: room.size,
    };
    let screen = Coord {
        x: room.size[0] / 2.0 - (left - right) / 2.0,
        y: room.size[1] / 2.0 - (top - bottom) / 2.0,
    };
    Camera {
        center_geo: viewport.geo_from_screen(screen),
        zoom,
    }
}
