const STORED = 'lumbar-code';
const CODE = /^[0-9a-z-]{16,24}$/i;

/**
 * Carries the code of a card that was scanned past the sign-in to its field. It comes behind the # of the address, which browsers send
 * to nobody; there it would follow to the identity provider's page, so it is taken out and stored in this tab until then.
 */
export function carryCode(welcome, field) {
  if (!welcome && !field) return;
  const scanned = location.hash.slice(1);
  if (CODE.test(scanned)) {
    sessionStorage.setItem(STORED, scanned);
    history.replaceState(null, '', location.pathname);
  }
  if (field) {
    field.value ||= sessionStorage.getItem(STORED) ?? '';
    sessionStorage.removeItem(STORED);
  }
}
