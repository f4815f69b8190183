/** Drawings of the steps: fetched with today, stored for the days without a network, and shown as what they are, without scripts. */
import { drawing } from './api';
import type { Records } from './core';
import type { Step, Today } from './today';
import { language } from './words';

/** A drawing has its title in one language. */
function key(address: string): string {
  return 'picture:' + language() + ':' + address;
}

export class Pictures {
  private readonly drawn = new Map<string, string>();
  private readonly looked = new Set<string>();

  constructor(private readonly arrived: () => void) {}

  /** Fetches those that are not there yet. One that can't be had is missing, and nothing else is. */
  async fetch(today: Today, records: Records): Promise<void> {
    const addresses = new Set(today.plans.flatMap((plan) => plan.steps).flatMap((step) => step.picture ?? []));
    await Promise.all([...addresses].map((address) => this.one(address, records).catch(() => undefined)));
  }

  /** The drawing of a step, to be put into a page; undefined if there is none (yet). */
  of(step: Step, records: Records): Node | undefined {
    if (!step.picture) return undefined;
    const name = key(step.picture);
    const text = this.drawn.get(name);
    if (!text && !this.looked.has(name)) void this.recall(name, records);
    return text ? harmless(text) : undefined;
  }

  private async one(address: string, records: Records): Promise<void> {
    const name = key(address);
    if (this.drawn.has(name)) return;
    const text = (await records.get<string>(name)) ?? (await drawing(address));
    await records.put(name, text);
    this.drawn.set(name, text);
  }

  private async recall(name: string, records: Records): Promise<void> {
    this.looked.add(name);
    const text = await records.get<string>(name);
    if (!text) return;
    this.drawn.set(name, text);
    this.arrived();
  }
}

/** What could run, or lead elsewhere, is left out, whoever drew it. */
function harmless(text: string): Node | undefined {
  const drawing = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
  if (drawing.localName !== 'svg') return undefined;
  drawing.querySelectorAll('script, foreignObject, image, a').forEach((each) => each.remove());
  for (const each of [drawing, ...drawing.querySelectorAll('*')]) {
    for (const { name } of [...each.attributes]) {
      if (/^on|href$|^style$/i.test(name)) each.removeAttribute(name);
    }
  }
  return document.importNode(drawing, true);
}
