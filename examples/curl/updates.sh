#!/usr/bin/env bash
# Sends, asks and follows with nothing but curl: updates.sh [http://localhost:8000 [SECONDS]]
set -eu
server=${1:-http://localhost:8000}
seconds=${2:-2}
json='Content-Type: application/json'

echo '# one update; sent again under its key it counts once'
for attempt in 1 2; do
    curl -sS --fail-with-body "$server/update" -H "$json" -H 'Idempotency-Key: curl-42-1' \
        -d '{"contract_id": "curl-42", "location": "Chennai", "status": "active", "timestamp": "2024-01-01T12:00:00"}'
    echo
done

echo '# many, one a line, as a stream of any length'
for i in 1 2 3; do
    echo '{"contract_id": "curl-'$i'", "location": "Mumbai", "status": "inactive", "timestamp": "2024-01-01T12:00:00"}'
done | curl -sS --fail-with-body -X POST "$server/updates" -H 'Content-Type: application/x-ndjson' -T -
echo

echo '# an update that breaks rules: all of them are named'
curl -sS "$server/update" -H "$json" -d '{"contract_id": "curl-42", "location": "Delhi", "state": "active"}'
echo

echo '# a test update: subscribers see it, nothing keeps it'
curl -sS --fail-with-body "$server/test/update" -X POST
echo

echo '# the latest of each contract in Mumbai, and the history of one'
curl -sS --fail-with-body "$server/contracts?location=Mumbai"
echo
curl -sS --fail-with-body "$server/contracts/history?contract_id=curl-42&limit=10"
echo

echo '# the feed: the latest of one contract and what comes, for a moment'
curl -sSN --max-time "$seconds" "$server/events?contract_id=curl-42&replay=latest" || [ $? = 28 ]
