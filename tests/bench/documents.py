# SPDX-License-Identifier: GPL-3.0-or-later
"""What is fetched: the workloads, their documents, and the nginx that serves them."""

import os
import random
import shutil
import socket
import subprocess
import time
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

KIB, MIB, GIB = 2**10, 2**20, 2**30
PATIENCE = 20

# One worker: the load is the same for everybody, and leaves a core to the client.
# Two servers, as a log costs time: the checks use the one that writes it.
CONFIGURATION = """
{user}
worker_processes 1;
daemon off;
pid nginx.pid;
error_log error.log;
events {{ worker_connections 1024; }}
http {{
  log_format seen '$status $body_bytes_sent $request_uri';
  client_body_temp_path temp;
  proxy_temp_path temp;
  fastcgi_temp_path temp;
  uwsgi_temp_path temp;
  scgi_temp_path temp;
  default_type text/plain;
  root root;
  sendfile on;
  open_file_cache max=64;
  keepalive_timeout 60;
  keepalive_requests 1000000;
{servers}
}}
"""
SERVER = """
  server {{
    listen 127.0.0.1:{port};
    access_log {log};
    location = /up {{ return 204; }}
    location /small/ {{ rewrite ^ /small.txt break; }}
  }}
"""


@dataclass(frozen=True)
class Workload:
    """Some documents of one size, to be fetched a number at once.

    light has the same amount of everything but what memory must not depend on."""
    name: str
    count: int
    size: int
    at_once: int
    light: 'Workload' = None

    @property
    def total(self):
        return self.count * self.size

    @property
    def paths(self):
        """Distinct; the small ones are one file to nginx, the others are hard links."""
        folder = 'small/' if self.name.startswith('small') else ''
        return [f'/{folder}{self.name}-{index}.txt' for index in range(self.count)]

    @property
    def title(self):
        size, unit = next((self.size / unit, name) for unit, name in
                          ((GIB, 'GiB'), (MIB, 'MiB'), (KIB, 'KiB'), (1, 'B'))
                          if self.size >= unit)
        order = 'one after the other' if self.at_once == 1 else f'{self.at_once} at once'
        return f'{self.name}: {self.count:,} documents of {size:.4g} {unit}, {order}'


def workloads(scale):
    """The three, with sizes and counts at a scale that is 1 or less."""
    def scaled(number, least=1):
        return max(least, round(number * scale))

    return (
        Workload('bulk', 8, scaled(512 * MIB), 8,
                 light=Workload('bulk-light', 8, scaled(512 * MIB, 512) // 512, 8)),
        Workload('sequence', 4, scaled(GIB), 1),
        Workload('small', scaled(10000, 64), KIB, 32,
                 light=Workload('small-light', scaled(2000, 32), KIB, 32)),
    )


def write_text(path, size):
    """Writes size bytes of lines of about 80 bytes; returns the number of lines."""
    source = random.Random(size)
    block = b''.join(b'x' * source.randint(59, 99) + b'\n' for _ in range(MIB // 80))
    lines = 0
    with open(path, 'wb') as file:
        for begin in range(0, size, len(block)):
            part = block[:size - begin]
            if begin + len(part) == size:
                part = part[:-1] + b'\n'
            file.write(part)
            lines += part.count(b'\n')
    return lines


def free_port():
    with closing(socket.socket()) as probe:
        probe.bind(('127.0.0.1', 0))
        return probe.getsockname()[1]


def find_nginx():
    return shutil.which('nginx', path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")


class Server:
    """An nginx with the documents of some workloads, in a folder: a context manager."""

    def __init__(self, folder, served):
        self.folder = folder
        self.root = folder / 'root'
        self.log = folder / 'access.log'
        self.lines = {}
        self.root.mkdir()
        (folder / 'temp').mkdir()
        for workload in served:
            self._write_documents(workload)

    def _write_documents(self, workload):
        if workload.name.startswith('small'):
            names = [self.root / 'small.txt']
        else:
            names = [self.root / path[1:] for path in workload.paths]
        self.lines[workload.name] = write_text(names[0], workload.size) * workload.count
        for name in names[1:]:
            os.link(names[0], name)

    def __enter__(self):
        self.ports = [free_port(), free_port()]
        servers = ''.join(SERVER.format(port=port, log=log)
                          for port, log in zip(self.ports, ('off', f'{self.log} seen')))
        # Otherwise its worker could not enter our folder.
        user = 'user root;' if os.geteuid() == 0 else ''
        text = CONFIGURATION.format(user=user, servers=servers)
        (self.folder / 'nginx.conf').write_text(text, encoding='utf-8')
        self.process = subprocess.Popen([find_nginx(), '-p', self.folder, '-c', 'nginx.conf'],
                                        stderr=subprocess.DEVNULL)
        try:
            self._wait_until_up()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def _wait_until_up(self):
        end = time.monotonic() + PATIENCE
        while True:
            try:
                return self._ask()
            except OSError:
                if time.monotonic() > end or self.process.poll() is not None:
                    raise
                time.sleep(0.02)

    def _ask(self):
        with closing(HTTPConnection('127.0.0.1', self.ports[1], timeout=PATIENCE)) as connection:
            connection.request('GET', '/up')
            connection.getresponse()

    def addresses(self, workload, logged):
        port = self.ports[1 if logged else 0]
        return [f'http://127.0.0.1:{port}{path}' for path in workload.paths]

    def forget(self):
        """Begins a new count of what was fetched through the log."""
        os.truncate(self.log, 0)

    def count_whole(self, workload):
        """How many of its documents were fetched whole since then."""
        # Its only worker answers this after it has logged what was before.
        self._ask()
        lines = set(self.log.read_text(encoding='utf-8').splitlines())
        return sum(f'200 {workload.size} {path}' in lines for path in workload.paths)


def free_bytes(folder):
    """The room in a folder; one in memory has no more than there is free memory."""
    room = os.statvfs(folder)
    free = room.f_bavail * room.f_frsize
    if Path(folder) == Path('/dev/shm'):
        fields = dict(line.split(':') for line in open('/proc/meminfo', encoding='utf-8'))
        free = min(free, int(fields['MemAvailable'].split()[0]) * KIB)
    return free
