import { existsSync } from 'node:fs';
import { BRANCH_PATTERNS, type BranchPatterns, type FreezeException, type Translate } from '@tminus/domain';
import { branchPatternsOf, loadConfig, USUAL_SCOPE_FILE } from './load-workspace.ts';
import { readConfigText } from './read-config-text.ts';

/** How a team works with git: what `tminus.yaml` says of branches, commit messages, the freeze and the scope. */
export interface Conventions {
  /** Null where git is to tell. */
  readonly main: string | null;
  readonly branches: BranchPatterns;
  readonly lint: {
    readonly types: readonly string[] | null;
    readonly scopes: readonly string[] | null;
    readonly maxSubject: number | null;
    readonly requireReference: readonly string[];
  };
  readonly freezeExceptions: readonly FreezeException[];
  /** Relative to the configuration; `{version}` stands for a release's version. */
  readonly scopeFile: string;
}

const USUAL: Conventions = {
  main: null,
  branches: BRANCH_PATTERNS,
  lint: { types: null, scopes: null, maxSubject: null, requireReference: [] },
  freezeExceptions: [],
  scopeFile: USUAL_SCOPE_FILE,
};

/** The conventions, or the usual ones where the configuration says nothing or is not there. Refuses as `loadWorkspace` does. */
export async function loadConventions(file: string, translate: Translate): Promise<Conventions> {
  if (!existsSync(file)) return USUAL;
  // Its parser takes longer to load than git takes to answer.
  if (!/\b(?:branches|lint|freeze|scope)\b/.test(readConfigText(file))) return USUAL;
  const config = await loadConfig(file, translate);
  const { branches, lint, freeze, scope } = config;
  return {
    main: branches?.main ?? null,
    branches: branchPatternsOf(config),
    lint: {
      types: lint?.types ?? null,
      scopes: lint?.scopes ?? null,
      maxSubject: lint?.maxSubject ?? null,
      requireReference: lint?.requireReference ?? [],
    },
    freezeExceptions: freeze?.exceptions ?? [],
    scopeFile: scope?.file ?? USUAL.scopeFile,
  };
}
