/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "formats/il-json-text.h"

#include <string.h>

#include "formats-test.h"

/* A document with one member of that name, which has that value. */
static char *
dup_text_of (const char *name,
             const char *value)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
  json_builder_end_object (builder);

  return il_json_text_dup (builder);
}

static void
check_string (const char *string)
{
  g_autofree char *valid = g_utf8_make_valid (string, -1);
  g_autofree char *text = dup_text_of (valid, valid);
  g_autoptr (JsonNode) node = parse_json (text);

  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (node), valid), ==, valid);
}

static void
test_every_byte (void)
{
  for (int byte = 1; byte < 256; byte++)
    {
      const char middle[] = { 'a', (char) byte, 'b', '\0' };
      const char pair[] = { '\\', (char) byte, '\0' };

      check_string (middle);
      check_string (middle + 1);
      check_string (pair);
    }
}

static void
test_any_string (void)
{
  check_string ("");
  for (guint round = 0; round < 5000; round++)
    {
      g_autofree char *string = random_text ();

      check_string (string);
    }
}

/* Whatever number a builder gets comes back, and strings are not numbers. */
static void
test_numbers (void)
{
  static const double values[] = {
    0, -0.0, 1, -1.5, 0.1, 2.211031, 1e-7, 5e-324, 1e15, 1e16, 1e17, 1e22, 1.7976931348623157e308,
  };
  const char *name = "1e+22.0 \"0.10000000000000001\"";
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;
  JsonArray *array;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    json_builder_add_double_value (builder, values[i]);
  json_builder_add_int_value (builder, G_MAXINT64);
  json_builder_add_int_value (builder, G_MININT64);
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  text = il_json_text_dup (builder);
  node = parse_json (text);
  array = json_object_get_array_member (json_node_get_object (node), name);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    g_assert_cmpfloat (json_array_get_double_element (array, i), ==, values[i]);
  g_assert_cmpint (json_array_get_int_element (array, G_N_ELEMENTS (values)), ==, G_MAXINT64);
  g_assert_cmpint (json_array_get_int_element (array, G_N_ELEMENTS (values) + 1), ==, G_MININT64);
}

static void
test_layout (void)
{
  g_autofree char *text = dup_text_of ("a", "b");

  g_assert_true (g_str_has_prefix (text, "{\n  \"a\""));
  g_assert_true (g_str_has_suffix (text, "\"b\"\n}\n"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json-text/every-byte", test_every_byte);
  g_test_add_func ("/json-text/any-string", test_any_string);
  g_test_add_func ("/json-text/numbers", test_numbers);
  g_test_add_func ("/json-text/layout", test_layout);

  return g_test_run ();
}
