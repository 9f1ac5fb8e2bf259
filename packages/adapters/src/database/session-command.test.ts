import { describe, expect, it } from 'vitest';
import { readSessionCommand } from './session-command.ts';

describe('readSessionCommand', () => {
  it.each([
    ['BEGIN', { kind: 'begin', modes: '' }],
    ['  begin work ;', { kind: 'begin', modes: '' }],
    ['/* who */ -- why\nSTART TRANSACTION READ ONLY', { kind: 'begin', modes: 'READ ONLY' }],
    ['begin isolation level serializable', { kind: 'begin', modes: 'isolation level serializable' }],
    [
      'BEGIN TRANSACTION ISOLATION LEVEL READ COMMITTED',
      { kind: 'begin', modes: 'ISOLATION LEVEL READ COMMITTED' },
    ],
    ['COMMIT;', { kind: 'commit' }],
    ['end transaction', { kind: 'commit' }],
    ['abort', { kind: 'rollback' }],
    ['rollback to sp1', { kind: 'rollbackToSavepoint' }],
    ['ROLLBACK WORK TO SAVEPOINT "a"', { kind: 'rollbackToSavepoint' }],
    ['LISTEN News', { kind: 'listen', channel: 'news' }],
    ['listen "A ""b"""', { kind: 'listen', channel: 'A "b"' }],
    ['UNLISTEN *', { kind: 'unlisten', channel: null }],
    ['unlisten news;', { kind: 'unlisten', channel: 'news' }],
  ])('reads %j', (text, command) => {
    expect(readSessionCommand(text)).toEqual(command);
  });

  it.each(['', 'SELECT 1', 'SAVEPOINT begin', "SELECT 'begin'", 'CREATE TABLE listen ()', 'endless()'])(
    'leaves %j alone',
    (text) => {
      expect(readSessionCommand(text)).toBeNull();
    },
  );

  it.each(['BEGIN; SELECT 1', 'COMMIT AND CHAIN', 'commit; begin', 'rollback to a; rollback'])(
    'refuses %j',
    (text) => {
      expect(() => readSessionCommand(text)).toThrow(/query of its own/);
    },
  );
});
