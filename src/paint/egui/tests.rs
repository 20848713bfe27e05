use super::*;
use egui::epaint::WHITE_UV;

/// Every picture is a texture of its own.
struct Named;

impl Textures for Named {
    fn icon(&self, _name: &str) -> Option<(TextureId, Rect)> {
        Some((TextureId::User(1), Rect::from_min_max(pos2(0.25, 0.25), pos2(0.5, 0.5))))
    }

    fn pattern(&self, _pattern: Pattern) -> Option<TextureId> {
        Some(TextureId::User(2))
    }

    fn disc(&self, radius_px: f32) -> Option<(TextureId, Rect, f32)> {
        let uv = Rect::from_min_max(pos2(0.25, 0.25), pos2(0.5, 0.5));
        (radius_px > 6.0).then_some((TextureId::User(3), uv, 1.1))
    }

    fn glow(&self) -> TextureId {
        TextureId::User(4)
    }
}

fn symbol(badge: Badge, radius_pt: f32, icon: Option<&str>) -> Item {
    Item::Symbol(SymbolItem {
        at: [50.0, 50.0],
        radius_pt,
        badge,
        color: Rgba([200, 0, 0, 255]),
        rim: (Rgba([255, 255, 255, 255]), 1.5),
        icon: icon.map(Arc::from),
        icon_color: Rgba([0, 0, 0, 255]),
    })
}

fn painted(items: Vec<Item>) -> Vec<Shape> {
    let viewport = crate::space::Viewport {
        center_geo: geo_types::Coord { x: 2.8, y: 50.4 },
        zoom: 12.0,
        size: [100.0, 100.0],
    };
    let mut scene = Scene::new(viewport, Rgba([255, 255, 255, 255]));
    scene.points = vec![[0.0, 0.0], [100.0, 0.0], [0.0, 100.0]];
    scene.triangles = vec![0, 1, 2];
    scene.items = items;
    let mut painted = Painted::default();
    let rect = Rect::from_min_size(Pos2::ZERO, Vec2::splat(100.0));
    painted.update(&scene, rect, 1.0, &Named);
    painted.shapes
}

fn meshes<'a>(shapes: &'a [Shape]) -> Vec<&'a Mesh> {
    let mesh = |shape: &'a Shape| match shape {
        Shape::Mesh(mesh) => Some(mesh.as_ref()),
        _ => None,
    };
    shapes.iter().filter_map(mesh).collect()
}

#[test]
fn flat_colours_never_lie_in_the_texture_of_a_picture() {
    for radius in [4.0, 9.0, 30.0] {
        for badge in [Badge::Disc, Badge::Hollow, Badge::Glow] {
            let shapes = painted(vec![
                symbol(badge, radius, Some("tree")),
                symbol(Badge::Hollow, radius, None),
            ]);
            for mesh in meshes(&shapes) {
                let flat = mesh.indices.chunks(3).filter(|corners| {
                    let mut corners = corners.iter().map(|index| mesh.vertices[*index as usize]);
                    corners.all(|vertex| vertex.uv == WHITE_UV)
                });
                let own = mesh.texture_id == TextureId::default();
                let wanted = if own { mesh.indices.len() / 3 } else { 0 };
                assert_eq!(flat.count(), wanted, "{badge:?} of {radius}");
            }
        }
    }
}

#[test]
fn the_ring_of_a_hollow_symbol_lies_on_its_disc() {
    let shapes = painted(vec![symbol(Badge::Hollow, 9.0, None)]);
    let meshes = meshes(&shapes);
    let textures: Vec<TextureId> = meshes.iter().map(|mesh| mesh.texture_id).collect();
    assert_eq!(textures, [TextureId::User(3), TextureId::default()]);
    let red = |vertex: &Vertex| vertex.color == Color32::from_rgb(200, 0, 0);
    assert!(meshes[1].vertices.iter().any(red));
}

#[test]
fn threads_keep_the_order_of_items() {
    let scene = parts::tests::lines();
    let mut painted = Painted::default();
    let rect = Rect::from_min_size(Pos2::ZERO, Vec2::splat(100.0));
    painted.update(&scene, rect, 1.0, &Named);
    let vertices = meshes(&painted.shapes)
        .into_iter()
        .flat_map(|mesh| mesh.vertices.iter());
    let opaque = vertices.map(|vertex| vertex.color).filter(|color| color.a() == 255);
    let mut colors: Vec<usize> = opaque
        .map(|color| usize::from(color.r()) + 256 * usize::from(color.g()))
        .collect();
    assert!(colors.is_sorted());
    colors.dedup();
    assert_eq!(colors, (0..400).collect::<Vec<_>>());
}

#[test]
fn a_veil_lies_over_icons() {
    let veil = Item::Fill {
        paths: 0..0,
        triangles: 0..3,
        color: Rgba([0, 0, 0, 90]),
        pattern: None,
    };
    let shapes = painted(vec![symbol(Badge::Disc, 9.0, Some("tree")), veil]);
    let textures: Vec<TextureId> = meshes(&shapes).iter().map(|mesh| mesh.texture_id).collect();
    assert_eq!(textures, [TextureId::User(3), TextureId::User(1), TextureId::default()]);
}

#[test]
fn discs_in_a_row_are_one_mesh() {
    let row = (0..50).map(|_| symbol(Badge::Disc, 9.0, None)).collect();
    let shapes = painted(row);
    assert_eq!(shapes.len(), 1);
    // A rim and a disc each, of four corners.
    assert_eq!(meshes(&shapes)[0].vertices.len(), 50 * 2 * 4);
}
