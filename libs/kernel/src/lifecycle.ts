import { DomainError } from './domain-error.js';

/** For each state, the commands it allows and the state each leads to. Any other command is a conflict. */
export type TransitionTable<State extends string, Command extends string> = {
  readonly [state in State]: { readonly [command in Command]?: State };
};

/** A transition table that answers what comes next and what is allowed now. */
export class Lifecycle<State extends string, Command extends string> {
  constructor(
    readonly thing: string,
    readonly table: TransitionTable<State, Command>,
  ) {}

  get states(): State[] {
    return Object.keys(this.table) as State[];
  }

  allowed(state: State): Command[] {
    return Object.keys(this.table[state]) as Command[];
  }

  allows(state: State, command: Command): boolean {
    return this.table[state][command] !== undefined;
  }

  /** The states from which a command is allowed. A conditional update expects one of them. */
  statesAllowing(command: Command): State[] {
    return this.states.filter((state) => this.allows(state, command));
  }

  /**
   * The state that `command` leads to.
   * @throws DomainError `conflict`, code `<thing>.transition`, naming the state and the allowed commands.
   */
  next(state: State, command: Command): State {
    const next = this.table[state][command];
    if (next === undefined) throw this.conflict(state, command);
    return next;
  }

  /** The error for a command that this state does not allow, or that another request was quicker to make. */
  conflict(state: State, command: Command): DomainError {
    const allowed = this.allowed(state);
    const remedy = allowed.length === 0 ? 'Nothing more can be done with it.' : `Possible now: ${allowed.join(', ')}.`;
    return new DomainError(
      'conflict',
      `${this.thing}.transition`,
      `The ${this.thing} is ${state}, so "${command}" is not possible. ${remedy}`,
      {
        state,
        command,
        allowed,
      },
    );
  }
}
