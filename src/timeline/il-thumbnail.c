/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "timeline/il-thumbnail.h"

#include "timeline/il-thumbnail-layout.h"

/* In px: narrower, there is nothing to see. */
#define MIN_WIDTH 40

/* WCAG 2.1 for graphics: fills that are paler on the card are drawn in the
 * colour of their outline, for which there is no room. */
#define CONTRAST_MIN 3.0

struct _IlThumbnail
{
  GtkWidget parent_instance;

  IlRecording *recording;
  gint64 span;
  IlStyle style;
};

G_DEFINE_FINAL_TYPE (IlThumbnail, il_thumbnail, GTK_TYPE_WIDGET)

static GdkRGBA
box_color (IlThumbnail          *self,
           const IlThumbnailBox *box)
{
  IlRowColors row = il_palette_get_row (self->style, box->track);
  const GdkRGBA *card = &il_palette_get_shared (self->style)->card;

  if (!box->received)
    return row.hatch;

  return il_palette_contrast (&row.fill, card) >= CONTRAST_MIN ? row.fill : row.outline;
}

static void
il_thumbnail_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  IlThumbnail *self = IL_THUMBNAIL (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  g_autoptr (GArray) boxes = NULL;
  gint64 span;

  if (self->recording == NULL || width <= 0 || height <= 0)
    return;

  span = self->span > 0 ? self->span : MAX (il_recording_get_duration (self->recording), 1);
  boxes = il_thumbnail_layout_new (self->recording, span, width, height);
  for (guint i = 0; i < boxes->len; i++)
    {
      const IlThumbnailBox *box = &g_array_index (boxes, IlThumbnailBox, i);
      GdkRGBA color = box_color (self, box);

      gtk_snapshot_append_color (snapshot, &color,
                                 &GRAPHENE_RECT_INIT ((float) box->x, (float) box->y,
                                                      (float) box->width, (float) box->height));
    }
}

static void
il_thumbnail_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  IlThumbnail *self = IL_THUMBNAIL (widget);
  guint n = self->recording != NULL ? il_recording_get_n_tracks (self->recording) : 0;

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL
                        ? MIN_WIDTH : il_thumbnail_get_natural_height (n);
}

static void
il_thumbnail_dispose (GObject *object)
{
  IlThumbnail *self = IL_THUMBNAIL (object);

  g_clear_object (&self->recording);

  G_OBJECT_CLASS (il_thumbnail_parent_class)->dispose (object);
}

static void
il_thumbnail_class_init (IlThumbnailClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = il_thumbnail_dispose;
  widget_class->snapshot = il_thumbnail_snapshot;
  widget_class->measure = il_thumbnail_measure;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
il_thumbnail_init (IlThumbnail *self)
{
}

GtkWidget *
il_thumbnail_new (void)
{
  return g_object_new (IL_TYPE_THUMBNAIL, NULL);
}

void
il_thumbnail_set_recording (IlThumbnail *self,
                            IlRecording *recording)
{
  g_return_if_fail (IL_IS_THUMBNAIL (self));

  if (g_set_object (&self->recording, recording))
    gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
il_thumbnail_set_span (IlThumbnail *self,
                       gint64       span)
{
  g_return_if_fail (IL_IS_THUMBNAIL (self));

  if (self->span == span)
    return;

  self->span = span;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
il_thumbnail_set_style (IlThumbnail *self,
                        IlStyle      style)
{
  g_return_if_fail (IL_IS_THUMBNAIL (self));

  if (self->style == style)
    return;

  self->style = style;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
