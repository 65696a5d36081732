/** What one invented school works on. Each list is used in turn, so that no two demo texts share a passage. */
export interface Topic {
  title: string;
  goals: readonly string[];
  groups: readonly string[];
  tools: readonly string[];
  signs: readonly string[];
  places: readonly string[];
}

/** The topics of the demo program. The schools are invented, and nobody is named. */
export const topics: readonly Topic[] = [
  {
    title: 'Attendance in winter',
    goals: ['steady attendance in winter', 'mornings without late arrivals', 'fewer missed Mondays'],
    groups: ['the office staff', 'our bus drivers', 'the grade 6 advisors'],
    tools: ['a short call list', 'the yellow absence card', 'a map of bus stops'],
    signs: ['a full room at eight', 'an answered phone call', 'a student who comes back'],
    places: ['the front office', 'the bus loop', 'our morning meeting'],
  },
  {
    title: 'Writing in every subject',
    goals: ['clear writing in science', 'paragraphs that argue', 'notes students can reuse'],
    groups: ['the science department', 'our writing coaches', 'the history teachers'],
    tools: ['a shared rubric for claims', 'the folder of samples', 'a page of sentence openers'],
    signs: ['a claim with a reason', 'a second draft without reminders', 'a lab report others can follow'],
    places: ['the chemistry lab', 'our monthly scoring session', 'the eighth grade wing'],
  },
  {
    title: 'Math tasks that students explain',
    goals: ['explanations in math', 'tasks with several solutions', 'confidence with fractions'],
    groups: ['the grade 3 teachers', 'our math leads', 'the student tutors'],
    tools: ['a bank of open tasks', 'number talks on cards', 'the exit ticket'],
    signs: ['a drawing beside the answer', 'a question from another table', 'an error that is discussed'],
    places: ['the third grade rooms', 'the planning hour', 'our tutoring corner'],
  },
  {
    title: 'Conferences led by students',
    goals: ['conferences led by students', 'families who ask questions', 'goals that children can name'],
    groups: ['the homeroom teachers', 'our family liaisons', 'the parents of new students'],
    tools: ['a portfolio with four pieces', 'the invitation in five languages', 'a rehearsal script'],
    signs: ['a child who opens the folder first', 'a family that stays longer', 'a goal repeated at home'],
    places: ['the library tables', 'the evening sessions', 'our neighborhood center'],
  },
  {
    title: 'The first year of new teachers',
    goals: ['a calm start for new teachers', 'mentoring that continues after October', 'planning done in pairs'],
    groups: ['the mentors', 'our newest colleagues', 'the instructional coaches'],
    tools: ['a calendar of visits', 'the log of questions', 'a list of lessons to watch'],
    signs: ['a lesson planned by two people', 'an invitation to visit', 'a contract renewed in spring'],
    places: ['the mentor room', 'the August induction', 'our Thursday walk'],
  },
  {
    title: 'Reading groups that change',
    goals: ['reading groups that change', 'more minutes with real books', 'fluency by second grade'],
    groups: ['the reading specialists', 'our primary team', 'the library assistants'],
    tools: ['a six-week regrouping chart', 'the running record', 'a shelf for each interest'],
    signs: ['a book taken home', 'a group with new members', 'a page read without a stop'],
    places: ['the primary hallway', 'the book room', 'our data wall'],
  },
  {
    title: 'Feedback instead of points',
    goals: ['feedback instead of points', 'revision as a habit', 'fewer zeros in the gradebook'],
    groups: ['the grading committee', 'our algebra teachers', 'the advisory council'],
    tools: ['a comment bank', 'the retake form', 'a gradebook with standards'],
    signs: ['a test that is corrected', 'a comment answered in writing', 'a grade that rises in May'],
    places: ['the committee meetings', 'the freshman academy', 'our open house'],
  },
  {
    title: 'Science with local questions',
    goals: ['science with local questions', 'fieldwork in every season', 'data that students collect'],
    groups: ['the garden team', 'our biology teachers', 'the creek volunteers'],
    tools: ['a water test kit', 'the field notebook', 'a safety plan for walks'],
    signs: ['a question nobody can look up', 'a graph made by hand', 'a report sent to the city'],
    places: ['the school garden', 'the creek behind the gym', 'our spring exhibition'],
  },
  {
    title: 'Quiet hallways',
    goals: ['quiet hallways between classes', 'transitions under four minutes', 'fewer office visits'],
    groups: ['the hall monitors', 'our counseling staff', 'the student leaders'],
    tools: ['a map of arrival routes', 'the reflection sheet', 'a bell schedule with pauses'],
    signs: ['a greeting at each door', 'a lesson that begins at once', 'a conflict settled by peers'],
    places: ['the main stairway', 'the cafeteria exit', 'our Friday assembly'],
  },
];
