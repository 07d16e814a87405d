/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lab/lab.h"

G_BEGIN_DECLS

/** SAMPLE_N_KINDS: how many kinds of documents there are */
#define SAMPLE_N_KINDS (IL_DOCUMENT_BOOK + 1)

/** sample_document: Returns: a document of @n bytes, or of @n lines where the kind wants lines;
 * @path is not copied, and nothing needs to be freed */
IlDocument  sample_document (IlDocumentKind  kind,
                             const char     *path,
                             gint64          n,
                             gint64          first_byte,
                             gint64          body);

/** sample_random: Returns: any document of up to 250 kB, by line if it can be and chance wants */
IlDocument  sample_random   (void);

/** sample_steps: Returns: (transfer full) (element-type IlScheduleStep): all that is due */
GArray     *sample_steps    (const IlDocument *document);

G_END_DECLS
