/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "timeline/il-view.h"

G_BEGIN_DECLS

#define IL_TYPE_VIEW_WIDGET (il_view_widget_get_type ())

/**
 * IlViewWidget:
 *
 * What all widgets that draw a view have in common: they hold it, they are
 * drawn again when it changed, and for a screen reader they are a picture.
 */
G_DECLARE_DERIVABLE_TYPE (IlViewWidget, il_view_widget, IL, VIEW_WIDGET, GtkWidget)

/**
 * IlViewWidgetClass:
 * @view_changed: another view, or the view changed; never without a view.
 *   The widget is drawn again in any case
 */
struct _IlViewWidgetClass
{
  GtkWidgetClass parent_class;

  void (*view_changed) (IlViewWidget *self);
};

/** il_view_widget_get_view: Returns: (nullable) (transfer none): what is drawn */
IlView *il_view_widget_get_view (IlViewWidget *self);

/** il_view_widget_set_view: @view: (nullable) */
void    il_view_widget_set_view (IlViewWidget *self,
                                 IlView       *view);

G_END_DECLS
