export { type Assets, type ControlRoom, type ControlRoomOptions, openControlRoom } from './control-room.ts';
