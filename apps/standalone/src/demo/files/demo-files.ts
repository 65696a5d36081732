import { makeAgenda } from './agenda.js';
import { makeDocument } from './document.js';
import { makePicture } from './picture.js';
import { makeRecording } from './recording.js';

/** A file that a candidate of the demo uploads. */
export interface DemoFile {
  name: string;
  mediaType: string;
  /** What the file shows, for its description and its evidence links. */
  about: string;
  content: Buffer;
}

const recordingSeconds = 100;

/**
 * Makes the demo's files, about 20 MB in total and the same bytes in every run: a plan (PDF), the agenda and notes of a
 * meeting (DOCX), a chart (PNG) and a recording (WAV).
 */
export async function makeDemoFiles(): Promise<DemoFile[]> {
  const chart = makePicture();
  return [
    {
      name: 'A year of talk in lessons.pdf',
      mediaType: 'application/pdf',
      about: 'The plan, the changes along the way, and the visits in numbers',
      content: await makeDocument(chart),
    },
    {
      name: 'Team meeting grade 4.docx',
      mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      about: 'Agenda and notes of a team meeting',
      content: makeAgenda({ png: chart, width: 1600, height: 1100 }),
    },
    {
      name: 'Wall chart.png',
      mediaType: 'image/png',
      about: 'The chart that the teams kept on the wall',
      content: makePicture(2),
    },
    {
      name: 'Opening of the team meeting.wav',
      mediaType: 'audio/wav',
      about: 'How a team meeting begins',
      content: makeRecording(recordingSeconds),
    },
  ];
}
