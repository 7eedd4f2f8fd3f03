// Connects, subscribes, sends an update, and ends once that and one posted have come.
const { Client } = require('./stomp.js');

const awaited = new Set(['sent', 'posted']);
const client = new Client({ brokerURL: process.argv[2], reconnectDelay: 0 });
client.onConnect = (frame) => {
  console.log('CONNECTED', frame.headers.version);
  client.watchForReceipt('subscribed', () => console.log('SUBSCRIBED'));
  client.subscribe('/topic/contracts', (message) => {
    const body = JSON.parse(message.body);
    console.log('UPDATE', body.data.contract_id, message.headers['message-id'] === body.id);
    awaited.delete(body.data.contract_id);
    if (awaited.size === 0) client.deactivate().then(() => process.exit(0));
  }, { receipt: 'subscribed' });
  client.watchForReceipt('sent', () => console.log('RECEIPT'));
  client.publish({
    destination: '/app/update',
    headers: { receipt: 'sent' },
    body: JSON.stringify({
      contract_id: 'sent', location: 'Mumbai', status: 'active', timestamp: '2024-01-01T12:00:00Z',
    }),
  });
};
client.onStompError = (frame) => { console.log('ERROR', frame.body); process.exit(1); };
client.activate();
setTimeout(() => { console.log('LATE'); process.exit(1); }, 180000);
