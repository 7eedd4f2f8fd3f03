// Before anything is painted, and so no module: a page that flashes in the other colours hurts.
try {
  document.documentElement.dataset.theme = localStorage.getItem('switchboard-theme') ?? 'auto';
} catch {
  // then the colours are the system's
}
