/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/il-adaptive-bin.h"
#include "app/il-controls.h"
#include "app/il-guess-card.h"
#include "app/il-lesson-bar.h"
#include "app/il-notice.h"
#include "app/il-picker.h"
#include "app/il-race-page.h"
#include "app/il-replay-bar.h"
#include "app/il-run-store.h"
#include "app/il-runs-panel.h"
#include "app/il-sweep-page.h"
#include "app/il-timeline.h"
#include "app/il-window.h"

G_BEGIN_DECLS

/* Shared by il-window.c, which shows, il-window-actions.c, which does,
 * il-window-replay.c, which moves the playhead, il-window-race.c,
 * which lets runs race, il-window-runs.c, which keeps them, and il-window-scenarios.c, which
 * opens scenario files. */
struct _IlWindow
{
  AdwApplicationWindow parent_instance;

  IlSession *session;
  IlView *view;
  GSettings *settings;
  GSignalGroup *playhead_signals;
  GSimpleAction *race_action;
  IlNotice *notice;
  guint begin_tick;
  guint begin_source;
  guint n_ticks;
  GtkNativeDialog *chooser;

  IlAdaptiveBin *bin;
  GtkWidget *run_button;
  AdwButtonContent *run_content;
  IlControls *wide_controls;
  IlControls *narrow_controls;
  GtkWidget *narrow_bar;
  GtkMenuButton *source_button;
  GtkLabel *source_label;
  GtkLabel *network_label;
  IlPicker *picker;
  GtkWidget *lines_button;
  IlLessonBar *lesson_bar;
  AdwToastOverlay *toasts;
  GtkStack *stack;
  GtkWidget *runs_separator;
  IlRunsPanel *runs_panel;
  IlRunStore *run_store;
  GtkWidget *race_button;
  GtkWidget *lesson_box;
  IlGuessCard *guess;
  IlTimeline *timeline;
  IlRacePage *race;
  IlReplayBar *replay_bar;
  IlSweep *sweep;
  IlSweepPage *sweep_page;
};

void  il_window_install_actions (GtkWidgetClass *widget_class);
void  il_window_install_replay_actions (GtkWidgetClass *widget_class);
void  il_window_install_scenario_actions (GtkWidgetClass *widget_class);

/** il_window_set_up_replay: Once, when the template is there. */
void  il_window_set_up_replay   (IlWindow  *self,
                                 GSettings *settings);

/** il_window_follow_page: Call when another page is seen: what moves a playhead
 * moves that one's. */
void  il_window_follow_page     (IlWindow *self);

/** il_window_update_narrow_bar: Call when the window's shape or the page changed. */
void  il_window_update_narrow_bar (IlWindow *self);

/** il_window_get_playhead: Returns: (transfer none): of the page that is seen */
IlPlayhead *il_window_get_playhead (IlWindow *self);

/** il_window_shows: Returns: whether the page of that name is seen */
gboolean il_window_shows        (IlWindow   *self,
                                 const char *page);

/** il_window_show_recording: Shows the page of the session's recording, or that
 * there is none to be shown. */
void  il_window_show_recording  (IlWindow *self);

/** il_window_set_up_guess: Once, when there are a session and a view. */
void  il_window_set_up_guess    (IlWindow *self);

void  il_window_install_race_actions (GtkWidgetClass *widget_class);

/** il_window_set_up_race: Once, when there are a session and a view. */
void  il_window_set_up_race     (IlWindow *self);

/** il_window_update_race: Makes sensitive what can be done about a race now. */
void  il_window_update_race     (IlWindow *self);

void  il_window_install_sweep_actions (GtkWidgetClass *widget_class);

/** il_window_set_up_sweep: Once, when there is a session. */
void  il_window_set_up_sweep    (IlWindow *self);

/** il_window_keeps_sweep: Returns: whether the sweep is what is seen, and another
 * recording is no reason to leave it */
gboolean il_window_keeps_sweep  (IlWindow *self);

/** il_window_forget_begin: Nothing is begun after this. */
void  il_window_forget_begin    (IlWindow *self);

/** il_window_set_up_runs: Once, when there are a session and a view. */
void  il_window_set_up_runs     (IlWindow  *self,
                                 GSettings *settings);

/** il_window_forget_runs: Call when the window goes. */
void  il_window_forget_runs     (IlWindow  *self);

/** il_window_update_runs: Call when the window gets narrow or wide. */
void  il_window_update_runs     (IlWindow  *self);

/** il_window_refuse_run: Tells why a run could not be made ready. */
void  il_window_refuse_run      (IlWindow     *self,
                                 const GError *error);

/** il_window_begin_when_painted: Begins the run that was made ready, once its
 * rows are on screen. */
void  il_window_begin_when_painted (IlWindow *self);

/** il_window_update_actions: Makes sensitive what can be done now. */
void  il_window_update_actions  (IlWindow *self);

/** il_window_dup_links: Returns: (transfer full): the addresses of dropped
 * links, a line each */
char *il_window_dup_links       (GdkFileList *links) G_GNUC_WARN_UNUSED_RESULT;

/** il_window_open_scenarios: Opens those of @files that are scenario files.
 * Returns: whether any was */
gboolean il_window_open_scenarios (IlWindow    *self,
                                   GdkFileList *files);

/** il_window_show_error: @reason: plain text, in full */
void  il_window_show_error      (IlWindow   *self,
                                 const char *heading,
                                 const char *reason);

G_END_DECLS
