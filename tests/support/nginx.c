/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "nginx.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

#define PATIENCE (20 * G_USEC_PER_SEC)

static const char configuration[] =
  "%s\n"
  "worker_processes 1;\n"
  "daemon off;\n"
  "pid nginx.pid;\n"
  "error_log error.log;\n"
  "events { worker_connections 256; }\n"
  "http {\n"
  "  log_format connection $connection;\n"
  "  access_log access.log connection;\n"
  "  client_body_temp_path temp;\n"
  "  proxy_temp_path temp;\n"
  "  fastcgi_temp_path temp;\n"
  "  uwsgi_temp_path temp;\n"
  "  scgi_temp_path temp;\n"
  "  server {\n"
  "    listen 127.0.0.1:%u;\n"
  "    %s\n"
  "    root root;\n"
  "    location /same/ { try_files /same.bin =404; }\n"
  "    location = /redirect { return 302 /a.txt; }\n"
  "    %s\n"
  "    location /packed/ { alias root/; gzip on; gzip_types *; gzip_min_length 1; }\n"
  "  }\n"
  "}\n";

static const char tls_configuration[] =
  "listen 127.0.0.1:%u ssl; listen 127.0.0.1:%u ssl http2;"
  "ssl_certificate cert.pem; ssl_certificate_key key.pem;";

static const char behind_configuration[] =
  "location /behind/ { proxy_pass %s; proxy_http_version 1.1; proxy_buffering off; }";

static guint16
find_free_port (void)
{
  g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new_from_string ("127.0.0.1", 0);
  g_autoptr (GSocketAddress) bound = NULL;
  g_autoptr (GSocket) socket = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM,
                                             G_SOCKET_PROTOCOL_TCP, NULL);

  g_assert_true (g_socket_bind (socket, wanted, FALSE, NULL));
  bound = g_socket_get_local_address (socket, NULL);

  return g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound));
}

static gboolean
can_connect (guint16 port)
{
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new_from_string ("127.0.0.1", port);
  g_autoptr (GSocket) socket = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM,
                                             G_SOCKET_PROTOCOL_TCP, NULL);

  return g_socket_connect (socket, address, NULL, NULL);
}

static const char *
find_tool (const char *variable)
{
  const char *path = g_getenv (variable);

  return path != NULL && *path != '\0' ? path : NULL;
}

static gboolean
create_certificate (const char *folder)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GSubprocess) process = NULL;
  const char *openssl = find_tool ("TEST_OPENSSL");

  if (openssl == NULL)
    return FALSE;

  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE |
                                        G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_subprocess_launcher_set_cwd (launcher, folder);
  process = g_subprocess_launcher_spawn (launcher, NULL, openssl, "req", "-x509", "-nodes",
                                         "-newkey", "rsa:2048", "-keyout", "key.pem",
                                         "-out", "cert.pem", "-days", "2",
                                         "-subj", "/CN=127.0.0.1",
                                         "-addext", "subjectAltName=IP:127.0.0.1", NULL);

  return process != NULL && g_subprocess_wait_check (process, NULL, NULL);
}

static void
write_file (const char *folder,
            const char *name,
            const char *bytes,
            gssize      length)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, length, &error);
  g_assert_no_error (error);
}

static void
make_folder (const char *folder,
             const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
}

static void
write_configuration (Nginx      *nginx,
                     const char *behind)
{
  g_autofree char *tls = g_strdup_printf (tls_configuration, nginx->tls_port, nginx->http2_port);
  g_autofree char *location = g_strdup_printf (behind_configuration, behind);
  g_autofree char *text = NULL;

  /* Otherwise its workers could not enter our folder. */
  text = g_strdup_printf (configuration, geteuid () == 0 ? "user root;" : "", nginx->port,
                          nginx->tls_port != 0 ? tls : "", behind != NULL ? location : "");
  write_file (nginx->folder, "nginx.conf", text, -1);
}

static void
wait_until_up (Nginx *nginx)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (!can_connect (nginx->port))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_usleep (10000);
    }
}

/* A test that fails must not leave a server behind. */
static void
end_with_parent (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGTERM);
}

Nginx *
nginx_start (void)
{
  return nginx_start_before (NULL);
}

Nginx *
nginx_start_before (const char *behind)
{
  const char *program = find_tool ("TEST_NGINX");
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GError) error = NULL;
  Nginx *nginx;

  if (program == NULL)
    return NULL;

  nginx = g_new0 (Nginx, 1);
  nginx->folder = g_dir_make_tmp ("interleave-nginx-XXXXXX", &error);
  g_assert_no_error (error);
  make_folder (nginx->folder, "root");
  make_folder (nginx->folder, "temp");
  nginx->port = find_free_port ();
  if (create_certificate (nginx->folder))
    {
      nginx->tls_port = find_free_port ();
      nginx->http2_port = find_free_port ();
    }

  write_configuration (nginx, behind);
  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE |
                                        G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_subprocess_launcher_set_child_setup (launcher, end_with_parent, NULL, NULL);
  nginx->process = g_subprocess_launcher_spawn (launcher, &error, program, "-p", nginx->folder,
                                                "-c", "nginx.conf", NULL);
  g_assert_no_error (error);
  wait_until_up (nginx);

  return nginx;
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }

  g_remove (path);
}

void
nginx_free (Nginx *nginx)
{
  g_autofree char *log = nginx_stop (nginx);

  remove_tree (nginx->folder);
  g_free (nginx->folder);
  g_free (nginx);
}

void
nginx_write (Nginx      *nginx,
             const char *name,
             const char *bytes,
             gsize       length)
{
  g_autofree char *root = g_build_filename (nginx->folder, "root", NULL);

  write_file (root, name, bytes, (gssize) length);
}

char *
nginx_dup_address (Nginx      *nginx,
                   const char *path)
{
  return g_strdup_printf ("http://127.0.0.1:%u%s", nginx->port, path);
}

char *
nginx_dup_http2_address (Nginx      *nginx,
                         const char *path)
{
  return g_strdup_printf ("https://127.0.0.1:%u%s", nginx->http2_port, path);
}

GTlsCertificate *
nginx_load_certificate (Nginx *nginx)
{
  g_autofree char *path = g_build_filename (nginx->folder, "cert.pem", NULL);
  g_autoptr (GError) error = NULL;
  GTlsCertificate *certificate = g_tls_certificate_new_from_file (path, &error);

  g_assert_no_error (error);

  return certificate;
}

char *
nginx_stop (Nginx *nginx)
{
  g_autofree char *path = g_build_filename (nginx->folder, "access.log", NULL);
  char *log = NULL;

  if (nginx->process != NULL)
    {
      g_subprocess_send_signal (nginx->process, SIGTERM);
      g_subprocess_wait (nginx->process, NULL, NULL);
      g_clear_object (&nginx->process);
    }

  return g_file_get_contents (path, &log, NULL, NULL) ? log : g_strdup ("");
}
