package dev.switchboard.ingest.web.description;

/** What the description of the API shows. */
final class IngestExamples {

    static final String UPDATE =
            """
            {"contract_id": "c-42", "location": "Chennai", "status": "active",
             "timestamp": "2024-01-01T12:00:00"}\
            """;

    static final String UPDATES =
            """
            [{"contract_id": "c-42", "location": "Chennai", "status": "active",
              "timestamp": "2024-01-01T12:00:00"},
             {"contract_id": "c-43", "location": "Mumbai", "status": "inactive",
              "timestamp": "2024-01-01T12:00:05+05:30"}]\
            """;

    static final String ACKNOWLEDGEMENT =
            """
            {"contract_id": "c-42", "message_id": "contracts-0-1532"}\
            """;

    static final String TEST_UPDATE =
            """
            {"location": "Mumbai"}\
            """;

    static final String TEST_ACKNOWLEDGEMENT =
            """
            {"contract_id": "test-contract", "message_id": "contracts-test-0-7"}\
            """;

    static final String ALL_ACCEPTED =
            """
            {"accepted": 2, "refused": 0, "refusals": []}\
            """;

    static final String SOME_REFUSED =
            """
            {"accepted": 1, "refused": 1, "refusals": [{"index": 1, "status": 422,
              "detail": "the update breaks a rule", "violations": [{"pointer": "/status",
              "message": "must be one of active, inactive", "rejected": "paused",
              "allowed": ["active", "inactive"]}]}]}\
            """;

    static final String SOME_UNREAD =
            """
            {"accepted": 5119, "refused": 1, "refusals": [{"index": 4711, "status": 503,
              "detail": "Kafka did not acknowledge the update in time"}],
              "unread": {"from": 5120, "status": 503,
              "detail": "Kafka did not acknowledge the update in time"}}\
            """;

    /** A JSON text, as examples are JSON wherever they can be. */
    static final String LINES =
            """
            "{\\"contract_id\\": \\"c-42\\", \\"location\\": \\"Chennai\\", \
            \\"status\\": \\"active\\", \\"timestamp\\": \\"2024-01-01T12:00:00\\"}\\n\
            {\\"contract_id\\": \\"c-43\\", \\"location\\": \\"Mumbai\\", \
            \\"status\\": \\"inactive\\", \\"timestamp\\": \\"2024-01-01T12:00:05\\"}\\n"\
            """;

    private IngestExamples() {}
}
