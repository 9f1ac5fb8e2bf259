import { describe, expect, it } from 'vitest';
import { readSteering } from './read-steering.ts';
import { STEERING_LIMIT } from './steering.ts';
import { steeringFiles } from './steering-builders.ts';

const known = [
  { name: 'api', path: 'services/api' },
  { name: 'web', path: 'apps/web' },
];
const structure = (text: string) => readSteering(steeringFiles({ structure: text }), known);
const tech = (text: string) => readSteering(steeringFiles({ tech: text }), known);
const product = (text: string) => readSteering(steeringFiles({ product: text }), known);

describe('components', () => {
  it.each([
    [
      '## Components\n\n- api: the HTTP interface\n- **web** - pages\n* `worker` (jobs)\n',
      ['api', 'web', 'worker'],
    ],
    ['## Services\n\n1. [Payment](./payment)\n2. Mail\n', ['Payment', 'Mail']],
    ['# Components\n\n| Name | Owner |\n|---|---|\n| api | Mika |\n| `web` | Jo |\n', ['api', 'web']],
    ['## Components\n\n### api\n\nHandles requests.\n\n- REST\n- gRPC\n\n### web\n', ['api', 'web']],
    ['## コンポーネント\n\n- 決済サービス：支払い\n- api（HTTP）\n', ['決済サービス', 'api']],
    ['## Packages\n- `packages/domain/`: rules\n  - pure\n- ./apps/web\n', ['packages/domain', 'apps/web']],
    ['## Components\n<!-- - old -->\n<!--\n- older\n-->\n- api\n', ['api']],
    ['## Components\n- A sentence of more than four words\n- [TODO]\n- \n', []],
    ['## Components\n\n#### api\n\n## Other\n\n- x\n', ['api']],
    ['# Components and services\n\n## Overview\n\n## Layout\n', []],
    [
      '## Component Organization\n\n### Payment Service\n- Stripe\n\n### Web\n- Pages\n',
      ['Payment Service', 'Web'],
    ],
    ['## Components\n\n### Backend services\n- api\n\n### Apps\n- web\n', ['api', 'web']],
    ['## Components\n\n### API Gateway (`services/api-gateway`)\n- Routing\n', ['API Gateway']],
    ['## サービス一覧\n\n### 決済サービス\n- 請求\n', ['決済サービス']],
    ['## Naming conventions for components\n- kebab-case\n', []],
    ['## Service level objectives\n- availability\n', []],
    ['## Team\n- Mika\n', []],
    ['## Components\n- api\n- API\n- api service\n', ['api']],
  ])('%j names %j', (text, names) => {
    expect(structure(text).components.map(({ name }) => name)).toEqual(names);
  });

  it.each([
    ['The api serves pages.', ['api']],
    ['```\n├── services/\n│   └── api/\n└── apps/web/\n```', ['api', 'web']],
    ['Below `./apps/web/` are the pages.', ['web']],
    ['## Components\n- API Service\n- Web\n', ['api', 'web']],
    ['apis, webs and rapid', []],
  ])('of the workspace are found in %j', (text, names) => {
    expect(structure(text).mentioned).toEqual(names);
  });

  it('are named with their line', () => {
    expect(structure('# x\n\n## Components\n\n- api\n').components).toEqual([{ name: 'api', line: 5 }]);
  });
});

describe('tools', () => {
  it.each([
    ['We build Docker images and run them on k8s with Helm.', ['docker', 'kubernetes', 'helm']],
    ['デプロイはDockerとKubernetesを使う。', ['docker', 'kubernetes']],
    ['| CD | Argo CD |', ['argo-cd']],
    ['- ArgoCD\n- argo-cd\n- FluxCD\n', ['argo-cd', 'flux']],
    ['Deployed to AWS ECS behind HAProxy; jobs on Lambda.', ['haproxy', 'aws-ecs', 'aws-lambda']],
    ['CI: GitHub Actions, GitLab CI, Jenkins', ['github-actions', 'gitlab-ci', 'jenkins']],
    ['systemd units, nginx in front, fly.io for previews', ['nginx', 'systemd', 'fly']],
    ['We use Docker, not Podman.', ['docker']],
    ['We do not use Docker, Kubernetes or Helm.', []],
    ['We do not use Helm but Terraform.', ['terraform']],
    ['We moved away from Jenkins, which was old.', []],
    ['Migrated from Jenkins to GitHub Actions.', ['github-actions']],
    ['Helm replaced Kustomize. Pulumi was replaced by Terraform.', ['helm', 'terraform', 'pulumi']],
    ['Not only Docker but Kubernetes.', ['docker', 'kubernetes']],
    ['Heroku is no longer used. Cloud Run is.', ['cloud-run']],
    ['Kubernetesは使っていません。Dockerだけです。', ['docker']],
    ['Things are in flux, and a lambda is a function; the helmet stays.', []],
    ['dockerish, mydocker, docker_x', []],
  ])('%j: %j', (text, tools) => {
    expect(tech(text).tools).toEqual(tools);
  });

  it.each([
    ['TypeScript on Node.js, some Go and Rust', ['TypeScript', 'JavaScript', 'Go', 'Rust']],
    ['We go on, and swift work does not rust.', []],
    ['C++ and C# and .NET', ['C++', 'C#']],
    ['JavaScript', ['JavaScript']],
  ])('languages of %j: %j', (text, languages) => {
    expect(tech(text).languages).toEqual(languages);
  });
});

describe('users', () => {
  it.each([
    ['Used by enterprises and small businesses.', ['enterprise', 'smb']],
    ['End users buy, developers integrate, SREs watch.', ['end_users', 'developers', 'operations']],
    ['大企業と中小企業、エンドユーザー向け。', ['enterprise', 'smb', 'end_users']],
    ['Not for consumers.', []],
  ])('%j: %j', (text, audiences) => {
    expect(product(text).audiences).toEqual(audiences);
  });

  it('have names below a heading about them', () => {
    expect(
      product('## Target Users\n\n- **Shop owner**: sells\n- Clerk\n\n## Goals\n- more\n').users,
    ).toEqual(['Shop owner', 'Clerk']);
    expect(product('## ペルソナ\n\n### 店長\n\n売る人。\n').users).toEqual(['店長']);
  });
});

describe('business impact', () => {
  it.each([
    ['Business impact: high', 'high'],
    ['**Business Impact**: Medium – some revenue', 'medium'],
    ['## Business impact\n\nCritical: outages cost money.', 'critical'],
    ['## Business criticality\n- Low', 'low'],
    ['| Business impact | medium to high |', 'high'],
    ['業務影響: 高', 'high'],
    ['## ビジネスへの影響\n\n中程度です。', 'medium'],
    ['This is mission critical.', 'critical'],
    ['基幹システムです。', 'critical'],
    ['It takes payments.', 'high'],
    ['It is not mission critical.', null],
    ['Criticality: tier 1', 'critical'],
    ['A shop.', null],
  ])('%j is %s', (text, level) => {
    expect(product(text).businessImpact?.level ?? null).toBe(level);
  });
});

describe('objectives', () => {
  it.each([
    ['SLO: 99.9 %', [['availability', 0.999, null]]],
    ['## SLOs\n- 99.95% of requests\n', [['availability', 0.9995, null]]],
    ['可用性 99.5％', [['availability', 0.995, null]]],
    ['Latency p95 < 300 ms', [['latency', 300, 95]]],
    ['p99 under 1.5 s', [['latency', 1500, 99]]],
    [
      'SLO: availability 99.9%, p95 200ms',
      [
        ['availability', 0.999, null],
        ['latency', 200, 95],
      ],
    ],
    ['99.9% of users are happy', []],
    ['SLA: 5% credits', []],
  ])('%j: %j', (text, targets) => {
    expect(
      product(text).objectives.map(({ kind, target, percentile }) => [kind, target, percentile]),
    ).toEqual(targets);
  });
});

describe('hours and peaks', () => {
  it.each([
    ['Business hours: 9:00 - 17:30 Europe/Berlin', { start: '09:00', end: '17:30' }, 'Europe/Berlin'],
    ['営業時間: 09:00〜18:00 (JST)', { start: '09:00', end: '18:00' }, 'Asia/Tokyo'],
    ['Time zone: America/Argentina/Buenos_Aires', null, 'America/Argentina/Buenos_Aires'],
    ['Lunch is 12:00-13:00', null, null],
  ])('%j', (text, businessHours, timeZone) => {
    expect(product(text)).toMatchObject({ businessHours, timeZone });
  });

  it.each([
    ['Peak: Black Friday, Cyber Monday.', ['Black Friday', 'Cyber Monday']],
    ['## Peak seasons\n- **Christmas**: gifts\n- end of the month\n', ['Christmas', 'end of the month']],
    ['繁忙期：年末年始、月末', ['年末年始', '月末']],
    ['We peak at sports.', []],
  ])('%j: %j', (text, peaks) => {
    expect(product(text).peaks).toEqual(peaks);
  });
});

it.each([
  ['We are under SOX and PCI DSS.', ['sox', 'pci-dss']],
  ['HIPAA, GDPR; ISO/IEC 27001, SOC2', ['hipaa', 'gdpr', 'iso-27001', 'soc-2']],
  ['HIPAA is out of scope. GDPR applies.', ['gdpr']],
  ['個人情報保護法と J-SOX に従う。', ['j-sox', 'appi']],
  ['We measure DORA metrics.', []],
])('compliance of %j: %j', (text, regimes) => {
  expect(product(text).compliance).toEqual(regimes);
});

describe('hostile text', () => {
  /** Long enough for whatever takes more than its share of time to stand still. */
  const repeat = (unit: string) => unit.repeat(Math.floor(80_000 / unit.length));

  it.each([
    '# a\n',
    '- ',
    '- a\n',
    '|',
    '| a |\n',
    '|-|\n',
    '<!--',
    '-->',
    '<!-- a -->',
    '`',
    '```\n',
    '**',
    '[',
    'a ',
    'a, ',
    'not ',
    'is not, ',
    '9',
    '99.9% ',
    'p95 ',
    '9:00-',
    'Asia/',
    'business impact ',
    '## Components\n- a\n',
    'Peak: ',
    '、',
    'Docker ',
    'replaced ',
    'moved from ',
    '.github/',
    '\n',
    '\r',
    ' ',
    '@a/',
    '高',
    'e.g. ',
  ])('a file full of %j is read', (unit) => {
    const text = repeat(unit);
    expect(readSteering(steeringFiles({ structure: text, tech: text, product: text }), known).files).toEqual({
      structure: { state: 'read' },
      tech: { state: 'read' },
      product: { state: 'read' },
    });
  });

  it('is read up to the limit', () => {
    const read = structure(`## Components\n- api\n${'a '.repeat(STEERING_LIMIT / 2 - 100)}`);
    expect(read.components).toHaveLength(1);
  });

  it('beyond the limit is not', () => {
    const read = structure(`## Components\n- api\n${'a'.repeat(STEERING_LIMIT)}`);
    expect(read.files.structure).toEqual({ state: 'tooLarge' });
    expect(read.components).toEqual([]);
  });
});
