/** Escape closes the explanation that has the focus; so does opening another one. */
export function closeWithEscape() {
  document.addEventListener('keydown', (event) => {
    const open = event.key === 'Escape' && document.activeElement?.closest('details.means[open]');
    if (open) open.open = false;
  });
  document.addEventListener(
    'toggle',
    ({ target }) => {
      if (!target.matches?.('details.means[open]')) return;
      document.querySelectorAll('details.means[open]').forEach((other) => (other.open = other === target));
    },
    true,
  );
}
