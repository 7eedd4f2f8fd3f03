// Connects, subscribes, sends an update, and ends once two updates have come.
const { Client } = require('./stomp.js');

let updates = 0;
const client = new Client({ brokerURL: process.argv[2], reconnectDelay: 0 });
client.onConnect = (frame) => {
  console.log('CONNECTED', frame.headers.version);
  client.watchForReceipt('subscribed', () => console.log('SUBSCRIBED'));
  client.subscribe('/topic/contracts', (message) => {
    const body = JSON.parse(message.body);
    console.log('UPDATE', body.data.contract_id, message.headers['message-id'] === body.id);
    updates += 1;
    if (updates === 2) client.deactivate().then(() => process.exit(0));
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
setTimeout(() => { console.log('LATE'); process.exit(1); }, 30000);
