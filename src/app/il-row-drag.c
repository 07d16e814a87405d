/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/il-row-drag.h"

/* A dragged row travels as its track, within the program alone, so that it is
 * told from the rows of other windows. */
static GdkContentProvider *
prepare_cb (GtkDragSource *source,
            double         x,
            double         y,
            IlRow         *row)
{
  IlTrack *track = il_row_get_track (row);

  if (track == NULL)
    return NULL;

  return gdk_content_provider_new_typed (IL_TYPE_TRACK, track);
}

static void
begin_cb (GtkDragSource *source,
          GdkDrag       *drag,
          IlRow         *row)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (row));
  g_autoptr (GdkPaintable) still = gdk_paintable_get_current_image (paintable);

  gtk_drag_source_set_icon (source, still, 20, gtk_widget_get_height (GTK_WIDGET (row)) / 2);
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         IlRow         *row)
{
  IlTrack *track = il_row_get_track (row);
  IlTrack *dragged = g_value_get_object (value);

  if (track == NULL || dragged == NULL || !il_row_has_sibling (row, dragged))
    return FALSE;

  return gtk_widget_activate_action (GTK_WIDGET (row), "win.move-address", "(uu)",
                                     il_track_get_index (dragged), il_track_get_index (track));
}

void
il_row_drag_set_up (IlRow *row)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (IL_TYPE_TRACK, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_cb), row, 0);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (begin_cb), row, 0);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), row, 0);
  gtk_widget_add_controller (GTK_WIDGET (row), GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (GTK_WIDGET (row), GTK_EVENT_CONTROLLER (target));
}
