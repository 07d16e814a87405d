/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The live_program on a terminal: what is seen there, and what is left behind. */

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

#include "live.h"

#define BAR "\342\226\210"

/* Whether the row begins like that. */
static gboolean
row_has (Terminal   *terminal,
         int         row,
         const char *prefix,
         const char *part)
{
  g_autofree char *text = terminal_dup_row (terminal, row);

  return g_str_has_prefix (text, prefix) && strstr (text, part) != NULL;
}

/* The two rows and the summary of an endless and a slow download, whole and
 * directly below the row with the cursor, and nothing below. */
static gboolean
shows_picture (Terminal *terminal,
               gpointer  data)
{
  int row = (int) terminal_get_cursor_row (terminal);

  if (!terminal_has_default_modes (terminal) || row + 4 > (int) terminal_get_rows (terminal))
    return FALSE;

  for (int below = row + 4; below < (int) terminal_get_rows (terminal); below++)
    {
      g_autofree char *text = terminal_dup_row (terminal, below);

      if (*text != '\0')
        return FALSE;
    }

  return row_has (terminal, row + 1, "0 stalled", "Receiving") &&
         row_has (terminal, row + 2, "1 ", "") &&
         row_has (terminal, row + 3, "", " of 2 done");
}

/* Rows below the lines, whose figures move; at the end none of them, but the
 * waterfall, the loop, and what decided.  Never more than ten pictures a second. */
static void
test_picture (Live         *live,
              gconstpointer  data)
{
  g_autoptr (Pty) pty = NULL;
  g_autofree char *text = NULL;
  gint64 begin = g_get_monotonic_time ();
  guint n_frames;

  pty = live_start (NULL, "--color=never", live->slow, live->quick, NULL);
  pty_wait_for_text (pty, "0 slow ");
  pty_wait_for_text (pty, "1 quick ");
  pty_wait_for_text (pty, "2 of 12 B");
  pty_wait_for_text (pty, "1 of 2 done \302\267 1 in flight \302\267 ");
  g_assert_cmpint (pty_wait_for_exit (pty), ==, 0);

  n_frames = text_count (pty_get_bytes (pty), LIVE_FRAME);
  g_assert_cmpuint (n_frames, >=, 4);
  g_assert_cmpint (n_frames, <=, (g_get_monotonic_time () - begin) / 100000 + 2);

  live_assert_left_clean (pty);
  live_assert_no_leftover (pty);
  text = live_dup_text (pty);
  g_assert_cmpuint (text_count (text, "fetching "), ==, 2);
  g_assert_cmpuint (text_count (text, "/slow returned 12 bytes\n"), ==, 1);
  g_assert_cmpuint (text_count (text, "/quick returned 4 bytes\n"), ==, 1);
  g_assert_cmpuint (text_count (text, "\nduration = "), ==, 1);
  g_assert_cmpuint (text_count (text, "\n0 slow "), ==, 1);
  g_assert_cmpuint (text_count (text, "\n1 quick "), ==, 1);
  g_assert_true (strstr (text, "\nduration = ") < strstr (text, "\n0 slow "));
  g_assert_nonnull (strstr (text, BAR));
  g_assert_true (g_regex_match_simple (" 2 of 2 done \302\267 16 B \302\267 [0-9.]+ s\n"
                                       "Event loop: asleep [0-9.]+ % \302\267 [0-9.]+ m?s awake "
                                       "\302\267 [0-9]+ wake-ups\n"
                                       "[^\n]*(slow|quick)[^\n]+$", text, 0, 0));
}

/* More downloads than rows: the summary alone, with a bar of its own. */
static void
test_summary (Live         *live,
              gconstpointer  data)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (Pty) pty = NULL;
  g_autofree char *text = NULL;

  g_ptr_array_add (argv, (char *) live_program);
  g_ptr_array_add (argv, live->stalled);
  for (guint i = 0; i < 11; i++)
    g_ptr_array_add (argv, live->quick);
  g_ptr_array_add (argv, NULL);

  pty = pty_start (70, 10, NULL, (const char *const *) argv->pdata);
  pty_wait_for_text (pty, " 11 of 12 done \302\267 1 in flight \302\267 48 B");
  text = live_dup_text (pty);
  g_assert_null (strstr (text, "0 stalled"));
  g_assert_null (strstr (text, "11 quick"));
  g_assert_cmpuint (text_count (text, " of 12 done"), ==, 1);

  pty_send (pty, "\003");
  g_assert_cmpint (pty_wait_for_exit (pty), ==, 130);
  live_assert_left_clean (pty);
  live_assert_no_leftover (pty);
}

/* How often each digit stands in the lines that are digits alone. */
static void
count_indices (Pty   *pty,
               guint *counts)
{
  g_autofree char *text = live_dup_text (pty);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (strspn (lines[i], "0123456789") == strlen (lines[i]))
      for (const char *digit = lines[i]; *digit != '\0'; digit++)
        counts[*digit - '0']++;
}

/* Every index is above the picture, whatever is drawn meanwhile. */
static void
test_indices (Live         *live,
              gconstpointer  data)
{
  g_autoptr (Pty) pty = NULL;
  g_autoptr (GString) body = g_string_new (LIVE_OK (""));
  g_autofree char *many = hostile_server_dup_address (live->server, "/many");
  guint counts[10] = { 0 };

  for (guint i = 0; i < 500; i++)
    g_string_append (body, "\n");
  hostile_server_add (live->server, "/many", body->str, -1, HOSTILE_CLOSE);
  hostile_server_set_drip (live->server, "/many", 1000);

  pty = live_start (NULL, "-d", "--color=never", live->slow, many, NULL);
  g_assert_cmpint (pty_wait_for_exit (pty), ==, 0);
  live_assert_left_clean (pty);
  live_assert_no_leftover (pty);

  count_indices (pty, counts);
  g_assert_cmpuint (counts[0], ==, 6);
  g_assert_cmpuint (counts[1], ==, 500);
}

/* Narrower, wider, lower and higher, on both kinds of terminals. */
static void
test_resize (Live         *live,
             gconstpointer  data)
{
  static const guint sizes[][2] = { { 40, 20 }, { 100, 20 }, { 100, 8 }, { 33, 30 }, { 70, 12 } };
  const TerminalResize mode = (TerminalResize) GPOINTER_TO_UINT (data);
  g_autoptr (Pty) pty = live_start (NULL, "-d", live->stalled, live->quick, NULL);
  g_autofree char *text = NULL;

  pty_wait_until (pty, shows_picture, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      pty_resize (pty, sizes[i][0], sizes[i][1], mode);
      pty_wait_until (pty, shows_picture, NULL);
    }

  pty_send (pty, "\003");
  g_assert_cmpint (pty_wait_for_exit (pty), ==, 130);
  live_assert_left_clean (pty);
  text = live_dup_text (pty);

  /* A frame that was written before the program knew of the new size may have
   * moved a row of the picture out at the top, on a terminal that wraps anew. */
  g_assert_cmpuint (text_count (text, "0 stalled "), >=, 1);
}

/* Too low for the rows: the summary alone, and the rows again. */
static gboolean
shows_summary (Terminal *terminal,
               gpointer  data)
{
  int row = (int) terminal_get_cursor_row (terminal);

  return terminal_has_default_modes (terminal) &&
         row + 2 == (int) terminal_get_rows (terminal) &&
         row_has (terminal, row + 1, "", " of 2 done");
}

static void
test_resize_rows (Live         *live,
                  gconstpointer  data)
{
  g_autoptr (Pty) pty = live_start (NULL, "-d", live->stalled, live->quick, NULL);

  pty_wait_until (pty, shows_picture, NULL);
  pty_resize (pty, 70, 4, TERMINAL_CUT);
  pty_wait_until (pty, shows_summary, NULL);
  pty_resize (pty, 70, 20, TERMINAL_CUT);
  pty_wait_until (pty, shows_picture, NULL);
}

/* Ctrl+C, or another's signal: what was received is said, and shown. */
static void
test_interrupt (Live         *live,
                gconstpointer  data)
{
  const int number = GPOINTER_TO_INT (data);
  g_autoptr (Pty) pty = live_start (NULL, live->stalled, live->quick, NULL);
  g_autofree char *text = NULL;

  pty_wait_for_text (pty, "1 of 2 done \302\267 1 in flight \302\267 8 B");
  if (number == SIGINT)
    pty_send (pty, "\003");
  else
    pty_signal (pty, number);

  g_assert_cmpint (pty_wait_for_exit (pty), ==, 128 + number);
  live_assert_left_clean (pty);
  live_assert_no_leftover (pty);
  text = live_dup_text (pty);
  g_assert_nonnull (strstr (text, "\nInterrupted: 1 of 2 downloads done, 8 B received.\n"));
  g_assert_null (strstr (text, "duration"));
  g_assert_true (strstr (text, "Interrupted") < strstr (text, "\n0 stalled "));
  g_assert_nonnull (strstr (text, "\nStopped after "));
}

/* As often as it is typed: it is over, and no mode is left behind. */
static void
test_interrupt_twice (Live         *live,
                      gconstpointer  data)
{
  g_autoptr (Pty) pty = live_start (NULL, live->stalled, live->quick, NULL);

  pty_wait_until (pty, shows_picture, NULL);
  pty_send (pty, "\003\003");
  g_assert_cmpint (pty_wait_for_exit (pty), ==, 130);
  g_assert_true (terminal_has_default_modes (pty_get_terminal (pty)));
}

/* Redirected by a shell: reasons go there, and the picture stays. */
static void
test_other_errors (Live         *live,
                   gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("interleave-live-XXXXXX", &error);
  g_autofree char *file = g_build_filename (folder, "errors", NULL);
  const char *const argv[] = {
    "sh", "-c", "exec \"$0\" \"$1\" notaurl 2> \"$2\"", live_program, live->slow, file, NULL
  };
  g_autoptr (Pty) pty = NULL;
  g_autofree char *text = NULL;
  g_autofree char *errors = NULL;

  g_assert_no_error (error);
  pty = pty_start (70, 20, NULL, argv);
  g_assert_cmpint (pty_wait_for_exit (pty), ==, 1);
  live_assert_left_clean (pty);
  live_assert_no_leftover (pty);

  g_assert_true (g_file_get_contents (file, &errors, NULL, NULL));
  g_assert_true (g_str_has_prefix (errors, "notaurl: "));
  g_assert_cmpuint (text_count (errors, "\n"), ==, 1);
  g_assert_null (strchr (errors, '\033'));
  text = live_dup_text (pty);
  g_assert_null (strstr (text, "notaurl: "));
  g_assert_nonnull (strstr (pty_get_bytes (pty), LIVE_FRAME));

  g_unlink (file);
  g_rmdir (folder);
}

/* Both runs have their picture; in the end both waterfalls, and the totals. */
static void
test_compare (Live         *live,
              gconstpointer  data)
{
  g_autoptr (Pty) pty = live_start (NULL, "--compare", live->quick, live->quick, NULL);
  g_autofree char *text = NULL;

  g_assert_cmpint (pty_wait_for_exit (pty), ==, 0);
  live_assert_left_clean (pty);
  live_assert_no_leftover (pty);
  text = live_dup_text (pty);
  g_assert_cmpuint (text_count (text, "\n0 quick "), ==, 2);
  /* Over the picture while it goes on, and over the waterfall. */
  g_assert_cmpuint (text_count (text, "One at a time\n"), ==, 2);
  g_assert_nonnull (strstr (text, "\nGain "));
  g_assert_nonnull (strstr (text, "\nCause "));
  g_assert_nonnull (strstr (text, BAR));
}

/* Each run has its picture; in the end there is a table with bars. */
static void
test_sweep (Live         *live,
            gconstpointer  data)
{
  g_autoptr (Pty) pty = live_start (NULL, "--sweep", live->slow, live->slow, NULL);
  g_autofree char *text = NULL;

  g_assert_cmpint (pty_wait_for_exit (pty), ==, 0);
  live_assert_left_clean (pty);
  live_assert_no_leftover (pty);
  text = live_dup_text (pty);
  g_assert_nonnull (strstr (pty_get_bytes (pty), LIVE_FRAME));
  g_assert_cmpuint (text_count (text, "/2 "), ==, 2);
  g_assert_nonnull (strstr (text, "\nAt once "));
  g_assert_nonnull (strstr (text, BAR));
  g_assert_nonnull (strstr (text, "\n█ ideal "));
}

#define ADD(path, data, func) \
  g_test_add ("/live/" path, Live, data, live_set_up, func, live_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  live_program = argv[1];

  ADD ("picture", NULL, test_picture);
  ADD ("summary", NULL, test_summary);
  ADD ("indices", NULL, test_indices);
  ADD ("resize/cut", GUINT_TO_POINTER (TERMINAL_CUT), test_resize);
  ADD ("resize/reflow", GUINT_TO_POINTER (TERMINAL_REFLOW), test_resize);
  ADD ("resize-rows", NULL, test_resize_rows);
  ADD ("interrupt/key", GINT_TO_POINTER (SIGINT), test_interrupt);
  ADD ("interrupt/terminate", GINT_TO_POINTER (SIGTERM), test_interrupt);
  ADD ("interrupt-twice", NULL, test_interrupt_twice);
  ADD ("other-errors", NULL, test_other_errors);
  ADD ("compare", NULL, test_compare);
  ADD ("sweep", NULL, test_sweep);

  return g_test_run ();
}
