/** Fills an empty field with the zone of this browser: whoever cares for somebody mostly lives in the same one. */
export function proposeOwnZone(field) {
  field.value ||= Intl.DateTimeFormat().resolvedOptions().timeZone ?? '';
}
