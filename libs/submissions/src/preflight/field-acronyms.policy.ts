import { wordList } from './word-list.policy.js';

/** Short forms of the field: in a text they rarely mean a school or a person. */
export const ofTheField = wordList(`
ses els ell esl ela iep plc rti mtss pbis sel stem lea sea dese essa nclb map eoc act sat gpa pd cte pta pto usa epa
sped fte csip sip slo smart ces lms usd sos cps msd isd ips gps ups lsd aps bps ems pms hms sms aed ada ais ehs phs
hhs css ess pss iss oss sss
`);
