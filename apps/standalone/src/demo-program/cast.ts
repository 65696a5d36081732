import type { INestApplicationContext } from '@nestjs/common';
import type { DemoAccount, PersonActor } from '#identity';
import { addressOf, type Word } from './stages.js';

/** The people of the demo, what the candidates have begun so far, and the operations that everyone uses. */
export class Cast {
  readonly administrator: PersonActor;
  readonly reviewers: PersonActor[];
  /** The ids of the candidates' enrollments. */
  readonly enrollments = new Map<Word, string>();
  /** The ids of the candidates' submissions. */
  readonly submissions = new Map<Word, string>();

  constructor(
    private readonly app: Pick<INestApplicationContext, 'get'>,
    private readonly accounts: readonly DemoAccount[],
  ) {
    [this.administrator] = this.having('administrator') as [PersonActor];
    this.reviewers = this.having('reviewer');
  }

  candidate(word: Word): PersonActor {
    return actorOf(this.accounts.find(({ email }) => email === addressOf(word))!);
  }

  having(role: DemoAccount['roles'][number]): PersonActor[] {
    return this.accounts.filter(({ roles }) => roles.includes(role)).map(actorOf);
  }

  get<Thing>(operation: new (...args: never[]) => Thing): Thing;
  get<Thing>(operation: abstract new (...args: never[]) => Thing): Thing;
  get<Thing>(operation: new (...args: never[]) => Thing): Thing {
    return this.app.get(operation, { strict: false });
  }
}

function actorOf({ id, programId, roles }: DemoAccount): PersonActor {
  return { kind: 'person', id, programId, roles };
}
