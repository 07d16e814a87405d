/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * il_json_text_dup:
 * @builder: a builder with a whole document in it; its strings are valid
 *   UTF-8, its numbers finite
 *
 * Writes the document with indents of two spaces and one line feed at its
 * end.  What json-glib writes is mended in two ways: a fraction has its
 * shortest digits, as il_number_dup_shortest() writes them, instead of all
 * 17; and a control character that json-glib forgets to escape (U+001F, in
 * some of its versions) is escaped, as RFC 8259 asks for.
 *
 * Returns: (transfer full): valid JSON in valid UTF-8
 */
char *il_json_text_dup (JsonBuilder *builder) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
