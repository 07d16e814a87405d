/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "timeline/il-ruler-flags.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "analysis/il-text.h"
#include "timeline/il-caption.h"

#define WORD_PAD 5.0
#define POLE 2.f
#define RADIUS 2.f
#define EDGE 1.5f

/* A word that stands beside the pill is led to its pole below it. */
#define LEADER 1.f
#define LEADER_DROP 3.f

struct _IlRulerFlags
{
  GtkWidget *ruler;
  PangoLayout *words[IL_N_FLAGS];
  IlFlagPlace places[IL_N_FLAGS];
};

static const char *const words[IL_N_FLAGS] = {
  /* Translators: words on small flags on the time axis: when the downloads would have
   * ended with nothing in their way, and when somebody thinks that they will. */
  [IL_FLAG_IDEAL] = N_("Ideal"),
  [IL_FLAG_GUESS] = N_("Guess"),
};

static PangoLayout *
get_word (IlRulerFlags *self,
          IlFlag        flag)
{
  if (self->words[flag] == NULL)
    self->words[flag] = il_caption_new (self->ruler, _(words[flag]), PANGO_WEIGHT_BOLD);

  return self->words[flag];
}

static char *
dup_sentence (IlFlag flag,
              gint64 time)
{
  g_autofree char *duration = il_text_duration (time);

  /* Translators: what the flags on the time axis say, in a tooltip; %s is a duration. */
  return flag == IL_FLAG_IDEAL ? g_strdup_printf (_("Ideal at %s."), duration)
                               : g_strdup_printf (_("Guess at %s."), duration);
}

static void
append_pole (const IlFlagPlace *place,
             GtkSnapshot       *snapshot,
             const GdkRGBA     *color,
             float              top,
             float              bottom,
             float              height)
{
  float x = (float) round (place->pole - 1);
  float leader = bottom + LEADER_DROP;
  float from;

  if (place->word.x0 <= place->pole && place->pole <= place->word.x1)
    {
      gtk_snapshot_append_color (snapshot, color,
                                 &GRAPHENE_RECT_INIT (x, top, POLE, height - top));
      return;
    }

  from = (float) (place->word.x0 > place->pole ? place->word.x0 : place->word.x1 - LEADER);
  gtk_snapshot_append_color (snapshot, color,
                             &GRAPHENE_RECT_INIT (x, leader, POLE, height - leader));
  gtk_snapshot_append_color (snapshot, color,
                             &GRAPHENE_RECT_INIT (MIN (x, from), leader, fabsf (x - from) + LEADER,
                                                  LEADER));
  gtk_snapshot_append_color (snapshot, color,
                             &GRAPHENE_RECT_INIT (from, bottom, LEADER, LEADER_DROP));
}

/* Told apart without colours: one is full, the other empty. */
static void
append_word (IlRulerFlags         *self,
             IlFlag                flag,
             GtkSnapshot          *snapshot,
             const IlSharedColors *colors,
             float                 top,
             float                 bottom)
{
  const IlSpan *word = &self->places[flag].word;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT ((float) word->x0, top,
                                               (float) (word->x1 - word->x0), bottom - top);
  const float widths[4] = { EDGE, EDGE, EDGE, EDGE };
  const GdkRGBA edges[4] = { colors->dim, colors->dim, colors->dim, colors->dim };
  gboolean full = flag == IL_FLAG_IDEAL;
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &bounds, RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, full ? &colors->dim : &colors->card, &bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &outline, widths, edges);
  il_caption_snapshot (get_word (self, flag), snapshot, word->x0 + WORD_PAD, top + 1,
                       full ? &colors->card : &colors->text);
}

IlRulerFlags *
il_ruler_flags_new (GtkWidget *ruler)
{
  IlRulerFlags *self = g_new0 (IlRulerFlags, 1);

  self->ruler = ruler;
  for (guint i = 0; i < IL_N_FLAGS; i++)
    self->places[i].pole = NAN;

  return self;
}

void
il_ruler_flags_free (IlRulerFlags *self)
{
  il_ruler_flags_forget_words (self);
  g_free (self);
}

void
il_ruler_flags_forget_words (IlRulerFlags *self)
{
  for (guint i = 0; i < IL_N_FLAGS; i++)
    g_clear_object (&self->words[i]);
}

void
il_ruler_flags_place (IlRulerFlags *self,
                      IlView       *view,
                      const IlSpan *pill)
{
  double poles[IL_N_FLAGS], widths[IL_N_FLAGS];

  for (guint i = 0; i < IL_N_FLAGS; i++)
    {
      gint64 time = il_view_get_flag (view, i);
      int width = 0;

      if (time != IL_TIME_NONE)
        pango_layout_get_pixel_size (get_word (self, i), &width, NULL);
      poles[i] = time != IL_TIME_NONE ? il_time_scale_to_x (il_view_get_scale (view), time) : NAN;
      widths[i] = width + 2 * WORD_PAD;
    }

  il_flag_layout_init (self->places, poles, widths, pill, gtk_widget_get_width (self->ruler));
}

gboolean
il_ruler_flags_meet (IlRulerFlags *self,
                     const IlSpan *span,
                     double        clear)
{
  for (guint i = 0; i < IL_N_FLAGS; i++)
    {
      if (il_flag_place_has_word (&self->places[i]) &&
          il_span_meets (&self->places[i].word, span, clear))
        return TRUE;
    }

  return FALSE;
}

void
il_ruler_flags_snapshot (IlRulerFlags *self,
                         GtkSnapshot  *snapshot,
                         IlView       *view,
                         double        bottom)
{
  const IlSharedColors *colors = il_palette_get_shared (il_view_get_style (view));
  float height = (float) gtk_widget_get_height (self->ruler);

  for (guint i = 0; i < IL_N_FLAGS; i++)
    {
      int text_height;
      float top;

      if (isnan (self->places[i].pole))
        continue;

      pango_layout_get_pixel_size (get_word (self, i), NULL, &text_height);
      top = MAX (0.f, (float) bottom - (float) text_height - 1);
      append_pole (&self->places[i], snapshot, &colors->dim, top, (float) bottom + 1, height);
      if (il_flag_place_has_word (&self->places[i]))
        append_word (self, i, snapshot, colors, top, (float) bottom + 1);
    }
}

char *
il_ruler_flags_dup_text (IlView *view)
{
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; view != NULL && i < IL_N_FLAGS; i++)
    {
      gint64 time = il_view_get_flag (view, i);

      if (time != IL_TIME_NONE)
        g_ptr_array_add (sentences, dup_sentence (i, time));
    }

  if (sentences->len == 0)
    return NULL;

  g_ptr_array_add (sentences, NULL);

  return g_strjoinv (" ", (char **) sentences->pdata);
}
