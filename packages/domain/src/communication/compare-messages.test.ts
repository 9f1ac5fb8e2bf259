import { describe, expect, it } from 'vitest';
import { USUAL_WORKING_TIME } from '../calendar/working-time.ts';
import { planCommunication } from './communication-plan.ts';
import { comparePlannedMessages } from './compare-messages.ts';

const messagesFor = (
  releaseDate: string,
  audiences: readonly ('users' | 'support')[] = ['users', 'support'],
) =>
  planCommunication({
    stakeholders: audiences.map((audience) => ({ audience, channel: 'email', to: [] })),
    level: 'detailed',
    noticeDays: 28,
    releaseDate,
    today: '2025-11-03',
    isBreaking: false,
    team: USUAL_WORKING_TIME,
  });

describe('messages of a release that is planned anew', () => {
  it('move with its date, by as many days', () => {
    const before = messagesFor('2025-12-16');
    const { added, moved, gone } = comparePlannedMessages(before, messagesFor('2025-12-23'));
    expect({ added, gone }).toEqual({ added: [], gone: [] });
    expect(moved).toHaveLength(before.length);
    expect(moved.every(({ days }) => days === 7)).toBe(true);
    expect(moved.find(({ message }) => message.id === 'release_day:users:email')).toMatchObject({
      from: '2025-12-16',
      to: '2025-12-23',
    });
  });

  it('stay where nothing changes, and come and go with those who are told', () => {
    const both = messagesFor('2025-12-16');
    const users = messagesFor('2025-12-16', ['users']);
    expect(comparePlannedMessages(both, both)).toEqual({ added: [], moved: [], gone: [] });
    const ofSupport = both.filter(({ audience }) => audience === 'support');
    expect(comparePlannedMessages(users, both)).toEqual({ added: ofSupport, moved: [], gone: [] });
    expect(comparePlannedMessages(both, users)).toEqual({ added: [], moved: [], gone: ofSupport });
  });

  it('count days backwards when the date comes nearer', () => {
    const { moved } = comparePlannedMessages(messagesFor('2025-12-23'), messagesFor('2025-12-16'));
    expect(moved.at(-1)?.days).toBe(-7);
  });
});
