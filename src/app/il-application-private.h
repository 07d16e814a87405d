/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/il-application.h"
#include "app/il-window.h"

G_BEGIN_DECLS

/* Shared by il-application.c, which starts and is asked, il-application-open.c,
 * which finds or makes a window for what is to be opened, and
 * il-application-actions.c, which does. */
struct _IlApplication
{
  AdwApplication parent_instance;

  GSettings *settings;
  IlLessons *lessons;
  GtkCssProvider *colors;
};

/**
 * IlApplicationWishes:
 * @sequential: one at a time, whatever the settings say
 * @details: with marks for lines
 *
 * How what is opened is to be run.
 */
typedef struct
{
  gboolean sequential;
  gboolean details;
} IlApplicationWishes;

void      il_application_add_actions   (IlApplication *self);

/** il_application_open_window: Returns: (transfer none): a new window, not shown yet */
IlWindow *il_application_open_window   (IlApplication *self);

/** il_application_open_lab: Shows the lab's lessons to choose from, in a window
 * that has one of them at rest, else in a new one. */
void      il_application_open_lab      (IlApplication *self);

/** il_application_open_scenario: Reads @file, not trusted, and shows its lesson in
 * the window that has it at rest, else in a new one; what is wrong with it is told
 * in a dialog. */
void      il_application_open_scenario (IlApplication             *self,
                                        GFile                     *file,
                                        const IlApplicationWishes *wishes);

/** il_application_run_addresses: Makes @addresses, not checked, the list of a new
 * window, and runs them at once; none for the list that is there. */
void      il_application_run_addresses (IlApplication             *self,
                                        const char *const         *addresses,
                                        const IlApplicationWishes *wishes);

/** il_application_open_files: Opens scenario files and web addresses, as the
 * desktop hands them over. */
void      il_application_open_files    (IlApplication  *self,
                                        GFile         **files,
                                        int             n_files);

G_END_DECLS
