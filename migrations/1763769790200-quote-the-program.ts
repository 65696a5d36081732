import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Code, the working title of the first edition, and the title that the program has published since. */
const titles = [
  ['VIS-1', 'Develops a Vision', 'Leading Vision and Mission'],
  ['MAN-2', 'Oversees Personnel', 'Personnel'],
  ['REL-1', 'Interacts Professionally with Students', 'Building Personal Relationships'],
  ['REL-2', 'Interacts Professionally with Staff', 'Building Internal Relationships'],
  ['REL-3', 'Interacts Professionally with Family and Community', 'Building External Relationships'],
  ['INN-1', 'Continues Professional Growth', 'Personal Professional Learning'],
  ['INN-2', 'Actively Engages in Reflective Practice', 'Reflective Practice'],
] as const;

/** The first edition's words for a competency, and the words of the program's own document. */
const competencies = [
  {
    number: 4,
    before: {
      title:
        'Engages and supports staff in aligning curriculum vertically and horizontally to state and district standards',
      levels: {
        aspiring:
          'Understands how standards apply to horizontal and vertical alignment of local curricula and content areas',
        emerging: 'Examines the existing curriculum and learning standards and becomes familiar with them',
        developing:
          'Leads staff discussions so that curriculum is comprehensive, rigorous, aligned and engaging, with continuity and fidelity across grades and content areas',
        transformational:
          'Has staff regularly collaborate to monitor and adjust vertical and horizontal alignment of the curriculum to improve student learning',
      },
    },
    after: {
      title: 'Engages and supports staff to vertically and horizontally align curriculum to state/district standards',
      levels: {
        aspiring:
          'Understands standards as they apply to horizontal and vertical alignment of local curricula and content areas.',
        emerging: 'Examines and becomes familiar with the existing curriculum and learning standards.',
        developing:
          'Facilitates staff discussions to ensure curriculum is comprehensive, rigorous, aligned, and engaging and supports continuity and fidelity across all grades and content areas.',
        transformational:
          'Ensures staff regularly collaborates to continuously monitor and adjust the vertical and horizontal alignment of the curriculum to improve student learning.',
        distinguished:
          'The Distinguished Transformational Leader coaches, trains and/or mentors others in how to ensure a guaranteed and viable curriculum.',
      },
    },
  },
  {
    number: 5,
    before: {
      title: 'Supports staff in using a variety of research-based practices suited to the intended content',
      levels: {
        aspiring: 'Understands a variety of research-based practices and how to match them to learning content',
        emerging: 'Identifies existing instructional practices and reinforces those that suit the learning content',
        developing: 'Builds teacher capacity with a variety of instructional practices suited to the learning content',
        transformational:
          'Creates opportunities to collaborate on and model instructional practices suited to the learning content',
      },
    },
    after: {
      title: 'Supports staff use of a variety of research-based practices appropriate to the intended content.',
      levels: {
        aspiring:
          'Understands a variety of research-based instructional practices and how to appropriately match learning content',
        emerging:
          'Identifies existing instructional practices and reinforces those that are appropriate to the learning content',
        developing:
          'Builds teacher capacity with a variety of instructional practices appropriate to the learning content',
        transformational:
          'Facilitates opportunities for collaboration and modeling of instructional practices appropriate to the learning content',
      },
    },
  },
  {
    number: 6,
    before: {
      title:
        'Observes classroom instruction and gives meaningful, timely feedback on teacher practice and student response',
      levels: {
        aspiring: 'Understands and engages in meaningful feedback related to effective teacher practice',
        emerging: 'Observes instruction and gives timely feedback that builds teacher practice and student response',
        developing:
          "Observes instruction and gives timely feedback that deliberately meets individual teachers' strengths and areas for growth",
        transformational:
          "Develops a systemic process for the continuous improvement of all teachers' instructional practice",
      },
    },
    after: {
      title:
        'Observes classroom instruction and provides meaningful and timely feedback on teacher practice and student response.',
      levels: {
        aspiring: 'Understands and engages in meaningful feedback related to effective teacher practice',
        emerging:
          'Observes classroom instruction and provides meaningful and timely feedback to build teacher practice and student response',
        developing:
          'Observes classroom instruction and provides meaningful and timely feedback to intentionally meet individual teacher strengths and areas for growth',
        transformational:
          'Develops a systemic process for the continuous improvement of all teachers’ instructional practice',
      },
    },
  },
] as const;

/**
 * Puts the program's own words where those of the first edition of its catalog still are. What somebody has edited since
 * stays, and versions never change.
 */
export class QuoteTheProgram1763769790200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [code, before, after] of titles)
      await rename(runner, code, { title: before, working: true }, after, false);
    for (const { number, before, after } of competencies) await reword(runner, number, before, after);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [code, before, after] of titles)
      await rename(runner, code, { title: after, working: false }, before, true);
    for (const { number, before, after } of competencies) await reword(runner, number, after, before);
  }
}

async function rename(
  runner: QueryRunner,
  code: string,
  from: { title: string; working: boolean },
  title: string,
  working: boolean,
): Promise<void> {
  await runner.query(
    `UPDATE micro_credential SET title = $4, working_title = $5
     WHERE code = $1 AND title = $2 AND working_title = $3 AND program_id = (SELECT id FROM program WHERE code = 'MLDS')`,
    [code, from.title, from.working, title, working],
  );
}

interface Worded {
  title: string;
  levels: Record<string, string>;
}

async function reword(runner: QueryRunner, number: number, from: Worded, to: Worded): Promise<void> {
  const ofProgram = `number = $1 AND framework_id IN (
    SELECT framework.id FROM framework JOIN program ON program.id = program_id WHERE program.code = 'MLDS' AND framework.code = 'MLDS')`;
  await runner.query(`UPDATE competency SET title = $3 WHERE ${ofProgram} AND title = $2`, [
    number,
    from.title,
    to.title,
  ]);
  await runner.query(`UPDATE competency SET descriptors = $3 WHERE ${ofProgram} AND descriptors = $2`, [
    number,
    JSON.stringify(from.levels),
    JSON.stringify(to.levels),
  ]);
}
