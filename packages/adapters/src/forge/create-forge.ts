import type { Forge, ForgeSettings } from '@tminus/engine';
import type { ForgeOptions } from './forge-call.ts';
import { createGithubForge } from './github.ts';
import { createGitlabForge } from './gitlab.ts';

/** The forge that a configuration names; its client is loaded and its token resolved when something is published. */
export const createForge = (settings: ForgeSettings, options?: ForgeOptions): Forge =>
  settings.type === 'github' ? createGithubForge(settings, options) : createGitlabForge(settings, options);
