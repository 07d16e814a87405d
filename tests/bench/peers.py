# SPDX-License-Identifier: GPL-3.0-or-later
"""The programs that are compared: how each is found, called and believed."""

import csv
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Callable

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Job:
    """A list of addresses to fetch, with a folder for what goes with it."""
    folder: Path
    at_once: int

    @property
    def addresses(self):
        return self.folder / 'addresses'

    @property
    def curl_config(self):
        return self.folder / 'curl.conf'

    @property
    def downloads(self):
        """Where a program that has to write files does; emptied after each run."""
        return self.folder / 'downloads'

    def write(self, addresses):
        self.downloads.mkdir()
        self.addresses.write_text('\n'.join(addresses) + '\n', encoding='utf-8')
        self.curl_config.write_text(
            ''.join(f'url = "{address}"\noutput = "/dev/null"\n' for address in addresses),
            encoding='utf-8')


@dataclass(frozen=True)
class Peer:
    """A program: how to find it, and why if that is in vain; and what to call with it.

    read gives the (documents, bytes, lines) that its output claims, None for a number
    that it does not tell; without it the program's exit status and nginx are believed."""
    name: str
    find: Callable
    command: Callable
    read: Callable = None
    missing: str = 'not installed'
    note: str = ''
    version: tuple = ('--version',)

    @cached_property
    def path(self):
        return self.find()

    def argv(self, job):
        return [str(word) for word in (self.path, *self.command(job))]

    def title(self):
        """What it says of itself, on one line."""
        if not self.version:
            return self.note
        said = subprocess.run([self.path, *self.version], stdout=subprocess.PIPE, check=False,
                              stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
        words = said.stdout.decode(errors='replace').split()[:3]
        return ' '.join(words) + (f'; {self.note}' if self.note else '')


def interleave_command(job):
    order = ('-s',) if job.at_once == 1 else ('-n', job.at_once)
    return ('--csv', *order, '--input', job.addresses)


def read_interleave(output):
    with open(output, encoding='utf-8', newline='') as file:
        rows = list(csv.DictReader(file))
    if len({row['state'] for row in rows}) != 1:
        return None
    return len(rows), sum(int(row['bytes']) for row in rows), sum(int(row['lines']) for row in rows)


def curl_command(job):
    parallel = () if job.at_once == 1 else ('-Z', '--parallel-max', job.at_once)
    return ('-q', '-s', '-S', '--no-progress-meter', '-f', '--http1.1', *parallel,
            '-K', job.curl_config)


def aria2_command(job):
    return ('--no-conf', '-q', '--file-allocation=none', '--auto-save-interval=0',
            '--max-download-result=0', '-j', job.at_once, '-x1', '-s1', '-d', job.downloads,
            '-i', job.addresses)


def wget2_command(job):
    return ('--no-config', '-q', '--no-hsts', '-O', '/dev/null', f'--max-threads={job.at_once}',
            '-i', job.addresses)


def aiohttp_command(job):
    return (HERE / 'aiohttp-fetch.py', job.at_once, job.addresses)


def loop_lines_command(job):
    return (job.at_once, job.addresses)


def loop_command(job):
    return ('--no-count', *loop_lines_command(job))


def read_sums(output):
    """Of the small programs beside this one."""
    return None, *map(int, output.read_text(encoding='utf-8').split())


def read_bytes(output):
    """Of one that does not count lines."""
    return *read_sums(output)[:2], None


def python_with_aiohttp():
    """The interpreter that has the module, which need not be the one that runs this."""
    for path in (sys.executable, shutil.which('python3'), '/usr/bin/python3'):
        if path and subprocess.run([path, '-c', 'import aiohttp'], check=False,
                                   stderr=subprocess.DEVNULL).returncode == 0:
            return path
    return None


def if_built(path):
    return path if path.is_file() else None


def all_peers(cli, loop):
    """In the order of the table; cli and loop are the paths of ours, as built."""
    find_loop = partial(if_built, loop)
    return (
        Peer('interleave', partial(if_built, cli), interleave_command, read_interleave,
             missing='not built'),
        Peer('curl', partial(shutil.which, 'curl'), curl_command),
        Peer('aria2c', partial(shutil.which, 'aria2c'), aria2_command,
             note='writes files, into memory if there is room; the others drop what they read'),
        Peer('wget2', partial(shutil.which, 'wget2'), wget2_command,
             note='a thread for each at once'),
        Peer('aiohttp', python_with_aiohttp, aiohttp_command, read_sums,
             version=('-c', 'import aiohttp; print("aiohttp", aiohttp.__version__)')),
        Peer('loop-lines', find_loop, loop_lines_command, read_sums, missing='not built',
             version=(), note='the loop, counting line feeds with memchr ()'),
        Peer('loop', find_loop, loop_command, read_bytes, missing='not built',
             version=(), note='the limit of the machine: poll (), read, forget'),
    )
