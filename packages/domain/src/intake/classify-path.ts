export const PATH_KINDS = ['software', 'infrastructure', 'configuration', 'documentation'] as const;
/** What a file is part of. Documentation belongs to whatever it comes with, and decides nothing. */
export type PathKind = (typeof PATH_KINDS)[number];

/** Directories that hold code of the product; below them, names such as `infrastructure` are names of layers. */
const SOURCE =
  /^(?:src|lib|app|apps|source|sources|internal|pkg|cmd|test|tests|spec|__tests__|fixtures|locales|i18n)$/i;
const INFRASTRUCTURE_DIRECTORY =
  /^(?:\.github|\.gitlab|\.circleci|\.buildkite|\.tekton|\.ci|infra|infrastructure|iac|terraform|ansible|pulumi|cloudformation|helm|charts?|k8s|kubernetes|kustomize|argocd|fluxcd|systemd)$/i;
/** Directories where manifests of a cluster or scripts of a deployment lie beside other things. */
const DEPLOYMENT_DIRECTORY = /^(?:deploy|deployment|deployments|manifests|ops)$/i;
const CONFIGURATION_DIRECTORY = /^(?:config|configs|conf|conf\.d|settings|etc|env|environments)$/i;

const INFRASTRUCTURE_NAME =
  /^(?:(?:dockerfile|containerfile)(?:\..+)?|.+\.dockerfile|\.dockerignore|(?:docker-)?compose(?:\..+)?\.ya?ml|jenkinsfile|vagrantfile|procfile|\.gitlab-ci\.yml|\.travis\.yml|\.drone\.yml|appveyor\.yml|azure-pipelines\.ya?ml|bitbucket-pipelines\.yml|buildspec\.ya?ml|cloudbuild\.ya?ml|skaffold\.ya?ml|helmfile\.ya?ml|kustomization\.ya?ml|chart\.(?:ya?ml|lock)|fly\.toml|render\.yaml|serverless\.ya?ml|pulumi(?:\..+)?\.ya?ml|ansible\.cfg|nginx\.conf|haproxy\.cfg|.+\.(?:tf|tfvars|hcl|nomad|bicep|service))$/i;

/** Package files and what tools lock or build by: they decide what is in the product. */
const MANIFEST_NAME =
  /^(?:package(?:-lock)?\.json|npm-shrinkwrap\.json|pnpm-(?:lock|workspace)\.yaml|tsconfig.*\.json|deno\.jsonc?|composer\.json|cargo\.toml|pyproject\.toml|pipfile|poetry\.toml|libs\.versions\.toml|gradle\.properties|pubspec\.ya?ml|mix\.exs|bower\.json|angular\.json|.+\.lock|.+\.csproj|pom\.xml|go\.(?:mod|sum))$/i;
const CONFIGURATION_NAME =
  /^(?:\.env(?:\..+)?|.+\.(?:env|properties|ini|conf|cfg|tfvars)|application(?:-.+)?\.(?:ya?ml|json)|appsettings(?:\..+)?\.json|tminus\.ya?ml)$/i;
const DATA_NAME = /\.(?:ya?ml|json|jsonc|json5|toml|xml|properties|ini|conf|cfg|env)$/i;
const DOCUMENTATION =
  /(?:^|\/)(?:docs?|documentation)\/|\.(?:md|mdx|rst|adoc|txt)$|(?:^|\/)(?:license|copying|notice|authors|codeowners)$/i;

/**
 * What a file is part of, by its path alone. Whatever is not plainly something else is software, so that a change of
 * code never goes out as one of configuration.
 *
 * @param path relative to the repository root, with `/` between its parts
 */
export function classifyPath(path: string): PathKind {
  const parts = path.split('/');
  const name = parts.at(-1) ?? '';
  const directories = parts.slice(0, -1);
  if (INFRASTRUCTURE_NAME.test(name)) return 'infrastructure';
  const source = directories.findIndex((part) => SOURCE.test(part));
  const outside = source === -1 ? directories : directories.slice(0, source);
  if (outside.some((part) => INFRASTRUCTURE_DIRECTORY.test(part))) return 'infrastructure';
  if (DOCUMENTATION.test(path)) return 'documentation';
  if (MANIFEST_NAME.test(name)) return 'software';
  if (CONFIGURATION_NAME.test(name)) return 'configuration';
  if (!DATA_NAME.test(name)) return 'software';
  if (outside.some((part) => DEPLOYMENT_DIRECTORY.test(part))) return 'infrastructure';
  const isConfiguration = source === -1 || directories.some((part) => CONFIGURATION_DIRECTORY.test(part));
  return isConfiguration ? 'configuration' : 'software';
}

/**
 * What a set of changed files is, beside documentation: one kind when all others are of it, `software` as soon as one file
 * is, and null without any file, or with documentation alone. Infrastructure with configuration is infrastructure.
 */
export function kindOfPaths(paths: readonly string[]): Exclude<PathKind, 'documentation'> | null {
  const kinds = new Set(paths.map(classifyPath));
  return (['software', 'infrastructure', 'configuration'] as const).find((kind) => kinds.has(kind)) ?? null;
}
