// Sends one batch of records, as the JSON file named in the first argument describes it.
const fs = require('node:fs')
const { CompressionTypes, Kafka, logLevel } = require('kafkajs')

const bytes = (base64) => (base64 === null ? null : Buffer.from(base64, 'base64'))

function headers(pairs) {
  const byName = {}
  for (const [name, value] of pairs) {
    byName[name] = [...(byName[name] ?? []), bytes(value)]
  }
  return byName
}

async function send(kafka, batch, content) {
  const transactional = batch.transaction !== 'NONE'
  const producer = kafka.producer(
    transactional
      ? { transactionalId: `kafkajs of ${batch.topic}`, idempotent: true, maxInFlightRequests: 1 }
      : {},
  )
  await producer.connect()
  try {
    if (!transactional) {
      await producer.send(content)
      return
    }
    const transaction = await producer.transaction()
    await transaction.send(content)
    await (batch.transaction === 'COMMITTED' ? transaction.commit() : transaction.abort())
  } finally {
    await producer.disconnect()
  }
}

const batch = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'))
const messages = batch.messages.map((message) => ({
  ...message,
  key: bytes(message.key),
  value: bytes(message.value),
  headers: headers(message.headers),
}))
const compression = batch.gzip ? CompressionTypes.GZIP : CompressionTypes.None
const kafka = new Kafka({ brokers: batch.brokers.split(','), logLevel: logLevel.NOTHING })
send(kafka, batch, { topic: batch.topic, acks: -1, compression, messages }).catch((error) => {
  console.error(error.message)
  process.exitCode = 1
})
