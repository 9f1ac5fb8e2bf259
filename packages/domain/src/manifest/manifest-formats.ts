import { baseOf } from '../component/package-directories.ts';
import { cargoLock, cargoPackage } from './cargo.ts';
import { helmChart } from './helm.ts';
import { identity, type ManifestFormat, NO_EDITS } from './manifest-format.ts';
import { dotnetProject, mavenProject } from './maven.ts';
import { npmLock } from './npm-lock.ts';
import { composerPackage, npmPackage } from './npm-package.ts';
import { pnpmLock, pnpmWorkspace } from './pnpm-lock.ts';
import { pyproject, uvLock } from './python.ts';

/** `go.mod` gives no version, its tag does; nothing is written. */
const goModule: ManifestFormat = {
  syntax: 'TOML',
  ecosystem: 'go',
  identify: () => identity({}),
  edit: () => NO_EDITS,
};

const FORMATS: Readonly<Record<string, ManifestFormat>> = {
  'package.json': npmPackage,
  'package-lock.json': npmLock,
  'npm-shrinkwrap.json': npmLock,
  'pnpm-lock.yaml': pnpmLock,
  'pnpm-workspace.yaml': pnpmWorkspace,
  'Cargo.toml': cargoPackage,
  'Cargo.lock': cargoLock,
  'pyproject.toml': pyproject,
  'uv.lock': uvLock,
  'pom.xml': mavenProject,
  'Chart.yaml': helmChart,
  'composer.json': composerPackage,
  'go.mod': goModule,
};

/** How a file is read, by its name; null for files that no ecosystem knows. */
export function formatOf(path: string): ManifestFormat | null {
  const name = baseOf(path);
  if (Object.hasOwn(FORMATS, name)) return FORMATS[name] ?? null;
  return name.endsWith('.csproj') ? dotnetProject : null;
}

/** Files that hold a version and nothing else. */
export const isVersionFile = (path: string): boolean => /^(?:version\.txt|VERSION)$/.test(baseOf(path));

/** Berry repeats ranges between workspaces there, and only yarn can write it again. */
export const isYarnLock = (path: string): boolean => baseOf(path) === 'yarn.lock';
