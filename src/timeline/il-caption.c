/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "timeline/il-caption.h"

#include <math.h>

/* 13 px where the system font has 11 pt. */
#define CAPTION_SCALE (13.0 / 14.67)

PangoLayout *
il_caption_new (GtkWidget   *widget,
                const char  *text,
                PangoWeight  weight)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_weight_new (weight));
  pango_attr_list_insert (attributes, pango_attr_scale_new (CAPTION_SCALE));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  pango_layout_set_attributes (layout, attributes);

  return layout;
}

void
il_caption_snapshot (PangoLayout   *layout,
                     GtkSnapshot   *snapshot,
                     double         x,
                     double         y,
                     const GdkRGBA *color)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) round (x), (float) round (y)));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}
