import { live } from './model/live.js';
import './view/connection.js';
import './view/contract.js';
import './view/overview.js';
import './view/theme.js';
import { setTitle } from './view/title.js';

const main = document.querySelector('#main');
const overview = document.querySelector('sw-overview');
const contract = document.querySelector('sw-contract');
/** How far the overview was scrolled when it was left. */
let left = 0;

/** `#/contracts/{id}` is a contract's page; all else is the overview. */
async function route(event) {
  const id = idIn(location.hash);
  const before = overview.hidden;
  if (!before && id !== undefined) left = scrollY;
  contract.show(id);
  overview.hidden = id !== undefined;
  contract.hidden = id === undefined;
  setTitle(id === undefined ? 'Switchboard' : `${id} · Switchboard`);
  if (!event) return;
  await contract.updateComplete;
  if (id !== undefined) {
    // As after a new page: readers of screens are taken to its beginning.
    contract.querySelector('h1').focus();
    scrollTo(0, 0);
  } else if (before) {
    // Back to where one was: the table still has its active row.
    (overview.querySelector('[role=grid]:not([hidden])') ?? main).focus({ preventScroll: true });
    scrollTo(0, left);
  }
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
  const grid = overview.hidden ? null : overview.querySelector('[role=grid]:not([hidden])');
  (grid ?? main).focus();
});
addEventListener('hashchange', route);
route();
live.start();
