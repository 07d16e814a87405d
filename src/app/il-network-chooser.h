/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "app/il-lessons.h"

G_BEGIN_DECLS

#define IL_TYPE_NETWORK_CHOOSER (il_network_chooser_get_type ())

/**
 * IlNetworkChooser:
 *
 * Chooses the network that stands in front of the lab: a preset, each with
 * its rate and delay, or what each scenario says.
 */
G_DECLARE_FINAL_TYPE (IlNetworkChooser, il_network_chooser, IL, NETWORK_CHOOSER, GtkWidget)

/** il_network_chooser_set_lessons: Once. */
void  il_network_chooser_set_lessons (IlNetworkChooser *self,
                                      IlLessons        *lessons);

/** il_network_chooser_dup_figures: Returns: (transfer full): '1.4 Mbit/s, 563 ms' */
char *il_network_chooser_dup_figures (const IlLinkPreset *preset) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
