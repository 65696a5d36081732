/** The columns of a RecordedEvent, from a table `event`. */
export const recordedEventColumns = `
  event.id, event.type, event.subject_kind AS "subjectKind", event.subject_id AS "subjectId", event.actor_id AS "actorId",
  to_char(event.occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "occurredAt",
  event.payload, rows_of_event(event) AS rows`;
