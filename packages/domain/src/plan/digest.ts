import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Plan } from './plan.ts';

/**
 * JSON with sorted keys and no white space: equal values give equal texts (the ordering of RFC 8785). Members
 * that are undefined count as absent.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, member]) => member !== undefined);
    entries.sort(([left], [right]) => (left < right ? -1 : 1));
    return `{${entries.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}

/**
 * Digest of the package that people approve: every fact of the plan but what was worked out about it and changes with the
 * days (findings, assessment, and the milestones up to the date), and but the directories, which differ between machines
 * while the commits do not.
 */
export function digestPlan(plan: Omit<Plan, 'digest'>): string {
  const { findings: _findings, assessment: _assessment, timeline: _timeline, components, ...facts } = plan;
  const portable = components.map(({ repo: _repo, ...component }) => component);
  return `sha256:${bytesToHex(sha256(utf8ToBytes(canonicalJson({ ...facts, components: portable }))))}`;
}
