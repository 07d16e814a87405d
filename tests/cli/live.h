/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hostile-server.h"
#include "pty.h"
#include "text.h"

G_BEGIN_DECLS

#define LIVE_HEAD "HTTP/1.1 200 OK\r\nConnection: close\r\n"
#define LIVE_OK(body) LIVE_HEAD "\r\n" body

/** LIVE_FRAME: What each live picture begins with, and nothing else. */
#define LIVE_FRAME "\033[?7l"

/** live_program: the path of interleave-cli */
extern const char *live_program;

/**
 * Live:
 * @quick: the address of two lines of two bytes
 * @slow: that of six, a byte every 100 ms, whose size is known
 * @stalled: that of two lines, after which nothing more comes
 *
 * What a run on a terminal fetches.
 */
typedef struct
{
  HostileServer *server;
  char *quick, *slow, *stalled;
} Live;

void   live_set_up             (Live               *live,
                                gconstpointer       data);
void   live_tear_down          (Live               *live,
                                gconstpointer       data);

/** live_start: Starts the program on a terminal of 70 × 20, with arguments that
 * end with %NULL; @variables: as for pty_start() */
Pty   *live_start              (const char *const  *variables,
                                ...) G_GNUC_NULL_TERMINATED;

/** live_dup_text: Returns: (transfer full): all that is shown, and was */
char  *live_dup_text           (Pty                *pty);

/** live_assert_left_clean: The screen is left as a shell wants it: at the begin
 * of an empty row below all else, in no colour, with all modes as they were. */
void   live_assert_left_clean  (Pty                *pty);

/** live_assert_no_leftover: Nothing is left of the live picture. */
void   live_assert_no_leftover (Pty                *pty);

G_END_DECLS
