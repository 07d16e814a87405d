/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/il-network-chooser.h"

#include <glib/gi18n.h>

/* The item that stands for what each scenario says. */
#define NO_PRESET ""

struct _IlNetworkChooser
{
  GtkWidget parent_instance;

  IlLessons *lessons;
  GtkWidget *box;
  GtkDropDown *drop_down;
  GtkStringList *ids;
};

G_DEFINE_FINAL_TYPE (IlNetworkChooser, il_network_chooser, GTK_TYPE_WIDGET)

static char *
dup_rate (gint64 rate)
{
  double mega = (double) rate / 1e6;

  if (rate < 1000000)
    /* Translators: thousands of bits per second. */
    return g_strdup_printf (_("%.0f kbit/s"), (double) rate / 1e3);

  /* Translators: millions of bits per second; one decimal where it says something. */
  if (mega < 10 && rate % 1000000 >= 50000)
    return g_strdup_printf (_("%.1f Mbit/s"), mega);

  return g_strdup_printf (_("%.0f Mbit/s"), mega);
}

static char *
dup_delay (gint64 delay)
{
  if (delay < G_USEC_PER_SEC)
    return g_strdup_printf (_("%u ms"), (guint) ((delay + 500) / 1000));

  if (delay % G_USEC_PER_SEC == 0)
    return g_strdup_printf (_("%u s"), (guint) (delay / G_USEC_PER_SEC));

  return g_strdup_printf (_("%.1f s"), (double) delay / G_USEC_PER_SEC);
}

/* An item is the id of a preset. */
static const IlLinkPreset *
get_preset (GtkListItem *item)
{
  return il_link_preset_find (gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static const char *
get_title (const IlLinkPreset *preset)
{
  /* Translators: the network of a lesson is left as its file describes it. */
  return preset != NULL ? il_link_preset_get_title (preset) : _("As the scenario says");
}

static void
update (IlNetworkChooser *self)
{
  const IlLinkPreset *preset = il_lessons_get_network (self->lessons);
  const char *id = preset != NULL ? preset->id : NO_PRESET;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->ids)); i++)
    {
      if (g_str_equal (gtk_string_list_get_string (self->ids, i), id))
        gtk_drop_down_set_selected (self->drop_down, i);
    }
}

static void
selected_changed_cb (IlNetworkChooser *self)
{
  guint selected = gtk_drop_down_get_selected (self->drop_down);

  if (self->lessons != NULL && selected != GTK_INVALID_LIST_POSITION)
    il_lessons_set_network (self->lessons, gtk_string_list_get_string (self->ids, selected));
}

static GtkWidget *
create_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    {
      gtk_widget_add_css_class (label, css_class);
      gtk_widget_add_css_class (label, "il-caption");
    }

  return label;
}

static void
item_setup_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               IlNetworkChooser         *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), create_label (NULL));
  gtk_box_append (GTK_BOX (box), create_label ("il-dim"));
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_list_item_set_child (item, box);
}

static void
item_bind_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              IlNetworkChooser         *self)
{
  const IlLinkPreset *preset = get_preset (item);
  GtkWidget *title = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *figures = gtk_widget_get_next_sibling (title);
  g_autofree char *text = preset != NULL ? il_network_chooser_dup_figures (preset) : NULL;

  gtk_label_set_text (GTK_LABEL (title), get_title (preset));
  gtk_label_set_text (GTK_LABEL (figures), text != NULL ? text : "");
  gtk_widget_set_visible (figures, text != NULL);
}

static void
il_network_chooser_dispose (GObject *object)
{
  IlNetworkChooser *self = IL_NETWORK_CHOOSER (object);

  g_clear_object (&self->lessons);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (il_network_chooser_parent_class)->dispose (object);
}

static void
il_network_chooser_class_init (IlNetworkChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = il_network_chooser_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, IL_APP_PATH "/il-network-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, IlNetworkChooser, box);
  gtk_widget_class_bind_template_child (widget_class, IlNetworkChooser, drop_down);
  gtk_widget_class_bind_template_child (widget_class, IlNetworkChooser, ids);
  gtk_widget_class_bind_template_callback (widget_class, selected_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, item_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, item_bind_cb);
}

static void
il_network_chooser_init (IlNetworkChooser *self)
{
  const IlLinkPreset *presets;
  guint n;

  gtk_widget_init_template (GTK_WIDGET (self));
  presets = il_link_presets (&n);
  gtk_string_list_append (self->ids, NO_PRESET);
  for (guint i = 0; i < n; i++)
    gtk_string_list_append (self->ids, presets[i].id);
}

void
il_network_chooser_set_lessons (IlNetworkChooser *self,
                                IlLessons        *lessons)
{
  g_return_if_fail (IL_IS_NETWORK_CHOOSER (self));
  g_return_if_fail (self->lessons == NULL);

  self->lessons = g_object_ref (lessons);
  g_signal_connect_object (lessons, "notify::network", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
}

char *
il_network_chooser_dup_figures (const IlLinkPreset *preset)
{
  g_autofree char *rate = NULL;
  g_autofree char *delay = NULL;

  g_return_val_if_fail (preset != NULL, NULL);

  rate = dup_rate (preset->rate);
  delay = dup_delay (preset->delay);

  /* Translators: a network's rate, and by how much it delays each answer. */
  return g_strdup_printf (_("%s, %s"), rate, delay);
}
