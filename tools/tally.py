#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the test cases in a log of `meson test`: tally.py TESTLOG.JSON [FILE TITLE]

A program that speaks TAP counts by its test cases, any other as one. Prints which
failed and why some were skipped, then "N passed, N failed[, N skipped]"; with FILE,
appends the three numbers to it and begins that line with TITLE and a colon. Exits
with 1 if a test failed or there is no log."""

import json
import re
import sys

CASE = re.compile(r'(ok|not ok)\b(?: +\d+)?(?: +-)? *([^#]*)(?:# *(SKIP|TODO)\S* *(.*))?', re.I)
PLAN = re.compile(r'^1\.\.\d+', re.M)


def cases(output):
    """The (verdict, name, reason) of each case that a TAP program printed."""
    for line in output.splitlines():
        match = CASE.match(line)
        if not match:
            continue
        verdict, name, directive, reason = match.groups()
        directive = (directive or '').upper()
        if directive == 'SKIP':
            yield 'skipped', name.strip(), reason
        elif verdict == 'ok' or directive == 'TODO':
            yield 'passed', name.strip(), ''
        else:
            yield 'failed', name.strip(), ''


def program(entry):
    """The same for one program, which may have died before its last case."""
    output = entry.get('stdout') or ''
    result = entry['result']
    found = list(cases(output)) if PLAN.search(output) else []
    reason = output.strip().splitlines()[0] if output.strip() else 'no reason given'
    if result == 'SKIP' and not found:
        return [('skipped', '', reason)]
    if result in ('OK', 'EXPECTEDFAIL', 'SKIP'):
        return found or [('passed', '', '')]
    if not any(verdict == 'failed' for verdict, _, _ in found):
        found.append(('failed', '', ''))
    return found


def read(path):
    try:
        with open(path, encoding='utf-8') as log:
            return [json.loads(line) for line in log]
    except FileNotFoundError:
        return None


def main(path, tally=None, title=None):
    entries = read(path)
    counts = {'passed': 0, 'failed': 0 if entries else 1, 'skipped': 0}
    for entry in entries or []:
        for verdict, name, reason in program(entry):
            counts[verdict] += 1
            if verdict != 'passed':
                words = (f'{verdict}:', entry['name'], name, f'({reason})' if reason else '')
                print(*filter(None, words))

    if tally:
        with open(tally, 'a', encoding='utf-8') as out:
            print(*counts.values(), file=out)
    begin = f'{title}: ' if title else ''
    skipped = f", {counts['skipped']} skipped" if counts['skipped'] else ''
    print(f"{begin}{counts['passed']} passed, {counts['failed']} failed{skipped}")
    return 1 if counts['failed'] else 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
