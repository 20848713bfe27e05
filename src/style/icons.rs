//! The icons of `assets/icons`: one family drawn on a grid of 20 × 20 in one colour, `currentColor`, so that whoever
//! draws them chooses it. Those of the interface begin with `ui-`; `app` is the program's own, in its own colours.

use include_dir::{Dir, include_dir};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg;

static ICONS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/assets/icons");

/// Side of the square that icons are drawn in.
pub const GRID: f32 = 20.0;

/// Name of the program's own icon: the only one with colours.
pub const APP: &str = "app";

/// How much of each pixel an icon covers, to be tinted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mask {
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// Coverage, row by row from the top left: 0 is none, 255 is all.
    pub alpha: Vec<u8>,
}

/// A picture with colours, such as a window's icon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// Red, green, blue, alpha (not premultiplied), row by row from the top left.
    pub rgba: Vec<u8>,
}

/// Names of the icons that can be tinted, sorted.
pub fn names() -> Vec<&'static str> {
    let mut names: Vec<_> = ICONS
        .files()
        .filter_map(|file| file.path().to_str()?.strip_suffix(".svg"))
        .filter(|name| *name != APP)
        .collect();
    names.sort_unstable();
    names
}

/// The whole SVG document of an icon.
pub fn svg(name: &str) -> Option<&'static str> {
    ICONS.get_file(format!("{name}.svg"))?.contents_utf8()
}

/// What stands inside the `svg` element, to be put into another document: wrap it in a group whose `color` is the tint
/// and whose scale brings [`GRID`] to the size wanted.
pub fn inner(name: &str) -> Option<&'static str> {
    let document = svg(name)?;
    let from = document.find("<svg")?;
    let from = from + document.get(from..)?.find('>')? + 1;
    Some(document.get(from..document.rfind("</svg>")?)?.trim())
}

/// Draws an icon as a square mask of `size_px` pixels; none where there is no such icon or the size is 0.
pub fn rasterize(name: &str, size_px: u32) -> Option<Mask> {
    let pixmap = draw(name, size_px)?;
    let alpha = pixmap.pixels().iter().map(|pixel| pixel.alpha()).collect();
    Some(Mask {
        width: size_px,
        height: size_px,
        alpha,
    })
}

/// Draws the program's own icon as a square of `size_px` pixels.
pub fn app_icon(size_px: u32) -> Option<Picture> {
    let pixmap = draw(APP, size_px)?;
    let straight = |pixel: &resvg::tiny_skia::PremultipliedColorU8| {
        let color = pixel.demultiply();
        [color.red(), color.green(), color.blue(), color.alpha()]
    };
    Some(Picture {
        width: size_px,
        height: size_px,
        rgba: pixmap.pixels().iter().flat_map(straight).collect(),
    })
}

fn draw(name: &str, size_px: u32) -> Option<Pixmap> {
    let tree = usvg::Tree::from_str(svg(name)?, &usvg::Options::default()).ok()?;
    let mut pixmap = Pixmap::new(size_px, size_px)?;
    let scale = size_px as f32 / tree.size().width();
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    Some(pixmap)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAP: [&str; 38] = [
        "belvedere",
        "bicycle",
        "bus",
        "bus-stop",
        "castle",
        "cavalier",
        "chevalement",
        "church",
        "coron",
        "economy",
        "energy",
        "farming",
        "fosse",
        "governance",
        "grands-bureaux",
        "health",
        "heritage",
        "home",
        "house",
        "jardin",
        "lake",
        "leisure",
        "marker",
        "memorial",
        "mobility",
        "moderne",
        "museum",
        "park",
        "pavillonnaire",
        "railway",
        "school",
        "shaft",
        "sport",
        "station",
        "terril",
        "tourism",
        "town-hall",
        "training",
    ];

    const INTERFACE: [&str; 57] = [
        "back",
        "basemap",
        "bookmark",
        "check",
        "chevron-down",
        "chevron-left",
        "chevron-right",
        "chevron-up",
        "clock",
        "close",
        "copy",
        "download",
        "edit",
        "external",
        "eye",
        "eye-off",
        "filter",
        "forward",
        "folder",
        "help",
        "home",
        "info",
        "language",
        "laser",
        "layers",
        "letters",
        "legend",
        "link",
        "list",
        "loop",
        "measure",
        "menu",
        "minus",
        "overview",
        "pause",
        "pen",
        "pin",
        "play",
        "plus",
        "print",
        "redo",
        "reset",
        "save",
        "screen",
        "search",
        "settings",
        "sort",
        "speech",
        "story",
        "swipe",
        "target",
        "theme",
        "touch",
        "trash",
        "undo",
        "warning",
        "wheelchair",
    ];

    #[test]
    fn every_icon_that_others_count_on_is_there_and_no_other() {
        let mut expected: Vec<_> = MAP.iter().map(|name| (*name).to_owned()).collect();
        expected.extend(INTERFACE.iter().map(|name| format!("ui-{name}")));
        expected.sort_unstable();
        assert_eq!(names(), expected);
        assert!(svg("no-such-icon").is_none() && inner("no-such-icon").is_none());
        assert!(rasterize("no-such-icon", 20).is_none() && rasterize("terril", 0).is_none());
    }

    #[test]
    fn icons_have_one_colour_and_share_the_grid() {
        for name in names() {
            let document = svg(name).unwrap();
            assert!(document.contains(r#"viewBox="0 0 20 20""#), "{name}");
            let inner = inner(name).unwrap();
            assert!(inner.contains("currentColor") && !inner.contains("svg"), "{name}");
            for attribute in ["fill=\"", "stroke=\""] {
                for value in inner.split(attribute).skip(1) {
                    assert!(
                        value.starts_with("currentColor\"") || value.starts_with("none\""),
                        "{name}"
                    );
                }
            }
            for foreign in ["#", "url(", "gradient", "style=", "<text", "<image"] {
                assert!(!inner.contains(foreign), "{name} has {foreign}");
            }
        }
    }

    #[test]
    fn no_icon_is_cut_by_the_edge_of_its_grid() {
        for name in names() {
            let tree = usvg::Tree::from_str(svg(name).unwrap(), &usvg::Options::default()).unwrap();
            let ink = tree.root().abs_stroke_bounding_box();
            assert!(ink.left() >= -0.01 && ink.top() >= -0.01, "{name}: {ink:?}");
            assert!(
                ink.right() <= GRID + 0.01 && ink.bottom() <= GRID + 0.01,
                "{name}: {ink:?}"
            );
            let middle = [
                f32::midpoint(ink.left(), ink.right()),
                f32::midpoint(ink.top(), ink.bottom()),
            ];
            assert!(
                middle.iter().all(|part| (part - GRID / 2.0).abs() <= 1.6),
                "{name} lies off centre: {ink:?}"
            );
        }
    }

    #[test]
    fn symbols_of_the_map_carry_enough_ink_to_be_seen_at_14_pixels() {
        for name in names() {
            let mask = rasterize(name, 14).unwrap();
            assert_eq!(mask.alpha.len(), 14 * 14);
            let ink = mask.alpha.iter().map(|&alpha| f32::from(alpha)).sum::<f32>() / (255.0 * 196.0);
            let least = if name.starts_with("ui-") { 0.04 } else { 0.18 };
            assert!((least..0.75).contains(&ink), "{name} covers {ink:.2}");
        }
    }

    #[test]
    fn no_two_icons_look_alike() {
        let masks: Vec<_> = names()
            .into_iter()
            .map(|name| (name, rasterize(name, 20).unwrap()))
            .collect();
        for (at, (one, first)) in masks.iter().enumerate() {
            for (two, second) in &masks[at + 1..] {
                let apart: u32 = first
                    .alpha
                    .iter()
                    .zip(&second.alpha)
                    .map(|(&a, &b)| u32::from(a.abs_diff(b)))
                    .sum();
                assert!(apart > 255 * 12, "{one} and {two}");
            }
        }
    }

    #[test]
    fn the_program_s_own_icon_is_coloured_and_rounded() {
        let icon = app_icon(64).unwrap();
        assert_eq!(icon.rgba.len(), 64 * 64 * 4);
        let at = |x: usize, y: usize| &icon.rgba[(y * 64 + x) * 4..(y * 64 + x) * 4 + 4];
        assert_eq!(at(0, 0)[3], 0);
        let ([red, green, blue, alpha], coal) =
            ([at(10, 50)[0], at(10, 50)[1], at(10, 50)[2], at(10, 50)[3]], at(24, 36));
        assert!(alpha == 255 && blue > red && green > red, "water is blue");
        assert!(coal[..3].iter().all(|&part| part < 60), "the terril is black");
    }
}
