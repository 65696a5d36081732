import { badgesData } from '#badges';
import { careerData } from '#career';
import { catalogData } from '#catalog';
import type { PersonalData } from '#database';
import { identityData } from '#identity';
import { notificationsData } from '#notifications';
import { pilotsData } from '#pilots';
import { reviewsData } from '#reviews';
import { submissionsData } from '#submissions';
import { privacyData } from '../privacy.personal-data.js';
import { groundData } from './ground.personal-data.js';

/**
 * What every slice holds about people, in the order in which it is erased: identity comes last, because the others look
 * for the name and the address that it has.
 */
export const holdings: readonly PersonalData[] = [
  notificationsData,
  groundData,
  careerData,
  badgesData,
  reviewsData,
  submissionsData,
  pilotsData,
  catalogData,
  privacyData,
  identityData,
];
