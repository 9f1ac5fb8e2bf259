/** Words after which what follows is not meant, up to a turn of the sentence. */
const NEGATION = /\b(?:not|no|never|without|don't|doesn't|isn't|aren't|cannot)\b|n’t\b/i;
/** Words that deny what stands before them. */
const DENIED =
  /\b(?:is|are|was|were|been)\s+(?:not|no longer|never|deprecated|removed|retired|out of scope)\b|\b(?:isn't|aren't|out of scope)|ではな|ではあり|ません|しない|さない|ていない|使わな|廃止|対象外|適用外/i;
const TURN = /\b(?:but|instead|however|only)\b/i;

/** What was left behind: `moved from Jenkins to GitHub Actions`, `replaced Helm with Kustomize`. */
const LEFT =
  /\b(?:mov(?:ed|ing)|migrat(?:ed|ing)|switch(?:ed|ing))\s(?:away\s)?from\s[^,.;]{1,40}?(?=\sto\b|[,.;]|$)|\breplac(?:ed|es|ing)\s(?!by\b|with\b)[^,.;]{1,40}?(?=\s(?:with|by)\b|[,.;]|$)/gi;

/**
 * The parts of a line that say that something is so: `we use Docker, not Podman` says it of Docker. By the words of
 * denial in English and Japanese, clause by clause; what is doubtful counts as said.
 */
export function affirmed(written: string): string {
  const line = written.replace(LEFT, ' ');
  if (!NEGATION.test(line) && !DENIED.test(line)) return line;
  return line
    .split(/[.;!?](?=\s|$)|[。；！？]/)
    .map(affirmedSentence)
    .join('. ');
}

function affirmedSentence(sentence: string): string {
  const kept = sentence
    .split(/[,、，]/)
    .map((clause) => (DENIED.test(clause) ? '' : clause))
    .join(', ');
  const denial = NEGATION.exec(kept);
  if (denial === null) return kept;
  const rest = kept.slice(denial.index + denial[0].length);
  const turn = TURN.exec(rest);
  return `${kept.slice(0, denial.index)} ${turn === null ? '' : rest.slice(turn.index)}`;
}
