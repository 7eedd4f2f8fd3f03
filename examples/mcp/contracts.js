// An MCP client on the official SDK: npm ci, then
// node contracts.js [http://localhost:8000/mcp] [contract id]
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'

const server = new URL(process.argv[2] ?? 'http://localhost:8000/mcp')
const contract = process.argv[3] ?? 'mcp-42'

// Asks for revision 2026-07-28 first, and begins a session where the server is older.
const options = { versionNegotiation: { mode: 'auto' } }
const client = new Client({ name: 'switchboard-example', version: '1.0.0' }, options)

async function call(name, args) {
  const result = await client.callTool({ name, arguments: args })
  // The text says what to do, for people and models.
  if (result.isError) throw new Error(result.content[0].text)
  return result.structuredContent
}

async function main() {
  await client.connect(new StreamableHTTPClientTransport(server))
  console.log('revision', client.getNegotiatedProtocolVersion())
  const { tools } = await client.listTools() // all pages
  console.log('tools', ...tools.map((tool) => tool.name))

  // What comes after this cursor can't be missed, whenever it is asked for.
  let { cursor } = await call('contracts_watch', { contract_ids: [contract], timeout_seconds: 1 })
  const update = { contract_id: contract, location: 'Mumbai', status: 'active' }
  console.log('accepted', (await call('contracts_submit', update)).message_id)

  let changes = []
  while (changes.length === 0) {
    const seen = await call('contracts_watch', { contract_ids: [contract], cursor })
    cursor = seen.cursor
    changes = seen.changes
  }
  for (const { change, location, status } of changes) console.log(change, location, status)

  const { contracts } = await call('contracts_status', { contract_id: contract })
  console.log('now', contracts[0].contract_id, contracts[0].location, contracts[0].status)
}

try {
  await main()
} catch (error) {
  console.error(`${server}: ${error.message}`)
  process.exitCode = 1
} finally {
  await client.close()
}
