import { readFileSync } from 'node:fs';
import { z } from 'zod';

const Pilot2020Seed = z.object({
  announced: z.object({
    informationalMeetings: z.array(z.object({ localStart: z.string(), timeZone: z.string() })).min(1),
    attendOneMeetingBeforeRegistering: z.boolean(),
    submissionWindowDays: z.int(),
    closesOn: z.iso.date(),
    participantsPerMicroCredential: z.object({ target: z.tuple([z.int(), z.int()]) }),
    recommendedConcurrentMicroCredentials: z.int(),
    fee: z.object({ pilotUsd: z.number() }),
    communityParticipationRequired: z.boolean(),
    feedbackToDevelopersRequired: z.boolean(),
  }),
  decided: z.object({
    code: z.string(),
    title: z.string(),
    about: z.string(),
    microCredentials: z.array(z.string()),
    registersFrom: z.iso.date(),
    meetingTitle: z.string(),
    meetingMinutes: z.int(),
    resubmissionDays: z.int(),
    atRiskDays: z.int(),
    awardWaits: z.boolean(),
  }),
});
export type Pilot2020Seed = z.infer<typeof Pilot2020Seed>;

/** The rules of the 2020 pilot, from `seed/pilot-2020.json`. */
export function readPilot2020(): Pilot2020Seed {
  return Pilot2020Seed.parse(JSON.parse(readFileSync(new URL('../../seed/pilot-2020.json', import.meta.url), 'utf8')));
}
