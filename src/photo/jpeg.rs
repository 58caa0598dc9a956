//! JPEG files: what stands before the pixels, which go into a PDF as they are (ITU T.81).

/// What a file begins with, and the first byte of what follows.
pub(super) const SIGNATURE: &[u8] = &[0xff, 0xd8, 0xff];

/// Width and height, from the segment that begins the frame (B.2.2). None of a file without an
/// end, nor of one whose colours are not grey, three or four, which a PDF cannot show.
pub(super) fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    let ending = bytes.len().saturating_sub(64);
    bytes[ending..].windows(2).rposition(|pair| pair == [0xff, 0xd9])?;
    let mut at = 2;
    loop {
        let [0xff, marker, upper, lower] = *bytes.get(at..at + 4)? else { return None };
        let length = usize::from(u16::from_be_bytes([upper, lower]));
        let content = bytes.get(at + 4..at + 2 + length)?;
        let is_frame =
            matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc);
        if is_frame {
            let &[_, top, bottom, left, right, colours, ref of_each @ ..] = content
            else {
                return None;
            };
            let is_known =
                matches!(colours, 1 | 3 | 4) && of_each.len() == 3 * usize::from(colours);
            let [height, width] = [[top, bottom], [left, right]].map(u16::from_be_bytes);
            return is_known.then_some((width.into(), height.into()));
        }
        at += 2 + length;
    }
}
