/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "timeline/il-ruler.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "analysis/il-text.h"
#include "analysis/il-ticks.h"
#include "timeline/il-caption.h"
#include "timeline/il-grid.h"
#include "timeline/il-ruler-flags.h"
#include "timeline/il-tiles.h"

#define TICK 4.f
#define TICK_SPACING 10.0
#define LABEL_TICK 9.f
#define LABEL_GAP 5
#define PILL_HEIGHT 22.0
#define PILL_PAD 12.0
#define WORD_CLEAR 4.0

/* From so many px per second on, two decimals would stand still. */
#define FINE_PPS 2000.0

struct _IlRuler
{
  IlViewWidget parent_instance;

  GHashTable *labels;
  gint64 labels_step;
  PangoLayout *pill;
  IlRulerFlags *flags;
};

G_DEFINE_FINAL_TYPE (IlRuler, il_ruler, IL_TYPE_VIEW_WIDGET)

static IlView *
get_view (IlRuler *self)
{
  return il_view_widget_get_view (IL_VIEW_WIDGET (self));
}

typedef struct
{
  IlSpan span;
  double center;
} PillPlace;

/* A label's layout lives until the step changes: labels do not change text. */
static PangoLayout *
get_label (IlRuler *self,
           gint64   time,
           gint64   step)
{
  PangoLayout *layout;

  if (self->labels_step != step)
    g_hash_table_remove_all (self->labels);
  self->labels_step = step;

  layout = g_hash_table_lookup (self->labels, &time);
  if (layout == NULL)
    {
      g_autofree char *text = il_ticks_dup_label (time, step);

      layout = il_caption_new (GTK_WIDGET (self), text, PANGO_WEIGHT_NORMAL);
      g_hash_table_insert (self->labels, g_memdup2 (&time, sizeof time), layout);
    }

  return layout;
}

static gboolean
has_playhead (IlRuler *self)
{
  IlRecording *recording = il_view_get_recording (get_view (self));

  return recording != NULL && il_recording_is_started (recording);
}

/* The pill follows the playhead but stays on the ruler. */
static PillPlace
place_pill (IlRuler *self)
{
  IlTimeScale *scale = il_view_get_scale (get_view (self));
  double pps = G_USEC_PER_SEC / il_time_scale_get_us_per_px (scale);
  gint64 time = il_view_get_time (get_view (self));
  g_autofree char *text = il_text_seconds (time, pps > FINE_PPS ? 3 : 2);
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  PillPlace place;
  int text_width;

  if (self->pill == NULL)
    self->pill = il_caption_new (GTK_WIDGET (self), NULL, PANGO_WEIGHT_BOLD);
  if (g_strcmp0 (pango_layout_get_text (self->pill), text) != 0)
    pango_layout_set_text (self->pill, text, -1);

  pango_layout_get_pixel_size (self->pill, &text_width, NULL);
  place.center = il_time_scale_to_x (scale, time);
  place.span.x0 = CLAMP (place.center - text_width / 2.0 - PILL_PAD, 0,
                         MAX (0, width - text_width - 2 * PILL_PAD));
  place.span.x1 = place.span.x0 + text_width + 2 * PILL_PAD;

  return place;
}

static void
snapshot_ticks (IlRuler     *self,
                GtkSnapshot *snapshot,
                gint64       step,
                gint64       label_step)
{
  IlTimeScale *scale = il_view_get_scale (get_view (self));
  const IlSharedColors *colors = il_palette_get_shared (il_view_get_style (get_view (self)));
  float height = (float) gtk_widget_get_height (GTK_WIDGET (self));
  gint64 end = il_time_scale_to_time (scale, gtk_widget_get_width (GTK_WIDGET (self)));

  for (gint64 t = il_ticks_first (il_time_scale_get_begin (scale), step); t <= end; t += step)
    {
      gboolean labelled = t % label_step == 0;
      float length = labelled ? LABEL_TICK : TICK;
      float x = (float) floor (il_time_scale_to_x (scale, t));

      gtk_snapshot_append_color (snapshot, labelled ? &colors->label_tick : &colors->tick,
                                 &GRAPHENE_RECT_INIT (x, height - length, 1, length));
    }
}

static double
bottom_of_labels (IlRuler *self)
{
  return gtk_widget_get_height (GTK_WIDGET (self)) - LABEL_TICK - LABEL_GAP;
}

/* A label nearer to the pill or to a flag's word than this is left out. */
static gboolean
is_in_the_way (IlRuler      *self,
               const IlSpan *label,
               const IlSpan *pill)
{
  return (pill != NULL && il_span_meets (label, pill, WORD_CLEAR)) ||
         il_ruler_flags_meet (self->flags, label, WORD_CLEAR);
}

static void
snapshot_labels (IlRuler      *self,
                 GtkSnapshot  *snapshot,
                 gint64        step,
                 const IlSpan *pill)
{
  IlTimeScale *scale = il_view_get_scale (get_view (self));
  const GdkRGBA *color = &il_palette_get_shared (il_view_get_style (get_view (self)))->dim;
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double bottom = bottom_of_labels (self);
  gint64 end = il_time_scale_to_time (scale, width);

  for (gint64 t = il_ticks_first (il_time_scale_get_begin (scale), step); t <= end; t += step)
    {
      PangoLayout *layout = get_label (self, t, step);
      double x = il_time_scale_to_x (scale, t);
      int text_width, text_height;

      pango_layout_get_pixel_size (layout, &text_width, &text_height);
      x = MAX (t == 0 ? x : x - text_width / 2.0, 0);
      if (x + text_width > width)
        continue;
      if (is_in_the_way (self, &(IlSpan) { x, x + text_width }, pill))
        continue;

      il_caption_snapshot (layout, snapshot, x, bottom - text_height, color);
    }
}

static void
snapshot_pill (IlRuler         *self,
               GtkSnapshot     *snapshot,
               const PillPlace *place)
{
  const IlSharedColors *colors = il_palette_get_shared (il_view_get_style (get_view (self)));
  float height = (float) gtk_widget_get_height (GTK_WIDGET (self));
  graphene_rect_t bounds;
  GskRoundedRect outline;
  int text_height;
  float pill, y;

  pango_layout_get_pixel_size (self->pill, NULL, &text_height);
  pill = (float) MAX (PILL_HEIGHT, text_height + 2);
  y = floorf (MAX (0, (height - LABEL_TICK - pill) / 2 + 4));
  bounds = GRAPHENE_RECT_INIT ((float) place->span.x0, y,
                               (float) (place->span.x1 - place->span.x0), pill);
  gtk_snapshot_append_color (snapshot, &colors->playhead,
                             &GRAPHENE_RECT_INIT ((float) round (place->center - 1), y + 1, 2,
                                                  height - y));
  gsk_rounded_rect_init_from_rect (&outline, &bounds, pill / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &colors->playhead, &bounds);
  gtk_snapshot_pop (snapshot);
  il_caption_snapshot (self->pill, snapshot, place->span.x0 + PILL_PAD,
                       y + (pill - (float) text_height) / 2, &colors->pill_text);
}

/* In a narrow window the resting playhead is a small triangle: the time is
 * written large below. */
static void
snapshot_triangle (IlRuler     *self,
                   GtkSnapshot *snapshot)
{
  IlView *view = get_view (self);
  const IlSharedColors *colors = il_palette_get_shared (il_view_get_style (view));
  double x = il_time_scale_to_x (il_view_get_scale (view), il_view_get_time (view));
  GdkTexture *texture = il_tile_get_texture (IL_TILE_TRIANGLE, &colors->playhead,
                                             gtk_widget_get_scale_factor (GTK_WIDGET (self)));
  int bottom = gtk_widget_get_height (GTK_WIDGET (self)) - 2;
  int width, height;

  il_tile_get_size (IL_TILE_TRIANGLE, &width, &height);
  gtk_snapshot_append_texture (snapshot, texture,
                               &GRAPHENE_RECT_INIT ((float) round (x - width / 2.0),
                                                    (float) (bottom - height), (float) width,
                                                    (float) height));
}

static void
il_ruler_snapshot (GtkWidget   *widget,
                   GtkSnapshot *snapshot)
{
  IlRuler *self = IL_RULER (widget);
  double us_per_px;
  gint64 label_step;
  gboolean with_pill;
  PillPlace pill = { 0 };

  if (get_view (self) == NULL)
    return;

  us_per_px = il_time_scale_get_us_per_px (il_view_get_scale (get_view (self)));
  label_step = il_ticks_label_step (us_per_px, IL_GRID_LABEL_SPACING);
  with_pill = has_playhead (self) && !il_view_get_narrow (get_view (self));
  if (with_pill)
    pill = place_pill (self);
  il_ruler_flags_place (self->flags, get_view (self), with_pill ? &pill.span : NULL);

  snapshot_ticks (self, snapshot, il_ticks_step (us_per_px, TICK_SPACING, label_step), label_step);
  snapshot_labels (self, snapshot, label_step, with_pill ? &pill.span : NULL);
  il_ruler_flags_snapshot (self->flags, snapshot, get_view (self), bottom_of_labels (self));
  if (with_pill)
    snapshot_pill (self, snapshot, &pill);
  else if (has_playhead (self))
    snapshot_triangle (self, snapshot);
}

/* As high as its labels ask for: their size is the user's. */
static void
il_ruler_measure (GtkWidget      *widget,
                  GtkOrientation  orientation,
                  int             for_size,
                  int            *minimum,
                  int            *natural,
                  int            *minimum_baseline,
                  int            *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      g_autoptr (PangoLayout) layout = il_caption_new (widget, "0", PANGO_WEIGHT_BOLD);

      pango_layout_get_pixel_size (layout, NULL, minimum);
      *minimum += (int) LABEL_TICK + LABEL_GAP;
    }

  *natural = *minimum;
}

static void
il_ruler_size_allocate (GtkWidget *widget,
                        int        width,
                        int        height,
                        int        baseline)
{
  IlRuler *self = IL_RULER (widget);

  if (get_view (self) != NULL)
    il_view_set_width (get_view (self), width);
}

static void
il_ruler_css_changed (GtkWidget         *widget,
                      GtkCssStyleChange *change)
{
  IlRuler *self = IL_RULER (widget);

  GTK_WIDGET_CLASS (il_ruler_parent_class)->css_changed (widget, change);

  g_hash_table_remove_all (self->labels);
  g_clear_object (&self->pill);
  il_ruler_flags_forget_words (self->flags);
}

/* Hover and screen reader say what the flags say, with the times. */
static void
il_ruler_view_changed (IlViewWidget *widget)
{
  IlRuler *self = IL_RULER (widget);
  g_autofree char *text = il_ruler_flags_dup_text (get_view (self));

  if (g_strcmp0 (gtk_widget_get_tooltip_text (GTK_WIDGET (self)), text) == 0)
    return;

  gtk_widget_set_tooltip_text (GTK_WIDGET (self), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text != NULL ? text : "", -1);
}

static void
il_ruler_dispose (GObject *object)
{
  IlRuler *self = IL_RULER (object);

  g_clear_pointer (&self->labels, g_hash_table_unref);
  g_clear_object (&self->pill);
  g_clear_pointer (&self->flags, il_ruler_flags_free);

  G_OBJECT_CLASS (il_ruler_parent_class)->dispose (object);
}

static void
il_ruler_class_init (IlRulerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = il_ruler_dispose;
  widget_class->snapshot = il_ruler_snapshot;
  widget_class->measure = il_ruler_measure;
  widget_class->size_allocate = il_ruler_size_allocate;
  widget_class->css_changed = il_ruler_css_changed;
  IL_VIEW_WIDGET_CLASS (klass)->view_changed = il_ruler_view_changed;

  gtk_widget_class_set_css_name (widget_class, "ruler");
}

static void
il_ruler_init (IlRuler *self)
{
  self->labels = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  self->flags = il_ruler_flags_new (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Time axis"), -1);
}

GtkWidget *
il_ruler_new (void)
{
  return g_object_new (IL_TYPE_RULER, NULL);
}
