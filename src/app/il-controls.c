/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/il-controls.h"

#include <glib/gi18n.h>
#include <math.h>

#include "engine/il-plan.h"

#define SMALLEST_UPPER 9

struct _IlControls
{
  GtkWidget parent_instance;

  IlSession *session;
  GtkWidget *modes;
  GtkLabel *sequential_label;
  GtkLabel *together_label;
  GtkWidget *limit_label;
  GtkSpinButton *limit_spin;
  gboolean updating;
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (IlControls, il_controls, GTK_TYPE_WIDGET)

static guint
spin_upper (GtkSpinButton *spin)
{
  return (guint) lround (gtk_adjustment_get_upper (gtk_spin_button_get_adjustment (spin)));
}

/* What the session says is shown without being written back: a long list's
 * limit survives a visit to a short list. */
static void
update (IlControls *self)
{
  guint n = g_strv_length ((GStrv) il_session_get_list (self->session));
  guint upper = il_controls_get_upper (n);
  gboolean together = il_session_get_together (self->session);

  self->updating = TRUE;
  gtk_adjustment_set_upper (gtk_spin_button_get_adjustment (self->limit_spin), upper);
  gtk_spin_button_set_value (self->limit_spin,
                             il_controls_limit_to_value (il_session_get_limit (self->session),
                                                         upper));
  gtk_spin_button_update (self->limit_spin);
  self->updating = FALSE;

  gtk_widget_set_sensitive (GTK_WIDGET (self->limit_spin), together);
  gtk_widget_set_sensitive (self->limit_label, together);
}

static gboolean
spin_output_cb (GtkSpinButton *spin,
                IlControls    *self)
{
  guint value = (guint) gtk_spin_button_get_value_as_int (spin);
  guint limit = il_controls_value_to_limit (value, spin_upper (spin));
  g_autofree char *number = g_strdup_printf ("%u", limit);
  /* Translators: stands in the field for the number of downloads at once; keep it short. */
  const char *none = self->narrow ? "∞" : _("no limit");
  const char *text = limit == 0 ? none : number;

  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (spin)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (spin), text);

  return TRUE;
}

static int
spin_input_cb (GtkSpinButton *spin,
               double        *value,
               IlControls    *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (spin));
  guint64 number;

  if (g_ascii_string_to_unsigned (text, 10, 1, IL_PLAN_MAX_IN_FLIGHT, &number, NULL))
    *value = MIN ((double) number, spin_upper (spin));
  else if (g_strcmp0 (text, _("no limit")) == 0 || g_strcmp0 (text, "∞") == 0)
    *value = spin_upper (spin);
  else
    return GTK_INPUT_ERROR;

  return TRUE;
}

static void
spin_value_changed_cb (IlControls *self)
{
  guint value = (guint) gtk_spin_button_get_value_as_int (self->limit_spin);

  if (!self->updating && self->session != NULL)
    il_session_set_limit (self->session,
                          il_controls_value_to_limit (value, spin_upper (self->limit_spin)));
}

static void
il_controls_dispose (GObject *object)
{
  IlControls *self = IL_CONTROLS (object);
  GtkWidget *child;

  g_clear_object (&self->session);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (il_controls_parent_class)->dispose (object);
}

static void
il_controls_class_init (IlControlsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = il_controls_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, IL_APP_PATH "/il-controls.ui");
  gtk_widget_class_bind_template_child (widget_class, IlControls, modes);
  gtk_widget_class_bind_template_child (widget_class, IlControls, sequential_label);
  gtk_widget_class_bind_template_child (widget_class, IlControls, together_label);
  gtk_widget_class_bind_template_child (widget_class, IlControls, limit_label);
  gtk_widget_class_bind_template_child (widget_class, IlControls, limit_spin);
  gtk_widget_class_bind_template_callback (widget_class, spin_output_cb);
  gtk_widget_class_bind_template_callback (widget_class, spin_input_cb);
  gtk_widget_class_bind_template_callback (widget_class, spin_value_changed_cb);
}

static void
il_controls_init (IlControls *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
il_controls_set_session (IlControls *self,
                         IlSession  *session)
{
  g_return_if_fail (IL_IS_CONTROLS (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::limit", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::together", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::recording", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
}

void
il_controls_set_narrow (IlControls *self,
                        gboolean    narrow)
{
  int chars = narrow ? 3 : 7;

  g_return_if_fail (IL_IS_CONTROLS (self));

  self->narrow = narrow;
  gtk_widget_set_visible (self->limit_label, !narrow);
  gtk_label_set_ellipsize (self->sequential_label,
                           narrow ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  gtk_label_set_ellipsize (self->together_label,
                           narrow ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->limit_spin), chars);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->limit_spin), chars);
  gtk_widget_set_hexpand (self->modes, narrow);
  gtk_spin_button_update (self->limit_spin);
}

guint
il_controls_limit_to_value (guint limit,
                            guint upper)
{
  return limit == 0 || limit > upper ? upper : limit;
}

guint
il_controls_value_to_limit (guint value,
                            guint upper)
{
  return value >= upper ? 0 : value;
}

guint
il_controls_get_upper (guint n_addresses)
{
  return CLAMP (n_addresses + 1, SMALLEST_UPPER, IL_PLAN_MAX_IN_FLIGHT + 1);
}
