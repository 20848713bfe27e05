//! What a planner draws over the map of a page: lines, areas, places, and the words that find room beside them.

use geo_types::{Coord, LineString, MultiPolygon, Polygon};

use super::build::text_boxes;
use super::scene::{Anchor, Badge, Item, Path, Scene, Stroke, SymbolItem};
use crate::space::triangles;
use crate::style::{Face, Palette, Rgba};
use crate::text;

/// Size of words, in points.
const WORDS_PT: f32 = 10.0;
/// Space around words on their plate, in points.
const PLATE_PT: [f32; 2] = [4.0, 2.0];

/// One thing that is drawn, places in degrees.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawn {
    /// Areas, filled.
    pub areas: MultiPolygon<f64>,
    /// Lines, and the edges of areas where they are wanted.
    pub lines: Vec<Vec<Coord<f64>>>,
    /// Places, as discs.
    pub points: Vec<Coord<f64>>,
    /// Colour of lines and discs.
    pub color: Rgba,
    /// Colour of areas.
    pub fill: Rgba,
    /// Width of lines, in points.
    pub width_pt: f32,
    /// Whether lines are dashed.
    pub dashed: bool,
    /// What is written at the middle of the first line, or at the first place; empty writes nothing.
    pub words: String,
}

impl Drawn {
    /// Nothing yet, in this colour.
    pub fn new(color: Rgba) -> Self {
        Self {
            areas: MultiPolygon(Vec::new()),
            lines: Vec::new(),
            points: Vec::new(),
            color,
            fill: color.faded(0.2),
            width_pt: 2.0,
            dashed: false,
            words: String::new(),
        }
    }

    fn stroke(&self) -> Stroke {
        let stroke = Stroke::solid(self.color, self.width_pt);
        if self.dashed {
            stroke.dashed(&[5.0, 3.5])
        } else {
            stroke
        }
    }

    /// Where its words stand, in degrees.
    fn named_at(&self) -> Option<Coord<f64>> {
        let middle = |line: &Vec<Coord<f64>>| match line.as_slice() {
            [from, to] => Some(Coord {
                x: (from.x + to.x) / 2.0,
                y: (from.y + to.y) / 2.0,
            }),
            places => places.get(places.len() / 2).copied(),
        };
        self.lines.first().and_then(middle).or(self.points.first().copied())
    }
}

/// Draws everything over `scene`: all areas, then all lines with a rim, then places, then words where they find room.
pub fn add_drawn(scene: &mut Scene, drawn: &[Drawn], palette: &Palette) {
    let rim = palette.interface("card");
    for one in drawn {
        one.areas.iter().for_each(|area| scene.fill_geo(area, one.fill));
    }
    for one in drawn {
        for line in &one.lines {
            let points = scene.screen(line);
            if !one.dashed {
                scene.draw_line(&points, Stroke::solid(rim, one.width_pt + 1.6));
            }
            scene.draw_line(&points, one.stroke());
        }
    }
    for one in drawn {
        for at in scene.screen(&one.points) {
            scene.draw_disc(at, 3.2, one.color, rim);
        }
    }
    words(scene, drawn, palette);
}

fn words(scene: &mut Scene, drawn: &[Drawn], palette: &Palette) {
    let mut taken = text_boxes(scene);
    let [width, height] = scene.viewport.size.map(|side| side as f32);
    for one in drawn.iter().filter(|one| !one.words.is_empty()) {
        let Some([x, y]) = one.named_at().and_then(|at| scene.screen(&[at]).first().copied()) else {
            continue;
        };
        let measured = text::measure(&one.words, Face::Semibold, WORDS_PT, 0.0);
        let (wide, high) = (
            measured.width_pt + 2.0 * PLATE_PT[0],
            WORDS_PT * 1.2 + 2.0 * PLATE_PT[1],
        );
        let plate = [x - wide / 2.0, y - high / 2.0, x + wide / 2.0, y + high / 2.0];
        let inside = plate[0] >= 0.0 && plate[1] >= 0.0 && plate[2] <= width && plate[3] <= height;
        let meets =
            |other: &[f32; 4]| plate[0] < other[2] && other[0] < plate[2] && plate[1] < other[3] && other[1] < plate[3];
        if !inside || taken.iter().any(meets) {
            continue;
        }
        taken.push(plate);
        scene.draw_box(plate, Some(palette.interface("card").faded(0.9)), None);
        let ink = palette.interface("text");
        scene.draw_words(&one.words, [x, y], Anchor::Center, Face::Semibold, WORDS_PT, ink);
    }
}

/// A sample for a legend of 18 by 10 points with its left middle at `at`.
pub fn add_drawn_sample(scene: &mut Scene, drawn: &Drawn, palette: &Palette, [x, y]: [f32; 2]) {
    if !drawn.areas.0.is_empty() {
        let edge = (!drawn.lines.is_empty()).then(|| Stroke::solid(drawn.color, 1.0));
        scene.draw_box([x, y - 5.0, x + 18.0, y + 5.0], Some(drawn.fill), edge);
    } else if !drawn.lines.is_empty() {
        scene.draw_line(&[[x, y], [x + 18.0, y]], drawn.stroke());
    } else {
        scene.draw_disc([x + 9.0, y], 3.2, drawn.color, palette.interface("card"));
    }
}

impl Scene {
    /// Places in degrees as points of the scene.
    fn screen(&self, places: &[Coord<f64>]) -> Vec<[f32; 2]> {
        let point = |place: &Coord<f64>| {
            let at = self.viewport.screen_from_geo(*place);
            [at.x as f32, at.y as f32]
        };
        places.iter().map(point).collect()
    }

    fn draw_disc(&mut self, at: [f32; 2], radius_pt: f32, color: Rgba, rim: Rgba) {
        self.items.push(Item::Symbol(SymbolItem {
            at,
            radius_pt,
            badge: Badge::Disc,
            color,
            rim: (rim, 1.2),
            icon: None,
            icon_color: color,
        }));
    }

    /// Fills an area in degrees, its holes left open.
    fn fill_geo(&mut self, area: &Polygon<f64>, color: Rgba) {
        let ring = |ring: &LineString<f64>| {
            let points = self.screen(&ring.0);
            LineString(
                points
                    .iter()
                    .map(|[x, y]| Coord {
                        x: f64::from(*x),
                        y: f64::from(*y),
                    })
                    .collect(),
            )
        };
        let flat = Polygon::new(ring(area.exterior()), area.interiors().iter().map(ring).collect());
        let (start, before) = (self.paths.len() as u32, self.triangles.len() as u32);
        for (number, ring) in std::iter::once(flat.exterior()).chain(flat.interiors()).enumerate() {
            let first = self.points.len() as u32;
            let open = &ring.0[..ring.0.len().saturating_sub(1)];
            self.points.extend(open.iter().map(|at| [at.x as f32, at.y as f32]));
            self.paths.push(Path {
                start: first,
                end: self.points.len() as u32,
                closed: true,
                hole: number > 0,
                blob: false,
            });
        }
        let covering = triangles::triangles(&flat);
        let first = self.points.len() as u32;
        let corner = |corner: &[f64; 2]| corner.map(|length| length as f32);
        self.points.extend(covering.corners.iter().map(corner));
        self.triangles
            .extend(covering.indices.iter().map(|corner| first + corner));
        self.items.push(Item::Fill {
            paths: start..self.paths.len() as u32,
            triangles: before..self.triangles.len() as u32,
            color,
            pattern: None,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::space::Viewport;
    use crate::style::Theme;

    fn scene() -> Scene {
        let viewport = Viewport {
            center_geo: Coord { x: 2.83, y: 50.43 },
            zoom: 13.0,
            size: [400.0, 300.0],
        };
        Scene::new(viewport, Rgba::WHITE)
    }

    fn line(words: &str, north: f64) -> Drawn {
        let mut one = Drawn::new(Rgba::opaque(200, 0, 0));
        one.lines = vec![vec![
            Coord {
                x: 2.82,
                y: 50.43 + north,
            },
            Coord {
                x: 2.84,
                y: 50.43 + north,
            },
        ]];
        one.words = words.to_owned();
        one
    }

    fn written(scene: &Scene) -> Vec<String> {
        let words = scene.items.iter().filter_map(|item| match item {
            Item::Text(text) => Some(text.text.to_string()),
            _ => None,
        });
        words.collect()
    }

    #[test]
    fn words_are_written_only_where_they_find_room() {
        let palette = Palette::of(Theme::Light);
        let mut scene = scene();
        let drawn = [
            line("1,2 km", 0.0),
            line("1,3 km", 0.0001),
            line("1,4 km", 0.005),
            line("far", 0.5),
        ];
        add_drawn(&mut scene, &drawn, palette);
        assert_eq!(written(&scene), ["1,2 km", "1,4 km"]);
    }

    #[test]
    fn an_area_is_filled_around_its_hole() {
        let square = |half: f64| {
            let at = |x: f64, y: f64| Coord {
                x: 2.83 + x * half,
                y: 50.43 + y * half,
            };
            LineString(vec![
                at(-1.0, -1.0),
                at(1.0, -1.0),
                at(1.0, 1.0),
                at(-1.0, 1.0),
                at(-1.0, -1.0),
            ])
        };
        let mut one = Drawn::new(Rgba::opaque(0, 0, 200));
        one.fill = Rgba::opaque(0, 0, 200);
        one.areas = MultiPolygon(vec![Polygon::new(square(0.02), vec![square(0.01)])]);
        let mut scene = scene();
        add_drawn(&mut scene, &[one], Palette::of(Theme::Light));
        assert_eq!(
            scene.paths.iter().map(|path| path.hole).collect::<Vec<_>>(),
            [false, true]
        );
        let corner = |at: u32| scene.points[at as usize].map(f64::from);
        let areas = scene.triangles.chunks(3).map(|triple| {
            let [[ax, ay], [bx, by], [cx, cy]] = [corner(triple[0]), corner(triple[1]), corner(triple[2])];
            ((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)).abs() / 2.0
        });
        let whole = |path: Path| {
            let corners = scene.path_points(path);
            f64::from(((corners[2][0] - corners[0][0]) * (corners[2][1] - corners[0][1])).abs())
        };
        let open = whole(scene.paths[0]) - whole(scene.paths[1]);
        assert!(
            (areas.sum::<f64>() - open).abs() < open * 1e-3 && open > 1_000.0,
            "{open}"
        );
    }
}
