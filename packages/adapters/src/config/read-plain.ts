import { resolve } from 'node:path';
import { type Component, orderByDependency, withSharedTags } from '@tminus/domain';
import { plainDirectory } from './ownership.ts';

const FIELD = /^([A-Za-z]+): (.+)$/;
const PLAIN = /^(?:[A-Za-z]|\.{0,2}\/|\.{1,2}$)[A-Za-z0-9./_@{}-]*$/;
const QUOTED = /^(?:"([^"\\]*)"|'([^']*)')$/;
/** Words that YAML, in one of its versions, takes for something else than text. */
const RESERVED = /^(?:true|false|yes|no|on|off|y|n|null)$/i;
const NAME = /^[A-Za-z0-9@][A-Za-z0-9@/._-]*$/;
const VERSION = /^(?:0|[1-9]\d{0,8})(?:\.(?:0|[1-9]\d{0,8})){2}$/;
const LIST = /^\[([A-Za-z0-9./_@"', -]*)\]$/;

/** Thrown at whatever only the whole reader can judge; never leaves this file. */
const BEYOND = new Error('beyond plain');

/**
 * Reads the plainest form of `tminus.yaml`, which `init` writes: a product and components with names, paths and tags,
 * one to a line; `repo` stays as it is written. Null for anything else, valid or not: then the whole reader must look.
 * What is read here, that one would read alike; its parser and its schema take longer to load than git takes to answer.
 */
export function readPlain(text: string): Component[] | null {
  try {
    const components = componentsOf(text);
    const names = new Set(components.map(({ name }) => name));
    const known = components.every(({ dependsOn }) => dependsOn.every((name) => names.has(name)));
    return names.size > 0 && names.size === components.length && known && orderByDependency(components).ok
      ? components
      : null;
  } catch (error) {
    if (error === BEYOND) return null;
    throw error;
  }
}

/** What `readPlain` read, with repositories as directories from where the file is, and groups of those that share tags. */
export const resolvePlain = (components: readonly Component[], directory: string): Component[] =>
  withSharedTags(components.map((component) => ({ ...component, repo: resolve(directory, component.repo) })));

/** Values as they are written, by key. */
type Fields = ReadonlyMap<string, string>;

function componentsOf(text: string): Component[] {
  // Line breaks of other systems, tabs and marks that YAML gives a meaning to.
  if (/[^\P{Cc}\n]|[\u2028\u2029\ufeff]/u.test(text)) refuse();
  const sections = sectionsOf(text);
  for (const [name, lines] of sections)
    if (lines.length === 0 || !/^(product|components)$/.test(name)) refuse();
  checkProduct(fieldsOf(sections.get('product') ?? [], '  '));
  const lines = sections.get('components') ?? refuse();
  const start = /^ {0,2}- /.exec(lines[0] ?? '')?.[0] ?? refuse();
  const items: string[][] = [];
  for (const line of lines) {
    if (line.startsWith(start)) items.push([line.replace('- ', '  ')]);
    else items.at(-1)?.push(line);
  }
  const components = items.map((item) => toComponent(fieldsOf(item, start.replace('- ', '  '))));
  if (haveTagsAlike(components)) refuse();
  return components;
}

/** Whether a tag might be taken for one of two components, by the beginnings and ends of their patterns; not the product's. */
function haveTagsAlike(components: readonly Component[]): boolean {
  const written = components.map(({ repo, tagPattern: tag }) => ({
    tag,
    repo: plainDirectory(repo),
    ends: tag.split('{version}'),
  }));
  return written.some((one, index) =>
    written.slice(index + 1).some((other) => {
      if (one.repo !== other.repo) return false;
      if (one.tag === other.tag) return !/^v?\{version\}$/.test(one.tag);
      const [[start = '', end = ''], [begin = '', finish = '']] = [one.ends, other.ends];
      const isStartNear = start.startsWith(begin) || begin.startsWith(start);
      return isStartNear && (end.endsWith(finish) || finish.endsWith(end));
    }),
  );
}

/** Lines below each key at the margin, without comments and empty ones. */
function sectionsOf(text: string): ReadonlyMap<string, string[]> {
  const sections = new Map<string, string[]>();
  let lines: string[] | null = null;
  for (const line of text.split('\n').filter((each) => !/^ *(?:#.*)?$/.test(each))) {
    const name = /^([a-z]+):$/.exec(line)?.[1];
    if (name === undefined) (lines ?? refuse()).push(line);
    else {
      if (sections.has(name)) refuse();
      lines = [];
      sections.set(name, lines);
    }
  }
  return sections;
}

function fieldsOf(lines: readonly string[], indent: string): Fields {
  const fields = new Map<string, string>();
  for (const line of lines) {
    if (!line.startsWith(indent)) refuse();
    const [, key = '', value = ''] = FIELD.exec(line.slice(indent.length)) ?? refuse();
    if (fields.has(key)) refuse();
    fields.set(key, value);
  }
  return fields;
}

function checkProduct(fields: Fields): void {
  for (const [key, value] of fields) {
    const isGood = key === 'version' ? VERSION.test(value) : key === 'name' && textOf(value) !== '';
    if (!isGood) refuse();
  }
}

function toComponent(fields: Fields): Component {
  for (const key of fields.keys()) if (!['name', 'path', 'repo', 'tag', 'dependsOn'].includes(key)) refuse();
  const of = (key: string, otherwise: string): string => {
    const value = fields.get(key);
    return value === undefined ? otherwise : textOf(value);
  };
  const name = of('name', '');
  const tagPattern = of('tag', 'v{version}');
  if (!NAME.test(name) || tagPattern.split('{version}').length !== 2) refuse();
  return {
    name,
    path: plainDirectory(of('path', '.')),
    repo: of('repo', '.'),
    tagPattern,
    dependsOn: listOf(fields),
  };
}

function listOf(fields: Fields): string[] {
  const value = fields.get('dependsOn');
  if (value === undefined) return [];
  const [, inside = ''] = LIST.exec(value) ?? refuse();
  return inside.trim() === '' ? [] : inside.split(',').map((item) => textOf(item.trim()));
}

function textOf(value: string): string {
  const quoted = QUOTED.exec(value);
  const text = quoted?.[1] ?? quoted?.[2];
  if (text !== undefined) return text;
  return PLAIN.test(value) && !RESERVED.test(value) ? value : refuse();
}

function refuse(): never {
  throw BEYOND;
}
