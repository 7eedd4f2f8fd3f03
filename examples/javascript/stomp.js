// Follows all contracts over STOMP, and sends an update: node stomp.js [ws://localhost:8000/stomp]
// In a browser only the import differs: WebSocket is there, and stompjs comes from a CDN or bundle.
import { Client } from '@stomp/stompjs'
import { WebSocket } from 'ws'

const brokerURL = process.argv[2] ?? 'ws://localhost:8000/stomp'
let cursor // the place to come back to
let sent = false

const client = new Client({
  webSocketFactory: () => new WebSocket(brokerURL, ['v12.stomp']),
  reconnectDelay: 1_000, // comes back by itself …
  onConnect() {
    // … and goes on where it was: nothing is lost, nothing comes twice
    const wish = cursor ? { since: cursor } : { replay: 'latest' }
    client.subscribe('/topic/contracts', show, wish)
  },
  onStompError: (frame) => console.error(frame.headers.message),
})

function send() {
  client.watchForReceipt('sent', () => {
    sent = true
    console.log('Kafka has the update')
  })
  client.publish({
    destination: '/app/update',
    headers: { receipt: 'sent', 'idempotency-key': 'example-1' }, // counts once within a day
    body: JSON.stringify({
      contract_id: 'stomp-42',
      location: 'Chennai',
      status: 'active',
      timestamp: '2024-01-01T12:00:00Z',
    }),
  })
}

function show({ body }) {
  const message = JSON.parse(body)
  if (message.type === 'contract_update') {
    const { contract_id, location, status } = message.data
    console.log(message.replayed ? 'is' : 'now', contract_id, status, 'in', location)
  } else if (message.type === 'contract_removed') {
    console.log('gone', message.contract_id)
  } else if (message.type === 'replay_complete') {
    console.log('live')
    if (!sent) send()
  }
  cursor = message.cursor ?? cursor
}

client.activate()
