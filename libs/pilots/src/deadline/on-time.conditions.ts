import { type FindOperator, Raw } from 'typeorm';
import { lateSql, onTimeSql } from './on-time.policy.js';

/** Enrollments for which this instant is on time. */
export function onTime(at: Date): { closesAt: FindOperator<Date> } {
  return { closesAt: Raw((closesAt) => onTimeSql(closesAt, ':arrivedAt'), { arrivedAt: at }) };
}

/** Enrollments whose close has passed at this instant. */
export function late(at: Date): { closesAt: FindOperator<Date> } {
  return { closesAt: Raw((closesAt) => lateSql(closesAt, ':arrivedAt'), { arrivedAt: at }) };
}
