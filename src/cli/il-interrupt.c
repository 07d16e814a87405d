/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/il-interrupt.h"

#include <errno.h>
#include <glib-unix.h>
#include <signal.h>
#include <unistd.h>

static const int signals[] = { SIGINT, SIGTERM, SIGHUP };

/* What a signal handler may touch: there is one for the process. */
static volatile sig_atomic_t pending;
static int wake_up[2] = { -1, -1 };

static struct sigaction old_actions[G_N_ELEMENTS (signals)];
static IlInterruptFunc watch_func;
static gpointer watch_data;
static guint source;
static guint n_holders;

/* GLib's own handlers resume a write that nobody reads, and tell of a signal
 * only once the loop turns: the program could then not be ended. */
static void
handle_signal (int number)
{
  int saved = errno;

  if (pending != 0)
    {
      signal (number, SIG_DFL);
      raise (number);
    }

  pending = number;
  if (write (wake_up[1], "", 1) < 0)
    {
      /* The pipe is full, and so the loop awake. */
    }
  errno = saved;
}

static gboolean
pipe_cb (gint          fd,
         GIOCondition  condition,
         gpointer      data)
{
  source = 0;
  watch_func (pending, watch_data);

  return G_SOURCE_REMOVE;
}

void
il_interrupt_hold (void)
{
  struct sigaction action = { .sa_handler = handle_signal };

  if (n_holders++ > 0 || !g_unix_open_pipe (wake_up, FD_CLOEXEC, NULL))
    return;

  g_unix_set_fd_nonblocking (wake_up[1], TRUE, NULL);
  pending = 0;
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    {
      sigaction (signals[i], NULL, &old_actions[i]);
      if (old_actions[i].sa_handler != SIG_IGN)
        sigaction (signals[i], &action, NULL);
    }
}

void
il_interrupt_release (void)
{
  g_return_if_fail (n_holders > 0);

  if (--n_holders > 0 || wake_up[0] < 0)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    sigaction (signals[i], &old_actions[i], NULL);

  for (guint i = 0; i < G_N_ELEMENTS (wake_up); i++)
    close (g_steal_fd (&wake_up[i]));
}

void
il_interrupt_watch (IlInterruptFunc func,
                    gpointer        data)
{
  g_return_if_fail (func != NULL && watch_func == NULL);

  il_interrupt_hold ();
  watch_func = func;
  watch_data = data;
  if (wake_up[0] >= 0)
    source = g_unix_fd_add_full (G_PRIORITY_HIGH, wake_up[0], G_IO_IN, pipe_cb, NULL, NULL);
}

void
il_interrupt_unwatch (void)
{
  if (watch_func == NULL)
    return;

  g_clear_handle_id (&source, g_source_remove);
  watch_func = NULL;
  il_interrupt_release ();
}

int
il_interrupt_get_pending (void)
{
  return pending;
}
