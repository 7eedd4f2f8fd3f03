"""Follows all contracts over STOMP: python3 stomp_follow.py [localhost [8000]]

Needs stomp.py 8.1 or later, which has STOMP over WebSocket, and the package websocket-client 1.9.
"""
import json
import sys
import time

import stomp

HOST = sys.argv[1] if len(sys.argv) > 1 else "localhost"
PORT = int(sys.argv[2]) if len(sys.argv) > 2 else 8000


class Follower(stomp.ConnectionListener):
    def __init__(self, connection):
        self.connection = connection
        self.cursor = None

    def on_connected(self, frame):
        wish = {"since": self.cursor} if self.cursor else {"replay": "latest"}
        self.connection.subscribe("/topic/contracts", id="sub-0", headers=wish)

    def on_message(self, frame):
        message = json.loads(frame.body)
        if message["type"] == "contract_update":
            update = message["data"]
            print(update["contract_id"], update["status"], update["location"], flush=True)
        elif message["type"] == "contract_removed":
            print(message["contract_id"], "removed", flush=True)
        elif message["type"] == "replay_complete":
            print("live", flush=True)
        self.cursor = message.get("cursor", self.cursor)

    def on_error(self, frame):
        print(frame.headers.get("message"), file=sys.stderr)


connection = stomp.WSStompConnection([(HOST, PORT)], ws_path="/stomp", heartbeats=(5000, 5000))
connection.set_listener("follower", Follower(connection))
while True:
    if not connection.is_connected():
        try:
            connection.connect(wait=True)
        except stomp.exception.StompException as broken:
            print("broken:", broken, file=sys.stderr)
    time.sleep(1)
