/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** display_test_init: Prepares GLib's tests and GTK, with English texts and plain
 * numbers wherever that is.  gtk_test_init() wants the locale en_US.UTF-8, and newer
 * releases warn where a system has none. */
void display_test_init (int    *argc,
                        char ***argv);

G_END_DECLS
