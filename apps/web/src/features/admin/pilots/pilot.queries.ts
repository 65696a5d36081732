import { queryOptions } from '@tanstack/react-query';
import { answerOf, api, taggedAnswerOf } from '../../../api/client';
import type {
  AttendanceInput,
  EnrollmentCommand,
  ExtensionPreviewInput,
  ExtensionsInput,
  MeetingChangeInput,
  MeetingInput,
  NewPilotInput,
  PilotSettingsInput,
  RequirementKind,
  RequirementsInput,
  RosterRow,
} from '../../../api/schema';
import { queries } from '../../../app/queries';
import type { ListedAttendance } from './attendance-file';
import { keysetQuery, useAdminAction } from '../parts/keyset';

export interface RosterFilter {
  state?: RosterRow['state'];
  versionId?: string;
  atRisk?: boolean;
}

export const pilotsQuery = keysetQuery(['pilots'], (page) =>
  answerOf(api.GET('/v1/pilots', { params: { query: page } })),
);

export const pilotQuery = (pilotId: string) =>
  queryOptions({
    queryKey: ['admin', 'pilots', pilotId],
    queryFn: () => taggedAnswerOf(api.GET('/v1/pilots/{pilotId}', { params: { path: { pilotId } } })),
  });

export const rosterQuery = (pilotId: string, { state, versionId, atRisk }: RosterFilter, limit = 50) =>
  keysetQuery(['roster', pilotId, { state, versionId, atRisk, limit }], (page) =>
    answerOf(
      api.GET('/v1/pilots/{pilotId}/roster', {
        params: { path: { pilotId }, query: { limit, ...page, state, versionId, atRisk: atRisk ? 'true' : undefined } },
      }),
    ),
  );

/** How many candidates are in each state. */
export const standingQuery = (pilotId: string) =>
  queryOptions({
    queryKey: ['admin', 'standing', pilotId],
    queryFn: () => answerOf(api.GET('/v1/pilots/{pilotId}/standing', { params: { path: { pilotId } } })),
  });

export const attendanceQuery = (pilotId: string, meetingId: string) =>
  queryOptions({
    queryKey: ['admin', 'attendance', pilotId, meetingId],
    queryFn: () =>
      answerOf(
        api.GET('/v1/pilots/{pilotId}/meetings/{meetingId}/attendance', { params: { path: { pilotId, meetingId } } }),
      ),
  });

export const rosterEnrollmentQuery = (enrollmentId: string) =>
  queryOptions({
    queryKey: ['admin', 'enrollments', enrollmentId],
    queryFn: () => answerOf(api.GET('/v1/roster/{enrollmentId}', { params: { path: { enrollmentId } } })),
  });

/** Every version that a pilot can offer: in pilot or published. */
export const offerableQuery = queryOptions({
  queryKey: ['admin', 'offerable'],
  queryFn: async () => {
    const { items } = await answerOf(api.GET('/v1/micro-credentials', { cache: 'no-cache' }));
    return items.flatMap(({ code, title, currentVersions }) =>
      currentVersions.map(({ id, number, level, state }) => ({ id, code, title, number, level, state })),
    );
  },
});

export const loadOfferable = () => queries.ensureQueryData(offerableQuery);
export const loadPilot = (pilotId: string) => queries.ensureQueryData(pilotQuery(pilotId));
export const loadEnrollment = (enrollmentId: string) => queries.ensureQueryData(rosterEnrollmentQuery(enrollmentId));
export const loadMeeting = (pilotId: string, meetingId: string) =>
  Promise.all([loadPilot(pilotId), queries.ensureQueryData(attendanceQuery(pilotId, meetingId))]);

export const useCreatePilot = () => useAdminAction((body: NewPilotInput) => answerOf(api.POST('/v1/pilots', { body })));

export const useEditPilot = (pilotId: string) =>
  useAdminAction(({ body, etag }: { body: PilotSettingsInput; etag: string }) =>
    answerOf(api.PUT('/v1/pilots/{pilotId}', { params: { path: { pilotId }, header: { 'If-Match': etag } }, body })),
  );

export const useSetSeats = (pilotId: string) =>
  useAdminAction(({ versionId, seats, etag }: { versionId: string; seats: number; etag: string }) =>
    answerOf(
      api.PUT('/v1/pilots/{pilotId}/versions/{versionId}', {
        params: { path: { pilotId, versionId }, header: { 'If-Match': etag } },
        body: { seats },
      }),
    ),
  );

export const useAddMeeting = (pilotId: string) =>
  useAdminAction((body: MeetingInput) =>
    answerOf(api.POST('/v1/pilots/{pilotId}/meetings', { params: { path: { pilotId } }, body })),
  );

export const useChangeMeeting = (pilotId: string, meetingId: string) =>
  useAdminAction((body: MeetingChangeInput) =>
    answerOf(api.PUT('/v1/pilots/{pilotId}/meetings/{meetingId}', { params: { path: { pilotId, meetingId } }, body })),
  );

export const useCancelMeeting = (pilotId: string, meetingId: string) =>
  useAdminAction((reason: string) =>
    answerOf(
      api.POST('/v1/pilots/{pilotId}/meetings/{meetingId}/cancel', {
        params: { path: { pilotId, meetingId } },
        body: { reason },
      }),
    ),
  );

export const useRecordAttendance = (pilotId: string, meetingId: string) =>
  useAdminAction((body: AttendanceInput) =>
    answerOf(
      api.PUT('/v1/pilots/{pilotId}/meetings/{meetingId}/attendance', {
        params: { path: { pilotId, meetingId } },
        body,
      }),
    ),
  );

const postAttendanceList = (pilotId: string, meetingId: string, entries: ListedAttendance[], checkOnly: boolean) =>
  answerOf(
    api.POST('/v1/pilots/{pilotId}/meetings/{meetingId}/attendance/many', {
      params: { path: { pilotId, meetingId } },
      body: { entries, checkOnly },
    }),
  );

export const checkAttendance = (pilotId: string, meetingId: string, entries: ListedAttendance[]) =>
  postAttendanceList(pilotId, meetingId, entries, true);

export const useRecordAttendanceList = (pilotId: string, meetingId: string) =>
  useAdminAction((entries: ListedAttendance[]) => postAttendanceList(pilotId, meetingId, entries, false));

/** The commands that need only a reason. */
export type ReasonedCommand = Extract<EnrollmentCommand, 'pause' | 'resume' | 'withdraw' | 'expire'>;

export const useMoveEnrollment = (enrollmentId: string, command: ReasonedCommand) =>
  useAdminAction((reason: string) =>
    answerOf(
      api.POST(`/v1/roster/{enrollmentId}/${command}`, { params: { path: { enrollmentId } }, body: { reason } }),
    ),
  );

/** What an extension would do. Reads only, although it is a POST: the list of enrollments is too long for an address. */
export const extensionPreviewQuery = (body: ExtensionPreviewInput) =>
  queryOptions({
    queryKey: ['admin', 'extension-preview', body],
    queryFn: () => answerOf(api.POST('/v1/roster/extensions/preview', { body })),
  });

export const useExtendSeveral = () =>
  useAdminAction((body: ExtensionsInput) => answerOf(api.POST('/v1/roster/extensions', { body })));

/** Met enrollments whose badge waits for requirements, of one pilot or of all. */
export const waitingAwardsQuery = (pilotId?: string) =>
  keysetQuery(['waiting-awards', { pilotId }], (page) =>
    answerOf(api.GET('/v1/waiting-awards', { params: { query: { limit: 200, ...page, pilotId } } })),
  );

export const useRecordRequirements = () =>
  useAdminAction((body: RequirementsInput) => answerOf(api.POST('/v1/roster/requirements', { body })));

export const useMeetRequirement = (enrollmentId: string, kind: RequirementKind) =>
  useAdminAction((note: string) =>
    answerOf(
      api.POST('/v1/roster/{enrollmentId}/requirements', { params: { path: { enrollmentId } }, body: { kind, note } }),
    ),
  );
