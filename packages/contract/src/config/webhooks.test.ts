import { describe, expect, it } from 'vitest';
import { parseConfig } from './parse-config.ts';
import { API, problemsOf } from './testing.ts';

const withWebhook = (fields: string): string => `${API}notifications:\n  webhooks:\n    - { ${fields} }\n`;

describe('a webhook', () => {
  it('needs a name and an address; a secret and events may be said', () => {
    const parsed = parseConfig(
      `${withWebhook('name: ops, url: "https://ops.example.org/hook"')}    - name: chat
      url: \${env:CHAT_URL}
      secret: \${file:/run/secrets/chat}
      events: ['rollout.*', incident.opened]\n`,
    );
    expect(parsed).toMatchObject({
      ok: true,
      config: {
        notifications: {
          webhooks: [
            { name: 'ops', url: 'https://ops.example.org/hook' },
            {
              name: 'chat',
              url: '${env:CHAT_URL}',
              secret: '${file:/run/secrets/chat}',
              events: ['rollout.*', 'incident.opened'],
            },
          ],
        },
      },
    });
  });

  it.each<[string, string, string]>([
    ['no address', 'name: ops', '5:7 notifications.webhooks[0].url missing'],
    [
      'a name that cannot be one',
      'name: "o p", url: "http://a.b"',
      '5:15 notifications.webhooks[0].name form.webhookName',
    ],
    ['an address that is none', 'name: ops, url: ops', '5:25 notifications.webhooks[0].url form.webhookUrl'],
    [
      'an address of a file',
      'name: ops, url: "file:///etc"',
      '5:25 notifications.webhooks[0].url form.webhookUrl',
    ],
    [
      'a password in the address',
      'name: ops, url: "http://a:b@c"',
      '5:25 notifications.webhooks[0].url form.webhookUrl',
    ],
    [
      'a secret that is written out',
      'name: ops, url: "http://a.b", secret: whsec_abc',
      '5:47 notifications.webhooks[0].secret form.secret',
    ],
    [
      'a secret with something beside it',
      'name: ops, url: "http://a.b", secret: "x${env:A}"',
      '5:47 notifications.webhooks[0].secret form.secret',
    ],
    ['no events', 'name: ops, url: "http://a.b", events: []', '5:47 notifications.webhooks[0].events empty'],
    [
      'an event that is nearly right',
      'name: ops, url: "http://a.b", events: [rolout.*]',
      '5:48 notifications.webhooks[0].events[0] valueNear rollout.*',
    ],
    [
      'an event like no other',
      'name: ops, url: "http://a.b", events: ["*", somethingElseEntirely]',
      '5:53 notifications.webhooks[0].events[1] value',
    ],
    [
      'an unknown key',
      'name: ops, url: "http://a.b", sekret: a',
      '5:39 notifications.webhooks[0].sekret unknownKeyNear secret',
    ],
  ])('with %s is refused at its place', (_what, fields, expected) => {
    expect(problemsOf(withWebhook(fields))).toEqual([expected]);
  });

  it('that is there twice is refused', () => {
    const twice = `${withWebhook('name: ops, url: "http://a.b"')}    - { name: ops, url: "http://c.d" }\n`;
    expect(problemsOf(twice)).toEqual(['6:15 notifications.webhooks[1].name duplicate']);
  });
});
