"""The odds by a plain Fourier transform with numpy and scipy: a peer, and at its finest the reference."""

import numpy as np
from scipy.special import ndtr

Z95 = 1.6448536269514722  # the 95th percentile of the standard normal


def lognormal(estimate):
    """mu and sigma of a 90 % interval."""
    low, high = np.log(estimate["low"]), np.log(estimate["high"])
    return (low + high) / 2, (high - low) / (2 * Z95)


def on_top(risk):
    """Minutes that are added to each incident, and by how much it strikes more often."""
    extra = risk.get("onTop", {"ettd": 0, "ettr": 0, "rate": 1})
    return extra["ettd"] + extra["ettr"], extra["rate"]


def masses(estimate, scale, step, points):
    """An estimate of minutes, times scale, on the lattice by second differences of E[(X - x)+]."""
    x = step * np.arange(points + 1) / scale
    if isinstance(estimate, dict):
        mu, sigma = lognormal(estimate)
        with np.errstate(divide="ignore"):
            z = (np.log(x) - mu) / sigma
        mean = np.exp(mu + sigma**2 / 2)
        beyond = mean * ndtr(sigma - z) - x * ndtr(-z)
    else:
        beyond = np.maximum(estimate - x, 0.0)
    drop = -np.diff(beyond) / np.diff(x)
    return np.concatenate(([1 - drop[0]], -np.diff(drop)))


def cost(risk, step, points, nodes):
    """The transform of one incident's cost, (ETTD + ETTR + what comes on top of them) * impact."""

    def at(scale):
        parts = (risk["ettd"], risk["ettr"], on_top(risk)[0])
        turn = np.ones(points // 2 + 1)
        for part in parts:
            if part != 0:
                turn = turn * np.fft.rfft(masses(part, scale, step, points))
        return turn

    if not isinstance(risk["impact"], dict):
        return at(risk["impact"])
    low, high = risk["impact"]["low"], risk["impact"]["high"]
    places, weights = np.polynomial.legendre.leggauss(nodes)
    total = 0
    for place, weight in zip(places, weights):
        total = total + weight / 2 * at((low + high) / 2 + (high - low) / 2 * place)
    return total


def cumulative(case, step, points, impact_nodes=16, rate_nodes=40):
    """P(total <= k steps), less half the mass there, with k from 0 on."""
    exponent, others = 0, 1
    for risk in case["risks"]:
        turn = cost(risk, step, points, impact_nodes) - 1
        times = case["horizonDays"] * on_top(risk)[1]
        if not isinstance(risk["ettf"], dict):
            exponent = exponent + times / risk["ettf"] * turn
            continue
        # Once per horizon: a trapezoid over ln ETTF, eight standard deviations to each side.
        mu, sigma = lognormal(risk["ettf"])
        places = np.linspace(-8, 8, rate_nodes)
        weights = np.exp(-(places**2) / 2)
        mixed = np.zeros_like(turn)
        for place, weight in zip(places, weights / weights.sum()):
            mixed += weight * np.exp(times * np.exp(-mu - sigma * place) * turn)
        others = others * mixed
    total = np.fft.irfft(np.exp(exponent) * others, points)
    return np.cumsum(total) - total / 2


def at_most(amounts, sums, step):
    """Read at amounts between the lattice's points, by a cubic through the four around each."""
    place = np.asarray(amounts) / step
    first = np.clip(np.floor(place).astype(int) - 1, 0, len(sums) - 4)
    f = place - first
    values = 0
    for i in range(4):
        weight = 1.0
        for j in range(4):
            if j != i:
                weight = weight * (f - j) / (i - j)
        values = values + weight * sums[first + i]
    return values


def reference(case, amounts, reach, points=1 << 20):
    """P(total <= amount), extrapolated from two fine lattices, and the last extrapolation's change.

    What lies beyond the reach comes back at its start, on each lattice alike: it has to be far.
    """
    levels = []
    for size in (points, points // 2, points // 4):
        sums = cumulative(case, reach / size, size, impact_nodes=48, rate_nodes=240)
        levels.append(at_most(amounts, sums, reach / size))
    fine = (4 * levels[0] - levels[1]) / 3
    coarse = (4 * levels[1] - levels[2]) / 3
    return fine, float(np.max(np.abs(fine - coarse)))
