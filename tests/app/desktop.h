/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/app.h"

G_BEGIN_DECLS

/**
 * Desktop:
 *
 * A session bus with the program on it, and on a connection of its own what a
 * desktop is to a program: it starts things and shows notifications, of which it
 * gives the number at once, unless it is slow.
 */
typedef struct
{
  GTestDBus *bus;
  GDBusConnection *connection;
  IlApplication *application;
  GPtrArray *shown;
  GDBusMethodInvocation *unanswered;
  gboolean is_slow;
  guint n_closed;
} Desktop;

/** desktop_start_bus: Before GTK is initialised, which may keep a connection to the
 * bus that was there before. */
void       desktop_start_bus     (Desktop *self);

/** desktop_set_up: Puts the program on that bus; one for all tests of a program. */
void       desktop_set_up        (Desktop *self);
void       desktop_tear_down     (Desktop *self);

/** desktop_reset: Closes all windows and forgets the notifications. */
void       desktop_reset         (Desktop *self);

/** desktop_call: Calls @method of org.freedesktop.Application; @parameters: floating */
void       desktop_call          (Desktop    *self,
                                  const char *method,
                                  GVariant   *parameters);

/** desktop_open: Opens @uris, which end with %NULL. */
void       desktop_open          (Desktop           *self,
                                  const char *const *uris);

/** desktop_answer: Answers the last notification at last, of a desktop that is slow. */
void       desktop_answer        (Desktop *self);

/** desktop_click: Clicks the last notification. */
void       desktop_click         (Desktop *self);

/** desktop_count_windows: Returns: how many main windows there are */
guint      desktop_count_windows (Desktop *self);

/** desktop_get_window: Returns: (transfer none): the one that was in front last */
IlWindow  *desktop_get_window    (Desktop *self);

/** desktop_wait: Runs the main loop until @check says so, at most @seconds. */
gboolean   desktop_wait          (Desktop  *self,
                                  gboolean (*check) (Desktop *self),
                                  guint     seconds);

G_END_DECLS
