/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** IL_FILE_NAME_MAX: The longest name, in bytes: less than any file system
 * allows, so that a number can be added. */
#define IL_FILE_NAME_MAX 200

/**
 * il_file_name_for:
 * @address: an address, good or bad, not trusted
 *
 * The name for the document of an address: the last part of its path, or
 * index.html where there is none.  What is no part of a plain name is a '_':
 * slashes, control and format characters, what means something to a shell at
 * the beginning ('.', '-', '~'), and a dot or blank at the end.  A long name is
 * cut before its ending.
 *
 * Returns: (transfer full): valid UTF-8 of 1 to %IL_FILE_NAME_MAX bytes; never
 *   a hidden file, another folder, or an option
 */
char *il_file_name_for       (const char *address) G_GNUC_WARN_UNUSED_RESULT;

/** il_file_name_numbered: @number: 2 or more. Returns: (transfer full): 'f-2.pdf'
 * for 'f.pdf', 'f-2.tar.gz' for 'f.tar.gz' */
char *il_file_name_numbered  (const char *name,
                              guint       number) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
