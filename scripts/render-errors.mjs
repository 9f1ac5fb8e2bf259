const EXITS = {
  done: 'done',
  refused: 'refused, or a gate is closed',
  usage: 'the command line or the request is wrong',
  configuration: '`tminus.yaml` is wrong',
  notFound: 'not found',
  conflict: 'something else is in the way, or changed meanwhile',
  outsideSystem: 'an outside system failed',
  rolledBack: 'the release was rolled back',
};

/** The reference of every refusal, by noun. */
export function renderErrors({ ERRORS, EXIT, translator }) {
  const textOf = translator('en');
  const codes = Object.keys(ERRORS);
  const nouns = [...new Set(codes.map((code) => code.split('.')[0]))];
  const unexplained = Object.keys(EXIT).filter((name) => EXITS[name] === undefined);
  if (unexplained.length > 0)
    throw new Error(`Say in scripts/render-errors.mjs what these mean: ${unexplained}`);
  return [
    '<!-- Generated from packages/domain/src/error by `npm run generate`. Do not edit. -->',
    '# Errors',
    '',
    'Whatever Tminus refuses has a code that never changes. The command line prints message and help and ends with',
    'the exit code; over HTTP, and with `--json`, the same refusal is a problem document (RFC 9457) with the same code.',
    'Words in italics stand for values.',
    '',
    '## Exit codes',
    '',
    '| code | means |',
    '|---|---|',
    ...Object.entries(EXIT).map(([name, code]) => `| ${code} | ${EXITS[name]} |`),
    '',
    ...nouns.flatMap((noun) => [
      `## ${noun}`,
      '',
      ...codes
        .filter((code) => code.startsWith(`${noun}.`))
        .flatMap((code) => entry(code, ERRORS[code], textOf)),
    ]),
  ].join('\n');
}

function entry(code, { status, exit }, textOf) {
  return [
    `### \`${code}\``,
    '',
    `HTTP ${status} · exit ${exit}`,
    '',
    ...textOf(`error.${code}`)
      .split('\n')
      .map((line) => `> ${readable(line)}  `),
    '',
    textOf(`error.${code}.help`),
    '',
  ];
}

/** `{name}` in italics, so that it reads as a place and not as text; of words for one and many, those for many. */
const readable = (text) => text.replace(/\{\w+:[^|}]*\|([^}]*)\}/g, '$1').replace(/\{(\w+)\}/g, '*$1*');
