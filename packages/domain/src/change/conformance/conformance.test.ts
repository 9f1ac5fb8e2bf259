import { describe, expect, it } from 'vitest';
import type { Change } from '../change.ts';
import { commit } from '../change-builders.ts';
import { parseCommit } from '../parse-commit.ts';
import type { Reading } from './row.ts';
import { ROWS } from './rows.ts';

const readingOf = (change: Change) => ({
  conforms: change.conforms,
  type: change.type,
  scope: change.scope,
  subject: change.subject,
  breaking: change.breaking,
  notes: change.breakingNotes,
  refs: change.refs.map(({ kind, raw }) => `${kind} ${raw}`),
  footers: change.footers.map(({ token, value }) => `${token}: ${value}`),
  reverts: change.reverts,
});

const inFull = ({ type, subject, conforms, scope, notes, refs, footers, reverts }: Reading) => ({
  conforms: conforms ?? type !== null,
  type,
  scope: scope ?? null,
  subject,
  breaking: notes !== undefined,
  notes: notes ?? [],
  refs: refs ?? [],
  footers: footers ?? [],
  reverts: reverts ?? [],
});

describe('the conformance table', () => {
  it.each(ROWS.map((row) => ({ ...row, start: row.message.slice(0, 60) })))('$cite: $start', (row) => {
    const parents = Array.from({ length: row.parents ?? 1 }, (_, index) => String(index));
    const changes = parseCommit(commit(row.message, { parents }), []);
    expect(changes.map(readingOf)).toEqual([row.expect].flat().map(inFull));
  });

  it('has many rows, none of them twice, and says for each where it is from', () => {
    expect(ROWS.length).toBeGreaterThan(180);
    expect(new Set(ROWS.map(({ message, parents }) => `${parents} ${message}`)).size).toBe(ROWS.length);
    for (const { cite } of ROWS)
      expect(cite).toMatch(/^(CC (rule|example)|angular-cli [0-9a-f]{8}|[RX]-\d+|own: |git-|npm-|[A-Z])/);
  });
});
