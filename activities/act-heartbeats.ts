import { activityInfo, getClient } from '@temporalio/activity';

/** So long one of them may take. */
export const BEAT_MS = 5_000;

/**
 * The heartbeats of one act. Nothing holds them back, and each is sent when the one before is answered: Temporal then
 * keeps what the newest carries, also when its worker dies (`TimeoutFailure.lastHeartbeatDetails`).
 */
export class ActHeartbeats {
  readonly #client = getClient();
  readonly #taskToken = activityInfo().taskToken;
  #carried: unknown = null;
  #newest: Promise<unknown> = Promise.resolve();

  /** From now on each of them carries this. */
  carry(details: unknown): void {
    this.#carried = details;
  }

  /** Sends one; rejects when Temporal has not taken it, or says that this attempt is not the one any more. */
  send(): Promise<void> {
    const sent = this.#newest.then(() =>
      this.#client.withDeadline(Date.now() + BEAT_MS, () =>
        this.#client.activity.heartbeat(this.#taskToken, this.#carried),
      ),
    );
    this.#newest = sent.catch(() => undefined);
    return sent;
  }
}
