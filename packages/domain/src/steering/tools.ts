import type { Term } from './find-terms.ts';

/** A tool that software is deployed with or runs on, by the name that people know it by. */
export interface Tool extends Term {
  readonly name: string;
}

const tool = (
  id: string,
  name: string,
  words: readonly string[] = [],
  exact: readonly string[] = [],
): Tool => ({
  id,
  name,
  words: [name, ...words],
  exact,
});

/** Names that are common words count only as their makers write them. */
export const TOOLS: readonly Tool[] = [
  tool('docker', 'Docker', ['Dockerfile', 'docker-compose']),
  tool('podman', 'Podman'),
  tool('kubernetes', 'Kubernetes', ['k8s', 'kubectl', 'EKS', 'GKE', 'AKS', 'OpenShift']),
  tool('helm', 'Helm', ['helmfile']),
  { id: 'kustomize', name: 'Kustomize', words: ['kustomize'] },
  { id: 'nomad', name: 'Nomad', exact: ['Nomad'] },
  tool('terraform', 'Terraform', ['OpenTofu', 'Terragrunt']),
  tool('pulumi', 'Pulumi'),
  tool('cloudformation', 'CloudFormation', ['AWS CDK']),
  tool('ansible', 'Ansible'),
  { id: 'chef', name: 'Chef', exact: ['Chef'] },
  { id: 'puppet', name: 'Puppet', exact: ['Puppet'] },
  tool('argo-cd', 'Argo CD', ['ArgoCD', 'Argo Rollouts']),
  { id: 'flux', name: 'Flux', words: ['FluxCD', 'Flux CD', 'Flagger'], exact: ['Flux'] },
  { id: 'spinnaker', name: 'Spinnaker', words: ['Spinnaker'] },
  tool('octopus', 'Octopus Deploy'),
  tool('istio', 'Istio'),
  tool('envoy', 'Envoy'),
  tool('haproxy', 'HAProxy'),
  tool('nginx', 'nginx', ['ingress-nginx']),
  { id: 'traefik', name: 'Traefik', words: ['Traefik'] },
  tool('systemd', 'systemd', ['systemctl']),
  tool('pm2', 'PM2'),
  tool('aws-ecs', 'AWS ECS', ['ECS', 'Fargate', 'Amazon ECS']),
  tool('aws-lambda', 'AWS Lambda', ['Lambda functions'], ['Lambda']),
  tool('elastic-beanstalk', 'Elastic Beanstalk'),
  tool('cloud-run', 'Cloud Run'),
  tool('app-engine', 'App Engine'),
  tool('azure-app-service', 'Azure App Service', ['Azure Functions']),
  tool('fly', 'Fly.io', ['flyctl']),
  tool('heroku', 'Heroku'),
  tool('vercel', 'Vercel'),
  tool('netlify', 'Netlify'),
  tool('cloudflare', 'Cloudflare Workers', ['Cloudflare Pages', 'wrangler']),
  tool('github-actions', 'GitHub Actions'),
  tool('gitlab-ci', 'GitLab CI', ['GitLab CI/CD', '.gitlab-ci.yml']),
  { id: 'jenkins', name: 'Jenkins', words: ['Jenkins', 'Jenkinsfile'] },
  tool('circleci', 'CircleCI'),
  tool('buildkite', 'Buildkite'),
  tool('azure-pipelines', 'Azure Pipelines', ['Azure DevOps']),
  tool('tekton', 'Tekton'),
];

const language = (name: string, words: readonly string[] = [], exact: readonly string[] = []): Term => ({
  id: name,
  words: exact.length === 0 ? [name, ...words] : words,
  exact,
});

/** Languages by their names; short ones count only as they are written. */
export const LANGUAGE_TERMS: readonly Term[] = [
  language('TypeScript'),
  language('JavaScript', ['Node.js', 'NodeJS']),
  language('Python'),
  language('Java', [], ['Java']),
  language('Kotlin'),
  language('Scala', [], ['Scala']),
  language('Go', ['Golang'], ['Go']),
  language('Rust', [], ['Rust']),
  language('C++'),
  language('C#', ['.NET', 'dotnet']),
  language('Ruby', ['Ruby on Rails'], ['Ruby', 'Rails']),
  language('PHP'),
  language('Swift', ['SwiftUI'], ['Swift']),
  language('Elixir'),
  language('Erlang'),
  language('Haskell'),
  language('Dart', ['Flutter'], ['Dart']),
];
