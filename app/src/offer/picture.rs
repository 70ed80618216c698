//! A picture that comes in: looked at, made smaller, and written anew, so that nothing of what a camera or
//! a program wrote beside it comes along: no place, no moment, no name.

use crate::notes::attachments::FileKind;
use image::codecs::jpeg::JpegEncoder;
use image::error::{LimitError, LimitErrorKind};
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder as _, ImageError, ImageFormat, ImageReader, Limits};
use std::io::Cursor;

/// The longest side of what is kept, in pixels.
const LONGEST_SIDE: u32 = 1280;
/// The longest side that is read: a larger one would take too much memory.
const LONGEST_READ: u32 = 12_000;
/// How many bytes a picture may have once it is read: fifty million pixels of a camera. It is turned and
/// made smaller in memory, so twice that.
const MEMORY: u64 = 150_000_000;
/// Of 100: a photo looks well and is small.
const QUALITY: u8 = 82;

/// A picture that can be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// A JPEG.
    pub jpeg: Vec<u8>,
    /// How wide it is, in pixels.
    pub width: u32,
    /// How high it is.
    pub height: u32,
}

/// Makes the picture; the error is the key of words that say why not.
pub fn make(bytes: &[u8]) -> Result<Made, &'static str> {
    let format = match FileKind::of(bytes) {
        Some(FileKind::Jpeg) => ImageFormat::Jpeg,
        Some(FileKind::Png) => ImageFormat::Png,
        _ => return Err("offer-picture-kind"),
    };
    let picture = read(bytes, format).map_err(|_| "offer-picture-broken")?;
    let picture = if picture.width().max(picture.height()) > LONGEST_SIDE {
        picture.resize(LONGEST_SIDE, LONGEST_SIDE, FilterType::Triangle)
    } else {
        picture
    };
    let flat = on_white(&picture);
    let mut jpeg = vec![];
    JpegEncoder::new_with_quality(&mut jpeg, QUALITY)
        .encode_image(&flat)
        .map_err(|_| "offer-picture-broken")?;
    Ok(Made { jpeg, width: flat.width(), height: flat.height() })
}

/// Reads a picture and turns it as the camera was held.
fn read(bytes: &[u8], format: ImageFormat) -> image::ImageResult<DynamicImage> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_READ);
    limits.max_image_height = Some(LONGEST_READ);
    limits.max_alloc = Some(MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    // The limits above hold what the reader takes for itself, not the picture that comes out.
    if decoder.total_bytes() > MEMORY {
        let kind = LimitErrorKind::InsufficientMemory;
        return Err(ImageError::Limits(LimitError::from_kind(kind)));
    }
    let orientation = decoder.orientation()?;
    let mut picture = DynamicImage::from_decoder(decoder)?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

/// What can be seen through is seen on white: a JPEG has nothing behind it.
fn on_white(picture: &DynamicImage) -> image::RgbImage {
    let clear = picture.to_rgba8();
    let mix = |colour: u8, alpha: u8| {
        let (colour, alpha) = (u16::from(colour), u16::from(alpha));
        u8::try_from((colour * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX)
    };
    image::RgbImage::from_fn(clear.width(), clear.height(), |x, y| {
        let [r, g, b, a] = clear.get_pixel(x, y).0;
        image::Rgb([mix(r, a), mix(g, a), mix(b, a)])
    })
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A PNG of this size, half to be seen through.
    pub(crate) fn png(width: u32, height: u32) -> Vec<u8> {
        let picture = image::RgbaImage::from_pixel(width, height, image::Rgba([200, 0, 0, 128]));
        let mut bytes = Cursor::new(vec![]);
        picture.write_to(&mut bytes, ImageFormat::Png).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn a_picture_is_made_smaller_and_flat() {
        let made = make(&png(2560, 640)).unwrap();
        assert_eq!((made.width, made.height), (1280, 320));
        assert_eq!(FileKind::of(&made.jpeg), Some(FileKind::Jpeg));
        let small = make(&png(20, 10)).unwrap();
        assert_eq!((small.width, small.height), (20, 10));
    }

    #[test]
    fn what_a_camera_wrote_beside_it_does_not_come_along() {
        let made = make(&png(20, 10)).unwrap().jpeg;
        let exif = b"Exif\0\0II*\0 51.05 N, 2.87 E".as_slice();
        let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
        let marked = [&made[..2], &[0xFF, 0xE1], &length, exif, &made[2..]].concat();
        let made = make(&marked).unwrap();
        assert!(!made.jpeg.windows(4).any(|part| part == b"Exif"));
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        assert_eq!(make(b"%PDF-1.7"), Err("offer-picture-kind"));
        assert_eq!(make(b"<svg xmlns=''/>"), Err("offer-picture-kind"));
        assert_eq!(make(&png(20, 10)[..40]), Err("offer-picture-broken"));
        assert_eq!(make(b"\xFF\xD8\xFF\xE0rest"), Err("offer-picture-broken"));
    }
}
