import { join, relative } from 'node:path';
import {
  inlineText,
  RefusalError,
  type Release,
  renderPlan,
  type Translate,
  translateCode,
} from '@tminus/domain';
import type { Incident, ReleaseDocuments } from '@tminus/engine';
import { replaceFile } from '../system/replace-file.ts';
import { sayParts } from './say-parts.ts';
import { writeInParts } from './write-in-parts.ts';

/**
 * Writes a release's documents below a workspace: `storage/releases/vX.Y.Z/`. Paths returned are relative to it.
 * A long plan is written in parts, and `tell` hears of each. Refuses `document.unwritable`; what a file said before is
 * left there then, or the parts that were saved.
 */
export function createReleaseDocuments(
  workspace: string,
  translate: Translate,
  tell: (text: string) => void = () => {},
): ReleaseDocuments {
  const directoryOf = (release: Release): string =>
    join(workspace, 'storage', 'releases', `v${release.version}`);
  const write = async (path: string, text: string): Promise<string> => {
    const file = relative(workspace, path);
    const writing = path.endsWith('.md')
      ? writeInParts(path, text, { report: sayParts(file, translate, tell) })
      : replaceFile(path, text);
    await writing.catch((error: NodeJS.ErrnoException) => {
      if (error.code === undefined) throw error;
      throw new RefusalError('document.unwritable', { file, reason: error.message }, { cause: error });
    });
    return file;
  };
  return {
    async writePlan(release) {
      const directory = directoryOf(release);
      const facts = {
        id: release.id,
        status: release.status,
        plan: release.plan,
        ...(release.details !== undefined && { details: release.details }),
        approvals: release.approvals,
      };
      return [
        await write(
          join(directory, 'release-plan.md'),
          renderPlan(release.plan, release.approvals, translate, release.details),
        ),
        await write(join(directory, 'release-plan.json'), `${JSON.stringify(facts, null, 2)}\n`),
      ];
    },
    async writeIncident(release, incident) {
      const directory = directoryOf(release);
      await write(
        join(directory, `incident-${release.id.slice(-6)}.json`),
        `${JSON.stringify({ release: release.id, ...incident }, null, 2)}\n`,
      );
      return write(
        join(directory, `incident-${release.id.slice(-6)}.md`),
        renderIncident(release, incident, translate),
      );
    },
  };
}

/** The evidence of a rollback for people: what was seen, when, in numbers, and what would have changed the decision. */
function renderIncident(release: Release, incident: Incident, translate: Translate): string {
  const time = (instant: number): string => new Date(instant).toISOString();
  const say = ({ code, params }: Incident['explanation']): string => translateCode(translate, code, params);
  const seconds = (incident.homeAt - incident.detectedAt) / 1000;
  const verdicts = (incident.decision?.verdicts ?? []).map(
    ({ component, sentence }) => `- **${component}**: ${say(sentence)}`,
  );
  const whatIf = (incident.decision?.whatWouldChange ?? []).map((sentence) => `- ${say(sentence)}`);
  const reason =
    incident.reason === null || incident.reason === '' ? [] : [`> ${inlineText(incident.reason)}`, ''];
  return [
    `# ${translate('incident.title', { version: `v${release.version}` })}`,
    '',
    say(incident.explanation),
    '',
    ...reason,
    `| ${translate('incident.moment')} | ${translate('incident.time')} |`,
    '|---|---|',
    `| ${translate('incident.detected')} | ${time(incident.detectedAt)} |`,
    `| ${translate('incident.home')} | ${time(incident.homeAt)} (+${seconds.toFixed(1)} s) |`,
    '',
    `## ${translate('incident.traffic')}`,
    '',
    ...incident.targets.map(({ component, from, to }) => `- ${component}: ${to} → ${from}`),
    '',
    ...(verdicts.length > 0 ? [`## ${translate('incident.evidence')}`, '', ...verdicts, ''] : []),
    ...(whatIf.length > 0 ? [`## ${translate('incident.whatIf')}`, '', ...whatIf, ''] : []),
    `## ${translate('incident.next')}`,
    '',
    `- [ ] ${translate('incident.next.cause')} (bug-hunter)`,
    `- [ ] ${translate('incident.next.fix')}`,
    '',
  ].join('\n');
}
