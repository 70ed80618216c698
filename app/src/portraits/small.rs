//! A picture made small and square, out of the middle.

use crate::offer::picture;
use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;

/// The side of what is kept, in pixels: twice what the tablet shows, for a sharp screen.
const SIDE: u32 = 240;
/// Of 100.
const QUALITY: u8 = 80;

/// Makes it, without anything that a camera wrote beside it; the error is the key of words that say why not.
pub(super) fn small(bytes: &[u8]) -> Result<Vec<u8>, &'static str> {
    let made = picture::make(bytes)?;
    let whole = image::load_from_memory(&made.jpeg).map_err(|_| "offer-picture-broken")?;
    let square = whole.resize_to_fill(SIDE, SIDE, FilterType::Triangle).into_rgb8();
    let mut jpeg = vec![];
    JpegEncoder::new_with_quality(&mut jpeg, QUALITY)
        .encode_image(&square)
        .map_err(|_| "offer-picture-broken")?;
    Ok(jpeg)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::offer::picture::tests::png;

    #[test]
    fn a_picture_becomes_a_small_square() {
        let jpeg = small(&png(900, 500)).unwrap();
        let read = image::load_from_memory(&jpeg).unwrap();
        assert_eq!((read.width(), read.height()), (SIDE, SIDE));
        assert!(jpeg.len() < 40_000, "{}", jpeg.len());
        assert_eq!(small(b"%PDF-1.7"), Err("offer-picture-kind"));
    }
}
