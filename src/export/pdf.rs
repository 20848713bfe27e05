//! Pages as PDF files: vectors, fonts embedded, text that can be selected.

use pdf_writer::{Content, Filter, Finish, Name, Pdf, Rect, Ref, TextStr};
use svg2pdf::{ConversionOptions, to_chunk};

use super::ExportError;
use crate::paint::png;

/// A page of a file.
#[derive(Debug, Clone)]
pub struct PdfPage {
    /// What is drawn, as SVG.
    pub svg: String,
    /// Points of the paper (72 to the inch) for a unit of the drawing.
    pub unit_pt: f32,
    /// Photographs over it.
    pub pictures: Vec<Picture>,
}

impl PdfPage {
    /// A page without photographs; a unit of its drawing is a point of the paper.
    pub fn new(svg: String) -> Self {
        Self {
            svg,
            unit_pt: 1.0,
            pictures: Vec::new(),
        }
    }
}

/// A photograph on a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// Left, top, width and height on the page, in units of its drawing.
    pub at: [f32; 4],
    /// Width and height in pixels.
    pub pixels: [u32; 2],
    /// The file, JPEG with three colours.
    pub jpeg: Vec<u8>,
}

/// Name of the drawing of a page among its resources.
const DRAWING: Name<'_> = Name(b"P");

/// A page as a PDF file; a point of the page is a point of the paper.
///
/// # Errors
/// When the page cannot be read back, or a font cannot be embedded.
pub fn from_svg(svg: &str) -> Result<Vec<u8>, ExportError> {
    from_pages(&[PdfPage::new(svg.to_owned())], "")
}

/// Pages as one PDF file with this title.
///
/// # Errors
/// When a page cannot be read back, or a font cannot be embedded.
pub fn from_pages(pages: &[PdfPage], title: &str) -> Result<Vec<u8>, ExportError> {
    let mut next = Ref::new(1);
    let (catalog, tree, information) = (next.bump(), next.bump(), next.bump());
    let mut pdf = Pdf::new();
    let mut kids = Vec::new();
    for page in pages {
        let kid = next.bump();
        kids.push(kid);
        add(&mut pdf, &mut next, [kid, tree], page)?;
    }
    pdf.catalog(catalog).pages(tree);
    let count = i32::try_from(kids.len()).map_err(|error| ExportError::Pdf(error.to_string()))?;
    pdf.pages(tree).count(count).kids(kids);
    let mut about = pdf.document_info(information);
    if !title.is_empty() {
        about.title(TextStr(title));
    }
    about.producer(TextStr("Archipel"));
    about.finish();
    Ok(pdf.finish())
}

/// Adds one page, with its drawing as a form of the page's size.
fn add(pdf: &mut Pdf, next: &mut Ref, [kid, parent]: [Ref; 2], page: &PdfPage) -> Result<(), ExportError> {
    let tree = png::tree(&page.svg)?;
    let (chunk, drawing) =
        to_chunk(&tree, ConversionOptions::default()).map_err(|error| ExportError::Pdf(error.to_string()))?;
    let mut numbers = std::collections::HashMap::new();
    let mut number = |old: Ref| *numbers.entry(old).or_insert_with(|| next.bump());
    let drawing = number(drawing);
    let renumbered = chunk.renumber(&mut number);
    pdf.extend(&renumbered);
    let content = next.bump();
    let unit = page.unit_pt;
    let (width, height) = (tree.size().width() * unit, tree.size().height() * unit);
    // A form is one unit wide and high.
    let mut drawn = Content::new();
    drawn.save_state();
    drawn.transform([width, 0.0, 0.0, height, 0.0, 0.0]).x_object(DRAWING);
    drawn.restore_state();
    let mut photographs = Vec::new();
    for (number, picture) in page.pictures.iter().enumerate() {
        let name = format!("I{number}");
        let [left, top, wide, high] = picture.at.map(|place| place * unit);
        // The paper's own axis goes up.
        drawn.save_state();
        drawn
            .transform([wide, 0.0, 0.0, high, left, height - top - high])
            .x_object(Name(name.as_bytes()));
        drawn.restore_state();
        photographs.push((name, photograph(pdf, next.bump(), picture)?));
    }
    pdf.stream(content, &drawn.finish());
    let mut page = pdf.page(kid);
    page.media_box(Rect::new(0.0, 0.0, width, height));
    page.parent(parent).contents(content);
    let mut resources = page.resources();
    let mut objects = resources.x_objects();
    objects.pair(DRAWING, drawing);
    for (name, id) in &photographs {
        objects.pair(Name(name.as_bytes()), *id);
    }
    objects.finish();
    resources.finish();
    page.finish();
    Ok(())
}

/// Adds the pixels of a photograph as they are in its file.
fn photograph(pdf: &mut Pdf, id: Ref, picture: &Picture) -> Result<Ref, ExportError> {
    let side = |pixels: u32| i32::try_from(pixels).map_err(|error| ExportError::Pdf(error.to_string()));
    let [width, height] = picture.pixels;
    let mut image = pdf.image_xobject(id, &picture.jpeg);
    image.filter(Filter::DctDecode);
    image.width(side(width)?).height(side(height)?);
    image.color_space().device_rgb();
    image.bits_per_component(8);
    image.finish();
    Ok(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(words: &str) -> PdfPage {
        PdfPage::new(format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"300\" height=\"200\" viewBox=\"0 0 300 200\">\
             <rect width=\"300\" height=\"200\" fill=\"#ffffff\"/>\
             <text x=\"20\" y=\"40\" font-family=\"{}\" font-size=\"12\">{words}</text></svg>",
            crate::text::FONT_FAMILY
        ))
    }

    #[test]
    fn a_file_has_every_page_in_its_size_and_its_title() {
        let file = from_pages(&[page("one"), page("two"), page("three")], "Trois pages").unwrap();
        let text = String::from_utf8_lossy(&file);
        assert!(text.starts_with("%PDF-") && text.trim_end().ends_with("%%EOF"));
        assert_eq!(
            text.matches("/Type /Page\n").count() + text.matches("/Type /Page ").count(),
            3
        );
        assert_eq!(text.matches("/MediaBox [0 0 300 200]").count(), 3);
        assert!(text.contains("/Count 3") && text.contains("(Trois pages)"));
        // Every object that is spoken of is there.
        let told: std::collections::BTreeSet<&str> = text
            .match_indices(" 0 R")
            .filter_map(|(end, _)| text[..end].rsplit(|letter: char| !letter.is_ascii_digit()).next())
            .collect();
        for number in told {
            assert!(
                text.contains(&format!("\n{number} 0 obj")),
                "object {number} is missing"
            );
        }
    }

    #[test]
    fn a_page_that_is_no_svg_is_refused() {
        assert!(from_svg("<html/>").is_err());
    }
}
