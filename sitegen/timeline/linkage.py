"""Groups of things, joined while they are enough like each other on the mean."""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

Near = dict[int, dict[int, float]]


def group(number: int, near: Near, least: Callable[[int], float]) -> list[list[int]]:
    """Return the things 0 to *number* - 1 in groups.

    *near* tells the likeness of two things, in both directions, and is used up; what it does not name is 0. The two
    groups most alike on the mean of all pairs between them are joined, while that is at least what *least* gives for
    the size of the smaller.
    """
    groups = {index: [index] for index in range(number)}
    lowest = min(least(size) for size in range(1, number + 1)) if number else 0.0
    queue = [(-likeness, one, two) for one, others in near.items() for two, likeness in others.items() if one < two]
    queue = [row for row in queue if -row[0] >= lowest]
    heapq.heapify(queue)
    following = number
    while queue:
        likeness, one, two = heapq.heappop(queue)
        if one not in groups or two not in groups:
            continue
        sizes = len(groups[one]), len(groups[two])
        if -likeness < least(min(sizes)):
            continue
        groups[following] = groups.pop(one) + groups.pop(two)
        mean = {
            other: (near[one].get(other, 0.0) * sizes[0] + near[two].get(other, 0.0) * sizes[1]) / sum(sizes)
            for other in sorted(near[one].keys() | near[two].keys())
            if other in groups
        }
        near[following] = mean
        for other, likeness_now in mean.items():
            near[other][following] = likeness_now
            if likeness_now >= lowest:
                heapq.heappush(queue, (-likeness_now, other, following))
        following += 1
    return list(groups.values())
