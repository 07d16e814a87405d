#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures how well the libsoup in use speaks HTTP/2; prints what was found.

Servers of its own on the loopback address, with TLS: an nginx, and a SoupServer as the
lab is one; clients: libsoup with the engine's way of reading, over HTTP/2 and HTTP/1.1,
and curl. src/engine/il-http2.h was decided by these figures. Fails where a server or
a client did not come to its end in the HTTP/1.1 rounds; a bad figure is no failure."""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

# Before the import, as it would leave a compiled file between the sources.
sys.dont_write_bytecode = True

# pylint: disable=wrong-import-position
from documents import KIB, MIB, find_nginx, free_port, write_text  # noqa: E402

PATIENCE = 60
SKIPPED = 77
STREAMS = 8

CONFIGURATION = """
{user}
worker_processes 1;
daemon off;
pid nginx.pid;
error_log error.log;
events {{ worker_connections 1024; }}
http {{
  access_log off;
  client_body_temp_path temp;
  proxy_temp_path temp;
  fastcgi_temp_path temp;
  uwsgi_temp_path temp;
  scgi_temp_path temp;
  default_type text/plain;
  root root;
  server {{
    listen 127.0.0.1:{port} ssl http2;
    ssl_certificate cert.pem;
    ssl_certificate_key key.pem;
    keepalive_requests 1000000;
    location /few/ {{ keepalive_requests 100; rewrite ^ /small break; }}
    location /small/ {{ rewrite ^ /small break; }}
    location / {{ try_files $uri @behind; }}
    location @behind {{
      proxy_pass http://127.0.0.1:{behind};
      proxy_http_version 1.1;
      proxy_buffering off;
    }}
  }}
}}
"""


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.split('\n', maxsplit=1)[0])
    parser.add_argument('--build', required=True, metavar='FOLDER')
    parser.add_argument('--rounds', type=int, default=3, metavar='N', help='3 by default')
    parser.add_argument('--only', metavar='WORD', default='',
                        help='what has this word in its title')
    parser.add_argument('--large', type=int, default=1024, metavar='MIB',
                        help='the size of the large body, 1024 by default')
    return parser.parse_args()


def what_is_missing():
    for tool in ('openssl', 'curl'):
        if not shutil.which(tool):
            return f'{tool} is not installed'
    if not find_nginx():
        return 'nginx is not installed'
    said = subprocess.run(['curl', '--version'], capture_output=True, text=True, check=False)
    return '' if 'HTTP2' in said.stdout else 'curl does not speak HTTP/2'


class Servers:
    """The nginx and the SoupServer, in a folder: a context manager."""

    def __init__(self, folder, program, large):
        self.folder = folder
        self.program = program
        self.processes = []
        self.said = open(folder / 'said', 'w+', encoding='utf-8')
        (folder / 'root').mkdir()
        (folder / 'temp').mkdir()
        write_text(folder / 'root' / 'small', KIB)
        write_text(folder / 'root' / 'medium', 64 * MIB)
        write_text(folder / 'root' / 'large', large * MIB)
        subprocess.run(['openssl', 'req', '-x509', '-nodes', '-newkey', 'rsa:2048', '-days', '2',
                        '-keyout', folder / 'key.pem', '-out', folder / 'cert.pem',
                        '-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'],
                       check=True, capture_output=True)

    def __enter__(self):
        self._start([self.program, self.folder / 'cert.pem', self.folder / 'key.pem'],
                    stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                    stderr=self.said,
                    env={**os.environ, 'SOUP_SERVER_HTTP2': '1', 'G_DEBUG': ''})
        lines = [self.processes[0].stdout.readline().split() for _ in range(2)]
        ports = {scheme: int(port) for scheme, port in lines}
        self.soup = f"https://127.0.0.1:{ports['https']}"
        port = free_port()
        user = 'user root;' if os.geteuid() == 0 else ''
        (self.folder / 'nginx.conf').write_text(
            CONFIGURATION.format(user=user, port=port, behind=ports['http']), encoding='utf-8')
        self._start([find_nginx(), '-p', self.folder, '-c', 'nginx.conf'],
                    stderr=subprocess.DEVNULL)
        self.nginx = f'https://127.0.0.1:{port}'
        self._wait_until_up()
        return self

    def _start(self, command, **options):
        self.processes.append(subprocess.Popen(command, **options))

    def _wait_until_up(self):
        end = time.monotonic() + PATIENCE
        while subprocess.run(['curl', '-sko', '/dev/null', f'{self.nginx}/small'],
                             check=False).returncode != 0:
            if time.monotonic() > end:
                raise RuntimeError('nginx does not come up')
            time.sleep(0.05)

    def __exit__(self, *_):
        for process in self.processes:
            process.terminate()
            process.wait(PATIENCE)
        self.said.close()


class Bench:
    """The measurements; each is a title and its rows."""

    def __init__(self, servers, program, arguments):
        self.servers = servers
        self.bases = (('nginx', servers.nginx), ('SoupServer', servers.soup))
        self.program = program
        self.rounds = arguments.rounds
        self.only = arguments.only
        self.failed = False

    def fetch(self, address, *options):
        """What http2-fetch says: a dictionary, and 'errors', a list."""
        command = [self.program, *options, address]
        try:
            done = subprocess.run(command, capture_output=True, text=True, check=False,
                                  timeout=2 * PATIENCE)
        except subprocess.TimeoutExpired:
            return {'errors': [f'not done in {2 * PATIENCE} s'], 'status': -1}
        found = {'errors': [], 'status': done.returncode, 'said': done.stderr.strip()}
        for line in done.stdout.splitlines():
            name, _, value = line.partition(' ')
            if name == 'error':
                found['errors'].append(value)
            else:
                found[name] = value
        return found

    def curl(self, address, count, version):
        """The seconds that curl takes for as many."""
        config = self.servers.folder / 'curl.conf'
        config.write_text(f'url = "{address}"\noutput = "/dev/null"\n' * count, encoding='utf-8')
        words = ['--no-progress-meter', f'--http{version}']
        begin = time.monotonic()
        try:
            done = subprocess.run(['curl', '-sk', '-Z', '--parallel-max', '64', *words,
                                   '-K', config], check=False, timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            return None
        return time.monotonic() - begin if done.returncode == 0 else None

    def title(self, text):
        wanted = self.only in text
        if wanted:
            print(f'\n{text}', flush=True)
        return wanted

    def row(self, name, found, *extra, peer=None):
        """One line: what is of interest everywhere, the time as a ratio to a peer's, and
        the extra names of what was found."""
        parts = [f"HTTP/{found.get('version', '?')}", f"{found.get('whole', 0)} whole"]
        parts += [f'{word} {found[word]}' for word in ('first', 'last', *extra) if word in found]
        if peer:
            parts.append(f"{float(found.get('last', 0)) / peer:.2f} x")
        parts += [f"connections {found.get('connections', '?')}",
                  f"peak {int(found.get('peak', 0)) / KIB:.0f} MiB"]
        if found['status'] != 0:
            parts.append(f"STATUS {found['status']} {found.get('said', '')[-200:]}")
            self.failed = self.failed or found.get('version') == '1.1'
        if found['errors']:
            parts.append(f"{len(found['errors'])} errors, e.g. {found['errors'][0]}")
        print(f"  {name:<10} {'  '.join(parts)}", flush=True)

    def pair(self, address, *options, extra=()):
        """Rounds of the same over both versions, the second by the measure of the first."""
        for _ in range(self.rounds):
            first = self.fetch(address, '-1', *options)
            self.row('HTTP/1.1', first, *extra)
            self.row('HTTP/2', self.fetch(address, *options), *extra,
                     peer=float(first.get('last', 0)) or None)

    def by_curl(self, address, count):
        for version in ('1.1', '2'):
            took = self.curl(address, count, version)
            print(f"  curl {version:<5} {f'last {took:.4f}' if took else 'failed'}", flush=True)

    def delayed(self):
        for name, base in self.bases:
            if self.title(f'delayed: {STREAMS} x 500 ms, {name}'):
                self.pair(f'{base}/delay/500', '-n', str(STREAMS))

    def small(self):
        for path, count, at_once in (('small', 1000, 64), ('small', 5000, 64),
                                     ('small', 5000, 1000), ('few', 1000, 64)):
            if self.title(f'{path}: {count} x 1 KiB, {at_once} at once, nginx'):
                address = f'{self.servers.nginx}/{path}/'
                self.by_curl(address, count)
                self.pair(address, '-n', str(count), '--at-once', str(at_once))

    def large(self):
        for name, address in (('64 MiB, nginx', f'{self.servers.nginx}/medium'),
                              ('large, nginx', f'{self.servers.nginx}/large'),
                              ('64 MiB, SoupServer', f'{self.servers.soup}/bytes/{64 * MIB}'),
                              ('1 GiB, SoupServer', f'{self.servers.soup}/bytes/{1024 * MIB}')):
            if self.title(f'body: {name}'):
                self.by_curl(address, 1)
                self.pair(address, '--seconds', '15')

    def slow(self):
        for path, (name, base) in zip(('large', f'bytes/{1024 * MIB}'), self.bases):
            for count in (1, 3):
                if self.title(f'slow: 1 MiB/s of {count} large bodies for 5 s, {name}'):
                    self.pair(f'{base}/{path}', '-n', str(count), '--slow', '1024',
                              '--seconds', '5', extra=('bytes',))

    def redraw(self):
        if self.title(f'redraw: {STREAMS} x 64 MiB, a tick of 16 ms at priority 120, nginx'):
            self.pair(f'{self.servers.nginx}/medium', '-n', str(STREAMS), '--seconds', '15',
                      extra=('ticks', 'wanted-ticks', 'worst-gap'))

    def drip(self):
        for name, base in self.bases:
            if self.title(f'drip: {STREAMS} x 100 lines, one each 20 ms, {name}'):
                self.pair(f'{base}/drip/100/20', '-n', str(STREAMS), '--stamped',
                          '--seconds', '10', extra=('lines', 'late-median', 'late-worst'))

    def faults(self):
        for name, base in self.bases:
            for path in ('drip/20/20', f'bytes/{MIB}', f'bytes/{16 * MIB}'):
                if self.title(f'faults: one of {STREAMS} of {path} cancelled, {name}'):
                    self.pair(f'{base}/{path}', '-n', str(STREAMS), '--cancel', '3',
                              '--seconds', '15')
            # Whoever has not ended by then was not told.
            if self.title(f'faults: one of two is cut in its midst, 4 s, {name}'):
                self.pair(f'{base}/drip/20/20', f'{base}/cut/{MIB}', '--seconds', '4',
                          extra=('ended',))


def main():
    arguments = parse_arguments()
    missing = what_is_missing()
    if missing:
        print(f'Skipped: {missing}')
        return SKIPPED

    build = Path(arguments.build).resolve() / 'tests' / 'bench'
    with tempfile.TemporaryDirectory(prefix='interleave-http2-') as name:
        with Servers(Path(name), build / 'http2-serve', arguments.large) as servers:
            bench = Bench(servers, build / 'http2-fetch', arguments)
            print(f"libsoup {bench.fetch(servers.nginx + '/small').get('libsoup')}")
            for part in (bench.delayed, bench.small, bench.large, bench.slow, bench.redraw,
                         bench.drip, bench.faults):
                part()
            servers.said.seek(0)
            said = servers.said.read()
            print(f"\nSoupServer warned {said.count('WARNING')} times, "
                  f"was critical {said.count('CRITICAL')} times")
    return 1 if bench.failed else 0


if __name__ == '__main__':
    sys.exit(main())
