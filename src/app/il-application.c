/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/il-application-private.h"

#include <glib/gi18n.h>

#include "app/il-gtk-compat.h"
#include "app/il-lesson-file.h"
#include "timeline/il-palette.h"

G_DEFINE_FINAL_TYPE (IlApplication, il_application, ADW_TYPE_APPLICATION)

static const GOptionEntry options[] = {
  { "sequential", 's', 0, G_OPTION_ARG_NONE, NULL, N_("Fetch one at a time"), NULL },
  { "details", 'd', 0, G_OPTION_ARG_NONE, NULL, N_("Mark every received line"), NULL },
  { "new-window", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Open another window"), NULL },
  { "lab", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Choose a lesson of the lab"), NULL },
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Print the version and exit"), NULL },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, NULL, NULL,
    N_("[URL…] [FILE.scenario…]") },
  { NULL },
};

/* The palette is one table in C: as CSS it colours badges and bars too. */
static void
load_colors (IlApplication *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  IlStyle style = il_style_for (adw_style_manager_get_dark (manager),
                                adw_style_manager_get_high_contrast (manager));
  g_autofree char *css = il_palette_dup_css (style);

  il_gtk_css_provider_load (self->colors, css);
}

static gboolean
has (GVariantDict *dict,
     const char   *option)
{
  return g_variant_dict_contains (dict, option);
}

/* Opens the scenario files among @arguments. Returns: (transfer full): the others,
 * which are addresses */
static GStrv
open_scenarios (IlApplication             *self,
                GApplicationCommandLine   *command_line,
                const char *const         *arguments,
                const IlApplicationWishes *wishes)
{
  g_autoptr (GStrvBuilder) urls = g_strv_builder_new ();

  for (guint i = 0; arguments != NULL && arguments[i] != NULL; i++)
    {
      g_autoptr (GFile) file = g_application_command_line_create_file_for_arg (command_line,
                                                                               arguments[i]);

      /* Without D-Bus, a desktop hands over files like this. */
      if (il_lesson_file_is (file) || g_str_has_prefix (arguments[i], "file:"))
        {
          il_application_open_scenario (self, file, wishes);
        }
      else
        {
          g_autofree char *url = g_utf8_make_valid (arguments[i], -1);

          g_strv_builder_add (urls, url);
        }
    }

  return g_strv_builder_end (urls);
}

static int
il_application_command_line (GApplication            *application,
                             GApplicationCommandLine *command_line)
{
  IlApplication *self = IL_APPLICATION (application);
  GVariantDict *dict = g_application_command_line_get_options_dict (command_line);
  IlApplicationWishes wishes = { has (dict, "sequential"), has (dict, "details") };
  gboolean runs = wishes.sequential || wishes.details;
  g_autofree const char **arguments = NULL;
  g_auto (GStrv) urls = NULL;

  g_variant_dict_lookup (dict, G_OPTION_REMAINING, "^a&ay", &arguments);
  urls = open_scenarios (self, command_line, arguments, &wishes);
  if (has (dict, "lab"))
    il_application_open_lab (self);

  if (urls[0] != NULL || (arguments == NULL && runs && !has (dict, "lab")))
    il_application_run_addresses (self, (const char *const *) urls, &wishes);
  else if (arguments == NULL && has (dict, "new-window"))
    gtk_window_present (GTK_WINDOW (il_application_open_window (self)));
  else if (arguments == NULL && !has (dict, "lab"))
    g_application_activate (application);

  return EXIT_SUCCESS;
}

static void
il_application_open (GApplication  *application,
                     GFile        **files,
                     int            n_files,
                     const char    *hint)
{
  il_application_open_files (IL_APPLICATION (application), files, n_files);
}

static int
il_application_handle_local_options (GApplication *application,
                                     GVariantDict *dict)
{
  if (!g_variant_dict_contains (dict, "version"))
    return -1;

  g_print ("interleave %s\n", IL_VERSION);
  return EXIT_SUCCESS;
}

static void
il_application_activate (GApplication *application)
{
  IlApplication *self = IL_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window == NULL)
    window = GTK_WINDOW (il_application_open_window (self));

  gtk_window_present (window);
}

static void
il_application_startup (GApplication *application)
{
  IlApplication *self = IL_APPLICATION (application);
  g_autoptr (IlLab) lab = il_lab_new ();
  AdwStyleManager *manager;

  G_APPLICATION_CLASS (il_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (IL_APP_ID);
  self->settings = g_settings_new (IL_APP_ID);
  self->lessons = il_lessons_new (self->settings, lab);
  self->colors = gtk_css_provider_new ();
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (self->colors),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  manager = adw_style_manager_get_default ();
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (load_colors), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (load_colors), self,
                           G_CONNECT_SWAPPED);
  load_colors (self);

  il_application_add_actions (self);
}

static void
il_application_dispose (GObject *object)
{
  IlApplication *self = IL_APPLICATION (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->lessons);
  g_clear_object (&self->colors);

  G_OBJECT_CLASS (il_application_parent_class)->dispose (object);
}

static void
il_application_class_init (IlApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->dispose = il_application_dispose;
  application_class->startup = il_application_startup;
  application_class->activate = il_application_activate;
  application_class->command_line = il_application_command_line;
  application_class->open = il_application_open;
  application_class->handle_local_options = il_application_handle_local_options;
}

static void
il_application_init (IlApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_summary (G_APPLICATION (self), _("See what concurrency does"));
}

IlApplication *
il_application_new (void)
{
  return g_object_new (IL_TYPE_APPLICATION,
                       "application-id", IL_APP_ID,
                       "resource-base-path", IL_APP_PATH,
                       "flags", G_APPLICATION_HANDLES_COMMAND_LINE | G_APPLICATION_HANDLES_OPEN,
                       NULL);
}

IlLessons *
il_application_get_lessons (IlApplication *self)
{
  g_return_val_if_fail (IL_IS_APPLICATION (self), NULL);

  return self->lessons;
}

GSettings *
il_application_get_settings (IlApplication *self)
{
  g_return_val_if_fail (IL_IS_APPLICATION (self), NULL);

  return self->settings;
}
