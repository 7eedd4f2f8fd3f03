// Connects, sends 20 updates and says goodbye at once; tells which receipts came before the close.
const { Client } = require('./stomp.js');

const receipts = new Set();
const client = new Client({ brokerURL: process.argv[2], reconnectDelay: 0 });
client.onConnect = () => {
  for (let i = 0; i < 20; i++) {
    client.watchForReceipt(`r${i}`, () => receipts.add(i));
    client.publish({
      destination: '/app/update',
      headers: { receipt: `r${i}` },
      body: JSON.stringify({
        contract_id: `goodbye-${i}`, location: 'Mumbai', status: 'active',
        timestamp: '2024-01-01T12:00:00Z',
      }),
    });
  }
  client.deactivate().then(() => {
    console.log('RECEIPTS', receipts.size);
    process.exit(0);
  });
};
client.onStompError = (frame) => { console.log('ERROR', frame.body); process.exit(1); };
client.activate();
setTimeout(() => { console.log('LATE'); process.exit(1); }, 180000);
