//! `assets/packaging/icons` is what `assets/icons/app.svg` looks like in every size that systems ask for.
//!
//! `ARCHIPEL_WRITE_ICONS=1 cargo test --test house icons` writes the files anew.

use std::path::PathBuf;

use resvg::{tiny_skia, usvg};

const SIZES: [u32; 10] = [16, 22, 24, 32, 48, 64, 128, 256, 512, 1024];
/// What a window, a list and a desktop of Windows show.
const WINDOWS: [u32; 6] = [16, 24, 32, 48, 64, 256];
/// The same for macOS, by the names that it has for them: 2x sizes are those of twice the pixels.
const MACOS: [(&[u8; 4], u32); 7] = [
    (b"icp4", 16),
    (b"icp5", 32),
    (b"icp6", 64),
    (b"ic07", 128),
    (b"ic08", 256),
    (b"ic09", 512),
    (b"ic10", 1024),
];

fn png(tree: &usvg::Tree, size: u32) -> Vec<u8> {
    let mut pixmap = tiny_skia::Pixmap::new(size, size).unwrap();
    let scale = size as f32 / tree.size().width();
    resvg::render(
        tree,
        tiny_skia::Transform::from_scale(scale, scale),
        &mut pixmap.as_mut(),
    );
    pixmap.encode_png().unwrap()
}

fn ico(pictures: &[(u32, Vec<u8>)]) -> Vec<u8> {
    let count = u16::try_from(pictures.len()).unwrap();
    let mut file = [[0, 0], [1, 0], count.to_le_bytes()].concat();
    let mut offset = 6 + 16 * pictures.len();
    for (size, png) in pictures {
        // 256 is written as 0; one plane, 32 bits.
        let side = u8::try_from(*size % 256).unwrap();
        file.extend([side, side, 0, 0, 1, 0, 32, 0]);
        file.extend(u32::try_from(png.len()).unwrap().to_le_bytes());
        file.extend(u32::try_from(offset).unwrap().to_le_bytes());
        offset += png.len();
    }
    file.extend(pictures.iter().flat_map(|(_, png)| png));
    file
}

fn icns(pictures: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, png) in pictures {
        body.extend_from_slice(*name);
        body.extend(u32::try_from(png.len() + 8).unwrap().to_be_bytes());
        body.extend(png);
    }
    let mut file = b"icns".to_vec();
    file.extend(u32::try_from(body.len() + 8).unwrap().to_be_bytes());
    file.extend(body);
    file
}

fn made() -> Vec<(String, Vec<u8>)> {
    let svg = std::fs::read(crate::source::root().join("assets/icons/app.svg")).unwrap();
    let tree = usvg::Tree::from_data(&svg, &usvg::Options::default()).unwrap();
    let mut files: Vec<(String, Vec<u8>)> = SIZES
        .iter()
        .filter(|size| **size <= 512)
        .map(|size| (format!("archipel-{size}.png"), png(&tree, *size)))
        .collect();
    files.push((
        "archipel.ico".into(),
        ico(&WINDOWS.map(|size| (size, png(&tree, size)))),
    ));
    files.push((
        "archipel.icns".into(),
        icns(&MACOS.map(|(name, size)| (name, png(&tree, size)))),
    ));
    files
}

#[test]
fn icons_are_those_of_the_drawing() {
    let folder: PathBuf = crate::source::root().join("assets/packaging/icons");
    for (name, bytes) in made() {
        let path = folder.join(&name);
        if std::env::var_os("ARCHIPEL_WRITE_ICONS").is_some() {
            std::fs::write(&path, &bytes).unwrap();
        }
        let there = std::fs::read(&path).unwrap_or_default();
        assert!(there == bytes, "{name} is stale: ARCHIPEL_WRITE_ICONS=1 writes it");
    }
}
