/** How far a round has come, for the loops that run beside each other in it. */
export interface Course {
  isOver(): boolean;
  /** Nothing is left to do for the release. */
  reachEnd(): void;
  /** Whether to stop, over or not: somebody interrupts, the time is over, or another loop has failed. */
  mustStop(): boolean;
  /** A loop whose failure stops the others. */
  run<T>(loop: () => Promise<T>): Promise<T>;
}

/** A round that takes longer has not ended as it should. */
const ROUND_MS = 240_000;

/** Begins now. */
export function beginCourse(signal: AbortSignal): Course {
  const deadline = Date.now() + ROUND_MS;
  let [isOver, isBroken] = [false, false];
  return {
    isOver: () => isOver,
    reachEnd: () => {
      isOver = true;
    },
    mustStop: () => isBroken || signal.aborted || Date.now() > deadline,
    run: async (loop) => {
      try {
        return await loop();
      } catch (error) {
        isBroken = true;
        throw error;
      }
    },
  };
}
