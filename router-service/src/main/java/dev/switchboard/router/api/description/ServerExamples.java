package dev.switchboard.router.api.description;

/** Examples of servers. */
final class ServerExamples {

    private static final String BEGIN =
            """
            {"name": "weather", "origin": "api", "transport": "streamable-http",
             "url": "https://weather.example.com/mcp", "headers": {"Authorization": null},
             "enabled": true, "stateful": false,
             "state": "ready", "since": "2026-01-01T12:00:00Z",
             "era": "stateless", "protocol_version": "2026-07-28", "title": "Weather",
             "tools": 2, "resources": 0, "resource_templates": 1, "prompts": 0, "quarantined": 1,
             "created_at": "2026-01-01T11:00:00Z", "changed_at": "2026-01-01T11:00:00Z",
             "changed_by": "on-call"\
            """;

    static final String SERVERS = "{\"data\": [" + BEGIN + "}]}";

    static final String SERVER =
            BEGIN
                    + """
                    ,
                     "server_info": {"name": "weather", "title": "Weather", "version": "1.2.0"},
                     "capabilities": {"tools": {"listChanged": true}},
                     "instructions": "Ask for a forecast by city."}\
                    """;

    static final String REGISTRATION =
            """
            {"name": "weather", "url": "https://weather.example.com/mcp",
             "headers": {"Authorization": "Bearer …"}, "changed_by": "on-call"}\
            """;

    static final String CHANGE =
            """
            {"url": "https://weather.example.com/mcp", "headers": {"Authorization": null},
             "enabled": false, "changed_by": "on-call"}\
            """;

    private ServerExamples() {}
}
