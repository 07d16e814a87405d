/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <signal.h>

#include "pty.h"

static Pty *
start_script (const char *script)
{
  static const char *const variables[] = { "GREETING=hello", "LANG", NULL };
  const char *const argv[] = { "sh", "-c", script, NULL };

  return pty_start (60, 12, variables, argv);
}

/* The bytes are what was written, after the driver's treatment of newlines. */
static void
test_output (void)
{
  g_autoptr (Pty) pty = start_script ("stty size; echo $TERM $GREETING ${LANG-none}; exit 3");
  g_autofree char *text = NULL;

  g_assert_cmpint (pty_wait_for_exit (pty), ==, 3);
  text = terminal_dup_text (pty_get_terminal (pty));
  g_assert_cmpstr (text, ==, "12 60\nxterm-256color hello none");
  g_assert_cmpstr (pty_get_bytes (pty), ==, "12 60\r\nxterm-256color hello none\r\n");
}

static void
test_resize (void)
{
  g_autoptr (Pty) pty = start_script ("trap 'stty size; exit 0' WINCH; echo ready;"
                                      "while :; do sleep 0.01; done");

  pty_wait_for_text (pty, "ready");
  pty_resize (pty, 33, 7, TERMINAL_REFLOW);
  pty_wait_for_text (pty, "7 33");
  g_assert_cmpint (pty_wait_for_exit (pty), ==, 0);
  g_assert_cmpuint (terminal_get_columns (pty_get_terminal (pty)), ==, 33);
  g_assert_cmpuint (terminal_get_rows (pty_get_terminal (pty)), ==, 7);
}

static void
test_keys (void)
{
  g_autoptr (Pty) pty = start_script ("trap 'echo caught; exit 7' INT; echo ready;"
                                      "read line; echo got $line; read line");

  pty_wait_for_text (pty, "ready");
  pty_send (pty, "words\r");
  pty_wait_for_text (pty, "got words");
  pty_send (pty, "\003");
  g_assert_cmpint (pty_wait_for_exit (pty), ==, 7);
  pty_wait_for_text (pty, "caught");
}

static void
test_signal (void)
{
  g_autoptr (Pty) pty = start_script ("echo ready; exec sleep 1000");

  pty_wait_for_text (pty, "ready");
  pty_signal (pty, SIGTERM);
  g_assert_cmpint (pty_wait_for_exit (pty), ==, 128 + SIGTERM);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pty/output", test_output);
  g_test_add_func ("/pty/resize", test_resize);
  g_test_add_func ("/pty/keys", test_keys);
  g_test_add_func ("/pty/signal", test_signal);

  return g_test_run ();
}
