export interface LoopOptions {
  /** Does a piece of work. Returns true when there may be more, which is then done at once. */
  turn(): Promise<boolean>;
  pauseSeconds: number;
  /** Gets the error that a turn threw. The loop continues after a pause. */
  onError(error: unknown): void;
}

/** Repeats something while there is work, and pauses while there is none. Turns never overlap. */
export class Loop {
  private stopped = false;
  private endPause?: () => void;
  /** Whether a wake-up came during a turn, which may have missed the new work. */
  private woken = false;
  private ended: Promise<void> = Promise.resolve();

  constructor(private readonly options: LoopOptions) {}

  start(): void {
    this.ended = this.repeat();
  }

  /** Ends the pause. */
  wake(): void {
    this.woken = true;
    this.endPause?.();
  }

  /** Resolves when the current turn has ended. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.endPause?.();
    await this.ended;
  }

  private async repeat(): Promise<void> {
    while (!this.stopped) {
      this.woken = false;
      const more = await this.options.turn().catch((error: unknown) => {
        this.options.onError(error);
        this.woken = false;
        return false;
      });
      if (!more && !this.woken && !this.stopped) await this.pause();
    }
  }

  private pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.endPause?.(), this.options.pauseSeconds * 1000);
      this.endPause = () => {
        clearTimeout(timer);
        this.endPause = undefined;
        resolve();
      };
    });
  }
}
