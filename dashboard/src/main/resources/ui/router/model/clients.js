/** How clients are told of an MCP server at a URL: name, where it goes, and the text to copy. */
export function clients(url, name) {
  const json = (value) => JSON.stringify(value, undefined, 2);
  const shared = json({ mcpServers: { [name]: { type: 'http', url } } });
  return [
    {
      client: 'Claude Code',
      where: 'in a terminal',
      text: `claude mcp add --transport http ${name} ${url}`,
    },
    { client: 'Cursor', where: '.cursor/mcp.json', text: json({ mcpServers: { [name]: { url } } }) },
    { client: 'VS Code', where: '.vscode/mcp.json', text: json({ servers: { [name]: { type: 'http', url } } }) },
    {
      client: 'Claude Desktop, and others that start programs',
      where: 'claude_desktop_config.json; the path is that of the script in your checkout',
      text: json({
        mcpServers: { [name]: { command: '/path/to/switchboard', args: ['mcp', '--url', url] } },
      }),
    },
    { client: 'Others that read the form of desktop clients', where: 'mcpServers', text: shared },
    {
      client: 'MCP Inspector',
      where: 'in a terminal',
      text: `npx @modelcontextprotocol/inspector --cli ${url} --transport http --method tools/list`,
    },
    {
      client: 'curl',
      where: 'in a terminal; revision 2026-07-28',
      text: [
        `curl -s ${url} \\`,
        "  -H 'Content-Type: application/json' -H 'Accept: application/json, text/event-stream' \\",
        "  -H 'MCP-Protocol-Version: 2026-07-28' -H 'Mcp-Method: tools/list' \\",
        `  -d '${JSON.stringify({
          jsonrpc: '2.0',
          id: 1,
          method: 'tools/list',
          params: {
            _meta: {
              'io.modelcontextprotocol/protocolVersion': '2026-07-28',
              'io.modelcontextprotocol/clientCapabilities': {},
            },
          },
        })}'`,
      ].join('\n'),
    },
  ];
}
