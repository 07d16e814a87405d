#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether `meson dist` makes a tarball that builds: check-dist.py SOURCE BUILD; prints TAP."""

import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

# What a tarball is not without, and what it never holds.
NEEDED = ('COPYING', 'README.md', 'meson.build', 'data/scenarios/four-tax-forms.scenario',
          'flatpak', 'po/fr.po', 'src', 'tests', 'tools/run')
UNWANTED = ('.git', '_build', 'build')


def run(*command, **more):
    """Runs it; its output goes to the log only if it fails."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          stdin=subprocess.DEVNULL, **more)
    if done.returncode:
        print(*(f'# {line}' for line in done.stdout.splitlines()[-40:]), sep='\n')
    return done.returncode == 0, done.stdout


def refusal(source):
    """Why no tarball can be made here, if so."""
    for tool in ('meson', 'ninja', 'git'):
        if not shutil.which(tool):
            return f'{tool} is not installed'
    if not (source / '.git').exists():
        return 'this is no clone of the repository'
    return None


def dist(source, folder):
    """In a build folder of its own: nothing is left in the one that is tested."""
    # Whoever owns the clone: it is only read.
    env = {**os.environ, 'GIT_CONFIG_COUNT': '1', 'GIT_CONFIG_KEY_0': 'safe.directory',
           'GIT_CONFIG_VALUE_0': '*'}
    build = folder / 'build'
    made = (run('meson', 'setup', str(build), str(source), env=env)[0] and
            run('meson', 'dist', '-C', str(build), '--no-tests', '--allow-dirty',
                '--formats', 'gztar', env=env)[0])
    tarballs = list((build / 'meson-dist').glob('*.tar.gz'))
    return tarballs[0] if made and len(tarballs) == 1 else None


def has_right_files(tarball, name):
    with tarfile.open(tarball) as archive:
        names = archive.getnames()
    tops = {entry.split('/')[0] for entry in names}
    missing = [entry for entry in NEEDED if f'{name}/{entry}' not in names]
    unwanted = [entry for entry in UNWANTED if f'{name}/{entry}' in names]
    for what in (missing and f'missing: {missing}', unwanted and f'unwanted: {unwanted}',
                 tops != {name} and f'top folders: {sorted(tops)}'):
        if what:
            print(f'# {what}')
    return tops == {name} and not missing and not unwanted


def builds(tarball, name, folder):
    with tarfile.open(tarball) as archive:
        archive.extractall(folder)
    source, build = folder / name, folder / 'again'
    return (run('meson', 'setup', '-Dtests=false', '-Dwerror=true', str(build), str(source))[0] and
            run('ninja', '-C', str(build))[0] and
            run('meson', 'install', '-C', str(build), '--no-rebuild', '--destdir',
                str(folder / 'root'))[0])


def knows_its_version(folder, version):
    programs = sorted((folder / 'root').rglob('bin/interleave*'))
    answers = [run(str(program), '--version') for program in programs]
    for program, (_, text) in zip(programs, answers):
        print(f'# {program.name}: {text.strip()}')
    return len(programs) == 2 and all(good and version in text for good, text in answers)


def main(source, build):
    source = Path(source)
    reason = refusal(source)
    if reason:
        print(f'1..0 # SKIP {reason}')
        return 0

    info = json.loads((Path(build) / 'meson-info/intro-projectinfo.json').read_text())
    name = f"{info['descriptive_name']}-{info['version']}"
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        tarball = dist(source, folder)
        results = [('made', tarball is not None)]
        if tarball:
            results.append(('files', has_right_files(tarball, name)))
            results.append(('builds', builds(tarball, name, folder)))
            results.append(('version', knows_its_version(folder, info['version'])))

    print(f'1..{len(results)}')
    for number, (case, good) in enumerate(results, 1):
        print(f"{'ok' if good else 'not ok'} {number} /dist/{case}")
    return 0 if all(good for _, good in results) else 1


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
