/** Lets the up and down arrows go from one match of the selector to the next; from the search box down to the first. */
export function walkWithArrows(selector) {
  document.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    const stops = [...document.querySelectorAll(selector)];
    const at = stops.indexOf(document.activeElement);
    const fromSearch = document.activeElement?.type === 'search';
    if (at < 0 && !(fromSearch && step > 0)) return;
    const search = document.querySelector('input[type=search]');
    const next = at + step < 0 ? search : stops[Math.min(at + step, stops.length - 1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
}
