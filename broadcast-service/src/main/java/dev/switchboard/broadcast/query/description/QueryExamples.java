package dev.switchboard.broadcast.query.description;

/** Examples for the description of the API. */
final class QueryExamples {

    private static final String ITEM =
            """
            {
              "contract_id": "c-42",
              "location": "Chennai",
              "status": "active",
              "timestamp": "2024-01-01T12:00:00Z",
              "id": "contracts-0-1532",
              "recorded_at": "2024-01-01T12:00:00.412Z"
            }\
            """;

    static final String CONTRACT = ITEM;

    static final String CONTRACTS = "{\"data\": [" + ITEM + "], \"next\": \"c-42\"}";

    static final String HISTORY =
            "{\"data\": ["
                    + ITEM
                    + "], \"next\": \"1704110400412-3-17\","
                    + " \"complete_since\": \"2023-12-31T12:00:00Z\"}";

    static final String CALLS =
            """
            {
              "data": [
                {
                  "call_id": "5f0c2d1e-9a77-4a53-b0b6-5e1f6f0f8c11",
                  "time": "2026-01-01T12:00:00Z",
                  "endpoint": "/mcp",
                  "method": "tools/call",
                  "server": "weather",
                  "name": "forecast",
                  "exposed_name": "weather__forecast",
                  "caller": "k-7",
                  "client": "inspector/1.2",
                  "era": "stateless",
                  "outcome": "ok",
                  "duration_ms": 12.345,
                  "request_bytes": 120,
                  "response_bytes": 80,
                  "id": "calls-0-1532",
                  "recorded_at": "2026-01-01T12:00:00.412Z"
                }
              ],
              "next": "1767268800412-0-1532",
              "complete_since": "2025-12-25T12:00:00Z"
            }
            """;

    static final String STATUS =
            """
            {
              "status": "ready",
              "ready": true,
              "contracts": {
                "total": 2,
                "by_location": {"Chennai": 1, "Mumbai": 1, "Bengaluru": 0, "Hyderabad": 0},
                "by_status": {"active": 2, "inactive": 0}
              },
              "last_update": null,
              "lag": 0,
              "open_transactions": [],
              "connections": 3,
              "now": "2024-01-01T12:00:00Z",
              "started_at": "2024-01-01T11:00:00Z",
              "uptime_seconds": 3600
            }
            """;

    static final String CONNECTIONS =
            """
            {
              "connections": {"stomp": 1, "ws": 1, "sse": 1, "total": 3, "opened": 7},
              "subscriptions": 3,
              "delivered": {"messages": 1200, "bytes": 312000},
              "slow": {
                "writing": 0,
                "fell_behind": 0,
                "conflated": 0,
                "disconnected": 0,
                "catching_up": 0
              }
            }
            """;

    private QueryExamples() {}
}
