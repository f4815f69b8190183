const NEAR_PX = 28;
const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** Says what a mark of a chart stands for: of the one nearest to the pointer or the finger, and one after the other by arrow keys. */
export function explainMarks(plot) {
  if (plot.hasAttribute('tabindex')) return;
  const marks = [...plot.querySelectorAll('title')].map((title) => {
    const mark = title.parentElement;
    mark.dataset.says = title.textContent;
    // Else the browser shows it a second time.
    title.remove();
    return mark;
  });
  if (!marks.length) return;
  const tip = document.createElement('p');
  tip.className = 'tip';
  tip.setAttribute('role', 'status');
  plot.append(tip);
  plot.tabIndex = 0;
  plot.setAttribute('role', 'group');
  plot.setAttribute('aria-label', plot.dataset.hint);
  let at = -1;

  const middle = (mark) => {
    const box = mark.getBoundingClientRect();
    return { x: box.left + box.width / 2, y: box.top + Math.min(box.height / 2, NEAR_PX / 2) };
  };
  const show = (index) => {
    marks[at]?.classList.remove('said');
    at = index;
    const mark = marks[at];
    tip.textContent = mark?.dataset.says ?? '';
    if (!mark) return;
    mark.classList.add('said');
    const place = middle(mark);
    const frame = plot.getBoundingClientRect();
    const room = frame.width - tip.offsetWidth;
    tip.style.left = `${Math.max(0, Math.min(room, place.x - frame.left - tip.offsetWidth / 2))}px`;
    tip.style.top = `${place.y - frame.top}px`;
  };
  const nearest = ({ clientX, clientY }) => {
    const away = marks.map((mark) => {
      const { x, y } = middle(mark);
      return Math.hypot(x - clientX, y - clientY);
    });
    const least = Math.min(...away);
    return least <= NEAR_PX ? away.indexOf(least) : -1;
  };

  plot.addEventListener('pointermove', (event) => event.pointerType !== 'touch' && show(nearest(event)));
  plot.addEventListener('pointerleave', (event) => event.pointerType !== 'touch' && show(-1));
  plot.addEventListener('click', (event) => show(nearest(event)));
  plot.addEventListener('blur', () => show(-1));
  plot.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') return show(-1);
    const ends = { Home: 0, End: marks.length - 1 };
    const next = event.key in ends ? ends[event.key] : step(event.key, at, marks.length);
    if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    show(next);
  });
}

/** The newest mark is the first that the keys show. */
function step(key, at, count) {
  if (!(key in STEPS)) return undefined;
  return at < 0 ? count - 1 : Math.max(0, Math.min(count - 1, at + STEPS[key]));
}
