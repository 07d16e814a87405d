/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "fake-recording.h"
#include "node-count.h"
#include "timeline/il-view-widget.h"

G_BEGIN_DECLS

/** VIEW_FIXTURE_WIDTH: px of the window that shows a widget. */
#define VIEW_FIXTURE_WIDTH 800

/**
 * ViewFixture:
 * @view: shows @recording once that is given to it
 * @recording: (nullable): what a test made
 * @window: (nullable): shows @widget
 * @widget: (nullable): what a test looks at
 *
 * A view and a widget that draws it, in a window of its own.
 */
typedef struct
{
  IlView *view;
  IlRecording *recording;
  GtkWidget *window;
  GtkWidget *widget;
} ViewFixture;

void view_fixture_set_up    (ViewFixture   *self,
                             gconstpointer  data);
void view_fixture_tear_down (ViewFixture   *self,
                             gconstpointer  data);

/** view_fixture_show: Gives the view the recording, and shows @widget, which
 * draws it, on @width by @height px. */
void view_fixture_show      (ViewFixture   *self,
                             GtkWidget     *widget,
                             int            width,
                             int            height);

/** view_fixture_count: Counts what the widget draws in the next frame. */
void view_fixture_count     (ViewFixture   *self,
                             NodeCount     *count);

/** VIEW_FIXTURE_ADD: A test that gets a fixture. */
#define VIEW_FIXTURE_ADD(path, func) \
  g_test_add (path, ViewFixture, NULL, view_fixture_set_up, func, view_fixture_tear_down)

G_END_DECLS
