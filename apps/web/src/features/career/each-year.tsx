import type { Career } from '../../api/schema';
import { Section } from '../../ui/page';
import { DataTable } from '../admin/parts/data-table';
import { dayInWords } from '../../ui/days';
import { counted } from '../../ui/number-words';
import { Reached } from './reached';
import { missingInWords } from './career-words';

type Yearly = Career['progress']['yearly'];

/** What each year of the certificate requires, and what was done. */
export function EachYear({ yearly }: { yearly: Yearly }) {
  const { neededHours, neededEvaluations, years, met } = yearly;
  return (
    <Section title="Each year" aside={<Reached met={met} />}>
      <p>
        Each year of the certificate requires {counted(neededHours, 'hour')} of professional development and{' '}
        {counted(neededEvaluations, 'evaluation')}.
        {years.length === 0
          ? ' Years count from the first day of your initial certificate.'
          : ` ${gapsInWords(yearly)}`}
      </p>
      {years.length > 0 && (
        <DataTable
          caption="Hours and evaluations by year of the certificate"
          columns={[
            { title: 'Year', cell: ({ number, over }) => (over ? number : `${number}, now`) },
            { title: 'From', cell: ({ from }) => dayInWords(from) },
            { title: 'To', cell: ({ lastDay }) => dayInWords(lastDay) },
            {
              title: 'Hours',
              numeric: true,
              cell: ({ hours, missingHours }) => (missingHours === 0 ? hours : `${hours}, ${missingHours} missing`),
            },
            {
              title: 'Evaluations',
              numeric: true,
              cell: ({ evaluations, missingEvaluations }) =>
                missingEvaluations === 0 ? evaluations : `${evaluations}, ${missingEvaluations} missing`,
            },
          ]}
          rows={years}
          keyOf={({ from }) => from}
        />
      )}
    </Section>
  );
}

/** What is missing in past years, then in the current year. */
function gapsInWords({ years, met }: Yearly): string {
  if (met) return 'Nothing is missing so far.';
  const gaps = (over: boolean) => {
    const those = years.filter((year) => year.over === over);
    const hours = those.reduce((sum, { missingHours }) => sum + missingHours, 0);
    const evaluations = those.reduce((sum, { missingEvaluations }) => sum + missingEvaluations, 0);
    return [
      ...(hours > 0 ? [missingInWords(hours, 'hour')] : []),
      ...(evaluations > 0 ? [missingInWords(evaluations, 'evaluation')] : []),
    ].join(' and ');
  };
  const [past, present] = [gaps(true), gaps(false)];
  return [
    ...(past === '' ? [] : [`In past years, ${past}.`]),
    ...(present === '' ? [] : [`In the current year, ${present}.`]),
  ].join(' ');
}
