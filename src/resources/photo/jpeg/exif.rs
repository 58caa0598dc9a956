//! What a camera says of a picture: whether it was held upright (Exif 3.0, 4.6).

/// By how many degrees a picture is to be turned anticlockwise, from the segment of its camera.
/// None if it says nothing of that, or nothing that can be read; a mirrored one is left.
pub(super) fn turn(segment: &[u8]) -> Option<u16> {
    let tiff = segment.strip_prefix(b"Exif\0\0")?;
    let is_little = match tiff.get(..4)? {
        [b'I', b'I', 42, 0] => true,
        [b'M', b'M', 0, 42] => false,
        _ => return None,
    };
    let number = |at: usize, length: usize| {
        let bytes = tiff.get(at..at.checked_add(length)?)?;
        let add = |sum: usize, byte: &u8| sum << 8 | usize::from(*byte);
        Some(if is_little {
            bytes.iter().rev().fold(0, add)
        } else {
            bytes.iter().fold(0, add)
        })
    };
    let directory = number(4, 4)?;
    let first = directory.checked_add(2)?;
    let fields = (0..number(directory, 2)?).map(|index| first + FIELD * index);
    for at in fields {
        if number(at, 2)? == ORIENTATION && number(at + 2, 2)? == SHORT {
            return match number(at + 8, 2)? {
                1 => Some(0),
                3 => Some(180),
                6 => Some(270),
                8 => Some(90),
                _ => None,
            };
        }
    }
    None
}

/// The length of a field of a directory: its tag, its type, how many values, and the value.
const FIELD: usize = 12;

/// The tag of the field that says where the first row is.
const ORIENTATION: usize = 0x0112;

/// The type of a number of two bytes.
const SHORT: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;

    /// A segment that says how the camera was held, in either order of bytes.
    fn segment(is_little: bool, orientation: u8) -> Vec<u8> {
        let rest: [u8; 24] = if is_little {
            [
                b'I',
                b'I',
                42,
                0,
                8,
                0,
                0,
                0,
                1,
                0,
                0x12,
                1,
                3,
                0,
                1,
                0,
                0,
                0,
                orientation,
                0,
                0,
                0,
                0,
                0,
            ]
        } else {
            [
                b'M',
                b'M',
                0,
                42,
                0,
                0,
                0,
                8,
                0,
                1,
                1,
                0x12,
                0,
                3,
                0,
                0,
                0,
                1,
                0,
                orientation,
                0,
                0,
                0,
                0,
            ]
        };
        [b"Exif\0\0".as_slice(), &rest].concat()
    }

    #[test]
    fn a_picture_is_turned_as_the_camera_was_held() {
        for (orientation, degrees) in [
            (1, Some(0)),
            (2, None),
            (3, Some(180)),
            (6, Some(270)),
            (8, Some(90)),
            (9, None),
        ] {
            for is_little in [false, true] {
                let found = turn(&segment(is_little, orientation));
                assert_eq!(found, degrees, "{orientation}");
            }
        }
    }

    #[test]
    fn whatever_a_camera_writes_is_read_to_its_end() {
        let whole = segment(true, 6);
        for length in 0..26 {
            assert_eq!(turn(&whole[..length.min(whole.len())]), None, "{length}");
        }
        for at in 0..whole.len() {
            let mut damaged = whole.clone();
            for byte in 0..=u8::MAX {
                damaged[at] = byte;
                let _ = turn(&damaged);
            }
        }
    }
}
