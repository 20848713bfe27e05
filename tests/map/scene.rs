//! What is drawn: scenes as text, and a picture through the vector painter with the fonts that the program brings.
//! `ARCHIPEL_WRITE_GOLDENS=1` writes the goldens again.

use std::path::PathBuf;

use archipel::index::{Index, LayerFilter, Shown};
use archipel::load;
use archipel::model::{Atlas, Filter, Lang};
use archipel::paint::{png, raster, svg};
use archipel::scene::{Details, Scene, SceneInput, SceneScratch, as_text, build};
use archipel::space::Viewport;
use archipel::style::{Palette, Symbology, Theme};
use geo_types::Coord;

/// The three views that every picture of the window is taken at.
const VIEWS: [(&str, f64, f64, f64); 3] = [
    ("territory", 2.95, 50.44, 9.3),
    ("lens", 2.83, 50.43, 13.0),
    ("base-11-19", 2.7836, 50.4436, 16.0),
];

fn scene(atlas: &Atlas, filter: &Filter, view: (f64, f64, f64), theme: Theme) -> Scene {
    let index = Index::new(atlas);
    let details = Details::new(&index);
    let layers: Vec<LayerFilter> = atlas
        .layers
        .iter()
        .map(|layer| LayerFilter {
            visible: layer.def.visible,
            only_class: None,
        })
        .collect();
    let shown = Shown::new(atlas, filter, &layers);
    let palette = Palette::of(theme);
    let symbology = Symbology::new(atlas, palette);
    let opacities: Vec<f32> = atlas.layers.iter().map(|layer| layer.def.opacity).collect();
    let viewport = Viewport {
        center_geo: Coord { x: view.0, y: view.1 },
        zoom: view.2,
        size: [960.0, 640.0],
    };
    let input = SceneInput {
        atlas,
        index: &index,
        details: &details,
        shown: &shown,
        opacities: &opacities,
        symbology: &symbology,
        palette,
        lang: Lang::Fr,
        text_size: 1.0,
        labels: true,
        ground: archipel::scene::Ground::Here,
        covered_pt: [0.0; 4],
        obstacles_pt: &[],
        names_pt: &[],
        moment: None,
        viewport,
    };
    let mut scene = Scene::new(viewport, palette.interface("paper"));
    build(&input, &mut SceneScratch::default(), &mut scene);
    scene
}

fn golden(name: &str, text: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/goldens")
        .join(name);
    if std::env::var_os("ARCHIPEL_WRITE_GOLDENS").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
    }
    let known = std::fs::read_to_string(&path).unwrap_or_default();
    for (line, (wanted, found)) in known.lines().zip(text.lines()).enumerate() {
        assert_eq!(wanted, found, "{name}, line {}", line + 1);
    }
    assert_eq!(
        known.lines().count(),
        text.lines().count(),
        "{name} has another number of items"
    );
}

#[test]
fn the_three_views_are_drawn_as_they_were() {
    let atlas = load::atlas::embedded();
    for (name, lon, lat, zoom) in VIEWS {
        golden(
            &format!("{name}.txt"),
            &as_text(&scene(&atlas, &Filter::default(), (lon, lat, zoom), Theme::Light)),
        );
    }
}

#[test]
fn what_is_filtered_out_disappears() {
    let atlas = load::atlas::embedded();
    let mut filter = Filter::default();
    filter.categories.insert("terril".into());
    let all = as_text(&scene(&atlas, &Filter::default(), (2.83, 50.43, 13.0), Theme::Light));
    let terrils = as_text(&scene(&atlas, &filter, (2.83, 50.43, 13.0), Theme::Light));
    assert!(all.contains("Musée") || all.contains("Louvre"), "{all}");
    assert!(!terrils.contains("Louvre") && terrils.contains("Terril"));
    assert!(terrils.contains("Lens"), "the background stays");
}

#[test]
fn schematic_lines_are_dashed_and_indicative_outlines_too() {
    let atlas = load::atlas::embedded();
    let text = as_text(&scene(&atlas, &Filter::default(), (2.83, 50.43, 13.0), Theme::Light));
    let schematic = "#b61f21";
    assert!(
        text.lines()
            .any(|line| line.starts_with("stroke") && line.contains(schematic) && line.contains("dash")),
        "{text}"
    );
    assert!(
        text.lines()
            .any(|line| line.starts_with("stroke") && line.contains("dash [6.0, 4.0]"))
    );
}

#[test]
fn the_picture_has_the_colours_of_the_palette_where_they_belong() {
    let atlas = load::atlas::embedded();
    for theme in Theme::ALL {
        let scene = scene(&atlas, &Filter::default(), (2.7836, 50.4436, 16.0), theme);
        let picture = png::pixels(&scene, 1.0).unwrap();
        assert_eq!((picture.width(), picture.height()), (960, 640));
        // The middle of terril 74a lies in the picture; its dark fill covers it.
        let terril = atlas.get("unesco:63AF").unwrap();
        let place = geo::InteriorPoint::interior_point(&terril.geometry().unwrap()).unwrap();
        let at = scene.viewport.screen_from_geo(place.into());
        let near = |wanted: archipel::style::Rgba, tolerance: i32| {
            let mut hits = 0;
            for dx in -25..25_i32 {
                for dy in 30..60_i32 {
                    let (x, y) = (at.x as i32 + dx, at.y as i32 + dy);
                    let Some(pixel) = picture.pixel(x.max(0) as u32, y.max(0) as u32) else {
                        continue;
                    };
                    let far = [pixel.red(), pixel.green(), pixel.blue()]
                        .into_iter()
                        .zip(wanted.0)
                        .map(|(a, b)| (i32::from(a) - i32::from(b)).abs())
                        .max()
                        .unwrap();
                    hits += i32::from(far <= tolerance);
                }
            }
            hits
        };
        let palette = Palette::of(theme);
        let ground = palette.interface("land");
        let fill = palette.swatch("terril").fill.unwrap().over(ground);
        assert!(
            near(fill, 60) > 400,
            "{theme}: terril {fill} not found ({})",
            near(fill, 60)
        );
    }
}

#[test]
fn the_vector_picture_is_sound_and_names_its_fonts() {
    let atlas = load::atlas::embedded();
    let scene = scene(&atlas, &Filter::default(), (2.83, 50.43, 13.0), Theme::Dark);
    let document = svg::document(&scene);
    assert!(document.contains("font-family=\"Inter\"") && document.ends_with("</svg>\n"));
    let picture = png::rasterize(&document, 0.5).unwrap();
    assert_eq!((picture.width(), picture.height()), (480, 320));
    let bytes = png::encode(&scene, 0.5).unwrap();
    assert!(bytes.len() > 20_000, "{}", bytes.len());
}

#[test]
fn the_raster_painter_agrees_with_the_vector_one() {
    let atlas = load::atlas::embedded();
    for ((name, lon, lat, zoom), theme) in VIEWS.into_iter().zip([Theme::Light, Theme::Dark, Theme::Contrast]) {
        {
            let scene = scene(&atlas, &Filter::default(), (lon, lat, zoom), theme);
            let vector = png::rasterize(&svg::document(&scene), 1.0).unwrap();
            let raster = raster::paint(&scene, 1.0);
            assert_eq!(
                (raster.width as u32, raster.height as u32),
                (vector.width(), vector.height())
            );
            let apart = |a: &[u8], b: &[u8]| a.iter().zip(b).map(|(a, b)| u32::from(a.abs_diff(*b))).max().unwrap();
            let differences: Vec<u32> = raster
                .pixels
                .chunks_exact(4)
                .zip(vector.data().chunks_exact(4))
                .map(|(a, b)| apart(a, b))
                .collect();
            let mean = f64::from(differences.iter().sum::<u32>()) / differences.len() as f64;
            let far = differences.iter().filter(|apart| **apart > 64).count() as f64 / differences.len() as f64;
            if let Some(folder) = std::env::var_os("ARCHIPEL_WRITE_PICTURES") {
                let file = |kind: &str| PathBuf::from(&folder).join(format!("{name}-{theme}-{kind}.png"));
                std::fs::write(file("raster"), png::encode_image(raster).unwrap()).unwrap();
                std::fs::write(file("vector"), vector.encode_png().unwrap()).unwrap();
            }
            // What differs lies at the edges of letters, icons and dashes; on dark paper a window covers those of letters more.
            let most = if theme.is_dark() { 3.6 } else { 2.5 };
            assert!(
                mean < most && far < 0.015,
                "{name}, {theme}: mean {mean:.2}, far {far:.4}"
            );
        }
    }
}
