/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/il-notice.h"

#include <glib/gi18n.h>

/* In µs: for less, nobody goes away. */
#define LONG_RUN (10 * G_TIME_SPAN_SECOND)

struct _IlNotice
{
  GObject parent_instance;

  GtkApplicationWindow *window;
  IlSession *session;
  char *id;
  gboolean sent;
};

G_DEFINE_FINAL_TYPE (IlNotice, il_notice, G_TYPE_OBJECT)

/* A dialog in front of the window shows that its user is there. */
static gboolean
is_in_front (GtkWindow *window)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  guint n = g_list_model_get_n_items (toplevels);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkWindow) other = g_list_model_get_item (toplevels, i);

      if (gtk_window_is_active (other) &&
          (other == window || gtk_window_get_transient_for (other) == window))
        return TRUE;
    }

  return FALSE;
}

static void
withdraw (IlNotice *self)
{
  GApplication *application = g_application_get_default ();

  if (self->sent && application != NULL)
    g_application_withdraw_notification (application, self->id);

  self->sent = FALSE;
}

static void
send (IlNotice        *self,
      const IlVerdict *verdict,
      IlMode           mode)
{
  guint window_id = gtk_application_window_get_id (self->window);
  g_autofree char *title = il_session_dup_source_title (self->session, FALSE);
  g_autofree char *body = il_verdict_dup_sentence (verdict, mode);
  g_autoptr (GNotification) notification = g_notification_new (title);

  g_notification_set_body (notification, body);
  g_notification_set_default_action_and_target (notification, "app.show-window", "u", window_id);
  g_application_send_notification (g_application_get_default (), self->id, notification);
  self->sent = TRUE;
}

static void
running_changed_cb (IlNotice *self)
{
  IlRecording *recording = il_session_get_recording (self->session);
  IlVerdict verdict;

  withdraw (self);
  if (il_session_is_running (self->session))
    return;

  verdict = il_verdict_at (recording, il_session_get_other (self->session), G_MAXINT64);
  if (il_notice_is_due (&verdict, is_in_front (GTK_WINDOW (self->window))))
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
il_notice_new (GtkApplicationWindow *window,
               IlSession            *session)
{
  IlNotice *self = g_object_new (IL_TYPE_NOTICE, NULL);

  /* The window owns its notice. */
  self->window = window;
  self->session = g_object_ref (session);
  self->id = g_strdup_printf ("run-%u", gtk_application_window_get_id (window));
  g_signal_connect_object (session, "notify::running", G_CALLBACK (running_changed_cb), self,
                           G_CONNECT_SWAPPED);
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
