/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A lab with one scenario, and curl to judge it. */

#pragma once

#include "lab/lab.h"

G_BEGIN_DECLS

#define LAB_HEAD "[Scenario]\nTitle=T\nSentence=S\n"

typedef struct
{
  IlLab      *lab;
  IlScenario *scenario;
  guint16     port;
} LabFixture;

/**
 * LabTransfer:
 * @exit: curl's exit code: what its manual calls it is said in the tests
 * @status: of the last answer
 * @size: bytes of the body, as they came
 * @n_connects: connections that were made
 * @n_redirects: redirects that were followed
 *
 * What curl says of a transfer.
 */
typedef struct
{
  int    exit;
  guint  status;
  gint64 size;
  guint  n_connects;
  guint  n_redirects;
  char  *body;
} LabTransfer;

/** lab_fixture_open: Opens @text as the scenario 'test'. */
void lab_fixture_open (LabFixture *self,
                       const char *text);
void lab_fixture_close (LabFixture *self);

/** lab_fixture_dup_address: Returns: where the document @name is to be had */
char *lab_fixture_dup_address (LabFixture *self,
                               const char *name);

/** lab_fixture_skip_without_curl: Returns: whether the test is skipped, since
 * there is no curl */
gboolean lab_fixture_skip_without_curl (void);

/** lab_fixture_curl: Fetches the documents @names, a space between two, in one
 * call of curl with @options, which may be empty. */
LabTransfer lab_fixture_curl (LabFixture *self,
                              const char *names,
                              const char *options);

void lab_transfer_clear (LabTransfer *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LabTransfer, lab_transfer_clear)

G_END_DECLS
