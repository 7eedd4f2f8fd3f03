import { live } from './model/live.js';
import './view/connection.js';
import './view/contract.js';
import './view/overview.js';
import './view/theme.js';

const overview = document.querySelector('sw-overview');
const contract = document.querySelector('sw-contract');

/** `#/contracts/{id}` is a contract's page; all else is the overview. */
async function route(event) {
  const id = idIn(location.hash);
  contract.show(id);
  overview.hidden = id !== undefined;
  contract.hidden = id === undefined;
  document.title = id === undefined ? 'Switchboard' : `${id} · Switchboard`;
  if (!event) return;
  // As after a new page: readers of screens are taken to its beginning.
  await contract.updateComplete;
  (id === undefined ? document.querySelector('#main') : contract.querySelector('h1')).focus();
  scrollTo(0, 0);
}

function idIn(hash) {
  try {
    const id = /^#\/contracts\/(.+)$/.exec(hash)?.[1];
    return id === undefined ? undefined : decodeURIComponent(id);
  } catch {
    return undefined; // not percent-encoded: no address that this page made
  }
}

document.querySelector('.skip').addEventListener('click', (event) => {
  event.preventDefault(); // the fragment is an address here
  document.querySelector('#main').focus();
});
addEventListener('hashchange', route);
route();
live.start();
