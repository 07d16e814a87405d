/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/il-window-private.h"

/* Both ways, one after the other, are no other choice: the guess is about the
 * one of the two that it was made for. */
static void
ask (IlWindow *self)
{
  gboolean together = il_session_get_together (self->session);

  if (il_session_get_both (self->session))
    return;

  il_guess_card_ask (self->guess, together ? IL_MODE_TOGETHER : IL_MODE_ONE_AT_A_TIME,
                     together ? il_session_get_limit (self->session) : 0);
}

void
il_window_set_up_guess (IlWindow *self)
{
  g_autoptr (GPropertyAction) action = g_property_action_new ("predict", self->guess, "wanted");

  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
  g_settings_bind (self->settings, "predict", self->guess, "wanted",
                   G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_GET_NO_CHANGES);
  il_guess_card_set_view (self->guess, self->view);
  g_signal_connect_object (self->session, "notify::together", G_CALLBACK (ask), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::limit", G_CALLBACK (ask), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::both", G_CALLBACK (ask), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::source", G_CALLBACK (il_guess_card_forget),
                           self->guess, G_CONNECT_SWAPPED);
  ask (self);
}
