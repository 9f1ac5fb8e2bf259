export { moveWorkspace } from './control-room/move-workspace.ts';
export { type Assets, type ControlRoom, type ControlRoomOptions, openControlRoom } from './control-room.ts';
