//! Small drawings that stand beside words, never instead of them.

/// The tone of somebody's avatar: always the same for the same name, so that one recognises it.
pub fn tone(name: &str) -> &'static str {
    const TONES: [&str; 4] = ["tone-sea", "tone-heather", "tone-moss", "tone-sun"];
    let sum: usize = name.bytes().map(usize::from).sum();
    TONES[sum % TONES.len()]
}
