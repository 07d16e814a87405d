/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * The one place for what newer releases of GTK deprecate.
 */

/** il_gtk_css_provider_load: Loads @css into @provider in place of what it held. */
void il_gtk_css_provider_load (GtkCssProvider *provider,
                               const char     *css);

G_END_DECLS
