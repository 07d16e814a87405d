/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/il-notice.h"

#include "app/il-text-clip.h"

/* In µs: for less, nobody goes away. */
#define LONG_RUN (10 * G_TIME_SPAN_SECOND)

struct _IlNotice
{
  GObject parent_instance;

  IlWindow *window;
  IlSession *session;
  char *id;
  gboolean sent;
};

G_DEFINE_FINAL_TYPE (IlNotice, il_notice, G_TYPE_OBJECT)

/* A dialog in front of the window shows that its user is there. */
static gboolean
is_in_front (IlWindow *window)
{
  GtkWindow *dialog = il_window_get_dialog (window);

  return gtk_window_is_active (GTK_WINDOW (window)) ||
         (dialog != NULL && gtk_window_is_active (dialog));
}

/* Where there is no bus, nobody would show it. */
static GApplication *
find_application (void)
{
  GApplication *application = g_application_get_default ();

  return application != NULL && g_application_get_dbus_connection (application) != NULL
         ? application : NULL;
}

/* Each time anew: GLib forgets one that the desktop has not answered yet, and
 * does nothing where there is none. */
static void
withdraw (IlNotice *self)
{
  GApplication *application = find_application ();

  if (self->sent && application != NULL)
    g_application_withdraw_notification (application, self->id);
}

/* A title is plain text; the body may be taken for markup: it has our own words
 * and figures only, and nothing from a file. */
static void
send (IlNotice        *self,
      const IlVerdict *verdict,
      IlMode           mode)
{
  GApplication *application = find_application ();
  guint window = gtk_application_window_get_id (GTK_APPLICATION_WINDOW (self->window));
  g_autofree char *title = il_session_dup_source_title (self->session, FALSE);
  g_autofree char *clipped = il_text_clip (title, IL_CLIP_TITLE);
  g_autofree char *body = il_verdict_dup_sentence (verdict, mode);
  g_autoptr (GNotification) notification = g_notification_new (clipped);

  if (application == NULL)
    return;

  g_notification_set_body (notification, body);
  g_notification_set_default_action_and_target (notification, "app.show-window", "u", window);
  g_application_send_notification (application, self->id, notification);
  self->sent = TRUE;
}

/* Of both runs, one after the other, or of a sweep's only the last is worth a
 * message. */
static void
running_changed_cb (IlNotice *self)
{
  IlRecording *recording = il_session_get_recording (self->session);
  IlVerdict verdict;

  withdraw (self);
  if (il_session_is_running (self->session) || il_session_get_both (self->session) ||
      il_sweep_is_running (il_window_get_sweep (self->window)))
    return;

  verdict = il_verdict_at (recording, il_session_get_other (self->session), G_MAXINT64);
  if (il_notice_is_due (&verdict, is_in_front (self->window)))
    send (self, &verdict, il_recording_get_mode (recording));
}

static void
active_changed_cb (IlNotice  *self,
                   GParamSpec *pspec,
                   GtkWindow *window)
{
  if (gtk_window_is_active (window))
    withdraw (self);
}

static void
il_notice_dispose (GObject *object)
{
  IlNotice *self = IL_NOTICE (object);

  withdraw (self);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (il_notice_parent_class)->dispose (object);
}

static void
il_notice_finalize (GObject *object)
{
  g_clear_pointer (&IL_NOTICE (object)->id, g_free);

  G_OBJECT_CLASS (il_notice_parent_class)->finalize (object);
}

static void
il_notice_class_init (IlNoticeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = il_notice_dispose;
  object_class->finalize = il_notice_finalize;
}

static void
il_notice_init (IlNotice *self)
{
}

IlNotice *
il_notice_new (IlWindow *window)
{
  IlNotice *self = g_object_new (IL_TYPE_NOTICE, NULL);
  guint id = gtk_application_window_get_id (GTK_APPLICATION_WINDOW (window));

  /* The window owns its notice. */
  self->window = window;
  self->session = g_object_ref (il_window_get_session (window));
  self->id = g_strdup_printf ("run-%u", id);
  g_signal_connect_object (self->session, "notify::both", G_CALLBACK (running_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::running", G_CALLBACK (running_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "notify::is-active", G_CALLBACK (active_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

gboolean
il_notice_is_due (const IlVerdict *verdict,
                  gboolean         in_front)
{
  return verdict->finished && !in_front && verdict->duration > LONG_RUN;
}
