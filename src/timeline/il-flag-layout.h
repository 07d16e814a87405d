/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "timeline/il-view.h"

G_BEGIN_DECLS

/**
 * IlSpan:
 * @x0: px
 * @x1: px, not less
 *
 * A stretch of the ruler that something takes.
 */
typedef struct
{
  double x0;
  double x1;
} IlSpan;

/**
 * IlFlagPlace:
 * @pole: px of the flag's time, NAN for a flag that is not seen
 * @word: where its word stands; of no width where there is no room for it
 *
 * Where a flag stands on the ruler.
 */
typedef struct
{
  double pole;
  IlSpan word;
} IlFlagPlace;

/**
 * il_flag_layout_init:
 * @places: (out caller-allocates) (array fixed-size=2): by #IlFlag
 * @poles: (array fixed-size=2): px of the flags' times, NAN for none
 * @widths: (array fixed-size=2): px of their words
 * @pill: (nullable): what nothing may cover
 * @width: the ruler's px
 *
 * Flags fly to the right of their poles, or to the left where another or the
 * end of the ruler is in the way; beside the pill, or the other word, where
 * that covers the pole.
 * A word for which there is no place is left out.
 */
void     il_flag_layout_init  (IlFlagPlace  *places,
                               const double *poles,
                               const double *widths,
                               const IlSpan *pill,
                               double        width);

/** il_flag_place_has_word: Returns: whether the flag is seen with its word */
gboolean il_flag_place_has_word (const IlFlagPlace *self);

/** il_span_meets: Returns: whether there are less than @clear px between two */
gboolean il_span_meets        (const IlSpan *self,
                               const IlSpan *other,
                               double        clear);

G_END_DECLS
