/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/il-picker.h"

#include <glib/gi18n.h>

#include "app/il-fit-scroller.h"
#include "app/il-network-chooser.h"
#include "app/il-picker-row.h"

/* In px; narrower and lower in a small window, whose edges it keeps to. */
#define WIDTH 460
#define LIST_HEIGHT 440
#define LEAST_LIST_HEIGHT 120
#define SIDES 40
#define REST_HEIGHT 330

typedef enum
{
  SECTION_LAB,
  SECTION_FILES,
  SECTION_OWN,
} Section;

struct _IlPicker
{
  GtkPopover parent_instance;

  IlSession *session;
  gboolean stale;

  GtkWidget *box;
  GtkEditable *search;
  IlFitScroller *scroller;
  GtkListBox *list;
  IlNetworkChooser *network;
};

G_DEFINE_FINAL_TYPE (IlPicker, il_picker, GTK_TYPE_POPOVER)

static Section
get_section (IlPickerRow *row)
{
  if (g_str_equal (il_picker_row_get_source (row), IL_SOURCE_ADDRESSES))
    return SECTION_OWN;

  return il_picker_row_has_file (row) ? SECTION_FILES : SECTION_LAB;
}

/* Above the first row of @section; the user's own list heads itself. */
static GtkWidget *
create_header (Section section)
{
  GtkWidget *label;

  if (section == SECTION_OWN)
    return gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);

  /* Translators: these head the scenarios that the program itself serves, and
   * those that were opened. */
  label = gtk_label_new (section == SECTION_LAB ? _("Lab (No Network Needed)")
                                                : _("Opened Files"));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "il-section");
  gtk_widget_add_css_class (label, "il-dim");

  return label;
}

static void
append_scenario (IlPicker   *self,
                 IlScenario *scenario)
{
  const char *id = il_scenario_get_id (scenario);
  GFile *file = il_lessons_get_file (il_session_get_lessons (self->session), id);
  IlPickerRow *row = il_picker_row_new (id, il_scenario_get_title (scenario),
                                        il_scenario_get_sentence (scenario));

  if (file != NULL)
    {
      g_autofree char *basename = g_file_get_basename (file);
      g_autofree char *name = g_filename_display_name (basename);

      il_picker_row_set_file (row, name);
    }

  gtk_list_box_append (self->list, GTK_WIDGET (row));
}

static void
append_own (IlPicker *self)
{
  g_auto (GStrv) addresses = NULL;
  g_autofree char *count = NULL;
  guint n;

  g_object_get (self->session, "addresses", &addresses, NULL);
  n = g_strv_length (addresses);
  count = g_strdup_printf (ngettext ("%u address", "%u addresses", n), n);
  gtk_list_box_append (self->list,
                       GTK_WIDGET (il_picker_row_new (IL_SOURCE_ADDRESSES, _("My Addresses"),
                                                      n > 0 ? count : _("None yet"))));
}

static GtkListBoxRow *
find_row (IlPicker   *self,
          const char *source)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      if (g_strcmp0 (il_picker_row_get_source (IL_PICKER_ROW (row)), source) == 0)
        return row;
    }

  return NULL;
}

/* The first one that the filter lets through. */
static GtkListBoxRow *
find_first (IlPicker *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
        return row;
    }

  return NULL;
}

static void
mark_current (IlPicker *self)
{
  const char *source = il_session_get_source (self->session);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      const char *other = il_picker_row_get_source (IL_PICKER_ROW (row));

      il_picker_row_set_current (IL_PICKER_ROW (row), g_strcmp0 (other, source) == 0);
    }
}

static void
fill (IlPicker *self)
{
  GListModel *scenarios = il_lessons_get_scenarios (il_session_get_lessons (self->session));
  GtkWidget *row;

  self->stale = FALSE;
  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0))) != NULL)
    gtk_list_box_remove (self->list, row);

  for (guint i = 0; i < g_list_model_get_n_items (scenarios); i++)
    {
      g_autoptr (IlScenario) scenario = g_list_model_get_item (scenarios, i);

      append_scenario (self, scenario);
    }

  append_own (self);
  mark_current (self);
}

/* Rows are for whoever looks: with many windows and many lessons there would be
 * many of them. */
static void
content_changed_cb (IlPicker *self)
{
  self->stale = TRUE;
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    fill (self);
}

static gboolean
filter_cb (GtkListBoxRow *row,
           gpointer       user_data)
{
  IlPicker *self = IL_PICKER (user_data);

  return il_picker_row_matches (IL_PICKER_ROW (row), gtk_editable_get_text (self->search));
}

static void
header_cb (GtkListBoxRow *row,
           GtkListBoxRow *before,
           gpointer       user_data)
{
  Section section = get_section (IL_PICKER_ROW (row));
  GtkWidget *header = NULL;

  if (before == NULL || get_section (IL_PICKER_ROW (before)) != section)
    header = create_header (section);

  gtk_list_box_row_set_header (row, header);
}

static void
row_activated_cb (IlPicker    *self,
                  IlPickerRow *row)
{
  g_autofree char *source = g_strdup (il_picker_row_get_source (row));

  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.source", "s", source);
}

static void
search_changed_cb (IlPicker *self)
{
  gtk_list_box_invalidate_filter (self->list);
}

/* What is typed while a row has the focus goes on in the entry. */
static void
search_started_cb (IlPicker *self)
{
  gtk_text_grab_focus_without_selecting (GTK_TEXT (gtk_editable_get_delegate (self->search)));
}

static void
search_activated_cb (IlPicker *self)
{
  GtkListBoxRow *row = find_first (self);

  if (row != NULL)
    row_activated_cb (self, IL_PICKER_ROW (row));
}

static void
popdown_cb (IlPicker *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static gboolean
search_key_cb (IlPicker       *self,
               guint           keyval,
               guint           keycode,
               GdkModifierType state)
{
  GtkListBoxRow *row = keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down ? find_first (self)
                                                                           : NULL;

  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static gboolean
keynav_failed_cb (IlPicker         *self,
                  GtkDirectionType  direction)
{
  return direction == GTK_DIR_UP && gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* Once the rows have their places, which a scroll depends on. */
static gboolean
focus_current_cb (GtkWidget     *widget,
                  GdkFrameClock *frame_clock,
                  gpointer       user_data)
{
  IlPicker *self = IL_PICKER (widget);
  GtkListBoxRow *row = find_row (self, il_session_get_source (self->session));

  if (row != NULL && gtk_widget_get_height (GTK_WIDGET (row)) == 0)
    return G_SOURCE_CONTINUE;

  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));

  return G_SOURCE_REMOVE;
}

static void
closed_cb (IlPicker *self)
{
  gtk_editable_set_text (self->search, "");
}

/* A popover has a surface of its own and would hang over the window's edges. */
static void
fit (IlPicker *self)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  int width = gtk_widget_get_width (root) - SIDES;
  int height = gtk_widget_get_height (root) - REST_HEIGHT;

  gtk_widget_set_size_request (self->box, MIN (width, WIDTH), -1);
  il_fit_scroller_set_max_height (self->scroller,
                                  CLAMP (height, LEAST_LIST_HEIGHT, LIST_HEIGHT));
}

static void
il_picker_show (GtkWidget *widget)
{
  IlPicker *self = IL_PICKER (widget);

  if (self->stale)
    fill (self);
  fit (self);

  GTK_WIDGET_CLASS (il_picker_parent_class)->show (widget);
}

static void
il_picker_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (il_picker_parent_class)->map (widget);

  gtk_widget_add_tick_callback (widget, focus_current_cb, NULL, NULL);
}

static void
il_picker_dispose (GObject *object)
{
  g_clear_object (&IL_PICKER (object)->session);

  G_OBJECT_CLASS (il_picker_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, IlPicker, box);
  gtk_widget_class_bind_template_child (widget_class, IlPicker, search);
  gtk_widget_class_bind_template_child (widget_class, IlPicker, scroller);
  gtk_widget_class_bind_template_child (widget_class, IlPicker, list);
  gtk_widget_class_bind_template_child (widget_class, IlPicker, network);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_started_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, keynav_failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, popdown_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
}

static void
il_picker_class_init (IlPickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = il_picker_dispose;
  widget_class->show = il_picker_show;
  widget_class->map = il_picker_map;

  g_type_ensure (IL_TYPE_FIT_SCROLLER);
  g_type_ensure (IL_TYPE_NETWORK_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class, IL_APP_PATH "/il-picker.ui");
  bind_template (widget_class);
}

static void
il_picker_init (IlPicker *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search), GTK_WIDGET (self));
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
  gtk_list_box_set_header_func (self->list, header_cb, NULL, NULL);
}

void
il_picker_set_session (IlPicker  *self,
                       IlSession *session)
{
  IlLessons *lessons = il_session_get_lessons (session);

  g_return_if_fail (IL_IS_PICKER (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::source", G_CALLBACK (mark_current), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::addresses", G_CALLBACK (content_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (il_lessons_get_scenarios (lessons), "items-changed",
                           G_CALLBACK (content_changed_cb), self, G_CONNECT_SWAPPED);
  il_network_chooser_set_lessons (self->network, lessons);
  self->stale = TRUE;
}
