// Keeps the contracts of one location in a map: node ws.js [ws://localhost:8000/ws]
// In a browser without the import: WebSocket is there.
import { WebSocket } from 'ws'

const server = process.argv[2] ?? 'ws://localhost:8000/ws'
const contracts = new Map()
let cursor // the place to come back to
let delay = 1_000

function connect() {
  const wish = cursor ? { since: cursor } : { replay: 'latest' }
  const socket = new WebSocket(`${server}?${new URLSearchParams({ location: 'Mumbai', ...wish })}`)
  socket.onopen = () => (delay = 1_000)
  socket.onmessage = ({ data }) => take(JSON.parse(data))
  socket.onerror = () => {} // onclose follows
  socket.onclose = () => {
    setTimeout(connect, delay * (1 + Math.random())) // not all at the same moment
    delay = Math.min(30_000, 2 * delay)
  }
}

function take(message) {
  switch (message.type) {
    case 'replay_begin':
      if (message.snapshot) contracts.clear() // the whole state follows
      break
    case 'replay_complete':
      console.log('live with', contracts.size, 'contracts in Mumbai')
      break
    case 'contract_update':
      if (message.test) break // is kept nowhere
      contracts.set(message.data.contract_id, message.data)
      console.log(message.data.contract_id, message.data.status)
      break
    case 'contract_left': // moved to another location
    case 'contract_removed':
      contracts.delete(message.contract_id)
      console.log(message.contract_id, 'left')
      break
    case 'reconnect': // this node stops and says when to come back
      delay = message.delay_ms
      break
    case 'error':
      console.error(message.message)
  }
  // Messages of a replay bear the cursor from before it, so a cut in its middle loses nothing.
  cursor = message.cursor ?? cursor
}

connect()
