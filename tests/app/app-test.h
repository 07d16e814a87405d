/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/app.h"

G_BEGIN_DECLS

/**
 * AppTest:
 *
 * A real window of a real application, with settings in memory.
 */
typedef struct
{
  IlApplication *application;
  GSettings *settings;
  IlWindow *window;
  IlSession *session;
  GFile *awaited;
} AppTest;

/** app_test_forgive_tooltips: Where the pointer rests on something with a tooltip
 * when its window goes, GTK 4.8 still asks, half a second later, where on its
 * surface the pointer is: for this test case that is no failure. */
void      app_test_forgive_tooltips (void);

void      app_test_set_up        (AppTest       *self,
                                  gconstpointer  data);
void      app_test_tear_down     (AppTest       *self,
                                  gconstpointer  data);

/** app_test_open: Opens the window and waits until it has drawn. */
void      app_test_open          (AppTest *self);

/** app_test_wait: Runs the main loop until @check says so, at most @seconds. */
gboolean  app_test_wait          (gboolean (*check) (AppTest *self),
                                  AppTest  *self,
                                  guint     seconds);

/** app_test_spin: Runs the main loop for @ms. */
void      app_test_spin          (guint ms);

gboolean  app_test_is_idle       (AppTest *self);

/** app_test_find: Returns: (nullable): the @nth visible widget of @type below @root */
GtkWidget *app_test_find         (GtkWidget *root,
                                  GType      type,
                                  guint      nth);

/** app_test_get_row: Returns: the row of the track at @index */
IlRow    *app_test_get_row       (AppTest *self,
                                  guint    index);

/** app_test_run: Presses Run and waits for the end. */
void      app_test_run           (AppTest *self,
                                  guint    seconds);

/** app_test_drop: Drops @value on the window, which takes it. */
void      app_test_drop          (AppTest      *self,
                                  const GValue *value);

/** app_test_open_scenario: Opens @file and waits until it is the source. */
void      app_test_open_scenario (AppTest *self,
                                  GFile   *file);

G_END_DECLS
