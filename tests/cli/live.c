/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "live.h"

#include <string.h>

const char *live_program;

void
live_set_up (Live         *live,
             gconstpointer  data)
{
  live->server = hostile_server_new ();
  live->quick = hostile_server_dup_address (live->server, "/quick");
  live->slow = hostile_server_dup_address (live->server, "/slow");
  live->stalled = hostile_server_dup_address (live->server, "/stalled");
  hostile_server_add (live->server, "/quick", LIVE_OK ("a\nb\n"), -1, HOSTILE_CLOSE);
  hostile_server_add (live->server, "/slow",
                      LIVE_HEAD "Content-Length: 12\r\n\r\na\nb\nc\nd\ne\nf\n", -1,
                      HOSTILE_CLOSE);
  hostile_server_set_drip (live->server, "/slow", 100 * 1000);
  hostile_server_add (live->server, "/stalled", LIVE_OK ("a\nb\n"), -1, HOSTILE_STALL);
}

void
live_tear_down (Live         *live,
                gconstpointer  data)
{
  g_clear_pointer (&live->server, hostile_server_free);
  g_clear_pointer (&live->quick, g_free);
  g_clear_pointer (&live->slow, g_free);
  g_clear_pointer (&live->stalled, g_free);
}

Pty *
live_start (const char *const *variables,
            ...)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  const char *argument;
  va_list args;

  g_ptr_array_add (argv, (char *) live_program);
  va_start (args, variables);
  while ((argument = va_arg (args, const char *)) != NULL)
    g_ptr_array_add (argv, (char *) argument);
  va_end (args);
  g_ptr_array_add (argv, NULL);

  return pty_start (70, 20, variables, (const char *const *) argv->pdata);
}

char *
live_dup_text (Pty *pty)
{
  return terminal_dup_text (pty_get_terminal (pty));
}

void
live_assert_left_clean (Pty *pty)
{
  Terminal *terminal = pty_get_terminal (pty);
  guint row = terminal_get_cursor_row (terminal);

  g_assert_cmpuint (terminal_get_cursor_column (terminal), ==, 0);
  g_assert_cmpuint (terminal_get_pen (terminal), ==, TERMINAL_DEFAULT_COLOR);
  g_assert_true (terminal_has_default_modes (terminal));
  for (; row < terminal_get_rows (terminal); row++)
    {
      g_autofree char *text = terminal_dup_row (terminal, (int) row);

      g_assert_cmpstr (text, ==, "");
    }
}

void
live_assert_no_leftover (Pty *pty)
{
  g_autofree char *text = live_dup_text (pty);

  g_assert_null (strstr (text, "Receiving  "));
  g_assert_null (strstr (text, "Waiting  "));
  g_assert_null (strstr (text, "Queued  "));
  g_assert_null (strstr (text, "in flight"));
}
