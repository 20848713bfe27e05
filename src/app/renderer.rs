//! What draws the window: OpenGL, with the map painted by it or on the processor, or `wgpu` where a system has no OpenGL that
//! works and the program was built with it.

/// What draws the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Renderer {
    /// OpenGL; the map is painted by it where it is hardware, and on the processor where it is software.
    #[default]
    Best,
    /// OpenGL, for the map as well.
    OpenGl,
    /// The map is painted on the processor, and OpenGL puts it on the screen.
    Processor,
    /// Direct3D, Metal or Vulkan.
    Wgpu,
}

impl Renderer {
    /// From the word of the command line.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "opengl" => Some(Self::OpenGl),
            "processor" => Some(Self::Processor),
            "wgpu" => Some(Self::Wgpu),
            _ => None,
        }
    }

    /// Whether the map is painted on the processor, with this OpenGL if there is one.
    pub(crate) fn paints_on_processor(self, gl: Option<&eframe::glow::Context>) -> bool {
        match self {
            Self::Best => gl.is_some_and(crate::paint::gl::is_software),
            Self::Processor => gl.is_some(),
            Self::OpenGl | Self::Wgpu => false,
        }
    }

    /// The same, as the toolkit calls it.
    ///
    /// # Errors
    /// When the program was built without it.
    pub(crate) fn of_toolkit(self) -> Result<eframe::Renderer, eframe::Error> {
        match self {
            Self::Best | Self::OpenGl | Self::Processor => Ok(eframe::Renderer::Glow),
            #[cfg(feature = "wgpu")]
            Self::Wgpu => Ok(eframe::Renderer::Wgpu),
            #[cfg(not(feature = "wgpu"))]
            Self::Wgpu => Err(eframe::Error::AppCreation(
                "this program was built without wgpu; --renderer opengl is the only way to draw".into(),
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_renderer_is_told_by_its_word() {
        assert_eq!(Renderer::parse("opengl"), Some(Renderer::OpenGl));
        assert_eq!(Renderer::parse("processor"), Some(Renderer::Processor));
        assert_eq!(Renderer::parse("wgpu"), Some(Renderer::Wgpu));
        assert_eq!(Renderer::parse("vulkan"), None);
    }

    #[test]
    fn wgpu_is_there_exactly_where_the_program_was_built_with_it() {
        assert!(Renderer::default().of_toolkit().is_ok());
        assert_eq!(Renderer::Wgpu.of_toolkit().is_ok(), cfg!(feature = "wgpu"));
    }
}
