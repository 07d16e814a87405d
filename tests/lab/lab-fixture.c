/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lab-fixture.h"

#include <stdio.h>
#include <string.h>

#define WRITE_OUT "\n%{http_code} %{size_download} %{num_connects} %{num_redirects}"

void
lab_fixture_open (LabFixture *self,
                  const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  self->lab = il_lab_new ();
  self->scenario = il_scenario_new_from_bytes ("test", bytes, &error);
  g_assert_no_error (error);

  il_lab_add_scenario (self->lab, self->scenario);
  self->port = il_lab_open (self->lab, "test", 0, &error);
  g_assert_no_error (error);
}

void
lab_fixture_close (LabFixture *self)
{
  g_assert_finalize_object (g_steal_pointer (&self->lab));
  g_assert_finalize_object (g_steal_pointer (&self->scenario));
}

char *
lab_fixture_dup_address (LabFixture *self,
                         const char *name)
{
  for (guint i = 0; i < il_scenario_get_n_documents (self->scenario); i++)
    {
      g_autofree char *address = il_scenario_dup_address (self->scenario, i);

      if (g_str_equal (il_scenario_get_document (self->scenario, i)->name, name))
        return il_lab_resolve (self->lab, address);
    }

  g_error ("There is no document %s", name);
}

gboolean
lab_fixture_skip_without_curl (void)
{
  g_autofree char *curl = g_find_program_in_path ("curl");

  if (curl == NULL)
    g_test_skip ("curl is not installed");

  return curl == NULL;
}

LabTransfer
lab_fixture_curl (LabFixture *self,
                  const char *names,
                  const char *options)
{
  g_auto (GStrv) parts = g_strsplit (names, " ", -1);
  g_autoptr (GString) command = g_string_new ("curl --silent --noproxy '*' ");
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  LabTransfer transfer = { 0 };
  int status;
  char *last;

  g_string_append_printf (command, "%s -w '%s'", options, WRITE_OUT);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *address = lab_fixture_dup_address (self, parts[i]);

      g_string_append_printf (command, " '%s'", address);
    }

  g_spawn_command_line_sync (command->str, &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  transfer.exit = WEXITSTATUS (status);

  last = strrchr (output, '\n');
  g_assert_nonnull (last);
  g_assert_cmpint (sscanf (last, "%u %" G_GINT64_FORMAT " %u %u", &transfer.status,
                           &transfer.size, &transfer.n_connects, &transfer.n_redirects), ==, 4);
  *last = '\0';
  transfer.body = g_steal_pointer (&output);

  return transfer;
}

void
lab_transfer_clear (LabTransfer *self)
{
  g_clear_pointer (&self->body, g_free);
}
