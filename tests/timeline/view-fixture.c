/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "view-fixture.h"

void
view_fixture_set_up (ViewFixture   *self,
                     gconstpointer  data)
{
  self->view = il_view_new ();
  il_view_set_width (self->view, VIEW_FIXTURE_WIDTH);
}

void
view_fixture_tear_down (ViewFixture   *self,
                        gconstpointer  data)
{
  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  g_clear_object (&self->recording);
  g_assert_finalize_object (self->view);
}

void
view_fixture_show (ViewFixture *self,
                   GtkWidget   *widget,
                   int          width,
                   int          height)
{
  self->widget = widget;
  if (self->recording != NULL)
    il_view_set_recording (self->view, self->recording);
  il_view_widget_set_view (IL_VIEW_WIDGET (widget), self->view);

  self->window = gtk_window_new ();
  gtk_window_set_decorated (GTK_WINDOW (self->window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (self->window), width, height);
  gtk_window_set_child (GTK_WINDOW (self->window), widget);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_test_widget_wait_for_draw (self->window);
}

void
view_fixture_count (ViewFixture *self,
                    NodeCount   *count)
{
  gtk_test_widget_wait_for_draw (self->window);
  node_count_init_widget (count, self->widget);
}
