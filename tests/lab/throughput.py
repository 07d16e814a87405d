#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How fast is the lab where nothing slows it down? Prints a table.

throughput.py LAB-SERVER CERTIFICATE [GIB]

As many bytes from the lab and from nginx, by turns, to the same client, over 1 and 8
connections. Enough is 1 GB/s, or a third of nginx; the exit status says whether it is."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import closing, contextmanager
from pathlib import Path

sys.dont_write_bytecode = True
# pylint: disable=wrong-import-position
from fidelity import lab  # noqa: E402

ROUNDS = 3
CONNECTIONS = (1, 8)
ENOUGH = 1e9
PART_OF_NGINX = 1 / 3
SKIPPED = 77

CONFIGURATION = """
{user}
worker_processes 1;
daemon off;
pid nginx.pid;
error_log error.log;
events {{ worker_connections 256; }}
http {{
  access_log off;
  client_body_temp_path temp;
  proxy_temp_path temp;
  fastcgi_temp_path temp;
  uwsgi_temp_path temp;
  scgi_temp_path temp;
  sendfile on;
  server {{
    listen 127.0.0.1:{plain};
    listen 127.0.0.1:{tls} ssl;
    ssl_certificate {certificate};
    ssl_certificate_key {certificate};
    root {folder};
  }}
}}
"""


def find_nginx():
    return shutil.which('nginx', path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")


def free_port():
    with closing(socket.socket()) as probe:
        probe.bind(('127.0.0.1', 0))
        return probe.getsockname()[1]


@contextmanager
def nginx(folder, certificate, size):
    """The addresses of a file of this size, plain and encrypted."""
    ports = {'plain': free_port(), 'tls': free_port()}
    user = 'user root;' if os.geteuid() == 0 else ''  # otherwise it could not enter
    (folder / 'nginx.conf').write_text(
        CONFIGURATION.format(folder=folder, certificate=certificate, user=user, **ports), 'utf-8')
    (folder / 'temp').mkdir()
    with open(folder / 'file', 'wb') as file:
        for _ in range(size // 2**20):
            file.write(os.urandom(2**20))
    with subprocess.Popen([find_nginx(), '-p', folder, '-c', 'nginx.conf'],
                          stderr=subprocess.DEVNULL) as process:
        try:
            wait_for(ports['tls'])
            yield {'plain': f"http://127.0.0.1:{ports['plain']}/file",
                   'tls': f"https://127.0.0.1:{ports['tls']}/file"}
        finally:
            process.terminate()


def wait_for(port):
    for _ in range(1000):
        with closing(socket.socket()) as probe:
            if probe.connect_ex(('127.0.0.1', port)) == 0:
                return
        time.sleep(0.02)
    sys.exit('nginx does not come up')


def write_scenarios(folder, size):
    """Plain and in chunks, and the same encrypted."""
    document = f'Kind=binary\nSize={size}\n'
    for name, link in (('open', ''), ('closed', '[Link]\nTLS=yes\n')):
        path = folder / f'{name}.scenario'
        path.write_text('[Scenario]\nTitle=T\nSentence=S\n' + link + '[Document length]\n' + document
                        + '[Document chunked]\nFraming=chunked\n' + document, 'utf-8')
        yield path


def fetch(address, connections, times):
    """Seconds in which so many clients at once fetch an address so many times in all."""
    command = ['curl', '--silent', '--fail', '--insecure', '--http1.1', '--noproxy', '*']
    command += ['--output', '/dev/null', address] * (times // connections)
    begin = time.monotonic()
    clients = [subprocess.Popen(command) for _ in range(connections)]
    if any(client.wait() != 0 for client in clients):
        sys.exit(f'curl does not get {address}')
    return time.monotonic() - begin


def measure(rows, size, times):
    """The best of some rounds, in GB/s, of each of two servers."""
    found = {}
    for _ in range(ROUNDS):
        for name, pair in rows.items():
            for connections in CONNECTIONS:
                rates = found.setdefault((name, connections), ([], []))
                for address, list_of_rates in zip(pair, rates):
                    list_of_rates.append(size * times / fetch(address, connections, times) / 1e9)
    return {key: tuple(map(max, rates)) for key, rates in found.items()}


def main(server, certificate, gib='2'):
    if not find_nginx() or not shutil.which('curl'):
        print('nginx or curl is not installed')
        return SKIPPED
    size, times = 256 * 2**20, round(float(gib) * 4)
    times = max(times // max(CONNECTIONS), 1) * max(CONNECTIONS)
    place = '/dev/shm' if Path('/dev/shm').is_dir() else None
    with tempfile.TemporaryDirectory(prefix='interleave-lab-', dir=place) as name:
        folder = Path(name)
        with nginx(folder, Path(certificate).resolve(), size) as theirs, \
                lab(server, *write_scenarios(folder, size)) as ours:
            address = {(each['id'], each['name']): each['address'] for each in ours}
            rows = {'Content-Length': (address['open', 'length'], theirs['plain']),
                    'chunked': (address['open', 'chunked'], theirs['plain']),
                    'TLS': (address['closed', 'length'], theirs['tls'])}
            found = measure(rows, size, times)
    print(f'GB/s, the best of {ROUNDS} rounds of {size * times / 2**30:g} GiB; '
          f'load {os.getloadavg()[0]:.1f}')
    print(f"{'':16}{'connections':>12}{'lab':>8}{'nginx':>8}{'ratio':>8}")
    for (name, connections), (our, their) in found.items():
        print(f'{name:16}{connections:12}{our:8.2f}{their:8.2f}{our / their:8.2f}')
    slow = [key for key, (our, their) in found.items()
            if our * 1e9 < ENOUGH and our < their * PART_OF_NGINX]
    return 1 if slow else 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
