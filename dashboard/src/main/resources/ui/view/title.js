let title = document.title;
let lost = false;

/** The title of the page. While the connection is lost it says so, for those who look at another tab. */
export function setTitle(text) {
  title = text;
  show();
}

export function markLost(isLost) {
  lost = isLost;
  show();
}

function show() {
  document.title = lost ? `Lost · ${title}` : title;
}
