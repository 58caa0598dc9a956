//! What is changed in the engine, each with its reason. An edit whose text is not found exactly
//! as often as it says ends the build: the source is then another one.

use std::cell::RefCell;

use crate::places;

/// One change: in this file, this text, so often, becomes that.
struct Edit {
    file: &'static str,
    times: usize,
    from: &'static str,
    to: &'static str,
}

const fn edit(
    file: &'static str,
    times: usize,
    from: &'static str,
    to: &'static str,
) -> Edit {
    Edit { file, times, from, to }
}

const EDITS: &[Edit] = &[
    // The codes of characters are read through functions that know what is above the table.
    edit(
        "xetex-constants.h",
        1,
        "#define CAT_CODE(n) (eqtb[CAT_CODE_BASE + (n)].b32.s1)\n",
        "#define USV_CELLS (SINGLE_BASE - ACTIVE_BASE)\n\
         #define USV_CELL(n) ((n) < USV_CELLS - 1 ? (n) : USV_CELLS - 1)\n\
         #define USV_CODE(base, n, above) \\\n    \
         ((n) < USV_CELLS - 1 ? eqtb[(base) + (n)].b32.s1 : (above))\n\
         #define CAT_CODE(n) USV_CODE(CAT_CODE_BASE, n, OTHER_CHAR)\n",
    ),
    edit(
        "xetex-constants.h",
        1,
        "#define LC_CODE(n) (eqtb[LC_CODE_BASE + (n)].b32.s1)\n",
        "#define LC_CODE(n) USV_CODE(LC_CODE_BASE, n, 0)\n",
    ),
    edit(
        "xetex-constants.h",
        1,
        "#define UC_CODE(n) (eqtb[UC_CODE_BASE + (n)].b32.s1)\n",
        "#define UC_CODE(n) USV_CODE(UC_CODE_BASE, n, 0)\n",
    ),
    edit(
        "xetex-constants.h",
        1,
        "#define SF_CODE(n) (eqtb[SF_CODE_BASE + (n)].b32.s1)\n",
        "#define SF_CODE(n) USV_CODE(SF_CODE_BASE, n, 1000)\n",
    ),
    edit(
        "xetex-constants.h",
        1,
        "#define MATH_CODE(n) (eqtb[MATH_CODE_BASE + (n)].b32.s1)\n",
        "#define MATH_CODE(n) USV_CODE(MATH_CODE_BASE, n, n)\n",
    ),
    edit(
        "xetex-constants.h",
        1,
        "#define DEL_CODE(n) (eqtb[DEL_CODE_BASE + (n)].b32.s1)\n",
        "#define DEL_CODE(n) USV_CODE(DEL_CODE_BASE, n, -1)\n",
    ),
    edit("xetex-ini.c", 1, "hash_extra = 600000L;", "hash_extra = HASH_EXTRA;"),
    // Most tokens come from lists. Those that are no braces and cannot end a column of a table are
    // taken by a function that is short enough to be put where it is called.
    edit(
        "xetex-xetex0.c",
        1,
        "void\nget_next(void)\n{\n",
        "static void get_next_of_any(void);\n\n\
         void\nget_next(void)\n{\n    \
         if (cur_input.state == TOKEN_LIST && cur_input.loc != TEX_NULL) {\n        \
         memory_word *token = &mem[cur_input.loc];\n        \
         int32_t t = token->b32.s0;\n\n        \
         if (t < CS_TOKEN_FLAG) {\n            \
         if (t / MAX_CHAR_VAL > CAR_RET) {\n                \
         cur_cs = 0;\n                \
         cur_cmd = t / MAX_CHAR_VAL;\n                \
         cur_chr = t % MAX_CHAR_VAL;\n                \
         cur_input.loc = token->b32.s1;\n                \
         return;\n            }\n        \
         } else {\n            \
         memory_word *meaning = &eqtb[t - CS_TOKEN_FLAG];\n\n            \
         if (meaning->b16.s1 > CAR_RET && meaning->b16.s1 < OUTER_CALL) {\n                \
         cur_cs = t - CS_TOKEN_FLAG;\n                \
         cur_cmd = meaning->b16.s1;\n                \
         cur_chr = meaning->b32.s1;\n                \
         cur_input.loc = token->b32.s1;\n                \
         return;\n            }\n        }\n    }\n\n    \
         get_next_of_any();\n}\n\n\
         static void\nget_next_of_any(void)\n{\n",
    ),
    // What is empty at the start is memory that the kernel gives empty: most of it is never
    // touched. The table of names is as long as that of equivalents, with a hole for each
    // character.
    edit(
        "xetex-ini.c",
        1,
        "    yhash = xmalloc_array(b32x2, 1 + hash_top - hash_offset);\n    \
         hash = yhash - hash_offset;\n    hash[HASH_BASE].s0 = 0;\n    \
         hash[HASH_BASE].s1 = 0;\n\n    \
         for (x = HASH_BASE + 1; x <= hash_top; x++)\n        \
         hash[x] = hash[HASH_BASE];\n",
        "    yhash = xcalloc_array(b32x2, 1 + hash_top - hash_offset);\n    \
         hash = yhash - hash_offset;\n",
    ),
    edit(
        "xetex-ini.c",
        1,
        "    buffer = xmalloc_array(UnicodeScalar, buf_size);\n",
        "    buffer = xcalloc_array(UnicodeScalar, buf_size);\n",
    ),
    edit("xetex-ini.c", 1, "    memset(buffer, 0, buf_size * sizeof(buffer[0]));\n", ""),
    // A format is read by machines of the order of bytes that wrote it, so nearly always
    // little-endian; the published engine turns each number round twice.
    edit(
        "xetex-ini.c",
        1,
        "#if !defined (WORDS_BIGENDIAN)",
        "#if defined (WORDS_BIGENDIAN)",
    ),
    // Where the tables are first filled, cell by cell.
    edit("xetex-ini.c", 2, "k <= NUMBER_USVS - 1; k++", "k < USV_CELLS; k++"),
    edit(
        "xetex-ini.c",
        1,
        "        CAT_CODE(k) = OTHER_CHAR;\n",
        "        eqtb[CAT_CODE_BASE + k].b32.s1 = OTHER_CHAR;\n",
    ),
    edit(
        "xetex-ini.c",
        1,
        "        MATH_CODE(k) = k;\n",
        "        eqtb[MATH_CODE_BASE + k].b32.s1 = k;\n",
    ),
    edit(
        "xetex-ini.c",
        1,
        "        SF_CODE(k) = 1000;\n",
        "        eqtb[SF_CODE_BASE + k].b32.s1 = 1000;\n",
    ),
    edit(
        "xetex-ini.c",
        1,
        "        DEL_CODE(k) = -1;\n",
        "        eqtb[DEL_CODE_BASE + k].b32.s1 = -1;\n",
    ),
    edit(
        "xetex-ini.c",
        1,
        "    CAT_CODE(13) = ",
        "    eqtb[CAT_CODE_BASE + 13].b32.s1 = ",
    ),
    edit(
        "xetex-ini.c",
        1,
        "    CAT_CODE(32) = ",
        "    eqtb[CAT_CODE_BASE + 32].b32.s1 = ",
    ),
    edit(
        "xetex-ini.c",
        1,
        "    CAT_CODE(92) = ",
        "    eqtb[CAT_CODE_BASE + 92].b32.s1 = ",
    ),
    edit(
        "xetex-ini.c",
        1,
        "    CAT_CODE(37) = ",
        "    eqtb[CAT_CODE_BASE + 37].b32.s1 = ",
    ),
    edit(
        "xetex-ini.c",
        1,
        "    CAT_CODE(127) = ",
        "    eqtb[CAT_CODE_BASE + 127].b32.s1 = ",
    ),
    edit(
        "xetex-ini.c",
        1,
        "        CAT_CODE(k) = LETTER;",
        "        eqtb[CAT_CODE_BASE + k].b32.s1 = LETTER;",
    ),
    edit(
        "xetex-ini.c",
        1,
        "        CAT_CODE(k + 32) = ",
        "        eqtb[CAT_CODE_BASE + k + 32].b32.s1 = ",
    ),
    edit(
        "xetex-ini.c",
        2,
        "        MATH_CODE(k) = k + ",
        "        eqtb[MATH_CODE_BASE + k].b32.s1 = k + ",
    ),
    edit(
        "xetex-ini.c",
        1,
        "        MATH_CODE(k + 32) = ",
        "        eqtb[MATH_CODE_BASE + k + 32].b32.s1 = ",
    ),
    edit(
        "xetex-ini.c",
        1,
        "        LC_CODE(k) = ",
        "        eqtb[LC_CODE_BASE + k].b32.s1 = ",
    ),
    edit(
        "xetex-ini.c",
        1,
        "        LC_CODE(k + 32) = ",
        "        eqtb[LC_CODE_BASE + k + 32].b32.s1 = ",
    ),
    edit(
        "xetex-ini.c",
        1,
        "        UC_CODE(k) = ",
        "        eqtb[UC_CODE_BASE + k].b32.s1 = ",
    ),
    edit(
        "xetex-ini.c",
        1,
        "        UC_CODE(k + 32) = ",
        "        eqtb[UC_CODE_BASE + k + 32].b32.s1 = ",
    ),
    edit(
        "xetex-ini.c",
        1,
        "        SF_CODE(k) = 999;",
        "        eqtb[SF_CODE_BASE + k].b32.s1 = 999;",
    ),
    edit(
        "xetex-ini.c",
        1,
        "    DEL_CODE(46 /* '.' */) = ",
        "    eqtb[DEL_CODE_BASE + 46].b32.s1 = ",
    ),
    // Where TeX is told a code. The last cell takes those that are not kept, and is not read.
    edit(
        "xetex-ini.c",
        5,
        "scan_usv_num();\n            p = p + cur_val;",
        "scan_usv_num();\n            p = p + USV_CELL(cur_val);",
    ),
    edit(
        "xetex-ini.c",
        1,
        "scan_usv_num();\n        p = p + cur_val;",
        "scan_usv_num();\n        p = p + USV_CELL(cur_val);",
    ),
    // Where a code is asked for.
    edit(
        "xetex-xetex0.c",
        1,
        "cur_val = eqtb[m + cur_val].b32.s1;\n            cur_val_level = INT_VAL;\n        } else if (m < MATH_CODE_BASE)",
        "cur_val = USV_CODE(m, cur_val, m == CAT_CODE_BASE ? OTHER_CHAR : 0);\n            cur_val_level = INT_VAL;\n        } else if (m < MATH_CODE_BASE)",
    ),
    edit(
        "xetex-xetex0.c",
        1,
        "cur_val = eqtb[m + cur_val].b32.s1 % 65536L;",
        "cur_val = SF_CODE(cur_val) % 65536L;",
    ),
    // \\lowercase and \\uppercase.
    edit(
        "xetex-xetex0.c",
        1,
        "if (eqtb[b + c].b32.s1 != 0)\n                mem[p].b32.s0 = t - c + eqtb[b + c].b32.s1;",
        "if (USV_CODE(b, c, 0) != 0)\n                mem[p].b32.s0 = t - c + eqtb[b + c].b32.s1;",
    ),
    // Active characters and commands of one character.
    edit(
        "xetex-xetex0.c",
        1,
        "cur_cs = SINGLE_BASE + buffer[cur_input.loc];",
        "cur_cs = SINGLE_BASE + USV_CELL(buffer[cur_input.loc]);",
    ),
    edit(
        "xetex-xetex0.c",
        2,
        "cur_cs = SINGLE_BASE + buffer[first];",
        "cur_cs = SINGLE_BASE + USV_CELL(buffer[first]);",
    ),
    edit(
        "xetex-xetex0.c",
        1,
        "t = CS_TOKEN_FLAG + 1 + t;",
        "t = CS_TOKEN_FLAG + 1 + USV_CELL(t);",
    ),
    // A command is told from a character by its number being above every character's. What is
    // above the table is a command now.
    edit(
        "xetex-xetex0.c",
        1,
        "            cur_val = cur_tok - (CS_TOKEN_FLAG + SINGLE_BASE);\n        }\n",
        "            cur_val = cur_tok - (CS_TOKEN_FLAG + SINGLE_BASE);\n            if (cur_val >= USV_CELLS)\n                cur_val = BIGGEST_USV + 1;\n        }\n",
    ),
    edit(
        "xetex-xetex0.c",
        2,
        "                cur_chr = cur_tok - (CS_TOKEN_FLAG + ACTIVE_BASE);\n",
        "                cur_chr = cur_tok - (CS_TOKEN_FLAG + ACTIVE_BASE);\n                if (cur_chr >= USV_CELLS)\n                    cur_chr = TOO_BIG_USV;\n",
    ),
];

thread_local! {
    static USED: RefCell<Vec<usize>> = const { RefCell::new(Vec::new()) };
}

/// The text of a file with its changes.
pub fn edited(file: &str, mut text: String) -> Result<String, String> {
    if file == "xetex_format.h" {
        text = places::with_smaller_tables(&text);
    }
    for (number, edit) in EDITS.iter().enumerate().filter(|(_, edit)| edit.file == file) {
        let found = text.matches(edit.from).count();
        if found != edit.times {
            let Edit { times, from, .. } = edit;
            return Err(format!(
                "{file}: found {found} times instead of {times}: {from:?}"
            ));
        }
        text = text.replace(edit.from, edit.to);
        USED.with_borrow_mut(|used| used.push(number));
    }
    Ok(text)
}

/// Whether every edit found its file.
pub fn all_used() -> Result<(), String> {
    let count = USED.with_borrow(Vec::len);
    if count == EDITS.len() {
        Ok(())
    } else {
        Err("a file to be changed is missing".into())
    }
}
