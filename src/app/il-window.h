/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/il-session.h"
#include "app/il-sweep.h"
#include "timeline/il-view.h"

G_BEGIN_DECLS

#define IL_TYPE_WINDOW (il_window_get_type ())

/**
 * IlWindow:
 *
 * The main window: it shows a session and drives it.
 */
G_DECLARE_FINAL_TYPE (IlWindow, il_window, IL, WINDOW, AdwApplicationWindow)

IlWindow  *il_window_new         (AdwApplication *application,
                                  GSettings      *settings,
                                  IlLessons      *lessons) G_GNUC_WARN_UNUSED_RESULT;

IlSession *il_window_get_session (IlWindow *self);
IlView    *il_window_get_view    (IlWindow *self);
IlSweep   *il_window_get_sweep   (IlWindow *self);

/** il_window_run: Runs the session; a failure is told in a toast. */
void       il_window_run         (IlWindow *self);

/** il_window_add_text: Adds the addresses in @text, pasted or dropped; opens
 * the dialog when some of them are wrong. */
void       il_window_add_text    (IlWindow   *self,
                                  const char *text);

/** il_window_open_scenario: Reads @file, not trusted, and makes its scenario the
 * source; what is wrong with it is told in a dialog. */
void       il_window_open_scenario (IlWindow *self,
                                    GFile    *file);

/** il_window_refuse_scenario: Tells in a dialog why a scenario file cannot be opened. */
void       il_window_refuse_scenario (IlWindow     *self,
                                      const GError *error);

/** il_window_get_dialog: Returns: (transfer none) (nullable): what is open in front
 * of the window, if anything is */
GtkWindow *il_window_get_dialog  (IlWindow *self);

/** il_window_choose_source: Opens the list of what there is to fetch, once the
 * window is there; not while running. */
void       il_window_choose_source (IlWindow *self);

G_END_DECLS
