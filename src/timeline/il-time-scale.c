/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "timeline/il-time-scale.h"

#include <math.h>

struct _IlTimeScale
{
  GObject parent_instance;

  gint64 begin;
  double us_per_px;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IlTimeScale, il_time_scale, G_TYPE_OBJECT)

static void
il_time_scale_class_init (IlTimeScaleClass *klass)
{
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
il_time_scale_init (IlTimeScale *self)
{
  self->us_per_px = 1000;
}

IlTimeScale *
il_time_scale_new (void)
{
  return g_object_new (IL_TYPE_TIME_SCALE, NULL);
}

gint64
il_time_scale_get_begin (IlTimeScale *self)
{
  g_return_val_if_fail (IL_IS_TIME_SCALE (self), 0);

  return self->begin;
}

double
il_time_scale_get_us_per_px (IlTimeScale *self)
{
  g_return_val_if_fail (IL_IS_TIME_SCALE (self), 1);

  return self->us_per_px;
}

void
il_time_scale_set (IlTimeScale *self,
                   gint64       begin,
                   double       us_per_px)
{
  g_return_if_fail (IL_IS_TIME_SCALE (self));

  us_per_px = CLAMP (us_per_px, IL_TIME_SCALE_MIN, IL_TIME_SCALE_MAX);
  if (self->begin == begin && self->us_per_px == us_per_px)
    return;

  self->begin = begin;
  self->us_per_px = us_per_px;
  g_signal_emit (self, signals[CHANGED], 0);
}

void
il_time_scale_show (IlTimeScale *self,
                    gint64       begin,
                    gint64       span,
                    double       width)
{
  if (width >= 1)
    il_time_scale_set (self, begin, (double) span / width);
}

void
il_time_scale_fit (IlTimeScale *self,
                   gint64       duration,
                   double       width)
{
  il_time_scale_show (self, 0, MAX (duration, 1), width * 5 / 6);
}

double
il_time_scale_to_x (IlTimeScale *self,
                    gint64       time)
{
  g_return_val_if_fail (IL_IS_TIME_SCALE (self), 0);

  return (double) (time - self->begin) / self->us_per_px;
}

gint64
il_time_scale_to_time (IlTimeScale *self,
                       double       x)
{
  g_return_val_if_fail (IL_IS_TIME_SCALE (self), 0);

  return self->begin + (gint64) llround (x * self->us_per_px);
}
