//! Whether both painters of the window draw the same map: OpenGL, as graphics cards do it, and the processor, as it is where
//! OpenGL is software. Edges and letters differ by fractions of pixels, so squares of pixels are compared, each by its mean.

use std::fs;

use crate::picture::Picture;

/// Side of a square that is compared, in points.
const SIDE: f32 = 32.0;
/// Means of a channel over a square differ by this much of 255 at most. A ring that is missing around one symbol makes 20, a
/// wedge of pale land that is not there 8; where both are right, 5 was the most that was seen.
const MOST: f64 = 6.0;

/// The square, of this side in pixels, whose means differ most: by how much, and its left top corner.
fn worst(one: &Picture, other: &Picture, side: u32) -> (f64, [u32; 2]) {
    let (width, height) = one.size();
    assert_eq!(other.size(), (width, height));
    let mean = |picture: &Picture, left: u32, top: u32| {
        let mut sums = [0_u64; 3];
        for y in top..top + side {
            for x in left..left + side {
                let pixel = picture.at(f64::from(x), f64::from(y));
                sums.iter_mut()
                    .zip(pixel)
                    .for_each(|(sum, channel)| *sum += u64::from(channel));
            }
        }
        sums.map(|sum| sum as f64 / f64::from(side * side))
    };
    let mut worst = (0.0, [0, 0]);
    for top in (0..=height - side).step_by(side as usize) {
        for left in (0..=width - side).step_by(side as usize) {
            let (a, b) = (mean(one, left, top), mean(other, left, top));
            let apart = a.iter().zip(b).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
            if apart > worst.0 {
                worst = (apart, [left, top]);
            }
        }
    }
    worst
}

/// The picture of a window that `painter` paints, on a screen of this scale.
fn photograph(name: &str, painter: &str, scale: &str, arguments: &str) -> Picture {
    let folder = tempfile::tempdir().unwrap();
    let state = folder.path().join("state.json");
    fs::write(&state, r#"{"format_version":1,"selection":"sites:louvre-lens"}"#).unwrap();
    crate::screen::photograph(&format!("{name}-{painter}"), folder.path(), |command| {
        command
            .env("WINIT_X11_SCALE_FACTOR", scale)
            .args(["--lang", "fr", "--renderer", painter, "--state"])
            .arg(&state)
            .args(arguments.split_whitespace());
    })
}

#[test]
fn a_graphics_card_and_the_processor_draw_the_same_map() {
    if !crate::screen::has_screen("a_graphics_card_and_the_processor_draw_the_same_map") {
        return;
    }
    for (name, scale, arguments) in [
        (
            "painters-lens",
            "1",
            "--size 1280x800 --theme light --view 2.82,50.43,12",
        ),
        (
            "painters-dark",
            "1",
            "--size 1280x800 --theme dark --view 2.82,50.43,15",
        ),
        (
            "painters-contrast",
            "1",
            "--size 1280x800 --theme contrast --view 2.7836,50.4436,16",
        ),
        (
            "painters-west",
            "1.5",
            "--size 800x500 --theme light --view 2.5,50.48,10.5",
        ),
        (
            "painters-fine",
            "2",
            "--size 800x500 --theme light --view 2.80,50.43,14",
        ),
        (
            "painters-1913",
            "1",
            "--size 1280x800 --theme dark --year 1913 --view 2.82,50.43,13",
        ),
    ] {
        let [one, other] = ["opengl", "processor"].map(|painter| photograph(name, painter, scale, arguments));
        let side = SIDE * scale.parse::<f32>().unwrap();
        let (apart, [left, top]) = worst(&one, &other, side as u32);
        println!("{name}: squares differ by {apart:.1} of 255 at most, at {left}, {top}");
        assert!(apart <= MOST, "{name} differs at {left}, {top}: {apart:.1}");
    }
}

#[test]
fn a_square_that_differs_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, colour: u8| {
        let path = folder.path().join(name);
        let inside = |x: u32, y: u32| (40..60).contains(&x) && (70..90).contains(&y);
        let picture = image::RgbImage::from_fn(96, 128, |x, y| {
            image::Rgb([200, if inside(x, y) { colour } else { 200 }, 200])
        });
        picture.save(&path).unwrap();
        Picture::read(&path)
    };
    let (plain, marked) = (write("one.png", 200), write("two.png", 150));
    assert_eq!(worst(&plain, &plain, 32).0, 0.0);
    let (apart, place) = worst(&plain, &marked, 32);
    assert_eq!(place, [32, 64]);
    assert!((apart - 50.0 * 400.0 / 1024.0).abs() < 1e-9, "{apart}");
}
