//! The look of every class of every layer in a theme: what the catalog says, in the palette's colours. Knows no scene.

use std::sync::Arc;

use crate::model::Atlas;
use crate::model::catalog::{ClassDef, Pattern};

use super::{Palette, Rgba, Swatch};

/// Least contrast of a line or an outline with the land (WCAG 2.2, "non-text contrast").
const LEAST_CONTRAST: f64 = 3.0;
/// Width of the rim around symbols, in points.
const RIM_PT: f32 = 1.25;
/// How wide a line is at a zoom, against zoom 12: a thread over the whole territory, a ribbon in a street.
const WIDTHS: [(f64, f32); 5] = [(8.0, 0.5), (10.0, 0.7), (12.0, 1.0), (14.0, 1.4), (17.0, 1.75)];

/// How strong fills are at a zoom, against zoom 13: masses where the territory shows, tints under outlines in streets.
const STRENGTHS: [(f64, f32); 2] = [(13.0, 1.0), (16.0, 0.72)];

/// How features of a class are drawn. Widths and radii are points.
#[derive(Debug, Clone, PartialEq)]
pub struct ClassStyle {
    /// Inside of areas.
    pub fill: Option<Rgba>,
    /// Lines and edges.
    pub stroke: Option<Rgba>,
    /// Width of lines at zoom 12.
    pub width_pt: f32,
    /// Width is the same at every zoom.
    pub fixed_width: bool,
    /// On, off, on, off …; empty is solid.
    pub dash_pt: Vec<f32>,
    /// Dashes are drawn from this zoom on; lines are solid below it.
    pub dash_zoom: f64,
    /// Wider line below, and by how much it shows on each side.
    pub casing: Option<(Rgba, f32)>,
    /// Pattern over the fill.
    pub pattern: Pattern,
    /// Colour of the pattern's marks; none without a pattern.
    pub pattern_color: Option<Rgba>,
    /// Icon of points and of areas too small to see; empty has none.
    pub symbol: Arc<str>,
    /// Icons from this zoom on, dots below.
    pub icon_zoom: f64,
    /// Drawn from this zoom on.
    pub min_zoom: f64,
    /// Features may bring their own colour.
    pub own_color: bool,
    /// Radius of dots.
    pub dot_radius_pt: f32,
    /// Rim of symbols: colour and width.
    pub rim: (Rgba, f32),
    /// Disc of symbols, opaque.
    pub disc: Rgba,
    /// Icon on the disc, legible there.
    pub icon_color: Rgba,
    /// Symbols are rings: what is known stops at the place.
    pub hollow: bool,
    /// The land that all this lies on.
    pub ground: Rgba,
}

impl ClassStyle {
    /// The style of `class` in `palette`. The class names a key of the palette or a colour `#rrggbb`.
    pub fn new(class: &ClassDef, palette: &Palette) -> Self {
        let ground = palette.interface("land");
        let swatch = match Rgba::parse(&class.color) {
            Ok(color) => swatch_of(color, ground, palette.interface("map-casing")),
            Err(_) => palette.swatch(&class.color),
        };
        let disc = swatch.fill.map_or(swatch.key_color(), Rgba::solid);
        let pattern_color = match class.pattern {
            Pattern::None => None,
            _ => swatch
                .stroke
                .or(swatch.fill)
                .map(|edge| marks(edge, swatch.fill, ground, palette)),
        };
        Self {
            fill: swatch.fill,
            stroke: swatch.stroke,
            width_pt: class.width_pt,
            fixed_width: false,
            dash_pt: class.dash_pt.clone(),
            dash_zoom: 11.0,
            casing: (class.casing_pt > 0.0).then_some((swatch.casing, class.casing_pt)),
            pattern: class.pattern,
            pattern_color,
            symbol: Arc::from(class.symbol.as_str()),
            icon_zoom: class.icon_zoom,
            min_zoom: class.min_zoom,
            own_color: class.own_color,
            dot_radius_pt: 4.5,
            rim: (rim_of(disc, &swatch, ground, palette.interface("card")), RIM_PT),
            disc,
            icon_color: if swatch.hollow {
                disc
            } else {
                icon_on(disc, palette.interface("symbol-icon"))
            },
            hollow: swatch.hollow,
            ground,
        }
    }

    /// The same style in a feature's own colour: symbols have it as it is, lines and edges are brought far enough from
    /// the land to be seen.
    #[must_use]
    pub fn with_color(&self, color: Rgba) -> Self {
        let tinted = swatch_of(color, self.ground, self.casing.map_or(self.ground, |casing| casing.0));
        Self {
            fill: self.fill.and(tinted.fill),
            stroke: tinted.stroke,
            disc: color.solid(),
            icon_color: if self.hollow {
                color.solid()
            } else {
                icon_on(color.solid(), self.icon_color)
            },
            pattern_color: self.pattern_color.and(tinted.stroke).map(|stroke| stroke.faded(0.5)),
            ..self.clone()
        }
    }

    /// Width of lines at a zoom, in points: thin where the whole territory shows, full in streets.
    pub fn width_at(&self, zoom: f64) -> f32 {
        if self.fixed_width {
            self.width_pt
        } else {
            self.width_pt * growth(zoom)
        }
    }

    /// The fill at a zoom: a strong mass from afar, a tint once outlines and names tell more. Opaque grounds stay.
    pub fn fill_at(&self, zoom: f64) -> Option<Rgba> {
        let [(from, strong), (to, pale)] = STRENGTHS;
        let share = ((zoom - from) / (to - from)).clamp(0.0, 1.0) as f32;
        let fill = self.fill?;
        let strength = if self.fixed_width || fill.0[3] == 255 {
            1.0
        } else {
            strong + (pale - strong) * share
        };
        Some(fill.faded(strength))
    }

    /// The one colour that stands for the class: disc of symbols, band of sheets.
    pub fn symbol_color(&self) -> Rgba {
        self.disc
    }
}

/// How much wider than at zoom 12 lines are.
fn growth(zoom: f64) -> f32 {
    let [(first, least), .., (_, most)] = WIDTHS;
    if zoom <= first {
        return least;
    }
    WIDTHS.windows(2).find(|pair| zoom < pair[1].0).map_or(most, |pair| {
        let share = (zoom - pair[0].0) / (pair[1].0 - pair[0].0);
        pair[0].1 + (pair[1].1 - pair[0].1) * share as f32
    })
}

/// What a single colour makes of itself.
fn swatch_of(color: Rgba, ground: Rgba, casing: Rgba) -> Swatch {
    let stroke = color.solid().legible_on(ground, LEAST_CONTRAST);
    Swatch {
        fill: Some(color.faded(0.4)),
        stroke: Some(stroke),
        text: stroke,
        casing,
        hollow: false,
    }
}

/// Marks of a pattern: the edge's colour, or paper where the fill is about as dark as the edge.
fn marks(edge: Rgba, fill: Option<Rgba>, ground: Rgba, palette: &Palette) -> Rgba {
    let seen = fill.map_or(ground, |fill| fill.over(ground));
    if edge.solid().contrast(seen) >= 1.6 {
        edge.faded(0.55)
    } else {
        palette.interface("paper").faded(0.34)
    }
}

/// A paler rim sets a dark symbol off the map; a pale symbol needs its edge to be seen at all.
fn rim_of(disc: Rgba, swatch: &Swatch, ground: Rgba, card: Rgba) -> Rgba {
    let edge = swatch.stroke.unwrap_or(swatch.text).solid();
    if disc.contrast(ground) >= LEAST_CONTRAST || swatch.hollow {
        card
    } else {
        edge
    }
}

/// The wished colour of icons if it can be read on `disc`, else black or white.
fn icon_on(disc: Rgba, wished: Rgba) -> Rgba {
    if wished.contrast(disc) >= LEAST_CONTRAST {
        wished
    } else {
        disc.ink()
    }
}

/// Styles by layer and class.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Symbology {
    layers: Vec<Vec<ClassStyle>>,
}

impl Symbology {
    /// The styles of every class of `atlas` in `palette`.
    pub fn new(atlas: &Atlas, palette: &Palette) -> Self {
        let styles = |classes: &[ClassDef]| classes.iter().map(|class| ClassStyle::new(class, palette)).collect();
        Self {
            layers: atlas.layers.iter().map(|layer| styles(&layer.def.classes)).collect(),
        }
    }

    /// Styles that come from elsewhere, by layer and class.
    pub fn from_styles(layers: Vec<Vec<ClassStyle>>) -> Self {
        Self { layers }
    }

    /// The styles of a layer's classes, in their order; none for a layer that is not there.
    pub fn layer(&self, index: usize) -> &[ClassStyle] {
        self.layers.get(index).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::style::Theme;

    fn class(toml: &str) -> ClassDef {
        toml::from_str(&format!("id = 'c'\ntitle = {{ fr = 'Classe' }}\n{toml}")).unwrap()
    }

    fn style(toml: &str, theme: Theme) -> ClassStyle {
        ClassStyle::new(&class(toml), Palette::of(theme))
    }

    #[test]
    fn a_class_takes_its_colours_from_the_palette_and_its_lines_from_the_catalog() {
        let palette = Palette::of(Theme::Light);
        let cycle = style(
            "color = 'cycle'\nwidth_pt = 2.5\ncasing_pt = 1.2\ndash_pt = [4.0, 2.0]",
            Theme::Light,
        );
        assert_eq!(cycle.stroke, palette.swatch("cycle").stroke);
        assert_eq!(cycle.casing, Some((palette.interface("map-casing"), 1.2)));
        assert_eq!((cycle.width_pt, cycle.dash_pt.as_slice()), (2.5, [4.0, 2.0].as_slice()));
        assert!(cycle.fill.is_none() && cycle.pattern_color.is_none());
        assert!(style("color = 'cycle'", Theme::Light).casing.is_none());
        let motorway = style("color = 'motorway'\ncasing_pt = 0.8", Theme::Light);
        assert_ne!(motorway.casing.unwrap().0, palette.interface("map-casing"));
    }

    #[test]
    fn a_class_may_bring_a_colour_instead_of_a_key() {
        for theme in Theme::ALL {
            let own = style("color = '#ffe600'", theme);
            let yellow = Rgba::opaque(255, 230, 0);
            assert_eq!(own.disc, yellow);
            assert!(own.stroke.unwrap().contrast(own.ground) >= 3.0, "{theme}");
            assert_eq!(own.fill.unwrap().solid(), yellow);
        }
    }

    #[test]
    fn an_unknown_key_is_drawn_as_other() {
        let lost = style("color = 'unheard-of'", Theme::Dark);
        assert_eq!(lost.stroke, Palette::of(Theme::Dark).swatch("other").stroke);
    }

    #[test]
    fn a_line_s_own_colour_stays_on_its_disc_and_is_legible_on_the_map() {
        for theme in Theme::ALL {
            let line = style("color = 'bhns'\nown_color = true\ncasing_pt = 1.0", theme);
            for color in [
                Rgba::opaque(255, 221, 0),
                Rgba::opaque(0, 20, 60),
                Rgba::opaque(0, 159, 227),
            ] {
                let own = line.with_color(color);
                assert_eq!(own.disc, color);
                assert!(own.stroke.unwrap().contrast(own.ground) >= 3.0, "{theme} {color}");
                assert!(own.icon_color.contrast(own.disc) >= 3.0, "{theme} {color}");
                assert_eq!(own.casing, line.casing);
            }
        }
    }

    #[test]
    fn symbols_of_every_class_can_be_told_from_the_land_and_their_icons_from_them() {
        for theme in Theme::ALL {
            let palette = Palette::of(theme);
            for (key, swatch) in palette.swatches().filter(|(_, swatch)| !swatch.hollow) {
                let style = style(&format!("color = '{key}'"), theme);
                assert!(style.icon_color.contrast(style.disc) >= 3.0, "{theme} {key}");
                let quiet = swatch.key_color().contrast(style.ground) < 3.0;
                let seen = style
                    .disc
                    .contrast(style.ground)
                    .max(style.rim.0.contrast(style.ground));
                assert!(quiet || seen >= 3.0, "{theme} {key}: {seen:.2}");
            }
        }
        let unknown = style("color = 'shaft-unknown'", Theme::Light);
        assert!(unknown.hollow && unknown.fill.is_none());
        assert_eq!(unknown.icon_color, unknown.disc);
    }

    /// Classes of one layer that only a colour and the words of legend and sheet tell apart.
    const BY_COLOUR: [(&str, &str, &str); 1] = [("unesco", "prefab-housing", "modern")];

    #[test]
    fn no_two_classes_of_a_layer_are_told_apart_by_colour_alone() {
        let atlas = crate::load::atlas::embedded();
        let symbology = Symbology::new(&atlas, Palette::of(Theme::Contrast));
        let mut seen = 0;
        for (index, layer) in atlas.layers.iter().enumerate() {
            let classes: Vec<_> = layer.def.classes.iter().zip(symbology.layer(index)).collect();
            for (at, (one, first)) in classes.iter().enumerate() {
                for (two, second) in &classes[at + 1..] {
                    seen += 1;
                    let marks = |style: &ClassStyle| {
                        let dash: Vec<i32> = style.dash_pt.iter().map(|pt| (pt * 10.0) as i32).collect();
                        let width = (style.width_pt * 10.0) as i32;
                        (style.pattern, style.symbol.clone(), dash, width, style.hollow)
                    };
                    let coloured = first.stroke != second.stroke || first.fill != second.fill;
                    let known = BY_COLOUR.contains(&(&*layer.def.id, &*one.id, &*two.id));
                    assert!(
                        !coloured || known || marks(first) != marks(second),
                        "{}: {} and {}",
                        layer.def.id,
                        one.id,
                        two.id
                    );
                }
            }
        }
        assert!(seen > 100, "{seen}");
    }

    #[test]
    fn marks_of_a_pattern_show_on_their_fill() {
        for theme in Theme::ALL {
            for (key, pattern) in [
                ("terril", "hatch"),
                ("lake", "wave"),
                ("park", "stipple"),
                ("buffer-terril", "hatch"),
            ] {
                let style = style(&format!("color = '{key}'\npattern = '{pattern}'"), theme);
                let fill = style.fill.unwrap().over(style.ground);
                let contrast = style.pattern_color.unwrap().over(fill).contrast(fill);
                assert!(contrast >= 1.25, "{theme} {key}: {contrast:.2}");
            }
        }
    }

    #[test]
    fn lines_grow_with_the_zoom_and_never_jump() {
        let line = style("color = 'cycle'\nwidth_pt = 2.0", Theme::Light);
        assert_eq!(line.width_at(12.0), 2.0);
        assert_eq!(line.width_at(3.0), 1.0);
        assert_eq!(line.width_at(19.0), 3.5);
        let mut before = line.width_at(7.0);
        for step in 0..=260 {
            let width = line.width_at(7.0 + f64::from(step) * 0.05);
            assert!(width >= before && width - before < 0.05, "at step {step}");
            before = width;
        }
        let fixed = ClassStyle {
            fixed_width: true,
            ..line
        };
        assert_eq!(fixed.width_at(8.0), fixed.width_at(18.0));
    }
}
