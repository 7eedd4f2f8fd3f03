import { live } from '../model/live.js';

let title = document.title;

/** The title of the page. While the connection is lost it says so, for those who look at another tab. */
export function setTitle(text) {
  title = text;
  show();
}

function show() {
  const shown = live.state.name === 'lost' ? `Lost · ${title}` : title;
  if (document.title !== shown) document.title = shown;
}

live.addEventListener('state', show);
