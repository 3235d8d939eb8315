//! What the rules of the pattern files do: whether their examples hold, and what they find and cost in texts.

pub mod check;
pub mod profile;
