/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** text_count: Returns: how often @part stands in @text */
guint  text_count       (const char *text,
                         const char *part);

/** text_assert_file: The file @name in @folder holds exactly @expected. */
void   text_assert_file (const char *folder,
                         const char *name,
                         const char *expected);

G_END_DECLS
