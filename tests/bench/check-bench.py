#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs tools/bench on next to nothing and looks at what it prints; prints TAP.

check-bench.py BENCH BUILD: the form of the table, never its figures"""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PATIENCE = 60
WORKLOADS = ('bulk', 'sequence', 'small')
OTHERS = ('curl', 'aria2c', 'wget2', 'aiohttp', 'loop-lines', 'loop')
FIGURES = r'(?: +\d+\.\d+){5}(?: +\d+\.\d\d){3}'
GOAL = r'(?:bulk|sequence|small): .* at most .*  (met|missed|not measured)'


class Check:
    """The test cases; each yields what is wrong."""

    def __init__(self, bench, build):
        self.command = [sys.executable, bench, '--build', build, '--scale', '1/2000']
        self.cli = Path(build) / 'src' / 'cli' / 'interleave-cli'

    def run(self, *options, **variables):
        done = subprocess.run([*self.command, *options], stdout=subprocess.PIPE, check=False,
                              stderr=subprocess.STDOUT, timeout=PATIENCE,
                              env={**os.environ, **variables})
        return done.returncode, done.stdout.decode()

    def _check_table(self, names):
        """That each has a row for each workload, and the others by curl's measure."""
        status, text = self.run('--rounds', '1', '--programs', ','.join(names))
        if status != 0:
            yield f'exit status {status}: {text}'
        headings = re.findall(r'^(\w+): [\d,]+ documents of .*, (?:8|32) at once$|'
                              r'^(sequence): .* one after the other$', text, re.M)
        if [''.join(found) for found in headings] != list(WORKLOADS):
            yield f'headings: {headings}'
        for name in names:
            rows = re.findall(rf'^{name} +(?:not installed$|{FIGURES}$)', text, re.M)
            if len(rows) != len(WORKLOADS):
                yield f'{name}: {len(rows)} rows'
        goals = re.findall(rf'^{GOAL}$', text, re.M)
        measured = [goal for goal in goals if goal != 'not measured']
        if len(goals) != 10 or bool(measured) != ('interleave' in names):
            yield f'goals: {goals}'

    def others(self):
        yield from self._check_table(OTHERS)

    def ours(self):
        yield from self._check_table(('interleave', 'curl', 'loop'))

    def nothing_fetched(self):
        """Programs that fail, or that do nothing and say that all is well."""
        for program in ('false', 'true'):
            with tempfile.TemporaryDirectory() as folder:
                os.symlink(shutil.which(program), f'{folder}/curl')
                path = f"{folder}:{os.environ['PATH']}"
                status, text = self.run('--rounds', '1', '--only', 'bulk', '--cli',
                                        f'{folder}/curl', '--programs', 'curl,interleave',
                                        PATH=path)
            failures = re.findall(r'^(\w+) +failed: ', text, re.M)
            if status != 1 or failures != ['interleave', 'curl']:
                yield f'{program}: exit status {status}: {text}'

    def wrong_options(self):
        for words in (('--only', 'nothing'), ('--programs', 'curl,nobody'), ('--scale', '2'),
                      ('--scale', '1/0'), ('--rounds', '0')):
            status, text = self.run(*words)
            if status != 2:
                yield f'{words}: exit status {status}: {text}'

    def interrupted(self):
        """Ctrl-C in the midst: nothing is left behind."""
        with subprocess.Popen([*self.command, '--rounds', '1000', '--programs', 'curl'],
                              start_new_session=True, stdout=subprocess.DEVNULL) as process:
            try:
                nginx, folder = wait_for_nginx(process)
            finally:
                os.killpg(process.pid, signal.SIGINT)
            status = process.wait(PATIENCE)
        if status != 130:
            yield f'exit status {status}'
        if folder.exists():
            yield f'{folder} is left'
        if Path(f'/proc/{nginx}').exists():
            yield 'nginx is left'


def nginx_folder(process):
    """That of a process that is an nginx which is up, and has written its title."""
    try:
        words = Path(f'/proc/{process}/cmdline').read_text('utf-8').replace('\0', ' ').split()
    except OSError:  # it has ended meanwhile
        return None
    folder = Path(words[words.index('-p') + 1]) if '-p' in words else None
    return folder if folder and (folder / 'nginx.pid').exists() else None


def wait_for_nginx(process):
    """Its process and its folder."""
    end = time.monotonic() + PATIENCE
    children = Path(f'/proc/{process.pid}/task/{process.pid}/children')
    while process.poll() is None and time.monotonic() < end:
        for child in children.read_text('ascii').split():
            folder = nginx_folder(child)
            if folder:
                return child, folder
        time.sleep(0.02)
    raise RuntimeError('no nginx came')


def main(bench, build):
    path = f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"
    for tool in ('nginx', 'curl'):
        if not shutil.which(tool, path=path):
            print(f'1..0 # SKIP {tool} is not installed')
            return 0

    check = Check(bench, build)
    cases = (check.others, check.ours, check.nothing_fetched, check.wrong_options,
             check.interrupted)
    print(f'1..{len(cases)}')
    failed = False
    for number, case in enumerate(cases, 1):
        wrong = list(case())
        failed = failed or bool(wrong)
        print(*wrong, sep='\n', end='\n' if wrong else '', file=sys.stderr)
        print(f"{'not ok' if wrong else 'ok'} {number} /bench/{case.__name__.replace('_', '-')}",
              flush=True)
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
