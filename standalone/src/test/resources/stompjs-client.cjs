// Connects, subscribes, sends an update, and ends once that, its receipt and one posted have come.
const { Client } = require('./stomp.js');

const awaited = new Set(['receipt', 'sent', 'posted']);
const came = (what) => {
  awaited.delete(what);
  if (awaited.size === 0) client.deactivate().then(() => process.exit(0));
};
const client = new Client({ brokerURL: process.argv[2], reconnectDelay: 0 });
client.onConnect = (frame) => {
  console.log('CONNECTED', frame.headers.version);
  client.watchForReceipt('subscribed', () => console.log('SUBSCRIBED'));
  client.subscribe('/topic/contracts', (message) => {
    const body = JSON.parse(message.body);
    console.log('UPDATE', body.data.contract_id, message.headers['message-id'] === body.id);
    came(body.data.contract_id);
  }, { receipt: 'subscribed' });
  client.watchForReceipt('sent', () => {
    console.log('RECEIPT');
    came('receipt');
  });
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
