export { diagnoseWorkspace } from './control-room/diagnose-workspace.ts';
export { moveWorkspace } from './control-room/move-workspace.ts';
export type { Assets, ControlRoomOptions } from './control-room/options.ts';
export { type ControlRoom, openControlRoom } from './control-room.ts';
