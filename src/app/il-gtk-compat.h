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

/** il_gtk_file_chooser_new: Returns: (transfer full): asks for one file to open;
 * it is not shown yet, and does not outlive its reference */
GtkNativeDialog *il_gtk_file_chooser_new (GtkWindow  *parent,
                                          const char *title) G_GNUC_WARN_UNUSED_RESULT;

/** il_gtk_file_chooser_add_filter: @pattern: such as '*.txt'; the first filter
 * that is added is the one in use */
void   il_gtk_file_chooser_add_filter    (GtkNativeDialog *chooser,
                                          const char      *name,
                                          const char      *pattern);

/** il_gtk_file_chooser_dup_file: Returns: (transfer full) (nullable): what was chosen */
GFile *il_gtk_file_chooser_dup_file      (GtkNativeDialog *chooser) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
