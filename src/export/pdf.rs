//! SVG pages to PDF, with the fonts that the program brings embedded: words stay words that can be searched and copied.

use svg2pdf::{ConversionOptions, PageOptions};

use super::ExportError;
use crate::paint::png;

/// A page as a PDF file; a point of the page is a point of the paper.
///
/// # Errors
/// When the page cannot be read back, or a font cannot be embedded.
pub fn from_svg(svg: &str) -> Result<Vec<u8>, ExportError> {
    let tree = png::tree(svg)?;
    let page = PageOptions { dpi: 72.0 };
    svg2pdf::to_pdf(&tree, ConversionOptions::default(), page).map_err(|error| ExportError::Pdf(error.to_string()))
}
