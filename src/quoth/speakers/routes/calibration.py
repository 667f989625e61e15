"""How sure an answer is: counted shares of right answers per route, shipped with the weights."""

from __future__ import annotations

import math

from quoth.speakers.learned import weights

_MOST = 0.98  # of 876 judged pronouns whose chance rounds to .99 or more 2.3% are wrong


def confidence(route: str, prior: float, chance: float | None = None) -> float:
    """Probability that an answer reached by a route is right.

    ``chance`` is the scorer's own probability where it gives one; the counted numbers bend it (a logistic on its
    log-odds).  A route never counted keeps its ``prior``.
    """
    table = weights().get("routes", {})
    if chance is not None:
        slope, shift = table.get(f"{route}:slope", 1.0), table.get(f"{route}:shift", 0.0)
        odds = math.log(max(chance, 1e-4) / max(1.0 - chance, 1e-4))
        return min(_MOST, 1.0 / (1.0 + math.exp(-(slope * odds + shift))))
    return table.get(route, prior)
