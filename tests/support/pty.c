/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pty.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib-unix.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <unistd.h>

#define PATIENCE (20 * G_USEC_PER_SEC)

struct _Pty
{
  int fd;
  GSubprocess *process;
  Terminal *terminal;
  GString *bytes;
};

static void
set_size (int   fd,
          guint columns,
          guint rows)
{
  struct winsize size = { .ws_col = (gushort) columns, .ws_row = (gushort) rows };

  g_assert_cmpint (ioctl (fd, TIOCSWINSZ, &size), ==, 0);
}

static int
open_program_side (int fd)
{
  char name[64];
  int side;

  g_assert_cmpint (grantpt (fd), ==, 0);
  g_assert_cmpint (unlockpt (fd), ==, 0);
  g_assert_cmpint (ptsname_r (fd, name, sizeof name), ==, 0);

  side = open (name, O_RDWR | O_NOCTTY | O_CLOEXEC);
  g_assert_cmpint (side, >=, 0);

  return side;
}

/* In the program, before it begins: the terminal is to send its signals here,
 * and a test that fails must not leave it behind. */
static void
own_terminal (gpointer data)
{
  setsid ();
  ioctl (STDIN_FILENO, TIOCSCTTY, 0);
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

static void
set_variables (GSubprocessLauncher *launcher,
               const char *const   *variables)
{
  static const char *const others[] = { "COLORTERM", "COLUMNS", "LINES", "NO_COLOR" };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_subprocess_launcher_unsetenv (launcher, others[i]);
  g_subprocess_launcher_setenv (launcher, "TERM", "xterm-256color", TRUE);

  for (guint i = 0; variables != NULL && variables[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (variables[i], "=", 2);

      if (parts[1] != NULL)
        g_subprocess_launcher_setenv (launcher, parts[0], parts[1], TRUE);
      else
        g_subprocess_launcher_unsetenv (launcher, parts[0]);
    }
}

/* Once, as soon as there is something, or until the deadline, which fails.
 * FALSE when nobody has the other side any more. */
static gboolean
read_some (Pty    *self,
           gint64  deadline)
{
  struct pollfd poll_fd = { .fd = self->fd, .events = POLLIN };
  gint64 left = deadline - g_get_monotonic_time ();
  char bytes[4096];
  int n_ready = poll (&poll_fd, 1, (int) (MAX (0, left) / 1000));
  gssize length;

  if (n_ready < 0 && errno == EINTR)
    return TRUE;
  if (n_ready == 0)
    {
      g_autofree char *text = terminal_dup_text (self->terminal);

      g_error ("Nothing came for too long; the terminal shows:\n%s", text);
    }

  length = read (self->fd, bytes, sizeof bytes);
  if (length <= 0)
    return FALSE;

  g_string_append_len (self->bytes, bytes, length);
  terminal_feed (self->terminal, bytes, (gsize) length);

  return TRUE;
}

static gboolean
is_readable (Pty *self)
{
  struct pollfd poll_fd = { .fd = self->fd, .events = POLLIN };

  return poll (&poll_fd, 1, 0) > 0;
}

static gboolean
has_text (Terminal *terminal,
          gpointer  data)
{
  g_autofree char *text = terminal_dup_text (terminal);

  return strstr (text, data) != NULL;
}

Pty *
pty_start (guint               columns,
           guint               rows,
           const char *const  *variables,
           const char *const  *argv)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autoptr (GError) error = NULL;
  Pty *self = g_new0 (Pty, 1);
  int side;

  self->fd = posix_openpt (O_RDWR | O_NOCTTY | O_CLOEXEC);
  g_assert_cmpint (self->fd, >=, 0);
  self->terminal = terminal_new (columns, rows);
  self->bytes = g_string_new (NULL);

  side = open_program_side (self->fd);
  set_size (side, columns, rows);
  set_variables (launcher, variables);
  g_subprocess_launcher_take_stdin_fd (launcher, fcntl (side, F_DUPFD_CLOEXEC, 3));
  g_subprocess_launcher_take_stdout_fd (launcher, fcntl (side, F_DUPFD_CLOEXEC, 3));
  g_subprocess_launcher_take_stderr_fd (launcher, side);
  g_subprocess_launcher_set_child_setup (launcher, own_terminal, NULL, NULL);

  self->process = g_subprocess_launcher_spawnv (launcher, argv, &error);
  g_assert_no_error (error);

  /* The end is only seen when our copies of its side are closed. */
  g_subprocess_launcher_close (launcher);

  return self;
}

void
pty_free (Pty *self)
{
  g_subprocess_force_exit (self->process);
  g_subprocess_wait (self->process, NULL, NULL);
  g_clear_object (&self->process);
  close (self->fd);
  terminal_free (self->terminal);
  g_string_free (self->bytes, TRUE);
  g_free (self);
}

Terminal *
pty_get_terminal (Pty *self)
{
  return self->terminal;
}

const char *
pty_get_bytes (Pty *self)
{
  return self->bytes->str;
}

void
pty_wait_until (Pty          *self,
                PtyCondition  condition,
                gpointer      data)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE;

  while (!condition (self->terminal, data))
    if (!read_some (self, deadline))
      {
        g_autofree char *text = terminal_dup_text (self->terminal);

        g_error ("The program ended too early; the terminal shows:\n%s", text);
      }
}

void
pty_wait_for_text (Pty        *self,
                   const char *text)
{
  pty_wait_until (self, has_text, (gpointer) text);
}

int
pty_wait_for_exit (Pty *self)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE;

  while (read_some (self, deadline))
    ;

  g_subprocess_wait (self->process, NULL, NULL);
  if (g_subprocess_get_if_signaled (self->process))
    return 128 + g_subprocess_get_term_sig (self->process);

  return g_subprocess_get_exit_status (self->process);
}

void
pty_send (Pty        *self,
          const char *bytes)
{
  gssize length = (gssize) strlen (bytes);

  g_assert_cmpint (write (self->fd, bytes, (gsize) length), ==, length);
}

void
pty_signal (Pty *self,
            int  number)
{
  g_subprocess_send_signal (self->process, number);
}

void
pty_resize (Pty            *self,
            guint           columns,
            guint           rows,
            TerminalResize  mode)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE;

  while (is_readable (self) && read_some (self, deadline))
    ;

  terminal_resize (self->terminal, columns, rows, mode);
  set_size (self->fd, columns, rows);
}
