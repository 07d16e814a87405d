/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/il-gtk-compat.h"

void
il_gtk_css_provider_load (GtkCssProvider *provider,
                          const char     *css)
{
  /* gtk_css_provider_load_from_string() is there from GTK 4.12 on, this one
   * in all of GTK 4. */
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  gtk_css_provider_load_from_data (provider, css, -1);
  G_GNUC_END_IGNORE_DEPRECATIONS
}

/* GtkFileDialog takes over from GtkFileChooserNative in GTK 4.10. */
G_GNUC_BEGIN_IGNORE_DEPRECATIONS

GtkNativeDialog *
il_gtk_file_chooser_new (GtkWindow  *parent,
                         const char *title)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (title, parent,
                                                               GTK_FILE_CHOOSER_ACTION_OPEN,
                                                               NULL, NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);

  return GTK_NATIVE_DIALOG (chooser);
}

void
il_gtk_file_chooser_add_filter (GtkNativeDialog *chooser,
                                const char      *name,
                                const char      *pattern)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_pattern (filter, pattern);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
}

GFile *
il_gtk_file_chooser_dup_file (GtkNativeDialog *chooser)
{
  return gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
}

G_GNUC_END_IGNORE_DEPRECATIONS
