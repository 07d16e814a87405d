/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/il-application.h"

#include <glib/gi18n.h>

#include "app/il-gtk-compat.h"
#include "app/il-window.h"
#include "timeline/il-palette.h"

struct _IlApplication
{
  AdwApplication parent_instance;

  GSettings *settings;
  IlLessons *lessons;
  GtkCssProvider *colors;
};

G_DEFINE_FINAL_TYPE (IlApplication, il_application, ADW_TYPE_APPLICATION)

static const GOptionEntry options[] = {
  { "sequential", 's', 0, G_OPTION_ARG_NONE, NULL, N_("Fetch one at a time"), NULL },
  { "details", 'd', 0, G_OPTION_ARG_NONE, NULL, N_("Mark every received line"), NULL },
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Print the version and exit"), NULL },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, NULL, NULL,
    N_("[URL…] [FILE.scenario…]") },
  { NULL },
};

static const struct
{
  const char *action;
  const char *accels[3];
} accels[] = {
  { "win.run", { "<Control>r" } },
  { "win.stop", { "Escape" } },
  { "win.mode::one-at-a-time", { "<Control>1" } },
  { "win.mode::together", { "<Control>2" } },
  { "win.show-lines", { "<Control>l" } },
  { "win.add-addresses", { "<Control>n" } },
  { "win.choose-source", { "<Control>k" } },
  { "win.open-scenario", { "<Control><Shift>o" } },
  { "window.close", { "<Control>w" } },
  { "app.quit", { "<Control>q" } },
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

static void
about_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (user_data));

  adw_show_about_window (parent,
                         "application-name", _("Interleave"),
                         "application-icon", IL_APP_ID,
                         "version", IL_VERSION,
                         "developer-name", _("The Interleave developers"),
                         "comments", _("Fetches web addresses one at a time or together on one "
                                       "thread, and shows what concurrency does."),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         /* Translators: put your names here, a line each. */
                         "translator-credits", _("translator-credits"),
                         NULL);
}

static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  GList *windows;

  /* Closed one by one, so that each stops its run and keeps its size. */
  while ((windows = gtk_application_get_windows (GTK_APPLICATION (user_data))) != NULL)
    gtk_window_destroy (windows->data);
}

static const GActionEntry actions[] = {
  { .name = "about", .activate = about_cb },
  { .name = "quit", .activate = quit_cb },
};

static IlWindow *
open_window (IlApplication *self)
{
  return il_window_new (ADW_APPLICATION (self), self->settings, self->lessons);
}

/* Opens the scenario files among @arguments; the others are addresses. Returns:
 * (transfer full) */
static GStrv
open_scenarios (IlWindow                *window,
                GApplicationCommandLine *command_line,
                const char *const       *arguments)
{
  g_autoptr (GStrvBuilder) urls = g_strv_builder_new ();

  for (guint i = 0; arguments != NULL && arguments[i] != NULL; i++)
    {
      g_autoptr (GFile) file = g_application_command_line_create_file_for_arg (command_line,
                                                                               arguments[i]);

      if (il_lessons_is_file (file))
        il_window_open_scenario (window, file);
      else
        {
          g_autofree char *url = g_utf8_make_valid (arguments[i], -1);

          g_strv_builder_add (urls, url);
        }
    }

  return g_strv_builder_end (urls);
}

/* The addresses are the list of this window, and the last one for the next
 * start; what is wrong with one shows in its row.  A scenario only stands
 * there, with its question: it is run when that has been asked. */
static void
open_arguments (IlApplication           *self,
                GApplicationCommandLine *command_line,
                const char *const       *arguments)
{
  GVariantDict *dict = g_application_command_line_get_options_dict (command_line);
  IlWindow *window = open_window (self);
  IlSession *session = il_window_get_session (window);
  g_auto (GStrv) urls = open_scenarios (window, command_line, arguments);
  guint n = g_strv_length (urls);
  gboolean has_scenario = arguments != NULL && n < g_strv_length ((GStrv) arguments);

  if (g_variant_dict_contains (dict, "sequential"))
    il_session_set_together (session, FALSE);
  else if (n > 0)
    il_session_set_together (session, TRUE);
  if (g_variant_dict_contains (dict, "details"))
    il_session_set_show_lines (session, TRUE);

  if (n > 0)
    il_session_set_list (session, (const char *const *) urls);

  gtk_window_present (GTK_WINDOW (window));
  if (!has_scenario)
    il_window_run (window);
}

static int
il_application_command_line (GApplication            *application,
                             GApplicationCommandLine *command_line)
{
  IlApplication *self = IL_APPLICATION (application);
  GVariantDict *dict = g_application_command_line_get_options_dict (command_line);
  g_autofree const char **arguments = NULL;

  g_variant_dict_lookup (dict, G_OPTION_REMAINING, "^a&ay", &arguments);
  if (arguments != NULL || g_variant_dict_contains (dict, "sequential") ||
      g_variant_dict_contains (dict, "details"))
    open_arguments (self, command_line, arguments);
  else
    g_application_activate (application);

  return EXIT_SUCCESS;
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
    window = GTK_WINDOW (open_window (self));

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

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accels[i].action,
                                           (const char **) accels[i].accels);
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
  application_class->handle_local_options = il_application_handle_local_options;
}

static void
il_application_init (IlApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_summary (G_APPLICATION (self),
                                            _("Fetches web addresses one at a time or together "
                                              "on one thread, and shows what concurrency does."));
}

IlApplication *
il_application_new (void)
{
  return g_object_new (IL_TYPE_APPLICATION,
                       "application-id", IL_APP_ID,
                       "resource-base-path", IL_APP_PATH,
                       "flags", G_APPLICATION_HANDLES_COMMAND_LINE,
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
