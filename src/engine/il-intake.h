/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/il-char-counter.h"
#include "engine/il-line-counter.h"
#include "engine/il-run-context.h"

G_BEGIN_DECLS

/**
 * IlIntake:
 *
 * What becomes of one document's bytes: they are counted, written down on
 * the track, and passed on to the run's sink if there is one.
 */
typedef struct
{
  IlRunContext *run;
  IlTrack *track;
  IlLineCounter lines;
  IlCharCounter characters;
  gboolean counts_characters;
  guint64 n_characters;
  guint64 n_read;
  guint64 block_at;
  gboolean sinking;
  GError *error;
} IlIntake;

/** il_intake_init: @run and @track outlive the intake. */
void     il_intake_init       (IlIntake       *self,
                               IlRunContext   *run,
                               IlTrack        *track);
void     il_intake_clear      (IlIntake       *self);

/**
 * il_intake_begin:
 * @content_type: (nullable): what the head of the answer, which has come, says
 *
 * Returns: %FALSE with @error set if the document is not wanted
 */
gboolean il_intake_begin      (IlIntake       *self,
                               const char     *content_type,
                               GError        **error);

/** il_intake_read: @time: monotonic. Returns: %FALSE once no more is wanted */
gboolean il_intake_read       (IlIntake       *self,
                               const guint8   *bytes,
                               gsize           length,
                               gint64          time);

/** il_intake_get_n_read: Returns: bytes so far */
guint64  il_intake_get_n_read (const IlIntake *self);

/**
 * il_intake_end:
 * @failure: (nullable) (transfer full): why the document is not whole
 * @time: monotonic
 *
 * To be called before the track ends, whether or not the intake has begun.
 *
 * Returns: (transfer full) (nullable): how the track ends: @failure, or what
 *   the sink said
 */
GError  *il_intake_end        (IlIntake       *self,
                               GError         *failure,
                               gint64          time) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
