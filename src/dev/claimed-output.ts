import type { Disk } from "../disk/disk.ts";
import { locateOutput, type OutputRequest, previewIn, stateFolder } from "../publish/locate-output.ts";
import { hasBriefings } from "../source/scan.ts";
import { type Lock, LockedError, type LockTimeout, takeLock } from "../store/lock.ts";
import { claimState } from "../store/own-state.ts";

/** Thrown if another watch builds there. */
export class OutputTaken extends LockedError {}

export interface ClaimRequest extends Omit<OutputRequest, "out"> {
  /** Undefined for a preview. */
  readonly out: string | undefined;
  /** The state folder as messages name it; undefined for the usual one. */
  readonly stateName: string | undefined;
}

/**
 * The output of one watch. As long as that lasts, no other watch may build there, perhaps with other options: it holds a lock in
 * the output's state, and a second preview is built in a folder of its own. Builds take another lock, and only briefly. A lock from
 * another machine does not count: nobody can tell whether that watch goes on, and a container that was killed leaves one.
 */
export class ClaimedOutput {
  readonly #request: ClaimRequest;
  readonly #disk: Disk;
  #lock: Lock | undefined;
  #out: string;

  constructor(request: ClaimRequest, disk: Disk) {
    this.#request = request;
    this.#disk = disk;
    this.#out = request.out ?? previewIn(request.stateName);
  }

  /** Relative to the site's folder, or absolute. */
  get out(): string {
    return this.#out;
  }

  /**
   * Claims the output, unless that is done, or nothing may be written because there is no site. Rejects with `OutputTaken`, and as `takeLock` does.
   */
  async claim(timeout: LockTimeout, signal: AbortSignal): Promise<void> {
    const { root } = this.#request;
    const state = stateFolder(this.#request, this.#disk);
    if (this.#lock || this.#disk.info(state)?.kind === "link" || !hasBriefings(root, this.#disk)) return;
    const building = await takeLock(state, this.#disk, timeout, signal);
    try {
      claimState(state, this.#disk);
      this.#lock = await (this.#request.out === undefined ? this.#claimPreview() : this.#take());
    } finally {
      building.release();
    }
  }

  release(): void {
    this.#lock?.release();
  }

  /** Takes the first preview that no other watch has. */
  async #claimPreview(): Promise<Lock | undefined> {
    for (let number = 1; ; number += 1) {
      this.#out = previewIn(this.#request.stateName, number);
      try {
        return await this.#take();
      } catch (error) {
        if (!(error instanceof OutputTaken)) throw error;
      }
    }
  }

  /** Undefined if the output cannot be used; the build says why. */
  async #take(): Promise<Lock | undefined> {
    const place = locateOutput({ ...this.#request, out: this.#out }, this.#disk);
    if ("problem" in place) return undefined;
    try {
      return await takeLock(place.state, this.#disk, { wait: 0, foreign: 0 });
    } catch (error) {
      throw error instanceof LockedError ? new OutputTaken(error.holder, error.path) : error;
    }
  }
}
