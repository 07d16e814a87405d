/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "analysis/il-cause.h"

#include <glib/gi18n-lib.h>

#include "analysis/il-text.h"
#include "analysis/il-text-parts.h"

static char *
dup_cancelled (const IlCause *self)
{
  g_autofree char *time = il_text_duration (self->time);

  /* Translators: a duration, then so many of so many downloads. */
  return g_strdup_printf (ngettext ("Stopped after %s: %u of %u was cancelled",
                                    "Stopped after %s: %u of %u were cancelled",
                                    self->n),
                          time, self->n, self->n_of);
}

static char *
dup_sequence (const IlCause *self)
{
  return g_strdup_printf (ngettext ("One after the other: the sum of %u download",
                                    "One after the other: the sum of %u downloads", self->n),
                          self->n);
}

static char *
dup_line (const IlCause *self)
{
  double rate = (double) self->bytes * G_USEC_PER_SEC / (double) self->whole;
  g_autofree char *size = il_text_size (self->bytes);
  g_autofree char *speed = il_text_size ((guint64) (rate + 0.5));

  /* Translators: a size, and one per second: '4.20 MB at 2.10 MB/s'. */
  return g_strdup_printf (_("The line was full: %s at %s/s"), size, speed);
}

static char *
dup_limit (const IlCause *self)
{
  /* Translators: at most the first number of downloads were allowed at once;
   * the second is how many had to wait. */
  return g_strdup_printf (ngettext ("The limit of %u made %u download wait",
                                    "The limit of %u made %u downloads wait", self->n),
                          self->n_of, self->n);
}

/* Of one download: the name and two durations. */
static char *
dup_about (const IlCause *self,
           const char    *name)
{
  g_autofree char *time = il_text_duration (self->time);
  g_autofree char *whole = il_text_duration (self->whole);

  switch (self->kind)
    {
    case IL_CAUSE_LOOP:
      /* Translators: the name of a download, a duration.  A handler is what
       * the program does with what came; meanwhile nothing else goes on. */
      return g_strdup_printf (_("One handler, that of %s, held the loop for %s"), name, time);

    case IL_CAUSE_FAILED:
      /* Translators: the name of a download, a duration. */
      return g_strdup_printf (self->n_of > 1 ? _("%s took longest, and failed after %s")
                                             : _("%s failed after %s"),
                              name, time);

    case IL_CAUSE_CONNECT:
      /* Translators: the name of a download, two durations. */
      return g_strdup_printf (_("%s waited %s of %s for its connection"), name, time, whole);

    case IL_CAUSE_SERVER:
      /* Translators: the name of a download, two durations. */
      return g_strdup_printf (_("%s waited %s of %s for the first byte"), name, time, whole);

    case IL_CAUSE_SINGLE:
      /* Translators: the name of a download, a duration. */
      return g_strdup_printf (_("The only download, %s, took %s"), name, time);

    case IL_CAUSE_LONGEST:
      /* Translators: the name of a download, a duration. */
      return g_strdup_printf (_("%s alone took %s: the run can’t take less"), name, time);

    case IL_CAUSE_LAST:
    default:
      /* Translators: the name of a download, a duration. */
      return g_strdup_printf (_("%s was the last to end, after %s"), name, time);
    }
}

char *
il_cause_dup_sentence (const IlCause *self,
                       IlRecording   *recording)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (IL_IS_RECORDING (recording), NULL);

  switch (self->kind)
    {
    case IL_CAUSE_NONE:
      return NULL;

    case IL_CAUSE_CANCELLED:
      return dup_cancelled (self);

    case IL_CAUSE_SEQUENCE:
      return dup_sequence (self);

    case IL_CAUSE_LINE:
      return dup_line (self);

    case IL_CAUSE_LIMIT:
      return dup_limit (self);

    default:
      g_return_val_if_fail (self->track < il_recording_get_n_tracks (recording), NULL);

      name = il_text_short_name (il_recording_get_track (recording, self->track));
      return dup_about (self, name);
    }
}
