//! PNG files: decoded and encoded anew, so that the engine, which ends the program at a damaged
//! file, never gets the author's bytes. What is no picture, such as texts, is left out.

use std::io::Cursor;

use png::{Compression, Decoder, DecodingError, Encoder, Info, Limits};

/// What a file begins with (PNG, third edition, 5.2).
pub(super) const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// The most memory that the parts of a file take besides its pixels, in bytes.
const MOST_MEMORY: usize = 64 << 20;

/// How many pixels a picture has across and down; nothing if that cannot be read.
pub(super) fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut decoder = decoder(bytes);
    let header = decoder.read_header_info().ok()?;
    Some((header.width, header.height))
}

/// The same picture as a file of our own; nothing if a part of it is missing or damaged.
pub(super) fn rewritten(bytes: &[u8]) -> Option<Vec<u8>> {
    decoded(bytes).ok().and_then(|(info, pixels)| encoded(info, &pixels))
}

fn decoder(bytes: &[u8]) -> Decoder<Cursor<&[u8]>> {
    let mut decoder =
        Decoder::new_with_limits(Cursor::new(bytes), Limits { bytes: MOST_MEMORY });
    decoder.set_ignore_text_chunk(true);
    decoder
}

/// What is said of a picture and its pixels, row by row.
fn decoded(bytes: &[u8]) -> Result<(Info<'static>, Vec<u8>), DecodingError> {
    let mut reader = decoder(bytes).read_info()?;
    let size = reader.output_buffer_size().ok_or(DecodingError::LimitsExceeded)?;
    let mut pixels = vec![0; size];
    let frame = reader.next_frame(&mut pixels)?;
    pixels.truncate(frame.buffer_size());
    reader.finish()?;
    Ok((reader.info().clone(), pixels))
}

/// A file of these pixels, with what is said of their colours.
fn encoded(info: Info<'static>, pixels: &[u8]) -> Option<Vec<u8>> {
    let is_colours = |palette: &[u8]| {
        palette.len().is_multiple_of(3) && matches!(palette.len(), 3..=768)
    };
    if !info.palette.as_deref().is_none_or(is_colours) {
        return None;
    }
    let mut kept = Info::with_size(info.width, info.height);
    kept.bit_depth = info.bit_depth;
    kept.color_type = info.color_type;
    kept.palette = info.palette;
    kept.trns = info.trns;
    kept.srgb = info.srgb;
    kept.gama_chunk = info.gama_chunk;
    kept.chrm_chunk = info.chrm_chunk;
    kept.source_gamma = info.source_gamma;
    kept.source_chromaticities = info.source_chromaticities;
    kept.icc_profile = info.icc_profile;
    let mut file = Vec::new();
    let mut encoder = Encoder::with_info(&mut file, kept).ok()?;
    encoder.set_compression(Compression::Fast);
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(pixels).ok()?;
    writer.finish().ok()?;
    Some(file)
}
