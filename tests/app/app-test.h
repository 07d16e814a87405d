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
} AppTest;

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

G_END_DECLS
