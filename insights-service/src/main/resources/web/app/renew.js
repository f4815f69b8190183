/**
 * Puts fresh content in the place of what a page shows, and leaves alone what somebody is writing in: that part stays as it is, marked as
 * behind, and everything around it is new. What was open stays open, and what had the focus has it.
 */
export function renew(main, fresh) {
  const open = new Set([...main.querySelectorAll('details[open]')].map(name));
  const focus = focused(main);
  const busy = part(main, main.querySelector('input:focus, textarea:focus, select:focus'));
  const parts = [...fresh.children];
  if (busy) {
    const twin = parts.findIndex((each) => sign(each) === sign(busy));
    recount(busy, parts[twin]);
    [...main.childNodes].filter((node) => node !== busy).forEach((node) => node.remove());
    busy.before(...parts.slice(0, Math.max(0, twin)));
    busy.after(...parts.slice(twin + 1));
    busy.dataset.behind = '';
  } else {
    main.replaceChildren(...parts);
  }
  [...main.children]
    .filter((each) => each !== busy)
    .forEach((each) => {
      // What the service opens is open: an error stands in it.
      all(each, 'details').forEach((details) => (details.open ||= open.has(name(details))));
    });
  if (focus && !busy) [...main.querySelectorAll(focus.selector)].find(focus.matches)?.focus();
}

function part(main, field) {
  return field && [...main.children].find((child) => child.contains(field));
}

function all(element, selector) {
  return [...(element.matches(selector) ? [element] : []), ...element.querySelectorAll(selector)];
}

function sign(element) {
  return `${element.tagName} ${element.getAttribute('aria-labelledby') ?? element.id} ${element.getAttribute('action')}`;
}

/** What names a part that can be opened, whatever stands before it. */
function name(details) {
  const section = details.closest('[aria-labelledby]')?.getAttribute('aria-labelledby');
  return `${section} ${details.querySelector('summary').textContent}`;
}

function focused(main) {
  const element = document.activeElement;
  if (!element || !main.contains(element)) return null;
  const href = element.getAttribute('href');
  if (href) return { selector: 'a', matches: (other) => other.getAttribute('href') === href };
  if (element.matches('summary')) {
    const wanted = name(element.parentElement);
    return { selector: 'summary', matches: (other) => name(other.parentElement) === wanted };
  }
  return null;
}

/** Numbers beside the choices of a form are no part of what is written in it. */
function recount(busy, twin) {
  twin?.querySelectorAll('[data-count]').forEach((count) => {
    const shown = busy.querySelector(`[data-count="${count.dataset.count}"]`);
    if (shown) shown.textContent = count.textContent;
  });
}
