#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""aiohttp-fetch.py N FILE: fetches the addresses in FILE, N at once, with aiohttp.

What one would write in Python for the same work: one session, N coroutines that share
one list. Prints the number of bytes and of line feeds; any failure ends it."""

import asyncio
import sys

import aiohttp


async def fetch(session, address):
    """(bytes, line feeds) of one document, which is never held as a whole."""
    size = lines = 0
    async with session.get(address) as answer:
        answer.raise_for_status()
        async for chunk in answer.content.iter_any():
            size += len(chunk)
            lines += chunk.count(b'\n')
    return size, lines


async def fetch_next(session, addresses):
    """The same, summed up, for what is still in an iterator that others share."""
    size = lines = 0
    for address in addresses:
        more = await fetch(session, address)
        size += more[0]
        lines += more[1]
    return size, lines


async def fetch_all(limit, addresses):
    shared = iter(addresses)
    connector = aiohttp.TCPConnector(limit=limit)
    timeout = aiohttp.ClientTimeout(total=None)
    async with aiohttp.ClientSession(connector=connector, timeout=timeout) as session:
        sums = await asyncio.gather(*(fetch_next(session, shared) for _ in range(limit)))
    return [sum(column) for column in zip(*sums)]


def main(limit, path):
    with open(path, encoding='utf-8') as file:
        addresses = file.read().split()
    print(*asyncio.run(fetch_all(int(limit), addresses)))


if __name__ == '__main__':
    main(*sys.argv[1:])
