import { ERRORS, RefusalError } from '@tminus/domain';
import type { Checked } from '@tminus/engine';
import { createAssets } from '../assets.ts';
import type { Context } from '../context.ts';
import { checkLines, fixText, seenText, summaryLine } from '../output/render-diagnosis.ts';
import { print, printJson } from '../output/terminal.ts';

const WIDTH = 80;

/** `doctor`: looks at everything that a release needs, and says of each trouble what to do; exits 1 when one is bad. */
export async function doctor(context: Context): Promise<void> {
  const { configFile, directory, dataDirectory, databaseUrl, language, json, translate } = context;
  const { diagnoseWorkspace } = await import('@tminus/server');
  const width = process.stdout.columns || WIDTH;
  const show = (checked: Checked) => print(checkLines(checked, width, translate).join('\n'));
  const { checks, counts } = await diagnoseWorkspace({
    configFile,
    directory,
    dataDirectory,
    databaseUrl,
    language,
    assets: createAssets(),
    ...(!json && { onChecked: show }),
  });
  const isWell = counts.fail === 0;
  if (json) {
    const items = checks.map((checked) => ({
      name: checked.name,
      verdict: checked.verdict,
      seen: seenText(checked, translate),
      fix: fixText(checked, translate),
    }));
    printJson({ ok: isWell, checks: items });
    if (!isWell) process.exitCode = ERRORS['doctor.failed'].exit;
    return;
  }
  print(`\n${summaryLine(counts, translate)}`);
  if (!isWell) throw new RefusalError('doctor.failed', { count: counts.fail, total: checks.length });
}
