//! Cuts from a dumped format what TeX no longer uses.
//!
//! TeX dumps all the memory it ever touched. Some 10 MB of that are cells it freed again (the
//! kernel builds its tables of letters in them), at the far end of the part that holds token
//! lists. Without them a format is loaded a third faster. The layout is that of
//! `store_fmt_file` in the engine's `xetex-ini.c`.

/// The first word of a format, `TTNC`.
const MAGIC: u32 = 0x5454_4E43;
/// Strings below this number are single characters, and not stored.
const FIRST_STRING: usize = 65536;
/// How many roots of sparse registers there are.
const REGISTER_ROOTS: usize = 7;
/// The engine's null pointer.
const NULL: u32 = 0xF000_0001;
/// A cell: its content, then its link.
const CELL: usize = 8;
/// Where in a cell the link is.
const LINK: usize = 4;

/// The format without the free cells at the end of its token memory, or `None` when it is not
/// laid out as expected.
pub(crate) fn trim(format: &[u8]) -> Option<Vec<u8>> {
    let mut reader = Reader { bytes: format, at: 0 };
    if reader.int()? != MAGIC {
        return None;
    }
    reader.skip(2 * 4);
    let top = reader.index()?;
    reader.skip(3 * 4);
    let characters = reader.index()?;
    let strings = reader.index()?.checked_sub(FIRST_STRING)?;
    reader.skip((strings + 1) * 4 + characters * 2);
    skip_variable_memory(&mut reader)?;

    let lowest_at = reader.at;
    let lowest = reader.index()?;
    let first_free = reader.int()?;
    let cells_at = reader.at;
    let cells = top.checked_add(1)?.checked_sub(lowest)?;
    let link = |cell: usize| {
        Reader { bytes: format, at: cells_at + (cell - lowest) * CELL + LINK }.int()
    };

    let mut free = vec![false; cells];
    let mut order = Vec::new();
    let mut next = first_free;
    while next != NULL {
        let cell = usize::try_from(next).ok()?;
        let is_free = free.get_mut(cell.checked_sub(lowest)?)?;
        if std::mem::replace(is_free, true) {
            return None;
        }
        order.push(cell);
        next = link(cell)?;
    }
    let unused = free.iter().position(|is_free| !is_free)?;
    let kept: Vec<usize> =
        order.into_iter().filter(|cell| *cell >= lowest + unused).collect();

    let mut trimmed = format[..lowest_at].to_vec();
    trimmed.extend(u32::try_from(lowest + unused).ok()?.to_le_bytes());
    trimmed.extend(pointer(kept.first())?);
    let start = trimmed.len();
    trimmed.extend(&format[cells_at + unused * CELL..]);
    for (place, cell) in kept.iter().enumerate() {
        let at = start + (cell - lowest - unused) * CELL;
        trimmed[at..at + LINK].fill(0);
        trimmed[at + LINK..at + CELL].copy_from_slice(&pointer(kept.get(place + 1))?);
    }
    Some(trimmed)
}

/// Passes over the memory of boxes and glue, of which TeX dumps what lies between free blocks.
fn skip_variable_memory(reader: &mut Reader<'_>) -> Option<()> {
    let highest = reader.index()?;
    let first_block = reader.index()?;
    reader.skip(REGISTER_ROOTS * 4);
    let (mut start, mut block) = (0, first_block);
    loop {
        // The block's head: its size is the content of the first cell, the next block the link
        // of the second.
        reader.skip((block.checked_sub(start)?) * CELL);
        start = block + reader.index()?;
        reader.skip(2 * LINK);
        block = reader.index()?;
        if block == first_block {
            break;
        }
    }
    reader.skip((highest + 1).checked_sub(start)? * CELL);
    Some(())
}

fn pointer(cell: Option<&usize>) -> Option<[u8; 4]> {
    let cell = cell.map_or(Some(NULL), |cell| u32::try_from(*cell).ok())?;
    Some(cell.to_le_bytes())
}

/// Reads a format's numbers, which are little-endian.
struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    fn int(&mut self) -> Option<u32> {
        let bytes = self.bytes.get(self.at..self.at + 4)?;
        self.at += 4;
        Some(u32::from_le_bytes(bytes.try_into().ok()?))
    }

    fn index(&mut self) -> Option<usize> {
        usize::try_from(self.int()?).ok()
    }

    fn skip(&mut self, count: usize) {
        self.at += count;
    }
}
