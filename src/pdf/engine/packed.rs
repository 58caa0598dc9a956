//! The format, packed: 32 MB of TeX's tables in 6, unpacked as fast as they are copied.
//!
//! Most of a format is tables in which each word is the one before it plus a constant: the
//! codes of a million characters, the links of free memory. Such a *ramp* is kept as its first
//! word and its step, and the rest as it is. What is kept needs no decompression: it is read
//! from the program where it lies. (zstd makes the same format 4.6 MB, and takes 30 ms longer.)
//!
//! A packed format is a list of [`Run`]s and the literal bytes. The build script packs; the
//! library unpacks.

#![allow(dead_code, reason = "the build script packs and the library unpacks")]

use std::io::{self, Read};

/// The size of a word of TeX's memory: two numbers of four bytes, little-endian in a format.
const WORD: usize = 8;

/// A shorter ramp costs more to describe than it saves.
const SHORTEST_RAMP: usize = 16;

/// Literal bytes, then a ramp: the size of each in bytes, the ramp's first word and its step.
struct Run {
    literal: usize,
    ramp: usize,
    first: [u32; 2],
    step: [u32; 2],
}

/// How a run is stored: its six numbers, little-endian.
const RUN: usize = 24;

/// Packs a format.
pub(crate) fn pack(format: &[u8]) -> Vec<u8> {
    let mut runs = Vec::new();
    let mut literals: Vec<u8> = Vec::new();
    let mut at = 0;
    let mut start = 0;
    while at < format.len() {
        let (ramp, first, step) = ramp_at(&format[at..]);
        if ramp >= SHORTEST_RAMP * WORD {
            literals.extend(&format[start..at]);
            runs.push(Run { literal: at - start, ramp, first, step });
            at += ramp;
            start = at;
        } else {
            // Every table in a format begins at a multiple of four, or holds no ramps.
            at += 4;
        }
    }
    literals.extend(&format[start..]);
    runs.push(Run {
        literal: format.len() - start,
        ramp: 0,
        first: [0; 2],
        step: [0; 2],
    });

    let mut packed = number(runs.len()).to_vec();
    for Run { literal, ramp, first, step } in runs {
        packed.extend(number(literal));
        packed.extend(number(ramp));
        packed.extend(
            [first, step].as_flattened().iter().flat_map(|part| part.to_le_bytes()),
        );
    }
    packed.extend(literals);
    packed
}

/// The ramp that starts here: its size in bytes, its first word and its step.
fn ramp_at(bytes: &[u8]) -> (usize, [u32; 2], [u32; 2]) {
    let mut words = bytes.chunks_exact(WORD).map(word);
    let (Some(first), Some(second)) = (words.next(), words.next()) else {
        return (0, [0; 2], [0; 2]);
    };
    let step = [second[0].wrapping_sub(first[0]), second[1].wrapping_sub(first[1])];
    let mut expected = second;
    let more = words.take_while(|word| {
        expected = add(expected, step);
        *word == expected
    });
    ((2 + more.count()) * WORD, first, step)
}

/// Unpacks while it is read.
pub(crate) struct Unpacked {
    runs: std::slice::ChunksExact<'static, u8>,
    literals: &'static [u8],
    run: Run,
}

/// Starts to unpack. An empty format comes out of bytes that are not a packed one.
pub(crate) fn unpack(packed: &'static [u8]) -> Unpacked {
    let (count, rest) = packed.split_at_checked(4).unwrap_or((&[0; 4], &[]));
    let size = number_in(count).saturating_mul(RUN);
    let (runs, literals) = rest.split_at_checked(size).unwrap_or_default();
    let run = Run { literal: 0, ramp: 0, first: [0; 2], step: [0; 2] };
    Unpacked { runs: runs.chunks_exact(RUN), literals, run }
}

impl Read for Unpacked {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut done = 0;
        while done < buffer.len() {
            let rest = &mut buffer[done..];
            if self.run.literal > 0 {
                let count = rest.len().min(self.run.literal);
                let (literal, literals) = self
                    .literals
                    .split_at_checked(count)
                    .ok_or(io::ErrorKind::UnexpectedEof)?;
                rest[..count].copy_from_slice(literal);
                self.literals = literals;
                self.run.literal -= count;
                done += count;
            } else if self.run.ramp > 0 {
                done += self.run.climb(rest);
            } else if let Some(run) = self.runs.next() {
                self.run = Run::read(run);
            } else {
                break;
            }
        }
        Ok(done)
    }
}

impl Run {
    fn read(stored: &[u8]) -> Self {
        let part = |place: usize| {
            let bytes = &stored[place * 4..place * 4 + 4];
            u32::from_le_bytes(bytes.try_into().unwrap_or_default())
        };
        Self {
            literal: part(0) as usize,
            ramp: part(1) as usize,
            first: [part(2), part(3)],
            step: [part(4), part(5)],
        }
    }

    /// Writes as much of the ramp as there is room for.
    fn climb(&mut self, buffer: &mut [u8]) -> usize {
        let count = buffer.len().min(self.ramp);
        // `ramp` counts down to a whole number of words, so this is how much of the current
        // word an earlier read has taken.
        let taken = self.ramp.wrapping_neg() % WORD;
        let mut written = 0;
        if taken > 0 {
            written = count.min(WORD - taken);
            buffer[..written].copy_from_slice(&bytes(self.first)[taken..taken + written]);
            if taken + written == WORD {
                self.first = add(self.first, self.step);
            }
        }
        written += self.climb_fast(&mut buffer[written..count]);
        for place in buffer[written..count].chunks_exact_mut(WORD) {
            place.copy_from_slice(&bytes(self.first));
            self.first = add(self.first, self.step);
            written += WORD;
        }
        let left = count - written;
        buffer[written..count].copy_from_slice(&bytes(self.first)[..left]);
        self.ramp -= count;
        count
    }
}

/// How many words are written at a time.
const WIDTH: usize = 4;

impl Run {
    /// Writes whole words of the ramp, several at a time; gives how many bytes it has written.
    fn climb_fast(&mut self, buffer: &mut [u8]) -> usize {
        let mut words = [self.first; WIDTH];
        for at in 1..WIDTH {
            words[at] = add(words[at - 1], self.step);
        }
        let step = add(self.step, self.step);
        let step = add(step, step);
        let mut written = 0;
        for places in buffer.chunks_exact_mut(WIDTH * WORD) {
            for (place, word) in places.chunks_exact_mut(WORD).zip(&mut words) {
                place.copy_from_slice(&bytes(*word));
                *word = add(*word, step);
            }
            written += places.len();
        }
        self.first = words[0];
        written
    }
}

fn word(bytes: &[u8]) -> [u32; 2] {
    let part = |bytes: &[u8]| u32::from_le_bytes(bytes.try_into().unwrap_or_default());
    [part(&bytes[..4]), part(&bytes[4..])]
}

fn bytes(word: [u32; 2]) -> [u8; WORD] {
    (u64::from(word[0]) | (u64::from(word[1]) << 32)).to_le_bytes()
}

fn add(word: [u32; 2], step: [u32; 2]) -> [u32; 2] {
    [word[0].wrapping_add(step[0]), word[1].wrapping_add(step[1])]
}

fn number(value: usize) -> [u8; 4] {
    u32::try_from(value).unwrap_or(u32::MAX).to_le_bytes()
}

fn number_in(bytes: &[u8]) -> usize {
    u32::from_le_bytes(bytes.try_into().unwrap_or_default()) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words as a format has them: a few at random, a ramp, more at random.
    fn format() -> Vec<u8> {
        let mut format = b"TTNC some text, and then".to_vec();
        for step in 0..100_u32 {
            format.extend((7 + 3 * step).to_le_bytes());
            format.extend(5_u32.wrapping_sub(step).to_le_bytes());
        }
        format.extend(b"and an end that is odd");
        format
    }

    fn packed() -> &'static [u8] {
        Box::leak(pack(&format()).into_boxed_slice())
    }

    #[test]
    fn what_is_packed_comes_out_again() {
        let mut unpacked = Vec::new();
        unpack(packed()).read_to_end(&mut unpacked).expect("a format");
        assert_eq!(unpacked, format());
    }

    #[test]
    fn a_ramp_costs_one_run() {
        assert!(packed().len() < 200, "{} bytes of {}", packed().len(), format().len());
    }

    #[test]
    fn reads_of_any_size_meet_inside_a_ramp() {
        for size in [1, 3, 4, 7, 12, 100] {
            let mut reader = unpack(packed());
            let mut unpacked: Vec<u8> = Vec::new();
            let mut buffer = vec![0; size];
            loop {
                match reader.read(&mut buffer).expect("a format") {
                    0 => break,
                    count => unpacked.extend(&buffer[..count]),
                }
            }
            assert_eq!(unpacked, format(), "in pieces of {size}");
        }
    }

    #[test]
    fn bytes_that_are_no_format_unpack_to_nothing() {
        let mut unpacked = Vec::new();
        unpack(b"xyz").read_to_end(&mut unpacked).expect("nothing");
        assert!(unpacked.is_empty());
    }
}
