/**
 * The requirements that the award of an enrollment still waits for, as an array in the pilot's order. For an enrollment
 * that is met and has no badge yet; null when it waits for nothing.
 */
export const awardWaitsForSql = (enrollment: string, pilot: string) => `
  (SELECT array_agg(asked.requirement ->> 'kind' ORDER BY asked.place)
     FROM jsonb_array_elements(${pilot}.requirements) WITH ORDINALITY AS asked (requirement, place)
    WHERE ${enrollment}.state = 'submitted' AND ${enrollment}.met_at IS NOT NULL
      AND (asked.requirement ->> 'awardWaits')::boolean
      AND NOT EXISTS (SELECT 1 FROM enrollment_requirement done
                       WHERE done.enrollment_id = ${enrollment}.id AND done.kind = asked.requirement ->> 'kind'))`;
