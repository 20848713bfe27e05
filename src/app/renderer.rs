//! What draws the window: OpenGL, or `wgpu` where a system has no OpenGL that works and the program was built with it.

/// What draws the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Renderer {
    /// OpenGL.
    #[default]
    OpenGl,
    /// Direct3D, Metal or Vulkan.
    Wgpu,
}

impl Renderer {
    /// From the word of the command line.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "opengl" => Some(Self::OpenGl),
            "wgpu" => Some(Self::Wgpu),
            _ => None,
        }
    }

    /// The same, as the toolkit calls it.
    ///
    /// # Errors
    /// When the program was built without it.
    pub(super) fn of_toolkit(self) -> Result<eframe::Renderer, eframe::Error> {
        match self {
            Self::OpenGl => Ok(eframe::Renderer::Glow),
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
    fn a_renderer_is_told_by_its_word_and_opengl_is_the_first() {
        assert_eq!(Renderer::parse("opengl"), Some(Renderer::default()));
        assert_eq!(Renderer::parse("wgpu"), Some(Renderer::Wgpu));
        assert_eq!(Renderer::parse("vulkan"), None);
    }

    #[test]
    fn wgpu_is_there_exactly_where_the_program_was_built_with_it() {
        assert!(Renderer::OpenGl.of_toolkit().is_ok());
        assert_eq!(Renderer::Wgpu.of_toolkit().is_ok(), cfg!(feature = "wgpu"));
    }
}
