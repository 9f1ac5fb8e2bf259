import type { ApiSchemas } from '@tminus/contract';
import { LANGUAGES, translator } from '@tminus/domain';
import { expect, it } from 'vitest';
import { columns } from '../output/terminal.ts';
import { messageTable } from './notify.ts';

const message = (more: Partial<ApiSchemas['ScheduledMessage']>): ApiSchemas['ScheduledMessage'] => ({
  id: 'release_day:users:docs',
  moment: 'release_day',
  date: '2025-11-17',
  audience: 'users',
  channel: 'docs',
  to: [],
  level: 'summary',
  contents: ['whats_new'],
  isLate: false,
  isEmbargoed: false,
  status: 'scheduled',
  ...more,
});
const messages = [
  message({}),
  message({ id: 'x:y:z', status: 'late', to: ['a@example.org', 'b@example.org', 'c@example.org'] }),
  message({ id: 'e:f:g', isEmbargoed: true, status: 'due' }),
];

it.each(LANGUAGES)(
  'a list of messages takes no more room than there is, and loses no id (%s)',
  (language) => {
    const t = translator(language);
    for (const room of [80, 100, 200, Number.POSITIVE_INFINITY]) {
      const text = messageTable(messages, room, t);
      expect(Math.max(...text.split('\n').map(columns))).toBeLessThanOrEqual(room);
      for (const { id } of messages) expect(text).toContain(id);
      expect(text).toContain(t('message.status.late'));
      expect(text).toContain(t('cli.notify.embargoed'));
      expect(text).not.toMatch(/message\.|cli\./);
    }
  },
);
