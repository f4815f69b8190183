/**
 * What people read, in English and German. Every key is in both files, and so is every word of the contract: a test of the build holds
 * them together. A word that a newer server says is shown as it is.
 */
import de from './words/de.json';
import en from './words/en.json';

type Words = Record<string, string>;

const LANGUAGES: Record<string, Words> = { en, de };
const CHOSEN = 'lumbar-language';

export function languages(): string[] {
  return Object.keys(LANGUAGES);
}

/** The reader's choice, else the first of the browser's languages that there is, else English. */
export function language(): string {
  const chosen = localStorage.getItem(CHOSEN);
  const wanted = [...(chosen ? [chosen] : []), ...navigator.languages].map((tag) => tag.split('-')[0]);
  return wanted.find((tag) => tag in LANGUAGES) ?? 'en';
}

export function choose(tag: string): void {
  localStorage.setItem(CHOSEN, tag);
}

/** What to look texts up by, best first. */
export function wanted(): string[] {
  return [locale(), language()];
}

/** The language with the region that the browser names, for numbers and days. */
function locale(): string {
  return navigator.languages.find((tag) => tag.split('-')[0] === language()) ?? (language() === 'en' ? 'en-GB' : language());
}

/** A sentence, with what stands in braces filled in. */
export function say(key: string, values: Record<string, string | number> = {}): string {
  const words = LANGUAGES[language()];
  const sentence = words[key] ?? LANGUAGES.en[key] ?? key;
  return sentence.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''));
}

/** Likewise for a number of things. */
export function count(key: string, number: number): string {
  return say(number === 1 ? key + '.one' : key + '.many', { n: number });
}

/** A word of the contract; one that this release does not know stays as it is. */
export function word(kind: string, value: string): string {
  const key = kind + '.' + value;
  return LANGUAGES[language()][key] ?? value.replace(/_/g, ' ').toLowerCase();
}

export function knows(kind: string, value: string): boolean {
  return kind + '.' + value in LANGUAGES[language()];
}

/** A calendar day, as "Saturday, 28 November". */
export function day(localDate: string): string {
  const noon = new Date(localDate + 'T12:00:00Z');
  return new Intl.DateTimeFormat(locale(), { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(noon);
}

export function shortDay(localDate: string): string {
  const noon = new Date(localDate + 'T12:00:00Z');
  return new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(noon);
}

export function moment(instant: string): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant));
}

export function percent(share: number): string {
  return new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: 0 }).format(Math.floor(share * 100) / 100);
}

export function number(value: number): string {
  return new Intl.NumberFormat(locale(), { maximumFractionDigits: 1 }).format(value);
}

/** Seconds for reading: "45 s", "10 min", "1 min 30 s". */
export function duration(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  if (minutes === 0) return say('unit.seconds', { n: rest });
  return rest === 0 ? say('unit.minutes', { n: minutes }) : say('unit.both', { m: minutes, s: rest });
}

/** Seconds on a clock: "1:30". */
export function clock(seconds: number): string {
  return Math.floor(seconds / 60) + ':' + String(Math.floor(seconds % 60)).padStart(2, '0');
}
