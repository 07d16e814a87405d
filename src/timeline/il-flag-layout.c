/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "timeline/il-flag-layout.h"

#include <math.h>

/* Between a word and the pill. */
#define CLEAR 4.0

/* What is bad about a place, in px that the word would rather be moved. */
#define COST_LEFT 1.0
#define COST_ON_POLE 100.0
#define COST_NO_WORD 1000.0
#define COST_FORBIDDEN 1e6

typedef enum
{
  SIDE_RIGHT,
  SIDE_LEFT,
  SIDE_RIGHT_OF_PILL,
  SIDE_LEFT_OF_PILL,
  SIDE_RIGHT_OF_FIRST,
  SIDE_LEFT_OF_FIRST,
  SIDE_NONE,
} Side;

#define N_SIDES (SIDE_NONE + 1)

static IlSpan
span_beside (const IlSpan *other,
             double        clear,
             double        width,
             gboolean      right)
{
  double x0 = right ? other->x1 + clear : other->x0 - clear - width;

  return (IlSpan) { x0, x0 + width };
}

/* Where a side puts a word; of no width where it does not exist.
 * @first: (nullable): the word that is placed already */
static IlSpan
span_at (double        pole,
         double        width,
         const IlSpan *pill,
         const IlSpan *first,
         Side          side)
{
  const IlSpan at = { pole, pole };

  switch (side)
    {
    case SIDE_RIGHT:
    case SIDE_LEFT:
      return span_beside (&at, 0, width, side == SIDE_RIGHT);

    case SIDE_RIGHT_OF_PILL:
    case SIDE_LEFT_OF_PILL:
      return pill != NULL ? span_beside (pill, CLEAR, width, side == SIDE_RIGHT_OF_PILL) : at;

    case SIDE_RIGHT_OF_FIRST:
    case SIDE_LEFT_OF_FIRST:
      return first != NULL ? span_beside (first, CLEAR, width, side == SIDE_RIGHT_OF_FIRST) : at;

    case SIDE_NONE:
    default:
      return at;
    }
}

static double
cost_alone (const IlFlagPlace *place,
            const IlSpan      *pill,
            double             width)
{
  const IlSpan *word = &place->word;

  if (isnan (place->pole))
    return 0;
  if (!il_flag_place_has_word (place))
    return COST_NO_WORD;
  if (word->x0 < 0 || word->x1 > width || (pill != NULL && il_span_meets (word, pill, CLEAR)))
    return COST_FORBIDDEN;

  return MAX (0, word->x0 - place->pole) + MAX (0, place->pole - word->x1) +
         (word->x0 < place->pole ? COST_LEFT : 0);
}

static double
cost_together (const IlFlagPlace *a,
               const IlFlagPlace *b)
{
  if (isnan (a->pole) || isnan (b->pole))
    return 0;
  if (il_flag_place_has_word (a) && il_flag_place_has_word (b) &&
      il_span_meets (&a->word, &b->word, 0))
    return COST_FORBIDDEN;

  return (a->word.x0 < b->pole && b->pole < a->word.x1) ||
         (b->word.x0 < a->pole && a->pole < b->word.x1) ? COST_ON_POLE : 0;
}

void
il_flag_layout_init (IlFlagPlace  *places,
                     const double *poles,
                     const double *widths,
                     const IlSpan *pill,
                     double        width)
{
  double least = INFINITY;

  G_STATIC_ASSERT (IL_N_FLAGS == 2);

  /* Few enough to look at all ways to place both. */
  for (guint i = 0; i < N_SIDES * N_SIDES; i++)
    {
      const Side sides[IL_N_FLAGS] = { i / N_SIDES, i % N_SIDES };
      IlFlagPlace tried[IL_N_FLAGS];
      double cost = 0;

      for (guint f = 0; f < IL_N_FLAGS; f++)
        {
          tried[f].pole = poles[f] >= 0 && poles[f] <= width ? poles[f] : NAN;
          tried[f].word = span_at (tried[f].pole, widths[f], pill,
                                   f > 0 ? &tried[0].word : NULL, sides[f]);
          cost += cost_alone (&tried[f], pill, width);
        }
      cost += cost_together (&tried[0], &tried[1]);

      if (cost < least)
        {
          least = cost;
          for (guint f = 0; f < IL_N_FLAGS; f++)
            places[f] = tried[f];
        }
    }
}

gboolean
il_flag_place_has_word (const IlFlagPlace *self)
{
  return !isnan (self->pole) && self->word.x1 > self->word.x0;
}

gboolean
il_span_meets (const IlSpan *self,
               const IlSpan *other,
               double        clear)
{
  return self->x0 < other->x1 + clear && self->x1 > other->x0 - clear;
}
