/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "analysis/il-verdict.h"

#include <glib/gi18n-lib.h>

#include "analysis/il-text.h"

static gboolean
is_comparable (IlRecording *recording,
               IlRecording *other)
{
  return other != NULL &&
         il_recording_is_whole (other) &&
         il_recording_get_mode (recording) != il_recording_get_mode (other);
}

static double
compute_factor (IlMode mode,
                gint64 own,
                gint64 other)
{
  gint64 in_turn = mode == IL_MODE_TOGETHER ? other : own;
  gint64 together = mode == IL_MODE_TOGETHER ? own : other;

  return in_turn > 0 && together > 0 ? (double) in_turn / (double) together : 0;
}

/* The factor as people read it, never below 1: which of both was faster is
 * said in words. */
static double
ratio (const IlVerdict *self)
{
  return self->factor < 1 ? 1 / self->factor : self->factor;
}

static gboolean
is_even (const IlVerdict *self)
{
  g_autofree char *figure = il_text_factor (ratio (self));

  return figure == NULL;
}

static char *
dup_count (const IlVerdict *self)
{
  guint n_done = self->n_ended - self->n_failed;
  guint n_failed = self->n_failed - self->n_cancelled;

  if (self->n_failed == 0)
    return g_strdup_printf (ngettext ("%u of %u done", "%u of %u done", self->n_tracks),
                            n_done, self->n_tracks);

  if (self->n_cancelled == 0)
    return g_strdup_printf (ngettext ("%u of %u done, %u failed", "%u of %u done, %u failed",
                                      self->n_failed),
                            n_done, self->n_tracks, self->n_failed);

  if (n_failed == 0)
    return g_strdup_printf (ngettext ("%u of %u done, %u cancelled",
                                      "%u of %u done, %u cancelled", self->n_cancelled),
                            n_done, self->n_tracks, self->n_cancelled);

  return g_strdup_printf (ngettext ("%u of %u done, %u failed, %u cancelled",
                                    "%u of %u done, %u failed, %u cancelled", n_failed),
                          n_done, self->n_tracks, n_failed, self->n_cancelled);
}

static char *
dup_way (const IlVerdict *self,
         IlMode           mode)
{
  if (mode == IL_MODE_ONE_AT_A_TIME)
    return g_strdup (_("one at a time"));

  if (self->limit == 0)
    return g_strdup (_("together"));

  return g_strdup_printf (ngettext ("together, %u at once at most", "together, %u at once at most",
                                    self->limit),
                          self->limit);
}

/* Continues the claim, so that the two read 'As fast / as together (8.21 s)'. */
static char *
dup_comparison (const IlVerdict *self,
                IlMode           mode)
{
  g_autofree char *time = il_text_duration (self->other);

  if (mode == IL_MODE_TOGETHER)
    return is_even (self)
           /* Translators: goes on from 'As fast'; %s is a duration. */
           ? g_strdup_printf (_("as one at a time (%s)"), time)
           /* Translators: goes on from '3.7× faster'; %s is a duration. */
           : g_strdup_printf (_("than one at a time (%s)"), time);

  return is_even (self)
         /* Translators: goes on from 'As fast'; %s is a duration. */
         ? g_strdup_printf (_("as together (%s)"), time)
         /* Translators: goes on from '3.7× slower'; %s is a duration. */
         : g_strdup_printf (_("than together (%s)"), time);
}

IlVerdict
il_verdict_at (IlRecording *recording,
               IlRecording *other,
               gint64       time)
{
  IlVerdict self = { .other = IL_TIME_NONE };
  gint64 makespan;

  g_return_val_if_fail (IL_IS_RECORDING (recording), self);
  g_return_val_if_fail (other == NULL || IL_IS_RECORDING (other), self);

  makespan = il_recording_get_duration (recording);
  self.started = il_recording_is_started (recording);
  self.finished = il_recording_is_finished (recording) && time >= makespan;
  self.duration = self.finished ? makespan : self.started ? MAX (0, time) : 0;
  self.limit = il_recording_get_limit (recording);
  self.n_tracks = il_recording_get_n_tracks (recording);
  self.n_ended = il_recording_count_ended (recording, time);
  self.n_cancelled = il_recording_count_cancelled (recording, time);
  self.n_failed = il_recording_count_failed (recording, time) + self.n_cancelled;

  if (is_comparable (recording, other))
    {
      self.other = il_recording_get_duration (other);
      if (self.finished && il_recording_is_whole (recording))
        self.factor = compute_factor (il_recording_get_mode (recording), makespan, self.other);
    }

  return self;
}

char *
il_verdict_dup_claim (const IlVerdict *self,
                      IlMode           mode)
{
  g_autofree char *figure = NULL;

  if (!self->started)
    return g_strdup ("");

  if (!self->finished || self->factor <= 0)
    return dup_count (self);

  if (is_even (self))
    return g_strdup (_("As fast"));

  figure = il_text_factor (ratio (self));
  if ((mode == IL_MODE_TOGETHER) == (self->factor > 1))
    /* Translators: %s is a number such as 3.7; 'than one at a time' follows. */
    return g_strdup_printf (_("%s× faster"), figure);

  /* Translators: %s is a number such as 3.7; 'than together' follows. */
  return g_strdup_printf (_("%s× slower"), figure);
}

char *
il_verdict_dup_detail (const IlVerdict *self,
                       IlMode           mode)
{
  if (!self->started)
    return g_strdup (self->n_tracks == 0 ? _("Add an address to begin") : _("Press Run to begin"));

  if (!self->finished)
    return dup_way (self, mode);

  if (self->factor > 0)
    return dup_comparison (self, mode);

  if (self->n_failed > 0)
    return g_strdup (_("Only complete runs can be compared"));

  return g_strdup (mode == IL_MODE_TOGETHER ? _("Run one at a time to compare")
                                            : _("Run together to compare"));
}

char *
il_verdict_dup_sentence (const IlVerdict *self,
                         IlMode           mode)
{
  g_autofree char *time = il_text_duration (self->duration);
  g_autofree char *claim = il_verdict_dup_claim (self, mode);
  g_autofree char *detail = il_verdict_dup_detail (self, mode);

  if (self->factor > 0)
    /* Translators: a duration, then '3.7× faster' and 'than one at a time (8.21 s)'. */
    return g_strdup_printf (_("Finished after %s: %s %s"), time, claim, detail);

  /* Translators: a duration, then '3 of 4 done, 1 failed'. */
  return g_strdup_printf (_("Finished after %s: %s"), time, claim);
}
