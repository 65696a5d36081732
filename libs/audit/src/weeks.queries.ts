import { Injectable } from '@nestjs/common';
import { addDays, Clock, localDayOf } from '#kernel';
import { DataSource } from 'typeorm';

/** The events that are counted. */
const counted = {
  registrations: 'enrollment.registered',
  submissions: 'submission.sealed',
  decisions: 'decision.made',
} as const;

type Counts = Record<keyof typeof counted, number>;

/** What happened in a week. */
export interface Week extends Counts {
  /** Its Monday, YYYY-MM-DD. */
  monday: string;
}

/** Counts events by week. */
@Injectable()
export class WeeksQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The program's last weeks, the oldest first; this week is the last. They begin on Monday in the zone. */
  async last(programId: string, howMany: number, zone: string): Promise<Week[]> {
    const today = localDayOf(this.clock.now(), zone);
    const sinceMonday = (new Date(`${today}T00:00Z`).getUTCDay() + 6) % 7;
    const mondays = Array.from({ length: howMany }, (_, index) =>
      addDays(today, -sinceMonday - 7 * (howMany - 1 - index)),
    );
    const rows = await this.dataSource.query<{ type: string; monday: string; events: number }[]>(
      `SELECT type, date_trunc('week', occurred_at AT TIME ZONE $1)::date::text AS monday, count(*)::int AS events
         FROM event
        WHERE program_id = $4 AND type = ANY ($2) AND occurred_at >= $3::date::timestamp AT TIME ZONE $1
        GROUP BY 1, 2`,
      [zone, Object.values(counted), mondays[0], programId],
    );
    const count = (monday: string, type: string) =>
      rows.find((row) => row.monday === monday && row.type === type)?.events ?? 0;
    return mondays.map((monday) => ({
      monday,
      registrations: count(monday, counted.registrations),
      submissions: count(monday, counted.submissions),
      decisions: count(monday, counted.decisions),
    }));
  }
}
