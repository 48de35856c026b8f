"""Benches: what we reach, beside what this very machine could reach at most.

Ours and the limit take turns in one process, and what was measured is verified, so a
ratio tells of the code and not of the hour.

    measures = bench_signing(rounds=9, cards=200, on_progress=tell)
    measures[0].ratio  # of the bare signature's rate
"""

from walletpass.bench.asking import bench_asking
from walletpass.bench.booking import bench_booking
from walletpass.bench.campaigning import bench_campaign
from walletpass.bench.lasting import bench_growth
from walletpass.bench.measure import Measure, Progress, UnsoundError
from walletpass.bench.pushing import bench_pushing
from walletpass.bench.scanning import bench_scanning
from walletpass.bench.selling import bench_selling
from walletpass.bench.serving import bench_serving
from walletpass.bench.signing import bench_signing

__all__ = [
    "Measure",
    "Progress",
    "UnsoundError",
    "bench_asking",
    "bench_booking",
    "bench_campaign",
    "bench_growth",
    "bench_pushing",
    "bench_scanning",
    "bench_selling",
    "bench_serving",
    "bench_signing",
]
