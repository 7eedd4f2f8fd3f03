// Follows contracts as server-sent events: node events.js [http://localhost:8000]
// In a browser without the import: EventSource is there.
import { EventSource } from 'eventsource'

const server = process.argv[2] ?? 'http://localhost:8000'
let last // the id of the last event is the cursor to come back with

function follow() {
  const wish = last ? `since=${encodeURIComponent(last)}` : 'replay=latest'
  const events = new EventSource(`${server}/events?${wish}`)
  const on = (type, show) =>
    events.addEventListener(type, (event) => {
      last = event.lastEventId || last
      show(JSON.parse(event.data))
    })
  on('contract_update', ({ data }) => console.log(data.contract_id, data.status, data.location))
  on('contract_removed', ({ contract_id }) => console.log(contract_id, 'removed'))
  on('replay_complete', () => console.log('live'))
  events.onerror = () => {
    // It comes back by itself after a break, but not after a refusal, as of a server that starts.
    if (events.readyState === EventSource.CLOSED) setTimeout(follow, 1_000)
  }
}

follow()
