"""What numpy, scipy and aggregate say about the cases, and how long they take. Writes one JSON text.

Usage: python peers.py reference|measure < cases.json
"""

import importlib.util
import json
import statistics
import sys
import time

import numpy as np

import lattice

YEARS = 1_000_000
# Fewer years where they have more incidents than these, and of so many at once.
MOST_INCIDENTS = 400_000_000
MOST_AT_ONCE = 10_000_000


def timed(runs, work):
    """The median of several runs in milliseconds, after one that is not counted, and the last result."""
    work()
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        result = work()
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times), result


def reference(case):
    amounts = case["amounts"]
    if amounts is None:
        # Forty amounts from where next to no year ends up to what one year in a thousand exceeds.
        size = 1 << 16
        sums = lattice.cumulative(case, case["reach"] / size, size)
        ends = np.searchsorted(sums, [0.001, 0.999]) * case["reach"] / size
        amounts = [round(x, 3) for x in np.linspace(*ends, 40)]
    values, change = lattice.reference(case, amounts, 4 * case["reach"])
    return {"amounts": amounts, "atMost": list(values), "change": change}


def draw(random, estimate, size):
    if not isinstance(estimate, dict):
        return estimate
    mu, sigma = lattice.lognormal(estimate)
    return random.lognormal(mu, sigma, size)


def incidents(case):
    """How many a year has at the middle of each estimate, and of the risk that has the most."""
    rates = []
    for risk in case["risks"]:
        ettf = risk["ettf"]
        middle = np.exp(lattice.lognormal(ettf)[0]) if isinstance(ettf, dict) else ettf
        rates.append(case["horizonDays"] * lattice.on_top(risk)[1] / middle)
    return sum(rates), max(rates)


def years_of(case):
    """How many years are drawn, in batches of which size."""
    every, most = incidents(case)
    batch = int(min(YEARS // 4, MOST_AT_ONCE / most))
    return max(1, int(min(YEARS, MOST_INCIDENTS / every)) // batch) * batch, batch


def monte_carlo(case, amounts, seed):
    """Many years: for each risk its incidents, and for each of them its cost."""
    random = np.random.default_rng(seed)
    years, batch = years_of(case)
    below = np.zeros(len(amounts))
    for _ in range(years // batch):
        totals = np.zeros(batch)
        for risk in case["risks"]:
            extra, factor = lattice.on_top(risk)
            ettf = draw(random, risk["ettf"], batch)
            counts = random.poisson(case["horizonDays"] * factor / ettf, batch)
            size = int(counts.sum())
            impact = risk["impact"]
            if isinstance(impact, dict):
                impact = random.uniform(impact["low"], impact["high"], size)
            costs = (draw(random, risk["ettd"], size) + draw(random, risk["ettr"], size) + extra) * impact
            costs = np.broadcast_to(costs, size)
            totals += np.bincount(np.repeat(np.arange(batch), counts), costs, batch)
        below += np.searchsorted(np.sort(totals), amounts, side="right")
    return below / years


def aggregates(case):
    """All risks in one Aggregate: rates add up, and the severity is the mixture weighted by rate."""
    from aggregate import Aggregate

    risks = case["risks"]
    rates = np.array([case["horizonDays"] / risk["ettf"] for risk in risks])
    mu, sigma = np.array([lattice.lognormal(risk["ettr"]) for risk in risks]).T

    def build():
        return Aggregate(
            "Risks",
            exp_en=rates.sum(),
            sev_name="lognorm",
            sev_a=sigma,
            sev_scale=np.exp(mu) * np.array([risk["impact"] for risk in risks]),
            sev_wt=rates / rates.sum(),
            freq_name="poisson",
        )

    found = []
    for log2 in range(12, 17):
        step = case["reach"] / 2**log2
        building, updating = [], []
        for _ in range(8):
            began = time.perf_counter()
            one = build()
            built = time.perf_counter()
            one.update(log2=log2, bs=step)
            building.append((built - began) * 1000)
            updating.append((time.perf_counter() - built) * 1000)
        # As it reads itself, and with half of the mass at an amount on each side: the better counts.
        masses = one.density_df["p_total"].to_numpy()
        halved = lattice.at_most(case["amounts"], np.cumsum(masses) - masses / 2, step)
        readings = [[float(one.cdf(x)) for x in case["amounts"]], list(halved)]
        best = min(readings, key=lambda values: np.max(np.abs(np.subtract(values, case["atMost"]))))
        found.append(
            {
                "name": f"aggregate, 2^{log2}",
                "ms": statistics.median(building[1:]) + statistics.median(updating[1:]),
                "updating": statistics.median(updating[1:]),
                "atMost": best,
            }
        )
    return found


def merges(case):
    """Whether the risks are one Aggregate: points but for ETTR, and nothing added to that."""
    points = all(not isinstance(risk[part], dict) for risk in case["risks"] for part in ("impact", "ettf"))
    alone = all(risk["ettd"] == 0 and "onTop" not in risk for risk in case["risks"])
    return points and alone


def measure(case):
    amounts = case["amounts"]
    found = []
    for log2 in (12, 14):
        points = 1 << log2
        step = case["reach"] / points
        took, sums = timed(9, lambda: lattice.cumulative(case, step, points))
        found.append({"name": f"scipy, 2^{log2}", "ms": took, "atMost": list(lattice.at_most(amounts, sums, step))})
    if merges(case) and importlib.util.find_spec("aggregate"):
        found += aggregates(case)
    times, first = [], None
    for seed in (1, 2, 3) if "at" not in case else (1,):
        began = time.perf_counter()
        values = monte_carlo(case, amounts, seed)
        times.append((time.perf_counter() - began) * 1000)
        first = values if first is None else first
    years = years_of(case)[0]
    name = "a million years" if years == YEARS else f"{years:,} years".replace(",", " ")
    found.append({"name": f"numpy, {name}", "ms": statistics.median(times), "atMost": list(first)})
    return found


work = {"reference": reference, "measure": measure}[sys.argv[1]]
json.dump([work(case) for case in json.load(sys.stdin)], sys.stdout)
