import '../view/theme.js';
import { setTitle } from '../view/title.js';
import { router } from './model/router.js';
import './view/calls.js';
import './view/connect.js';
import './view/connection.js';
import './view/features.js';
import './view/latest-calls.js';
import './view/server.js';
import './view/servers.js';
import './view/tool.js';
import './view/tools.js';

/** What is in sight, by the address's fragment: an element, its title, and what it is to show. */
const ROUTES = [
  [/^#\/servers\/(.+)$/, 'sw-server', 'Servers'],
  [/^#\/tools\/(.+)$/, 'sw-tool', 'Tools'],
  [/^#\/tools\/?$/, 'sw-tools', 'Tools'],
  [/^#\/calls\/?$/, 'sw-calls', 'Calls'],
  [/^#\/features\/?$/, 'sw-features', 'Features'],
  [/^#\/connect\/?$/, 'sw-connect', 'Connect'],
  [/^/, 'sw-servers', 'Servers'],
];

async function route(event) {
  const [pattern, name, title] = ROUTES.find(([pattern]) => pattern.test(location.hash));
  // An address that this page never made leads to its beginning.
  if (name === 'sw-servers' && location.hash.length > 2) history.replaceState(null, '', '#/');
  const argument = decoded(pattern.exec(location.hash)[1]);
  const sight = document.querySelector(name);
  for (const element of document.querySelectorAll('#sights > *')) {
    element.hidden = element !== sight;
    if (element !== sight) element.show?.(undefined);
    else element.requestUpdate();
  }
  sight.show?.(argument ?? true);
  const latest = document.querySelector('sw-latest-calls');
  latest.hidden = name === 'sw-calls'; // which has the same, and more
  latest.requestUpdate();
  document.querySelector('#main').classList.toggle('wide', name === 'sw-calls');
  setTitle(`${argument ?? title} · Switchboard`);
  for (const link of document.querySelectorAll('.tabs a')) {
    if (link.textContent === title) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  if (!event) return;
  // As after a new page: readers of screens are taken to its beginning.
  await sight.updateComplete;
  sight.querySelector('h1')?.focus();
  scrollTo(0, 0);
}

function decoded(part) {
  try {
    return part === undefined ? undefined : decodeURIComponent(part);
  } catch {
    return part; // not percent-encoded: no address that this page made
  }
}

document.querySelector('.skip').addEventListener('click', (event) => {
  event.preventDefault(); // the fragment is an address here
  document.querySelector('#main').focus();
});
addEventListener('hashchange', route);
route();
router.start();
