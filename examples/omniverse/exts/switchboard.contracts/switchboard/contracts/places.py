"""Hands out places on sites, so that no two contracts stand in each other. Plain Python.

    >>> places = Places()
    >>> places.take("c-1", "Chennai"), places.take("c-2", "Chennai"), places.take("c-3", "Mumbai")
    (0, 1, 0)
    >>> places.take("c-1", "Chennai")  # it stays where it is
    0
    >>> places.take("c-1", "Mumbai")  # it moves, and its place is free
    1
    >>> places.take("c-4", "Chennai"), places.take("c-5", "Chennai")
    (0, 2)
    >>> places.release("c-2")
    >>> places.release("never seen")
    >>> places.take("c-6", "Chennai")
    1
"""
import heapq
from collections import defaultdict


class Places:
    """The places of each location's site are numbered from 0; the lowest that is free comes next."""

    def __init__(self):
        self._of = {}
        self._freed = defaultdict(list)
        self._taken = defaultdict(int)

    def take(self, contract_id: str, location: str) -> int:
        """The contract's place on that site; one that it had on another is free then."""
        before = self._of.get(contract_id)
        if before and before[0] == location:
            return before[1]
        self.release(contract_id)
        if self._freed[location]:
            place = heapq.heappop(self._freed[location])
        else:
            place = self._taken[location]
            self._taken[location] += 1
        self._of[contract_id] = (location, place)
        return place

    def release(self, contract_id: str) -> None:
        location, place = self._of.pop(contract_id, (None, None))
        if location is not None:
            heapq.heappush(self._freed[location], place)
