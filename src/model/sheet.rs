//! Titled rows made from a feature.
