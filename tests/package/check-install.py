#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Installs into an empty folder and compares what lies there with a list.

check-install.py LIST BUILD PREFIX APP-ID [--write]

The list names files below the prefix, one a line, sorted, with @APP_ID@ for the
identity; lines that begin with # are comments. --write makes it anew."""

import difflib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path


def installed(build, prefix, app_id):
    """The files that the build installs, as the list writes them."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(['meson', 'install', '-C', build, '--no-rebuild', '--quiet',
                        '--destdir', folder], check=True, stdout=subprocess.DEVNULL)
        top = Path(folder + prefix)
        for path in Path(folder).rglob('*'):
            if not path.is_dir():
                name = os.path.relpath(path, top)
                yield name.replace(app_id, '@APP_ID@')


def main(list_file, build, prefix, app_id, write=None):
    if not shutil.which('meson'):
        print('meson is not installed')
        return 77
    found = sorted(installed(build, prefix, app_id))
    text = Path(list_file).read_text(encoding='utf-8').splitlines()
    comments = [line for line in text if line.startswith('#')]
    expected = [line for line in text if line and not line.startswith('#')]

    if write == '--write':
        Path(list_file).write_text('\n'.join(comments + found) + '\n', encoding='utf-8')
        return 0
    for line in difflib.unified_diff(expected, found, 'expected', 'installed', lineterm=''):
        print(line)
    if found != expected:
        print(f"If that is meant: {' '.join(sys.argv)} --write")
    return 0 if found == expected else 1


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
