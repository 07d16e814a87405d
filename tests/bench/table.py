# SPDX-License-Identifier: GPL-3.0-or-later
"""The printing: a table for each workload, and how our figures stand to our goals."""

from dataclasses import dataclass

from documents import KIB, MIB

OURS, MEASURE, LIMIT = 'interleave', 'curl', 'loop'
HEADING = ('wall s', 'from', 'to', 'CPU s', 'peak MiB', 'wall', 'CPU', 'peak')
FIGURES = ('wall', 'cpu', 'peak')


@dataclass(frozen=True)
class Goal:
    """Something of ours that is to be at most a limit; None where it was not measured."""
    what: str
    value: float
    limit: float
    unit: str

    def line(self):
        if self.value is None:
            return f'{self.what:<52}{"":>12}  not measured'
        verdict = 'met' if self.value <= self.limit else 'missed'
        return f'{self.what:<52}{self.value:>8.2f} {self.unit:<3}  {verdict}'


def ratio(one, other):
    return one / other if one is not None and other else None


def cells(series, measure):
    """What stands behind a program's name in its row."""
    wall, cpu, peak = (series.median(figure) for figure in FIGURES)
    walls = [sample.wall for sample in series.samples]
    ratios = (ratio(series.median(figure), measure.median(figure) if measure else None)
              for figure in FIGURES)
    return (f'{wall:.3f}', f'{min(walls):.3f}', f'{max(walls):.3f}', f'{cpu:.3f}',
            f'{peak / MIB:.1f}', *('-' if value is None else f'{value:.2f}' for value in ratios))


def row(name, words):
    return f'{name:<12}' + ''.join(f'{word:>10}' for word in words)


def workload_lines(results, workload, peers, missing):
    """A heading, and a row for each program: figures, or why there are none."""
    measure = results.get((workload.name, MEASURE))
    yield workload.title
    yield row('', HEADING) + f'  (× {MEASURE})'
    for peer in peers:
        series = results[workload.name, peer.name]
        if series.failure:
            yield f'{peer.name:<14}failed: {series.failure}'
        else:
            yield row(peer.name, cells(series, measure))
    for peer in missing:
        yield f'{peer.name:<14}{peer.missing}'


def speed_goals(results):
    """(what, value, limit, unit) of those that compare us with others."""
    def against(load, figure, other):
        ours, others = results.get((load, OURS)), results.get((load, other))
        return ratio(ours and ours.median(figure), others and others.median(figure))

    for load in ('bulk', 'sequence'):
        for figure, other, limit in (('wall', MEASURE, 1), ('cpu', MEASURE, 1), ('wall', LIMIT, 1.2)):
            name = 'CPU' if figure == 'cpu' else figure
            yield Goal(f"{load}: {name} at most {limit:.1f} of {other}'s",
                       against(load, figure, other), limit, '×')
    for other, limit in ((MEASURE, 1.3), ('aiohttp', 0.4)):
        yield Goal(f"small: wall at most {limit:.1f} of {other}'s",
                   against('small', 'wall', other), limit, '×')


def memory_goals(results, workloads):
    """Those that compare us with ourselves at less work."""
    loads = {workload.name: workload for workload in workloads}

    def peaks(name):
        found = (results.get((load, OURS)) for load in (name, f'{name}-light'))
        return [series and series.median('peak') for series in found]

    heavy, light = peaks('bulk')
    yield Goal('bulk: peak at most 1.1 of that with bodies of 1/512', ratio(heavy, light), 1.1, '×')

    heavy, light = peaks('small')
    small = loads.get('small')
    more = small.count - small.light.count if small else 0
    each = (heavy - light) / more / KIB if heavy and light and more else None
    yield Goal('small: peak at most 2 KiB more for each more', each, 2, 'KiB')


def table_lines(results, workloads, peers, missing):
    """All that is printed in the end; peers ran, missing could not."""
    for workload in workloads:
        yield from workload_lines(results, workload, peers, missing)
        yield ''
    yield f'Goals of {OURS}, which are for the full size'
    for goal in (*speed_goals(results), *memory_goals(results, workloads)):
        yield goal.line()
    yield ''
    for peer in peers:
        yield f'{peer.name:<12}{peer.title()}'
