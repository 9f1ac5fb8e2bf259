import type { Translate } from '@tminus/domain';
import type { Command } from 'commander';
import type { Context } from './context.ts';
import { addAuditCommands } from './program/audit-commands.ts';
import { addBranchCommands } from './program/branch-commands.ts';
import { addCalendarCommands } from './program/calendar-commands.ts';
import { HISTORY_COMMANDS } from './program/history-commands.ts';
import { addMachineCommands } from './program/machine-commands.ts';
import { addPlanningCommands } from './program/planning-commands.ts';
import { addReleaseCommands } from './program/release-commands.ts';
import { addRolloutCommands } from './program/rollout-commands.ts';
import { programOf, run } from './program/run.ts';
import { addScheduleCommands } from './program/schedule-commands.ts';

const COMMANDS = [
  ...Object.values(HISTORY_COMMANDS),
  addBranchCommands,
  addReleaseCommands,
  addScheduleCommands,
  addPlanningCommands,
  addCalendarCommands,
  addRolloutCommands,
  addAuditCommands,
  addMachineCommands,
];

/** Parses the command line, runs one command, and sets the exit code. Never throws. */
export const runProgram = (argv: readonly string[]): Promise<void> => run(argv, COMMANDS);

/** Every command that there is; `context` is asked for when one of them runs. */
export const createProgram = (t: Translate, context: () => Context): Command =>
  programOf(COMMANDS, t, context);
