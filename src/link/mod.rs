//! Linking: annotations to facts. What belongs together, and what it means in its time and place.

pub mod anchor;
pub mod indicator;
pub mod person;
pub mod place;
