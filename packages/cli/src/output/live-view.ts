import type { EventResource } from '@tminus/contract';
import type { Translate } from '@tminus/domain';
import type { Glance } from '../follow.ts';
import { timesSaid, writeOut } from './terminal.ts';
import { viewLines } from './view-lines.ts';

const WIDTH = 80;
const ESCAPE = '\x1b[';

/** Lines that a view adds below the table, for example the demo's own load. */
export type ExtraLines = () => readonly string[];

/** A live picture of a release, redrawn in place; 80 columns, fewer in a narrower terminal. */
export class LiveView {
  readonly #translate: Translate;
  readonly #extra: ExtraLines;
  readonly #hint: string;
  #events: readonly EventResource[] = [];
  #drawn = 0;
  #timesSaid = 0;

  constructor(translate: Translate, options: { extra?: ExtraLines; hint?: string } = {}) {
    this.#translate = translate;
    this.#extra = options.extra ?? (() => []);
    this.#hint = options.hint ?? '';
  }

  /** Draws over what was drawn before, or below what was said since. `hint` stands for that of the view this once. */
  draw(glance: Glance, hint = this.#hint): void {
    this.#events = [...this.#events, ...glance.news];
    const lines = viewLines(glance, {
      translate: this.#translate,
      width: Math.min(WIDTH, process.stdout.columns || WIDTH),
      events: this.#events,
      extra: this.#extra(),
      hint,
    });
    const isInPlace = this.#drawn > 0 && this.#timesSaid === timesSaid();
    const up = isInPlace ? `${ESCAPE}${this.#drawn}A` : '';
    writeOut(`${up}${lines.map((line) => `${ESCAPE}2K${line}\n`).join('')}${ESCAPE}0J`);
    this.#drawn = lines.length;
    this.#timesSaid = timesSaid();
  }
}
