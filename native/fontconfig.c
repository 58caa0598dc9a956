/* Fontconfig for an engine that has no system fonts.
 *
 * cvtex sets type with the fonts it carries and the fonts it is handed in memory, named by
 * file. These are the functions the engine calls to look for a font by its family name; they
 * say that the system has none. So a CV comes out the same on every machine, and TeX has no
 * way to the disk by a font's name.
 */

#include <stddef.h>

typedef struct { int count, size; void **fonts; } FontSet;

enum { NO_MATCH = 1 };

static FontSet no_fonts;
static char a_pattern, an_object_set, a_configuration;

int FcInit(void) { return 1; }
void *FcConfigGetCurrent(void) { return &a_configuration; }

void *FcNameParse(const char *name) { (void) name; return &a_pattern; }
void FcPatternReference(void *pattern) { (void) pattern; }
void FcPatternDestroy(void *pattern) { (void) pattern; }

int FcPatternGetString(void *pattern, const char *object, int n, const char **value)
{
    (void) pattern; (void) object; (void) n; (void) value;
    return NO_MATCH;
}

int FcPatternGetInteger(void *pattern, const char *object, int n, int *value)
{
    (void) pattern; (void) object; (void) n; (void) value;
    return NO_MATCH;
}

void *FcObjectSetBuild(const char *first, ...) { (void) first; return &an_object_set; }
void *FcObjectSetCreate(void) { return &an_object_set; }
int FcObjectSetAdd(void *set, const char *object) { (void) set; (void) object; return 1; }
void FcObjectSetDestroy(void *set) { (void) set; }

FontSet *FcFontList(void *configuration, void *pattern, void *set)
{
    (void) configuration; (void) pattern; (void) set;
    return &no_fonts;
}

void FcFontSetDestroy(FontSet *set) { (void) set; }
