"""An MCP client of revision 2026-07-28, with nothing but Python 3.8 or later:
python3 contracts.py [http://localhost:8000/mcp] [contract id]
"""
import json
import sys
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

SERVER = sys.argv[1] if len(sys.argv) > 1 else "http://localhost:8000/mcp"
CONTRACT = sys.argv[2] if len(sys.argv) > 2 else "mcp-42"
REVISION = "2026-07-28"
META = {"io.modelcontextprotocol/protocolVersion": REVISION,
        "io.modelcontextprotocol/clientCapabilities": {}}


def request(method, params):
    message = {"jsonrpc": "2.0", "id": 1, "method": method, "params": {**params, "_meta": META}}
    headers = {"Content-Type": "application/json", "Mcp-Method": method,
               "Accept": "application/json, text/event-stream", "MCP-Protocol-Version": REVISION}
    if "name" in params:
        headers["Mcp-Name"] = params["name"]
    with urlopen(Request(SERVER, json.dumps(message).encode(), headers), timeout=60) as answer:
        body = answer.read().decode()
        if answer.headers.get_content_type() == "text/event-stream":
            # It took long, and came as the last event of a stream.
            body = [line for line in body.split("\n") if line.startswith("data:")][-1][5:]
    response = json.loads(body)
    return response["result"] if "result" in response else sys.exit(response["error"]["message"])


def call(tool, **arguments):
    result = request("tools/call", {"name": tool, "arguments": arguments})
    if result["isError"]:
        sys.exit(result["content"][0]["text"])  # says what to do, for people and models
    return result["structuredContent"]


def main():
    page = request("tools/list", {})
    print("tools", *(tool["name"] for tool in page["tools"]))  # up to 100: nextCursor has more
    # What comes after this cursor can't be missed, whenever it is asked for.
    watched = call("contracts_watch", contract_ids=[CONTRACT], timeout_seconds=1)
    sent = call("contracts_submit", contract_id=CONTRACT, location="Mumbai", status="active")
    print("accepted", sent["message_id"])
    while not watched["changes"]:
        watched = call("contracts_watch", contract_ids=[CONTRACT], cursor=watched["cursor"])
    for change in watched["changes"]:
        print(change["change"], change.get("location"), change.get("status"))
    [contract] = call("contracts_status", contract_id=CONTRACT)["contracts"]
    print("now", contract["contract_id"], contract["location"], contract["status"])


try:
    main()
except HTTPError as refusal:
    sys.exit(refusal.read().decode())  # JSON-RPC's error
except URLError as failure:
    sys.exit(f"{SERVER}: {failure.reason}")
