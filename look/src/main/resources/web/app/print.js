/** Shows a button that only a script can make work. */
export function offerPrinting(button) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}
