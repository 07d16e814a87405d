# SPDX-License-Identifier: GPL-3.0-or-later
"""The measuring: runs programs on workloads, round after round, and keeps the figures."""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from peers import Job

# For one run of one program.
PATIENCE = 300


class FetchError(Exception):
    """A program did not fetch everything."""


@dataclass(frozen=True)
class Sample:
    """One run: seconds, seconds of user and system time, bytes at the peak."""
    wall: float
    cpu: float
    peak: int


@dataclass
class Series:
    """The runs of one program on one workload, or why there are none."""
    samples: list = field(default_factory=list)
    failure: str = ''

    def median(self, what):
        """Of 'wall', 'cpu' or 'peak'; None without a run."""
        return statistics.median(getattr(sample, what) for sample in self.samples) \
            if self.samples and not self.failure else None


def environment(home):
    """Ours, but for what would have programs behave as somebody here prefers."""
    kept = {name: value for name, value in os.environ.items()
            if not name.lower().endswith('_proxy') and not name.startswith('XDG_')}
    return {**kept, 'HOME': str(home), 'LC_ALL': 'C.UTF-8'}


class Bench:
    """Fetches the documents of a server with programs and remembers how that went.

    results holds a Series by (workload's name, program's name)."""

    def __init__(self, server, peers, measured):
        self.server = server
        self.peers = peers
        self.measured = measured
        self.home = server.folder / 'home'
        self.home.mkdir()
        self.results = {}

    def run(self, workload, n_rounds):
        """One round to see that all is fetched, then the measured ones."""
        runs = [(peer, load) for peer in self.peers for load in (workload, workload.light)
                if load and (load is workload or peer.name == 'interleave')]
        for peer, load in runs:
            self.results[load.name, peer.name] = Series()
            self._attempt(peer, load, 'check')
        for number in range(n_rounds):
            # Each is first, and behind each other, in turn.
            turned = runs[number % len(runs):] + runs[:number % len(runs)]
            for peer, load in turned:
                self._attempt(peer, load, f'round {number + 1} of {n_rounds}')

    def _attempt(self, peer, workload, what):
        series = self.results[workload.name, peer.name]
        if series.failure:
            return
        show_progress(f'{workload.name}, {what}: {peer.name}')
        try:
            sample = self._fetch(peer, workload, logged=what == 'check')
            if what != 'check':
                series.samples.append(sample)
        except FetchError as error:
            series.failure = str(error)

    def _fetch(self, peer, workload, logged):
        job = Job(Path(tempfile.mkdtemp(dir=self.server.folder)), workload.at_once)
        output = self.server.folder / 'output'
        job.write(self.server.addresses(workload, logged))
        try:
            if logged:
                self.server.forget()
            sample = self._measure(peer, job, output)
            if peer.read:
                self._check_claim(peer.read(output), workload)
            if logged and self.server.count_whole(workload) != workload.count:
                raise FetchError('did not fetch every document whole')
            return sample
        finally:
            shutil.rmtree(job.folder, ignore_errors=True)

    def _measure(self, peer, job, output):
        report = self.server.folder / 'report'
        errors = self.server.folder / 'errors'
        with open(output, 'wb') as out, open(errors, 'wb') as err:
            try:
                subprocess.run([self.measured, report, *peer.argv(job)], stdin=subprocess.DEVNULL,
                               stdout=out, stderr=err, env=environment(self.home), cwd=self.home,
                               timeout=PATIENCE, check=True)
            except subprocess.TimeoutExpired:
                raise FetchError(f'not done within {PATIENCE} s') from None
        wall, cpu, peak, status = map(int, report.read_text(encoding='ascii').split())
        if status != 0:
            said = errors.read_text(errors='replace').strip().splitlines()[-1:]
            raise FetchError(' '.join([f'exit status {status}', *said]))
        return Sample(wall / 1e6, cpu / 1e6, peak * 1024)

    def _check_claim(self, claim, workload):
        expected = (workload.count, workload.total, self.server.lines[workload.name])
        if claim is None:
            raise FetchError('not every document is in the same state')
        for said, true, what in zip(claim, expected, ('documents', 'bytes', 'lines')):
            if said not in (None, true):
                raise FetchError(f'says {said} {what} instead of {true}')


def show_progress(text):
    """On a terminal, on a line that the next one replaces; nothing ends it."""
    if sys.stderr.isatty():
        print(f'\r{text}\033[K', end='', file=sys.stderr, flush=True)
