// Sends an update straight into Kafka: npm ci, then node send.js
const { randomUUID } = require('node:crypto')
const { Kafka } = require('kafkajs')

const update = {
  contract_id: 'c-42',
  location: 'Chennai',
  status: 'active',
  timestamp: new Date().toISOString(),
}

async function main() {
  const servers = process.env.KAFKA_BOOTSTRAP_SERVERS ?? 'localhost:9092'
  const kafka = new Kafka({ brokers: servers.split(',') })
  const producer = kafka.producer()
  await producer.connect()
  try {
    await producer.send({
      topic: 'contract.updates',
      acks: -1, // on all replicas
      messages: [
        {
          key: update.contract_id,
          value: JSON.stringify(update), // null would remove the contract
          // send the same key again with whatever is sent again
          headers: { source: 'example', 'idempotency-key': randomUUID() },
        },
      ],
    })
  } finally {
    await producer.disconnect()
  }
}

main().catch((error) => {
  console.error(error.message)
  process.exitCode = 1
})
