/* ICU's data, empty.
 *
 * ICU keeps its locales, converters' tables and break rules in a 31 MB object. XeTeX needs
 * none of it for UTF-8 input: the Unicode converters, character properties, normalisation and
 * bidirectional order are compiled into the ICU library itself. This is a well-formed data
 * package ("common data", format `CmnD`) with no entries, so whatever asks ICU for data is told
 * that there is none.
 */

#include <stdint.h>
#include <unicode/udata.h>

struct empty_package {
    uint16_t header_size;
    uint8_t magic[2];
    UDataInfo about;
    uint8_t padding[8];
    uint32_t entries;
};

extern const struct empty_package U_ICUDATA_ENTRY_POINT;

const struct empty_package U_ICUDATA_ENTRY_POINT __attribute__((aligned(16))) = {
    .header_size = 32,
    .magic = {0xda, 0x27},
    .about = {
        .size = sizeof(UDataInfo),
        .isBigEndian = U_IS_BIG_ENDIAN,
        .charsetFamily = U_CHARSET_FAMILY,
        .sizeofUChar = U_SIZEOF_UCHAR,
        .dataFormat = {'C', 'm', 'n', 'D'},
        .formatVersion = {1, 0, 0, 0},
    },
    .entries = 0,
};
