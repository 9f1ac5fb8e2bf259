/** The lives of a release and of a rollout, drawn from the tables that the program itself follows. */
export function renderStates({ RELEASE_STATUSES, RELEASE_TRANSITIONS, ROLLOUT_TRANSITIONS }) {
  const release = Object.entries(RELEASE_TRANSITIONS).map(([state, row]) => ({
    state,
    meaning: sentence(RELEASE_STATUSES[state]),
    edges: Object.entries(row).map(([event, to]) => ({ on: words(event.split('.')[1]), to })),
  }));
  const rollout = Object.entries(ROLLOUT_TRANSITIONS).map(([state, { meaning, on }]) => ({
    state,
    meaning,
    edges: Object.entries(on).flatMap(([command, states]) =>
      states.map((to) => ({ on: words(command), to })),
    ),
  }));
  return [
    '<!-- Generated from packages/domain/src/{release,rollout}/transitions.ts by `npm run generate`. Do not edit. -->',
    '# States',
    '',
    ...section('A release', 'Arrows are events of the log.', 'planning', release),
    ...section(
      'A rollout',
      'Arrows are commands: of a person, or of the controller, which observes at every tick. What leads back to the\n' +
        'same state is left out of the picture and stands in the table.',
      'pending',
      rollout,
    ),
  ].join('\n');
}

function section(title, intro, first, rows) {
  const reached = new Set([first, ...rows.flatMap(({ edges }) => edges.map(({ to }) => to))]);
  const endings = rows.filter(({ state, edges }) => edges.length === 0 && reached.has(state));
  return [
    `## ${title}`,
    '',
    intro,
    '',
    '```mermaid',
    'stateDiagram-v2',
    `  [*] --> ${first}`,
    ...rows.filter(({ state }) => reached.has(state)).flatMap(({ state, edges }) => arrows(state, edges)),
    ...endings.map(({ state }) => `  ${state} --> [*]`),
    '```',
    '',
    '| state | means | goes on by |',
    '|---|---|---|',
    ...rows.map(({ state, meaning, edges }) => {
      const note = reached.has(state) ? '' : ' Nothing leads here yet.';
      return `| \`${state}\` | ${meaning}${note} | ${ways(edges)} |`;
    }),
    '',
  ];
}

/** One arrow between two states, however many things lead along it. */
function arrows(state, edges) {
  const targets = [...new Set(edges.map(({ to }) => to))].filter((to) => to !== state);
  return targets.map((to) => `  ${state} --> ${to}: ${namesOf(edges, to).join(', ')}`);
}

function ways(edges) {
  const targets = [...new Set(edges.map(({ to }) => to))];
  return targets.map((to) => `${namesOf(edges, to).join(', ')} → \`${to}\``).join('; ') || 'the end';
}

const namesOf = (edges, target) => edges.filter(({ to }) => to === target).map(({ on }) => on);

const words = (name) => name.replaceAll('_', ' ');

const sentence = (text) => `${text[0].toUpperCase()}${text.slice(1)}.`;
