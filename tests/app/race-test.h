/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/il-race-group.h"
#include "app/il-race-page.h"
#include "app/il-race-row.h"
#include "app/il-race-verdict.h"
#include "fake-recording.h"

G_BEGIN_DECLS

#define RACE_WIDTH 1200
#define RACE_HEIGHT 700

/* What each download takes, one at a time and together. */
#define IN_TURN (1000 * FAKE_MS)
#define TOGETHER (1200 * FAKE_MS)
#define DELAY (300 * FAKE_MS)

/**
 * RaceTest:
 *
 * A race page in a window, and the look that it follows.
 */
typedef struct
{
  IlView *look;
  GtkWidget *window;
  IlRacePage *page;
  IlPlayhead *playhead;
  GtkWidget *field;
} RaceTest;

void           race_test_set_up      (RaceTest      *self,
                                      gconstpointer  data);
void           race_test_tear_down   (RaceTest      *self,
                                      gconstpointer  data);

/** race_test_new_run: @duration: µs of each download, or together of the last;
 * @code: an #IlError in which the last ends, -1 for none. Returns: (transfer
 * full): a run of @n addresses */
IlRun         *race_test_new_run     (IlMode mode,
                                      guint  n,
                                      gint64 duration,
                                      int    code) G_GNUC_WARN_UNUSED_RESULT;

/** race_test_new_late_run: Returns: (transfer full): a run of one address that
 * leaves the queue after %DELAY, as its first byte does, and takes 2 %IN_TURN */
IlRun         *race_test_new_late_run (void) G_GNUC_WARN_UNUSED_RESULT;

/** race_test_show: Shows a race and waits until it is drawn. */
void           race_test_show        (RaceTest *self,
                                      IlRun    *first,
                                      IlRun    *second);

/** race_test_show_four: Four downloads: 4.00 s one at a time, 1.20 s together. */
void           race_test_show_four   (RaceTest *self);

/** race_test_seek: Moves the playhead and waits until that is drawn. */
void           race_test_seek        (RaceTest *self,
                                      gint64    time);

IlRaceGroup   *race_test_get_group   (RaceTest   *self,
                                      IlRaceSide  side);
IlRaceVerdict *race_test_get_verdict (RaceTest *self);

/** race_test_get_row: Returns: the row of a run that shows the pair at @index */
IlRaceRow     *race_test_get_row     (RaceTest   *self,
                                      IlRaceSide  side,
                                      guint       index);

G_END_DECLS
