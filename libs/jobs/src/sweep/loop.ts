export interface LoopOptions {
  /** Does a piece of work; true when there may be more, which is then done at once. */
  turn(): Promise<boolean>;
  pauseSeconds: number;
  /** Is told what a turn threw. The loop goes on after a pause. */
  onError(error: unknown): void;
}

/** Repeats something while there is work, and pauses while there is none. Turns never overlap. */
export class Loop {
  private stopped = false;
  private endPause?: () => void;
  /** A wake-up that came during a turn, whose work the turn may have missed. */
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

  /** Resolves when the turn under way has ended. */
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
