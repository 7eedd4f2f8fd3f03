#!/usr/bin/env bash
# Sends updates straight into Kafka with kcat: updates.sh [localhost:9092]
set -eu
servers=${1:-${KAFKA_BOOTSTRAP_SERVERS:-localhost:9092}}

# One update: the key is the contract, the value is its JSON.
echo '{"contract_id": "kafka-42", "location": "Chennai", "status": "active", "timestamp": "2024-01-01T12:00:00"}' |
    kcat -P -b "$servers" -t contract.updates -k kafka-42 -X acks=all \
        -H source=example -H idempotency-key=kafka-42-1

# Many, one a line: key, a tab, value.
for status in active inactive active; do
    printf 'kafka-43\t{"contract_id": "kafka-43", "location": "Mumbai", "status": "%s", "timestamp": "2024-01-01T12:00:00"}\n' "$status"
done | kcat -P -b "$servers" -t contract.updates -K '\t' -X acks=all

# No value removes a contract.
echo 'kafka-42:' | kcat -P -b "$servers" -t contract.updates -K : -Z -X acks=all

# What is true, of every contract, as anyone may read it.
kcat -C -b "$servers" -t contract.history -o beginning -e -q -f '%k %s\n'
