import { identity, type ManifestFormat, setting } from './manifest-format.ts';
import { scanYamlTop } from './scan-yaml.ts';
import { byPath } from './span.ts';

/** `Chart.yaml`: the version, and the one of the application where it was the same. */
export const helmChart: ManifestFormat = {
  syntax: 'YAML',
  ecosystem: 'helm',
  identify(text) {
    const at = byPath(scanYamlTop(text));
    return identity({ name: at('name')?.value ?? null, version: at('version')?.value ?? null });
  },
  edit(text, { version }) {
    const at = byPath(scanYamlTop(text));
    const [own, app] = [at('version'), at('appVersion')];
    const lead = app?.value.startsWith('v') ? 'v' : '';
    const follows = own !== null && app !== null && app.value.slice(lead.length) === own.value;
    return {
      edits: [
        ...setting('version', own, version),
        ...setting('appVersion', follows ? app : null, version === null ? null : lead + version),
      ],
      findings: [],
    };
  },
};
