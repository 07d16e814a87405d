/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fake-run.h"

#include "recording/il-error.h"

#define END G_USEC_PER_SEC

static IlRun *
create (IlMode           mode,
        guint            n,
        const IlRunInfo *info,
        int              code)
{
  g_autoptr (IlRecording) recording = il_recording_new (mode, 4);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *address = g_strdup_printf ("http://127.0.0.1/%u", i);

      il_recording_add (recording, address, IL_SIZE_UNKNOWN);
    }

  il_recording_start (recording, 0);
  for (guint i = 0; i < n; i++)
    il_recording_end_track (recording, il_recording_get_track (recording, i), END,
                            code < 0 ? NULL : g_error_new_literal (IL_ERROR, code, "A reason."));
  il_recording_finish (recording);

  return il_run_new (recording, info);
}

IlRun *
fake_run_new (IlMode      mode,
              guint       n,
              const char *key,
              int         code)
{
  IlRunInfo info = { .source_title = (char *) "Four tax forms", .key = (char *) key };

  return create (mode, n, &info, code);
}

IlRun *
fake_run_new_at (gint64 started)
{
  IlRunInfo info = { .started = started };

  return create (IL_MODE_TOGETHER, 1, &info, -1);
}
