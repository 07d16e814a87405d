#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks what packagers and stores ask of the Flatpak's manifest; prints TAP, and
what is wrong on stderr.

check-manifest.py MANIFEST     one test case per rule, over the template
check-manifest.py --self-test  one per way of breaking a rule, which must fail for
                               that rule only"""

import copy
import json
import sys
from pathlib import Path

PERMISSIONS = ['--share=network', '--share=ipc', '--socket=wayland', '--socket=fallback-x11',
               '--device=dri']
RUNTIME = {'runtime': 'org.gnome.Platform', 'sdk': 'org.gnome.Sdk', 'runtime-version': '50'}

# Folders of a tree that may be large, and are no sources.
NO_SOURCES = {'.git', '_build', 'build'}


def values(node, key):
    """All that a key has for its value, anywhere below a node."""
    if isinstance(node, dict):
        for name, value in node.items():
            if name == key:
                yield value
            yield from values(value, key)
    elif isinstance(node, list):
        for value in node:
            yield from values(value, key)


def check_indent(manifest, text):
    if text != json.dumps(manifest, indent=4, ensure_ascii=False) + '\n':
        yield 'is not written with four spaces a level'


def check_identity(manifest, _text):
    if manifest.get('id') != '@APP_ID@':
        yield 'the ID is written out: meson.build has it'


def check_permissions(manifest, _text):
    if sorted(manifest.get('finish-args', [])) != sorted(PERMISSIONS):
        yield f"permissions: {manifest.get('finish-args')}"


def check_runtime(manifest, _text):
    for key, value in RUNTIME.items():
        if manifest.get(key) != value:
            yield f'{key} is {manifest.get(key)}, not {value}'


def check_offline(manifest, _text):
    for key in ('build-args', 'test-args'):
        for value in values(manifest, key):
            if any('network' in argument for argument in value):
                yield f'{key}: {value}'


def check_sources(manifest, _text):
    sources = [source for group in values(manifest, 'sources') for source in group]
    if [source['type'] for source in sources] != ['dir'] or sources[0]['path'] != '@SOURCE@':
        yield f'the sources are not this tree: {sources}'
    elif not NO_SOURCES <= set(sources[0].get('skip', [])):
        yield f"skips only {sources[0].get('skip')}"


def check_tests(manifest, _text):
    commands = [line for group in values(manifest, 'test-commands') for line in group]
    if list(values(manifest, 'run-tests')) != [True]:
        yield 'runs no tests'
    elif not any('--suite unit' in line and '--suite net' in line for line in commands):
        yield f'which tests: {commands}'


RULES = {
    'indent': check_indent,
    'identity': check_identity,
    'permissions': check_permissions,
    'runtime': check_runtime,
    'offline': check_offline,
    'sources': check_sources,
    'tests': check_tests,
}

GOOD = {
    'id': '@APP_ID@',
    **RUNTIME,
    'finish-args': PERMISSIONS,
    'modules': [{'run-tests': True, 'test-commands': ['meson test --suite unit --suite net'],
                 'sources': [{'type': 'dir', 'path': '@SOURCE@', 'skip': sorted(NO_SOURCES)}]}],
}

# What is changed, where, and the rule that this breaks.
BAD = (
    ('identity', ('id',), 'org.example.Il'),
    ('permissions', ('finish-args',), PERMISSIONS + ['--filesystem=home']),
    ('permissions', ('finish-args',), PERMISSIONS[1:]),
    ('runtime', ('runtime-version',), '48'),
    ('runtime', ('sdk',), 'org.freedesktop.Sdk'),
    ('offline', ('modules', 0, 'build-options'), {'build-args': ['--share=network']}),
    ('offline', ('modules', 0, 'build-options'), {'test-args': ['--share=network']}),
    ('sources', ('modules', 0, 'sources', 0, 'type'), 'git'),
    ('sources', ('modules', 0, 'sources', 0, 'skip'), ['build']),
    ('tests', ('modules', 0, 'run-tests'), False),
    ('tests', ('modules', 0, 'test-commands'), ['meson test --suite unit']),
)


def written(manifest):
    return json.dumps(manifest, indent=4) + '\n'


def changed(keys, value):
    manifest = copy.deepcopy(GOOD)
    node = manifest
    for key in keys[:-1]:
        node = node[key]
    node[keys[-1]] = value
    return manifest


def broken_rules(text):
    """What is wrong, by rule."""
    manifest = json.loads(text)
    found = {name: list(check(manifest, text)) for name, check in RULES.items()}
    return {name: problems for name, problems in found.items() if problems}


def self_test():
    results = {'nothing wrong': broken_rules(written(GOOD)) == {},
               'tabs': list(broken_rules(json.dumps(GOOD, indent='\t') + '\n')) == ['indent']}
    for number, (rule, keys, value) in enumerate(BAD, 1):
        results[f'{number} {rule}'] = list(broken_rules(written(changed(keys, value)))) == [rule]
    return results


def main(argument):
    if argument == '--self-test':
        results = self_test()
    else:
        broken = broken_rules(Path(argument).read_text(encoding='utf-8'))
        for name, problems in broken.items():
            print(*(f'{argument}: {name}: {problem}' for problem in problems), sep='\n',
                  file=sys.stderr)
        results = {name: name not in broken for name in RULES}

    print(f'1..{len(results)}')
    for number, (name, good) in enumerate(results.items(), 1):
        print('ok' if good else 'not ok', number, '-', name)
    return 0 if all(results.values()) else 1


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
