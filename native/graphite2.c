/* Graphite2 for fonts that have no Graphite tables.
 *
 * HarfBuzz and XeTeX call Graphite for a font that carries "smart font" tables of that format
 * (`\font\x="[Name.ttf]/GR"`). cvtex sets type with OpenType tables alone, and Debian has no
 * static Graphite to link, so these functions say of every font that it has no such table: no
 * face is ever made, and the functions that take one are never reached with anything to do.
 */

#include <graphite2/Font.h>
#include <graphite2/Segment.h>

#define UNUSED(x) ((void) (x))

gr_face *gr_make_face_with_ops(const void *handle, const gr_face_ops *ops, unsigned options)
{
    UNUSED(handle); UNUSED(ops); UNUSED(options);
    return NULL;
}

void gr_face_destroy(gr_face *face) { UNUSED(face); }
gr_uint16 gr_face_n_fref(const gr_face *face) { UNUSED(face); return 0; }

const gr_feature_ref *gr_face_fref(const gr_face *face, gr_uint16 index)
{
    UNUSED(face); UNUSED(index);
    return NULL;
}

const gr_feature_ref *gr_face_find_fref(const gr_face *face, gr_uint32 id)
{
    UNUSED(face); UNUSED(id);
    return NULL;
}

gr_feature_val *gr_face_featureval_for_lang(const gr_face *face, gr_uint32 language)
{
    UNUSED(face); UNUSED(language);
    return NULL;
}

void gr_featureval_destroy(gr_feature_val *values) { UNUSED(values); }
gr_uint32 gr_fref_id(const gr_feature_ref *feature) { UNUSED(feature); return 0; }
gr_uint16 gr_fref_n_values(const gr_feature_ref *feature) { UNUSED(feature); return 0; }

gr_int16 gr_fref_value(const gr_feature_ref *feature, gr_uint16 setting)
{
    UNUSED(feature); UNUSED(setting);
    return 0;
}

gr_uint16 gr_fref_feature_value(const gr_feature_ref *feature, const gr_feature_val *values)
{
    UNUSED(feature); UNUSED(values);
    return 0;
}

int gr_fref_set_feature_value(const gr_feature_ref *feature, gr_uint16 value, gr_feature_val *to)
{
    UNUSED(feature); UNUSED(value); UNUSED(to);
    return 0;
}

void *gr_fref_label(const gr_feature_ref *feature, gr_uint16 *language, enum gr_encform form,
                    gr_uint32 *length)
{
    UNUSED(feature); UNUSED(language); UNUSED(form);
    *length = 0;
    return NULL;
}

void *gr_fref_value_label(const gr_feature_ref *feature, gr_uint16 setting, gr_uint16 *language,
                          enum gr_encform form, gr_uint32 *length)
{
    UNUSED(feature); UNUSED(setting); UNUSED(language); UNUSED(form);
    *length = 0;
    return NULL;
}

void gr_label_destroy(void *label) { UNUSED(label); }

gr_font *gr_make_font(float size, const gr_face *face) { UNUSED(size); UNUSED(face); return NULL; }
void gr_font_destroy(gr_font *font) { UNUSED(font); }

gr_segment *gr_make_seg(const gr_font *font, const gr_face *face, gr_uint32 script,
                        const gr_feature_val *values, enum gr_encform form, const void *text,
                        size_t length, int direction)
{
    UNUSED(font); UNUSED(face); UNUSED(script); UNUSED(values);
    UNUSED(form); UNUSED(text); UNUSED(length); UNUSED(direction);
    return NULL;
}

void gr_seg_destroy(gr_segment *segment) { UNUSED(segment); }
float gr_seg_advance_X(const gr_segment *segment) { UNUSED(segment); return 0; }
unsigned gr_seg_n_slots(const gr_segment *segment) { UNUSED(segment); return 0; }
const gr_slot *gr_seg_first_slot(gr_segment *segment) { UNUSED(segment); return NULL; }
const gr_slot *gr_seg_last_slot(gr_segment *segment) { UNUSED(segment); return NULL; }

const gr_char_info *gr_seg_cinfo(const gr_segment *segment, unsigned index)
{
    UNUSED(segment); UNUSED(index);
    return NULL;
}

int gr_cinfo_break_weight(const gr_char_info *character) { UNUSED(character); return 0; }
size_t gr_cinfo_base(const gr_char_info *character) { UNUSED(character); return 0; }

const gr_slot *gr_slot_next_in_segment(const gr_slot *slot) { UNUSED(slot); return NULL; }
unsigned short gr_slot_gid(const gr_slot *slot) { UNUSED(slot); return 0; }
unsigned gr_slot_index(const gr_slot *slot) { UNUSED(slot); return 0; }
int gr_slot_before(const gr_slot *slot) { UNUSED(slot); return 0; }
int gr_slot_after(const gr_slot *slot) { UNUSED(slot); return 0; }
int gr_slot_can_insert_before(const gr_slot *slot) { UNUSED(slot); return 0; }
float gr_slot_origin_X(const gr_slot *slot) { UNUSED(slot); return 0; }
float gr_slot_origin_Y(const gr_slot *slot) { UNUSED(slot); return 0; }

float gr_slot_advance_X(const gr_slot *slot, const gr_face *face, const gr_font *font)
{
    UNUSED(slot); UNUSED(face); UNUSED(font);
    return 0;
}

float gr_slot_advance_Y(const gr_slot *slot, const gr_face *face, const gr_font *font)
{
    UNUSED(slot); UNUSED(face); UNUSED(font);
    return 0;
}
