/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "analysis/il-text.h"

#include <glib/gi18n-lib.h>

#define MS G_GINT64_CONSTANT (1000)
#define SECOND G_GINT64_CONSTANT (1000000)

/* Beyond, minutes say more than seconds do. */
#define CLOCK_FROM (120 * SECOND)

static const struct
{
  const char *word;
  const char *icon;
} states[IL_N_STATES] = {
  /* Translators: these words say what one download is doing. */
  [IL_STATE_QUEUED] = { N_("Queued"), "document-open-recent-symbolic" },
  [IL_STATE_CONNECTING] = { N_("Connecting"), "network-transmit-receive-symbolic" },
  [IL_STATE_WAITING] = { N_("Waiting"), "content-loading-symbolic" },
  [IL_STATE_RECEIVING] = { N_("Receiving"), "folder-download-symbolic" },
  [IL_STATE_DONE] = { N_("Done"), "object-select-symbolic" },
  [IL_STATE_FAILED] = { N_("Failed"), "dialog-error-symbolic" },
  [IL_STATE_CANCELLED] = { N_("Cancelled"), "action-unavailable-symbolic" },
};

typedef enum
{
  UNIT_B,
  UNIT_KB,
  UNIT_MB,
  UNIT_GB,
  UNIT_TB,
} Unit;

/* How a size is written: the unit and the decimals. */
typedef struct
{
  Unit unit;
  guint decimals;
} Scale;

static char *
dup_number (double value,
            guint  decimals)
{
  return g_strdup_printf ("%.*f", (int) decimals, value);
}

/* Units change where rounding would show a fourth digit. */
static Scale
choose_scale (guint64 bytes)
{
  Scale scale = { .unit = UNIT_MB };
  double value = (double) bytes / 1e6;

  if (bytes < 1000)
    return (Scale) { .unit = UNIT_B };
  if (bytes < 999500)
    return (Scale) { .unit = UNIT_KB };

  for (; value >= 999.5 && scale.unit < UNIT_TB; value /= 1000)
    scale.unit++;

  scale.decimals = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
  return scale;
}

static char *
dup_scaled (guint64 bytes,
            Scale   scale)
{
  double value = (double) bytes;

  for (Unit unit = UNIT_B; unit < scale.unit; unit++)
    value /= 1000;

  return dup_number (value, scale.decimals);
}

static char *
dup_clock (gint64 time)
{
  int seconds = (int) ((time + SECOND / 2) / SECOND % 60);
  gint64 minutes = (time + SECOND / 2) / (60 * SECOND);

  if (minutes < 60)
    return g_strdup_printf ("%d:%02d", (int) minutes, seconds);

  return g_strdup_printf ("%d:%02d:%02d", (int) (minutes / 60), (int) (minutes % 60), seconds);
}

char *
il_text_duration (gint64 time)
{
  g_autofree char *figure = NULL;

  if (time > 0 && time < MS)
    /* Translators: %d is a number of microseconds. */
    return g_strdup_printf (_("%d µs"), (int) time);

  if (time > 0 && time < 10 * MS - MS / 20)
    {
      figure = dup_number ((double) ((time + MS / 20) / (MS / 10)) / 10, 1);
      /* Translators: %s is a number of milliseconds. */
      return g_strdup_printf (_("%s ms"), figure);
    }

  if (time < CLOCK_FROM - SECOND / 200)
    return il_text_seconds (time, 2);

  return dup_clock (time);
}

char *
il_text_seconds (gint64 time,
                 guint  decimals)
{
  g_autofree char *figure = NULL;
  gint64 step = SECOND;

  g_return_val_if_fail (decimals <= 6, NULL);

  for (guint i = 0; i < decimals; i++)
    step /= 10;

  /* Rounded in whole numbers, so that a half never depends on the last bit. */
  time = (MAX (0, time) + step / 2) / step * step;
  figure = dup_number ((double) time / (double) SECOND, decimals);
  /* Translators: %s is a number of seconds. */
  return g_strdup_printf (_("%s s"), figure);
}

char *
il_text_difference (gint64  a,
                    gint64  b,
                    gint64 *difference)
{
  gint64 longer = MAX (a, b);
  gint64 step, rounded;

  step = longer < 10 * MS - MS / 20 ? 1 : longer < CLOCK_FROM - SECOND / 200 ? 10 * MS : SECOND;
  rounded = (a + step / 2) / step * step - (b + step / 2) / step * step;

  if (difference != NULL)
    *difference = rounded;

  if (step == 10 * MS)
    return il_text_seconds (ABS (rounded), 2);

  if (step == SECOND && ABS (rounded) < CLOCK_FROM)
    return il_text_seconds (ABS (rounded), 0);

  return il_text_duration (ABS (rounded));
}

char *
il_text_count (guint64 number)
{
  return g_strdup_printf ("%'" G_GUINT64_FORMAT, number);
}

char *
il_text_factor (double factor)
{
  if (factor < 1.005)
    return NULL;

  /* One more digit just above 1, where a tenth is all. */
  return dup_number (factor, factor < 1.095 ? 2 : factor < 9.95 ? 1 : 0);
}

char *
il_text_size (guint64 bytes)
{
  Scale scale = choose_scale (bytes);
  g_autofree char *figure = dup_scaled (bytes, scale);

  switch (scale.unit)
    {
    case UNIT_B:
      /* Translators: a size; B are bytes, kB are 1000 bytes. */
      return g_strdup_printf (_("%s B"), figure);
    case UNIT_KB:
      return g_strdup_printf (_("%s kB"), figure);
    case UNIT_MB:
      return g_strdup_printf (_("%s MB"), figure);
    case UNIT_GB:
      return g_strdup_printf (_("%s GB"), figure);
    case UNIT_TB:
    default:
      return g_strdup_printf (_("%s TB"), figure);
    }
}

char *
il_text_progress (guint64 bytes,
                  gint64  size)
{
  g_autofree char *part = NULL;
  g_autofree char *whole = NULL;
  Scale scale;

  if (size < 0)
    return il_text_size (bytes);

  scale = choose_scale ((guint64) size);
  part = dup_scaled (bytes, scale);
  whole = dup_scaled ((guint64) size, scale);

  switch (scale.unit)
    {
    case UNIT_B:
      /* Translators: so many of so many bytes have come. */
      return g_strdup_printf (_("%s of %s B"), part, whole);
    case UNIT_KB:
      return g_strdup_printf (_("%s of %s kB"), part, whole);
    case UNIT_MB:
      return g_strdup_printf (_("%s of %s MB"), part, whole);
    case UNIT_GB:
      return g_strdup_printf (_("%s of %s GB"), part, whole);
    case UNIT_TB:
    default:
      return g_strdup_printf (_("%s of %s TB"), part, whole);
    }
}

const char *
il_text_state (IlState state)
{
  g_return_val_if_fail ((guint) state < IL_N_STATES, "");

  return _(states[state].word);
}

const char *
il_text_state_icon (IlState state)
{
  g_return_val_if_fail ((guint) state < IL_N_STATES, NULL);

  return states[state].icon;
}
