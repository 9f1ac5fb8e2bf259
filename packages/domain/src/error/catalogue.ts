/** Exit codes of the command line; part of the public contract. */
export const EXIT = {
  done: 0,
  refused: 1,
  usage: 2,
  configuration: 3,
  notFound: 4,
  conflict: 5,
  outsideSystem: 6,
  rolledBack: 7,
} as const;

interface Entry {
  /** HTTP status of the problem document. */
  readonly status: number;
  readonly exit: (typeof EXIT)[keyof typeof EXIT];
}

const refused: Entry = { status: 422, exit: EXIT.refused };
const configuration: Entry = { status: 422, exit: EXIT.configuration };
const notFound: Entry = { status: 404, exit: EXIT.notFound };
const conflict: Entry = { status: 409, exit: EXIT.conflict };
const usage: Entry = { status: 400, exit: EXIT.usage };
const outside: Entry = { status: 502, exit: EXIT.outsideSystem };
const unavailable: Entry = { status: 503, exit: EXIT.outsideSystem };

/**
 * Every expected refusal. Message and help are in the message catalogues under
 * `error.<code>` and `error.<code>.help`; a test proves that none is missing.
 */
export const ERRORS = {
  'usage.invalid': usage,
  'request.invalid': usage,
  'request.unknownRoute': notFound,
  'request.foreignHost': { status: 403, exit: EXIT.refused },
  'request.tooLarge': { status: 413, exit: EXIT.usage },
  'request.mediaType': { status: 415, exit: EXIT.usage },
  'request.timedOut': { status: 408, exit: EXIT.usage },
  'request.headersTooLarge': { status: 431, exit: EXIT.usage },
  'request.keyReused': { status: 422, exit: EXIT.conflict },
  'request.inProgress': conflict,
  'event.ahead': conflict,
  'request.preconditionFailed': { status: 412, exit: EXIT.conflict },
  'config.notFound': { status: 404, exit: EXIT.configuration },
  'config.invalid': configuration,
  'config.unreadable': configuration,
  'config.unwritable': configuration,
  'config.exists': conflict,
  'config.secretMissing': configuration,
  'component.unknown': notFound,
  'component.cycle': configuration,
  'component.notDeployable': configuration,
  'git.missing': outside,
  'git.notARepository': notFound,
  'git.shallow': outside,
  'git.noCommits': notFound,
  'git.unknownRevision': notFound,
  'git.branchElsewhere': conflict,
  'git.failed': outside,
  'version.invalid': usage,
  'version.notReleased': notFound,
  'version.notHigher': refused,
  'version.releaseAsInvalid': refused,
  'version.taken': conflict,
  'version.outsideMaintenance': refused,
  'version.reasonMissing': usage,
  'notes.versionMissing': usage,
  'manifest.unreadable': refused,
  'manifest.noVersion': refused,
  'manifest.blockOpen': refused,
  'manifest.unwritable': refused,
  'manifest.missing': notFound,
  'manifest.unwritten': outside,
  'manifest.sharedVersion': refused,
  'release.notFound': notFound,
  'release.nothingToRelease': refused,
  'release.incrementTooLarge': refused,
  'release.notApproved': refused,
  'release.rejected': refused,
  'release.wrongStatus': conflict,
  'release.serving': refused,
  'release.phaseFailed': { status: 502, exit: EXIT.outsideSystem },
  'release.rolledBack': { status: 409, exit: EXIT.rolledBack },
  'release.deploymentFailed': outside,
  'plan.dateTooEarly': refused,
  'plan.dateInvalid': usage,
  'approval.stale': conflict,
  'approval.unknownRole': usage,
  'approval.roleNotRequired': refused,
  'approval.ownRelease': refused,
  'approval.reasonMissing': usage,
  'rollout.notFound': notFound,
  'rollout.wrongState': conflict,
  'rollout.staleEpoch': conflict,
  'rollout.stepsInvalid': configuration,
  'rollout.sameVersion': refused,
  'rollout.componentBusy': refused,
  'router.unreachable': outside,
  'deploy.notReady': outside,
  'deploy.failed': outside,
  'data.locked': conflict,
  'data.unusable': outside,
  'data.full': outside,
  'document.unwritable': outside,
  'system.refused': outside,
  'data.moved': conflict,
  'data.moving': conflict,
  'move.targetInUse': conflict,
  'move.nothingThere': { status: 404, exit: EXIT.notFound },
  'database.unreachable': outside,
  'database.newer': conflict,
  'store.conflict': conflict,
  'store.unavailable': outside,
  'node.elsewhere': conflict,
  'node.leftElsewhere': conflict,
  'node.fenced': conflict,
  'node.leaseExpired': outside,
  'server.portBusy': conflict,
  'server.unreachable': outside,
  'server.unready': unavailable,
  'server.stopping': unavailable,
  'server.tooManyStreams': unavailable,
  'audit.broken': refused,
  'doctor.failed': refused,
  'demo.paused': refused,
  'webhook.refused': outside,
  'webhook.unreachable': outside,
  'webhook.timeout': outside,
  'webhook.secretInvalid': configuration,
  'defect.unexpected': { status: 500, exit: EXIT.outsideSystem },
} as const satisfies Record<string, Entry>;

export type ErrorCode = keyof typeof ERRORS;
