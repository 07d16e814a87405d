/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Lists of addresses as text and as string vectors.  The functions that
 * change a list return a new one: sessions keep what they are given.
 */

/** IL_ADDRESS_LIST_MAX: The longest list that is taken. */
#define IL_ADDRESS_LIST_MAX 10000

/**
 * IlAddressProblem:
 * @line: the line's number in the text, from 1
 * @reason: a translated sentence
 */
typedef struct
{
  guint line;
  char *reason;
} IlAddressProblem;

/**
 * il_address_list_check:
 * @text: pasted or dropped, a line per address; empty lines and lines that
 *   begin with # are passed over
 * @problems: (out) (element-type IlAddressProblem) (transfer full): what is wrong
 *
 * Returns: (transfer full): the good addresses in order
 */
GStrv il_address_list_check  (const char  *text,
                              GPtrArray  **problems) G_GNUC_WARN_UNUSED_RESULT;

/** il_address_list_join: Returns: (transfer full): @first and then @second,
 * cut at %IL_ADDRESS_LIST_MAX */
GStrv il_address_list_join   (const char *const *first,
                              const char *const *second) G_GNUC_WARN_UNUSED_RESULT;

/** il_address_list_remove: Returns: (transfer full): @list without @index */
GStrv il_address_list_remove (const char *const *list,
                              guint              index) G_GNUC_WARN_UNUSED_RESULT;

/** il_address_list_move: Returns: (transfer full): @list with the address at
 * @from moved so that it stands at @to; both within the list */
GStrv il_address_list_move   (const char *const *list,
                              guint              from,
                              guint              to) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
