#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares the keys of scenario files that the sources read, their ranges and words, with
those that CONTRIBUTING.md describes; prints TAP, and what differs on stderr.

check-scenario-keys.py TREE         with the files in TREE
check-scenario-keys.py --self-test  one test case per way of being different"""

import re
import sys
from pathlib import Path

DOCUMENT = 'CONTRIBUTING.md'

# The groups, and where the table of each stands: file and name.
TABLES = {
    '[Scenario]': ('src/lab/il-scenario-parser.c', 'scenario_rules'),
    '[Link]': ('src/lab/il-link-keys.c', 'rules'),
    '[Client]': ('src/lab/il-scenario-parser.c', 'client_rules'),
    '[Document NAME]': ('src/lab/il-document-keys.c', 'rules'),
}

KINDS = {
    'TEXT': lambda _: 'text',
    'TRANSLATED': lambda _: 'text, translated',
    'SWITCH': lambda _: 'switch',
    'NUMBER': lambda value: value,
    'CHOICE': lambda value: value,
}


def number(text, macros):
    """The value of a number or of a macro for one."""
    for _ in range(9):
        text = re.sub(r'\b[A-Z][A-Z_0-9]+\b', lambda match: macros.get(match[0], match[0]), text)
        text = re.sub(r'G_GINT64_CONSTANT \((\w+)\)', r'\1', text)
    text = text.replace('G_MAXINT64', str(2 ** 63 - 1))
    if not re.fullmatch(r'[-\d *<()]+', text):
        raise ValueError(f'{text} is no number')
    return eval(text)  # digits and operators only


def macros_of(text):
    return {name: value.strip() for name, value in
            re.findall(r'^#define (\w+) (.*)$', text, re.MULTILINE)}


def keys_of_source(sources, name, table):
    """What a row of the description has to say of each key in a table of rules."""
    macros = {**macros_of(sources['src/lab/il-document.h']), **macros_of(sources[name])}
    block = re.search(rf'^static const IlKeyRule {table}\[\] = {{\n(.*?)^}};', sources[name],
                      re.MULTILINE | re.DOTALL)
    keys = {}
    for key, kind, rest in re.findall(r'{ "(\w+)", IL_KEY_(\w+), AT \(\w+\)(.*?) }',
                                      block.group(1) if block else ''):
        value = ''
        if kind == 'NUMBER':
            low, high = rest.lstrip(', ').split(', ')
            value = f'{number(low, macros):,} to {number(high, macros):,}'
        elif kind == 'CHOICE':
            words = re.search(rf'\b{rest.split()[-1]}\[\] = {{(.*?)NULL', sources[name], re.DOTALL)
            *first, last = [f'`{word}`' for word in re.findall(r'"(\w+)"', words.group(1))]
            value = f"{', '.join(first)} or {last}"
        keys[key] = KINDS[kind](value)
    return keys


def keys_of_document(text, group):
    """The second column of a group's table, without its unit, by the first."""
    block = re.search(rf'^### `{re.escape(group)}`\n(.*?)(?=^##|\Z)', text,
                      re.MULTILINE | re.DOTALL)
    rows = re.findall(r'^\| `(\w+)` \| (.*?) \|', block.group(1) if block else '', re.MULTILINE)
    return {key: re.sub(r'^[\w/]+, (?=\d)', '', value) for key, value in rows}


def compare(sources, document, group):
    keys = keys_of_source(sources, *TABLES[group])
    described = keys_of_document(document, group)
    if not keys:
        yield f'no keys found for {group}'
    for key in sorted({*keys, *described}):
        if keys.get(key) != described.get(key):
            yield f'{group} {key}: {keys.get(key)}, but {DOCUMENT} says {described.get(key)}'


def check(sources, document):
    results = {group: list(compare(sources, document, group)) for group in TABLES}
    results['all'] = [f'{name}: {table} is in no group of this test'
                      for name, text in sources.items()
                      for table in re.findall(r'^static const IlKeyRule (\w+)\[\]', text, re.MULTILINE)
                      if (name, table) not in TABLES.values()]
    return results


GOOD_SOURCES = {
    'src/lab/il-document.h': '#define SIZE_MAX (G_GINT64_CONSTANT (4) << 30)\n',
    'src/lab/il-scenario-parser.c': '''
static const IlKeyRule scenario_rules[] = {
  { "Title", IL_KEY_TRANSLATED, AT (title) },
  { "Seed", IL_KEY_NUMBER, AT (seed), 0, G_MAXINT64 },
  { NULL },
};
static const IlKeyRule client_rules[] = {
  { "Limit", IL_KEY_NUMBER, AT (limit), 1, 10000 },
  { NULL },
};
''',
    'src/lab/il-link-keys.c': '''
static const IlKeyRule rules[] = {
  { "TLS", IL_KEY_SWITCH, AT (tls) },
  { NULL },
};
''',
    'src/lab/il-document-keys.c': '''
#define MS_MAX (60 * 60 * 1000)
static const char *const kinds[] = { "binary", "lines", "prose", NULL };
static const IlKeyRule rules[] = {
  { "Path", IL_KEY_TEXT, AT (path) },
  { "Kind", IL_KEY_CHOICE, AT (kind), .choices = kinds },
  { "Size", IL_KEY_NUMBER, AT (size), 0, SIZE_MAX },
  { "Body", IL_KEY_NUMBER, AT (body), 0, MS_MAX },
  { NULL },
};
''',
}
GOOD_DOCUMENT = '''### `[Scenario]`

| key | value | default | meaning |
|---|---|---|---|
| `Title` | text, translated | none | its name |
| `Seed` | number, 0 to 9,223,372,036,854,775,807 | 0 | of chance |

### `[Link]`

| `TLS` | switch | `no` | encrypted |

### `[Client]`

| `Limit` | number, 1 to 10,000 | none | at once |

### `[Document NAME]`

| `Path` | text | `/NAME` | its path |
| `Kind` | `binary`, `lines` or `prose` | none | what it is |
| `Size` | bytes, 0 to 4,294,967,296 | none | how large |
| `Body` | ms, 0 to 3,600,000 | 0 | how long |

## Commits

| `Other` | text | none | elsewhere |
'''

# What makes the two differ: (group, text in the description, what it becomes).
BAD = (
    ('[Scenario]', '`Title`', '`Name`'),
    ('[Scenario]', 'text, translated', 'text'),
    ('[Scenario]', '775,807', '775,808'),
    ('[Scenario]', '### `[Scenario]`', '### Scenario'),
    ('[Link]', '| switch', '| text'),
    ('[Link]', '| `TLS`', '| `Rate` | switch | 0 | x |\n| `TLS`'),
    ('[Client]', '1 to 10,000', '0 to 10,000'),
    ('[Document NAME]', '`lines` or', '`rows` or'),
    ('[Document NAME]', '0 to 3,600,000', '0 to 60,000'),
    ('[Document NAME]', '4,294,967,296', '4,294,967,295'),
    ('[Document NAME]', '| `Path`', '`Path`'),
)


def self_test():
    """Yields (name, failures) as TAP wants them: a difference that is not found fails."""
    yield 'same', sum(check(GOOD_SOURCES, GOOD_DOCUMENT).values(), [])
    for index, (group, text, instead) in enumerate(BAD):
        broken = GOOD_DOCUMENT.replace(text, instead, 1)
        found = [name for name, failures in check(GOOD_SOURCES, broken).items() if failures]
        yield f'differs-{index}', [] if found == [group] else [f'{text}: found in {found}']
    more = {**GOOD_SOURCES, 'src/lab/il-more.c': 'static const IlKeyRule rules[] = {\n};\n'}
    found = [name for name, failures in check(more, GOOD_DOCUMENT).items() if failures]
    yield 'more-tables', [] if found == ['all'] else [f'found in {found}']


def main(argument):
    if argument == '--self-test':
        results = list(self_test())
    else:
        tree = Path(argument)
        sources = {str(path.relative_to(tree)): path.read_text(encoding='utf-8')
                   for path in sorted((tree / 'src/lab').glob('*.[ch]'))}
        results = list(check(sources, (tree / DOCUMENT).read_text(encoding='utf-8')).items())

    print(f'1..{len(results)}')
    for number_, (name, failures) in enumerate(results, 1):
        for failure in failures:
            print(failure, file=sys.stderr)
        print(f"{'not ok' if failures else 'ok'} {number_} /scenario-keys/{name}")
    return 1 if any(failures for _, failures in results) else 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
