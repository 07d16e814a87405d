#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The house rules that a machine can check; prints TAP, and what breaks them on stderr.

check-rules.py TREE         one test case per rule, over a source tree
check-rules.py --self-test  one per way of breaking a rule, each in a small tree
                            that is made for it and must fail for that rule only"""

import re
import sys
import tempfile
from pathlib import Path

FILE_LINES = 600
FUNCTION_LINES = 60
MAIN_LINES = 60
COLUMNS = 100
LICENCE = 'SPDX-License-Identifier: GPL-3.0-or-later'

# What a layer may include of ours, and which families of libraries beside
# GLib and the C library.
LAYERS = {
    'recording': ((), ()),
    'analysis': (('recording',), ()),
    'engine': (('recording',), ('libsoup',)),
    'lab': ((), ('libsoup',)),
    'formats': (('recording', 'analysis'), ('json',)),
    'timeline': (('recording', 'analysis'), ('gtk',)),
    'app': (('recording', 'analysis', 'engine', 'lab', 'formats', 'timeline'),
            ('libsoup', 'gtk', 'json')),
    'cli': (('recording', 'analysis', 'engine', 'lab', 'formats'), ('libsoup', 'json')),
}
FAMILIES = {
    'libsoup': r'libsoup/',
    'json': r'json-glib/',
    'gtk': r'(gtk|gdk|gsk|adwaita|pango|graphene|cairo|gdk-pixbuf)\b',
}


def files(tree, folders, suffixes):
    """The text files under some folders of a tree, by their suffixes."""
    for folder in folders:
        for path in sorted((tree / folder).rglob('*')):
            if path.is_file() and path.suffix in suffixes:
                yield path


def lines_of(path):
    return path.read_text(encoding='utf-8').splitlines()


def c_files(tree, folders=('src', 'tests')):
    return files(tree, folders, ('.c', '.h'))


def check_layers(tree):
    for path in c_files(tree, ('src',)):
        layer = path.relative_to(tree / 'src').parts[0]
        if layer not in LAYERS:
            yield path, 0, f'{layer} is no layer: see LAYERS in this test'
            continue
        ours, families = LAYERS[layer]
        for number, line in enumerate(lines_of(path), 1):
            match = re.match(r'\s*#\s*include\s*([<"])([^>"]+)', line)
            if not match:
                continue
            quote, name = match.groups()
            target = name.split('/')[0]
            if quote == '"' and name != 'config.h' and (target not in LAYERS or '/' not in name):
                yield path, number, f'"{name}" does not begin with its layer'
            elif quote == '"' and target in LAYERS and target not in (layer, *ours):
                yield path, number, f'{layer} includes {target}'
            for family, pattern in FAMILIES.items():
                if quote == '<' and re.match(pattern, name) and family not in families:
                    yield path, number, f'{layer} includes {family}'


def check_licence(tree):
    for path in files(tree, ('src', 'tests', 'tools', '.ci', 'data', 'po'),
                      ('.c', '.h', '.py', '.sh', '.bash', '.zsh', '.fish', '.build', '.ui',
                       '.css', '.in', '.xml', '.svg', '.scenario', '.1', '')):
        text = path.read_text(encoding='utf-8', errors='replace')
        script = text.startswith(('#!', '#compdef'))
        if path.suffix == '' and not script or path.name.startswith('POTFILES'):
            continue
        licence = 'SPDX-License-Identifier: CC0-1.0' if 'metainfo' in path.name else LICENCE
        allowed = 1 if path.suffix in ('.c', '.h') else 2
        if not any(licence in line for line in text.splitlines()[:allowed]):
            yield path, 1, f'does not begin with {licence}'


def check_headers(tree):
    for path in files(tree, ('src', 'tests'), ('.h',)):
        if '#pragma once' not in lines_of(path):
            yield path, 1, 'has no #pragma once'


def check_file_length(tree):
    for path in c_files(tree):
        length = len(lines_of(path))
        limit = MAIN_LINES if path.name == 'main.c' else FILE_LINES
        if length > limit:
            yield path, limit, f'{length} lines; {limit} is the most'


def check_columns(tree):
    for path in c_files(tree):
        for number, line in enumerate(lines_of(path), 1):
            if len(line) > COLUMNS:
                yield path, number, f'{len(line)} columns; {COLUMNS} is the most'
            if '\t' in line or line != line.rstrip():
                yield path, number, 'a tab, or space at the end'


def functions(lines):
    """(name, first line, last line) of each function.

    A body begins with a brace alone in the first column and ends with one; a
    type's end has its name or a semicolon after it. The first line is the one
    with the function's name, above its parameters."""
    begin = None
    for number, line in enumerate(lines, 1):
        if line == '{':
            begin = number
        elif begin and line == '}':
            first = begin - 1
            while first > 1 and re.match(r'\s', lines[first - 1]):
                first -= 1
            yield lines[first - 1].split('(')[0].strip(), first, number
            begin = None
        elif begin and line.startswith('}'):
            begin = None


def check_function_length(tree):
    for path in files(tree, ('src', 'tests'), ('.c',)):
        lines = lines_of(path)
        for name, first, last in functions(lines):
            if last - first + 1 > FUNCTION_LINES:
                yield path, first, (f'{name}: {last - first + 1} lines; '
                                    f'{FUNCTION_LINES} is the most')
        # Else the lengths above would miss it.
        for number, line in enumerate(lines, 1):
            if re.match(r'[A-Za-z_][^=]*\)\s*\{', line):
                yield path, number, "a function's brace belongs on a line of its own"


def check_words(tree):
    for path in c_files(tree, ('src',)):
        for number, line in enumerate(lines_of(path), 1):
            match = re.search(r'\bg_object_unref ?\(|\b(TODO|FIXME|XXX)\b', line)
            if match:
                yield path, number, f'has {match.group()}'


def check_deprecated(tree):
    for path in c_files(tree):
        if re.fullmatch(r'il-\w+-compat\.c', path.name):
            continue
        for number, line in enumerate(lines_of(path), 1):
            match = re.search(r'\w+_IGNORE_DEPRECATIONS|-Wdeprecated\S*|_DISABLE_DEPRECATION\w*',
                              line)
            if match:
                yield path, number, f'has {match.group()}, which belongs in an il-…-compat.c'


def check_text(tree):
    """A macro inside text to translate: the catalogue would hold the text up to it."""
    for path in c_files(tree, ('src',)):
        text = path.read_text(encoding='utf-8')
        for match in re.finditer(r'\b(?:_|N_|[a-z_]*gettext) ?\(\s*(?:"(?:[^"\\]|\\.)*"\s*)+G_\w+',
                                 text):
            number = text.count('\n', 0, match.end()) + 1
            yield path, number, 'a macro inside text to translate'


def check_resources(tree):
    listed = set()
    for manifest in tree.glob('src/**/*.gresource.xml*'):
        for name in re.findall(r'<file[^>]*>([^<]+)</file>', manifest.read_text(encoding='utf-8')):
            listed.add((manifest.parent / name.strip()).resolve())
    for path in files(tree, ('src',), ('.ui',)):
        if path.resolve() not in listed:
            yield path, 1, 'is in no *.gresource.xml'


def check_identity(tree):
    """The application's ID, with dots or as a path, outside the one place for it."""
    build = (tree / 'meson.build').read_text(encoding='utf-8')
    app_id = re.search(r"^app_id = '(.+)'$", build, re.M).group(1)
    for folder in ('src', 'data', 'tests', 'tools', 'flatpak', '.ci', 'po'):
        for path in sorted((tree / folder).rglob('*')):
            if not path.is_file() or '__pycache__' in path.parts:
                continue
            text = path.read_text(encoding='utf-8', errors='replace')
            for number, line in enumerate(text.splitlines(), 1):
                if app_id in line or app_id.replace('.', '/') in line:
                    yield path, number, f'{app_id} is written out'


RULES = {
    'layers': check_layers,
    'licence': check_licence,
    'headers': check_headers,
    'file-length': check_file_length,
    'columns': check_columns,
    'function-length': check_function_length,
    'words': check_words,
    'deprecated': check_deprecated,
    'text': check_text,
    'resources': check_resources,
    'identity': check_identity,
}

HEAD = f'/* {LICENCE} */\n'
UI = f'<?xml version="1.0"?>\n<!-- {LICENCE} -->\n<interface/>\n'
FUNCTION = 'void\nil_f (int a,\n      int b)\n{\n%s}\n'

# A tree that keeps every rule, up to its limits.
GOOD = {
    'meson.build': f"# {LICENCE}\napp_id = 'org.example.Il'\n",
    'src/recording/il-a.h': HEAD + '#pragma once\n#include <glib.h>\n',
    'src/app/il-b.c': (HEAD + '#include "config.h"\n#include "recording/il-a.h"\n'
                       '#include <adwaita.h>\n\nstruct _Il\n{\n' + '  int a;\n' * 70 + '};\n\n'
                       + FUNCTION % ('  a ();\n' * (FUNCTION_LINES - 4))
                       + '  g_clear_pointer (&a, g_object_unref);\n'),
    'src/app/il-b.ui': UI,
    'src/app/il-gtk-compat.c': HEAD + 'G_GNUC_BEGIN_IGNORE_DEPRECATIONS\n',
    'src/app/il.gresource.xml.in': UI.replace('<interface/>', '<file preprocess="x">il-b.ui</file>'),
    'src/app/meson.build': f'# {LICENCE}\n',
    'tests/app/test.py': f'#!/usr/bin/env python3\n# {LICENCE}\n',
    'data/_x': f'#compdef x\n# {LICENCE}\n',
    'po/LINGUAS': 'fr\n',
}

# What breaks a rule: (rule, file, text).
BAD = (
    ('layers', 'src/recording/il-x.c', HEAD + '#include "app/il-b.h"\n'),
    ('layers', 'src/recording/il-x.c', HEAD + '#include <gtk/gtk.h>\n'),
    ('layers', 'src/analysis/il-x.c', HEAD + '#include "engine/engine.h"\n'),
    ('layers', 'src/analysis/il-x.c', HEAD + '# include <libsoup/soup.h>\n'),
    ('layers', 'src/lab/il-x.c', HEAD + '#include "recording/recording.h"\n'),
    ('layers', 'src/cli/il-x.c', HEAD + '#include "timeline/timeline.h"\n'),
    ('layers', 'src/cli/il-x.c', HEAD + '#include <pango/pango.h>\n'),
    ('layers', 'src/app/il-x.c', HEAD + '#include "il-b.h"\n'),
    ('layers', 'src/app/il-x.c', HEAD + '#include "other/il-b.h"\n'),
    ('layers', 'src/misc/il-x.c', HEAD),
    ('licence', 'src/app/il-x.c', '\n' + HEAD),
    ('licence', 'src/app/il-b.ui', '<?xml version="1.0"?>\n<interface/>\n'),
    ('licence', 'tools/x', '#!/bin/sh\n'),
    ('licence', 'data/x.1', '.SH NAME\n'),
    ('licence', 'data/_x', '#compdef x\n'),
    ('licence', 'tests/meson.build', "subdir('app')\n"),
    ('headers', 'src/app/il-x.h', HEAD),
    ('file-length', 'tests/x.c', HEAD + '\n' * FILE_LINES),
    ('file-length', 'src/cli/main.c', HEAD + '\n' * MAIN_LINES),
    ('columns', 'src/app/il-x.c', HEAD + '/' * (COLUMNS + 1) + '\n'),
    ('columns', 'src/app/il-x.c', HEAD + '\tint a;\n'),
    ('function-length', 'src/app/il-x.c', HEAD + FUNCTION % ('  a ();\n' * (FUNCTION_LINES - 3))),
    ('function-length', 'tests/x.c', HEAD + FUNCTION % ('\n' * FUNCTION_LINES)),
    ('function-length', 'src/app/il-x.c', HEAD + 'int main (void) {\n}\n'),
    ('words', 'src/app/il-x.c', HEAD + '  g_object_unref (self);\n'),
    ('words', 'src/app/il-x.c', HEAD + '/* ' + 'TO' + 'DO: more */\n'),
    ('words', 'src/app/il-x.h', HEAD + '#pragma once\n/* FIX' + 'ME */\n'),
    ('deprecated', 'src/app/il-x.c', HEAD + 'G_GNUC_BEGIN_IGNORE_DEPRECATIONS\n'),
    ('deprecated', 'tests/x.c', HEAD + '#pragma GCC diagnostic ignored "-Wdeprecated"\n'),
    ('text', 'src/app/il-x.c', HEAD + '_ ("from %"\n   G_GINT64_FORMAT " on")\n'),
    ('resources', 'src/app/il-x.ui', UI),
    ('identity', 'data/x.json', '{ "id": "org.example.Il" }\n'),
    ('identity', 'src/app/il-x.c', HEAD + '#define PATH "/org/example/Il/window.ui"\n'),
)


def check(tree):
    """The failures of each rule, as sentences."""
    tree = tree.resolve()
    return {name: [f'{path.relative_to(tree)}:{number}: {what}' for path, number, what in rule(tree)]
            for name, rule in RULES.items()}


def build(folder, contents):
    for name, text in contents.items():
        path = Path(folder) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding='utf-8')


def self_test():
    """Yields (name, failures) as TAP wants them: a rule that finds nothing fails."""
    with tempfile.TemporaryDirectory() as folder:
        build(folder, GOOD)
        yield 'keeps-every-rule', sum(check(Path(folder)).values(), [])
    for index, (rule, name, text) in enumerate(BAD):
        with tempfile.TemporaryDirectory() as folder:
            build(folder, {**GOOD, name: text})
            broken = [rule for rule, found in check(Path(folder)).items() if found]
            yield f'breaks-{rule}-{index}', [] if broken == [rule] else [f'found: {broken}']


def main(argument):
    if argument == '--self-test':
        results = list(self_test())
    else:
        results = list(check(Path(argument)).items())

    print(f'1..{len(results)}')
    for number, (name, failures) in enumerate(results, 1):
        for failure in failures:
            print(failure, file=sys.stderr)
        print(f"{'not ok' if failures else 'ok'} {number} /rules/{name}")
    return 1 if any(failures for _, failures in results) else 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
