//! What went wrong with a piece of data, without the words: `cli` and `ui` word it in the user's language.

use serde::{Deserialize, Serialize};

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing; nothing is lost.
    Info,
    /// Loaded, but doubtful or mended.
    Warning,
    /// Something was refused: a feature, or the whole document.
    Error,
}

/// One finding. Its words are the message `diagnostic-<code>` of the locales, with `args`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// Stable word in kebab case.
    pub code: String,
    /// File or layer that it speaks of, as the user named it.
    pub file: String,
    /// 0-based feature; none when the document itself is at fault.
    pub feature: Option<usize>,
    /// 1-based line, where known.
    pub line: Option<usize>,
    /// 1-based column, where known.
    pub column: Option<usize>,
    /// Arguments of the message.
    pub args: Vec<(String, String)>,
}

impl Diagnostic {
    /// A finding about the whole document.
    pub fn document(severity: Severity, code: &str, file: &str) -> Self {
        Self {
            severity,
            code: code.to_owned(),
            file: file.to_owned(),
            feature: None,
            line: None,
            column: None,
            args: Vec::new(),
        }
    }

    /// The same finding about one feature.
    #[must_use]
    pub fn of_feature(mut self, feature: usize) -> Self {
        self.feature = Some(feature);
        self
    }

    /// The same finding with a place in the text (1-based).
    #[must_use]
    pub fn at(mut self, line: usize, column: usize) -> Self {
        self.line = Some(line);
        self.column = Some(column);
        self
    }

    /// The same finding with one more argument for its message.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.args.push((name.to_owned(), value.to_string()));
        self
    }
}
