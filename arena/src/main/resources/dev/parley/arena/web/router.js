/** The page's places; each has an address of its own that can be reloaded and sent to others. */
export const PLACES = ['battle', 'side-by-side', 'direct', 'leaderboard', 'about'];

/** Where the page is: a place, and what is open there. */
class Router extends EventTarget {
  get place() {
    return location.pathname.split('/')[1] || 'battle';
  }

  get item() {
    return location.pathname.split('/')[2] ?? '';
  }

  go(path) {
    history.pushState(null, '', path);
    this.dispatchEvent(new Event('change'));
  }

  /** Another address for what is on the screen already. */
  rename(path) {
    history.replaceState(null, '', path);
  }
}

export const router = new Router();

addEventListener('popstate', () => router.dispatchEvent(new Event('change')));

/** Follows links within the page without loading it again. */
document.addEventListener('click', event => {
  const link = event.target.closest?.('a[data-route]');
  if (link && event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey) {
    event.preventDefault();
    router.go(link.getAttribute('href'));
  }
});
