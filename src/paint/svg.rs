//! The vector painter: a scene as an SVG document, in points. Patterns are drawn by [`pattern_tile`], which the window
//! turns into its textures, so that both look the same.

use std::fmt::Write as _;

use super::PATTERN_PT;
use crate::model::catalog::Pattern;
use crate::scene::{Anchor, Badge, Item, Path, Scene, Stroke, SymbolItem, TextItem};
use crate::style::{Rgba, icons};
use crate::text;

/// The scene as a complete SVG document.
pub fn document(scene: &Scene) -> String {
    let [width, height] = scene.viewport.size;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\n\
         {}</svg>\n",
        fragment(scene, "")
    )
}

/// The scene as a piece of an SVG document, its top left corner at the origin, cut at its edges. `prefix` begins its ids:
/// two pieces of one document need different ones.
pub fn fragment(scene: &Scene, prefix: &str) -> String {
    let [width, height] = scene.viewport.size;
    let mut out =
        format!("<defs><clipPath id=\"{prefix}map\"><rect width=\"{width}\" height=\"{height}\"/></clipPath>");
    let patterns = patterns(scene);
    for (number, (pattern, color)) in patterns.iter().enumerate() {
        let _ = write!(
            out,
            "<pattern id=\"{prefix}p{number}\" width=\"{PATTERN_PT}\" height=\"{PATTERN_PT}\" patternUnits=\"userSpaceOnUse\" \
             patternTransform=\"translate({})\" color=\"{}\"><g opacity=\"{:.3}\">{}</g></pattern>",
            pin(scene),
            hex(*color),
            opacity(*color),
            pattern_tile(*pattern)
        );
    }
    let _ = writeln!(
        out,
        "</defs>\n<rect width=\"{width}\" height=\"{height}\" fill=\"{}\"/>",
        hex(scene.background)
    );
    let _ = writeln!(out, "<g clip-path=\"url(#{prefix}map)\">");
    for item in &scene.items {
        match item {
            Item::Fill {
                paths, color, pattern, ..
            } => {
                areas(scene, paths.clone(), &paint("fill", *color), &mut out);
                if let Some(number) = pattern.and_then(|wanted| patterns.iter().position(|known| *known == wanted)) {
                    let fill = format!("fill=\"url(#{prefix}p{number})\"");
                    areas(scene, paths.clone(), &fill, &mut out);
                }
            }
            Item::Stroke { paths, stroke } => lines(scene, paths.clone(), stroke, &mut out),
            Item::Symbol(symbol) => write_symbol(symbol, &mut out),
            Item::Text(text) => write_text(text, &mut out),
        }
    }
    out.push_str("</g>\n");
    out
}

/// The marks of one tile of a pattern, [`PATTERN_PT`] points wide, in `currentColor`.
pub fn pattern_tile(pattern: Pattern) -> &'static str {
    match pattern {
        Pattern::None => "",
        Pattern::Hatch => {
            "<path d=\"M-1 7L7 -1M-1 13L13 -1M5 13L13 5\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.1\"/>"
        }
        Pattern::Stipple => {
            "<g fill=\"currentColor\"><circle cx=\"3\" cy=\"3\" r=\"1\"/><circle cx=\"9\" cy=\"9\" r=\"1\"/></g>"
        }
        Pattern::Wave => {
            "<path d=\"M0 4Q3 1 6 4T12 4M0 10Q3 7 6 10T12 10\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1\"/>"
        }
    }
}

/// Where the tiles of patterns begin, pinned to the world.
fn pin(scene: &Scene) -> String {
    let viewport = &scene.viewport;
    let center = crate::space::mercator::mercator_from_geo(viewport.center_geo);
    let start =
        |center: f64, length: f64| -(center * viewport.scale() - length / 2.0).rem_euclid(f64::from(PATTERN_PT));
    format!(
        "{:.2},{:.2}",
        start(center.x, viewport.size[0]),
        start(center.y, viewport.size[1])
    )
}

fn patterns(scene: &Scene) -> Vec<(Pattern, Rgba)> {
    let mut found: Vec<(Pattern, Rgba)> = Vec::new();
    for item in &scene.items {
        if let Item::Fill {
            pattern: Some(pattern), ..
        } = item
            && !found.contains(pattern)
        {
            found.push(*pattern);
        }
    }
    found
}

fn hex(color: Rgba) -> String {
    let [red, green, blue, _] = color.0;
    format!("#{red:02x}{green:02x}{blue:02x}")
}

fn opacity(color: Rgba) -> f32 {
    f32::from(color.0[3]) / 255.0
}

fn paint(property: &str, color: Rgba) -> String {
    if color.0[3] == 255 {
        format!("{property}=\"{}\"", hex(color))
    } else {
        format!(
            "{property}=\"{}\" {property}-opacity=\"{:.3}\"",
            hex(color),
            opacity(color)
        )
    }
}

fn path_data(scene: &Scene, path: Path, out: &mut String) {
    for (index, [x, y]) in scene.path_points(path).iter().enumerate() {
        let _ = write!(out, "{}{x:.1} {y:.1}", if index == 0 { 'M' } else { 'L' });
    }
    if path.closed {
        out.push('Z');
    }
}

/// One element per area with its holes, so that areas that overlap darken each other as they do in the window.
fn areas(scene: &Scene, paths: std::ops::Range<u32>, paint: &str, out: &mut String) {
    let _ = writeln!(out, "<g {paint} fill-rule=\"evenodd\">");
    let mut open = false;
    for path in &scene.paths[paths.start as usize..paths.end as usize] {
        if !path.closed {
            continue;
        }
        if !path.hole {
            out.push_str(if open { "\"/>\n<path d=\"" } else { "<path d=\"" });
            open = true;
        }
        if open {
            path_data(scene, *path, out);
        }
    }
    out.push_str(if open { "\"/>\n</g>\n" } else { "</g>\n" });
}

fn lines(scene: &Scene, paths: std::ops::Range<u32>, stroke: &Stroke, out: &mut String) {
    let all = &scene.paths[paths.start as usize..paths.end as usize];
    let data = |wanted: &dyn Fn(&&Path) -> bool| {
        let mut data = String::new();
        all.iter()
            .filter(wanted)
            .for_each(|path| path_data(scene, *path, &mut data));
        data
    };
    let blobs = data(&|path| path.blob);
    if !blobs.is_empty() {
        let _ = writeln!(out, "<path {} d=\"{blobs}\"/>", paint("fill", stroke.color));
    }
    let lines = data(&|path| !path.blob);
    if lines.is_empty() {
        return;
    }
    let _ = write!(
        out,
        "<path fill=\"none\" {} stroke-width=\"{:.2}\" stroke-linejoin=\"round\"",
        paint("stroke", stroke.color),
        stroke.width_pt
    );
    if let Some(dash) = &stroke.dash_pt {
        let dash: Vec<String> = dash.iter().map(f32::to_string).collect();
        let _ = write!(out, " stroke-dasharray=\"{}\"", dash.join(" "));
    }
    let _ = writeln!(out, " d=\"{lines}\"/>");
}

fn write_symbol(symbol: &SymbolItem, out: &mut String) {
    let ([x, y], radius, (rim, rim_pt)) = (symbol.at, symbol.radius_pt, symbol.rim);
    let circle = |radius: f32, paint: &str| format!("<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius:.2}\" {paint}/>");
    match symbol.badge {
        Badge::Disc => {
            out.push_str(&circle(radius + rim_pt, &paint("fill", rim)));
            out.push_str(&circle(radius, &paint("fill", symbol.color)));
        }
        Badge::Hollow if symbol.color.0[3] == 0 => {
            let stroke = format!("fill=\"none\" {} stroke-width=\"{rim_pt}\"", paint("stroke", rim));
            out.push_str(&circle(radius, &stroke));
        }
        Badge::Hollow => {
            out.push_str(&circle(radius + rim_pt, &paint("fill", rim)));
            let stroke = format!("fill=\"none\" {} stroke-width=\"1.6\"", paint("stroke", symbol.color));
            out.push_str(&circle(radius - 0.6, &stroke));
        }
        Badge::Glow => {
            let strength = f32::from(symbol.color.0[3]) / 255.0;
            for (share, cover) in glow_rings(strength) {
                let color = symbol.color.faded(cover / strength.max(f32::EPSILON));
                out.push_str(&circle(radius * share, &paint("fill", color)));
            }
        }
    }
    if let Some(inner) = symbol.icon.as_deref().and_then(icons::inner) {
        let side = radius * 1.34;
        let _ = write!(
            out,
            "<g transform=\"translate({:.2},{:.2}) scale({:.4})\" color=\"{}\" {}>{inner}</g>",
            x - side / 2.0,
            y - side / 2.0,
            side / 20.0,
            hex(symbol.icon_color),
            paint("fill", symbol.icon_color)
        );
    }
    out.push('\n');
}

/// Light of this strength in its middle as discs on discs, share of the radius and cover of each: readers of PDF paint
/// hundreds of gradients slowly.
fn glow_rings(strength: f32) -> impl Iterator<Item = (f32, f32)> {
    const RINGS: u8 = 6;
    let mut clear = 1.0;
    (0..RINGS).rev().map(move |ring| {
        let share = (f32::from(ring) + 0.5) / f32::from(RINGS);
        let wanted = 1.0 - strength * Badge::glow(share);
        let cover = 1.0 - wanted / clear;
        clear = wanted;
        (f32::from(ring + 1) / f32::from(RINGS), cover)
    })
}

fn write_text(item: &TextItem, out: &mut String) {
    let anchor = match item.anchor {
        Anchor::Center | Anchor::Top => "middle",
        Anchor::Left => "start",
        Anchor::Right => "end",
    };
    // The box is centred on its point: the baseline lies below the middle by half the difference of ascent and descent.
    let measured = text::measure(&item.text, item.face, item.size_pt, item.letter_spacing_pt);
    let middle = (measured.ascent_pt - measured.descent_pt) / 2.0;
    let down = if item.anchor == Anchor::Top {
        measured.ascent_pt
    } else {
        middle
    };
    let escaped = item
        .text
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    let font = format!(
        "font-family=\"{}\" font-weight=\"{}\" font-style=\"{}\" font-size=\"{:.2}\" letter-spacing=\"{}\" text-anchor=\"{anchor}\"",
        text::FONT_FAMILY,
        text::css_weight(item.face),
        text::css_style(item.face),
        item.size_pt,
        item.letter_spacing_pt
    );
    let place = format!(
        "transform=\"translate({:.1},{:.1}) rotate({:.2})\" y=\"{down:.1}\"",
        item.at[0],
        item.at[1],
        item.angle.to_degrees()
    );
    let (halo, halo_pt) = item.halo;
    if halo_pt > 0.0 {
        let stroke = format!(
            "fill=\"none\" {} stroke-width=\"{}\" stroke-linejoin=\"round\"",
            paint("stroke", halo),
            halo_pt * 2.0
        );
        let _ = writeln!(out, "<text {font} {place} {stroke}>{escaped}</text>");
    }
    let _ = writeln!(
        out,
        "<text {font} {place} {}>{escaped}</text>",
        paint("fill", item.color)
    );
}
