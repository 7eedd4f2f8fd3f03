"""Keeps all contracts in a dictionary, over /ws: python3 follow.py [ws://localhost:8000/ws]

Needs the package websockets.
"""
import asyncio
import json
import random
import sys
from urllib.parse import urlencode

import websockets

SERVER = sys.argv[1] if len(sys.argv) > 1 else "ws://localhost:8000/ws"


async def follow(contracts):
    cursor, delay = None, 1.0
    while True:
        wish = {"since": cursor} if cursor else {"replay": "latest"}
        try:
            async with websockets.connect(f"{SERVER}?{urlencode(wish)}") as socket:
                delay = 1.0
                async for text in socket:
                    message = json.loads(text)
                    take(message, contracts)
                    # Only what was taken in counts as seen.
                    cursor = message.get("cursor", cursor)
                    delay = message.get("delay_ms", 1000 * delay) / 1000
        except (OSError, asyncio.TimeoutError, websockets.WebSocketException) as broken:
            print("broken:", broken, file=sys.stderr)
        await asyncio.sleep(delay * (1 + random.random()))
        delay = min(30.0, delay * 2)


def take(message, contracts):
    kind = message["type"]
    if kind == "replay_begin" and message["snapshot"]:
        contracts.clear()
    elif kind == "replay_complete":
        print("live with", len(contracts), "contracts", flush=True)
    elif kind == "contract_update" and not message.get("test"):
        update = message["data"]
        contracts[update["contract_id"]] = update
        print(update["contract_id"], update["status"], update["location"], flush=True)
    elif kind == "contract_removed":
        contracts.pop(message["contract_id"], None)
        print(message["contract_id"], "removed", flush=True)


if __name__ == "__main__":
    try:
        asyncio.run(follow({}))
    except KeyboardInterrupt:
        pass
