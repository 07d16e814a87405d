/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/il-serve.h"

#include <glib/gi18n-lib.h>

#include "cli/il-interrupt.h"
#include "cli/il-link-text.h"
#include "recording/il-address.h"
#include "recording/il-showable.h"

static gboolean
open_server (IlLab       *lab,
             IlScenario  *scenario,
             guint        port,
             GError     **error)
{
  g_autoptr (GError) reason = NULL;

  if (il_lab_open (lab, il_scenario_get_id (scenario), (guint16) port, &reason) != 0)
    return TRUE;

  if (port != 0 && g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE,
                 _("Port %u is in use: choose another with --port."), port);
  else
    g_propagate_error (error, g_steal_pointer (&reason));

  return FALSE;
}

/* All of them or none: nobody shall rely on the first when the last fails. */
static gboolean
open_servers (IlLab      *lab,
              GPtrArray  *scenarios,
              guint       port,
              GError    **error)
{
  if (port + scenarios->len - 1 > G_MAXUINT16)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   ngettext ("There is no room for %u port from --port on.",
                             "There is no room for %u ports from --port on.", scenarios->len),
                   scenarios->len);
      return FALSE;
    }

  for (guint i = 0; i < scenarios->len; i++)
    {
      il_lab_add_scenario (lab, scenarios->pdata[i]);
      if (!open_server (lab, scenarios->pdata[i], port > 0 ? port + i : 0, error))
        return FALSE;
    }

  return TRUE;
}

/* As browsers and openssl write it. */
static char *
dup_fingerprint (GTlsCertificate *certificate)
{
  g_autoptr (GByteArray) bytes = NULL;
  g_autofree char *digits = NULL;
  GString *pairs = g_string_new (NULL);

  g_object_get (certificate, "certificate", &bytes, NULL);
  digits = g_compute_checksum_for_data (G_CHECKSUM_SHA256, bytes->data, bytes->len);

  for (const char *p = digits; *p != '\0'; p += 2)
    g_string_append_printf (pairs, "%s%c%c", p > digits ? ":" : "", g_ascii_toupper (p[0]),
                            g_ascii_toupper (p[1]));

  return g_string_free (pairs, FALSE);
}

/* What is no address is a comment, so that all of it is a list of addresses. */
static void
print_comment (IlPrinter  *printer,
               const char *text)
{
  g_autofree char *shown = il_dup_escaped (text);
  g_autofree char *line = g_strconcat ("# ", shown, NULL);

  il_printer_line (printer, line);
}

static void
print_certificate (IlPrinter *printer)
{
  GTlsCertificate *certificate = il_lab_get_certificate ();
  g_autofree char *fingerprint = certificate != NULL ? dup_fingerprint (certificate) : NULL;
  g_autofree char *line = NULL;

  if (fingerprint == NULL)
    return;

  /* Translators: %s is a fingerprint; --insecure is an option of curl. */
  line = g_strdup_printf (_("The certificate is the lab’s own, and curl needs --insecure; "
                            "SHA-256: %s"), fingerprint);
  print_comment (printer, line);
}

static void
print_scenario (IlPrinter  *printer,
                IlLab      *lab,
                IlScenario *scenario)
{
  print_comment (printer, il_scenario_get_title (scenario));
  if (il_scenario_get_link (scenario)->tls)
    print_certificate (printer);

  for (guint i = 0; i < il_scenario_get_n_documents (scenario); i++)
    {
      g_autofree char *address = il_scenario_dup_address (scenario, i);
      g_autofree char *target = il_lab_resolve (lab, address);
      g_autofree char *shown = target != NULL ? il_address_dup_escaped (target) : NULL;

      if (shown != NULL)
        il_printer_line (printer, shown);
    }

  il_printer_line (printer, "");
}

static void
print_preset (IlPrinter          *printer,
              const IlLinkPreset *preset)
{
  g_autofree char *line = preset != NULL ? il_link_text_dup_line (preset) : NULL;

  if (line == NULL)
    return;

  print_comment (printer, line);
  il_printer_line (printer, "");
}

static void
signal_cb (int      signal,
           gpointer data)
{
  g_main_loop_quit (data);
}

gboolean
il_serve_run (IlLab               *lab,
              GPtrArray           *scenarios,
              guint16              port,
              const IlLinkPreset  *preset,
              IlPrinter           *printer,
              GError             **error)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_return_val_if_fail (IL_IS_LAB (lab), FALSE);
  g_return_val_if_fail (scenarios != NULL && printer != NULL, FALSE);

  if (!open_servers (lab, scenarios, port, error))
    return FALSE;

  /* From now on the user can see that it runs, and end it in good order. */
  il_interrupt_watch (signal_cb, loop);
  il_lab_set_preset (lab, preset);
  print_preset (printer, preset);
  for (guint i = 0; i < scenarios->len; i++)
    print_scenario (printer, lab, scenarios->pdata[i]);

  print_comment (printer, _("Ctrl+C ends the lab."));
  if (!il_printer_is_broken (printer))
    g_main_loop_run (loop);

  il_interrupt_unwatch ();

  return TRUE;
}
