//! Packs the format for `src/compile/packed.rs` to unpack.

/// Packs a format.
pub(crate) fn pack(format: &[u8]) -> Result<Vec<u8>, String> {
    zstd::bulk::compress(format, 12).map_err(|error| error.to_string())
}
