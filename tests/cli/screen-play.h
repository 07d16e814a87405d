/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cli/il-screen.h"
#include "terminal.h"

G_BEGIN_DECLS

#define SCREEN_PLAY_COLOR_ON "\033[38;5;9m"
#define SCREEN_PLAY_COLOR_OFF "\033[0m"

/**
 * ScreenPlay:
 * @written: all bytes; a test may empty it
 * @n_writes: since the last time that it was compared
 * @frozen: the rows above the cursor's that have to stand as they are
 * @lines: the lines that are to follow in the rows below, up to the cursor's
 * @open: the text that is to come after them, and end where the cursor is
 * @block: the rows that are to stand below
 * @steady: (nullable): what is to be seen after every single byte
 *
 * A screen, its terminal, and a twin that says what should be seen there.  The
 * twin knows no positions, and not where lines are broken.
 */
typedef struct
{
  IlScreen *screen;
  Terminal *terminal;
  GString *written;
  guint n_writes;

  GPtrArray *frozen;
  GPtrArray *lines;
  GString *open;
  GPtrArray *block;
  const char *steady;
} ScreenPlay;

/** screen_play_new: @n_before: lines that are there before. */
ScreenPlay *screen_play_new          (guint        columns,
                                      guint        rows,
                                      guint        n_before);
void        screen_play_free         (ScreenPlay  *play);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScreenPlay, screen_play_free)

/** screen_play_check: Compares all with the twin. */
void        screen_play_check        (ScreenPlay  *play);

/** screen_play_check_writes: @n: how many there must have been since. */
void        screen_play_check_writes (ScreenPlay  *play,
                                      guint        n);

/** screen_play_freeze: From now on what is there is taken for right. */
void        screen_play_freeze       (ScreenPlay  *play);

/**
 * screen_play_dup_random_text:
 * @max: more than its characters
 *
 * Returns: (transfer full): without blanks, which can't be told from nothing
 *   at the end of a row
 */
char       *screen_play_dup_random_text (guint     max);

/* Each of these compares how often was written. */
void        screen_play_put_line     (ScreenPlay  *play,
                                      const char  *text);
void        screen_play_put_digit    (ScreenPlay  *play);
void        screen_play_put_text     (ScreenPlay  *play);
void        screen_play_end_row      (ScreenPlay  *play);

/** screen_play_set_block: @n: random rows, even more than there may be. */
void        screen_play_set_block    (ScreenPlay  *play,
                                      guint        n);
void        screen_play_remove_block (ScreenPlay  *play);

/** screen_play_resize: To a random size, and compares what this does to the text. */
void        screen_play_resize       (ScreenPlay  *play);

G_END_DECLS
