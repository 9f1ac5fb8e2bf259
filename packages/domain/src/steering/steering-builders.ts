import type { SteeringFile, SteeringFiles } from './steering.ts';

const of = (text: string | undefined): SteeringFile =>
  text === undefined ? { state: 'missing' } : { state: 'read', text };

/** Steering files with these texts, the others missing. */
export const steeringFiles = (texts: Partial<Record<keyof SteeringFiles, string>> = {}): SteeringFiles => ({
  structure: of(texts.structure),
  tech: of(texts.tech),
  product: of(texts.product),
});
