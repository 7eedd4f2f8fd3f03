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
