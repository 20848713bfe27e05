//! The same page as pixels, as SVG, as PDF, and the scene of the window: their pictures agree.

use std::path::Path as FilePath;
use std::process::Command;

use archipel::analysis::in_view::Measures;
use archipel::export::desk::DeskInput;
use archipel::export::furniture::Furniture;
use archipel::export::map_page::MapPage;
use archipel::export::page::Page;
use archipel::export::paper::{PaperMap, PaperPage};
use archipel::export::pdf;
use archipel::i18n::Messages;
use archipel::index::{FacetIndex, Index, LayerFilter, Shown};
use archipel::load;
use archipel::model::{Filter, Lang, PageLayout, Paper};
use archipel::paint::png;
use archipel::scene::{self, Details, Item, Scene, SceneInput, SceneScratch};
use archipel::space::Viewport;
use archipel::state::{PlannerPage, State};
use archipel::style::{Palette, Symbology, Theme};
use geo_types::Coord;
use resvg::tiny_skia::Pixmap;

use crate::paper::measured;

/// A page with a scenario, a measure, the sheet of a park and a table; and the scene that the window builds for its map.
fn pages() -> (Vec<PaperPage>, Scene) {
    let atlas = load::atlas::embedded();
    let index = Index::new(&atlas);
    let palette = Palette::of(Theme::Light);
    let mut state = State::default();
    let place = |x: f64, y: f64| Coord { x, y };
    state.planner.page = Some(PlannerPage::Measure);
    state.planner.measure.places = vec![place(2.80, 50.425), place(2.84, 50.435)];
    state.planner.scenarios[0].lines = vec![vec![
        place(2.82, 50.42),
        place(2.84, 50.42),
        place(2.84, 50.43),
        place(2.82, 50.42),
    ]];
    let choices = state.layer_choices(&atlas);
    let layers: Vec<LayerFilter> = choices.iter().map(LayerFilter::from).collect();
    let opacities: Vec<f32> = choices.iter().map(|choice| choice.opacity).collect();
    let shown = Shown::new(&atlas, &Filter::default(), &layers);
    let messages = Messages::new(Lang::Fr);
    let desk = DeskInput {
        atlas: &atlas,
        shown: &shown,
        planner: &state.planner,
        near: None,
        selection: None,
        messages: &messages,
        palette,
    }
    .desk();
    assert_eq!((desk.drawn.len(), desk.legend.len()), (2, 2));
    let (details, measures) = (Details::new(&index), Measures::new(&index));
    let symbology = Symbology::new(&atlas, palette);
    let sheets = [atlas
        .find("parks:parc-des-iles")
        .or(atlas.find("sites:louvre-lens"))
        .unwrap()];
    let map = MapPage {
        atlas: &atlas,
        index: &index,
        details: &details,
        measures: &measures,
        shown: &shown,
        opacities: &opacities,
        symbology: &symbology,
        palette,
        messages: &messages,
        size: [0.0; 2],
        title: String::new(),
        filter: String::new(),
        furniture: Furniture::default(),
        moment: None,
        desk: Some(&desk),
        near: None,
        sheets: &sheets,
    };
    let layout = PageLayout {
        page: Paper::A5,
        scale: Some(50_000),
        inset: false,
        sheets: true,
        table: true,
        ..PageLayout::default()
    };
    let look = |size| Viewport {
        center_geo: place(2.82, 50.43),
        zoom: 12.0,
        size,
    };
    let facets = FacetIndex::new(&atlas);
    let pages = PaperMap::new(map, &facets, &layout, None, &look).pages();
    let PaperPage::Map(page) = &pages[0] else {
        panic!("the map comes first")
    };
    let input = SceneInput {
        atlas: &atlas,
        index: &index,
        details: &details,
        shown: &shown,
        opacities: &opacities,
        symbology: &symbology,
        palette,
        lang: Lang::Fr,
        text_size: 1.0,
        labels: true,
        ground: scene::Ground::Here,
        covered_pt: [0.0; 4],
        obstacles_pt: &[],
        names_pt: &[],
        moment: None,
        viewport: page.frames[1].scene.viewport,
    };
    let mut window = Scene::new(input.viewport, palette.interface("paper"));
    scene::build(&input, &mut SceneScratch::default(), &mut window);
    (pages, window)
}

/// Mean difference of two pictures (0 to 255), and the part of their bytes that are far apart.
fn apart(one: &Pixmap, other: &Pixmap) -> (f64, f64) {
    // Half a pixel is rounded up by one and down by another.
    assert!(one.width().abs_diff(other.width()) <= 1 && one.height().abs_diff(other.height()) <= 1);
    let (width, height) = (one.width().min(other.width()), one.height().min(other.height()));
    let rows = |picture: &Pixmap| -> Vec<u8> {
        let row = |y: u32| picture.data()[(y * picture.width() * 4) as usize..][..(width * 4) as usize].to_vec();
        (0..height).flat_map(row).collect()
    };
    let (one, other) = (rows(one), rows(other));
    let each = one.iter().zip(&other).map(|(a, b)| u64::from(a.abs_diff(*b)));
    let bytes = one.len() as f64;
    (
        each.clone().sum::<u64>() as f64 / bytes,
        each.filter(|apart| *apart > 64).count() as f64 / bytes,
    )
}

/// The pages of a PDF as pictures, where the machine has a program for it.
fn printed(file: &FilePath, pages: usize) -> Option<Vec<Pixmap>> {
    let stem = file.with_extension("");
    let arguments = ["-r", "96", "-png"].map(std::ffi::OsString::from);
    let output = Command::new("pdftoppm")
        .args(arguments)
        .arg(file)
        .arg(&stem)
        .output()
        .ok()?;
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let picture = |number: usize| {
        let name = |digits: usize| {
            let stem = stem.display();
            format!("{stem}-{number:0digits$}.png")
        };
        let path = [1, 2, 3]
            .map(name)
            .into_iter()
            .find(|path| FilePath::new(path).exists());
        Pixmap::load_png(path.unwrap()).unwrap()
    };
    Some((1..=pages).map(picture).collect())
}

/// Straight lines of two points of the page's own scenes, in points of the paper from its lower left corner.
fn straight(page: &Page) -> Vec<[[f64; 2]; 2]> {
    let unit = 72.0 / page.points_per_inch;
    let mut lines = Vec::new();
    for frame in &page.frames {
        let [width, height] = frame.scene.viewport.size;
        for item in &frame.scene.items {
            let Item::Stroke { paths, .. } = item else { continue };
            let paths = &frame.scene.paths[paths.start as usize..paths.end as usize];
            let [path] = paths else { continue };
            let points = frame.scene.path_points(*path);
            let inside =
                |[x, y]: &[f32; 2]| (0.0..=width).contains(&f64::from(*x)) && (0.0..=height).contains(&f64::from(*y));
            if let ([from, to], false) = (points, path.closed)
                && points.iter().all(inside)
            {
                lines.push([from, to].map(|[x, y]| {
                    let (x, y) = (f64::from(*x) + frame.at[0], f64::from(*y) + frame.at[1]);
                    [x * unit, (page.size[1] - y) * unit]
                }));
            }
        }
    }
    lines
}

#[test]
fn pixels_svg_and_pdf_of_a_page_show_the_same_and_the_scene_of_the_window() {
    let (pages, window) = pages();
    assert!(pages.len() >= 3, "a map, a sheet, a table: {}", pages.len());
    let PaperPage::Map(page) = &pages[0] else { panic!() };
    let map = &page.frames[1].scene;
    // Below what the desk draws lies exactly what the window draws.
    assert_eq!(map.items[..window.items.len()], window.items[..]);
    assert_eq!(map.points[..window.points.len()], window.points[..]);
    assert!(map.items.len() > window.items.len());

    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("page.pdf");
    let written: Vec<_> = pages.iter().map(|page| page.pdf().unwrap()).collect();
    std::fs::write(&file, pdf::from_pages(&written, "Une page").unwrap()).unwrap();
    let from_pdf = printed(&file, pages.len());
    for (number, page) in pages.iter().enumerate() {
        let pixels = Pixmap::decode_png(&page.png(96.0).unwrap()).unwrap();
        let vectors = png::rasterize(&page.svg().unwrap(), 1.0).unwrap();
        let (mean, far) = apart(&pixels, &vectors);
        assert!(mean < 3.5 && far < 0.02, "page {number} as SVG: {mean} {far}");
        if let Some(printed) = from_pdf.as_ref().map(|all| &all[number]) {
            // Another program sets letters and edges its own way.
            let (mean, far) = apart(&pixels, printed);
            assert!(mean < 5.0 && far < 0.05, "page {number} as PDF: {mean} {far}");
        }
    }
    let (sizes, lines) = measured(&file);
    assert_eq!(sizes.len(), pages.len());
    assert!(
        (sizes[1][1] - 210.0).abs() < 0.1 && (sizes[1][0] - 148.0).abs() < 0.1,
        "the sheet stands upright"
    );
    let wanted = straight(page);
    assert!(wanted.len() > 5, "{}", wanted.len());
    for line in wanted {
        let near = |a: [f64; 2], b: [f64; 2]| (a[0] - b[0]).hypot(a[1] - b[1]) < 0.1;
        let found = lines
            .iter()
            .any(|(from, to)| near(*from, line[0]) && near(*to, line[1]));
        assert!(found, "the PDF lacks the line {line:?}");
    }
}
