/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** IL_CLIP_TITLE, IL_CLIP_SENTENCE: As many characters of a title, and of a
 * longer text, as there is ever room for. */
#define IL_CLIP_TITLE 120
#define IL_CLIP_SENTENCE 1200

/** il_text_clip: @text: valid UTF-8 of any length, @max: characters. Returns:
 * (transfer full): @text, or its beginning with an ellipsis: laying out a
 * text of a megabyte would take a second */
char *il_text_clip (const char *text,
                    guint       max) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
