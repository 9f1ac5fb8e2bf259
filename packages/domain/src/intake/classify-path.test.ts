import { describe, expect, it } from 'vitest';
import { classifyPath, kindOfPaths, type PathKind } from './classify-path.ts';

const PATHS: Readonly<Record<PathKind, readonly string[]>> = {
  infrastructure: [
    'Dockerfile',
    'services/api/Dockerfile.prod',
    'docker-compose.override.yml',
    'compose.yaml',
    'infra/main.tf',
    'infra/cdk/stack.ts',
    'modules/vpc/variables.tf',
    '.github/workflows/ci.yml',
    '.gitlab-ci.yml',
    'ansible/playbooks/site.yml',
    'charts/api/values.yaml',
    'charts/api/templates/deployment.yaml',
    'k8s/overlays/prod/kustomization.yaml',
    'deploy/service.yaml',
    'manifests/api.yml',
    'Jenkinsfile',
    'systemd/api.service',
    'etc/haproxy.cfg',
    'src/nginx.conf',
  ],
  configuration: [
    'config/production.yaml',
    'config.json',
    '.env.production',
    'services/api/settings/limits.toml',
    'src/main/resources/application-prod.yml',
    'src/config/defaults.json',
    'appsettings.Production.json',
    'tminus.yaml',
    'api.properties',
  ],
  documentation: ['README.md', 'docs/plan.md', 'docs/images/a.png', 'LICENSE', 'packages/api/CHANGELOG.md'],
  software: [
    'src/index.ts',
    'src/infrastructure/database.ts',
    'packages/domain/src/config/schema.ts',
    'config/routes.rb',
    'deploy/run.ts',
    'package.json',
    'package-lock.json',
    'Cargo.toml',
    'pyproject.toml',
    'go.mod',
    'tsconfig.json',
    'src/locales/en.json',
    'test/fixtures/data.yaml',
    'main.go',
    'index.html',
    '',
  ],
};

describe.each(Object.entries(PATHS))('%s', (kind, paths) => {
  it.each(paths)('%s', (path) => {
    expect(classifyPath(path)).toBe(kind);
  });
});

it.each([
  [[], null],
  [['README.md'], null],
  [['infra/main.tf', 'README.md'], 'infrastructure'],
  [['infra/main.tf', 'config/a.yaml'], 'infrastructure'],
  [['config/a.yaml', 'docs/a.md'], 'configuration'],
  [['config/a.yaml', 'infra/main.tf', 'src/a.ts'], 'software'],
] as const)('%j is a change of %s', (paths, kind) => {
  expect(kindOfPaths(paths)).toBe(kind);
});

it('reads a very long path at once', () => {
  for (const unit of ['a/', 'src/', '.', 'docker', 'application-', '.env.'])
    expect(classifyPath(unit.repeat(200_000))).toBeDefined();
});
