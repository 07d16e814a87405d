/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "display-test.h"

#include <locale.h>

/* What GTK says of itself, whatever a program does.  It counts a frame twice, and
 * warns of that once, where no compositor runs and a popover opens (GTK 4.24, X11). */
static const char forgiven[] = "gdk_frame_timings_submitted() called on submitted frame";

static GLogWriterOutput
writer_cb (GLogLevelFlags   level,
           const GLogField *fields,
           gsize            n_fields,
           gpointer         data)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE")
        && g_strstr_len (fields[i].value, fields[i].length, forgiven) != NULL)
      return G_LOG_WRITER_HANDLED;

  return g_log_writer_default (level, fields, n_fields, data);
}

void
display_test_init (int    *argc,
                   char ***argv)
{
  g_test_init (argc, argv, NULL);
  g_log_set_writer_func (writer_cb, NULL, NULL);

  gtk_disable_setlocale ();
  setlocale (LC_ALL, "C.UTF-8");
  gtk_init ();
}
