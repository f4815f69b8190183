/** Writes the reader's own time before the client's, which names its zone, where their clocks differ. */
export function showOwnTime(element) {
  const at = new Date(element.dateTime);
  const clock = (timeZone) =>
    new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(at);
  const own = clock(undefined);
  if (own !== clock(element.dataset.zone)) {
    element.textContent = `${own} (${element.textContent})`;
  }
  delete element.dataset.zone;
}
