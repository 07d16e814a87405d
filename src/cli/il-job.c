/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/il-job.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "analysis/il-text.h"
#include "cli/il-interrupt.h"
#include "engine/il-runner.h"
#include "recording/il-error.h"

struct _IlJob
{
  GObject parent_instance;

  IlRunner *runner;
  IlRecording *recording;
  IlPrinter *printer;
  IlCourse *course;
  IlStore *store;
  char *folder;
  IlDisplay *display;
  GMainLoop *loop;

  /* Bytes since the last line feed, by track; only where that matters. */
  guint64 *line_lengths;

  int signal;
  gboolean original;
  gboolean wants_bytes;
  gboolean failed;
  gboolean gave_up;
};

static void il_job_sink_init (IlSinkInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (IlJob, il_job, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (IL_TYPE_SINK, il_job_sink_init))

/* Asked from within the engine's own calls, it waits for them to return. */
static gboolean
cancel_cb (gpointer data)
{
  IlJob *self = data;

  if (il_runner_is_running (self->runner))
    il_runner_cancel_all (self->runner);

  return G_SOURCE_REMOVE;
}

/* From here on nothing is printed. */
static void
give_up (IlJob *self)
{
  if (!self->gave_up)
    g_idle_add_full (G_PRIORITY_HIGH, cancel_cb, g_object_ref (self), g_object_unref);

  self->gave_up = TRUE;
}

static void
check_printer (IlJob *self)
{
  if (il_printer_is_broken (self->printer))
    give_up (self);
}

static void
say_kept (IlJob   *self,
          IlTrack *track)
{
  const char *file = self->store != NULL ? il_store_get_file (self->store, track) : NULL;
  g_autofree char *shown = NULL;

  if (file == NULL)
    return;

  shown = g_build_filename (self->folder, file, NULL);
  il_course_track_kept (self->course, track, shown);
}

static void
track_changed_cb (IlJob   *self,
                  IlTrack *track)
{
  if (self->gave_up)
    return;

  il_course_track_changed (self->course, track);
  if (il_track_get_end (track) != IL_TIME_NONE)
    say_kept (self, track);

  if (il_course_is_failure (self->course, track))
    {
      self->failed = TRUE;
      if (self->original)
        give_up (self);
    }

  check_printer (self);
}

static void
running_cb (IlJob *self)
{
  if (!il_runner_is_running (self->runner))
    g_main_loop_quit (self->loop);
}

static void
interrupted_cb (int      signal,
                gpointer data)
{
  IlJob *self = data;

  self->signal = signal;
  cancel_cb (self);
}

/* Where the script reads by lines, a long one is more than it can take. */
static gboolean
check_line_length (IlJob         *self,
                   IlTrack       *track,
                   const guint8  *bytes,
                   gsize          length,
                   GError       **error)
{
  guint64 *line_length = &self->line_lengths[il_track_get_index (track)];

  for (gsize at = 0; at < length;)
    {
      const guint8 *feed = memchr (bytes + at, '\n', length - at);
      gsize n = feed != NULL ? (gsize) (feed + 1 - (bytes + at)) : length - at;

      *line_length += n;
      if (*line_length > IL_COURSE_LONGEST_LINE)
        {
          g_set_error_literal (error, IL_ERROR, IL_ERROR_FAILED,
                               _("A line is longer than 128 KiB: the course’s script gives up."));
          return FALSE;
        }

      if (feed != NULL)
        *line_length = 0;
      at += n;
    }

  return TRUE;
}

static gboolean
il_job_sink_begin (IlSink   *sink,
                   IlTrack  *track,
                   GError  **error)
{
  IlJob *self = IL_JOB (sink);

  return self->store == NULL || il_sink_begin (IL_SINK (self->store), track, error);
}

static gboolean
il_job_sink_write (IlSink        *sink,
                   IlTrack       *track,
                   const guint8  *bytes,
                   gsize          length,
                   GError       **error)
{
  IlJob *self = IL_JOB (sink);

  if (!self->gave_up)
    il_course_track_read (self->course, track);
  check_printer (self);

  if (self->line_lengths != NULL && !check_line_length (self, track, bytes, length, error))
    return FALSE;

  return self->store == NULL || il_sink_write (IL_SINK (self->store), track, bytes, length, error);
}

static gboolean
il_job_sink_end (IlSink   *sink,
                 IlTrack  *track,
                 GError  **error)
{
  IlJob *self = IL_JOB (sink);

  return self->store == NULL || il_sink_end (IL_SINK (self->store), track, error);
}

static void
il_job_sink_abandon (IlSink  *sink,
                     IlTrack *track)
{
  IlJob *self = IL_JOB (sink);

  if (self->store != NULL)
    il_sink_abandon (IL_SINK (self->store), track);
}

static void
il_job_sink_init (IlSinkInterface *iface)
{
  iface->begin = il_job_sink_begin;
  iface->write = il_job_sink_write;
  iface->end = il_job_sink_end;
  iface->abandon = il_job_sink_abandon;
}

static void
il_job_finalize (GObject *object)
{
  IlJob *self = IL_JOB (object);

  g_clear_object (&self->runner);
  g_clear_object (&self->recording);
  g_clear_pointer (&self->course, il_course_free);
  g_clear_object (&self->store);
  g_clear_pointer (&self->folder, g_free);
  g_clear_object (&self->display);
  g_clear_pointer (&self->loop, g_main_loop_unref);
  g_clear_pointer (&self->line_lengths, g_free);

  G_OBJECT_CLASS (il_job_parent_class)->finalize (object);
}

static void
il_job_class_init (IlJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = il_job_finalize;
}

static void
il_job_init (IlJob *self)
{
  self->loop = g_main_loop_new (NULL, FALSE);
}

/* What was received before the signal is worth a word. */
static void
say_interrupted (IlJob *self)
{
  guint n = il_recording_get_n_tracks (self->recording);
  guint n_done = 0;
  guint64 bytes = 0;
  g_autofree char *size = NULL;
  g_autofree char *line = NULL;

  for (guint i = 0; i < n; i++)
    {
      IlTrack *track = il_recording_get_track (self->recording, i);

      n_done += il_track_get_error (track) == NULL;
      bytes += il_arrivals_get_bytes (il_track_get_arrivals (track));
    }

  size = il_text_size (bytes);
  /* Translators: a number of downloads, all of them, and a size such as '38 kB'. */
  line = g_strdup_printf (ngettext ("Interrupted: %u of %u download done, %s received.",
                                    "Interrupted: %u of %u downloads done, %s received.", n),
                          n_done, n, size);
  if (!self->original)
    il_printer_end_row (self->printer);
  il_printer_error (self->printer, line);
}

static void
finish (IlJob *self)
{
  if (self->display != NULL)
    il_display_stop (self->display);

  if (self->signal != 0)
    say_interrupted (self);
  else if (!self->gave_up)
    il_course_finish (self->course);
}

IlJob *
il_job_new (IlPlan        *plan,
            IlCourseStyle  style,
            gboolean       original,
            IlPrinter     *printer)
{
  IlJob *self;

  g_return_val_if_fail (plan != NULL && printer != NULL, NULL);

  self = g_object_new (IL_TYPE_JOB, NULL);
  self->recording = il_plan_create_recording (plan);
  self->runner = il_runner_new (plan, self->recording);
  self->printer = printer;
  self->original = original;
  self->course = il_course_new (style, original, self->recording, printer);
  self->wants_bytes = style == IL_COURSE_DETAIL;
  if (original && style == IL_COURSE_DETAIL)
    self->line_lengths = g_new0 (guint64, MAX (1, il_recording_get_n_tracks (self->recording)));

  return self;
}

void
il_job_set_store (IlJob      *self,
                  IlStore    *store,
                  const char *folder)
{
  g_return_if_fail (IL_IS_JOB (self) && IL_IS_STORE (store));

  g_set_object (&self->store, store);
  self->folder = g_filename_display_name (folder);
  self->wants_bytes = TRUE;
}

void
il_job_set_display (IlJob     *self,
                    IlDisplay *display)
{
  g_return_if_fail (IL_IS_JOB (self));

  g_set_object (&self->display, display);
}

void
il_job_set_known (IlJob       *self,
                  IlRecording *other)
{
  g_return_if_fail (IL_IS_JOB (self));

  il_course_set_known (self->course, other);
}

int
il_job_run (IlJob *self)
{
  g_return_val_if_fail (IL_IS_JOB (self), 0);

  if (self->wants_bytes)
    il_runner_set_sink (self->runner, IL_SINK (self));
  il_interrupt_watch (interrupted_cb, self);
  g_signal_connect_object (self->runner, "track-changed", G_CALLBACK (track_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->runner, "notify::running", G_CALLBACK (running_cb), self,
                           G_CONNECT_SWAPPED);

  il_course_begin (self->course);
  check_printer (self);
  if (self->display != NULL)
    il_display_follow (self->display, self->recording);

  il_runner_start (self->runner);
  g_main_loop_run (self->loop);

  g_signal_handlers_disconnect_by_data (self->runner, self);

  /* It may have ended all by failing a write, before anybody could tell. */
  self->signal = il_interrupt_get_pending ();
  finish (self);
  il_interrupt_unwatch ();

  return self->signal;
}

IlRecording *
il_job_get_recording (IlJob *self)
{
  g_return_val_if_fail (IL_IS_JOB (self), NULL);

  return self->recording;
}

gboolean
il_job_is_successful (IlJob *self)
{
  g_return_val_if_fail (IL_IS_JOB (self), FALSE);

  return !self->failed && !self->gave_up && self->signal == 0 &&
         !il_printer_is_broken (self->printer);
}
