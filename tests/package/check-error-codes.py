#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares the codes of errors that the sources write with those that are documented;
prints TAP, and what differs on stderr.

check-error-codes.py TREE         with the files in TREE
check-error-codes.py --self-test  one test case per way of being different"""

import re
import sys
from pathlib import Path

SOURCE = 'src/formats/il-export.c'


def codes_of_source(text):
    return re.findall(r'\[IL_ERROR_\w+\] = "([a-z-]+)"', text)


def codes_of_header(text):
    """What stands between the members 'code' and 'message' of the described document."""
    block = re.search(r'^ \*\s+code\s+text: (.*?)^ \*\s+message ', text, re.MULTILINE | re.DOTALL)
    return re.findall(r'[a-z][a-z-]*', block.group(1)) if block else []


def codes_of_manual(text):
    """What is bold in the paragraph that begins with a word and 'code', in any language."""
    block = re.search(r'^\.PP\n\w+\n\.I code\n(.*?)^\.(?:PP|S[HS])\b', text.replace('\\-', '-'),
                      re.MULTILINE | re.DOTALL)
    return re.findall(r'^\.BR? ([a-z-]+)', block.group(1), re.MULTILINE) if block else []


FILES = {
    'src/formats/il-json.h': codes_of_header,
    'data/man/interleave-cli.1': codes_of_manual,
    'data/man/fr/interleave-cli.1': codes_of_manual,
}


def compare(codes, name, text):
    found = FILES[name](text)
    for code in sorted(set(codes) - set(found)):
        yield f'{name} lacks {code}'
    for code in sorted(set(found) - set(codes)):
        yield f'{name} has {code}, {SOURCE} has not'
    for code in sorted({code for code in found if found.count(code) > 1}):
        yield f'{name} has {code} twice'


def check(source, texts):
    """The failures of each file, by its name."""
    codes = codes_of_source(source)
    results = {SOURCE: [] if codes else [f'{SOURCE} has no codes']}
    results.update((name, list(compare(codes, name, text))) for name, text in texts.items())
    return results


GOOD_SOURCE = '[IL_ERROR_TLS] = "tls",\n[IL_ERROR_CUT_BODY] = "cut-body",\n'
HEADER = """ * error   object
 *   code     text: tls,
 *            cut-body
 *   message  text: a sentence
"""
MANUAL = """.I code
(see below)
.PP
The
.I code
of an error is one of
.BR tls ,
and
.BR cut\\-body .
.SS CSV
.B csv
"""
GOOD = dict(zip(FILES, (HEADER, MANUAL, MANUAL)))

# What breaks a case: (case, text, what it becomes).
BAD = (
    *((name, 'tls', 'ssl') for name in FILES),
    *((name, 'tls,', 'cut-body,') for name in FILES if name.endswith('.h')),
    *((name, '.BR tls ,\n', '') for name in FILES if name.endswith('.1')),
    *((name, '.BR tls ,\n', 2 * '.BR tls ,\n') for name in FILES if name.endswith('.1')),
    *((name, '.I code\nof', '.I codes\nof') for name in FILES if name.endswith('.1')),
)


def self_test():
    """Yields (name, failures): a case that finds nothing fails, and so does any other."""
    yield 'agrees', [failure for found in check(GOOD_SOURCE, GOOD).values() for failure in found]
    yield 'no-codes', [] if check('', GOOD)[SOURCE] else ['found nothing']
    for index, (case, old, new) in enumerate(BAD):
        texts = {**GOOD, case: GOOD[case].replace(old, new)}
        broken = {name for name, found in check(GOOD_SOURCE, texts).items() if found}
        yield f'differs-{index}-{case}', [] if broken == {case} else [f'found: {sorted(broken)}']


def main(argument):
    if argument == '--self-test':
        results = list(self_test())
    else:
        read = {name: (Path(argument) / name).read_text(encoding='utf-8')
                for name in (SOURCE, *FILES)}
        results = list(check(read.pop(SOURCE), read).items())

    print(f'1..{len(results)}')
    for number, (name, failures) in enumerate(results, 1):
        for failure in failures:
            print(failure, file=sys.stderr)
        print(f"{'not ok' if failures else 'ok'} {number} /error-codes/{name}")
    return 1 if any(failures for _, failures in results) else 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
