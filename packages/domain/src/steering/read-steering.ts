import { REGIMES } from '../compliance/regime.ts';
import { AUDIENCE_TERMS } from './audiences.ts';
import { businessImpactIn, hoursIn, objectivesIn, peaksIn } from './business.ts';
import { termFinder } from './find-terms.ts';
import { type KnownComponent, mentionedComponents, namedComponents } from './named-components.ts';
import {
  STEERING_LIMIT,
  type Steering,
  type SteeringFile,
  type SteeringFiles,
  type SteeringName,
} from './steering.ts';
import { type SteeringLine, steeringLines } from './steering-lines.ts';
import { LANGUAGE_TERMS, TOOLS } from './tools.ts';

const findTools = termFinder(TOOLS);
const findLanguages = termFinder(LANGUAGE_TERMS);
const findAudiences = termFinder(AUDIENCE_TERMS);
const isJapanese = (word: string): boolean => /[^\p{ASCII}]/u.test(word);
const findRegimes = termFinder(
  REGIMES.map(({ id, aliases }) => ({
    id,
    words: aliases.filter((alias) => !isJapanese(alias)),
    parts: aliases.filter(isJapanese),
  })),
);

/**
 * What steering files say, read leniently as people write them, in English or Japanese: what is not
 * understood is left out, never an error. A file above the limit counts as too large. Time in proportion to the texts.
 *
 * @param known components of the workspace, to be found in sentences and trees of directories as well
 */
export function readSteering(files: SteeringFiles, known: readonly KnownComponent[]): Steering {
  const structure = linesOf(files.structure);
  const tech = linesOf(files.tech);
  const product = linesOf(files.product);
  const all = [...product, ...tech, ...structure];
  return {
    files: {
      structure: stateOf(files.structure),
      tech: stateOf(files.tech),
      product: stateOf(files.product),
    },
    components: namedComponents(structure),
    mentioned: mentionedComponents(structure, known),
    tools: findTools(tech),
    languages: findLanguages(tech),
    audiences: findAudiences(product),
    users: usersIn(product),
    businessImpact: businessImpactIn(product),
    objectives: objectivesIn([...product, ...tech]),
    ...hoursIn(product),
    peaks: peaksIn(product),
    compliance: findRegimes(all),
  };
}

function stateOf(file: SteeringFile): Steering['files'][SteeringName] {
  if (file.state !== 'read') return file;
  return { state: file.text.length > STEERING_LIMIT ? 'tooLarge' : 'read' };
}

function linesOf(file: SteeringFile): SteeringLine[] {
  return file.state === 'read' && file.text.length <= STEERING_LIMIT ? steeringLines(file.text) : [];
}

const ABOUT_USERS =
  /\b(?:users?|personas?|customers?|audiences?|stakeholders)\b|ユーザー|利用者|顧客|ペルソナ|対象者/i;

/** Users by the names that items, rows and headings below a heading about users give them. */
function usersIn(lines: readonly SteeringLine[]): string[] {
  const found = lines.flatMap(({ kind, text, heading, cells, isOutermost }) => {
    const isEntry = kind === 'heading' || kind === 'row' || (kind === 'item' && isOutermost);
    if (!isEntry || !ABOUT_USERS.test(heading)) return [];
    const [name = ''] = (kind === 'row' ? (cells[0] ?? '') : text).split(/:\s|：|\s[-–—]+\s|[(（]/);
    return [name.replace(/[*`_]/g, '').trim()];
  });
  return [...new Set(found.filter((name) => name !== '' && name.length <= 60))].slice(0, 50);
}
