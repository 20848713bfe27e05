//! Colours and what eyes make of them: parsing, mixing, contrast, distance, colour blindness. Pure arithmetic.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A colour in sRGB, not premultiplied: red, green, blue, alpha.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Rgba(pub [u8; 4]);

/// What is wrong with the words of a colour.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a colour: write #rrggbb or #rrggbbaa")]
pub struct ColorError(String);

impl Rgba {
    /// Opaque black.
    pub const BLACK: Self = Self([0, 0, 0, 255]);
    /// Opaque white.
    pub const WHITE: Self = Self([255, 255, 255, 255]);
    /// Nothing at all.
    pub const TRANSPARENT: Self = Self([0, 0, 0, 0]);

    /// An opaque colour.
    pub const fn opaque(red: u8, green: u8, blue: u8) -> Self {
        Self([red, green, blue, 255])
    }

    /// Reads `#rrggbb` or `#rrggbbaa`; the sign may lack.
    pub fn parse(text: &str) -> Result<Self, ColorError> {
        let fault = || ColorError(text.to_owned());
        let digits = text.strip_prefix('#').unwrap_or(text);
        if !digits.is_ascii() || !matches!(digits.len(), 6 | 8) {
            return Err(fault());
        }
        let mut parts = [255; 4];
        for (part, pair) in parts.iter_mut().zip(digits.as_bytes().chunks(2)) {
            let pair = std::str::from_utf8(pair).map_err(|_| fault())?;
            // `from_str_radix` lets a sign through.
            if !pair.bytes().all(|byte| byte.is_ascii_hexdigit()) {
                return Err(fault());
            }
            *part = u8::from_str_radix(pair, 16).map_err(|_| fault())?;
        }
        Ok(Self(parts))
    }

    /// Alpha, 0 to 1.
    pub fn opacity(self) -> f32 {
        f32::from(self.0[3]) / 255.0
    }

    /// The same colour with its alpha multiplied by `opacity` (0 to 1).
    pub fn faded(self, opacity: f32) -> Self {
        let [red, green, blue, alpha] = self.0;
        Self([
            red,
            green,
            blue,
            (f32::from(alpha) * opacity.clamp(0.0, 1.0)).round() as u8,
        ])
    }

    /// The same hue, opaque.
    pub fn solid(self) -> Self {
        let [red, green, blue, _] = self.0;
        Self([red, green, blue, 255])
    }

    /// What the eye sees where this colour lies over an opaque `ground` (blended in sRGB, as painters do).
    pub fn over(self, ground: Self) -> Self {
        ground.mixed(self.solid(), self.opacity())
    }

    /// A step from this colour to `other`; `share` from 0 (this) to 1 (other). The result is opaque if both are.
    pub fn mixed(self, other: Self, share: f32) -> Self {
        let share = share.clamp(0.0, 1.0);
        let mut parts = [0; 4];
        for (part, (one, two)) in parts.iter_mut().zip(self.0.into_iter().zip(other.0)) {
            *part = (f32::from(one) + (f32::from(two) - f32::from(one)) * share).round() as u8;
        }
        Self(parts)
    }

    /// `#rrggbb`, alpha left out: SVG gives it as an attribute of its own.
    pub fn hex(self) -> String {
        let [red, green, blue, _] = self.0;
        format!("#{red:02x}{green:02x}{blue:02x}")
    }

    /// Relative luminance, 0 to 1 (WCAG 2.2, "relative luminance"); alpha is ignored.
    pub fn luminance(self) -> f64 {
        let [red, green, blue] = self.linear();
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// Contrast ratio between two opaque colours, 1 to 21 (WCAG 2.2, "contrast ratio").
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// Black or white, whichever reads better on this colour.
    pub fn ink(self) -> Self {
        if self.contrast(Self::BLACK) > self.contrast(Self::WHITE) {
            Self::BLACK
        } else {
            Self::WHITE
        }
    }

    /// This colour nudged towards black or white until it stands out from `ground` by `ratio`. Colours that the data
    /// brings (a bus line's own) stay legible in every theme this way.
    pub fn legible_on(self, ground: Self, ratio: f64) -> Self {
        let goal = ground.ink();
        (0_u8..=20)
            .map(|step| {
                self.mixed(
                    Self([goal.0[0], goal.0[1], goal.0[2], self.0[3]]),
                    f32::from(step) / 20.0,
                )
            })
            .find(|color| color.solid().contrast(ground) >= ratio)
            .unwrap_or(goal)
    }

    fn linear(self) -> [f64; 3] {
        let [red, green, blue, _] = self.0;
        [red, green, blue].map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        })
    }

    fn from_linear(parts: [f64; 3]) -> Self {
        let [red, green, blue] = parts.map(|part| {
            let part = part.clamp(0.0, 1.0);
            let part = if part <= 0.003_130_8 {
                part * 12.92
            } else {
                1.055 * part.powf(1.0 / 2.4) - 0.055
            };
            (part * 255.0).round() as u8
        });
        Self::opaque(red, green, blue)
    }
}

impl FromStr for Rgba {
    type Err = ColorError;

    fn from_str(text: &str) -> Result<Self, ColorError> {
        Self::parse(text)
    }
}

impl fmt::Display for Rgba {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.hex())?;
        if self.0[3] == 255 {
            Ok(())
        } else {
            write!(out, "{:02x}", self.0[3])
        }
    }
}

impl Serialize for Rgba {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Rgba {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

/// How a person sees colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Eye {
    /// Three kinds of cones.
    Normal,
    /// Without long-wave cones.
    Protanope,
    /// Without middle-wave cones.
    Deuteranope,
    /// Without short-wave cones.
    Tritanope,
}

impl Eye {
    /// Every way of seeing.
    pub const ALL: [Self; 4] = [Self::Normal, Self::Protanope, Self::Deuteranope, Self::Tritanope];

    /// The colour as such an eye would describe it to a normal one. Matrices for severity 1.0 on linear RGB from
    /// Machado, Oliveira, Fernandes (2009), "A physiologically-based model for simulation of color vision deficiency".
    pub fn sees(self, color: Rgba) -> Rgba {
        let matrix = match self {
            Self::Normal => return color,
            Self::Protanope => [
                [0.152_286, 1.052_583, -0.204_868],
                [0.114_503, 0.786_281, 0.099_216],
                [-0.003_882, -0.048_116, 1.051_998],
            ],
            Self::Deuteranope => [
                [0.367_322, 0.860_646, -0.227_968],
                [0.280_085, 0.672_501, 0.047_413],
                [-0.011_820, 0.042_940, 0.968_881],
            ],
            Self::Tritanope => [
                [1.255_528, -0.076_749, -0.178_779],
                [-0.078_411, 0.930_809, 0.147_602],
                [0.004_733, 0.691_367, 0.303_900],
            ],
        };
        Rgba::from_linear(times(matrix, color.linear()))
    }
}

fn times(matrix: [[f64; 3]; 3], vector: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row.into_iter().zip(vector).map(|(one, two)| one * two).sum())
}

/// CIELAB under D65 (2° observer): lightness, a, b.
pub fn lab(color: Rgba) -> [f64; 3] {
    let to_xyz = [
        [0.412_456_4, 0.357_576_1, 0.180_437_5],
        [0.212_672_9, 0.715_152_2, 0.072_175_0],
        [0.019_333_9, 0.119_192_0, 0.950_304_1],
    ];
    let [x, y, z] = times(to_xyz, color.linear());
    let [x, y, z] = [x / 0.950_47, y, z / 1.088_83].map(|part| {
        if part > 216.0 / 24_389.0 {
            part.cbrt()
        } else {
            (24_389.0 / 27.0 * part + 16.0) / 116.0
        }
    });
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// How far apart two opaque colours look: CIEDE2000, where 1 is about the least that a trained eye notices.
/// Formula of Sharma, Wu, Dalal (2005), "The CIEDE2000 color-difference formula".
pub fn difference(one: Rgba, two: Rgba) -> f64 {
    difference_lab(lab(one), lab(two))
}

fn difference_lab([l1, a1, b1]: [f64; 3], [l2, a2, b2]: [f64; 3]) -> f64 {
    let seventh = |chroma: f64| (chroma.powi(7) / (chroma.powi(7) + 25_f64.powi(7))).sqrt();
    let stretch = 1.5 - 0.5 * seventh(f64::midpoint(a1.hypot(b1), a2.hypot(b2)));
    let (a1, a2) = (a1 * stretch, a2 * stretch);
    let (c1, c2) = (a1.hypot(b1), a2.hypot(b2));
    let hue = |a: f64, b: f64| {
        if a == 0.0 && b == 0.0 {
            0.0
        } else {
            b.atan2(a).to_degrees().rem_euclid(360.0)
        }
    };
    let (h1, h2) = (hue(a1, b1), hue(a2, b2));
    let grey = c1 * c2 == 0.0;

    let turn = if grey {
        0.0
    } else {
        (h2 - h1 + 180.0).rem_euclid(360.0) - 180.0
    };
    let d_hue = 2.0 * (c1 * c2).sqrt() * (turn / 2.0).to_radians().sin();
    let mean_hue = match (grey, (h1 - h2).abs() <= 180.0, h1 + h2 < 360.0) {
        (true, ..) => h1 + h2,
        (_, true, _) => f64::midpoint(h1, h2),
        (.., true) => f64::midpoint(h1, h2) + 180.0,
        _ => f64::midpoint(h1, h2) - 180.0,
    };
    let (mean_l, mean_c) = (f64::midpoint(l1, l2), f64::midpoint(c1, c2));

    let cos = |degrees: f64| degrees.to_radians().cos();
    let weight = 1.0 - 0.17 * cos(mean_hue - 30.0) + 0.24 * cos(2.0 * mean_hue) + 0.32 * cos(3.0 * mean_hue + 6.0)
        - 0.20 * cos(4.0 * mean_hue - 63.0);
    let off = (mean_l - 50.0).powi(2);
    let scale_l = 1.0 + 0.015 * off / (20.0 + off).sqrt();
    let scale_c = 1.0 + 0.045 * mean_c;
    let scale_h = 1.0 + 0.015 * mean_c * weight;
    let theta = 30.0 * (-((mean_hue - 275.0) / 25.0).powi(2)).exp();
    let rotation = -(2.0 * theta).to_radians().sin() * 2.0 * seventh(mean_c);

    let (l, c, h) = ((l2 - l1) / scale_l, (c2 - c1) / scale_c, d_hue / scale_h);
    (l * l + c * c + h * h + rotation * c * h).max(0.0).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_reads_back_as_it_was_written() {
        for text in ["#f6f3ec", "#000000", "#0a5fd880"] {
            assert_eq!(Rgba::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(Rgba::parse("E8467C").unwrap(), Rgba([0xE8, 0x46, 0x7C, 255]));
        for text in ["", "#fff", "#12345", "#gg0000", "#+1+2+3", "#é1234", "red"] {
            assert!(Rgba::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn contrast_runs_from_one_to_twenty_one() {
        assert!((Rgba::BLACK.contrast(Rgba::WHITE) - 21.0).abs() < 1e-9);
        assert!((Rgba::WHITE.contrast(Rgba::WHITE) - 1.0).abs() < 1e-9);
        // A grey that is known to stand at 4.54 on white.
        assert!((Rgba::opaque(0x76, 0x76, 0x76).contrast(Rgba::WHITE) - 4.54).abs() < 0.01);
    }

    #[test]
    fn ciede2000_agrees_with_the_published_test_pairs() {
        // Pairs 1, 7, 13, 17 and 25 of the table in Sharma, Wu, Dalal (2005).
        let pairs = [
            ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
            ([50.0, 0.0, 0.0], [50.0, -1.0, 2.0], 2.3669),
            ([50.0, -0.0010, 2.4900], [50.0, 0.0011, -2.4900], 4.7461),
            ([50.0, 2.5, 0.0], [73.0, 25.0, -18.0], 27.1492),
            ([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644),
        ];
        for (one, two, expected) in pairs {
            assert!((difference_lab(one, two) - expected).abs() < 1e-4, "{one:?} {two:?}");
            assert!((difference_lab(two, one) - expected).abs() < 1e-4, "{two:?} {one:?}");
        }
    }

    #[test]
    fn greys_stay_grey_for_every_eye() {
        for eye in Eye::ALL {
            let seen = eye.sees(Rgba::opaque(128, 128, 128));
            assert!(
                seen.0[..3].iter().all(|&part| part.abs_diff(128) <= 1),
                "{eye:?} sees {seen}"
            );
        }
    }

    #[test]
    fn a_deuteranope_confuses_a_red_and_a_green_that_others_tell_apart() {
        let (red, green) = (Rgba::opaque(176, 80, 60), Rgba::opaque(104, 112, 50));
        assert!(difference(red, green) > 30.0);
        let seen = Eye::Deuteranope;
        assert!(difference(seen.sees(red), seen.sees(green)) < 12.0);
    }

    #[test]
    fn laying_a_colour_over_a_ground_mixes_by_its_opacity() {
        let half = Rgba([255, 0, 0, 128]);
        assert_eq!(half.over(Rgba::WHITE), Rgba::opaque(255, 127, 127));
        assert_eq!(Rgba::BLACK.faded(0.5).0[3], 128);
        assert_eq!(Rgba::TRANSPARENT.over(Rgba::WHITE), Rgba::WHITE);
    }

    #[test]
    fn a_brought_colour_is_nudged_until_it_can_be_read() {
        let yellow = Rgba::opaque(255, 230, 0);
        assert!(yellow.legible_on(Rgba::WHITE, 3.0).contrast(Rgba::WHITE) >= 3.0);
        let navy = Rgba::opaque(10, 20, 60);
        assert!(navy.legible_on(Rgba::BLACK, 3.0).contrast(Rgba::BLACK) >= 3.0);
        assert_eq!(navy.legible_on(Rgba::WHITE, 3.0), navy);
    }
}
