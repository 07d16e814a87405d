/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli-run.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>

static const char *cli_program;

static char *
dup_text (GBytes *bytes)
{
  gsize length = 0;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

  return length == 0 ? g_strdup ("") : g_strndup (data, length);
}

void
cli_result_clear (CliResult *self)
{
  g_clear_pointer (&self->output, g_free);
  g_clear_pointer (&self->errors, g_free);
}

void
cli_test_init (int    *argc,
               char ***argv)
{
  g_test_init (argc, argv, NULL);
  g_assert_cmpint (*argc, ==, 2);
  cli_program = (*argv)[1];
}

/* A test that fails must not leave a server behind. */
static void
end_with_parent (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

static GSubprocess *
spawn (GSubprocessLauncher *launcher,
       const char *const   *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  GSubprocess *process;

  g_ptr_array_add (argv, (char *) cli_program);
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (argv, (char *) arguments[i]);
  g_ptr_array_add (argv, NULL);

  g_subprocess_launcher_set_child_setup (launcher, end_with_parent, NULL, NULL);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv->pdata, &error);
  g_assert_no_error (error);

  return process;
}

static GPtrArray *
read_arguments (va_list args)
{
  GPtrArray *arguments = g_ptr_array_new ();
  const char *arg;

  while ((arg = va_arg (args, const char *)) != NULL)
    g_ptr_array_add (arguments, (char *) arg);
  g_ptr_array_add (arguments, NULL);

  return arguments;
}

GSubprocess *
cli_startv (const char *const *arguments,
            const char        *set,
            const char        *value)
{
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);

  if (set != NULL)
    g_subprocess_launcher_setenv (launcher, set, value, TRUE);

  return spawn (launcher, arguments);
}

GSubprocess *
cli_start (const char *first,
           ...)
{
  g_autoptr (GPtrArray) arguments = NULL;
  va_list args;

  va_start (args, first);
  arguments = read_arguments (args);
  va_end (args);

  return cli_startv ((const char *const *) arguments->pdata, NULL, NULL);
}

static CliResult
communicate (GSubprocess *process,
             GBytes      *input)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) output = NULL;
  g_autoptr (GBytes) errors = NULL;
  CliResult result = { NULL };

  g_subprocess_communicate (process, input, NULL, &output, &errors, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));

  result.output = dup_text (output);
  result.errors = dup_text (errors);
  result.status = g_subprocess_get_exit_status (process);

  return result;
}

CliResult
cli_finish (GSubprocess *process)
{
  return communicate (process, NULL);
}

CliResult
cli_feed (const char *const *arguments,
          const char        *input)
{
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                               G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = spawn (launcher, arguments);
  g_autoptr (GBytes) bytes = g_bytes_new (input, strlen (input));

  return communicate (process, bytes);
}

CliResult
cli_run_into (const char *path,
              ...)
{
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GPtrArray) arguments = NULL;
  va_list args;

  va_start (args, path);
  arguments = read_arguments (args);
  va_end (args);
  g_subprocess_launcher_set_stdout_file_path (launcher, path);
  process = spawn (launcher, (const char *const *) arguments->pdata);

  return communicate (process, NULL);
}

char *
cli_read_until (GSubprocess *process,
                const char  *part)
{
  GInputStream *stream = g_subprocess_get_stdout_pipe (process);
  GString *text = g_string_new (NULL);
  char byte;

  while (strstr (text->str, part) == NULL)
    {
      g_assert_cmpint (g_input_stream_read (stream, &byte, 1, NULL, NULL), ==, 1);
      g_string_append_c (text, byte);
    }

  return g_string_free (text, FALSE);
}

char *
cli_dup_before_duration (const char *output)
{
  const char *last = g_strrstr (output, "duration = ");

  g_assert_nonnull (last);
  g_assert_true (g_regex_match_simple ("^duration = [0-9]+(\\.[0-9]+)?(e-[0-9]+)?s\n$", last, 0,
                                       0));

  return g_strndup (output, (gsize) (last - output));
}

guint16
cli_unused_port (void)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  guint16 port = g_socket_listener_add_any_inet_port (listener, NULL, NULL);

  g_socket_listener_close (listener);
  return port;
}

void
cli_remove_folder (char *path)
{
  g_autofree char *folder = path;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);

      g_unlink (file);
    }

  g_rmdir (folder);
}
