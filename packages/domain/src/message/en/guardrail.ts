/** Red flags and common mistakes, each with what to do about it. */
export const guardrail = {
  'guardrail.redFlag.noCalendar':
    'There is no release calendar: write windows, freezes and trains into `calendar` of `tminus.yaml`.',
  'guardrail.redFlag.adHocVersions':
    'Versions that do not follow from the changes ({names}): let the commits decide, or say why they cannot.',
  'guardrail.redFlag.notesMissing':
    'Release notes or documentation are missing: write them before the go / no-go.',
  'guardrail.redFlag.lateFeatures':
    '{count} {count:feature|features} came after the freeze ({names}): defer, or grant an exception with its reason.',
  'guardrail.redFlag.testingCutShort':
    'Testing is incomplete and time is short ({names}): move the date rather than the tests.',
  'guardrail.redFlag.noCommunicationPlan': 'Nobody is told of the release: plan messages for each audience.',
  'guardrail.redFlag.noRollback': 'There is no way back: plan a rollback and rehearse it.',
  'guardrail.redFlag.severalMajors':
    '{count} major changes in one release ({names}): release them one after the other.',
  'guardrail.redFlag.noFollowUp':
    'Nobody watches or reviews the release afterwards: plan seven days of monitoring and a retrospective.',
  'guardrail.mistake.lastMinutePlanning':
    'Planned {days} {days:day|days} ahead, though this type needs {needed}: start four to six weeks before the release.',
  'guardrail.mistake.poorVersioning':
    '{count} of {of} commits follow no convention, so nobody can tell the next version from them: write Conventional Commits; `tminus lint` helps.',
  'guardrail.mistake.inadequateTesting':
    'Tests without a pass ({names}): run what this type of release requires.',
  'guardrail.mistake.lackOfCommunication':
    'No message to stakeholders is planned: tell them early, and as things change.',
  'guardrail.mistake.rollbackUntested': 'The rollback was not rehearsed: try it on staging.',
  'guardrail.mistake.ignoredDependencies':
    '{count} {count:dependency is|dependencies are} not settled ({names}): declare ranges and test the versions together.',
  'guardrail.mistake.overloaded':
    'The release is over its risk tolerance in {count} {count:measure|measures}: defer what can wait.',
  'guardrail.mistake.skippedReview':
    '{count} {count:release was|releases were} never reviewed ({names}): hold the retrospective before the next one.',
} as const;
