/**
 * Functions that survive the death of their process: a workflow that was running goes on after a
 * restart, repeating at most the step that was in flight.
 */
export interface DurableEngine {
  /** Names a workflow; before `launch`. */
  register(name: string, run: (input: unknown) => Promise<unknown>): void;
  /** Takes up what this executor left unfinished. */
  launch(): Promise<void>;
  /** Starts a workflow, or finds the one that this id already has. */
  start(name: string, workflowId: string, input: unknown): Promise<void>;
  /** Starts a workflow that never began, and takes up one that is not over and that nobody runs. */
  ensure(name: string, workflowId: string, input: unknown): Promise<void>;
  /** Waits for the end; rejects when the workflow failed. */
  result(workflowId: string): Promise<unknown>;
  /** Runs once and remembers the result; inside a workflow only. */
  step<T>(name: string, run: () => Promise<T>): Promise<T>;
  shutdown(): Promise<void>;
}
