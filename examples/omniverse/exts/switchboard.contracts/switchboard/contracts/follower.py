"""Follows the contracts of a Switchboard over /ws. Plain Python: nothing of Kit is needed.

    async def show(change):
        print(change.contract_id, change.location, change.status)

    asyncio.run(Follower("ws://localhost:8000/ws").run(show))
"""
import asyncio
import json
import logging
import random
from dataclasses import dataclass
from typing import Awaitable, Callable, Optional
from urllib.parse import urlencode

import websockets

FIRST_DELAY = 0.5
LONGEST_DELAY = 30.0

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Change:
    """A contract as it is now; without a location and a status it is gone."""

    contract_id: str
    location: Optional[str] = None
    status: Optional[str] = None


class Follower:
    """Keeps the latest of every contract in `contracts`, and tells what changes.

    It connects again by itself and goes on where it was, so that nothing is lost: a cursor counts
    only when the change that it came with was taken in. One task runs it; `contracts` is to be
    read in that task's thread.
    """

    def __init__(self, server: str):
        self.server = server
        self.contracts: dict[str, Change] = {}
        self.live = False
        self._cursor: Optional[str] = None
        self._unnamed: Optional[set] = None
        self._delay = FIRST_DELAY
        self._told: Optional[float] = None

    async def run(self, changed: Callable[[Change], Awaitable[None]]) -> None:
        """Follows until it is cancelled; what `changed` raises ends it."""
        while True:
            try:
                await self._connection(changed)
            except (OSError, asyncio.TimeoutError, websockets.WebSocketException) as broken:
                log.warning("no connection to %s: %s", self.server, broken)
            self.live = False
            await asyncio.sleep(self._pause())

    def _pause(self) -> float:
        """As long as the server said; where it said nothing, longer each time, and half by chance."""
        told, self._told = self._told, None
        if told is not None:
            return told
        pause = self._delay * (0.5 + 0.5 * random.random())
        self._delay = min(LONGEST_DELAY, 2 * self._delay)
        return pause

    async def _connection(self, changed) -> None:
        wish = {"since": self._cursor} if self._cursor else {"replay": "latest"}
        async with websockets.connect(f"{self.server}?{urlencode(wish)}") as socket:
            self._delay = FIRST_DELAY
            async for text in socket:
                message = json.loads(text)
                for change in self._changes(message):
                    await changed(change)
                self._cursor = message.get("cursor", self._cursor)

    def _changes(self, message: dict) -> list:
        kind = message["type"]
        if kind == "replay_begin":
            # What a snapshot does not name is gone when it is complete.
            self._unnamed = set(self.contracts) if message["snapshot"] else None
        elif kind == "replay_complete":
            gone, self._unnamed, self.live = self._unnamed or (), None, True
            return [self._put(Change(contract_id)) for contract_id in sorted(gone)]
        elif kind == "contract_update" and not message.get("test"):
            data = message["data"]
            return [self._put(Change(data["contract_id"], data["location"], data["status"]))]
        elif kind == "contract_removed":
            return [self._put(Change(message["contract_id"]))]
        elif kind == "reconnect":
            self._told = message["delay_ms"] / 1000
        elif kind == "error":
            log.error("the server refuses: %s", message["message"])
        return []

    def _put(self, change: Change) -> Change:
        if self._unnamed is not None:
            self._unnamed.discard(change.contract_id)
        if change.location is None:
            self.contracts.pop(change.contract_id, None)
        else:
            self.contracts[change.contract_id] = change
        return change
