/** Shows a button that only a script can make work. */
export function offerPrinting(button) {
  if (!button.hidden) return;
  button.hidden = false;
  button.addEventListener('click', () => print());
}
