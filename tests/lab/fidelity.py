#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Does the lab keep to its plans? A client that is not ours looks; prints TAP.

fidelity.py LAB-SERVER

A mark is the moment at which the bytes of a step are there, from the sending of the
request. A machine that is busy with other things can't be measured: each measurement
is repeated until it is good, and if it never was, a timer beside it and the load decide
whether that is the server's fault or the machine's."""

import hashlib
import json
import os
import ssl
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urljoin

sys.dont_write_bytecode = True
# pylint: disable=wrong-import-position
from reader import percentile, read_all  # noqa: E402

ATTEMPTS = 5
PATIENCE = 60
# What is promised: ms for 95 of 100 marks, and parts of a rate.
MARK = 5
RATE = 0.05
# ms by which the control may be late on a machine that can be measured.
CONTROL = 2
# s of a delivery that is fetched to be compared; a longer one is only computed.
SHORT = 3

HEAD = '[Scenario]\nTitle=T\nSentence=S\nSeed=11\n'
KINDS = (
    'Kind=lines\nLines=40\nFirstByte={first}\nInterval=20\n',
    'Kind=binary\nSize=90000\nFirstByte={first}\nBody=1000\n',
    'Kind=lines\nLines=40\nFirstByte={first}\nInterval=25\nJitter=20\n',
    'Kind=book\nLines=60\nFirstByte={first}\nInterval=18\nGzip=yes\n',
    'Kind=prose\nSize=30000\nFirstByte={first}\nBody=900\nFraming=chunked\n',
    'Kind=binary\nSize=50000\nFirstByte={first}\nBody=1100\nFraming=chunked\nJitter=30\n',
    'Kind=prose\nSize=30000\nFirstByte={first}\nBody=1000\nFraming=close\n',
    'Kind=prose\nSize=20000\nFirstByte={first}\nBody=1000\nGzip=yes\nFraming=chunked\n',
)


def documents(kinds, count):
    return ''.join(f'[Document {i}]\n' + kinds[i % len(kinds)].format(first=40 + i * 7 % 160)
                   for i in range(count))


@contextmanager
def lab(server, *files):
    """The documents that a lab serves."""
    with subprocess.Popen([server, *files], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          encoding='utf-8') as process:
        lines = iter(process.stdout.readline, '\n')
        yield [json.loads(line) for line in lines]
        process.stdin.close()


def warm_up(address):
    """The first request of all finds nothing of the server's code in memory."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        opener.open(urljoin(address, '/'), timeout=PATIENCE)
    except urllib.error.HTTPError as answer:
        answer.close()


def marks(document, fetch):
    """ms by which each step of a document missed its time."""
    seen = -1
    for due, end in document['plan']:
        if end > seen:
            seen = end
            yield abs(fetch.time_of(end) * 1000 - (due + document['delay']) / 1000)


def is_complete(document, fetch):
    return fetch.size == document['size']


class Measurement:
    """What was measured, how well the machine was, and whether it is good enough."""

    def __init__(self, figure, text, limit, control):
        self.figure = figure
        self.text = text
        self.is_good = figure <= limit
        self.control = control.lateness()


class Fidelity:
    """The test cases. Those that measure return a Measurement, the others yield what is
    wrong."""

    def __init__(self, server, folder):
        self.server = server
        self.folder = Path(folder)

    def write(self, text):
        path = self.folder / 'test.scenario'
        path.write_text(HEAD + text, encoding='utf-8')
        return path

    def read(self, text, gap=0):
        with lab(self.server, self.write(text)) as listed:
            warm_up(listed[0]['address'])
            fetches, control = read_all([each['address'] for each in listed], gap, PATIENCE)
        pairs = list(zip(listed, fetches))
        for document, fetch in pairs:
            assert is_complete(document, fetch), f"{document['name']}: {fetch.size} bytes"
        return pairs, control

    def measure_marks(self, text, gap=0):
        pairs, control = self.read(text, gap)
        missed = [each for document, fetch in pairs for each in marks(document, fetch)]
        most = percentile(missed, 95)
        text = (f'{len(missed)} marks: {percentile(missed, 50):.1f} ms off in the median, 95 % at '
                f'most {most:.1f}, all at most {max(missed):.1f}')
        return Measurement(most, text, MARK, control)

    def one_of_lines(self):
        return self.measure_marks(documents(KINDS[:1], 1))

    def one_binary(self):
        return self.measure_marks(documents(KINDS[1:2], 1))

    def one_of_each(self):
        return self.measure_marks(documents(KINDS, len(KINDS)))

    def hundred(self):
        """One asked for after another, so that not all their steps are due at once."""
        return self.measure_marks(documents(KINDS, 100), gap=0.003)

    def hundred_with_delay(self):
        return self.measure_marks('[Link]\nDelay=70\n' + documents(KINDS, 100), gap=0.003)

    def document_rates(self):
        """Each document has its own rate."""
        rates = (20000, 150000, 4000000, 50000000)
        pairs, control = self.read(''.join(
            f'[Document {rate}]\nKind=binary\nSize={rate}\nRate={rate}\nFirstByte=50\n'
            for rate in rates))
        off = [abs(document['size'] / (fetch.times[-1] - fetch.times[0]) / rate - 1)
               for rate, (document, fetch) in zip(rates, pairs)]
        return Measurement(max(off), ', '.join(f'{rate} B/s: {each:+.1%}'
                                               for rate, each in zip(rates, off)), RATE, control)

    def measure_link(self, rate, count, size):
        """The rate over the whole, and how fair it was when the first of all ended."""
        pairs, control = self.read(f'[Link]\nRate={rate}\n' + ''.join(
            f'[Document {i}]\nKind=binary\nSize={size}\n' for i in range(count)))
        fetches = [fetch for _, fetch in pairs]
        begin = min(fetch.begin for fetch in fetches)
        ends = [fetch.begin + fetch.times[-1] for fetch in fetches]
        real = count * size * 8 / (max(ends) - begin)
        shares = [fetch.size_at(min(ends)) for fetch in fetches]
        mean = sum(shares) / count
        unfair = max(abs(share / mean - 1) for share in shares)
        off = abs(real / rate - 1)
        return Measurement(max(off, unfair), f'{rate} bit/s: {real / rate - 1:+.2%}, '
                           f'shares differ by {unfair:.2%}', RATE, control)

    def link_of_one(self):
        return self.measure_link(8000000, 1, 1500000)

    def link_of_ten(self):
        return self.measure_link(8000000, 10, 200000)

    def fast_link_of_one(self):
        return self.measure_link(1000000000, 1, 150000000)

    def fast_link_of_ten(self):
        return self.measure_link(400000000, 10, 8000000)

    def determinism(self):
        """Two runs of the program: the same plans, and the same bytes."""
        runs = [self.run_builtin(), self.run_builtin()]
        if list(runs[0]) != list(runs[1]):
            yield 'the runs have other documents'
            return
        for key, (document, fetched) in runs[0].items():
            again, fetched_again = runs[1][key]
            if document != again:
                yield f'{key}: another plan in the second run'
            if (fetched or fetched_again) and not fetched == fetched_again == document['sha256']:
                yield f'{key}: other bytes in one of the runs'
        n_fetched = sum(fetched is not None for _, fetched in runs[0].values())
        print(f'# {len(runs[0])} documents, {n_fetched} of them fetched')
        if n_fetched < len(runs[0]) / 2:
            yield 'not even half of the documents were fetched'

    def run_builtin(self):
        with lab(self.server) as listed, ThreadPoolExecutor(len(listed)) as pool:
            sums = pool.map(lambda each: fetch_sum(each['address']) if is_short(each) else None,
                            listed)
            run = {f"{each['id']}/{each['name']}": (each, found)
                   for each, found in zip(listed, sums)}
        for document, _ in run.values():
            del document['address']
        return run


def is_short(document):
    transfer = document['size'] * 8e6 / document['rate'] if document['rate'] else 0
    duration = document['plan'][-1][0] * (1 + document['redirects']) + document['delay'] + transfer
    return document['failure'] == 0 and duration < SHORT * 1e6


def fetch_sum(address):
    """Of what is behind an address, compressed if it comes so."""
    trusting = ssl.create_default_context()
    trusting.check_hostname = False
    trusting.verify_mode = ssl.CERT_NONE
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}),
                                         urllib.request.HTTPSHandler(context=trusting))
    request = urllib.request.Request(address, headers={'Accept-Encoding': 'gzip'})
    try:
        with opener.open(request, timeout=PATIENCE) as answer:
            return hashlib.sha256(answer.read()).hexdigest()
    except urllib.error.HTTPError as answer:  # is an answer too
        return hashlib.sha256(answer.read()).hexdigest()


def measure(case):
    """Repeats a measurement until it is good; the best."""
    found = []
    while len(found) < ATTEMPTS and not (found and found[-1].is_good):
        found.append(case())
        print(f'# {found[-1].text}; control {found[-1].control:.1f} ms late, '
              f'load {os.getloadavg()[0]:.1f}', flush=True)
    return min(found, key=lambda each: each.figure)


def judge(case):
    """Whether a measurement passed, and a directive of TAP."""
    if os.environ.get('TEST_SANITIZER', 'none') != 'none':
        return True, ' # SKIP a server with sanitizers takes longer'

    best = measure(case)
    load = os.getloadavg()[0]
    if not best.is_good and (best.control > CONTROL or load > os.cpu_count()):
        return True, f' # SKIP machine too busy: control {best.control:.1f} ms, load {load:.1f}'
    return best.is_good, ''


def judge_facts(case):
    wrong = list(case())
    print(*wrong, sep='\n', end='\n' if wrong else '', file=sys.stderr)
    return not wrong, ''


def main(server):
    with tempfile.TemporaryDirectory() as folder:
        check = Fidelity(server, folder)
        measured = (check.one_of_lines, check.one_binary, check.one_of_each, check.hundred,
                    check.hundred_with_delay, check.document_rates, check.link_of_one,
                    check.link_of_ten, check.fast_link_of_one, check.fast_link_of_ten)
        cases = [(case, judge) for case in measured] + [(check.determinism, judge_facts)]
        print(f'1..{len(cases)}', flush=True)
        failed = False
        for number, (case, judged) in enumerate(cases, 1):
            passed, directive = judged(case)
            failed = failed or not passed
            name = case.__name__.replace('_', '-')
            print(f"{'ok' if passed else 'not ok'} {number} /lab/fidelity/{name}{directive}",
                  flush=True)
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
