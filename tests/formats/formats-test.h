/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "formats/il-export.h"

G_BEGIN_DECLS

/** TEST_SECRET, TEST_USER: stand in many addresses, and may stand in no format */
#define TEST_SECRET "S3CR3T"
#define TEST_USER "us3r"

/**
 * random_recording_new:
 * @n: how many downloads
 * @finish: whether all of them end; else some do, and others go on or are
 *   still in the queue
 *
 * Downloads of all kinds, some from hostile addresses, that happened within
 * the hour before now.
 */
IlRecording *random_recording_new  (IlMode   mode,
                                    guint    n,
                                    gboolean finish) G_GNUC_WARN_UNUSED_RESULT;

/** random_text: Returns: (transfer full): up to 12 bytes or pieces that are
 * likely to break a format, valid UTF-8 or not */
char        *random_text           (void) G_GNUC_WARN_UNUSED_RESULT;

/** file_by_index: For #IlExportExtras: the name at that index of @data, an
 * array of texts, or %NULL beyond it */
const char  *file_by_index         (IlTrack *track,
                                    gpointer data);

/** parse_json: Returns: (transfer full): the root of a document that is as it
 * should be, also where a parser does not mind: valid UTF-8, no control
 * character but line feeds between members and one at the end, numbers as
 * short as they can be, no secret */
JsonNode    *parse_json            (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/** parse_csv: Returns: (transfer full) (element-type GStrv): the rows of a table
 * that is as RFC 4180 has it: fields in quotes or without any, CR LF at the end
 * of each row */
GPtrArray   *parse_csv             (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/** set_comma_locale: Returns: whether there is a locale with a decimal comma,
 * which is then the one in use */
gboolean     set_comma_locale      (void);

/** python_run: Returns: (transfer full) (nullable): what a Python program that
 * gets @input prints, or %NULL without Python 3 */
char        *python_run            (const char *program,
                                    const char *input) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
