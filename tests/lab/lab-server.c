/* SPDX-License-Identifier: GPL-3.0-or-later */

/* lab-server [FILE...]: serves scenarios, those of the program if there is no
 * FILE, until its standard input ends.  For each document it prints a line of
 * JSON: where it is to be had, and what is to come when. */

#include <json-glib/json-glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "lab/il-encoded.h"
#include "lab/lab.h"

/* Of larger documents no checksum is computed. */
#define CHECKED_MAX (64 * 1024 * 1024)

static void
die (const GError *error)
{
  fprintf (stderr, "lab-server: %s\n", error->message);
  exit (1);
}

static GPtrArray *
load (int   n_files,
      char *files[])
{
  GPtrArray *scenarios = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  if (n_files == 0)
    {
      g_clear_pointer (&scenarios, g_ptr_array_unref);
      scenarios = il_scenario_load_builtin (&error);
    }

  for (int i = 0; i < n_files && error == NULL; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (files[i]);
      IlScenario *scenario = il_scenario_new_from_file (file, &error);

      if (scenario != NULL)
        g_ptr_array_add (scenarios, scenario);
    }

  if (error != NULL)
    die (error);

  return scenarios;
}

static void
add_integer (JsonBuilder *builder,
             const char  *name,
             gint64       value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_text (JsonBuilder *builder,
          const char  *name,
          const char  *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

/* Pairs of µs from the request and bytes of the body as it is sent. */
static void
add_plan (JsonBuilder      *builder,
          const IlDocument *document,
          const IlEncoded  *encoded)
{
  IlSchedule schedule;
  IlScheduleStep step;

  json_builder_set_member_name (builder, "plan");
  json_builder_begin_array (builder);

  il_schedule_init (&schedule, document);
  for (gint64 i = 0; il_schedule_next (&schedule, &step); i++)
    {
      json_builder_begin_array (builder);
      json_builder_add_int_value (builder, step.time);
      json_builder_add_int_value (builder,
                                  encoded != NULL ? il_encoded_step_end (encoded, i) : step.end);
      json_builder_end_array (builder);
    }

  json_builder_end_array (builder);
}

static void
add_checksum (JsonBuilder      *builder,
              const IlDocument *document,
              const IlEncoded  *encoded)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gint64 size = encoded != NULL ? il_encoded_get_size (encoded) : document->size;

  for (gint64 offset = 0; offset < size; offset += IL_DOCUMENT_MAX_SLICE)
    {
      g_autoptr (GBytes) slice =
        encoded != NULL ? il_encoded_slice (encoded, offset, IL_DOCUMENT_MAX_SLICE)
                        : il_document_slice (document, offset, IL_DOCUMENT_MAX_SLICE);

      g_checksum_update (checksum, g_bytes_get_data (slice, NULL),
                         (gssize) g_bytes_get_size (slice));
    }

  add_text (builder, "sha256", g_checksum_get_string (checksum));
}

static void
add_document (JsonBuilder *builder,
              IlScenario  *scenario,
              guint        index)
{
  const IlDocument *document = il_scenario_get_document (scenario, index);
  const IlLinkSpec *link = il_scenario_get_link (scenario);
  g_autoptr (IlEncoded) encoded = document->gzip ? il_encoded_new (document) : NULL;

  add_text (builder, "id", il_scenario_get_id (scenario));
  add_text (builder, "name", document->name);
  add_integer (builder, "size",
               encoded != NULL ? il_encoded_get_size (encoded) : document->size);
  add_integer (builder, "redirects", document->n_redirects);
  add_integer (builder, "status", document->status);
  add_integer (builder, "failure", document->failure);
  add_integer (builder, "rate", link->rate);
  add_integer (builder, "delay", link->delay);
  add_integer (builder, "latency", link->latency);
  add_plan (builder, document, encoded);
  if (document->size <= CHECKED_MAX)
    add_checksum (builder, document, encoded);
}

static void
print_document (IlLab      *lab,
                IlScenario *scenario,
                guint       index)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *public_address = il_scenario_dup_address (scenario, index);
  g_autofree char *address = il_lab_resolve (lab, public_address);
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  add_text (builder, "address", address);
  add_document (builder, scenario, index);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  puts (text);
}

static void
serve_until_end (void)
{
  char scrap[64];

  while (read (STDIN_FILENO, scrap, sizeof scrap) > 0)
    ;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GPtrArray) scenarios = load (argc - 1, argv + 1);
  g_autoptr (IlLab) lab = il_lab_new ();

  for (guint i = 0; i < scenarios->len; i++)
    {
      IlScenario *scenario = g_ptr_array_index (scenarios, i);
      g_autoptr (GError) error = NULL;

      il_lab_add_scenario (lab, scenario);
      if (il_lab_open (lab, il_scenario_get_id (scenario), 0, &error) == 0)
        die (error);

      for (guint j = 0; j < il_scenario_get_n_documents (scenario); j++)
        print_document (lab, scenario, j);
    }

  puts ("");
  fflush (stdout);
  serve_until_end ();

  return 0;
}
