/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "timeline/il-view.h"

G_BEGIN_DECLS

#define IL_TYPE_GUESS_CARD (il_guess_card_get_type ())

/**
 * IlGuessCard:
 *
 * Asks how long a run will take and keeps the answer as a flag on the view's
 * axis, from when it is given until another run is about to begin.  When the
 * run has answered, the card says how far off the guess was.
 *
 * Property: 'wanted', whether it asks at all.
 */
G_DECLARE_FINAL_TYPE (IlGuessCard, il_guess_card, IL, GUESS_CARD, GtkWidget)

/** il_guess_card_set_view: Once: whose axis has the flag */
void        il_guess_card_set_view   (IlGuessCard *self,
                                      IlView      *view);

/** il_guess_card_ask: @mode: how the next run is, @limit: how many at once then, 0
 * for no limit: what is asked about. A guess that was made for another mode or
 * limit is forgotten. */
void        il_guess_card_ask        (IlGuessCard *self,
                                      IlMode       mode,
                                      guint        limit);

/** il_guess_card_begin: Call when a run begins: it is the one that answers; a
 * guess that another one has answered is forgotten. */
void        il_guess_card_begin      (IlGuessCard *self);

/** il_guess_card_forget: Call when something else would be fetched: a guess was
 * about what was. */
void        il_guess_card_forget     (IlGuessCard *self);

/** il_guess_card_get_text: Returns: what it asks or says */
const char *il_guess_card_get_text   (IlGuessCard *self);

/**
 * il_guess_card_dup_answer:
 * @guess: µs
 * @duration: µs, what it really took
 *
 * Returns: (transfer full): a sentence on how far off the guess was
 */
char       *il_guess_card_dup_answer (gint64 guess,
                                      gint64 duration) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
