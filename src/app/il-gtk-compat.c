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
