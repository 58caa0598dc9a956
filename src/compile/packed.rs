//! The format, packed: 32 MB of TeX's tables in a few, quick to unpack.

use std::io::{self, Read};

/// Unpacks while it is read.
pub(crate) fn unpack(packed: &'static [u8]) -> io::Result<impl Read + 'static> {
    zstd::Decoder::with_buffer(packed)
}
